import { cellText, type CellValue } from '../../core/text/text';
import { findColumns, type TableData } from '../../schema/read/rows';
import type { Column, OutputTable } from '../../schema/tables';
import { isFormula, literalCell } from '../excel/literal';
import type { Outbox, TypedCells } from '../excel/outbox';
import type { Wanted } from '../excel/readBlocks';
import { digest, type Step } from '../undo/restorePoint';
import { ExcelFault } from '../excel/run';
import type { FoundTable } from '../excel/survey';
import { formatBody, NUMBER_FORMAT, offerChoices } from '../outputs/writeOutputs';

/** Values by the id of their column. */
export type RowValues = Readonly<Record<string, CellValue>>;

/** What a table that people fill in gets: other values in rows that stand, and new rows. */
export interface RowChanges {
  /** By 0-based data row. */
  readonly changed: ReadonlyMap<number, RowValues>;
  readonly fresh: readonly RowValues[];
  /** Blank rows of the table, to be filled before it grows. */
  readonly blank: readonly number[];
}

/** The same with the place of the table. */
export interface Growth extends RowChanges {
  readonly schema: OutputTable;
  readonly table: FoundTable;
  readonly data: TableData;
  /** Blank sheet rows below the table, in its columns, before the next thing that stands there. */
  readonly room: number;
  /** Columns with days beside those that the schema says. */
  readonly days?: readonly string[];
}

/** Cells of neighbouring rows; null where a cell stays as it is, which Excel takes for "do not touch". */
interface Patch {
  /** On the sheet, 0-based */
  readonly row: number;
  readonly column: number;
  readonly before: TypedCells;
  readonly after: TypedCells;
  /** Number formats, null where a cell keeps its own. */
  readonly formats: TypedCells;
}

/** Everything that is to be done, as plain data: the way back is computed from it and stored first. */
export interface GrowthPlan {
  readonly schema: OutputTable;
  /** Where each column of the record stands; undefined for one that neither stands nor comes. */
  readonly positions: readonly (number | undefined)[];
  readonly table: FoundTable;
  /** Optional columns that the table lacks: they come to its right end. */
  readonly added: readonly Column[];
  readonly patches: readonly Patch[];
  readonly appended: TypedCells;
  /** Whole sheet rows to insert for them. */
  readonly insert: number;
  /** Columns of ours that hold days, codes, and those that hold texts, codes among them. */
  readonly dates: readonly number[];
  readonly codes: readonly number[];
  readonly texts: readonly number[];
}

/** Rows between two changed ones that are read and passed over together with them: one block is cheaper than two. */
const GAP = 24;

interface Run {
  readonly from: number;
  readonly to: number;
}

/** The rows whose cells have to be read, in their typed form, before anything is planned. */
export function rowsToRead({ table, changed, fresh, blank }: Growth): Wanted[] {
  return runsOf([...changed.keys(), ...(fresh.length > 0 ? blank : [])]).map(({ from, to }) => ({
    ...table,
    row: table.row + 1 + from,
    rows: to - from + 1,
    as: 'typed',
  }));
}

/**
 * @param typed what `rowsToRead` asked for
 * @param formats the number formats of the same cells
 */
export function planGrowth(growth: Growth, typed: readonly TypedCells[], formats: readonly TypedCells[]): GrowthPlan {
  const { schema, table, data, blank } = growth;
  const standing = new Map<number, readonly CellValue[]>();
  const formatted = new Map<number, readonly CellValue[]>();
  rowsToRead(growth).forEach(({ row }, i) => {
    const first = row - table.row - 1;
    typed[i]!.forEach((cells, j) => standing.set(first + j, cells));
    formats[i]!.forEach((cells, j) => formatted.set(first + j, cells));
  });

  const columns = new Map(findColumns(schema, data.header));
  const added: Column[] = [];
  const used = new Set([...growth.changed.values(), ...growth.fresh].flatMap(filledColumns));
  for (const [id, column] of Object.entries(schema.columns))
    if (used.has(id) && !columns.has(id)) {
      columns.set(id, data.header.length + added.length);
      added.push(column);
    }
  const width = data.header.length + added.length;

  const changed = new Map(growth.changed);
  const fresh = [...growth.fresh];
  const ours = new Set(columns.values());
  for (const row of blank)
    if (fresh.length > 0 && standing.get(row)!.every((cell, i) => isFree(cell, ours.has(i)))) changed.set(row, fresh.shift()!);

  const dates = Object.entries(schema.columns).flatMap(([id, { kind }]) =>
    (kind === 'date' || growth.days?.includes(id)) && columns.has(id) ? [columns.get(id)!] : [],
  );
  const patches = patchesOf(table, changed, columns, { standing, formatted, dates }, width);
  checkMerged(data, table, patches);
  const appended = fresh.map((values) => {
    const cells = new Array<CellValue>(width).fill(null);
    for (const [id, position] of columns) cells[position] = literalCell(values[id] ?? '');
    return cells;
  });
  return {
    schema,
    positions: Object.keys(schema.columns).map((id) => columns.get(id)),
    table,
    added,
    patches,
    appended,
    insert: appended.length === 0 ? 0 : table.totals ? appended.length : Math.max(0, appended.length + 1 - growth.room),
    dates,
    codes: Object.entries(schema.columns).flatMap(([id, { kind }]) => (kind === 'code' && columns.has(id) ? [columns.get(id)!] : [])),
    texts: [...columns.values()].filter((position) => !dates.includes(position)),
  };
}

/** The rows of a table that say nothing in the columns people fill in. */
export function blankRows({ rows }: TableData, records: readonly { readonly row: number }[]): number[] {
  const filled = new Set(records.map(({ row }) => row));
  return [...rows.keys()].filter((row) => !filled.has(row));
}

/** Rows that the plan changes or adds. */
export const rowsIn = (plan: GrowthPlan | undefined): number =>
  plan
    ? plan.appended.length + plan.patches.flatMap(({ after }) => after).filter((cells) => cells.some((cell) => cell !== null)).length
    : 0;

export const changesNothing = ({ added, patches, appended }: GrowthPlan): boolean => added.length + patches.length + appended.length === 0;

const filledColumns = (values: RowValues): string[] => Object.keys(values).filter((id) => cellText(values[id]) !== '');

/** A blank row may be filled when the user has written nothing of their own beside it; formulas are no obstacle. */
const isFree = (cell: CellValue, isOurs: boolean): boolean => cell === '' || (!isOurs && isFormula(cell));

interface Rows {
  readonly standing: ReadonlyMap<number, readonly CellValue[]>;
  readonly formatted: ReadonlyMap<number, readonly CellValue[]>;
  readonly dates: readonly number[];
}

/**
 * The format that a cell needs to take what is put there; null when it has it. A cell formatted as text keeps the
 * apostrophe that guards a text, and makes a text of a day. A cell that holds a day has a format for it, perhaps the user's own.
 */
function formatFor(before: CellValue, after: CellValue, format: CellValue, isDate: boolean): string | null {
  if (isDate && typeof after === 'number') return typeof before === 'number' && format !== TEXT ? null : NUMBER_FORMAT.date!;
  return format === TEXT && [before, after].some((cell) => typeof cell !== 'string' || cell.startsWith("'")) ? GENERAL : null;
}

const TEXT = '@';
const GENERAL = 'General';

function patchesOf(
  table: FoundTable,
  changed: ReadonlyMap<number, RowValues>,
  columns: ReadonlyMap<string, number>,
  { standing, formatted, dates }: Rows,
  width: number,
): Patch[] {
  const cells = new Map<number, CellValue[]>();
  for (const [row, values] of changed) {
    const after = new Array<CellValue>(width).fill(null);
    for (const [id, position] of columns) {
      if (values[id] === undefined) continue;
      const value = literalCell(values[id]);
      if ((standing.get(row)![position] ?? '') !== value) after[position] = value;
    }
    if (after.some((cell) => cell !== null)) cells.set(row, after);
  }
  return runsOf([...cells.keys()]).map(({ from, to }): Patch => {
    const rows = Array.from({ length: to - from + 1 }, (_, i) => cells.get(from + i) ?? null);
    const touched = [...Array(width).keys()].filter((column) => rows.some((row) => row && row[column] !== null));
    const [left, right] = [touched[0]!, touched.at(-1)!];
    const untouched = new Array<CellValue>(right - left + 1).fill(null);
    return {
      row: table.row + 1 + from,
      column: table.column + left,
      before: rows.map((row, i) =>
        row === null
          ? untouched
          : row.slice(left, right + 1).map((cell, j) => (cell === null ? null : (standing.get(from + i)![left + j] ?? ''))),
      ),
      after: rows.map((row) => row?.slice(left, right + 1) ?? untouched),
      formats: rows.map((row, i) =>
        row === null
          ? untouched
          : row.slice(left, right + 1).map((cell, j) => {
              const at = left + j;
              const [before, format] = [standing.get(from + i)![at] ?? '', formatted.get(from + i)![at] ?? ''];
              return cell === null ? null : formatFor(before, cell, format, dates.includes(at));
            }),
      ),
    };
  });
}

function runsOf(rows: readonly number[]): Run[] {
  const runs: { from: number; to: number }[] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && row - last.to <= GAP) last.to = Math.max(last.to, row);
    else runs.push({ from: row, to: row });
  }
  return runs;
}

/** Excel passes over what is written into the covered cells of a merged area: the answer would be lost without a word. */
function checkMerged({ merged = [] }: TableData, table: FoundTable, patches: readonly Patch[]): void {
  for (const area of merged)
    for (const { row, column, after } of patches) {
      const [top, left] = [row - table.row - 1, column - table.column];
      const hits = after.some((cells, i) =>
        cells.some(
          (cell, j) =>
            cell !== null &&
            top + i >= area.row &&
            top + i < area.row + area.rows &&
            left + j >= area.column &&
            left + j < area.column + area.columns,
        ),
      );
      if (hits) throw new ExcelFault('merged', table.sheet);
    }
}

/** How to take it back, last done first. */
export function restoreGrowth({ table, added, patches, appended, insert }: GrowthPlan): Step[] {
  const { name, sheet, row, column, rows } = table;
  const columns = table.columns + added.length;
  const steps = patches.map(({ row: top, column: left, before, after }): Step => ({
    do: 'cells',
    sheet,
    row: top,
    column: left,
    before,
    rowsAfter: after.length,
    after: digest(after),
  }));
  if (appended.length > 0) {
    const own = appended[0]!.flatMap((cell, i) => (cell === null ? [] : [i]));
    steps.push({ do: 'rows', sheet, row: row + rows, column, rows: appended.length, columns, own, after: digest(appended) });
    if (name !== null && !table.totals) steps.push({ do: 'resize', sheet, table: name, row, column, rows, columns });
    if (insert > 0) steps.push({ do: 'deleteRows', sheet, row: row + rows, count: insert });
  }
  if (added.length > 0)
    steps.push(
      name === null
        ? { do: 'clear', sheet, row, column: column + table.columns, rows, columns: added.length }
        : { do: 'deleteColumns', table: name, headers: added.map(({ header }) => header) },
    );
  return steps;
}

/**
 * Cut short, it can be run again: room is made before anything is put there, and each row is written as a whole, so a
 * row either stands as it was or says everything that it is to say.
 */
export async function writeGrowth(outbox: Outbox, plan: GrowthPlan): Promise<void> {
  const { schema, positions, table, added, patches, appended, insert, dates, codes, texts } = plan;
  const sheet = outbox.sheet(table.sheet);
  const end = table.row + table.rows;
  const width = table.columns + added.length;
  for (const [i, { header }] of added.entries()) {
    if (table.name === null) await outbox.put(table.sheet, table.row, table.column + table.columns + i, [[header]]);
    else sheet.tables.getItem(table.name).columns.add(undefined, undefined, header);
  }
  if (insert > 0) sheet.getRangeByIndexes(end, 0, insert, 1).getEntireRow().insert('Down');
  if (appended.length > 0) {
    if (table.name !== null && !table.totals)
      sheet.tables.getItem(table.name).resize(sheet.getRangeByIndexes(table.row, table.column, table.rows + appended.length, width));
    const format = (position: number, code: string): Promise<void> =>
      outbox.format(table.sheet, end, table.column + position, new Array<string>(appended.length).fill(code));
    for (const position of texts) await format(position, GENERAL);
    for (const position of dates) await format(position, NUMBER_FORMAT.date!);
    await outbox.put(table.sheet, end, table.column, appended);
    // Once the text stands: an apostrophe that is put into a cell of texts becomes a part of it.
    for (const position of codes) await format(position, TEXT);
    if (schema.kept) {
      formatBody(sheet, schema, { row: end, column: table.column, rows: appended.length, columns: width }, positions);
      Object.values(schema.columns).forEach((column, i) => {
        if (positions[i] !== undefined) offerChoices(outbox, column, table.sheet, end, table.column + positions[i], appended.length);
      });
    }
  }
  for (const { row, column, before, after, formats } of patches) {
    for (const i of formats[0]!.keys())
      await outbox.format(
        table.sheet,
        row,
        column + i,
        formats.map((cells) => cells[i] as string | null),
      );
    await outbox.put(table.sheet, row, column, after);
    for (const i of codes.map((position) => table.column + position - column).filter((position) => formats[0]![position] !== undefined))
      await outbox.format(
        table.sheet,
        row,
        column + i,
        formats.map((cells, j) => (cells[i] === GENERAL && before[j]![i] === '' ? TEXT : null)),
      );
  }
}
