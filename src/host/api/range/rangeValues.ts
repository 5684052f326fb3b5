import { fitRows, hasWrapped } from '../../model/cells/fitRows';
import { apiError } from '../../errors';
import type { Host } from '../../host';
import { height, inside, width, type Rect } from '../../../ooxml/a1';
import type { Cell } from '../../model/cells/grid';
import { enter } from '../../model/cells/input';
import type { RangeObj } from '../../model/cells/range';
import type { Sheet } from '../../model/sheet';
import type { Table } from '../../model/table/table';
import { cellText, cellValue, localFormula, valueType } from '../../model/cells/text';
import { landing } from './filtered';

/** Excel itself refuses blocks of this many cells. */
const MAX_CELLS = 5_000_000;

type Out = string | number | boolean;

/** The cell as it computes: an array formula's cells included. */
function effective(sheet: Sheet, r: number, c: number): Cell | undefined {
  const cell = sheet.grid.get(r, c);
  if (cell?.v !== undefined || cell?.f !== undefined) return cell;
  return sheet.book.calc.spills.value(sheet.id, r, c) ?? cell;
}

/** A 2-D array of something about each cell of a range. */
function readBlock(range: RangeObj, of: (cell: Cell | undefined, r: number, c: number) => unknown): unknown[][] {
  const { rect, sheet } = range;
  if (height(rect) * width(rect) > MAX_CELLS) throw apiError('ResponsePayloadSizeLimitExceeded', 'unbounded range');
  const rows: unknown[][] = [];
  for (let r = rect.r1; r <= rect.r2; r += 1) {
    const row: unknown[] = [];
    for (let c = rect.c1; c <= rect.c2; c += 1) row.push(of(effective(sheet, r, c), r, c));
    rows.push(row);
  }
  return rows;
}

export const readValues = (range: RangeObj): unknown[][] => readBlock(range, (cell) => cellValue(cell));

export const readFormulas = (range: RangeObj): unknown[][] =>
  readBlock(range, (cell): Out => (cell?.f !== undefined && cell.f !== null ? cell.f : cellValue(cell)));

export const readFormulasLocal = (range: RangeObj, host: Host): unknown[][] =>
  readBlock(range, (cell): Out => localFormula(cell?.f ?? cellValue(cell), host.modes.contentLanguage));

export const readText = (range: RangeObj, host: Host): unknown[][] => {
  const { sheet } = range;
  const { book } = sheet;
  return readBlock(range, (cell, r, c) =>
    cellText(cell, book.styles.numberFormat(sheet.xf(r, c)), host.modes.contentLanguage, book.date1904),
  );
};

export const readTypes = (range: RangeObj): unknown[][] => readBlock(range, (cell) => valueType(cell));

export const readNumberFormats = (range: RangeObj): unknown[][] =>
  readBlock(range, (_cell, r, c) => range.sheet.book.styles.numberFormat(range.sheet.xf(r, c)));

/** Gives every cell its piece of a 2-D array, or of a single value for all; anything else is an error. */
function eachInput(range: RangeObj, input: unknown, visit: (r: number, c: number, value: unknown) => void): void {
  const { rect } = range;
  const rows = height(rect);
  const cols = width(rect);
  if (!Array.isArray(input)) {
    if (typeof input === 'object' && input !== null) throw apiError('InvalidArgument', 'not a value');
    for (let r = rect.r1; r <= rect.r2; r += 1) for (let c = rect.c1; c <= rect.c2; c += 1) visit(r, c, input);
    return;
  }
  if (input.length !== rows || input.some((row) => !Array.isArray(row) || row.length !== cols)) {
    throw apiError(
      'InvalidArgument',
      `The number of rows or columns in the input array doesn't match the size or dimensions of the range: ${rows}x${cols}`,
    );
  }
  for (let r = 0; r < rows; r += 1) for (let c = 0; c < cols; c += 1) visit(rect.r1 + r, rect.c1 + c, (input[r] as unknown[])[c]);
}

/** On a protected sheet only unlocked cells may change. */
export function assertUnlocked(sheet: Sheet, rect: Rect): void {
  if (!sheet.protection) return;
  const { styles } = sheet.book;
  for (let r = rect.r1; r <= Math.min(rect.r2, rect.r1 + 100_000); r += 1) {
    for (let c = rect.c1; c <= rect.c2; c += 1) if (styles.locked(sheet.xf(r, c))) throw apiError('AccessDenied', 'the sheet is protected');
  }
}

export function assertFormattable(sheet: Sheet, option: string): void {
  const el = sheet.protection;
  if (el && el.attrs[option] !== '0' && el.attrs[option] !== 'false') throw apiError('AccessDenied', 'the sheet is protected');
}

/** Writes values or formulas the way a user's typing would be understood. */
export function writeValues(range: RangeObj, input: unknown, host: Host): void {
  const { rect, sheet } = range;
  const { book } = sheet;
  if (height(rect) * width(rect) > MAX_CELLS) throw apiError('InvalidArgument', 'the range is too large');
  assertUnlocked(sheet, rect);
  // Checked whole before the first cell changes: a bad shape changes nothing.
  eachInput(range, input, (_r, _c, value) => {
    if (typeof value === 'object' && value !== null) throw apiError('InvalidArgument', 'not a value');
  });
  const merged = sheet.merges.length > 0;
  const tables = book.tablesIn(sheet, rect);
  const headers = new Map<Table, Set<number>>();
  const rows = landing(sheet, rect, host);
  eachInput(range, input, (row, c, value) => {
    if (value === null || value === undefined) return;
    const r = rows ? rows[row - rect.r1] : row;
    if (r === undefined) return;
    if (merged && sheet.covered(r, c)) return;
    writeCell(sheet, r, c, value as Out, host);
    for (const table of tables) {
      if (table.header && r === table.rect.r1 && inside(table.rect, r, c)) {
        const set = headers.get(table) ?? new Set<number>();
        set.add(c);
        headers.set(table, set);
      }
    }
  });
  if (host.modes.quirks.includes('oneFormulaPerColumn')) for (const table of tables) unify(table, rect, host);
  for (const [table, cols] of headers) renameColumns(table, cols);
  if (hasWrapped(sheet, rect)) fitRows(sheet, rect);
  book.calc.markDirty(sheet.id, rect);
  sheet.touch();
  host.events.changed(sheet, rect, 'RangeEdited');
}

/** The formulas that stand in the written part of a column become the first of them, moved to each row. */
function unify(table: Table, rect: Rect, host: Host): void {
  const { sheet, body } = table;
  for (let c = Math.max(rect.c1, body.c1); c <= Math.min(rect.c2, body.c2); c += 1) {
    let first: { r: number; f: string } | null = null;
    for (let r = Math.max(rect.r1, body.r1); r <= Math.min(rect.r2, body.r2); r += 1) {
      const f = sheet.grid.get(r, c)?.f;
      if (f === undefined || f === null) continue;
      if (first) writeCell(sheet, r, c, host.offset(first.f, r - first.r, 0), host);
      else first = { r, f };
    }
  }
}

/** Serial of "May 2025" or "Jan 5", as Excel reads them in English; null for anything else. */
function englishDate(text: string): number | null {
  const parts = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,4})$/i.exec(text);
  if (!parts) return null;
  const month = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(parts[1]!.toLowerCase()) / 3;
  const number = Number(parts[2]);
  const day = number <= 31 ? Date.UTC(new Date().getFullYear(), month, number) : Date.UTC(number, month, 1);
  return day / 86_400_000 + 25_569;
}

export function writeCell(sheet: Sheet, r: number, c: number, typed: Out, host: Host): void {
  const { book } = sheet;
  const format = book.styles.numberFormat(sheet.xf(r, c));
  const isParsed = typeof typed === 'string' && format !== '@' && host.modes.quirks.includes('englishTyping');
  const value = (isParsed ? englishDate(typed) : null) ?? typed;
  const { content, format: suggested } = enter(value, format, host.modes.contentLanguage, book.date1904);
  book.setCell(sheet, r, c, content);
  const quoted = typeof value === 'string' && value.startsWith("'");
  if (quoted !== book.styles.quotePrefix(sheet.xf(r, c)))
    book.setXf(sheet, r, c, book.styles.derive(sheet.xf(r, c), { quotePrefix: quoted }));
  if (suggested && /^general$/i.test(format)) book.setXf(sheet, r, c, book.styles.derive(sheet.xf(r, c), { numFmt: suggested }));
}

/** Header cells are the columns' names: always text, never empty, never twice. */
export function renameColumns(table: Table, cols: Iterable<number>): void {
  const { sheet, rect } = table;
  const names = table.columnNames;
  for (const c of cols) {
    const index = c - rect.c1;
    const cell = sheet.grid.get(rect.r1, c);
    const base = String(cellValue(cell) === '' ? `Sloupec${index + 1}` : cellValue(cell));
    let name = base;
    for (let n = 2; names.some((other, i) => i !== index && other.toLowerCase() === name.toLowerCase()); n += 1) name = `${base}${n}`;
    names[index] = name;
    if (cellValue(cell) !== name) table.book.setCell(sheet, rect.r1, c, { v: name, t: 1 });
    table.setColumnName(index, name);
  }
}

export function writeNumberFormats(range: RangeObj, input: unknown, host: Host): void {
  const { sheet, rect } = range;
  const { book } = sheet;
  assertFormattable(sheet, 'formatCells');
  const rows = landing(sheet, rect, host);
  eachInput(range, input, (row, c, value) => {
    const r = rows ? rows[row - rect.r1] : row;
    if (value === null || value === undefined || r === undefined) return;
    book.setXf(sheet, r, c, book.styles.derive(sheet.xf(r, c), { numFmt: String(value) }));
  });
  sheet.touch();
}
