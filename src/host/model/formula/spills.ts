import type { Rect } from '../../../ooxml/a1';
import type { Cell } from '../cells/grid';

export type Matrix<T> = Record<number, Record<number, T>>;

/** A block as the formula engine writes it, 0-based, ends included. */
interface Block {
  startRow: number;
  startColumn: number;
  endRow: number;
  endColumn: number;
}

/** An array that stands on a sheet: its anchor, its block, its values row by row. */
export interface SpilledArray {
  readonly r: number;
  readonly c: number;
  readonly rect: Rect;
  readonly values: readonly (Cell | undefined)[];
}

/** What formulas put into cells beside their own: blocks by their anchor, and the values in them, anchors included. */
export class Spills {
  ranges: Record<string, Matrix<Block>> = {};
  cells: Record<string, Matrix<Cell | null | undefined>> = {};

  at(sheetId: string, r: number, c: number): Rect | undefined {
    const block = this.ranges[sheetId]?.[r]?.[c];
    return block && { r1: block.startRow, c1: block.startColumn, r2: block.endRow, c2: block.endColumn };
  }

  value(sheetId: string, r: number, c: number): Cell | undefined {
    return this.cells[sheetId]?.[r]?.[c] ?? undefined;
  }

  eachValue(sheetId: string, visit: (r: number, c: number, cell: Cell) => void): void {
    const data = this.cells[sheetId];
    for (const r in data)
      for (const c in data[Number(r)]) {
        const cell = data[Number(r)]![Number(c)];
        if (cell) visit(Number(r), Number(c), cell);
      }
  }

  isEmpty(sheetId: string): boolean {
    for (const _ in this.ranges[sheetId]) return false;
    return true;
  }

  private *anchors(sheetId: string): Generator<{ r: number; c: number; rect: Rect }> {
    const ranges = this.ranges[sheetId];
    for (const row in ranges)
      for (const col in ranges[Number(row)]) {
        const rect = this.at(sheetId, Number(row), Number(col));
        if (rect) yield { r: Number(row), c: Number(col), rect };
      }
  }

  all(sheetId: string): SpilledArray[] {
    return [...this.anchors(sheetId)].map((anchor) => ({ ...anchor, values: this.valuesIn(sheetId, anchor.rect) }));
  }

  covering(sheetId: string, r: number, c: number): { r: number; c: number; rect: Rect } | null {
    for (const anchor of this.anchors(sheetId)) {
      const { rect } = anchor;
      if (r >= rect.r1 && r <= rect.r2 && c >= rect.c1 && c <= rect.c2) return anchor;
    }
    return null;
  }

  /** Row by row. */
  valuesIn(sheetId: string, rect: Rect): (Cell | undefined)[] {
    const values: (Cell | undefined)[] = [];
    for (let r = rect.r1; r <= rect.r2; r += 1) for (let c = rect.c1; c <= rect.c2; c += 1) values.push(this.value(sheetId, r, c));
    return values;
  }

  set(sheetId: string, r: number, c: number, rect: Rect, values: (r: number, c: number) => Cell | undefined): void {
    ((this.ranges[sheetId] ??= {})[r] ??= {})[c] = { startRow: rect.r1, endRow: rect.r2, startColumn: rect.c1, endColumn: rect.c2 };
    const data = (this.cells[sheetId] ??= {});
    for (let i = rect.r1; i <= rect.r2; i += 1)
      for (let j = rect.c1; j <= rect.c2; j += 1) {
        const cell = values(i, j);
        if (cell) (data[i] ??= {})[j] = cell;
      }
  }

  /** Puts an array back where it stood, or the same size elsewhere. */
  put(sheetId: string, r: number, c: number, rect: Rect, values: SpilledArray['values']): void {
    const width = rect.c2 - rect.c1 + 1;
    this.set(sheetId, r, c, rect, (i, j) => values[(i - rect.r1) * width + j - rect.c1]);
  }

  remove(sheetId: string, r: number, c: number): void {
    const rect = this.at(sheetId, r, c);
    if (!rect) return;
    delete this.ranges[sheetId]![r]![c];
    const data = this.cells[sheetId];
    for (let i = rect.r1; i <= rect.r2; i += 1) for (let j = rect.c1; j <= rect.c2; j += 1) delete data?.[i]?.[j];
  }

  clear(): void {
    this.ranges = {};
    this.cells = {};
  }
}
