import './texts';
import { Field, Select, Text } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { AszTotal } from '../../../core/plan/plan';
import { aszTable, partnersAgainstOthers, quotedTotal } from '../../../core/territory/asz';
import type { TerritorialCriterion } from '../../../core/territory/coverage';
import { ASZ_TOTAL_WORD } from '../../../schema/tables';
import { saveSettings } from '../../actions/saveSettings';
import { usePane, useSession } from '../../app/context';
import { Section } from '../../parts/Section';
import { useCommon } from '../../parts/common';
import type { PlanInspection } from '../../ports/workbook';
import { Shares } from './Shares';

/** Has the plan funds or partners of the ASZ? */
export const hasAsz = ({ report: { plan } }: PlanInspection): boolean =>
  plan.settings.withoutTerritory === undefined &&
  plan.municipalities.length > 0 &&
  (plan.asz.length > 0 || plan.municipalities.some(({ aszSince }) => aszSince !== undefined));

/** The funds of the ASZ with the total that texts quote, and its partners against the others. */
export function Asz({ inspection, criteria }: { inspection: PlanInspection; criteria: readonly TerritorialCriterion[] }) {
  if (!hasAsz(inspection)) return null;
  return (
    <>
      {inspection.report.plan.asz.length > 0 && <Funds inspection={inspection} />}
      {criteria.length > 0 && <Partners inspection={inspection} criteria={criteria} />}
    </>
  );
}

function Funds({ inspection: { report } }: { inspection: PlanInspection }) {
  const common = useCommon();
  const { session, language, t } = usePane();
  const { job } = useSession();
  const { plan } = report;
  const { aszTotal: chosen } = plan.settings;
  const table = useMemo(() => aszTable(plan), [plan]);
  const { lines, sum, declared, difference, perInhabitant } = table;
  const amount = (value: number): string => new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value);
  const figures = [
    ['fundsSum', sum],
    ['fundsDeclared', declared],
    ['fundsDifference', declared === null ? null : difference],
    ['fundsPerInhabitant', perInhabitant],
  ] as const;
  const missing = lines.filter(({ isMissing }) => isMissing).map(({ municipality }) => municipality);
  const isUnread = lines.some(({ funds, raw }) => funds === null && raw !== '');
  return (
    <Section title={t('territory.funds')}>
      <ul className={common.list}>
        {figures.map(
          ([key, value]) =>
            value !== null && (
              <li key={key} className={common.apart}>
                <Text size={200}>{t(`territory.${key}`)}</Text>
                <Text size={200}>{t('territory.kc', { amount: amount(value) })}</Text>
              </li>
            ),
        )}
      </ul>
      {isUnread && <Text size={200}>{t('territory.quoteUnread')}</Text>}
      {difference !== 0 && !isUnread && (
        <Field
          label={t('territory.quote')}
          className={common.field}
          hint={quotedTotal(table, chosen) === null ? t('territory.quoteHint') : ''}
        >
          <Select
            className={common.select}
            value={chosen ?? ''}
            disabled={job !== null}
            onChange={(_, { value }) => void session.do(saveSettings, { aszTotal: value === '' ? '' : ASZ_TOTAL_WORD[value as AszTotal] })}
          >
            <option value="">{t('territory.quoteNone')}</option>
            {(['sum', 'declared'] as const).map((key) => (
              <option key={key} value={key}>
                {t(`territory.quoted.${key}`, { amount: amount(key === 'sum' ? sum : declared!) })}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {missing.length > 0 && <Text size={200}>{t('territory.fundsMissing', { names: missing.join(', ') })}</Text>}
    </Section>
  );
}

function Partners({ inspection, criteria }: { inspection: PlanInspection; criteria: readonly TerritorialCriterion[] }) {
  const { t } = usePane();
  const groups = partnersAgainstOthers(criteria, inspection.report.evaluation.gazetteer.municipalities);
  if (groups.partners.municipalities === 0) return null;
  return (
    <Section title={t('territory.asz')}>
      <Shares
        heads={['group', 'municipalities', 'answered', 'median']}
        rows={(['partners', 'others'] as const).map((key) => {
          const { municipalities, answered, median } = groups[key];
          return { key, name: t(`territory.${key}`), counts: [municipalities, answered], share: median };
        })}
        withoutShare={t('territory.tooFew')}
      />
      <Text size={200}>{t('territory.caveat')}</Text>
    </Section>
  );
}
