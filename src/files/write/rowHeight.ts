import type { Cell } from './description';

const LINE = 15;
/** A row is at most this high in Excel. */
const MOST = 409;
/** Letters are narrower than the digit that widths are counted in, words leave the end of a line empty: it evens out. */
const FILLED = 1;

/**
 * The height in points at which every wrapped text of the row is seen. Programs differ in whether they fit rows when
 * a file is opened, so the file says it; it is an estimate from characters, and editing a cell fits the row again.
 */
export function heightOf(cells: readonly (Cell | null)[], widths: readonly number[]): number {
  const lines = cells.map((cell, c) => (cell?.style?.wrap && typeof cell.value === 'string' ? linesOf(cell.value, widths[c] ?? 10) : 1));
  return Math.min(MOST, LINE * Math.max(1, ...lines));
}

export function linesOf(text: string, width: number): number {
  return text.split(/\r\n?|\n/).reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * FILLED))), 0);
}
