import type { MeasureVerdict } from '../../../core/rules/evaluate';
import { usePane } from '../../app/context';
import { CopyButton } from '../../parts/form/CopyButton';
import type { PlanInspection } from '../../ports/workbook';
import { missingByDistrict } from './coverage';

/** The municipalities that all criteria of the measure lack, as a text to be sent: whom to ask, and for what. */
export function CopyMissing({ verdict, inspection: { report } }: { verdict: MeasureVerdict; inspection: PlanInspection }) {
  const { t } = usePane();
  const { measure, criteria } = verdict;
  const lacking = criteria.flatMap(({ criterion, coverage }) => (coverage && coverage.missing.length > 0 ? [{ criterion, coverage }] : []));
  const count = new Set(lacking.flatMap(({ coverage }) => coverage.missing)).size;
  if (count === 0) return null;
  const text = (): string =>
    [
      `${measure.code} ${measure.title}`,
      ...lacking.flatMap(({ criterion, coverage }) => [
        '',
        [
          ...(criterion ? [t('pane.criterion', { number: criterion.number }), criterion.text] : []),
          `(${t('pane.missing', { count: coverage.missing.length })})`,
        ].join(' '),
        ...missingByDistrict(coverage, report.evaluation.gazetteer).map(({ orp, names }) => `ORP ${orp}: ${names.join(', ')}`),
      ]),
    ].join('\n');
  return <CopyButton text={text} label={t('pane.copyMissing', { count })} />;
}
