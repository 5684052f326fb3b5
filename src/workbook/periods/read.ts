import type { Plan } from '../../core/plan/plan';
import { evaluate, type Evaluation } from '../../core/rules/evaluate';
import type { Finding } from '../../core/rules/findings';
import { createTranslator } from '../../i18n/create';
import { periodTexts } from '../../i18n/periods';
import { readPlan } from '../../schema/read/records';
import type { WorkbookTables } from '../../schema/read/rows';
import { inSteps } from '../excel/inSteps';
import { inExcel } from '../excel/run';
import { survey, type Survey } from '../excel/survey';
import { wantedFor, type OutputSheet, type Read } from '../outputs/wanted';
import { readTables } from '../tables/readTables';
import { cycleTables, HISTORY_SHEET, REVISION_SHEET } from './periodSheets';
import { periodsStanding, type CycleTables, type PeriodsStanding } from './standing';

/** What the sheets of the cycle are written in, whatever language the pane speaks. */
export const czech = createTranslator('cs', periodTexts);

/** A plan with its periods, as it stands in the open workbook. */
export interface PeriodsRead extends PeriodsStanding {
  readonly found: Survey;
  readonly read: Read;
  readonly tables: WorkbookTables;
  /** What only cells show to be wrong. */
  readonly ofCells: readonly Finding[];
  readonly cycle: CycleTables;
}

/**
 * Reads the plan, judges it and reads what the workbook holds of its periods: two messages to Excel.
 *
 * @param sheets what else is read, because it is going to be written
 * @param surveyed is told once the first message is answered
 * @throws {UnusableWorkbook} when the workbook is no plan
 */
export async function readPeriods(
  context: Excel.RequestContext,
  sheets: readonly OutputSheet[] = [],
  { surveyed = () => {}, ask = () => {} }: { readonly surveyed?: (found: Survey) => void; readonly ask?: () => void } = {},
): Promise<PeriodsRead> {
  const found = await survey(context);
  surveyed(found);
  const { tables, others } = await readTables(context, found, wantedFor(found, [HISTORY_SHEET, REVISION_SHEET, ...sheets]), ask);
  const { plan, evaluation, ofCells } = await inSteps(judged(tables));
  const cycle = cycleTables(found, others);
  return { found, read: others, tables, ofCells, cycle, ...periodsStanding(plan, evaluation, cycle) };
}

function* judged(tables: WorkbookTables): Generator<void, { plan: Plan; evaluation: Evaluation; ofCells: readonly Finding[] }> {
  const { plan, findings: ofCells } = readPlan(tables);
  yield;
  const evaluation = evaluate(plan);
  yield;
  return { plan, evaluation, ofCells };
}

/**
 * The plan in the open workbook, as an earlier period of another one.
 * @throws {UnusableWorkbook} when the workbook is no plan
 */
export const planInWorkbook = (): Promise<Plan> => inExcel(async (context) => (await readPeriods(context)).plan);
