import { height, inside, intersect, parseRect, rectName, sameRect, type Rect } from '../../ooxml/a1';
import type { Book } from './book';
import type { GridSheet } from './cells/grid';
import { children, child, ensure, insertOrdered, make, prefixOf, removeKid, type El } from '../../ooxml/xmlTree';

/** Order of the parts of a worksheet in the schema. */
export const SHEET_ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
] as const;

/** A worksheet: its cells in the grid, everything else in its XML tree. */
export class Sheet {
  deleted = false;
  selection: Rect = { r1: 0, c1: 0, r2: 0, c2: 0 };
  private mergeCache: Rect[] | null = null;

  constructor(
    readonly book: Book,
    readonly id: string,
    readonly path: string,
    /** The `sheet` element of workbook.xml. */
    readonly entry: El,
    readonly root: El,
    readonly grid: GridSheet,
    readonly rowAttrs: Map<number, Record<string, string>>,
  ) {}

  get name(): string {
    return this.entry.attrs['name'] ?? '';
  }

  /** Marks the sheet's part as changed. */
  touch(): void {
    this.book.pkg.touch(this.path);
  }

  part(name: string): El | null {
    return child(this.root, name);
  }

  ensure(name: string): El {
    this.touch();
    return ensure(this.root, name, SHEET_ORDER);
  }

  insert(el: El): El {
    this.touch();
    return insertOrdered(this.root, el, SHEET_ORDER);
  }

  drop(name: string): void {
    const el = this.part(name);
    if (el) removeKid(this.root, el);
    this.touch();
  }

  get p(): string {
    return prefixOf(this.root);
  }

  // ---- merged cells ----

  get merges(): readonly Rect[] {
    this.mergeCache ??= children(this.part('mergeCells'), 'mergeCell')
      .map((el) => parseRect(el.attrs['ref'] ?? ''))
      .filter((rect): rect is Rect => rect !== null);
    return this.mergeCache;
  }

  setMerges(merges: Rect[]): void {
    this.mergeCache = merges;
    this.touch();
    if (merges.length === 0) {
      this.drop('mergeCells');
      return;
    }
    const el = this.ensure('mergeCells');
    el.kids = merges.map((rect) => make(`${this.p}mergeCell`, { ref: rectName(rect) }));
    el.attrs['count'] = String(merges.length);
  }

  dropMergeCache(): void {
    this.mergeCache = null;
  }

  merge(rect: Rect): void {
    this.setMerges([...this.merges.filter((m) => !intersect(m, rect)), rect]);
  }

  unmerge(rect: Rect): void {
    const kept = this.merges.filter((m) => !intersect(m, rect));
    if (kept.length !== this.merges.length) this.setMerges([...kept]);
  }

  /** True for a cell hidden under the first cell of a merged block. */
  covered(r: number, c: number): boolean {
    return this.merges.some((m) => inside(m, r, c) && (m.r1 !== r || m.c1 !== c));
  }

  // ---- rows and columns ----

  colEl(c: number): El | null {
    for (const el of children(this.part('cols'), 'col')) {
      if (c + 1 >= Number(el.attrs['min']) && c + 1 <= Number(el.attrs['max'])) return el;
    }
    return null;
  }

  /** Gives columns their own `col` element, splitting the one they share with others. */
  editCols(c1: number, c2: number, edit: (attrs: Record<string, string>) => void): void {
    const cols = this.ensure('cols');
    const list: El[] = [];
    let next = c1 + 1;
    const end = c2 + 1;
    const fresh = (min: number, max: number, attrs: Record<string, string>): void => {
      const own: Record<string, string> = { ...attrs, min: String(min), max: String(max) };
      edit(own);
      own['width'] ??= String(this.standardWidth());
      list.push(make(`${this.p}col`, own));
    };
    for (const el of children(cols, 'col')) {
      const min = Number(el.attrs['min']);
      const max = Number(el.attrs['max']);
      if (max < c1 + 1) {
        list.push(el);
        continue;
      }
      if (min > end) {
        if (next <= end) fresh(next, end, {});
        next = end + 1;
        list.push(el);
        continue;
      }
      if (min < c1 + 1) list.push(make(el.name, { ...el.attrs, max: c1 }));
      const from = Math.max(min, c1 + 1);
      if (next < from) fresh(next, from - 1, {});
      const to = Math.min(max, end);
      fresh(from, to, el.attrs);
      next = to + 1;
      if (max > end) list.push(make(el.name, { ...el.attrs, min: end + 1 }));
    }
    if (next <= end) fresh(next, end, {});
    cols.kids = list;
  }

  editRow(r: number, edit: (attrs: Record<string, string>) => void): void {
    const attrs = this.rowAttrs.get(r) ?? {};
    edit(attrs);
    if (Object.keys(attrs).length > 0) this.rowAttrs.set(r, attrs);
    else this.rowAttrs.delete(r);
    this.touch();
  }

  /** Width of a column nobody set, in the file's characters; Excel rounds it up to whole eights of pixels. */
  standardWidth(): number {
    const el = this.part('sheetFormatPr');
    const own = el?.attrs['defaultColWidth'];
    if (own !== undefined) return Number(own);
    return (Math.ceil((Number(el?.attrs['baseColWidth'] ?? 8) * 7 + 5) / 8) * 8) / 7;
  }

  rowHidden(r: number): boolean {
    const h = this.rowAttrs.get(r)?.['hidden'];
    return h === '1' || h === 'true';
  }

  colHidden(c: number): boolean {
    const h = this.colEl(c)?.attrs['hidden'];
    return h === '1' || h === 'true';
  }

  /** Points. */
  rowHeight(r: number): number {
    const ht = this.rowAttrs.get(r)?.['ht'];
    return Number(ht ?? this.standardHeight());
  }

  /** Points. */
  standardHeight(): number {
    return Number(this.part('sheetFormatPr')?.attrs['defaultRowHeight'] ?? 15);
  }

  /** Points; a character of the default font is taken as 7 pixels wide. */
  colWidth(c: number): number {
    const chars = Number(this.colEl(c)?.attrs['width'] ?? this.standardWidth());
    return charsToPoints(chars);
  }

  // ---- formats ----

  /** Format of a cell, falling back to its row and column as Excel does. */
  xf(r: number, c: number): number {
    const cell = this.grid.get(r, c);
    if (cell?.s !== undefined && cell.s !== null) return Number(cell.s);
    const row = this.rowAttrs.get(r);
    if (row?.['customFormat'] === '1' && row['s']) return Number(row['s']);
    if (cell) return 0;
    return Number(this.colEl(c)?.attrs['style'] ?? 0);
  }

  // ---- protection ----

  get protection(): El | null {
    const el = this.part('sheetProtection');
    return el && (el.attrs['sheet'] === '1' || el.attrs['sheet'] === 'true') ? el : null;
  }

  get visibility(): 'Visible' | 'Hidden' | 'VeryHidden' {
    const state = this.entry.attrs['state'];
    return state === 'hidden' ? 'Hidden' : state === 'veryHidden' ? 'VeryHidden' : 'Visible';
  }

  /** The merged block or the cell itself. */
  area(rect: Rect): Rect {
    return height(rect) === 1 ? (this.merges.find((m) => sameRect(m, rect)) ?? rect) : rect;
  }
}

export const charsToPoints = (chars: number): number => (Math.trunc(((256 * chars + Math.trunc(128 / 7)) / 256) * 7) * 72) / 96;
export const pointsToChars = (points: number): number => Math.round(((points * 96) / 72 / 7) * 256) / 256;
