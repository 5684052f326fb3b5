import type { Book } from './book';
import type { Sheet } from './sheet';
import { child, children, insertOrdered, make, prefixOf, removeKid, textOf, type El } from '../../ooxml/xmlTree';

export const WORKBOOK_ORDER = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'alternateContent',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
];

/** A defined name; `sheetEntry` is the `sheet` element it belongs to, whatever its index is just now. */
export interface Name {
  el: El;
  sheetEntry: El | null;
}

export class Names {
  list: Name[] = [];

  constructor(private readonly book: Book) {
    const entries = children(child(book.root, 'sheets'), 'sheet');
    for (const el of children(child(book.root, 'definedNames'), 'definedName')) {
      const id = el.attrs['localSheetId'];
      this.list.push({ el, sheetEntry: id === undefined ? null : (entries[Number(id)] ?? null) });
    }
  }

  name(n: Name): string {
    return n.el.attrs['name'] ?? '';
  }

  formula(n: Name): string {
    return `=${this.book.customNames.fromFile(textOf(n.el))}`;
  }

  sheet(n: Name): Sheet | null {
    return n.sheetEntry ? (this.book.sheets.find((s) => s.entry === n.sheetEntry) ?? null) : null;
  }

  /** Names a user sees: not print areas, filters and the like, which Excel keeps as names too. */
  visible(scope: Sheet | null): Name[] {
    return this.list.filter((n) => n.sheetEntry === (scope?.entry ?? null) && !this.name(n).startsWith('_xlnm.'));
  }

  find(name: string, scope: Sheet | null): Name | undefined {
    const key = name.toLowerCase();
    return this.list.find((n) => n.sheetEntry === (scope?.entry ?? null) && this.name(n).toLowerCase() === key);
  }

  set(name: string, formula: string, scope: Sheet | null, attrs: Record<string, string> = {}): Name {
    const text = this.book.customNames.toFile(formula.replace(/^=/, ''));
    const old = this.find(name, scope);
    if (old) {
      old.el.kids = [text];
      this.changed();
      return old;
    }
    const el = make(`${prefixOf(this.book.root)}definedName`, { name, ...attrs }, [text]);
    const made: Name = { el, sheetEntry: scope?.entry ?? null };
    this.list.push(made);
    this.changed();
    return made;
  }

  remove(n: Name): void {
    this.list = this.list.filter((other) => other !== n);
    this.changed();
  }

  /** Rewrites the element: Excel wants names sorted, and sheet scopes as indexes. */
  changed(): void {
    const { root } = this.book;
    const entries = children(child(root, 'sheets'), 'sheet');
    const old = child(root, 'definedNames');
    const el = old ?? make(`${prefixOf(root)}definedNames`);
    for (const n of this.list) {
      if (n.sheetEntry) n.el.attrs['localSheetId'] = String(entries.indexOf(n.sheetEntry));
      else delete n.el.attrs['localSheetId'];
    }
    this.list = this.list.filter((n) => n.el.attrs['localSheetId'] !== '-1');
    el.kids = [...this.list]
      .sort((a, b) => {
        const x = this.name(a).toLowerCase();
        const y = this.name(b).toLowerCase();
        return x < y ? -1 : x > y ? 1 : Number(a.el.attrs['localSheetId'] ?? -1) - Number(b.el.attrs['localSheetId'] ?? -1);
      })
      .map((n) => n.el);
    if (old && el.kids.length === 0) removeKid(root, old);
    else if (!old && el.kids.length > 0) insertOrdered(root, el, WORKBOOK_ORDER);
    this.book.touchWorkbook();
    this.book.namesChanged();
  }
}
