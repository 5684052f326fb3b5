import { cellText, type CellValue } from '../../core/text/text';
import { columnsOf, outputTable, type OutputId } from '../../schema/outputs';
import { findColumns } from '../../schema/read/rows';
import type { OutputTable } from '../../schema/tables';
import { untyped } from '../excel/literal';
import type { Outbox } from '../excel/outbox';
import type { Survey } from '../excel/survey';
import { growing, growTables, planGrowths } from '../tables/growTables';
import { rowsIn, type Growth, type GrowthPlan, type RowValues } from '../tables/upsertTable';
import type { RestorePoint, Step } from '../undo/restorePoint';
import { freeRows, newTable, restoreOutput, type OutputChange } from './outputLayout';
import { dataOf, standingData, standingTable } from './standingTable';
import { gridOf, standingName, type OutputSheet, type Read } from './wanted';
import { createSheet, FIRST_ROW, formatSheet, writeOutputs } from './writeOutputs';
import type { Neighbour } from './writeSheets';

/** What a table of kept rows is to say. */
export interface KeptRows {
  /** The sheet of the table, which stands on it alone when it is made. */
  readonly sheet: OutputSheet & { readonly ids: readonly [OutputId] };
  /**
   * Values by the id of their column. A row that stands, told by the columns of the table's `key`, gets those of columns
   * that are `written`; a row that is new gets all of them. Rows that are not mentioned stay as they are. Of two with one
   * key the last counts.
   */
  readonly rows: readonly RowValues[];
  /** Columns of people into which the rows bring what somebody has typed elsewhere, in the pane. */
  readonly typed?: readonly string[];
}

/** What is to be done to one table: it grows where it stands, or it is made. */
interface KeptPlan {
  readonly growth: Growth | null;
  readonly made: { readonly beside: Neighbour; readonly rows: number } | null;
}

/**
 * The rows of a table of kept rows as they stand, values by column; none where it is not there yet. Whoever writes looks
 * here first which rows are gone from what it knows, and gives them back with a word about it in a `written` column.
 *
 * @param read with what `wantedFor` asked for of its sheet
 */
export function standingRows(found: Survey, read: Read, sheet: KeptRows['sheet']): RowValues[] {
  const data = standingData(found, read, sheet);
  if (!data) return [];
  const columns = findColumns(outputTable(sheet.ids[0]), data.header);
  const values = (cells: readonly CellValue[]): RowValues =>
    Object.fromEntries([...columns].map(([id, position]) => [id, cells[position] ?? '']));
  return data.rows.filter((cells) => cells.some((cell) => cellText(cell) !== '')).map(values);
}

/**
 * Keeps rows in tables whose other columns belong to people: rows are found by their key wherever they were sorted to,
 * only `written` columns are brought up to date, new rows come to the end, none is ever removed. A table that is missing
 * is made on its sheet, a sheet that is missing is made too. Running it again changes nothing; all of it is one change that
 * can be taken back.
 *
 * The table is declared in `OUTPUT` (schema/outputs.ts) with `kept: true` and its `key`; columns that people fill in lack
 * `written`, and offer their `choices` in a drop-down.
 *
 * @param read with what `wantedFor` asked for of their sheets
 * @returns how many rows of each table were changed or added
 * @throws {ExcelFault} when Excel refuses; see `writeChange`
 * @example
 * const sheet = { name: 'Revize', title: 'Co revidovat', note: 'Návrh doplňte.', ids: ['revision'] } as const;
 * await inExcel(async (context) => {
 *   const found = await survey(context);
 *   const { tables, others } = await readTables(context, found, wantedFor(found, [sheet]));
 *   const rows = proposals(tables, standingRows(found, others, sheet)); // [{ code: 'A1.1', trigger: 'bez odpovědi' }]
 *   await keepRows(context, found, others, [{ sheet, rows }], { what: 'revise', at: now.toISOString(), detail: '' });
 * });
 */
export async function keepRows(
  context: Excel.RequestContext,
  found: Survey,
  read: Read,
  kept: readonly KeptRows[],
  point: RestorePoint,
): Promise<readonly number[]> {
  const { beside, rows } = await planKeptRows(context, found, read, kept);
  await growTables(context, found, [], point, { beside });
  return rows;
}

/** The same as a part of another change: what is to be done beside it, and how many rows of each table that changes or adds. */
export async function planKeptRows(
  context: Excel.RequestContext,
  found: Survey,
  read: Read,
  kept: readonly KeptRows[],
): Promise<{ readonly beside: readonly Neighbour[]; readonly rows: readonly number[] }> {
  const plans = kept.map((one) => planKept(found, read, one));
  const growths = plans.flatMap(({ growth }) => growth ?? []);
  const grown = await planGrowths(context, growths);
  const planOf = (growth: Growth): GrowthPlan => grown[growths.indexOf(growth)]!;
  return {
    beside: plans.flatMap(({ growth, made }) => (growth ? growing(planOf(growth)) : made ? [made.beside] : [])),
    rows: plans.map(({ growth, made }) => (growth ? rowsIn(planOf(growth)) : (made?.rows ?? 0))),
  };
}

/** The same for one table: its growth for `growTables`, or the neighbour that makes it. */
export function planKept(found: Survey, read: Read, { sheet, rows, typed = [] }: KeptRows): KeptPlan {
  const [id] = sheet.ids;
  const schema = outputTable(id);
  const wanted = [...new Map(rows.map((values) => [keyOf(schema, values), values])).values()];
  const standing = standingTable(found, read, sheet);
  if (!standing) return { growth: null, made: wanted.length === 0 ? null : makeTable(found, sheet, wanted) };

  const { table, header, body } = standing;
  const columns = findColumns(schema, header);
  const places = new Map<string, number>();
  const blank: number[] = [];
  body.forEach((cells, row) => {
    if (cells.every((cell) => cellText(untyped(cell)) === '')) return void blank.push(row);
    const values = Object.fromEntries([...columns].map(([column, position]) => [column, untyped(cells[position] ?? '')]));
    const key = keyOf(schema, values);
    if (!places.has(key)) places.set(key, row);
  });
  const changed = new Map<number, RowValues>();
  const fresh: RowValues[] = [];
  for (const values of wanted) {
    const row = places.get(keyOf(schema, values));
    const written = Object.entries(values).filter(([column]) => schema.columns[column]?.written === true || typed.includes(column));
    if (row === undefined) fresh.push(values);
    else if (written.length > 0) changed.set(row, Object.fromEntries(written));
  }
  const room = table.name === null ? Infinity : freeRows(table, gridOf(found, read, table.sheet));
  return { growth: { schema, table, data: dataOf(standing), changed, fresh, blank, room }, made: null };
}

/** The texts of the key's columns: how a cell is formatted makes no other row of it. */
const keyOf = ({ columns, key }: OutputTable, values: RowValues): string =>
  JSON.stringify((key ?? Object.keys(columns).slice(0, 1)).map((column) => cellText(untyped(values[column] ?? ''))));

/** On a sheet of its own, or below everything that stands on the sheet of its name. */
function makeTable(found: Survey, sheet: KeptRows['sheet'], rows: readonly RowValues[]): NonNullable<KeptPlan['made']> {
  const [id] = sheet.ids;
  const ids = Object.keys(outputTable(id).columns);
  const cells = rows.map((values) => ids.map((column) => values[column] ?? ''));
  const standing = standingName(found, sheet);
  const used = standing === undefined ? null : found.used[standing];
  const top = used ? Math.max(FIRST_ROW, used.row + used.rows + 1) : FIRST_ROW;
  const change = newTable(id, standing ?? sheet.name, top, 0, cells);
  const state = standing === undefined ? 'new' : used ? 'used' : 'empty';
  return {
    rows: rows.length,
    beside: {
      sheets: [change.sheet],
      restore: restoreMade(change, state),
      write: (outbox) => writeMade(outbox, change, state, { ...sheet, name: change.sheet }),
    },
  };
}

type SheetState = 'new' | 'empty' | 'used';

function restoreMade(change: OutputChange, state: SheetState): Step[] {
  const { sheet, id, writes } = change;
  const filled = writes.flatMap(({ after }) => after.flat()).filter((cell) => cell !== '').length + columnsOf(id).length + 2;
  if (state === 'new') return [{ do: 'deleteSheet', sheet, filled }];
  const title: Step[] = state === 'empty' ? [{ do: 'clear', sheet, row: 0, column: 0, rows: FIRST_ROW - 1, columns: 1 }] : [];
  return [...restoreOutput(change), ...title];
}

async function writeMade(outbox: Outbox, change: OutputChange, state: SheetState, sheet: OutputSheet): Promise<void> {
  if (state === 'new') await createSheet(outbox, sheet);
  if (state === 'empty') await formatSheet(outbox, sheet);
  await writeOutputs(outbox, [change]);
}
