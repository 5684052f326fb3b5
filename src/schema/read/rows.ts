import { cellText, fold, type CellValue } from '../../core/text/text';
import type { TableId } from '../../core/plan/plan';
import { cellName, columnIndex } from '../../ooxml/a1';
import { judge } from './judge';
import { INPUT, type Column, type InputId, type Table } from '../tables';

/** One table as it was read from a sheet: where it stands and its cells, block by block. */
export interface TableData {
  readonly sheet: string;
  /** 0-based place of the header's first cell on the sheet. */
  readonly top: number;
  readonly left: number;
  readonly header: readonly CellValue[];
  readonly rows: readonly (readonly CellValue[])[];
  /** So many of the last rows stand below the declared table; see `rowsBelow`. */
  readonly adopted?: number;
  /** 0-based data rows that nobody sees, that are struck out, and in which something is. */
  readonly hidden?: readonly number[];
  readonly struck?: readonly number[];
  readonly partlyStruck?: readonly number[];
  /** Merged areas inside the table, relative to its first data row and column. */
  readonly merged?: readonly Area[];
}

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export type WorkbookTables = Partial<Record<TableId, TableData>> & {
  /** The cell named ASZ_Celkem. */
  readonly aszTotal?: CellValue;
};

/** Position in the header of each column that was found. */
export type ColumnMap = ReadonlyMap<string, number>;

/** Columns are found by header, in any order, tolerantly; of two with one header the first counts. */
export function findColumns(table: Table, header: readonly CellValue[]): ColumnMap {
  const folded = header.map((cell) => fold(cellText(cell)));
  const found = new Map<string, number>();
  for (const [id, column] of Object.entries(table.columns)) {
    const position = folded.indexOf(fold(column.header));
    if (position >= 0) found.set(id, position);
  }
  return found;
}

export function missingColumns(table: Table, columns: ColumnMap): Column[] {
  return Object.entries(table.columns).flatMap(([id, column]) => (column.required && !columns.has(id) ? [column] : []));
}

/** A row as the records are made of it: cells by column id, with their 0-based place in the table. */
export interface Cells<C extends string> {
  readonly row: number;
  raw(column: C): CellValue;
  text(column: C): string;
}

/**
 * The rows of a table that say anything in the columns people fill in; blank rows are passed over, and so are headers, totals
 * and notes among them.
 * A merged cell holds for every row that it spans.
 */
export function* rowsOf<T extends InputId>(id: T, data: TableData): Generator<Cells<keyof (typeof INPUT)[T]['columns'] & string>> {
  const table: Table = INPUT[id];
  const columns = findColumns(table, data.header);
  const typed = [...columns].flatMap(([column, position]) => (table.columns[column]!.written ? [] : [position]));
  const rows = unmerged(data);
  const { isAside } = judge(id, data.header, columns);
  for (let row = 0; row < rows.length; row++) {
    const cells = rows[row]!;
    if (typed.every((position) => cellText(cells[position]) === '') || isAside(cells)) continue;
    const raw = (column: string): CellValue => {
      const position = columns.get(column);
      return position === undefined ? '' : (cells[position] ?? '');
    };
    yield { row, raw, text: (column) => cellText(raw(column)) };
  }
}

/** The rows with the cells of merged areas repeated in every row that they span. */
export function unmerged({ rows, merged = [] }: TableData): TableData['rows'] {
  if (merged.length === 0) return rows;
  const filled = rows.map((row) => [...row]);
  for (const { row, column, rows: height } of merged)
    for (let i = row + 1; i < row + height; i++) {
      const target = filled[i];
      if (target && row >= 0) target[column] = filled[row]?.[column] ?? '';
    }
  return filled;
}

export { cellName };

/** The 0-based row and column of "AB12". */
export function cellIndex(name: string): { row: number; column: number } {
  const [, letters = 'A', digits = '1'] = /^\$?([A-Z]+)\$?(\d+)$/.exec(name) ?? [];
  return { row: +digits - 1, column: columnIndex(letters) };
}

/** "B2:D9", 0-based. */
export function areaOf(ref: string): Area | null {
  const [from = '', to = from] = ref.split(':');
  if (!/^[A-Z]{1,3}\d{1,7}$/.test(from) || !/^[A-Z]{1,3}\d{1,7}$/.test(to)) return null;
  const [first, last] = [cellIndex(from), cellIndex(to)];
  return { ...first, rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
}
