import { apiError } from '../../errors';
import type { Host } from '../../host';
import { MAX_COL, MAX_ROW, type Rect } from '../../../ooxml/a1';
import { RangeObj } from '../../model/cells/range';
import type { Sheet } from '../../model/sheet';
import { checkSheetName, deleteSheet, renameSheet, syncActive } from '../../model/structure';
import { apiClass, type ApiClass, method, nav, prop, reader, ref, valueReader, type Ref } from '../../protocol/registry';
import { argb } from '../../xlsx/styles/styles';
import { child, ensure, removeKid } from '../../../ooxml/xmlTree';
import { AutoFilterClass } from '../table/autoFilter';
import { ChartCollectionClass } from '../chart/chart';
import { NamedItemCollectionClass } from '../workbook/names';
import { FreezePanesClass, HorizontalPageBreaksClass, PageLayoutClass } from './page';
import { WorksheetProtectionClass } from './protection';
import { RangeClass } from '../range/range';
import { TableCollectionClass } from '../table/table';
import type { Book } from '../../model/book';

const alive = (s: Sheet): Sheet => {
  if (s.deleted) throw apiError('ItemNotFound', 'the worksheet was deleted');
  return s;
};

const WHOLE: Rect = { r1: 0, c1: 0, r2: MAX_ROW, c2: MAX_COL };

function used(sheet: Sheet, valuesOnly: boolean): RangeObj | null {
  let out = sheet.grid.used(
    (cell) => (cell.v !== undefined && cell.v !== '') || cell.f !== undefined || (!valuesOnly && cell.s !== undefined),
  );
  sheet.book.calc.spills.eachValue(sheet.id, (r, c) => {
    out = out
      ? { r1: Math.min(out.r1, r), c1: Math.min(out.c1, c), r2: Math.max(out.r2, r), c2: Math.max(out.c2, c) }
      : { r1: r, c1: c, r2: r, c2: c };
  });
  return out && new RangeObj(sheet, out);
}

const cells = (sheet: Sheet, rect: Rect): Ref => ref(RangeClass, new RangeObj(sheet, WHOLE).with(rect));

function reorder(book: Book, sheet: Sheet, position: number): void {
  const rest = book.sheets.filter((s) => s !== sheet);
  if (!Number.isInteger(position) || position < 0 || position > rest.length) throw apiError('InvalidArgument', `position ${position}`);
  const list = child(book.root, 'sheets')!;
  removeKid(list, sheet.entry);
  const next = rest[position];
  list.kids.splice(next ? list.kids.indexOf(next.entry) : list.kids.length, 0, sheet.entry);
  rest.splice(position, 0, sheet);
  book.sheets = rest;
  book.names.changed();
  syncActive(book);
}

function setVisibility(sheet: Sheet, value: unknown): void {
  const { book } = sheet;
  if (value !== 'Visible' && value !== 'Hidden' && value !== 'VeryHidden') throw apiError('InvalidArgument', `visibility ${String(value)}`);
  if (value === 'Visible') delete sheet.entry.attrs['state'];
  else {
    const others = book.sheets.filter((s) => s !== sheet && s.visibility === 'Visible');
    if (others.length === 0) throw apiError('InvalidOperation', 'a workbook must contain at least one visible worksheet');
    sheet.entry.attrs['state'] = value === 'Hidden' ? 'hidden' : 'veryHidden';
    if (book.active === sheet) {
      book.active = others[0]!;
      syncActive(book);
    }
  }
  book.touchWorkbook();
}

const isStructureLocked = (book: Book): boolean => child(book.root, 'workbookProtection')?.attrs['lockStructure'] === '1';

function assertStructureIsOpen(book: Book): void {
  if (isStructureLocked(book)) throw apiError('AccessDenied', 'the structure of the workbook is protected');
}

export const WorksheetClass: ApiClass<Sheet> = apiClass<Sheet>(
  'Worksheet',
  {
    id: prop((s) => alive(s).id),
    name: prop(
      (s) => alive(s).name,
      (s, v, host) => renameSheet(host.book, alive(s), checkSheetName(host.book, v, s)),
    ),
    position: prop(
      (s, host) => host.book.sheets.indexOf(alive(s)),
      (s, v: number, host) => reorder(host.book, alive(s), v),
    ),
    visibility: prop(
      (s) => alive(s).visibility,
      (s, v) => setVisibility(alive(s), v),
    ),
    tabColor: prop(
      (s) => s.book.styles.color(child(s.part('sheetPr'), 'tabColor')) ?? '',
      (s, v: string) => {
        const pr = s.ensure('sheetPr');
        const el = ensure(pr, 'tabColor', ['tabColor', 'outlinePr', 'pageSetUpPr']);
        if (v === '') removeKid(pr, el);
        else el.attrs = { rgb: argb(v) };
      },
    ),
    showGridlines: prop(
      (s) => child(s.part('sheetViews'), 'sheetView')?.attrs['showGridLines'] !== '0',
      (s, v: boolean) => {
        const view = child(s.ensure('sheetViews'), 'sheetView');
        if (!view) return;
        if (v) delete view.attrs['showGridLines'];
        else view.attrs['showGridLines'] = '0';
      },
    ),
    showHeadings: prop(
      (s) => child(s.part('sheetViews'), 'sheetView')?.attrs['showRowColHeaders'] !== '0',
      (s, v: boolean) => {
        const view = child(s.ensure('sheetViews'), 'sheetView');
        if (!view) return;
        if (v) delete view.attrs['showRowColHeaders'];
        else view.attrs['showRowColHeaders'] = '0';
      },
    ),
    standardWidth: prop(
      // The API counts characters, the file adds five pixels of padding to them.
      (s) => Math.round(((s.standardWidth() * 7 - 5) / 7) * 100) / 100,
      (s, v: number) => {
        const el = s.ensure('sheetFormatPr');
        el.attrs['defaultColWidth'] = String(Math.round(((v * 7 + 5) / 7) * 1e6) / 1e6);
        el.attrs['defaultRowHeight'] ??= '15';
      },
    ),
    standardHeight: prop((s) => Number(s.part('sheetFormatPr')?.attrs['defaultRowHeight'] ?? 15)),
    tables: nav((s) => ref(TableCollectionClass, { sheet: alive(s) })),
    charts: nav((s) => ref(ChartCollectionClass, alive(s))),
    names: nav((s) => ref(NamedItemCollectionClass, { sheet: alive(s) })),
    protection: nav((s) => ref(WorksheetProtectionClass, alive(s))),
    freezePanes: nav((s) => ref(FreezePanesClass, alive(s))),
    pageLayout: nav((s) => ref(PageLayoutClass, alive(s))),
    horizontalPageBreaks: nav((s) => ref(HorizontalPageBreaksClass, alive(s))),
    autoFilter: nav((s) => ref(AutoFilterClass, { sheet: alive(s), table: null })),
    getRange: reader((s, [address], host) => {
      if (address === undefined || address === null || address === '') return ref(RangeClass, new RangeObj(alive(s), WHOLE));
      const found = host.rangeAt(String(address), alive(s));
      if (!found) throw apiError('InvalidArgument', String(address));
      if (found.sheet !== s) throw apiError('InvalidArgument', `${String(address)} is on another sheet`);
      return ref(RangeClass, found);
    }),
    getRangeByIndexes: reader((s, [row, col, rows, cols]) => cells(alive(s), { r1: row, c1: col, r2: row + rows - 1, c2: col + cols - 1 })),
    getCell: reader((s, [row, col]) => cells(alive(s), { r1: row, c1: col, r2: row, c2: col })),
    getUsedRange: valueReader((s, [valuesOnly]) =>
      ref(RangeClass, used(alive(s), valuesOnly === true) ?? new RangeObj(s, { r1: 0, c1: 0, r2: 0, c2: 0 })),
    ),
    getUsedRangeOrNullObject: valueReader((s, [valuesOnly]) => ref(RangeClass, used(alive(s), valuesOnly === true))),
    activate: method((s, _a, host) => {
      if (host.made.has(s) && host.modes.quirks.includes('lateActivate')) throw apiError('GeneralException', 'the sheet is not there yet');
      host.activate(alive(s));
    }),
    calculate: method((_s, _a, host) => host.book.calc.invalidate()),
    delete: method((s, _a, host) => {
      assertStructureIsOpen(host.book);
      deleteSheet(host.book, alive(s));
      host.events.sheet('deleted', s);
    }),
    getNextOrNullObject: reader((s, [visibleOnly], host) => neighbour(s, 1, visibleOnly === true, host)),
    getPreviousOrNullObject: reader((s, [visibleOnly], host) => neighbour(s, -1, visibleOnly === true, host)),
  },
  { identity: (s) => ({ Id: s.id }) },
);

function neighbour(s: Sheet, by: 1 | -1, visibleOnly: boolean, host: Host): Ref {
  const list = host.book.sheets;
  for (let i = list.indexOf(alive(s)) + by; i >= 0 && i < list.length; i += by) {
    if (!visibleOnly || list[i]!.visibility === 'Visible') return ref(WorksheetClass, list[i]);
  }
  return ref(WorksheetClass, null);
}

function findSheet(book: Book, key: unknown): Sheet | undefined {
  const text = String(key);
  return book.sheets.find((s) => s.id === text) ?? book.sheetByName(text);
}

function item(book: Book, key: unknown): Ref {
  const sheet = findSheet(book, key);
  if (!sheet) throw apiError('ItemNotFound', String(key));
  return ref(WorksheetClass, sheet);
}

const counted = (book: Book, visibleOnly: unknown): number =>
  visibleOnly === true ? book.sheets.filter((s) => s.visibility === 'Visible').length : book.sheets.length;

export const WorksheetCollectionClass: ApiClass<Book> = apiClass<Book>(
  'WorksheetCollection',
  {
    add: method((book, [name], host) => {
      assertStructureIsOpen(book);
      let text: string;
      if (name === undefined || name === null) {
        let n = 1;
        while (book.sheetByName(`List${n}`)) n += 1;
        text = `List${n}`;
      } else text = checkSheetName(book, name);
      const sheet = book.addSheet(text);
      host.made.add(sheet);
      // A name in a formula may have waited for this sheet.
      book.calc.moved();
      host.events.sheet('added', sheet);
      return ref(WorksheetClass, sheet);
    }),
    getItem: reader((book, [key]) => item(book, key)),
    _indexer: reader((book, [key]) => item(book, key)),
    getItemOrNullObject: reader((book, [key]) => ref(WorksheetClass, findSheet(book, key))),
    getActiveWorksheet: reader((book) => ref(WorksheetClass, book.active)),
    getCount: reader((book, [visibleOnly]) => counted(book, visibleOnly)),
    getFirst: reader((book, [visibleOnly]) =>
      ref(
        WorksheetClass,
        book.sheets.find((s) => visibleOnly !== true || s.visibility === 'Visible'),
      ),
    ),
    getLast: reader((book, [visibleOnly]) =>
      ref(
        WorksheetClass,
        [...book.sheets].reverse().find((s) => visibleOnly !== true || s.visibility === 'Visible'),
      ),
    ),
  },
  { items: (book) => book.sheets.map((s) => ref(WorksheetClass, s)) },
);
