import { MAIN, SPREADSHEET_TYPE } from '../../../ooxml/namespaces';
import { apiError } from '../../errors';
import { MAX_ROW, height, intersect, width, type Rect } from '../../../ooxml/a1';
import type { Book } from '../book';
import { cellValue } from '../cells/text';
import type { Sheet } from '../sheet';
import { Table } from './table';
import { freeColumnName } from '../structure';
import { relPrefixOf } from '../book';
import { make } from '../../../ooxml/xmlTree';
import { escapeString } from '../../../ooxml/strings';

const CT = `${SPREADSHEET_TYPE}.table+xml`;

export function checkTableName(book: Book, name: unknown, except?: Table): string {
  if (typeof name !== 'string' || name.length > 255 || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || /^[A-Za-z]{1,3}\d+$/.test(name)) {
    throw apiError('InvalidArgument', `table name ${String(name)}`);
  }
  const key = name.toLowerCase();
  if (
    book.tables.some((t) => t !== except && t.name.toLowerCase() === key) ||
    book.names.list.some((n) => book.names.name(n).toLowerCase() === key)
  ) {
    throw apiError('ItemAlreadyExists', name);
  }
  return name;
}

/** A header cell's text, unique among the columns. */
function uniqueName(text: string, used: string[], index: number): string {
  const base = text === '' ? `Sloupec${index + 1}` : text;
  let name = base;
  for (let n = 2; used.some((u) => u.toLowerCase() === name.toLowerCase()); n += 1) name = `${base}${n}`;
  return name;
}

/** Moves cells below a block down, as Excel does when a table needs a row that is not there. */
function pushDown(book: Book, sheet: Sheet, rect: Rect, rows: number): void {
  sheet.grid.shift({ kind: 'insert', axis: 'row', rect: { ...rect, r2: rect.r1 + rows - 1 } });
  book.rebuildFormulas();
  sheet.touch();
}

export function addTable(book: Book, sheet: Sheet, given: Rect, hasHeaders: boolean): Table {
  let rect = { ...given };
  if (book.tablesIn(sheet, rect).length > 0) throw apiError('InvalidOperation', 'a table cannot overlap another table');
  if (sheet.protection) throw apiError('AccessDenied', 'the sheet is protected');
  const filled = (r: Rect): boolean => sheet.grid.used((c) => c.v !== undefined || c.f !== undefined, r) !== null;
  if (!hasHeaders) {
    pushDown(book, sheet, { ...rect, r1: rect.r1, r2: MAX_ROW }, 1);
    rect = { ...rect, r2: rect.r2 + 1 };
  } else if (height(rect) === 1) {
    // office-js #1197: a header alone makes Excel push the cells below it down for the first data row.
    const below = { ...rect, r1: rect.r1 + 1, r2: rect.r1 + 1 };
    if (filled({ ...below, r2: MAX_ROW })) pushDown(book, sheet, { ...below, r2: MAX_ROW }, 1);
    rect = { ...rect, r2: rect.r2 + 1 };
  }
  sheet.unmerge(rect);
  const names: string[] = [];
  for (let c = rect.c1; c <= rect.c2; c += 1) {
    const text = hasHeaders ? String(cellValue(sheet.grid.get(rect.r1, c))) : '';
    const name = uniqueName(text, names, c - rect.c1);
    names.push(name);
    book.setCell(sheet, rect.r1, c, { v: name, t: 1 });
  }
  const id = Math.max(0, ...book.tables.map((t) => Number(t.id))) + 1;
  let n = id;
  const taken = (name: string): boolean => book.tables.some((t) => t.name.toLowerCase() === name.toLowerCase());
  while (taken(`Tabulka${n}`)) n += 1;
  const base = book.path.slice(0, book.path.lastIndexOf('/') + 1);
  const path = book.pkg.freeName(`${base}tables/table`, 'xml');
  const root = make('table', { xmlns: MAIN, id, name: `Tabulka${n}`, displayName: `Tabulka${n}`, ref: 'A1', totalsRowShown: 0 }, [
    make('autoFilter', { ref: 'A1' }),
    make(
      'tableColumns',
      { count: names.length },
      names.map((name, i) => make('tableColumn', { id: i + 1, name: escapeString(name) })),
    ),
    make('tableStyleInfo', { name: 'TableStyleMedium2', showFirstColumn: 0, showLastColumn: 0, showRowStripes: 1, showColumnStripes: 0 }),
  ]);
  book.pkg.create(path, root, CT);
  const rel = book.pkg.addRel(sheet.path, 'table', path);
  const parts = sheet.ensure('tableParts');
  parts.kids.push(make(`${sheet.p}tablePart`, { [`${relPrefixOf(sheet.root)}:id`]: rel }));
  parts.attrs['count'] = String(parts.kids.length);
  const table = new Table(book, sheet, path, root);
  book.tables.push(table);
  table.setRect(rect);
  book.calc.markDirty(sheet.id, rect);
  return table;
}

/** `Table.resize`: the header stays where it is, and the block keeps at least one data row. */
export function resizeTable(table: Table, rect: Rect): void {
  const old = table.rect;
  if (rect.r1 !== old.r1 || !intersect(rect, old) || height(rect) < 2 + (table.totals ? 1 : 0)) {
    throw apiError('InvalidArgument', 'the header must stay in its row and the new block must overlap the old one');
  }
  const { book, sheet } = table;
  if (sheet.protection) throw apiError('AccessDenied', 'the sheet is protected');
  if (book.tablesIn(sheet, rect).some((t) => t !== table)) throw apiError('InvalidOperation', 'a table cannot overlap another table');
  if (table.totals) throw apiError('InvalidOperation', 'resize with a total row is not played by the embedded Excel');
  for (let c = old.c2; c > rect.c2; c -= 1) table.removeColumn(c - old.c1);
  for (let c = old.c1; c < rect.c1; c += 1) table.removeColumn(0);
  const add = (c: number, at: number): void => {
    const text = String(cellValue(sheet.grid.get(rect.r1, c)));
    const name = text === '' ? freeColumnName(table.columnNames) : uniqueName(text, table.columnNames, at);
    table.insertColumn(at, name);
    if (table.header) book.setCell(sheet, rect.r1, c, { v: name, t: 1 });
  };
  for (let c = rect.c1; c < old.c1; c += 1) add(c, c - rect.c1);
  for (let c = old.c2 + 1; c <= rect.c2; c += 1) add(c, c - rect.c1);
  const before = table.body;
  table.setRect(rect);
  if (rect.r2 > old.r2) fillCalculated(table, before.r2 + 1, table.body.r2);
  sheet.touch();
}

/** New rows of a calculated column get its formula where nobody wrote anything. */
export function fillCalculated(table: Table, from: number, to: number): void {
  const { sheet, book, rect } = table;
  for (let i = 0; i < width(rect); i += 1) {
    const formula = table.calculated(i);
    if (formula === null) continue;
    for (let r = from; r <= to; r += 1) {
      const cell = sheet.grid.get(r, rect.c1 + i);
      if (cell?.v === undefined && cell?.f === undefined) book.setCell(sheet, r, rect.c1 + i, { f: formula });
    }
  }
  book.calc.markDirty(sheet.id, { ...rect, r1: from, r2: to });
}
