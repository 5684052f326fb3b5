import { fold } from '../../core/text/text';
import type { TableId } from '../../core/plan/plan';
import { OUTPUT, type OutputId } from '../../schema/outputs';
import { ASZ_TOTAL_NAME, INPUT, TERRITORY_SHEET } from '../../schema/tables';
import { askPoints, type PointParts } from '../undo/restorePoint';
import { isMissing, knowingFinder, trustingFinder, type Finder } from './finder';
import { loadMarks, marksOf, type Marked } from './marks';
import { isFault } from './run';

/** A block of cells on a sheet, 0-based. */
export interface Block {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface FoundTable extends Block {
  /** The table object; null where a program dropped it and the table was found by its sheet and header. */
  readonly name: string | null;
  /** A row of totals stands below it. */
  readonly totals: boolean;
  /** Rows below it down to the last used one of the sheet. */
  readonly below?: number;
  /** So many of the last rows are not in the table object yet; see `rowsBelow`. */
  readonly adopted?: number;
  /** Whether rows of its sheet are hidden or struck out; absent where that is not asked. */
  readonly marked?: Marked;
}

export interface SheetState {
  readonly name: string;
  readonly protectedWith: Excel.WorksheetProtectionOptions | null;
  /** A filter, or somebody by hand, hides rows where tables of ours stand or are looked for. */
  readonly hidesRows: boolean;
}

export interface Survey {
  readonly sheets: readonly SheetState[];
  readonly inputs: Partial<Record<TableId, FoundTable>>;
  readonly outputs: Partial<Record<OutputId, FoundTable>>;
  readonly aszTotal: string | number | undefined;
  /** The changes that can be taken back, newest first. */
  readonly saved: readonly PointParts[];
  /**
   * Used cells of the sheets that the add-in writes, and of others on which its tables stand now, by the names that they
   * have in the workbook; null where a sheet is empty.
   */
  readonly used: Readonly<Record<string, Block | null>>;
}

/** The sheets that the add-in makes when it first needs them. */
const WRITTEN_SHEETS: ReadonlySet<string> = new Set([...Object.values(OUTPUT).map(({ sheet }) => sheet), TERRITORY_SHEET]);

interface Probe {
  readonly table: Excel.Table;
  readonly range: Excel.Range;
  readonly sheet: Excel.Worksheet;
  /** Used cells of its sheet. */
  readonly reach: Excel.Range;
}

const SIZE = 'rowIndex,columnIndex,rowCount,columnCount';
/** With whether its rows are seen: false where all are, null where some are hidden. */
const SIZE_AND_ROWS = `${SIZE},rowHidden`;

/** Set once this Excel has been found to fail on what is asked of a null object. */
let looksFirst = false;

/** First sync: what is where, and how large. Reads no cell of a table, so it is small in any workbook. */
export const survey = async (context: Excel.RequestContext): Promise<Survey> => (await surveyWith(context, () => null)).found;

/** @param also asks for something else in the same message */
export async function surveyWith<A>(
  context: Excel.RequestContext,
  also: (finder: Finder) => A,
): Promise<{ readonly found: Survey; readonly answer: A }> {
  if (!looksFirst)
    try {
      return await ask(trustingFinder(context), also);
    } catch (error) {
      if (!isFault(error, 'notFound')) throw error;
    }
  const result = await ask(await knowingFinder(context), also);
  looksFirst = true;
  return result;
}

async function ask<A>(finder: Finder, also: (finder: Finder) => A): Promise<{ found: Survey; answer: A }> {
  const { context } = finder;
  const { worksheets } = context.workbook;
  worksheets.load('items/name,items/protection/protected,items/protection/options');
  const usedOf = (sheet: Excel.Worksheet): Excel.Range => sheet.getUsedRangeOrNullObject(true).load(SIZE_AND_ROWS);
  const usedNamed = (name: string): Excel.Range | null => {
    const sheet = finder.sheet(name);
    return sheet && usedOf(sheet);
  };
  const probe = ({ name }: { readonly name: string }, reachOf: (sheet: Excel.Worksheet) => Excel.Range = usedOf): Probe | null => {
    const table = finder.table(name);
    if (!table) return null;
    const range = table.getRange();
    const sheet = table.worksheet;
    table.load('name,showTotals');
    range.load(SIZE_AND_ROWS);
    sheet.load('name');
    return { table, range, sheet, reach: reachOf(sheet) };
  };
  const inputs = mapValues(INPUT, (table) => probe(table, (sheet) => loadMarks(usedOf(sheet))));
  const outputs = mapValues(OUTPUT, (table) => probe(table));
  const written = [...WRITTEN_SHEETS].map((name) => ({ name, range: usedNamed(name) }));
  // A table may have lost its object, and is then looked for on the sheet of its name.
  const named = mapValues(INPUT, ({ sheet }) => usedNamed(sheet));
  const total = finder.named(ASZ_TOTAL_NAME)?.load('values') ?? null;
  const saved = askPoints(context);
  const answer = also(finder);
  await context.sync();

  const used: Record<string, Excel.Range> = {};
  for (const found of Object.values(outputs)) if (isThere(found)) used[found.sheet.name] = found.reach;
  const renamed: string[] = [];
  for (const { name, range } of written) {
    const sheet = sheetNamed({ sheets: worksheets.items }, name);
    if (sheet === undefined || used[sheet]) continue;
    // "Souhrn " with a blank behind it is the sheet that will be written, so its cells are asked for by the name that it has.
    if (sheet !== name) renamed.push(sheet);
    else if (range) used[sheet] = range;
  }
  for (const sheet of renamed) used[sheet] = usedOf(worksheets.getItem(sheet));
  if (renamed.length > 0) await context.sync();

  const probes = [...Object.values(inputs), ...Object.values(outputs)].flatMap((found) => (isThere(found) ? [found] : []));
  const hiding = new Set<string>();
  const look = (sheet: string, range: Excel.Range | null): void => {
    if (!isMissing(range) && range.rowHidden !== false) hiding.add(fold(sheet));
  };
  for (const { sheet, range, reach } of probes) for (const block of [range, reach]) look(sheet.name, block);
  for (const [id, range] of Object.entries(named)) look(INPUT[id as TableId].sheet, range);
  for (const [sheet, range] of Object.entries(used)) look(sheet, range);
  const sheets = worksheets.items.map(({ name, protection }) => ({
    name,
    protectedWith: protection.protected ? protection.options : null,
    hidesRows: hiding.has(fold(name)),
  }));
  const tables = <K extends string>(found: Record<K, Probe | null>): Partial<Record<K, FoundTable>> =>
    filterValues(found, (one) => (isThere(one) ? withoutTotals(one.table, blockOf(one.sheet.name, one.range)) : undefined));
  const value: unknown = isMissing(total) ? undefined : (total.values[0] as unknown[])[0];
  const found: Survey = {
    sheets,
    inputs: mapDefined(tables(inputs), (table, id) => {
      const { reach } = inputs[id]!;
      // What stands under a row of totals is not the table's.
      const below = reach.isNullObject || table.totals ? 0 : reach.rowIndex + reach.rowCount - table.row - table.rows;
      return { ...table, below: Math.max(0, below), ...(reach.isNullObject ? {} : { marked: marksOf(reach) }) };
    }),
    outputs: tables(outputs),
    aszTotal: typeof value === 'string' || typeof value === 'number' ? value : undefined,
    saved: saved(),
    used: mapValues(used, (range, sheet) => (range.isNullObject ? null : blockOf(sheet, range))),
  };
  return { found, answer };
}

const isThere = (probe: Probe | null): probe is Probe => probe !== null && !probe.table.isNullObject;

/** A totals row is the user's: it is no record, and nothing is written into it. */
const withoutTotals = ({ name, showTotals }: Excel.Table, block: Block): FoundTable => ({
  ...block,
  name,
  rows: block.rows - (showTotals ? 1 : 0),
  totals: showTotals,
});

export const blockOf = (sheet: string, { rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Block => ({
  sheet,
  row: rowIndex,
  column: columnIndex,
  rows: rowCount,
  columns: columnCount,
});

/** The name that a sheet of ours has in the workbook, whatever its case and blanks around it; undefined where there is none. */
export const sheetNamed = ({ sheets }: { readonly sheets: readonly { readonly name: string }[] }, name: string): string | undefined =>
  sheets.find((sheet) => fold(sheet.name) === fold(name))?.name;

export function mapValues<K extends string, V, R>(record: Readonly<Record<K, V>>, map: (value: V, key: K) => R): Record<K, R> {
  return Object.fromEntries(Object.entries<V>(record).map(([key, value]) => [key, map(value, key as K)])) as Record<K, R>;
}

const mapDefined = <K extends string, V>(record: Partial<Record<K, V>>, map: (value: V, key: K) => V): Partial<Record<K, V>> =>
  mapValues(record as Record<K, V>, map);

function filterValues<K extends string, V, R>(record: Readonly<Record<K, V>>, map: (value: V) => R | undefined): Partial<Record<K, R>> {
  const entries = Object.entries<V>(record).map(([key, value]) => [key, map(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Partial<Record<K, R>>;
}
