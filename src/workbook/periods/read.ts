import { historyOf, type History } from '../../core/periods/history';
import { missingDates, periodOf, type Period } from '../../core/periods/period';
import { UnusablePeriods } from '../../core/periods/fault';
import type { Plan } from '../../core/plan/plan';
import { evaluate, type Evaluation } from '../../core/rules/evaluate';
import { createTranslator } from '../../i18n/create';
import { periodTexts } from '../../i18n/periods';
import { frozenIn, revisionsIn, type RevisionRow, type StandingRow } from '../../schema/read/periods';
import { readPlan } from '../../schema/read/records';
import type { WorkbookTables } from '../../schema/read/rows';
import { inSteps } from '../excel/inSteps';
import { inExcel } from '../excel/run';
import { survey, type Survey } from '../excel/survey';
import { standingData } from '../outputs/standingTable';
import { wantedFor, type OutputSheet, type Read } from '../outputs/wanted';
import { readTables } from '../tables/readTables';
import { HISTORY_SHEET, REVISION_SHEET } from './periodSheets';

/** What the sheets of the cycle are written in, whatever language the pane speaks. */
export const czech = createTranslator('cs', periodTexts);

/** A plan with its periods, as it stands in the open workbook. */
export interface PeriodsRead {
  readonly found: Survey;
  readonly read: Read;
  readonly tables: WorkbookTables;
  readonly plan: Plan;
  readonly evaluation: Evaluation;
  /** The plan as it is now; null where its settings have no dates. */
  readonly now: Period | null;
  /** What stands in Historie. */
  readonly rows: readonly StandingRow[];
  readonly history: History;
  readonly revisions: readonly RevisionRow[];
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
  const { plan, evaluation } = await inSteps(judged(tables));
  const data = standingData(found, others, HISTORY_SHEET);
  const rows = data ? frozenIn(data) : [];
  return {
    found,
    read: others,
    tables,
    plan,
    evaluation,
    now: periodOf(plan, evaluation),
    rows,
    history: historyOf(rows),
    revisions: revisionsIn(standingData(found, others, REVISION_SHEET)),
  };
}

function* judged(tables: WorkbookTables): Generator<void, { plan: Plan; evaluation: Evaluation }> {
  const { plan } = readPlan(tables);
  yield;
  const evaluation = evaluate(plan);
  yield;
  return { plan, evaluation };
}

/**
 * The period of the plan.
 * @throws {UnusablePeriods} when the settings lack its dates
 */
export function periodNow({ now, plan }: Pick<PeriodsRead, 'now' | 'plan'>): Period {
  if (now === null) throw new UnusablePeriods([{ code: 'noDates', missing: missingDates(plan.settings) }]);
  return now;
}

/** @throws {UnusablePeriods} when Historie cannot be relied on */
export function checkHistory({ history: { faults } }: Pick<PeriodsRead, 'history'>): void {
  if (faults.length > 0) throw new UnusablePeriods(faults);
}

/**
 * The plan in the open workbook, as an earlier period of another one.
 * @throws {UnusableWorkbook} when the workbook is no plan
 */
export const planInWorkbook = (): Promise<Plan> => inExcel(async (context) => (await readPeriods(context)).plan);
