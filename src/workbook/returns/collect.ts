import { Bodies } from '../../core/people/bodies';
import { planChanges, type Changes } from '../../core/exchange/collect';
import type { Decisions } from '../../core/exchange/conflicts';
import type { Return } from '../../core/exchange/returned';
import { toSerial, type IsoDate } from '../../core/text/date';
import type { Exchange } from '../../core/exchange/exchange';
import type { Plan } from '../../core/plan/plan';
import { provenance } from '../../core/exchange/provenance';
import { cellText, type CellValue } from '../../core/text/text';
import { readExchange } from '../../schema/read/exchange';
import { answerCell } from '../../schema/outputRows';
import { readPlan } from '../../schema/read/records';
import type { TableData, WorkbookTables } from '../../schema/read/rows';
import { INPUT, type ColumnId } from '../../schema/tables';
import { blankRows, rowsIn, type Growth, type RowChanges, type RowValues } from '../tables/upsertTable';
import { extensionsOf, stretching } from '../tables/extendTables';
import { growTables } from '../tables/growTables';
import { readTables } from '../tables/readTables';
import { askBelow, roomBelow } from '../tables/roomBelow';
import { inExcel } from '../excel/run';
import { surveyWith } from '../excel/survey';
import { wantedFor } from '../outputs/wanted';
import { planUnplaced, UNPLACED_SHEET } from '../tables/unplaced';
import { stepsOf, type Watched } from '../excel/watched';

export interface CollectReport {
  readonly changes: Changes;
  /** Rows of tblPodklady that were written. */
  readonly written: number;
  /** Rows of tblGestori that say something new. */
  readonly noted: number;
  /** Rows that came to the sheet Nezařazené. */
  readonly unplaced: number;
  readonly nothingChanged: boolean;
}

export interface CollectOptions extends Watched {
  readonly now: Date;
}

/**
 * *Zapsat*: the answers of the returns come into tblPodklady, who returned into tblGestori, and what has no place onto
 * the sheet Nezařazené, as one change that can be taken back. Conflicts that nobody has decided are left alone.
 * @throws {UnusableWorkbook} before anything is written, when the workbook is no plan
 * @throws {ExcelFault} when Excel refuses
 */
export async function collect(returns: readonly Return[], decisions: Decisions, options: CollectOptions): Promise<CollectReport> {
  return inExcel(async (context) => {
    const step = stepsOf(options, 4);
    step(0);
    const { found, answer: below } = await surveyWith(context, askBelow);
    step(1);
    const wanted = { ...below(found), ...wantedFor(found, [UNPLACED_SHEET]) };
    const { tables, inputs, others } = await readTables(context, found, wanted);
    const { changes, ...rows } = collectedRows(tables, returns, decisions, options.now);
    step(2);
    // Receipts vouch for what was written, so they come last.
    const growths = (['statements', 'leads'] as const).flatMap((id): Growth[] => {
      const [table, data, rowChanges] = [inputs[id], tables[id], rows[id]];
      return table && data && rowChanges ? [{ schema: INPUT[id], table, data, ...rowChanges, room: roomBelow(id, others, table) }] : [];
    });
    const unplaced = planUnplaced(changes.unplaced, found, others);
    const point = { what: 'collect', at: options.now.toISOString(), detail: String(changes.writes.length) } as const;
    const { growth, made } = unplaced;
    const plans = await growTables(context, found, growth ? [growth, ...growths] : growths, point, {
      stretched: stretching(extensionsOf(inputs, tables)),
      beside: made ? [made.beside] : [],
      planned: () => step(3),
    });
    step(4);
    const [written, noted] = plans.slice(growth ? 1 : 0);
    const report = { written: rowsIn(written), noted: rowsIn(noted), unplaced: growth ? rowsIn(plans[0]) : (made?.rows ?? 0) };
    return { changes, ...report, nothingChanged: report.written + report.noted + report.unplaced === 0 };
  });
}

/**
 * What the returns change in tblPodklady and, where there is one, in tblGestori.
 * @throws {UnusableWorkbook} when the tables are no plan
 */
export function collectedRows(
  tables: WorkbookTables,
  returns: readonly Return[],
  decisions: Decisions,
  now: Date,
): { readonly changes: Changes; readonly statements: RowChanges; readonly leads: RowChanges | null } {
  const { plan } = readPlan(tables);
  const exchange = readExchange(tables);
  const changes = planChanges(plan, exchange, returns, decisions);
  return { changes, statements: statementRows(changes, plan, tables), leads: leadRows(changes, plan, exchange, tables, now) };
}

function statementRows({ writes }: Changes, plan: Plan, tables: WorkbookTables): RowChanges {
  const numbers = criterionNumbers(plan, tables.criteria!);
  const changed = new Map<number, RowValues>();
  const fresh: RowValues[] = [];
  for (const { row, measure, criterion, submitter, after, fields, origin } of writes) {
    const answer = Object.fromEntries(fields.map((field) => [field, answerCell(field, after[field])]));
    const values = { ...answer, source: provenance(origin, after) };
    if (row !== null) changed.set(row, values);
    else fresh.push({ measure, criterion: numbers.get(criterion) ?? criterion, submitter, ...values });
  }
  return { changed, fresh, blank: blankRows(tables.statements!, plan.statements) };
}

/** The number of a criterion as the plan has it in its cell: a number stays a number. */
function criterionNumbers({ criteria }: Plan, data: TableData): Map<string, CellValue> {
  const position = data.header.findIndex((header) => cellText(header) === INPUT.criteria.columns.number.header);
  return new Map(criteria.map(({ row, number }) => [number, data.rows[row]?.[position] ?? number]));
}

/** Without tblGestori there is nobody to note, and the answers are taken all the same. */
function leadRows({ receipts }: Changes, plan: Plan, exchange: Exchange, tables: WorkbookTables, now: Date): RowChanges | null {
  const data = tables.leads;
  if (!data) return null;
  const bodies = new Bodies(exchange.contacts, plan.municipalities);
  const changed = new Map<number, RowValues>();
  const fresh: RowValues[] = [];
  for (const { key, name, file, savedAt, confirmation } of receipts) {
    const contact = bodies.contactOf(key);
    const known = contact?.file === file ? contact.returned : null;
    const day = savedAt === null ? (known ?? dayOf(now)) : dayOf(new Date(savedAt));
    // Somebody who has returned a newer file since is not set back.
    if (contact?.returned && day < contact.returned) continue;
    const holding = confirmation?.holds ? confirmation : null;
    const values: Partial<Record<ColumnId<'leads'>, CellValue>> = {
      returned: toSerial(day),
      file,
      confirmedBy: holding?.by ?? '',
      confirmedOn: holding ? toSerial(holding.on) : '',
    };
    if (contact) changed.set(contact.row, values);
    else fresh.push({ name, ...values });
  }
  return { changed, fresh, blank: blankRows(data, exchange.contacts) };
}

/** The day where the user is. */
const dayOf = (time: Date): IsoDate =>
  [time.getFullYear(), String(time.getMonth() + 1).padStart(2, '0'), String(time.getDate()).padStart(2, '0')].join('-');
