import { isErrorText } from '../../xlsx/sheet/writeSheet';
import type { Cell } from '../cells/grid';
import type { CustomFunction } from './engine';
import type { Area, Argument } from './precedents';
import { isArea, isFailure } from './smallFormula';

/** A call on larger blocks is left to the engine. */
const MAX_DIRECT_CELLS = 4_000_000;

export interface Value {
  readonly v: string | number;
  readonly t: 1 | 2 | 3;
}

/** A plain value as a cell holds it. */
const valueFor = (value: unknown): Value =>
  typeof value === 'number'
    ? { v: value, t: 2 }
    : typeof value === 'boolean'
      ? { v: value ? 1 : 0, t: 3 }
      : { v: String(value ?? ''), t: 1 };

/** Calls of an add-in's functions whose arguments are cells, constants and rows chosen by their code: made without the formula engine. */
export class DirectCalls {
  /** Cells as a function gets them; read once for all formulas of a column. */
  private readonly blocks = new Map<string, unknown[][] | null>();

  /** @param cellAt what a cell shows, a spilled value included */
  constructor(private readonly cellAt: (sheetId: string, r: number, c: number) => Cell | undefined) {}

  /** To be called after cells changed. */
  forget(): void {
    this.blocks.clear();
  }

  /** The value of a call, `otherwise` in place of an error, or null where it takes the engine: a block too large or of unknown kind, a result that spills. */
  value(run: CustomFunction, args: readonly Argument[], otherwise?: unknown): Value | null {
    const given: unknown[] = [];
    const known = new Map();
    for (const arg of args) {
      const part = 'compute' in arg ? arg.compute((area) => this.block(area), known) : 'area' in arg ? arg.area : arg.value;
      // The error of an argument is that of the call, or of a formula that is not known here.
      if (isFailure(part)) return null;
      if (!isArea(part)) given.push(part);
      else {
        const block = this.block(part);
        if (block === null) return null;
        given.push(block);
      }
    }
    const result = run(given);
    const rows = Array.isArray(result) ? (result as unknown[][]) : [[result]];
    if (rows.length !== 1 || rows[0]!.length !== 1) return null;
    const value = valueFor(rows[0]![0]);
    return otherwise !== undefined && isErrorText(String(value.v)) ? valueFor(otherwise) : value;
  }

  private block({ sheetId, rect }: Area): unknown[][] | null {
    const key = `${sheetId}:${rect.r1}:${rect.c1}:${rect.r2}:${rect.c2}`;
    let block = this.blocks.get(key);
    if (block !== undefined) return block;
    block = [];
    if ((rect.r2 - rect.r1 + 1) * (rect.c2 - rect.c1 + 1) > MAX_DIRECT_CELLS) block = null;
    for (let r = rect.r1; block && r <= rect.r2; r += 1) {
      const row: unknown[] = [];
      for (let c = rect.c1; c <= rect.c2; c += 1) {
        const { v, t } = this.cellAt(sheetId, r, c) ?? {};
        if (v === undefined || v === null) row.push(null);
        else if (t === 3) row.push(v === 1 || v === '1' || v === true);
        else if (t === 2 && typeof v === 'number') row.push(v);
        else if (t === 1) row.push(String(v));
        else {
          block = null;
          break;
        }
      }
      block?.push(row);
    }
    this.blocks.set(key, block);
    return block;
  }
}
