import { Button, makeStyles, ProgressBar, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { usePane, useSession } from '../context';
import { shareText } from '../numbers';
import { Donut } from '../parts/Donut';
import { LevelMark } from '../parts/LevelMark';
import type { Inspection } from '../workbook';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  figures: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalL },
  table: { borderCollapse: 'collapse', flexGrow: 1 },
  count: { textAlign: 'right', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold, padding: `2px ${tokens.spacingHorizontalS}` },
  share: { textAlign: 'right', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2 },
  level: { textAlign: 'left', fontWeight: tokens.fontWeightRegular },
});

export function Overview({ inspection: { report } }: { inspection: Extract<Inspection, { kind: 'plan' }> }) {
  const styles = useStyles();
  const { session, t } = usePane();
  const { job } = useSession();
  const { plan, summary } = report;
  return (
    <div className={styles.stack}>
      <Subtitle2 as="h1">{plan.settings.planName}</Subtitle2>
      <div className={styles.figures}>
        <Donut levels={summary.levels} total={summary.total} />
        <table className={styles.table} aria-label={t('pane.levels')}>
          <tbody>
            {summary.levels.map((share) => (
              <tr key={share.level}>
                <th scope="row" className={styles.level}>
                  <LevelMark level={share.level} />
                </th>
                <td className={styles.count}>{share.count}</td>
                <td className={styles.share}>{shareText(share, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button appearance="primary" disabledFocusable={job !== null} onClick={() => void session.summarize()}>
        {t('pane.summarize')}
      </Button>
      {job?.kind === 'summarize' ? (
        <>
          <ProgressBar aria-label={t('pane.job.summarize')} />
          <Text size={200}>{t('pane.job.summarize')}</Text>
        </>
      ) : (
        <Text size={200}>{t('pane.summarizeHint')}</Text>
      )}
    </div>
  );
}
