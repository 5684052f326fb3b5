import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { LEVELS } from '../../../core/plan/level';
import { INTERPRETATIONS } from '../../../core/rules/interpretation';
import { usePane } from '../../app/context';
import { LevelIcon } from '../../parts/list/LevelMark';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';
import type { Report } from '../../ports/workbook';

const useStyles = makeStyles({
  number: { textAlign: 'right', padding: `2px ${tokens.spacingHorizontalS}`, fontVariantNumeric: 'tabular-nums' },
  used: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground3 },
});

/** How the totals would come out under each reading, and the measures that make the difference. */
export function Interpretations({ report: { summary, evaluation } }: { report: Report }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, t } = usePane();
  return (
    <Section title={t('pane.readings')}>
      <table className={common.table}>
        <thead>
          <tr>
            <th scope="col" className={common.rowHead}>
              <span className={common.secondary}>{t('pane.reading')}</span>
            </th>
            {LEVELS.map((level) => (
              <th key={level} scope="col" className={styles.number} title={t(`level.${level}`)}>
                <LevelIcon level={level} label={t(`level.${level}`)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {INTERPRETATIONS.map((reading) => (
            <tr key={reading} className={reading === evaluation.reading ? styles.used : ''}>
              <th scope="row" className={common.rowHead}>
                {t(`interpretation.${reading}`)}
                {reading === evaluation.reading && <span className={common.secondary}> {t('pane.readingUsed')}</span>}
              </th>
              {LEVELS.map((level) => (
                <td key={level} className={styles.number}>
                  {summary.byInterpretation[reading][level]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={common.line}>
        <Link as="button" inline onClick={() => session.navigation.showMeasures({ marks: ['borderline'] })}>
          {t('pane.borderlineCount', { count: summary.borderline.length })}
        </Link>
        <Link as="button" inline onClick={() => session.navigation.showMeasures({ marks: ['overridden'] })}>
          {t('pane.overriddenCount', { count: summary.overridden.length })}
        </Link>
      </div>
    </Section>
  );
}
