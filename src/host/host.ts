import { apiError } from './errors';
import type { HostModes } from './modes';
import type { Book } from './model/book';
import type { Rect } from '../ooxml/a1';
import { offsetFormula, tokenize } from './model/formula/formula';
import { rangeByAddress, RangeObj } from './model/cells/range';
import { shiftRect, type Shift } from './model/shift';
import type { Sheet } from './model/sheet';
import { rewriteFormulas, syncActive } from './model/structure';
import type { Table } from './model/table/table';
import { Bridge } from './protocol/bridge';
import { Events } from './protocol/events';
import { ref, type Ref } from './protocol/registry';
import { RootClass } from './api/workbook/workbook';
import { RangeClass } from './api/range/range';
import { CustomXml } from './xlsx/document/customXml';
import { DocProps } from './xlsx/document/docProps';
import { Settings } from './xlsx/document/settings';
import { child } from '../ooxml/xmlTree';
import { absoluteName, quoteSheet, rectName } from '../ooxml/a1';

/** Ranges an add-in forgot to let go of; more than this and the oldest are dropped. */
const MAX_REFERENCES = 20_000;

/** What stands behind one client: the workbook and the state of the session. */
export class Host {
  readonly bridge: Bridge;
  readonly events: Events;
  readonly props: DocProps;
  readonly xml: CustomXml;
  readonly settings: Settings;
  /** Sheets that the message which is being answered has made. */
  readonly made = new Set<Sheet>();
  readonly references = new Map<string, Ref>();
  private readonly ids = new Map<unknown, string>();
  private nextReference = 1;

  constructor(
    readonly book: Book,
    readonly modes: HostModes,
    readonly name: string,
  ) {
    this.bridge = new Bridge(this);
    this.events = new Events(this);
    this.props = new DocProps(book);
    this.xml = new CustomXml(book);
    this.settings = new Settings(this.xml);
  }

  get rootRef(): Ref {
    return ref(RootClass, this as Host);
  }

  /** Hook for workbook-wide refusals; sheets refuse for themselves. */
  assertWritable(): void {
    if (this.book.sheets.length === 0) throw apiError('GeneralException', 'no sheet');
  }

  // ---- ranges the client holds ----

  keep(ref_: Ref): unknown {
    return this.referenceOf(ref_);
  }

  /** Ranges are known to the client by a reference, because an address would not move with the cells. */
  referenceOf(ref_: Ref): Record<string, unknown> {
    if (!(ref_.target instanceof RangeObj)) return {};
    let id = this.ids.get(ref_.target);
    if (id === undefined || !this.references.has(id)) {
      id = `range${this.nextReference}`;
      this.nextReference += 1;
      this.ids.set(ref_.target, id);
      this.references.set(id, ref_);
      if (this.references.size > MAX_REFERENCES) this.forgetOldest();
    }
    return { _ReferenceId: id };
  }

  private forgetOldest(): void {
    const oldest = this.references.keys().next().value;
    if (oldest === undefined) return;
    this.ids.delete(this.references.get(oldest)?.target);
    this.references.delete(oldest);
  }

  referenceToRect(sheet: Sheet, rect: Rect): string {
    return String(this.referenceOf(ref(RangeClass, new RangeObj(sheet, { ...rect })))['_ReferenceId']);
  }

  shiftReferences(sheet: Sheet, shift: Shift): void {
    for (const { target } of this.references.values()) {
      if (target instanceof RangeObj && target.sheet === sheet && target.at) target.at = shiftRect(target.at, shift);
    }
  }

  rangeAt(address: string, sheet: Sheet): RangeObj | null {
    return rangeByAddress(this.book, sheet, address);
  }

  offset(formula: string, rows: number, cols: number): string {
    return offsetFormula(formula, rows, cols);
  }

  // ---- what a user sees ----

  activate(sheet: Sheet): void {
    const old = this.book.active;
    if (sheet.visibility !== 'Visible') throw apiError('InvalidOperation', 'a hidden sheet cannot be activated');
    if (old === sheet) return;
    this.book.active = sheet;
    syncActive(this.book);
    this.events.sheet('deactivated', old);
    this.events.sheet('activated', sheet);
  }

  select(sheet: Sheet, rect: Rect): void {
    this.activate(sheet);
    sheet.selection = { ...rect };
    const view = child(sheet.part('sheetViews'), 'sheetView');
    if (view) {
      view.kids = view.kids.filter((k) => typeof k === 'string' || !('name' in k) || !/(^|:)selection$/.test(k.name));
      const pane = child(view, 'pane')?.attrs['activePane'];
      const attrs: Record<string, string> = { activeCell: rectName({ ...rect, r2: rect.r1, c2: rect.c1 }), sqref: rectName(rect) };
      const at = child(view, 'pane') ? view.kids.indexOf(child(view, 'pane')!) + 1 : 0;
      view.kids.splice(at, 0, { name: `${sheet.p}selection`, attrs: pane ? { pane, ...attrs } : attrs, kids: [] });
      sheet.touch();
    }
    this.events.selected(sheet, rect);
  }

  // ---- tables in formulas ----

  renameTable(old: string, name: string): void {
    const key = old.toLowerCase();
    const isChanged = rewriteFormulas(this.book, (formula) =>
      tokenize(formula)
        .map((t) => (t.type === 'name' && t.text.toLowerCase() === key ? name : t.text))
        .join(''),
    );
    // A new table gets its name when nothing speaks of it yet.
    if (isChanged) this.book.rebuildFormulas();
  }

  /** A table turned into cells: what referred to it refers to its block. */
  flattenTable(table: Table): void {
    const key = table.name.toLowerCase();
    const { body, rect } = table;
    const names = table.columnNames.map((n) => n.toLowerCase());
    const block = (r: Rect): string => `${quoteSheet(table.sheet.name)}!${absoluteName(r)}`;
    rewriteFormulas(this.book, (formula) => {
      const tokens = tokenize(formula);
      return tokens
        .map((t, i) => {
          if (t.type === 'name' && t.text.toLowerCase() === key) return tokens[i + 1]?.type === 'bracket' ? '' : block(body);
          const before = tokens[i - 1];
          if (t.type !== 'bracket' || before?.text.toLowerCase() !== key) return t.text;
          const column = names.indexOf(t.text.slice(1, -1).toLowerCase());
          return block(column < 0 ? (/#All/i.test(t.text) ? rect : body) : { ...body, c1: body.c1 + column, c2: body.c1 + column });
        })
        .join('');
    });
    this.book.rebuildFormulas();
  }
}
