import type { CellValue } from '../core/text';
import { cellText } from '../core/text';
import { columnsOf, OUTPUT, type OutputId, type Rows } from '../schema/outputs';
import { findColumns } from '../schema/rows';
import type { Block, FoundTable } from './survey';

/** A table as it stands on the sheet: what was typed into its cells, header included. */
export interface Standing {
  readonly table: FoundTable;
  readonly cells: readonly (readonly CellValue[])[];
}

/** Everything that stands on a sheet which the add-in writes. */
export interface Grid {
  readonly block: Block;
  readonly cells: readonly (readonly CellValue[])[];
}

/** What is to be done so that a table holds its new rows. */
export interface OutputChange {
  readonly id: OutputId;
  /** Place of the header; where a new table goes, or where the old one stands. */
  readonly row: number;
  readonly column: number;
  readonly sheet: string;
  readonly isNew: boolean;
  readonly name: string;
  readonly columns: number;
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  /** Whole sheet rows to insert below the table so that nothing beneath is overwritten. */
  readonly insert: number;
  /** Blocks of body cells, by their column within the table. */
  readonly writes: readonly { readonly column: number; readonly rows: Rows; readonly formulas: boolean }[];
}

/** The change that brings a standing table up to its new rows. Columns that the user added keep to their rows. */
export function changeOf(id: OutputId, { table, cells }: Standing, rows: Rows, around: readonly Grid[]): OutputChange {
  const [header = [], ...body] = cells;
  const found = findColumns(OUTPUT[id], header);
  const positions = Object.keys(OUTPUT[id].columns).map((column) => found.get(column));
  const added = header.map((_, i) => i).filter((i) => !positions.includes(i));
  const merged = added.length === 0 ? { rows, notes: [] } : carryNotes(body, positions[0] ?? 0, added, rows);
  const rowsAfter = merged.rows.length;
  const missing = rowsAfter - (table.rows - 1);
  return {
    id,
    ...table,
    name: table.name ?? OUTPUT[id].name,
    isNew: false,
    rowsBefore: table.rows - 1,
    rowsAfter,
    insert: missing > 0 ? Math.max(0, missing + 1 - freeRows(table, around)) : 0,
    writes: [
      ...runs(positions).map(({ from, count, at }) => ({ column: at, rows: merged.rows.map((row) => row.slice(from, from + count)), formulas: false })),
      ...added.map((column, i) => ({ column, rows: merged.notes.map((notes) => [notes[i]!]), formulas: true })),
    ],
  };
}

/** The user's cells go with the first column's text; a row that is gone stays at the end if the user wrote beside it. */
function carryNotes(body: readonly (readonly CellValue[])[], keyColumn: number, added: readonly number[], rows: Rows): { rows: Rows; notes: Rows } {
  const byKey = new Map<string, CellValue[]>();
  for (const cells of body) {
    const notes = added.map((column) => cells[column] ?? '');
    const key = cellText(cells[keyColumn]);
    if (!byKey.has(key) && notes.some((note) => cellText(note) !== '')) byKey.set(key, notes);
  }
  const blank = added.map(() => '');
  const notes = rows.map((row) => take(byKey, cellText(row[0])) ?? blank);
  const gone = [...byKey];
  const width = rows[0]?.length ?? 1;
  return {
    rows: [...rows, ...gone.map(([key]) => [key, ...new Array<string>(width - 1).fill('')])],
    notes: [...notes, ...gone.map(([, kept]) => kept)],
  };
}

function take<K, V>(map: Map<K, V>, key: K): V | undefined {
  const value = map.get(key);
  map.delete(key);
  return value;
}

/** Runs of our columns that stand side by side in the table, so that each is one write. */
function runs(positions: readonly (number | undefined)[]): { from: number; count: number; at: number }[] {
  const result: { from: number; count: number; at: number }[] = [];
  positions.forEach((at, from) => {
    if (at === undefined) return;
    const last = result.at(-1);
    if (last && last.from + last.count === from && last.at + last.count === at) last.count++;
    else result.push({ from, count: 1, at });
  });
  return result;
}

/** Blank rows below the table, in its columns, until the next thing that stands there. */
function freeRows(table: Block, around: readonly Grid[]): number {
  const end = table.row + table.rows;
  const grid = around.find(({ block }) => block.sheet === table.sheet);
  const next = grid?.cells.findIndex(
    (cells, i) => grid.block.row + i >= end && cells.some((cell, j) => cellText(cell) !== '' && isWithin(grid.block.column + j, table)),
  );
  return grid === undefined || next === undefined || next < 0 ? Infinity : grid.block.row + next - end;
}

const isWithin = (column: number, table: Block): boolean => column >= table.column && column < table.column + table.columns;

/** A table that is not there yet. */
export const newTable = (id: OutputId, sheet: string, row: number, column: number, rows: Rows): OutputChange => ({
  id,
  sheet,
  row,
  column,
  name: OUTPUT[id].name,
  isNew: true,
  columns: columnsOf(id).length,
  rowsBefore: 0,
  rowsAfter: rows.length,
  insert: 0,
  writes: [{ column: 0, rows, formulas: false }],
});
