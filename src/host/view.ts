import type { Host } from './host';
import { chartViews, type ChartView } from './charts/view';
import { parseRect, type Rect } from '../ooxml/a1';
import { cellText, cellValue } from './model/cells/text';
import type { Cell, Scalar } from './model/cells/grid';
import type { Sheet } from './model/sheet';
import { legacyHash } from './xlsx/password';
import { child, children, make, textOf, type El } from '../ooxml/xmlTree';

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
  /** Number of the differential format that a conditional format gives it, for {@link WorkbookView.difference}. */
  difference?: number;
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
}

export interface SheetTab {
  id: string;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  color: string | null;
  protected: boolean;
}

const WIDEST = 200;
const on = (value: string | undefined): boolean => value === '1' || value === 'true';

/** The workbook for a program that shows it: it looks, and changes nothing but what a user could. */
export class WorkbookView {
  constructor(private readonly host: Host) {}

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

  /** What a conditional format changes about a cell. */
  difference(index: number): { color: string | null; fill: string | null; bold: boolean } {
    const { styles } = this.host.book;
    const dxf = styles.dxf(index);
    const font = child(dxf, 'font');
    const pattern = child(child(dxf, 'fill'), 'patternFill');
    const bold = child(font, 'b');
    return {
      color: styles.color(child(font, 'color')),
      // Of a fill inside a rule Excel shows the background, not the foreground.
      fill: styles.color(child(pattern, 'bgColor')) ?? styles.color(child(pattern, 'fgColor')),
      bold: bold !== null && bold.attrs['val'] !== '0',
    };
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
    markConditions(sheet, cells);
    return {
      cells,
      rows,
      columns,
      ...this.sizes(sheet),
      ...viewOf(sheet),
      merges: sheet.merges.map((m) => ({ ...m })),
      tables: this.tablesOf(sheet),
      charts: chartViews(sheet),
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

/** Rules that compare a cell with a constant; others need the engine and are left to Excel. */
function markConditions(sheet: Sheet, cells: SheetDrawing['cells']): void {
  const rules = children(sheet.root, 'conditionalFormatting').flatMap((holder) => {
    const rects = (holder.attrs['sqref'] ?? '')
      .split(/\s+/)
      .map(parseRect)
      .filter((rect): rect is Rect => rect !== null);
    return children(holder, 'cfRule').map((el) => ({ el, rects, priority: Number(el.attrs['priority'] ?? 0) }));
  });
  // The rule of the lowest number wins, so it is written last.
  for (const { el, rects } of rules.sort((a, b) => b.priority - a.priority)) {
    const holds = conditionOf(el);
    if (!holds || el.attrs['dxfId'] === undefined) continue;
    for (const rect of rects) {
      for (const [r, row] of cells) {
        if (r < rect.r1 || r > rect.r2) continue;
        for (const [c, cell] of row) if (c >= rect.c1 && c <= rect.c2 && holds(cell.value)) cell.difference = Number(el.attrs['dxfId']);
      }
    }
  }
}

function conditionOf(rule: El): ((value: Scalar) => boolean) | null {
  if (rule.attrs['type'] !== 'cellIs') return null;
  const [a, b] = children(rule, 'formula').map((el) => constant(textOf(el)));
  if (a === undefined) return null;
  const same = (value: Scalar): boolean =>
    typeof value === 'string' && typeof a === 'string' ? value.toLowerCase() === a.toLowerCase() : value === a;
  const compared =
    (test: (value: number, limit: number) => boolean) =>
    (value: Scalar): boolean =>
      typeof value === 'number' && typeof a === 'number' && test(value, a);
  switch (rule.attrs['operator']) {
    case 'equal':
      return same;
    case 'notEqual':
      return (value) => !same(value);
    case 'greaterThan':
      return compared((v, x) => v > x);
    case 'greaterThanOrEqual':
      return compared((v, x) => v >= x);
    case 'lessThan':
      return compared((v, x) => v < x);
    case 'lessThanOrEqual':
      return compared((v, x) => v <= x);
    case 'between':
      return typeof b === 'number' ? compared((v, x) => v >= x && v <= b) : null;
    default:
      return null;
  }
}

function constant(text: string): Scalar | undefined {
  const quoted = /^"((?:[^"]|"")*)"$/.exec(text.trim());
  if (quoted) return quoted[1]!.replace(/""/g, '"');
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
}
