import type { ICellData } from '@univerjs/core';
import { MAX_COL, MAX_ROW, type Rect } from '../../../ooxml/a1';
import type { Shift } from '../shift';

export type Scalar = string | number | boolean;

/** What the host keeps beside Univer's own fields of a cell. */
export interface CellExtra {
  /** Shared string that carries formatting inside the text; lost when the value changes. */
  rich?: number;
  /** An error typed as a constant. */
  error?: true;
  /** Cell attributes of the file that the host does not interpret (`cm`, `vm`, `ph`). */
  attrs?: Record<string, string>;
  /** Text of the cell itself with formatting inside, as markup; lost when the value changes. */
  inline?: string;
  /** The text of an error that the file has as a text: it is none. */
  text?: true;
  /** A formula that did not come with the file: its form is ours to choose. */
  typed?: true;
  /** How many rows and columns the array formula of the file fills from here. */
  array?: { readonly rows: number; readonly cols: number };
  /** The formula as one of those that the file writes once; it holds while the cell stands here with this formula. */
  shared?: { readonly group: SharedFormula; readonly r: number; readonly c: number; readonly f: string };
  /** What else the file says of the formula (`ca`, `aca`). */
  formula?: Record<string, string>;
  /** A table of what-if results, filled from here. */
  dataTable?: Record<string, string>;
}

/** A formula that a file writes once for a block of cells. */
export interface SharedFormula {
  readonly id: string;
  /** The block, as the cell that holds the formula says it. */
  ref: string;
  /** Where the formula itself stands. */
  r: number;
  c: number;
  f: string;
}

export type Cell = ICellData & { custom?: CellExtra & Record<string, unknown> };

/** Up to so many columns it is quicker to ask for each than to have the keys of a row listed, which are texts. */
const NARROW = 100;

type Rows = Record<number, Record<number, Cell>>;

/** One sheet's cells: 0-based rows and columns, only those that hold something. The formula engine reads the same objects. */
export class GridSheet {
  readonly rows: Rows = {};
  /** The engine clips references to the sheet's size. */
  rowCount = 1000;
  columnCount = 60;
  /** No cell has ever stood further to the right. */
  private lastColumn = -1;
  private hadFormula = false;

  constructor(
    readonly id: string,
    public name: string,
  ) {}

  get(r: number, c: number): Cell | undefined {
    return this.rows[r]?.[c];
  }

  set(r: number, c: number, cell: Cell | null): void {
    if (cell === null) {
      const row = this.rows[r];
      if (!row) return;
      delete row[c];
      for (const _ in row) return;
      delete this.rows[r];
      return;
    }
    (this.rows[r] ??= {})[c] = cell;
    if (c > this.lastColumn) this.lastColumn = c;
    if (cell.f) this.hadFormula = true;
    this.grow(r, c);
  }

  grow(r: number, c: number): void {
    if (r >= this.rowCount) this.rowCount = Math.min(MAX_ROW + 1, r + 200);
    if (c >= this.columnCount) this.columnCount = Math.min(MAX_COL + 1, c + 26);
  }

  /** Visits existing cells of a block in reading order. */
  each(rect: Rect, visit: (r: number, c: number, cell: Cell) => void): void {
    const end = Math.min(rect.c2, this.lastColumn);
    const isNarrow = end - rect.c1 < NARROW;
    const row = (r: number): void => {
      const cells = this.rows[r];
      if (!cells) return;
      if (isNarrow)
        for (let c = rect.c1; c <= end; c += 1) {
          const cell = cells[c];
          if (cell) visit(r, c, cell);
        }
      else
        for (const key in cells) {
          const c = Number(key);
          if (c >= rect.c1 && c <= rect.c2) visit(r, c, cells[c]!);
        }
    };
    if (rect.r2 - rect.r1 < 5000) for (let r = rect.r1; r <= rect.r2; r += 1) row(r);
    else {
      for (const key of Object.keys(this.rows)) {
        const r = Number(key);
        if (r >= rect.r1 && r <= rect.r2) row(r);
      }
    }
  }

  /** Visits cells with a formula in reading order. Most sheets have none, and are not gone through at all. */
  eachFormula(visit: (r: number, c: number, cell: Cell, formula: string) => void): void {
    if (!this.hadFormula) return;
    this.each({ r1: 0, c1: 0, r2: MAX_ROW, c2: MAX_COL }, (r, c, cell) => {
      if (cell.f) visit(r, c, cell, cell.f);
    });
  }

  /** Smallest block around all cells that satisfy `counts`. */
  used(counts: (cell: Cell, r: number, c: number) => boolean, within?: Rect): Rect | null {
    let out: Rect | null = null;
    this.each(within ?? { r1: 0, c1: 0, r2: MAX_ROW, c2: MAX_COL }, (r, c, cell) => {
      if (!counts(cell, r, c)) return;
      if (!out) out = { r1: r, c1: c, r2: r, c2: c };
      else {
        out.r1 = Math.min(out.r1, r);
        out.r2 = Math.max(out.r2, r);
        out.c1 = Math.min(out.c1, c);
        out.c2 = Math.max(out.c2, c);
      }
    });
    return out;
  }

  shift(shift: Shift): void {
    const { rect, axis, kind } = shift;
    const n = axis === 'row' ? rect.r2 - rect.r1 + 1 : rect.c2 - rect.c1 + 1;
    const moved: [number, number, Cell][] = [];
    const area: Rect = axis === 'row' ? { ...rect, r2: MAX_ROW } : { ...rect, c2: MAX_COL };
    this.each(area, (r, c, cell) => moved.push([r, c, cell]));
    for (const [r, c] of moved) this.set(r, c, null);
    for (const [r, c, cell] of moved) {
      if (kind === 'delete') {
        if (axis === 'row' ? r <= rect.r2 : c <= rect.c2) continue;
        if (axis === 'row') this.set(r - n, c, cell);
        else this.set(r, c - n, cell);
      } else if (axis === 'row') this.set(r + n, c, cell);
      else this.set(r, c + n, cell);
    }
  }
}

/** The cells of all sheets, by the sheets' ids. */
export class Grid {
  readonly sheets = new Map<string, GridSheet>();

  addSheet(id: string, name: string): GridSheet {
    const sheet = new GridSheet(id, name);
    this.sheets.set(id, sheet);
    return sheet;
  }

  removeSheet(id: string): void {
    this.sheets.delete(id);
  }

  cell(sheetId: string, r: number, c: number): Cell | undefined {
    return this.sheets.get(sheetId)?.get(r, c);
  }
}
