import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { usePane } from '../../app/context';
import { shareText } from '../../app/numbers';
import { LevelMark } from '../../parts/list/LevelMark';
import type { Report } from '../../ports/workbook';
import { useCommon } from '../../parts/common';

const useStyles = makeStyles({
  count: {
    textAlign: 'right',
    padding: `2px ${tokens.spacingHorizontalS}`,
    '& button': { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  },
  silent: { alignSelf: 'flex-end', fontSize: tokens.fontSizeBase200 },
  share: { textAlign: 'right', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
});

/** How many measures stand at each level, and of the unfulfilled how many only because nobody has answered. */
export function Figures({ report: { summary } }: { report: Report }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  return (
    <div className={common.tight}>
      <table className={common.table} aria-label={t('pane.levels')}>
        <tbody>
          {summary.levels.map((share) => (
            <tr key={share.level}>
              <th scope="row" className={common.rowHead}>
                <LevelMark level={share.level} />
              </th>
              <td className={styles.count}>
                <Link
                  as="button"
                  appearance="subtle"
                  aria-label={t('pane.showLevel', { level: t(`level.${share.level}`), count: share.count })}
                  onClick={() => session.navigation.showMeasures({ level: share.level })}
                >
                  {share.count}
                </Link>
              </td>
              <td className={styles.share}>{shareText(share, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {summary.silent > 0 && (
        <Link
          as="button"
          className={styles.silent}
          onClick={() => session.navigation.showMeasures({ marks: ['silent'], level: 'unfulfilled' })}
        >
          {t('pane.silentCount', { count: summary.silent })}
        </Link>
      )}
    </div>
  );
}
