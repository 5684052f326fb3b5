import { MAIN, REL, SPREADSHEET_TYPE as CT } from '../../ooxml/namespaces';
import { parseRect, type Rect } from '../../ooxml/a1';
import { Calc } from './calc';
import { CustomNames } from './formula/customNames';
import { engineForm } from './formula/formula';
import { Grid, type Cell } from './cells/grid';
import { Names } from './names';
import { Sheet } from './sheet';
import { Table } from './table/table';
import { WorkbookUnreadable } from '../errors';
import type { Package } from '../xlsx/package';
import { relId } from '../xlsx/package';
import { readSheetXml, type CellBudget } from '../xlsx/sheet/readSheet';
import { SharedStrings } from '../xlsx/sharedStrings';
import { Styles } from '../xlsx/styles/styles';
import { child, children, make, type El } from '../../ooxml/xmlTree';
import { isErrorText } from '../xlsx/sheet/writeSheet';
import { sheetBytes } from '../xlsx/sheet/saveSheet';
import { WORKBOOK_ORDER } from './names';

/** The open workbook: package, sheets, tables, names, styles, and the engine that computes it. */
export class Book {
  readonly grid = new Grid();
  readonly calc: Calc;
  readonly path: string;
  readonly root: El;
  readonly styles: Styles;
  readonly strings: SharedStrings;
  readonly names: Names;
  readonly customNames = new CustomNames();
  sheets: Sheet[] = [];
  tables: Table[] = [];
  active!: Sheet;
  /** Set when a formula was added, changed or removed, so that the calculation chain is stale. */
  formulasTouched = false;
  private scopeDirty = true;

  constructor(
    readonly pkg: Package,
    maxCells: number,
  ) {
    const main = pkg.rels('').find((r) => r.kind === 'officeDocument');
    if (!main || !pkg.has(main.target)) throw new WorkbookUnreadable('not-a-workbook', 'no main part');
    this.path = main.target;
    // The binary format: the same package, and nothing in it is XML.
    if (/\.bin$/i.test(this.path)) throw new WorkbookUnreadable('xlsb');
    this.root = pkg.tree(this.path);
    if (!/(^|:)workbook$/.test(this.root.name)) throw new WorkbookUnreadable('not-a-workbook', this.root.name);
    this.calc = new Calc(
      this.grid,
      (sheetId) => this.sheets.find((s) => s.id === sheetId)?.touch(),
      (name) => this.sheetByName(name)?.id ?? null,
    );
    const rels = pkg.rels(this.path);
    const part = (kind: string): string | null => {
      const target = rels.find((r) => r.kind === kind)?.target;
      return target !== undefined && pkg.has(target) ? target : null;
    };
    this.styles = new Styles(pkg, part('styles') ?? this.createStyles(), part('theme'));
    this.strings = new SharedStrings(pkg, part('sharedStrings'), () => this.createStrings());
    const budget: CellBudget = { limit: maxCells, left: maxCells };
    for (const entry of children(child(this.root, 'sheets'), 'sheet')) {
      const rel = pkg.rel(this.path, relId(entry));
      if (rel?.kind !== 'worksheet') continue;
      // What is written into one of them would be in the other, and each of them would be read.
      if (this.sheets.some(({ path: known }) => known === rel.target))
        throw new WorkbookUnreadable('damaged', `two sheets are ${rel.target}`);
      this.readSheet(entry, rel.target, budget);
    }
    if (this.sheets.length === 0) throw new WorkbookUnreadable('damaged', 'no worksheet');
    this.names = new Names(this);
    const activeTab = Number(child(child(this.root, 'bookViews'), 'workbookView')?.attrs['activeTab'] ?? 0);
    const entries = this.entries();
    this.active = this.sheets.find((s) => s.entry === entries[activeTab]) ?? this.sheets[0]!;
    this.loadFormulas();
  }

  entries(): El[] {
    return children(child(this.root, 'sheets'), 'sheet');
  }

  get date1904(): boolean {
    const v = child(this.root, 'workbookPr')?.attrs['date1904'];
    return v === '1' || v === 'true';
  }

  touchWorkbook(): void {
    this.pkg.touch(this.path);
  }

  private readSheet(entry: El, path: string, budget: CellBudget): void {
    const id = `{${Number(entry.attrs['sheetId']).toString(16).toUpperCase().padStart(8, '0')}-0001-0000-0000-000000000000}`;
    const grid = this.grid.addSheet(id, entry.attrs['name'] ?? '');
    const read = readSheetXml(this.pkg.bytes(path), path, grid, this.strings, budget, this.date1904, (formula) =>
      this.customNames.fromFile(formula),
    );
    const sheet = new Sheet(this, id, path, entry, read.root, grid, read.rowAttrs);
    const selection = children(child(child(read.root, 'sheetViews'), 'sheetView'), 'selection').at(-1)?.attrs['sqref'];
    sheet.selection = parseRect(selection?.split(' ')[0] ?? '') ?? sheet.selection;
    this.sheets.push(sheet);
    this.adopt(sheet);
    for (const array of read.arrays) {
      const { r, c, rect, values } = array;
      const anchor = grid.get(r, c);
      this.calc.spills.set(id, r, c, rect, (i, j) => (i === r && j === c ? { v: anchor?.v, t: anchor?.t } : values.get(`${i},${j}`)));
      grid.grow(rect.r2, rect.c2);
    }
    for (const rel of this.pkg.rels(path)) {
      if (rel.kind === 'table' && this.pkg.has(rel.target)) this.tables.push(new Table(this, sheet, rel.target, this.pkg.tree(rel.target)));
    }
  }

  /** Lets the package write the sheet from the grid when it changed. */
  private adopt(sheet: Sheet): void {
    this.pkg.setTree(sheet.path, sheet.root, () => sheetBytes(sheet));
  }

  // ---- engine ----

  private loadFormulas(): void {
    const asks = child(this.root, 'calcPr')?.attrs['fullCalcOnLoad'];
    this.calc.isComputed = asks !== '1' && asks !== 'true';
    this.refreshScope();
    for (const sheet of this.sheets) this.loadSheetFormulas(sheet);
    // Values computed by the program that saved the file stand until something changes.
    this.calc.remember();
  }

  private loadSheetFormulas(sheet: Sheet): void {
    const out: Record<number, Record<number, { f: string }>> = {};
    // The rows of a calculated column hold the same text, and it means the same in all of them.
    const known = new Map<string, string>();
    sheet.grid.eachFormula((r, c, _cell, formula) => {
      const around = this.around(sheet, r, c, formula);
      const key = `${around ?? ''}!${formula}`;
      let f = known.get(key);
      if (f === undefined) known.set(key, (f = this.engineForm(formula, around)));
      (out[r] ??= {})[c] = { f };
    });
    this.calc.resetSheet(sheet.id, out);
  }

  /** After cells moved: every formula is read again. */
  rebuildFormulas(): void {
    this.refreshScope();
    for (const sheet of this.sheets) this.loadSheetFormulas(sheet);
    this.calc.moved();
    this.formulasTouched = true;
  }

  toEngine(sheet: Sheet, r: number, c: number, formula: string): string {
    return this.engineForm(formula, this.around(sheet, r, c, formula));
  }

  /** The table that a structured reference without a name means. */
  private around(sheet: Sheet, r: number, c: number, formula: string): string | null {
    return formula.includes('[') ? (this.tableAt(sheet, r, c)?.name ?? null) : null;
  }

  private engineForm(formula: string, around: string | null): string {
    return engineForm(formula, {
      spelled: (name) => this.tables.find((t) => t.name.toLowerCase() === name.toLowerCase())?.name ?? null,
      around,
    });
  }

  tablesChanged(): void {
    this.scopeDirty = true;
    this.calc.moved();
  }

  namesChanged(): void {
    this.scopeDirty = true;
    this.calc.moved();
  }

  private refreshScope(): void {
    this.scopeDirty = false;
    this.calc.setTables(
      this.tables.map((t) => ({ name: t.name, sheetId: t.sheet.id, rect: t.rect, body: t.body, columns: t.columnNames })),
    );
    this.calc.setNames(
      this.names.list
        .filter((n) => !this.names.name(n).startsWith('_xlnm.'))
        .map((n, i) => ({
          id: `n${i}`,
          name: this.names.name(n),
          formula: this.names.formula(n).slice(1),
          sheetId: this.names.sheet(n)?.id ?? null,
        })),
    );
  }

  async recalc(): Promise<void> {
    if (!this.calc.pending) return;
    if (this.scopeDirty) {
      this.refreshScope();
      if (this.calc.formulaCount > 0) for (const sheet of this.sheets) this.loadSheetFormulas(sheet);
    }
    await this.calc.run();
  }

  // ---- cells ----

  /** Replaces a cell's content, keeping its format. `undefined` empties it. */
  setCell(sheet: Sheet, r: number, c: number, content: { v?: string | number; t?: 1 | 2 | 3; f?: string } | undefined): void {
    const old = sheet.grid.get(r, c);
    if (!this.calc.spills.isEmpty(sheet.id)) this.breakArray(sheet, r, c);
    this.calc.changes(sheet.id, r, c, old);
    const cell: Cell = {};
    const s = old?.s ?? (old ? undefined : this.inheritedStyle(sheet, r, c));
    if (s !== undefined) cell.s = s;
    if (content) {
      if (content.v !== undefined) cell.v = content.v;
      if (content.t !== undefined) cell.t = content.t;
      if (content.f !== undefined) {
        cell.f = content.f;
        cell.custom = { typed: true };
      }
      if (content.f === undefined && content.t === 1 && isErrorText(String(content.v))) cell.custom = { error: true };
    }
    if (old?.f !== undefined || content?.f !== undefined) this.formulasTouched = true;
    if (content?.f !== undefined) this.calc.setFormula(sheet.id, r, c, this.toEngine(sheet, r, c, content.f));
    else if (old?.f !== undefined) this.calc.setFormula(sheet.id, r, c, null);
    sheet.grid.set(r, c, cell.v === undefined && cell.f === undefined && cell.s === undefined ? null : cell);
  }

  private inheritedStyle(sheet: Sheet, r: number, c: number): string | undefined {
    const xf = sheet.xf(r, c);
    return xf === 0 ? undefined : String(xf);
  }

  private breakArray(sheet: Sheet, r: number, c: number): void {
    const hit = this.calc.spills.covering(sheet.id, r, c);
    if (!hit) return;
    this.calc.dropArray(sheet.id, hit.r, hit.c);
  }

  setXf(sheet: Sheet, r: number, c: number, xf: number): void {
    const cell = sheet.grid.get(r, c);
    if (cell) {
      if (xf === 0) delete cell.s;
      else cell.s = String(xf);
    } else sheet.grid.set(r, c, { s: String(xf) });
  }

  // ---- lookups ----

  sheetByName(name: string): Sheet | undefined {
    const key = name.toLowerCase();
    return this.sheets.find((s) => s.name.toLowerCase() === key);
  }

  tableAt(sheet: Sheet, r: number, c: number): Table | undefined {
    return this.tables.find((t) => {
      if (t.sheet !== sheet) return false;
      const { rect } = t;
      return r >= rect.r1 && r <= rect.r2 && c >= rect.c1 && c <= rect.c2;
    });
  }

  tablesIn(sheet: Sheet, rect: Rect): Table[] {
    return this.tables.filter(
      (t) => t.sheet === sheet && t.rect.r1 <= rect.r2 && t.rect.r2 >= rect.r1 && t.rect.c1 <= rect.c2 && t.rect.c2 >= rect.c1,
    );
  }

  // ---- sheets ----

  addSheet(name: string): Sheet {
    const list = child(this.root, 'sheets')!;
    const sheetId = Math.max(0, ...this.entries().map((el) => Number(el.attrs['sheetId']))) + 1;
    const base = this.path.slice(0, this.path.lastIndexOf('/') + 1);
    const path = this.pkg.freeName(`${base}worksheets/sheet`, 'xml');
    const ns = Object.entries(this.root.attrs).find(([k, v]) => k.startsWith('xmlns') && v.endsWith('/main'))?.[1] ?? MAIN;
    const root = make('worksheet', { xmlns: ns, 'xmlns:r': REL }, [
      make('dimension', { ref: 'A1' }),
      make('sheetViews', {}, [make('sheetView', { workbookViewId: 0 })]),
      make('sheetFormatPr', { defaultRowHeight: 15 }),
      make('sheetData'),
      make('pageMargins', { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 }),
    ]);
    this.pkg.create(path, root, `${CT}.worksheet+xml`);
    const rel = this.pkg.addRel(this.path, 'worksheet', path);
    const relPrefix = relPrefixOf(this.root);
    const entry = make(`${list.name.slice(0, -'sheets'.length)}sheet`, { name, sheetId, [`${relPrefix}:id`]: rel });
    list.kids.push(entry);
    this.touchWorkbook();
    const id = `{${sheetId.toString(16).toUpperCase().padStart(8, '0')}-0001-0000-0000-000000000000}`;
    const sheet = new Sheet(this, id, path, entry, root, this.grid.addSheet(id, name), new Map());
    this.sheets.push(sheet);
    this.adopt(sheet);
    return sheet;
  }

  createStyles(): string {
    const path = `${this.path.slice(0, this.path.lastIndexOf('/') + 1)}styles.xml`;
    this.pkg.create(path, emptyStyles(), `${CT}.styles+xml`);
    this.pkg.addRel(this.path, 'styles', path);
    return path;
  }

  private createStrings(): string {
    const path = `${this.path.slice(0, this.path.lastIndexOf('/') + 1)}sharedStrings.xml`;
    this.pkg.create(path, make('sst', { xmlns: MAIN }), `${CT}.sharedStrings+xml`);
    this.pkg.addRel(this.path, 'sharedStrings', path);
    return path;
  }

  /** The index of the cell metadata that marks a formula as a dynamic array. */
  dynamicMeta(): string {
    const rel = this.pkg.rels(this.path).find((r) => r.kind === 'sheetMetadata');
    if (!rel) {
      const path = `${this.path.slice(0, this.path.lastIndexOf('/') + 1)}metadata.xml`;
      this.pkg.create(path, dynamicMetadata(), `${CT}.sheetMetadata+xml`);
      this.pkg.addRel(this.path, 'sheetMetadata', path);
      return '1';
    }
    const root = this.pkg.tree(rel.target);
    const types = children(child(root, 'metadataTypes'), 'metadataType');
    const at = types.findIndex((el) => el.attrs['name'] === 'XLDAPR');
    const blocks = children(child(root, 'cellMetadata'), 'bk');
    const found = blocks.findIndex((bk) => children(bk, 'rc').some((rc) => rc.attrs['t'] === String(at + 1)));
    return String(Math.max(found, 0) + 1);
  }

  /** The calculation chain lists formula cells; a stale one makes Excel repair the file. */
  dropCalcChain(): void {
    const rel = this.pkg.rels(this.path).find((r) => r.kind === 'calcChain');
    if (!rel) return;
    this.pkg.dropRel(this.path, rel.id);
    this.pkg.remove(rel.target);
  }

  workbookPart(name: string): El {
    const el = child(this.root, name);
    if (el) return el;
    const made = make(this.root.name.replace('workbook', name));
    const at = this.root.kids.findIndex(
      (k) => typeof k === 'object' && 'name' in k && WORKBOOK_ORDER.indexOf(k.name.replace(/^.*:/, '')) > WORKBOOK_ORDER.indexOf(name),
    );
    this.root.kids.splice(at < 0 ? this.root.kids.length : at, 0, made);
    return made;
  }

  dispose(): void {
    this.calc.dispose();
  }
}

/** The prefix bound to the relationships namespace, declared when missing. */
export function relPrefixOf(root: El): string {
  const found = Object.entries(root.attrs).find(([k, v]) => k.startsWith('xmlns:') && v.endsWith('/relationships'));
  if (found) return found[0].slice('xmlns:'.length);
  root.attrs['xmlns:r'] = REL;
  return 'r';
}

function emptyStyles(): El {
  return make('styleSheet', { xmlns: MAIN }, [
    make('fonts', { count: 1 }, [
      make('font', {}, [
        make('sz', { val: 11 }),
        make('color', { theme: 1 }),
        make('name', { val: 'Calibri' }),
        make('family', { val: 2 }),
      ]),
    ]),
    make('fills', { count: 2 }, [
      make('fill', {}, [make('patternFill', { patternType: 'none' })]),
      make('fill', {}, [make('patternFill', { patternType: 'gray125' })]),
    ]),
    make('borders', { count: 1 }, [
      make(
        'border',
        {},
        ['left', 'right', 'top', 'bottom', 'diagonal'].map((n) => make(n)),
      ),
    ]),
    make('cellStyleXfs', { count: 1 }, [make('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]),
    make('cellXfs', { count: 1 }, [make('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 })]),
    make('cellStyles', { count: 1 }, [make('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
    make('dxfs', { count: 0 }),
    make('tableStyles', { count: 0, defaultTableStyle: 'TableStyleMedium2', defaultPivotStyle: 'PivotStyleLight16' }),
  ]);
}

function dynamicMetadata(): El {
  const xda = 'http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray';
  return make('metadata', { xmlns: MAIN, 'xmlns:xda': xda }, [
    make('metadataTypes', { count: 1 }, [
      make('metadataType', {
        name: 'XLDAPR',
        minSupportedVersion: 120000,
        copy: 1,
        pasteAll: 1,
        pasteValues: 1,
        merge: 1,
        splitFirst: 1,
        rowColShift: 1,
        clearFormats: 1,
        clearComments: 1,
        assign: 1,
        coerce: 1,
        cellMeta: 1,
      }),
    ]),
    make('futureMetadata', { name: 'XLDAPR', count: 1 }, [
      make('bk', {}, [
        make('extLst', {}, [
          make('ext', { uri: '{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}' }, [
            make('xda:dynamicArrayProperties', { fDynamic: 1, fCollapsed: 0 }),
          ]),
        ]),
      ]),
    ]),
    make('cellMetadata', { count: 1 }, [make('bk', {}, [make('rc', { t: 1, v: 0 })])]),
  ]);
}
