import { aszTable } from '../../core/territory/asz';
import type { TerritorialCriterion } from '../../core/territory/coverage';
import type { Plan } from '../../core/plan/plan';
import { ASZ_CAVEAT, ASZ_MEDIAN, ASZ_WITHOUT_GROUPS, aszFundsRows, aszGroupRows } from '../../schema/asz';
import { ASZ_SUMMARY_SHEET, ASZ_TABLES } from '../../schema/aszTables';
import { NOTHING, type OutputId, type Rows } from '../../schema/outputs';
import type { Survey } from '../excel/survey';
import type { OutputSheet } from '../outputs/wanted';
import type { SheetsJob } from '../outputs/writeSheets';

type AszId = keyof typeof ASZ_TABLES;

export const ASZ_SHEET: OutputSheet = {
  name: ASZ_SUMMARY_SHEET,
  title: 'Spolupráce obcí s Agenturou pro sociální začleňování',
  note: 'Hodnoty na tomto listu zapisuje Plnění s listem Území z listů ASZ, Obce a Podklady. Poznámky si pište vedle tabulek.',
  ids: Object.keys(ASZ_TABLES) as AszId[],
};

/** What the sheet is to say; null for a plan without funds and without partners, which has none. */
export function aszSummary(
  plan: Plan,
  criteria: readonly TerritorialCriterion[],
  { outputs }: Pick<Survey, 'outputs'>,
): Pick<SheetsJob, 'sheets' | 'rows' | 'subtitle'> | null {
  const { municipalities } = plan;
  const hasGroups = criteria.length > 0 && municipalities.some(({ aszSince }) => aszSince !== undefined);
  const rows: Partial<Record<OutputId, Rows>> = {
    ...(plan.asz.length > 0 ? { aszFunds: aszFundsRows(aszTable(plan), plan.settings.aszTotal) } : {}),
    ...(hasGroups ? { aszGroups: aszGroupRows(criteria, municipalities) } : {}),
  };
  if (Object.keys(rows).length === 0) return null;
  // A table of an earlier run that has nothing to say any more says so.
  for (const id of ASZ_SHEET.ids)
    if (!rows[id] && outputs[id]) rows[id] = [Object.keys(ASZ_TABLES[id as AszId].columns).map((_, i) => (i === 0 ? NOTHING : ''))];
  return {
    sheets: [{ ...ASZ_SHEET, ids: ASZ_SHEET.ids.filter((id) => rows[id]) }],
    rows,
    subtitle: {
      text: hasGroups ? `${ASZ_CAVEAT} ${ASZ_MEDIAN}` : ASZ_WITHOUT_GROUPS,
      isEarlier: (text) => text.startsWith(ASZ_CAVEAT) || text === ASZ_WITHOUT_GROUPS,
    },
  };
}
