import { cellText, type CellValue } from '../../core/text/text';
import { columnsOf, NOTHING, outputTable, rowsWithoutTotal, type OutputId, type Rows } from '../../schema/outputs';
import { findColumns } from '../../schema/read/rows';
import { isFormula, literalCell, untyped } from '../excel/literal';
import type { TypedCells } from '../excel/outbox';
import { digest, type Step } from '../undo/restorePoint';
import type { Block, FoundTable } from '../excel/survey';

/** A table as it stands on the sheet, header included. */
export interface Standing {
  readonly table: FoundTable;
  readonly cells: TypedCells;
}

/** Everything that stands on a sheet. */
interface Grid {
  readonly block: Block;
  readonly cells: TypedCells;
}

/** What is to be done so that a table holds its new rows. */
export interface OutputChange {
  readonly id: OutputId;
  /** Place of the header; where a new table goes, or where the old one stands. */
  readonly sheet: string;
  readonly row: number;
  /** The same once rows were inserted below the tables above. */
  readonly rowAfter: number;
  readonly column: number;
  readonly name: string;
  readonly columns: number;
  /** Where each column of the record stands in the table; undefined for one that the user has deleted. */
  readonly positions: readonly (number | undefined)[];
  readonly isNew: boolean;
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  /** Rows of the body that a chart shows: without the sum, and what stands below it. */
  readonly chartedBefore: number;
  readonly charted: number;
  /** Whole sheet rows to insert below the table so that nothing beneath is overwritten. */
  readonly insert: number;
  /** 0-based rows of the body with which a page begins, before and after. */
  readonly pagesBefore: readonly number[];
  readonly pages: readonly number[];
  /** Body cells that change, by their column within the table; `from` is the first of their rows in the body, 0 unless said. */
  readonly writes: readonly {
    readonly column: number;
    readonly from?: number;
    readonly before: TypedCells;
    readonly after: TypedCells;
  }[];
}

export const changesNothing = ({ isNew, rowsBefore, rowsAfter, writes }: OutputChange): boolean =>
  !isNew && rowsBefore === rowsAfter && writes.length === 0;

const saysNothing = ([first, ...others]: TypedCells): boolean => others.length === 0 && first?.some((cell) => cell === NOTHING) === true;

const firstOf = (rows: Rows): CellValue[] => rows.map(([first = '']) => first);

/**
 * The change that brings a standing table up to its new rows. Columns that the user added keep to their rows.
 * @param around what stands on its sheet
 */
export function changeOf(id: OutputId, { table, cells }: Standing, wanted: Rows, around: Grid | undefined): OutputChange {
  const [header = [], ...body] = cells;
  const schema = outputTable(id);
  const found = findColumns(schema, header.map(untyped));
  const ids = Object.keys(schema.columns);
  const positions = ids.map((column) => found.get(column));
  const added = header.map((_, i) => i).filter((i) => !positions.includes(i));
  const chartedBefore = rowsWithoutTotal(
    id,
    body.map((line) => untyped(line[positions[0] ?? 0] ?? '')),
  );
  // A table of an earlier version has no sum, and people may have summed it up themselves: it stays so.
  const rows = chartedBefore < body.length || saysNothing(body) ? wanted : wanted.slice(0, rowsWithoutTotal(id, firstOf(wanted)));
  const merged = carryNotes(id, body, positions, added, rows);
  const rowsAfter = merged.rows.length;
  const missing = rowsAfter - body.length;
  const writes = [
    ...runs(positions).flatMap(({ from, count, at }) =>
      changedRows(
        at,
        body.map((line) => line.slice(at, at + count)),
        merged.rows.map((row) => row.slice(from, from + count).map(literalCell)),
      ),
    ),
    ...added.flatMap((column, i) =>
      noteWrites(
        column,
        body.map((line) => line[column] ?? ''),
        merged.notes.map((notes) => notes[i]!),
      ),
    ),
  ];
  return {
    id,
    sheet: table.sheet,
    row: table.row,
    rowAfter: table.row,
    column: table.column,
    columns: table.columns,
    positions,
    name: table.name ?? schema.name,
    isNew: false,
    rowsBefore: body.length,
    rowsAfter,
    chartedBefore,
    charted: rowsWithoutTotal(id, firstOf(merged.rows)),
    insert: missing > 0 ? Math.max(0, missing + 1 - freeRows(table, around)) : 0,
    pagesBefore: pagesOf(
      id,
      body.map((line) => ids.map((_, i) => untyped(line[positions[i] ?? line.length] ?? ''))),
    ),
    pages: pagesOf(id, merged.rows),
    writes,
  };
}

/** Where a page begins on paper: with every row that another group of rows starts with, but for the first. */
function pagesOf(id: OutputId, rows: Rows): number[] {
  const { columns, newPageBy } = outputTable(id);
  if (newPageBy === undefined) return [];
  const position = Object.keys(columns).indexOf(newPageBy);
  return rows.flatMap((cells, i) => (i > 0 && cellText(cells[position]) !== cellText(rows[i - 1]![position]) ? [i] : []));
}

/** Unchanged rows between two changed ones that are written together with them: one block is cheaper than two. */
const GAP = 8;

/** Stretches of rows that are other than they stand, in columns side by side from `column` on. */
function changedRows(column: number, standing: TypedCells, wanted: TypedCells): OutputChange['writes'][number][] {
  const stretches: { from: number; to: number }[] = [];
  for (let row = 0; row < Math.max(standing.length, wanted.length); row++) {
    const [before, after] = [standing[row], wanted[row]];
    if (before && after?.every((cell, i) => cell === before[i])) continue;
    const last = stretches.at(-1);
    if (last && row - last.to <= GAP) last.to = row + 1;
    else stretches.push({ from: row, to: row + 1 });
  }
  return stretches.map(({ from, to }) => ({ column, from, before: standing.slice(from, to), after: wanted.slice(from, to) }));
}

/**
 * The user's notes in one column, brought to their rows. A formula stays where it is: carried as text it would read
 * other cells, and one formula among others makes a whole column of Excel's (office-js #2093, #5909). It gives way only
 * to a note that comes to its row.
 */
function noteWrites(column: number, standing: readonly CellValue[], wanted: readonly CellValue[]): OutputChange['writes'][number][] {
  const rows = Math.max(standing.length, wanted.length);
  const changes = [...Array(rows).keys()].filter((row) => {
    const [before = '', after = ''] = [standing[row], wanted[row]];
    // Rows that the table loses are emptied with it; what stood in them is kept for the way back.
    return row >= wanted.length ? before !== '' : after !== before && !(after === '' && (isFormula(before) || row >= standing.length));
  });
  const stretches: { from: number; to: number }[] = [];
  for (const row of changes) {
    const last = stretches.at(-1);
    if (last?.to === row && row !== wanted.length) last.to = row + 1;
    else stretches.push({ from: row, to: row + 1 });
  }
  return stretches.map(({ from, to }) => ({
    column,
    from,
    before: standing.slice(from, to).map((cell) => [cell]),
    after: wanted.slice(from, to).map((cell) => [cell]),
  }));
}

/** The user's cells go with the texts of the key; a row that is gone stays at the end if the user wrote beside it. */
function carryNotes(
  id: OutputId,
  body: TypedCells,
  positions: readonly (number | undefined)[],
  added: readonly number[],
  rows: Rows,
): { rows: Rows; notes: TypedCells } {
  const { columns, key, earlier = {} } = outputTable(id);
  const ids = Object.keys(columns);
  const keyed = key ? key.map((column) => ids.indexOf(column)) : [0];
  const byKey = new Map<string, { readonly row: readonly CellValue[]; readonly notes: readonly CellValue[] }[]>();
  for (const cells of body) {
    const notes = added.map((column) => (isFormula(cells[column] ?? '') ? '' : (cells[column] ?? '')));
    const row = ids.map((_, i) => {
      const text = keyed.includes(i) ? cellText(untyped(cells[positions[i] ?? i] ?? '')) : '';
      return earlier[text] ?? text;
    });
    // Of rows with one key, the first stays the first.
    byKey.set(keyOf(row, keyed), [...(byKey.get(keyOf(row, keyed)) ?? []), { row, notes }]);
  }
  const blank = added.map(() => '');
  const notes = rows.map((row) => byKey.get(keyOf(row, keyed))?.shift()?.notes ?? blank);
  const gone = [...byKey.values()].flat().filter((kept) => kept.notes.some((note) => cellText(note) !== ''));
  return { rows: [...rows, ...gone.map(({ row }) => row)], notes: [...notes, ...gone.map((kept) => kept.notes)] };
}

const keyOf = (row: readonly CellValue[], keyed: readonly number[]): string => JSON.stringify(keyed.map((i) => cellText(row[i])));

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
export function freeRows(table: Block, grid: Grid | undefined): number {
  const end = table.row + table.rows;
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
  rowAfter: row,
  column,
  name: outputTable(id).name,
  isNew: true,
  columns: columnsOf(id).length,
  positions: columnsOf(id).map((_, i) => i),
  rowsBefore: 0,
  rowsAfter: rows.length,
  chartedBefore: 0,
  charted: rowsWithoutTotal(id, firstOf(rows)),
  insert: 0,
  pagesBefore: [],
  pages: pagesOf(id, rows),
  writes: [{ column: 0, before: [], after: rows.map((cells) => cells.map(literalCell)) }],
});

/** Changes with their places as they will be: tables are written from the bottom up, so every insertion moves those below it. */
export const withFinalRows = (changes: readonly OutputChange[]): OutputChange[] =>
  changes.map((change) => {
    const above = changes.filter(({ sheet, row }) => sheet === change.sheet && row < change.row);
    return { ...change, rowAfter: change.row + above.reduce((sum, { insert }) => sum + insert, 0) };
  });

/** How to take the change back, on a sheet that was there before; to be done from the bottom up, too. */
export function restoreOutput(change: OutputChange): Step[] {
  const { sheet, rowAfter: row, column, name, columns, isNew, rowsBefore, rowsAfter, insert, writes } = change;
  const body = row + 1;
  if (isNew)
    return [
      { do: 'deleteTable', table: name },
      { do: 'clear', sheet, row, column, rows: rowsAfter + 1, columns },
    ];
  const steps: Step[] = writes.map((write) => ({
    do: 'cells',
    sheet,
    row: body + (write.from ?? 0),
    column: column + write.column,
    before: write.before,
    rowsAfter: write.after.length,
    after: digest(write.after),
  }));
  if (rowsAfter !== rowsBefore) steps.push({ do: 'resize', sheet, table: name, row, column, rows: rowsBefore + 1, columns });
  if (rowsAfter > rowsBefore) steps.push({ do: 'clear', sheet, row: body + rowsBefore, column, rows: rowsAfter - rowsBefore, columns });
  if (insert > 0) steps.push({ do: 'deleteRows', sheet, row: body + rowsBefore, count: insert });
  return steps;
}
