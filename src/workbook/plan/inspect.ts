import { fingerprint } from '../../core/exchange/fingerprint';
import { INTERPRETATION_WORD } from '../../core/text/wording';
import type { Exchange } from '../../core/exchange/exchange';
import { cellText, type CellValue } from '../../core/text/text';
import { planIdOf } from '../../schema/request';
import { readExchange } from '../../schema/read/exchange';
import { readTexts, type StandingText } from '../../schema/read/ownTexts';
import { renamesOf } from '../../schema/read/renames';
import type { Repair } from '../../schema/read/repairs';
import { STAMP, stampLabel } from '../../schema/outputs';
import { UnusableWorkbook, type StructureFault } from '../../schema/read/records';
import type { WorkbookTables } from '../../schema/read/rows';
import { readRequest, type RequestInspection } from '../request/request';
import { askIdentity, type Identity } from '../excel/identity';
import { untyped } from '../excel/literal';
import type { Wanted } from '../excel/readBlocks';
import { standingData } from '../outputs/standingTable';
import { wantedFor } from '../outputs/wanted';
import { cycleTables, HISTORY_SHEET, REVISION_SHEET } from '../periods/periodSheets';
import type { CycleTables } from '../periods/standing';
import { askAuthor } from '../report/author';
import { TEXTS_SHEET } from '../report/reportSheets';
import { readTables } from '../tables/readTables';
import { readLastPoint, type LastPoint } from '../undo/restorePoint';
import { inSteps } from '../excel/inSteps';
import { inExcel } from '../excel/run';
import { evaluationSteps, type Report } from '../summary/report';
import { surveyWith } from '../excel/survey';

/** What the workbook is and how it stands, read without writing anything. */
export type Inspection =
  | {
      readonly kind: 'plan';
      readonly report: Report;
      /** The summary that stands in the workbook; null before the first run. */
      readonly stamp: { readonly computedAt: string; readonly fingerprint: string; readonly reading: string } | null;
      /** The summary was computed from what the workbook holds now. */
      readonly current: boolean;
      readonly saved: LastPoint | null;
      /** As they were read: they lead from a record to its cells and from a selected row to its record. */
      readonly tables: WorkbookTables;
      /** What the coordinator wrote in place of texts of the report. */
      readonly texts: readonly StandingText[];
      /** Who made the workbook; "" where it does not say. */
      readonly author: string;
      /** Frozen periods, and what is to be revised, as they were read. */
      readonly cycle: CycleTables;
      /** Who is called and who has answered. */
      readonly exchange: Exchange;
      /** By which the returns of this plan are told from those of another. */
      readonly planId: string;
    }
  /** A gestor's workbook. */
  | { readonly kind: 'request'; readonly request: RequestInspection; readonly saved: LastPoint | null }
  /** Not a reporting workbook, or one that lacks something it needs; with the headers that may be what it lacks. */
  | {
      readonly kind: 'other';
      readonly faults: readonly StructureFault[];
      readonly renames: readonly Repair[];
      readonly saved: LastPoint | null;
    };

type PlanInspection = Extract<Inspection, { kind: 'plan' }>;

export async function inspect(): Promise<Inspection> {
  return inExcel(async (context) => {
    const { found, answer } = await surveyWith(context, (finder) => ({ identity: askIdentity(finder), author: askAuthor(finder) }));
    const { stamp } = found.outputs;
    const wanted: Record<string, Wanted> = {
      ...(stamp ? { stamp: { ...stamp, as: 'typed' } } : {}),
      ...wantedFor(found, [TEXTS_SHEET, HISTORY_SHEET, REVISION_SHEET]),
    };
    const { tables, others } = await readTables(context, found, wanted);
    const saved = await readLastPoint(context, found.saved);
    const identity = answer.identity();
    const request = readRequest(tables, identity);
    if (request) return { kind: 'request', request, saved };
    try {
      const texts = readTexts(standingData(found, others, TEXTS_SHEET));
      const cycle = cycleTables(found, others);
      const plan = await inSteps(planSteps(tables, others['stamp'] ?? [], identity));
      return { ...plan, saved, texts, cycle, author: answer.author() };
    } catch (error) {
      if (error instanceof UnusableWorkbook) return { kind: 'other', faults: error.faults, renames: renamesOf(tables), saved };
      throw error;
    }
  });
}

function* planSteps(
  tables: WorkbookTables,
  stampCells: readonly (readonly CellValue[])[],
  { properties }: Identity,
): Generator<void, Omit<PlanInspection, 'saved' | 'texts' | 'cycle' | 'author'>> {
  const report = yield* evaluationSteps(tables);
  yield;
  const cells = new Map(stampCells.map(([label, value]) => [stampLabel(untyped(label ?? '')), cellText(untyped(value ?? ''))]));
  const print = cells.get(STAMP.fingerprint);
  const stamp =
    print === undefined
      ? null
      : { computedAt: cells.get(STAMP.computedAt) ?? '', fingerprint: print, reading: cells.get(STAMP.reading) ?? '' };
  const current = print === fingerprint(report.plan) && stamp?.reading === INTERPRETATION_WORD[report.evaluation.reading];
  yield;
  const exchange = readExchange(tables);
  const planId = planIdOf(properties.plan, report.plan.settings.planName);
  return { kind: 'plan', report, stamp, current, tables, exchange, planId };
}
