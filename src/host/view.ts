import type { Host } from './host';
import { chartViews, type ChartView } from './charts/view';
import type { Rect } from '../ooxml/a1';
import { cellText, cellValue } from './model/cells/text';
import type { Cell, Scalar } from './model/cells/grid';
import { conditionalLooks, conditionFormulas, type Looks } from './model/conditions';
import { helpAt, notesOf } from './model/cellHelp';
import type { Sheet } from './model/sheet';
import { legacyHash } from './xlsx/password';
import { child, children, make, type El } from '../ooxml/xmlTree';

/** The look of cells of one format; only what differs from plain black text. */
export interface CellLook {
  font: { name: string; size: number; bold: boolean; italic: boolean; underline: boolean; strikethrough: boolean; color: string };
  fill: string | null;
  borders: Partial<Record<'top' | 'bottom' | 'left' | 'right', { style: string; color: string }>>;
  horizontal: string | null;
  vertical: string;
  wrap: boolean;
  indent: number;
}

export interface CellDrawing {
  value: Scalar;
  /** What the cell shows. */
  text: string;
  formula?: string;
  /** Number of the cell's format, for {@link WorkbookView.look}. */
  format: number;
  /** Numbers of what conditional formats change about it, the strongest first, for {@link WorkbookView.difference}. */
  differences?: readonly number[];
}

/** What conditional formats change about a cell; null where they leave it as it is. */
export interface Difference {
  color: string | null;
  fill: string | null;
  bold: boolean | null;
  italic: boolean | null;
  underline: boolean | null;
  strikethrough: boolean | null;
}

/** A worksheet as a program that draws it needs it; sizes are in points. */
export interface SheetDrawing {
  cells: Map<number, Map<number, CellDrawing>>;
  /** The last row and column with a cell. */
  rows: number;
  columns: number;
  defaultRowHeight: number;
  defaultColumnWidth: number;
  rowHeights: Map<number, number>;
  columnWidths: Map<number, number>;
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  frozen: { rows: number; columns: number };
  gridlines: boolean;
  merges: Rect[];
  tables: { rect: Rect; header: boolean; stripes: boolean; style: string }[];
  charts: ChartView[];
  /** Notes and comments, by cell. */
  notes: { r: number; c: number; text: string }[];
}

/** What Excel shows beside a cell that is selected. */
export interface CellHint {
  /** Of its message; "" where there is none. */
  title: string;
  text: string;
  /** What its drop-down offers, as it is shown; null for a cell without one. */
  choices: string[] | null;
}

export interface SheetTab {
  id: string;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  color: string | null;
  protected: boolean;
}

const WIDEST = 200;
/** A sheet is drawn beyond what is used: rules may hold for empty cells. */
const EMPTY = { rows: 60, columns: 26, beyondRows: 25, beyondColumns: 4 };
/** More formulas of rules than this are not computed for one sheet; what they are about is drawn as if they did not hold. */
const MOST_FORMULAS = 2_000;
/** A drop-down offers no more. */
const MOST_CHOICES = 500;

/** As a rule takes what its formula came to. */
const isTrue = (cell: Cell | undefined): boolean => {
  const value = cellValue(cell);
  return typeof value === 'number' ? value !== 0 : value === true;
};
const on = (value: string | undefined): boolean => value === '1' || value === 'true';

/** The workbook for a program that shows it: it looks, and changes nothing but what a user could. */
export class WorkbookView {
  constructor(private readonly host: Host) {}

  /** Every `dxf` that a rule was seen to give a cell, by its content: a look that changes is another one. */
  private readonly looks = new Map<string, { index: number; look: El }>();
  /** By sheet: what the formulas of its rules came to, and of which state of the workbook that is. */
  private readonly answers = new Map<string, { version: number; revision: number; known: Map<string, boolean> }>();

  /** Rises with every change of the workbook. */
  get revision(): number {
    return this.host.book.pkg.revision;
  }

  /** Rises with every change of the sheet itself; what stands on it (charts, tables) counts for the workbook. */
  sheetRevision(id: string): number {
    return this.host.book.pkg.revisionOf(this.sheet(id).path);
  }

  get sheets(): SheetTab[] {
    return this.host.book.sheets.map((sheet) => ({
      id: sheet.id,
      name: sheet.name,
      visibility: sheet.visibility,
      color: this.host.book.styles.color(child(sheet.part('sheetPr'), 'tabColor')),
      protected: sheet.protection !== null,
    }));
  }

  get active(): { id: string; selection: Rect } {
    const { active } = this.host.book;
    return { id: active.id, selection: { ...active.selection } };
  }

  /** What was last selected on the sheet. */
  selection(id: string): Rect {
    return { ...this.sheet(id).selection };
  }

  private sheet(id: string): Sheet {
    return this.host.book.sheets.find((sheet) => sheet.id === id)!;
  }

  look(format: number): CellLook {
    const { styles } = this.host.book;
    const { underline, ...font } = styles.font(format);
    const alignment = styles.alignment(format);
    const borders: CellLook['borders'] = {};
    for (const side of ['top', 'bottom', 'left', 'right'] as const) {
      const { style, color } = styles.border(format, side);
      if (style) borders[side] = { style, color: color ?? '#000000' };
    }
    return {
      font: { ...font, underline: underline !== 'None' },
      fill: styles.fill(format),
      borders,
      horizontal: alignment['horizontal'] ?? null,
      vertical: alignment['vertical'] ?? 'bottom',
      wrap: on(alignment['wrapText']),
      indent: Number(alignment['indent'] ?? 0),
    };
  }

  /**
   * What conditional formats change about a cell.
   * @param indexes of one cell: where two change the same, the first one does
   */
  difference(indexes: readonly number[]): Difference {
    const all = [...this.looks.values()];
    const each = indexes.map((index) => this.differenceOf(all[index]!.look));
    const first = <K extends keyof Difference>(key: K): Difference[K] | null => each.find((one) => one[key] !== null)?.[key] ?? null;
    return {
      color: first('color'),
      fill: first('fill'),
      bold: first('bold'),
      italic: first('italic'),
      underline: first('underline'),
      strikethrough: first('strikethrough'),
    };
  }

  private differenceOf(look: El): Difference {
    const { styles } = this.host.book;
    const font = child(look, 'font');
    const pattern = child(child(look, 'fill'), 'patternFill');
    const flag = (name: string): boolean | null => {
      const el = child(font, name);
      return el && !/^(?:0|false|none)$/.test(el.attrs['val'] ?? '1');
    };
    return {
      color: styles.color(child(font, 'color')),
      // Of a fill inside a rule Excel shows the background, not the foreground.
      fill:
        pattern?.attrs['patternType'] === 'none'
          ? null
          : (styles.color(child(pattern, 'bgColor')) ?? styles.color(child(pattern, 'fgColor'))),
      bold: flag('b'),
      italic: flag('i'),
      underline: flag('u'),
      strikethrough: flag('strike'),
    };
  }

  private lookIndex(look: El): number {
    const key = JSON.stringify(look);
    let known = this.looks.get(key);
    if (!known) this.looks.set(key, (known = { index: this.looks.size, look }));
    return known.index;
  }

  /**
   * Computes the formulas of the sheet's conditional formats. Until then they are drawn as they were at the last time.
   * @returns whether the sheet has to be drawn anew
   */
  async judge(id: string): Promise<boolean> {
    const sheet = this.sheet(id);
    const { book } = this.host;
    await book.recalc();
    const { version } = book.calc;
    const revision = this.sheetRevision(id);
    const last = this.answers.get(id);
    if (last?.version === version && last.revision === revision) return false;
    const known = new Map(last?.version === version ? last.known : []);
    const asked = [...conditionFormulas(sheet, this.drawnArea(sheet), this.valueIn(sheet))]
      .filter((formula) => !known.has(formula))
      .slice(0, MOST_FORMULAS);
    const answers = asked.length === 0 ? [] : await book.calc.ask(id, asked);
    asked.forEach((formula, i) => known.set(formula, isTrue(answers[i])));
    this.answers.set(id, { version, revision, known });
    // A rule that went is no formula any more, and the sheet was drawn without it already.
    return [...known].some(([formula, answer]) => answer !== (last?.known.get(formula) ?? false));
  }

  /** Cells that a program which draws the sheet shows at least, also where they are empty. */
  private drawnArea({ id }: Sheet): Rect {
    const { book } = this.host;
    const used = book.grid.sheets.get(id)?.used(() => true);
    return {
      r1: 0,
      c1: 0,
      r2: Math.max(EMPTY.rows, (used?.r2 ?? 0) + EMPTY.beyondRows),
      c2: Math.max(EMPTY.columns, (used?.c2 ?? 0) + EMPTY.beyondColumns),
    };
  }

  private valueIn(sheet: Sheet): (r: number, c: number) => Scalar | undefined {
    const { spills } = this.host.book.calc;
    return (r, c) => {
      const cell = sheet.grid.get(r, c);
      const shown = cell?.v === undefined || cell.v === null ? (spills.value(sheet.id, r, c) ?? cell) : cell;
      return shown?.v === undefined || shown.v === null ? undefined : cellValue(shown);
    };
  }

  private looksOn(sheet: Sheet): Looks {
    const known = this.answers.get(sheet.id)?.known;
    return conditionalLooks(sheet, this.drawnArea(sheet), { value: this.valueIn(sheet), answer: (formula) => known?.get(formula) });
  }

  /** null for a cell that Excel says nothing about. */
  hint(id: string, r: number, c: number): CellHint | null {
    const help = helpAt(this.sheet(id), r, c);
    if (!help) return null;
    const { title, text, choices } = help;
    return { title, text, choices: choices === null ? null : 'rect' in choices ? this.textsIn(choices.sheet, choices.rect) : [...choices] };
  }

  private textsIn(sheet: Sheet, rect: Rect): string[] {
    const { book, modes } = this.host;
    const texts: string[] = [];
    sheet.grid.each(rect, (r, c, cell) => {
      const shown = cell.v === undefined || cell.v === null ? (book.calc.spills.value(sheet.id, r, c) ?? cell) : cell;
      const text = cellText(shown, book.styles.numberFormat(sheet.xf(r, c)), modes.contentLanguage, book.date1904);
      if (text !== '' && texts.length < MOST_CHOICES) texts.push(text);
    });
    return texts;
  }

  charts(id: string): ChartView[] {
    return chartViews(this.sheet(id));
  }

  draw(id: string): SheetDrawing {
    const sheet = this.sheet(id);
    const { book, modes } = this.host;
    const cells: SheetDrawing['cells'] = new Map();
    let rows = 0;
    let columns = 0;
    const put = (r: number, c: number, cell: Cell | undefined): void => {
      const format = sheet.xf(r, c);
      let row = cells.get(r);
      if (!row) cells.set(r, (row = new Map()));
      row.set(c, {
        value: cellValue(cell),
        text: cellText(cell, book.styles.numberFormat(format), modes.contentLanguage, book.date1904),
        ...(cell?.f ? { formula: cell.f } : {}),
        format,
      });
      rows = Math.max(rows, r + 1);
      columns = Math.max(columns, c + 1);
    };
    sheet.grid.each({ r1: 0, c1: 0, r2: Infinity, c2: Infinity }, put);
    book.calc.spills.eachValue(sheet.id, (r, c, cell) => put(r, c, { ...sheet.grid.get(r, c), ...cell }));
    const notes = notesOf(sheet);
    for (const { r, c } of notes) if (!cells.get(r)?.has(c)) put(r, c, undefined);
    for (const [r, row] of this.looksOn(sheet))
      for (const [c, looks] of row) {
        if (!cells.get(r)?.has(c)) put(r, c, undefined);
        cells.get(r)!.get(c)!.differences = looks.map((look) => this.lookIndex(look));
      }
    return {
      cells,
      rows,
      columns,
      ...this.sizes(sheet),
      ...viewOf(sheet),
      merges: sheet.merges.map((m) => ({ ...m })),
      tables: this.tablesOf(sheet),
      charts: chartViews(sheet),
      notes,
    };
  }

  private sizes(
    sheet: Sheet,
  ): Pick<SheetDrawing, 'defaultRowHeight' | 'defaultColumnWidth' | 'rowHeights' | 'columnWidths' | 'hiddenRows' | 'hiddenColumns'> {
    const rowHeights = new Map<number, number>();
    const hiddenRows = new Set<number>();
    for (const [r, attrs] of sheet.rowAttrs) {
      if (attrs['ht'] !== undefined) rowHeights.set(r, Number(attrs['ht']));
      if (on(attrs['hidden'])) hiddenRows.add(r);
    }
    const columnWidths = new Map<number, number>();
    const hiddenColumns = new Set<number>();
    for (const el of children(sheet.part('cols'), 'col')) {
      for (let c = Number(el.attrs['min']) - 1; c < Math.min(Number(el.attrs['max']), WIDEST); c += 1) {
        columnWidths.set(c, sheet.colWidth(c));
        if (on(el.attrs['hidden'])) hiddenColumns.add(c);
      }
    }
    return {
      defaultRowHeight: sheet.rowHeight(-1),
      defaultColumnWidth: sheet.colWidth(16_383),
      rowHeights,
      columnWidths,
      hiddenRows,
      hiddenColumns,
    };
  }

  private tablesOf(sheet: Sheet): SheetDrawing['tables'] {
    return this.host.book.tables
      .filter((table) => table.sheet === sheet)
      .map((table) => {
        const info = child(table.root, 'tableStyleInfo')?.attrs;
        return { rect: table.rect, header: table.header, stripes: on(info?.['showRowStripes']), style: info?.['name'] ?? '' };
      });
  }

  /** Excel refuses to let a user type into the cell. */
  locked(id: string, r: number, c: number): boolean {
    const sheet = this.sheet(id);
    return sheet.protection !== null && this.host.book.styles.locked(sheet.xf(r, c));
  }

  /** Protects a sheet as a user of Excel would, or lifts the protection again. */
  protect(id: string, password: string | null): void {
    const sheet = this.sheet(id);
    sheet.drop('sheetProtection');
    if (password !== null)
      sheet.insert(make(`${sheet.p}sheetProtection`, { password: legacyHash(password), sheet: '1', objects: '1', scenarios: '1' }));
    this.host.events.protection(sheet, password !== null);
    void this.host.events.flush();
  }
}

function viewOf(sheet: Sheet): Pick<SheetDrawing, 'frozen' | 'gridlines'> {
  const view = child(sheet.part('sheetViews'), 'sheetView');
  const pane = child(view, 'pane');
  const frozen = /^frozen/.test(pane?.attrs['state'] ?? '');
  return {
    frozen: { rows: frozen ? Number(pane?.attrs['ySplit'] ?? 0) : 0, columns: frozen ? Number(pane?.attrs['xSplit'] ?? 0) : 0 },
    gridlines: view?.attrs['showGridLines'] !== '0' && view?.attrs['showGridLines'] !== 'false',
  };
}
