import type { WordCell, WordRow, WordTable } from './wordDocument';

/** A cell as the file has it: by the columns of its grid, from `from` up to, not including, `to`. */
export interface OpenCell {
  readonly from: number;
  to: number;
  /** It only goes on with the cell above. */
  readonly goesOn: boolean;
  readonly text: string;
  readonly isStruck: boolean;
  readonly notes: readonly string[];
}

/** In twentieths of a point: edges that nobody sees apart, 2 mm. */
const SAME_EDGE = 115;

/**
 * The columns of a table as a person sees them. The grid of a file has an edge more wherever somebody moved the edge of one
 * cell by a hair, and then each row is counted differently.
 *
 * @param widths of the columns of the grid; missing ones are wide
 * @param rows the cells of each row
 * @returns by an edge of the grid the column that begins there, and how many columns there are
 */
function seenColumns(
  widths: readonly (number | null)[],
  rows: readonly (readonly OpenCell[])[],
): { readonly at: readonly number[]; readonly count: number } {
  const last = Math.max(0, ...rows.map((cells) => cells.at(-1)?.to ?? 0));
  // A column of the grid that is a cell of its own somewhere is a column.
  const whole = new Set(rows.flatMap((cells) => cells.flatMap(({ from, to }) => (to === from + 1 ? [from] : []))));
  const group: number[] = [0];
  for (let edge = 1; edge <= last; edge++) {
    const width = widths[edge - 1] ?? null;
    const isSame = width !== null && width <= SAME_EDGE && !whole.has(edge - 1);
    group[edge] = group[edge - 1]! + (isSame ? 0 : 1);
  }
  // Where no cell begins, no column does.
  const begins = [...new Set(rows.flatMap((cells) => cells.map(({ from }) => group[from]!)))].sort((a, b) => a - b);
  const column = new Map(begins.map((one, i) => [one, i]));
  let next = begins.length;
  const at: number[] = [];
  for (let edge = last; edge >= 0; edge--) {
    next = column.get(group[edge]!) ?? next;
    at[edge] = next;
  }
  return { at, count: begins.length };
}

/**
 * A table with its merged cells and the columns that a person sees.
 *
 * @param widths of the columns of its grid
 */
export function tableOf(
  number: number,
  page: number,
  widths: readonly (number | null)[],
  read: readonly { readonly isHeader: boolean; readonly page: number; readonly cells: readonly OpenCell[] }[],
): WordTable {
  const { at, count } = seenColumns(
    widths,
    read.map(({ cells }) => cells),
  );
  type Grown = { -readonly [K in keyof WordCell]: WordCell[K] };
  const above: (Grown | undefined)[] = [];
  const rows = read.map(({ isHeader, page, cells }): WordRow => {
    const own: Grown[] = [];
    for (const { from, to, goesOn, text, isStruck, notes } of cells) {
      const column = at[from]!;
      const over = goesOn ? above[column] : undefined;
      if (over) {
        over.rows++;
        continue;
      }
      const columns = Math.max((at[to] ?? count) - column, 1);
      const cell: Grown = { column, columns, rows: 1, text, isStruck, notes };
      own.push(cell);
      for (let i = column; i < column + columns; i++) above[i] = undefined;
      above[column] = cell;
    }
    return { isHeader, page, cells: own };
  });
  return { kind: 'table', number, page, columns: count, rows };
}
