import { cellText, type CellValue } from '../../core/text/text';
import { REQUEST_NAMES } from '../../schema/request';
import { type Book, type BookRow, type BookValue, CellError, reachableSheets } from '../read/book';

/** An error value reads as an empty cell; a hole is one too. */
export function plainRow(
  cells: BookRow['cells'],
  change: (value: CellValue, position: number) => CellValue = (value) => value,
): CellValue[] {
  return Array.from(cells, (value, i) => (value === undefined || value instanceof CellError ? '' : change(value, i)));
}

export const textOf = (value: BookValue | undefined): string => (value instanceof CellError ? '' : cellText(value));

export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: BookValue;
}

export function named(book: Book, name: string): { sheet: string; row: number; column: number; value: BookValue } | null {
  const cell = book.names.get(name);
  const sheet = cell && reachableSheets(book).find((candidate) => candidate.name === cell.sheet);
  if (!cell || !sheet) return null;
  return { ...cell, value: sheet.rows(cell.row, cell.row, new Set([cell.column]))[0]?.cells[cell.column] ?? null };
}

export const planName = (book: Book): string => textOf(named(book, REQUEST_NAMES.planName)?.value);
