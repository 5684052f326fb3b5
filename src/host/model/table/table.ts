import { parseRect, rectName, type Rect } from '../../../ooxml/a1';
import type { Book } from '../book';
import type { Sheet } from '../sheet';
import { child, children, ensure, make, prefixOf, removeKid, textOf, insertOrdered, type El } from '../../../ooxml/xmlTree';
import { escapeString, unescapeString } from '../../../ooxml/strings';

const ORDER = ['autoFilter', 'sortState', 'tableColumns', 'tableStyleInfo', 'extLst'];
const COLUMN_ORDER = ['calculatedColumnFormula', 'totalsRowFormula', 'xmlColumnPr', 'extLst'];

/** A table, read from and written to its part. */
export class Table {
  deleted = false;

  constructor(
    readonly book: Book,
    readonly sheet: Sheet,
    readonly path: string,
    readonly root: El,
  ) {}

  get id(): string {
    return this.root.attrs['id'] ?? '0';
  }

  get name(): string {
    return this.root.attrs['displayName'] ?? this.root.attrs['name'] ?? '';
  }

  set name(name: string) {
    this.root.attrs['name'] = name;
    this.root.attrs['displayName'] = name;
    this.touch();
  }

  touch(): void {
    this.book.pkg.touch(this.path);
    this.book.tablesChanged();
  }

  get rect(): Rect {
    return parseRect(this.root.attrs['ref'] ?? 'A1') ?? { r1: 0, c1: 0, r2: 0, c2: 0 };
  }

  /** Sets the block and the filter's block with it; the filter covers header and data, not the totals. */
  setRect(rect: Rect): void {
    this.root.attrs['ref'] = rectName(rect);
    const filter = this.filter;
    if (filter) filter.attrs['ref'] = rectName({ ...rect, r2: rect.r2 - (this.totals ? 1 : 0) });
    this.touch();
  }

  get header(): boolean {
    return this.root.attrs['headerRowCount'] !== '0';
  }

  get totals(): boolean {
    return Number(this.root.attrs['totalsRowCount'] ?? 0) > 0;
  }

  /** Data rows only. Excel never lets a table have none. */
  get body(): Rect {
    const { rect } = this;
    return { ...rect, r1: rect.r1 + (this.header ? 1 : 0), r2: rect.r2 - (this.totals ? 1 : 0) };
  }

  get filter(): El | null {
    return child(this.root, 'autoFilter');
  }

  setFilter(on: boolean): void {
    const el = this.filter;
    if (!on && el) removeKid(this.root, el);
    if (on && !el) {
      const { rect } = this;
      ensure(this.root, 'autoFilter', ORDER).attrs['ref'] = rectName({ ...rect, r2: rect.r2 - (this.totals ? 1 : 0) });
    }
    this.touch();
  }

  get sort(): El | null {
    return child(this.root, 'sortState');
  }

  setSort(el: El | null): void {
    const old = this.sort;
    if (old) removeKid(this.root, old);
    if (el) insertOrdered(this.root, el, ORDER);
    this.touch();
  }

  get columns(): El[] {
    return children(child(this.root, 'tableColumns'), 'tableColumn');
  }

  get columnNames(): string[] {
    return this.columns.map((el) => unescapeString(el.attrs['name'] ?? ''));
  }

  columnId(index: number): string {
    return this.columns[index]?.attrs['id'] ?? '';
  }

  setColumnName(index: number, name: string): void {
    const el = this.columns[index];
    if (!el) return;
    el.attrs['name'] = escapeString(name);
    this.touch();
  }

  insertColumn(index: number, name: string): void {
    const list = ensure(this.root, 'tableColumns', ORDER);
    const id = Math.max(0, ...this.columns.map((el) => Number(el.attrs['id']))) + 1;
    const cols = this.columns;
    const el = make(`${prefixOf(this.root)}tableColumn`, { id, name: escapeString(name) });
    const at = index < cols.length ? list.kids.indexOf(cols[index]!) : list.kids.length;
    list.kids.splice(at, 0, el);
    list.attrs['count'] = String(cols.length + 1);
    this.shiftFilter(index, 1);
    this.touch();
  }

  removeColumn(index: number): void {
    const list = ensure(this.root, 'tableColumns', ORDER);
    const cols = this.columns;
    if (cols[index]) removeKid(list, cols[index]);
    list.attrs['count'] = String(cols.length - 1);
    this.shiftFilter(index, -1);
    this.touch();
  }

  private shiftFilter(index: number, by: 1 | -1): void {
    const { filter } = this;
    for (const el of children(filter, 'filterColumn')) {
      const id = Number(el.attrs['colId']);
      if (by < 0 && id === index) removeKid(filter!, el);
      else if (id >= index) el.attrs['colId'] = String(id + by);
    }
  }

  /** Formula of a calculated column, with its `=`, or null. */
  calculated(index: number): string | null {
    const el = child(this.columns[index], 'calculatedColumnFormula');
    const text = textOf(el);
    return text ? `=${this.book.customNames.fromFile(text)}` : null;
  }

  setCalculated(index: number, formula: string | null): void {
    const col = this.columns[index];
    if (!col) return;
    const old = child(col, 'calculatedColumnFormula');
    if (formula === null) {
      if (!old) return;
      removeKid(col, old);
    } else ensure(col, 'calculatedColumnFormula', COLUMN_ORDER).kids = [this.book.customNames.toFile(formula.replace(/^=/, ''))];
    this.book.pkg.touch(this.path);
  }

  get style(): string {
    return child(this.root, 'tableStyleInfo')?.attrs['name'] ?? '';
  }

  styleFlag(name: string): boolean {
    return child(this.root, 'tableStyleInfo')?.attrs[name] === '1';
  }

  setStyle(attrs: Record<string, string>): void {
    const el = ensure(this.root, 'tableStyleInfo', ORDER);
    Object.assign(el.attrs, attrs);
    for (const key of ['showFirstColumn', 'showLastColumn', 'showRowStripes', 'showColumnStripes']) el.attrs[key] ??= '0';
    this.touch();
  }
}
