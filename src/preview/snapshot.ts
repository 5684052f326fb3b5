import {
  BooleanNumber,
  BorderStyleTypes,
  CellValueType,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type ICellData,
  type IRange,
  type IStyleData,
  type IWorksheetData,
} from '@univerjs/core';
import type { CellDrawing, CellLook, Difference, SheetDrawing, SheetTab, WorkbookView } from '../host';

type Rect = SheetDrawing['merges'][number];

/** Points to pixels. */
export const px = (points: number): number => Math.round((points * 96) / 72);

export const toRange = (rect: Rect): IRange => ({ startRow: rect.r1, endRow: rect.r2, startColumn: rect.c1, endColumn: rect.c2 });

const flag = (on: boolean): BooleanNumber => (on ? BooleanNumber.TRUE : BooleanNumber.FALSE);

const BORDERS: Record<string, BorderStyleTypes> = {
  thin: BorderStyleTypes.THIN,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  medium: BorderStyleTypes.MEDIUM,
  thick: BorderStyleTypes.THICK,
  double: BorderStyleTypes.DOUBLE,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
};
const HORIZONTAL: Record<string, HorizontalAlign> = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  centerContinuous: HorizontalAlign.CENTER,
  justify: HorizontalAlign.JUSTIFIED,
};
const VERTICAL: Record<string, VerticalAlign> = { top: VerticalAlign.TOP, center: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM };

/** What a table's style adds to a cell that has no fill of its own. */
type TablePart = 'header' | 'stripe' | null;

function styleOf(
  { font, fill, borders, horizontal, vertical, wrap, indent }: CellLook,
  part: TablePart,
  change: Difference | null,
): IStyleData {
  const background = change?.fill ?? fill ?? (part === 'stripe' ? '#E9ECEF' : null);
  const bd: IStyleData['bd'] = {};
  for (const [side, key] of [
    ['top', 't'],
    ['bottom', 'b'],
    ['left', 'l'],
    ['right', 'r'],
  ] as const) {
    const border = borders[side];
    if (border) bd[key] = { s: BORDERS[border.style] ?? BorderStyleTypes.THIN, cl: { rgb: border.color } };
  }
  return {
    // Office's fonts are not everywhere; a narrow sans serif keeps lines as long as they are in Excel.
    ff: `${font.name}, Carlito, Arial, sans-serif`,
    fs: font.size,
    bl: flag(change?.bold ?? (font.bold || part === 'header')),
    it: flag(change?.italic ?? font.italic),
    ...((change?.underline ?? font.underline) ? { ul: { s: BooleanNumber.TRUE } } : {}),
    ...((change?.strikethrough ?? font.strikethrough) ? { st: { s: BooleanNumber.TRUE } } : {}),
    cl: { rgb: change?.color ?? font.color },
    ...(background === null ? {} : { bg: { rgb: background } }),
    bd,
    ...(horizontal !== null && HORIZONTAL[horizontal] !== undefined ? { ht: HORIZONTAL[horizontal] } : {}),
    vt: VERTICAL[vertical] ?? VerticalAlign.BOTTOM,
    tb: wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW,
    ...(indent > 0 ? { pd: { l: 2 + indent * 9 } } : {}),
  };
}

/** Styles of a workbook by name, made when a cell first has them. */
export class StyleBook {
  private readonly known = new Set<string>();

  constructor(
    private readonly view: WorkbookView,
    private readonly add: (id: string, style: IStyleData) => void,
  ) {}

  private readonly sizes = new Map<number, number>();

  /** Size of the letters, in points. */
  size(format: number): number {
    let size = this.sizes.get(format);
    if (size === undefined) this.sizes.set(format, (size = this.view.look(format).font.size));
    return size;
  }

  id(format: number, part: TablePart, differences: CellDrawing['differences']): string {
    const id = `f${format}${part ?? ''}${differences === undefined ? '' : `d${differences.join('.')}`}`;
    if (!this.known.has(id)) {
      this.known.add(id);
      this.add(id, styleOf(this.view.look(format), part, differences === undefined ? null : this.view.difference(differences)));
    }
    return id;
  }
}

function contentOf({ value, text, formula }: CellDrawing): Pick<ICellData, 'v' | 't' | 'f' | 'custom'> {
  if (value === '' && formula === undefined) return {};
  return {
    ...(typeof value === 'boolean'
      ? { v: value ? 1 : 0, t: CellValueType.BOOLEAN }
      : { v: value, t: typeof value === 'number' ? CellValueType.NUMBER : CellValueType.STRING }),
    ...(formula === undefined ? {} : { f: formula }),
    // Shown in place of the value: Excel's own way of writing numbers and dates, in the language of the workbook.
    ...(String(value) === text ? {} : { custom: { text } }),
  };
}

const EMPTY = { rows: 60, columns: 26, beyondRows: 25, beyondColumns: 4 };

/** A sheet as the grid wants it. */
export function sheetSnapshot(tab: SheetTab, drawing: SheetDrawing, styles: StyleBook): Partial<IWorksheetData> & { id: string } {
  const cellData: IWorksheetData['cellData'] = {};
  const partOf = (r: number, c: number): TablePart => {
    const table = drawing.tables.find(({ rect }) => r >= rect.r1 && r <= rect.r2 && c >= rect.c1 && c <= rect.c2);
    if (!table || table.style === '') return null;
    if (table.header && r === table.rect.r1) return 'header';
    return table.stripes && (r - table.rect.r1) % 2 === 1 ? 'stripe' : null;
  };
  const noted = new Map(drawing.notes.map(({ r, c, text }) => [`${r},${c}`, text]));
  for (const [r, row] of drawing.cells) {
    const out: Record<number, ICellData> = {};
    for (const [c, cell] of row) {
      const { custom, ...content } = contentOf(cell);
      const note = noted.get(`${r},${c}`);
      const kept = note === undefined ? custom : { ...custom, note };
      out[c] = { s: styles.id(cell.format, partOf(r, c), cell.differences), ...content, ...(kept ? { custom: kept } : {}) };
    }
    cellData[r] = out;
  }
  const rowData: IWorksheetData['rowData'] = {};
  // A row that nobody set grows with its largest letters.
  for (const [r, row] of drawing.cells) {
    const size = Math.max(...[...row.values()].map(({ format, text }) => (text === '' ? 0 : styles.size(format))));
    if (size * 1.35 > drawing.defaultRowHeight) rowData[r] = { h: px(size * 1.35), ia: BooleanNumber.FALSE };
  }
  for (const [r, height] of drawing.rowHeights) rowData[r] = { h: px(height), ia: BooleanNumber.FALSE };
  for (const r of drawing.hiddenRows) rowData[r] = { ...rowData[r], hd: BooleanNumber.TRUE };
  const columnData: IWorksheetData['columnData'] = {};
  for (const [c, width] of drawing.columnWidths) columnData[c] = { w: px(width) };
  for (const c of drawing.hiddenColumns) columnData[c] = { ...columnData[c], hd: BooleanNumber.TRUE };
  const { rows, columns } = drawing.frozen;
  return {
    id: tab.id,
    name: tab.name,
    hidden: flag(tab.visibility !== 'Visible'),
    ...(tab.color ? { tabColor: tab.color } : {}),
    rowCount: Math.max(EMPTY.rows, drawing.rows + EMPTY.beyondRows),
    columnCount: Math.max(EMPTY.columns, drawing.columns + EMPTY.beyondColumns),
    defaultRowHeight: px(drawing.defaultRowHeight),
    defaultColumnWidth: px(drawing.defaultColumnWidth),
    freeze: { xSplit: columns, ySplit: rows, startRow: rows || -1, startColumn: columns || -1 },
    showGridlines: flag(drawing.gridlines),
    mergeData: drawing.merges.map(toRange),
    cellData,
    rowData,
    columnData,
  };
}
