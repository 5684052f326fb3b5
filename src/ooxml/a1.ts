/** A block of cells, zero based, both ends included. */
export interface Rect {
  r1: number;
  c1: number;
  r2: number;
  c2: number;
}

export const MAX_ROW = 1_048_575;
export const MAX_COL = 16_383;

export function columnName(index: number): string {
  let name = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  }
  return name;
}

export function columnIndex(name: string): number {
  let n = 0;
  for (let i = 0; i < name.length; i += 1) n = n * 26 + (name.charCodeAt(i) & 31);
  return n - 1;
}

export const cellName = (row: number, col: number): string => `${columnName(col)}${row + 1}`;

/** `A1`, `A1:B2`, `A:C` or `1:3`. */
export function rectName(rect: Rect): string {
  if (rect.r1 === 0 && rect.r2 === MAX_ROW) return `${columnName(rect.c1)}:${columnName(rect.c2)}`;
  if (rect.c1 === 0 && rect.c2 === MAX_COL) return `${rect.r1 + 1}:${rect.r2 + 1}`;
  const first = cellName(rect.r1, rect.c1);
  return rect.r1 === rect.r2 && rect.c1 === rect.c2 ? first : `${first}:${cellName(rect.r2, rect.c2)}`;
}

/** `$A$1:$B$2`. */
export function absoluteName(rect: Rect): string {
  return rectName(rect).replace(/([A-Z]+)?(\d+)?/g, (_all, col?: string, row?: string) => `${col ? `$${col}` : ''}${row ? `$${row}` : ''}`);
}

const CELL = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;

export function parseCell(text: string): { r: number; c: number } | null {
  const m = CELL.exec(text);
  if (!m) return null;
  const r = Number(m[2]) - 1;
  const c = columnIndex(m[1]!.toUpperCase());
  return r < 0 || r > MAX_ROW || c > MAX_COL ? null : { r, c };
}

/** Parses an address without a sheet name; null when it is not one. */
export function parseRect(text: string): Rect | null {
  const [a = '', b] = text.trim().split(':');
  if (b === undefined) {
    const cell = parseCell(a);
    return cell && { r1: cell.r, c1: cell.c, r2: cell.r, c2: cell.c };
  }
  const start = parseCell(a);
  const end = parseCell(b);
  if (start && end) {
    return {
      r1: Math.min(start.r, end.r),
      c1: Math.min(start.c, end.c),
      r2: Math.max(start.r, end.r),
      c2: Math.max(start.c, end.c),
    };
  }
  const colA = /^\$?([A-Za-z]{1,3})$/.exec(a);
  const colB = /^\$?([A-Za-z]{1,3})$/.exec(b);
  if (colA && colB) {
    const x = columnIndex(colA[1]!.toUpperCase());
    const y = columnIndex(colB[1]!.toUpperCase());
    return { r1: 0, r2: MAX_ROW, c1: Math.min(x, y), c2: Math.max(x, y) };
  }
  const rowA = /^\$?(\d{1,7})$/.exec(a);
  const rowB = /^\$?(\d{1,7})$/.exec(b);
  if (rowA && rowB) {
    const x = Number(rowA[1]) - 1;
    const y = Number(rowB[1]) - 1;
    if (x < 0 || y < 0 || x > MAX_ROW || y > MAX_ROW) return null;
    return { r1: Math.min(x, y), r2: Math.max(x, y), c1: 0, c2: MAX_COL };
  }
  return null;
}

/** Splits `'My sheet'!A1` into its sheet and the rest. */
export function splitSheet(text: string): { sheet: string | null; rest: string } {
  const m = /^=?(?:'((?:[^']|'')+)'|([^'!\s]+))!(.+)$/s.exec(text.trim());
  if (!m) return { sheet: null, rest: text.trim().replace(/^=/, '') };
  return { sheet: m[1] !== undefined ? m[1].replace(/''/g, "'") : m[2]!, rest: m[3]! };
}

/** Quotes a sheet name the way Excel does in an address: only when it has to. */
export function quoteSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[Rr]\d*[Cc]?\d*$/.test(name);
  return plain ? name : `'${name.replace(/'/g, "''")}'`;
}

export const height = (rect: Rect): number => rect.r2 - rect.r1 + 1;
export const width = (rect: Rect): number => rect.c2 - rect.c1 + 1;
export const isEntireRow = (rect: Rect): boolean => rect.c1 === 0 && rect.c2 === MAX_COL;
export const isEntireColumn = (rect: Rect): boolean => rect.r1 === 0 && rect.r2 === MAX_ROW;

export function intersect(a: Rect, b: Rect): Rect | null {
  const r1 = Math.max(a.r1, b.r1);
  const r2 = Math.min(a.r2, b.r2);
  const c1 = Math.max(a.c1, b.c1);
  const c2 = Math.min(a.c2, b.c2);
  return r1 > r2 || c1 > c2 ? null : { r1, c1, r2, c2 };
}

export const contains = (outer: Rect, inner: Rect): boolean =>
  inner.r1 >= outer.r1 && inner.r2 <= outer.r2 && inner.c1 >= outer.c1 && inner.c2 <= outer.c2;

export const sameRect = (a: Rect, b: Rect): boolean => a.r1 === b.r1 && a.c1 === b.c1 && a.r2 === b.r2 && a.c2 === b.c2;

export const inside = (rect: Rect, r: number, c: number): boolean => r >= rect.r1 && r <= rect.r2 && c >= rect.c1 && c <= rect.c2;
