import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { type Coverage, shareOf } from '../../../core/plan/territory';
import { usePane } from '../../app/context';
import { coveragePercent, decimal } from '../../app/numbers';
import { missingByDistrict } from './coverage';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';

const useStyles = makeStyles({
  districts: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    paddingLeft: tokens.spacingHorizontalL,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  meter: {
    height: '6px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground5,
    position: 'relative',
    overflow: 'hidden',
  },
  covered: { height: '100%', backgroundColor: tokens.colorBrandBackground },
  threshold: { position: 'absolute', top: 0, bottom: 0, width: '2px', backgroundColor: tokens.colorNeutralForeground1 },
});

export function CoveragePart({ coverage, inspection: { report } }: { coverage: Coverage; inspection: PlanInspection }) {
  const styles = useStyles();
  const common = useCommon();
  const { t, language } = usePane();
  const { threshold, gazetteer } = report.evaluation;
  if (coverage.total === 0) return <Text size={200}>{t('pane.noMunicipalities')}</Text>;
  const share = shareOf(coverage);
  const text = t('pane.coverage', {
    covered: coverage.covered,
    total: coverage.total,
    share: t('pane.percent', { value: decimal(coveragePercent(share, threshold), language) }),
    threshold: t('pane.percent', { value: decimal(threshold * 100, language) }),
  });
  return (
    <div>
      <div className={styles.meter} aria-hidden="true">
        <div className={styles.covered} style={{ width: `${share * 100}%` }} />
        <div className={styles.threshold} style={{ left: `calc(${threshold * 100}% - 1px)` }} />
      </div>
      <Text size={200}>{text}</Text>
      {coverage.missing.length > 0 && coverage.covered > 0 && (
        <details className={common.details}>
          <summary>
            <Text size={200}>{t('pane.missing', { count: coverage.missing.length })}</Text>
          </summary>
          <ul className={styles.districts}>
            {missingByDistrict(coverage, gazetteer).map(({ orp, names, whole }) => (
              <li key={orp}>
                <strong>ORP {orp}</strong>: {whole ? t('pane.wholeDistrict', { count: names.length }) : names.join(', ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
