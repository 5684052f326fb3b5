import { apiError } from '../../errors';
import type { Host } from '../../host';
import { absoluteName, columnIndex, MAX_COL, MAX_ROW, quoteSheet, type Rect } from '../../../ooxml/a1';
import { RangeObj } from '../../model/cells/range';
import type { Sheet } from '../../model/sheet';
import { apiClass, type ApiClass, method, nav, prop, reader, ref, type Ref } from '../../protocol/registry';
import { child, children, ensure, insertOrdered, make, removeKid, textOf } from '../../../ooxml/xmlTree';
import { RangeClass, rangeArg } from '../range/range';

// ---- frozen panes ----

function viewOf(sheet: Sheet) {
  const views = sheet.ensure('sheetViews');
  let view = child(views, 'sheetView');
  if (!view) {
    view = make(`${sheet.p}sheetView`, { workbookViewId: 0 });
    views.kids.push(view);
  }
  return view;
}

function freeze(sheet: Sheet, rows: number, cols: number): void {
  const view = viewOf(sheet);
  view.kids = view.kids.filter((k) => typeof k === 'string' || !('name' in k) || !/(^|:)(pane|selection)$/.test(k.name));
  sheet.touch();
  if (rows <= 0 && cols <= 0) return;
  const pane = rows > 0 && cols > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
  const attrs: Record<string, string> = {};
  if (cols > 0) attrs['xSplit'] = String(cols);
  if (rows > 0) attrs['ySplit'] = String(rows);
  Object.assign(attrs, {
    topLeftCell: absoluteName({ r1: rows, c1: cols, r2: rows, c2: cols }).replace(/\$/g, ''),
    activePane: pane,
    state: 'frozen',
  });
  insertOrdered(view, make(`${sheet.p}selection`, { pane }), ['pane', 'selection', 'pivotSelection', 'extLst']);
  insertOrdered(view, make(`${sheet.p}pane`, attrs), ['pane', 'selection', 'pivotSelection', 'extLst']);
}

function frozen(sheet: Sheet): RangeObj | null {
  const pane = child(child(sheet.part('sheetViews'), 'sheetView'), 'pane');
  if (!pane || !/^frozen/.test(pane.attrs['state'] ?? '')) return null;
  const rows = Number(pane.attrs['ySplit'] ?? 0);
  const cols = Number(pane.attrs['xSplit'] ?? 0);
  return new RangeObj(sheet, { r1: 0, c1: 0, r2: rows > 0 ? rows - 1 : MAX_ROW, c2: cols > 0 ? cols - 1 : MAX_COL });
}

export const FreezePanesClass: ApiClass<Sheet> = apiClass<Sheet>('WorksheetFreezePanes', {
  freezeRows: method((s, [n = 1]) => freeze(s, n, 0)),
  freezeColumns: method((s, [n = 1]) => freeze(s, 0, n)),
  freezeAt: method((s, [at], host) => {
    const { rect } = rangeArg(at, host, new RangeObj(s, { r1: 0, c1: 0, r2: 0, c2: 0 }));
    freeze(s, rect.r2 === MAX_ROW ? 0 : rect.r2 + 1, rect.c2 === MAX_COL ? 0 : rect.c2 + 1);
  }),
  unfreeze: method((s) => freeze(s, 0, 0)),
  getLocation: reader((s) => {
    const at = frozen(s);
    if (!at) throw apiError('ItemNotFound', 'nothing is frozen');
    return ref(RangeClass, at);
  }),
  getLocationOrNullObject: reader((s) => ref(RangeClass, frozen(s))),
});

// ---- page ----

const PAPER: Record<string, number> = { Letter: 1, Legal: 5, A3: 8, A4: 9, A5: 11 };
/** Excel asks the printer for everything about a page. */
function setup(s: Sheet, host: Host) {
  if (host.modes.quirks.includes('noPrinter')) throw apiError('GeneralException', 'no printer');
  return s.ensure('pageSetup');
}
const setupAttr = (s: Sheet, name: string): string | undefined => s.part('pageSetup')?.attrs[name];

function flag(name: string) {
  return prop<Sheet>(
    (s) => s.part('printOptions')?.attrs[name] === '1',
    (s, v: boolean) => {
      const el = s.ensure('printOptions');
      if (v) el.attrs[name] = '1';
      else delete el.attrs[name];
      if (Object.keys(el.attrs).length === 0) s.drop('printOptions');
    },
  );
}

function titles(s: Sheet, axis: 'row' | 'col'): RangeObj | null {
  const name = s.book.names.find('_xlnm.Print_Titles', s);
  if (!name) return null;
  for (const part of textOf(name.el).split(/,(?=(?:[^']*'[^']*')*[^']*$)/)) {
    const found = s.book.names ? rectOf(part) : null;
    if (found && (axis === 'row' ? found.c1 === 0 && found.c2 === MAX_COL : found.r1 === 0 && found.r2 === MAX_ROW))
      return new RangeObj(s, found);
  }
  return null;
}

function rectOf(text: string): Rect | null {
  const body = text.slice(text.lastIndexOf('!') + 1);
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(body);
  if (rows) return { r1: Number(rows[1]) - 1, r2: Number(rows[2]) - 1, c1: 0, c2: MAX_COL };
  const cols = /^\$?([A-Z]+):\$?([A-Z]+)$/.exec(body);
  if (!cols) return null;
  return { r1: 0, r2: MAX_ROW, c1: columnIndex(cols[1]!), c2: columnIndex(cols[2]!) };
}

function setTitles(s: Sheet, axis: 'row' | 'col', range: RangeObj): void {
  const own = axis === 'row' ? { ...range.rect, c1: 0, c2: MAX_COL } : { ...range.rect, r1: 0, r2: MAX_ROW };
  const other = titles(s, axis === 'row' ? 'col' : 'row');
  const text = (r: Rect): string => `${quoteSheet(s.name)}!${absoluteName(r)}`;
  const parts = axis === 'row' ? [...(other ? [text(other.rect)] : []), text(own)] : [text(own), ...(other ? [text(other.rect)] : [])];
  s.book.names.set('_xlnm.Print_Titles', parts.join(','), s);
}

const margin = (name: string) =>
  prop<Sheet>(
    // The file counts in inches, the API in points.
    (s) => Number(s.part('pageMargins')?.attrs[name] ?? 0) * 72,
    (s, v: number) => {
      const el = s.ensure('pageMargins');
      for (const key of ['left', 'right', 'top', 'bottom', 'header', 'footer']) el.attrs[key] ??= '0.3';
      el.attrs[name] = String(Math.round((v / 72) * 1e6) / 1e6);
    },
  );

// ---- header and footer ----

const SECTIONS = { left: 'L', center: 'C', right: 'R' } as const;
type Section = keyof typeof SECTIONS;

/** The three parts of a header or footer, which the file writes as one text: "&Lleft&Cmiddle&Rright"; `&&` is a sign. */
function sectionsOf(text: string): Record<Section, string> {
  const parts = { left: '', center: '', right: '' };
  // What stands before the first mark is the middle.
  let at: Section = 'center';
  for (const [token] of text.matchAll(/&[\s\S]|[^&]+|&/g)) {
    const section = (Object.keys(SECTIONS) as Section[]).find((one) => token.toUpperCase() === `&${SECTIONS[one]}`);
    if (section) at = section;
    else parts[at] += token;
  }
  return parts;
}

const section = (of: 'oddHeader' | 'oddFooter', which: Section) =>
  prop<Sheet>(
    (s) => sectionsOf(textOf(child(s.part('headerFooter'), of)))[which],
    (s, text: string, host) => {
      setup(s, host);
      const parent = s.ensure('headerFooter');
      const old = child(parent, of);
      const parts = { ...sectionsOf(textOf(old)), [which]: text };
      const whole = (Object.keys(SECTIONS) as Section[]).map((one) => (parts[one] === '' ? '' : `&${SECTIONS[one]}${parts[one]}`)).join('');
      if (whole.length > 255) throw apiError('InvalidArgument', 'a header or footer has at most 255 characters');
      if (old) removeKid(parent, old);
      if (whole !== '') insertOrdered(parent, make(`${s.p}${of}`, {}, [whole]), ['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter']);
      s.touch();
    },
  );

const HeaderFooterClass: ApiClass<Sheet> = apiClass<Sheet>('HeaderFooter', {
  leftHeader: section('oddHeader', 'left'),
  centerHeader: section('oddHeader', 'center'),
  rightHeader: section('oddHeader', 'right'),
  leftFooter: section('oddFooter', 'left'),
  centerFooter: section('oddFooter', 'center'),
  rightFooter: section('oddFooter', 'right'),
});

const HeaderFooterGroupClass: ApiClass<Sheet> = apiClass<Sheet>('HeaderFooterGroup', {
  defaultForAllPages: nav((s) => ref(HeaderFooterClass, s)),
});

// ---- page breaks ----

interface PageBreak {
  readonly sheet: Sheet;
  readonly row: number;
}

const PageBreakClass: ApiClass<PageBreak> = apiClass<PageBreak>(
  'PageBreak',
  {
    rowIndex: prop(({ row }) => row),
    getCellAfterBreak: method(({ sheet, row }) => ref(RangeClass, new RangeObj(sheet, null).with({ r1: row, r2: row, c1: 0, c2: 0 }))),
  },
  { identity: ({ row }) => ({ _Id: String(row) }) },
);
const breaksOf = (sheet: Sheet): PageBreak[] =>
  children(sheet.part('rowBreaks'), 'brk').map((brk) => ({ sheet, row: Number(brk.attrs['id']) }));

function must(found: PageBreak | undefined, key: unknown): Ref {
  if (!found) throw apiError('ItemNotFound', `no page break ${String(key)}`);
  return ref(PageBreakClass, found);
}

/** A break stands above the first row of the range. */
export const HorizontalPageBreaksClass: ApiClass<Sheet> = apiClass<Sheet>(
  'PageBreakCollection',
  {
    add: method((s, [at], host) => {
      const row = rangeArg(at, host, new RangeObj(s, null)).rect.r1;
      if (row === 0) throw apiError('InvalidArgument', 'no break above the first row');
      const list = s.ensure('rowBreaks');
      const others = children(list, 'brk').filter((brk) => Number(brk.attrs['id']) !== row);
      const all = [...others, make(`${s.p}brk`, { id: row, max: MAX_COL, man: 1 })];
      list.kids = all.sort((a, b) => Number(a.attrs['id']) - Number(b.attrs['id']));
      Object.assign(list.attrs, { count: String(all.length), manualBreakCount: String(all.length) });
      s.touch();
      return ref(PageBreakClass, { sheet: s, row });
    }),
    getCount: reader((s) => breaksOf(s).length),
    getItem: reader((s, [index]) => must(breaksOf(s)[Number(index)], index)),
    _indexer: reader((s, [row]) =>
      must(
        breaksOf(s).find((one) => one.row === Number(row)),
        row,
      ),
    ),
    removePageBreaks: method((s) => {
      s.drop('rowBreaks');
      s.touch();
    }),
  },
  { items: (s) => breaksOf(s).map((one) => ref(PageBreakClass, one)) },
);

interface Zoom {
  scale?: number;
  horizontalFitToPages?: number;
  verticalFitToPages?: number;
}

export const PageLayoutClass: ApiClass<Sheet> = apiClass<Sheet>('PageLayout', {
  orientation: prop(
    (s) => (setupAttr(s, 'orientation') === 'landscape' ? 'Landscape' : 'Portrait'),
    (s, v: string, host) => {
      setup(s, host).attrs['orientation'] = v === 'Landscape' ? 'landscape' : 'portrait';
    },
  ),
  paperSize: prop(
    (s) => Object.keys(PAPER).find((k) => PAPER[k] === Number(setupAttr(s, 'paperSize') ?? 9)) ?? 'A4',
    (s, v: string, host) => {
      const size = PAPER[v];
      if (size === undefined) throw apiError('InvalidArgument', `paper ${v}`);
      setup(s, host).attrs['paperSize'] = String(size);
    },
  ),
  centerHorizontally: flag('horizontalCentered'),
  centerVertically: flag('verticalCentered'),
  printGridlines: flag('gridLines'),
  printHeadings: flag('headings'),
  leftMargin: margin('left'),
  rightMargin: margin('right'),
  topMargin: margin('top'),
  bottomMargin: margin('bottom'),
  headerMargin: margin('header'),
  footerMargin: margin('footer'),
  zoom: prop(
    (s) => {
      const fit = child(s.part('sheetPr'), 'pageSetUpPr')?.attrs['fitToPage'] === '1';
      if (!fit) return { scale: Number(setupAttr(s, 'scale') ?? 100) };
      return {
        horizontalFitToPages: Number(setupAttr(s, 'fitToWidth') ?? 1),
        verticalFitToPages: Number(setupAttr(s, 'fitToHeight') ?? 1),
      };
    },
    (s, zoom: Zoom, host) => {
      const el = setup(s, host);
      const pr = ensure(s.ensure('sheetPr'), 'pageSetUpPr', ['tabColor', 'outlinePr', 'pageSetUpPr']);
      if (zoom.scale) {
        el.attrs['scale'] = String(zoom.scale);
        delete pr.attrs['fitToPage'];
      } else {
        pr.attrs['fitToPage'] = '1';
        delete el.attrs['scale'];
        // Nothing given means as many pages as needed, which the file writes as 0.
        el.attrs['fitToWidth'] = String(zoom.horizontalFitToPages ?? 0);
        el.attrs['fitToHeight'] = String(zoom.verticalFitToPages ?? 0);
      }
      if (Object.keys(pr.attrs).length === 0) removeKid(s.part('sheetPr')!, pr);
    },
  ),
  setPrintTitleRows: method((s, [at], host) => setTitles(s, 'row', rangeArg(at, host, new RangeObj(s, null)))),
  setPrintTitleColumns: method((s, [at], host) => setTitles(s, 'col', rangeArg(at, host, new RangeObj(s, null)))),
  getPrintTitleRowsOrNullObject: reader((s) => ref(RangeClass, titles(s, 'row'))),
  getPrintTitleColumnsOrNullObject: reader((s) => ref(RangeClass, titles(s, 'col'))),
  headersFooters: nav((s) => ref(HeaderFooterGroupClass, s)),
  setPrintArea: method((s, [at], host) => {
    const range = rangeArg(at, host, new RangeObj(s, null));
    s.book.names.set('_xlnm.Print_Area', range.absolute, s);
  }),
});
