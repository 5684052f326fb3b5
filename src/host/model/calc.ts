import { intersect, type Rect } from '../../ooxml/a1';
import { isErrorText } from '../xlsx/sheet/writeSheet';
import type { Cell, Grid } from './cells/grid';
import { DirectCalls, type Value } from './formula/directCall';
import { isBounded } from './formula/bounded';
import type { CustomFunction, EngineName, Evaluated, FormulaEngine, Limit } from './formula/engine';
import { FormulaIndex } from './formula/formulaIndex';
import { CellSet, plainCall, precedents, shapeOf, type Area, type FormulaAt, type ScopeTable } from './formula/precedents';
import { Spills, type Matrix, type SpilledArray } from './formula/spills';

/** What the formulas of one pass may take together. They are the user's own and may be anything. */
const BUDGET_MS = 10_000;
/** More places written at once than this are taken as one block of each sheet. */
const MAX_DIRTY = 2_000;
/** Answers that are kept, and the cells that a formula reads at most for its answer to be among them. */
const MOST_ANSWERS = 20_000;
const MOST_READ = 500;

/**
 * What is computed, and by whom. A value that the file brought stands until something that its formula reads changes;
 * then a plain call of an add-in's function is made directly, and the rest is left to Univer's engine, within a time.
 * What the engine cannot do keeps the value that it had.
 */
export class Calc {
  /** What formulas put into cells beside their own. */
  readonly spills = new Spills();
  private engine: FormulaEngine | null = null;
  private readonly formulas: FormulaIndex;
  private readonly custom = new Map<string, CustomFunction>();
  private readonly direct: DirectCalls;
  /** Rises with whatever may change what a formula comes to. */
  version = 0;
  private dirty: Area[] = [];
  /** Formulas to be computed whatever else changed. */
  private stale = new CellSet();
  private force = false;
  private scopeMoved = false;
  /** How large the blocks were that a cell's formula read when it was last looked at. */
  private readonly shapes = new WeakMap<Cell, string>();
  /** Cells whose value was computed here, not read from the file. */
  private readonly computed = new WeakSet<Cell>();
  /** What formulas that stand in no cell came to, with what they had read. */
  private readonly answers = new Map<string, { readonly reads: string; readonly value: Cell | undefined }>();
  private readonly keptCells = new CellSet();
  /** What cells held before this pass, each as it was first; null where cells moved, and nobody knows which is which. */
  private before: Map<string, { readonly at: { sheetId: string; r: number; c: number }; readonly cell: Cell | null }> | null = new Map();
  /** Formulas of the file of which the engine makes what the file says, and those of which it makes something else. */
  private readonly verified = new WeakMap<Cell, boolean>();
  private running: Promise<void> | null = null;

  constructor(
    private readonly grid: Grid,
    private readonly onChanged: (sheetId: string, r: number, c: number) => void,
    sheetIdOf: (name: string) => string | null,
  ) {
    this.formulas = new FormulaIndex(sheetIdOf);
    this.direct = new DirectCalls((sheetId, r, c) => {
      const own = this.cell(sheetId, r, c);
      return own?.v === undefined || own.v === null ? (this.spills.value(sheetId, r, c) ?? own) : own;
    });
  }

  /** How work of unknown length is cut off; without it only the time between two formulas is watched. */
  limit: Limit = (_ms, work) => work();
  /** For the engine's formulas of one pass together, ms. */
  budget = BUDGET_MS;
  /** Are the values of the file those of its formulas? A file that asks to be computed when it is opened does not say so. */
  isComputed = true;

  dispose(): void {
    this.engine?.dispose();
  }

  get formulaCount(): number {
    return this.formulas.count;
  }

  /** Cells whose formula could not be computed after something it reads changed; they hold what they held before. */
  eachKept(visit: (sheetId: string, r: number, c: number) => void): void {
    this.keptCells.each((sheetId, r, c) => {
      if (this.formulas.has(sheetId, r, c)) visit(sheetId, r, c);
    });
  }

  /** Sets or removes the engine's formula of a cell. */
  setFormula(sheetId: string, r: number, c: number, formula: string | null): void {
    this.version += 1;
    if (formula === null) {
      this.formulas.remove(sheetId, r, c);
      return;
    }
    this.formulas.set(sheetId, r, c, formula);
    this.stale.add(sheetId, r, c);
  }

  dropSheet(sheetId: string): void {
    this.formulas.resetSheet(sheetId);
    this.moved();
  }

  /** Replaces all formulas of a sheet, after cells moved. */
  resetSheet(sheetId: string, formulas: Matrix<{ f: string }>): void {
    this.formulas.resetSheet(sheetId, formulas);
  }

  markDirty(sheetId: string, rect: Rect): void {
    this.version += 1;
    this.dirty.push({ sheetId, rect: { ...rect } });
    if (this.dirty.length > MAX_DIRTY) this.dirty = boxes(this.dirty);
  }

  /** To be told before a cell gets another content. */
  changes(sheetId: string, r: number, c: number, cell: Cell | undefined): void {
    if (this.formulas.count === 0 || !this.before) return;
    const key = `${sheetId}!${r},${c}`;
    if (!this.before.has(key)) this.before.set(key, { at: { sheetId, r, c }, cell: cell ? { ...cell } : null });
  }

  /** Everything is to be computed anew, because somebody asked for it. */
  invalidate(): void {
    this.force = true;
  }

  /** Cells, tables or names moved: what reads a block of another size than before is computed anew. */
  moved(): void {
    this.version += 1;
    this.formulas.forget();
    this.scopeMoved = true;
  }

  /** Formulas that call a function which has just become known. */
  markCalls(names: ReadonlySet<string>): void {
    // The engine remembers a formula with an unknown function as an error.
    this.scopeMoved = true;
    const answers = new Map<string, boolean>();
    const isCalling = (f: string): boolean => {
      let answer = answers.get(f);
      if (answer === undefined)
        answers.set(f, (answer = [...f.toUpperCase().matchAll(/[\p{L}_][\p{L}\p{N}_.]*(?=\()/gu)].some(([call]) => names.has(call))));
      return answer;
    };
    this.formulas.each((sheetId, r, c, f) => {
      if (!isCalling(f)) return;
      this.stale.add(sheetId, r, c);
      // What the cells held when the value was computed is not known any more, and the function is the add-in's own.
      const cell = this.cell(sheetId, r, c);
      if (cell) this.verified.set(cell, true);
    });
  }

  get hasNewFormulas(): boolean {
    return this.stale.size > 0;
  }

  get pending(): boolean {
    return this.force || this.scopeMoved || this.dirty.length > 0 || this.stale.size > 0;
  }

  setTables(tables: ScopeTable[]): void {
    this.formulas.tables = tables;
  }

  setNames(names: EngineName[]): void {
    this.formulas.names = names;
  }

  register(name: string, run: CustomFunction): void {
    this.custom.set(name, run);
  }

  // ---- spilled arrays ----

  dropArray(sheetId: string, r: number, c: number): void {
    const rect = this.spills.at(sheetId, r, c);
    if (!rect) return;
    this.spills.remove(sheetId, r, c);
    // Its formula, if it stays, has to find another room.
    this.stale.add(sheetId, r, c);
    this.markDirty(sheetId, rect);
  }

  /** Arrays go with the cells of their sheet; one that changed its size or was cut has to find its room anew. */
  moveArrays(sheetId: string, move: (rect: Rect) => Rect | null): void {
    this.before = null;
    const { spills } = this;
    const arrays = spills.all(sheetId);
    for (const { r, c } of arrays) spills.remove(sheetId, r, c);
    for (const { r, c, rect, values } of arrays) {
      const anchor = move({ r1: r, r2: r, c1: c, c2: c });
      const moved = move(rect);
      if (!anchor) continue;
      if (moved?.r2 === anchor.r1 + rect.r2 - rect.r1 && moved.c2 === anchor.c1 + rect.c2 - rect.c1)
        spills.put(sheetId, anchor.r1, anchor.c1, moved, values);
      else this.stale.add(sheetId, anchor.r1, anchor.c1);
    }
  }

  // ---- running ----

  async run(): Promise<void> {
    while (this.running) await this.running;
    if (!this.pending) return;
    this.running = this.pass().finally(() => {
      this.running = null;
    });
    await this.running;
  }

  /**
   * What formulas that stand in no cell come to, as those of rules do. Nothing is written.
   * @param formulas in the engine's form, as if they stood on the sheet
   * @returns in their order; undefined for what cannot be computed, or not in time
   */
  async ask(sheetId: string, formulas: readonly string[]): Promise<(Cell | undefined)[]> {
    while (this.running) await this.running;
    const answers = this.askEngine(sheetId, formulas);
    // No pass may begin meanwhile: the engine computes one thing at a time.
    this.running = answers.then(
      () => undefined,
      () => undefined,
    );
    void this.running.then(() => (this.running = null));
    return answers;
  }

  private async askEngine(sheetId: string, formulas: readonly string[]): Promise<(Cell | undefined)[]> {
    const scope = this.formulas.scope();
    // Behind the last column: a place that no formula reads.
    const c = (this.grid.sheets.get(sheetId)?.columnCount ?? 0) + 1;
    const all = formulas.map((f, r): FormulaAt => ({ sheetId, r, c, f, areas: precedents(f, { sheetId, r, c }, scope) }));
    const values = new Map<string, Cell | undefined>();
    const reads = new Map(all.map((at) => [at.f, this.readBy(at)]));
    for (const { f } of all) {
      const known = this.answers.get(`${sheetId}!${f}`);
      if (known && known.reads === reads.get(f)) values.set(f, known.value);
    }
    const left = all.filter(({ f }) => !values.has(f));
    if (left.length > 0) {
      const { valueAt, failed, putBack } = await this.evaluate(left);
      if (this.answers.size > MOST_ANSWERS) this.answers.clear();
      for (const at of left) {
        const value = failed.has(sheetId, at.r, c) ? undefined : valueAt(at);
        const own = reads.get(at.f);
        values.set(at.f, value);
        if (own !== undefined && own !== null) this.answers.set(`${sheetId}!${at.f}`, { reads: own, value });
        // An array has spilled from there.
        putBack(at);
      }
    }
    return formulas.map((f) => values.get(f));
  }

  /** What stands in the cells that a formula reads, as one text; null where that is much, or not all that it depends on. */
  private readBy(at: FormulaAt): string | null {
    if (!isBounded(at) || /\b(?:TODAY|NOW)\(/i.test(at.f)) return null;
    const size = at.areas.reduce((sum, { rect }) => sum + (rect.r2 - rect.r1 + 1) * (rect.c2 - rect.c1 + 1), 0);
    if (size > MOST_READ) return null;
    const values: unknown[] = [];
    for (const { sheetId, rect } of at.areas)
      for (let r = rect.r1; r <= rect.r2; r += 1)
        for (let c = rect.c1; c <= rect.c2; c += 1) {
          const cell = this.cell(sheetId, r, c);
          const { v, t } = (cell?.v === undefined || cell.v === null ? this.spills.value(sheetId, r, c) : undefined) ?? cell ?? {};
          values.push(t, v);
        }
    return JSON.stringify(values);
  }

  private cell(sheetId: string, r: number, c: number): Cell | undefined {
    return this.grid.cell(sheetId, r, c);
  }

  /** Looks at what all formulas read, so that it is known later which of them read something else. */
  remember(): readonly FormulaAt[] {
    return this.formulas.all(({ sheetId, r, c, areas }) => {
      const cell = this.cell(sheetId, r, c);
      if (!cell) return;
      const shape = shapeOf(areas);
      const before = this.shapes.get(cell);
      if (before !== undefined && before !== shape) this.stale.add(sheetId, r, c);
      this.shapes.set(cell, shape);
    });
  }

  private async pass(): Promise<void> {
    const all = this.formulas.count === 0 ? [] : this.remember();
    const { force, dirty, stale } = this;
    const isMoved = this.scopeMoved;
    this.force = false;
    this.scopeMoved = false;
    this.dirty = [];
    this.stale = new CellSet();
    const waiting = this.dependents(all, (at) => force || stale.has(at.sheetId, at.r, at.c), dirty);
    if (waiting.length === 0) {
      this.before = new Map();
      return;
    }
    if (force) this.spills.clear();
    const left = this.callDirectly(waiting);
    // Parsed structured references hold the block their table had when they were parsed.
    if (isMoved || force) this.engine?.forget();
    if (left.length > 0) {
      await this.verify(left);
      await this.runEngine(left);
    }
    this.before = new Map();
  }

  /** Formulas to be computed: those given, and whatever reads a changed cell or another such formula. */
  private dependents(all: readonly FormulaAt[], isGiven: (at: FormulaAt) => boolean, dirty: readonly Area[]): FormulaAt[] {
    const bySheet = new Map<string, Rect[]>();
    for (const { sheetId, rect } of dirty) bySheet.set(sheetId, [...(bySheet.get(sheetId) ?? []), rect]);
    const meets = remembered(({ sheetId, rect }) => bySheet.get(sheetId)!.some((one) => intersect(one, rect)));
    const readsDirty = (area: Area): boolean => bySheet.has(area.sheetId) && meets(area);
    const out: FormulaAt[] = [];
    const set = new CellSet();
    let rest = all;
    let fresh = rest.filter((at) => isGiven(at) || at.areas.some(readsDirty));
    while (fresh.length > 0) {
      for (const at of fresh) {
        out.push(at);
        set.add(at.sheetId, at.r, at.c);
        const array = this.spills.at(at.sheetId, at.r, at.c);
        if (array) for (let r = array.r1; r <= array.r2; r += 1) for (let c = array.c1; c <= array.c2; c += 1) set.add(at.sheetId, r, c);
      }
      const done = new Set(fresh);
      rest = rest.filter((at) => !done.has(at));
      fresh = rest.filter((at) => at.areas.some((area) => set.meets(area)));
    }
    return out;
  }

  // ---- an add-in's functions ----

  /** @returns the formulas that are no plain calls, or wait for one that is not */
  private callDirectly(waiting: readonly FormulaAt[]): readonly FormulaAt[] {
    const scope = this.formulas.scope();
    const set = new CellSet();
    for (const at of waiting) set.add(at.sheetId, at.r, at.c);
    this.direct.forget();
    let left = waiting;
    for (let before = -1; before !== left.length;) {
      before = left.length;
      const isReady = left.map((at) => !at.areas.some((area) => set.meets(area)));
      const done = new Set<FormulaAt>();
      left.forEach((at, i) => {
        if (!isReady[i] || this.spills.at(at.sheetId, at.r, at.c)) return;
        const call = plainCall(at.f, at, scope);
        const run = call && this.custom.get(call.name);
        if (!run) return;
        const value = this.direct.value(run, call.args, call.otherwise);
        if (value === null) return;
        this.put(at, value);
        done.add(at);
      });
      for (const at of done) set.delete(at.sheetId, at.r, at.c);
      if (done.size > 0) this.direct.forget();
      left = left.filter((at) => !done.has(at));
    }
    return left;
  }

  private put({ sheetId, r, c }: FormulaAt, { v, t }: Value): void {
    const cell = this.cell(sheetId, r, c);
    if (cell?.f === undefined) return;
    this.computed.add(cell);
    this.keptCells.delete(sheetId, r, c);
    if (cell.v === v && cell.t === t) return;
    this.version += 1;
    this.changes(sheetId, r, c, cell);
    cell.v = v;
    cell.t = t;
    // What the file says of the old value (the kind of an error, a picture in the cell) is not of the new one.
    delete cell.custom?.attrs?.['vm'];
    delete cell.custom?.text;
    this.onChanged(sheetId, r, c);
  }

  // ---- the engine ----

  /** Values of the formulas as the engine computes them, and the arrays that stood in their cells and have to be put back or not. */
  private async evaluate(formulas: readonly FormulaAt[]): Promise<Outcome> {
    this.engine ??= new (await import('./formula/engine')).FormulaEngine(this.grid, (ms, work) => this.limit(ms, work));
    const { spills } = this;
    const arrays = new Map<FormulaAt, SpilledArray>();
    for (const at of formulas) {
      const { sheetId, r, c } = at;
      const rect = spills.at(sheetId, r, c);
      if (!rect) continue;
      arrays.set(at, { r, c, rect, values: spills.valuesIn(sheetId, rect) });
      spills.remove(sheetId, r, c);
    }
    const scope = { tables: this.formulas.tables, names: this.formulas.names, functions: this.custom };
    const evaluated = await this.engine.evaluate(formulas, scope, spills, this.budget);
    const putBack = (at: FormulaAt): void => {
      const { sheetId, r, c } = at;
      spills.remove(sheetId, r, c);
      const old = arrays.get(at);
      if (old) spills.put(sheetId, r, c, old.rect, old.values);
    };
    const spillsOtherwise = (at: FormulaAt): boolean => {
      const old = arrays.get(at);
      if (!old) return false;
      const now = spills.valuesIn(at.sheetId, old.rect);
      // The first value is the anchor's own, and compared as such.
      return old.values.some((value, i) => i > 0 && value !== undefined && !isSameValue(value, now[i]));
    };
    return { ...evaluated, spillsOtherwise, putBack };
  }

  private async runEngine(left: readonly FormulaAt[]): Promise<void> {
    const isUnknown = (at: FormulaAt): boolean => this.isUnknown(this.cell(at.sheetId, at.r, at.c));
    const outcome = await this.evaluate(left.filter((at) => !isUnknown(at)));
    const { valueAt, putBack, spilledSheets } = outcome;
    const kept = this.keptOf(left, outcome);
    for (const at of left) {
      if (!kept.has(at)) {
        const value = valueAt(at);
        this.put(at, { v: value?.v ?? 0, t: (value?.t ?? this.cell(at.sheetId, at.r, at.c)?.t) as Value['t'] } as Value);
        continue;
      }
      this.keptCells.add(at.sheetId, at.r, at.c);
      if (!isUnknown(at)) putBack(at);
    }
    // A spilled value may have changed although its anchor did not.
    for (const sheetId of spilledSheets) this.onChanged(sheetId, -1, -1);
  }

  /**
   * The engine is not Excel: before it replaces a value of the file, it has to make the same value of what the cells held
   * before. What it cannot do is left to Excel, and so is whatever reads it.
   */
  private async verify(left: readonly FormulaAt[]): Promise<void> {
    const { before } = this;
    if (!before || !this.isComputed) return;
    const open = left.filter((at) => {
      const cell = this.cell(at.sheetId, at.r, at.c);
      return cell && hasValue(cell) && !cell.custom?.typed && !this.computed.has(cell) && !this.verified.has(cell);
    });
    if (open.length === 0) return;
    const now = [...before.values()].map(({ at, cell }) => ({ at, cell, fresh: this.cell(at.sheetId, at.r, at.c) ?? null }));
    for (const { at, cell } of now) this.replace(at, cell);
    const { valueAt, spillsOtherwise, putBack, failed } = await this.evaluate(open);
    for (const at of open) {
      const { sheetId, r, c } = at;
      const cell = this.cell(sheetId, r, c);
      if (cell)
        this.verified.set(
          cell,
          !failed.has(sheetId, r, c) && !this.isOtherShape(at, cell) && isSameValue(cell, valueAt(at)) && !spillsOtherwise(at),
        );
      putBack(at);
    }
    for (const { at, fresh } of now) this.replace(at, fresh);
  }

  private isUnknown(cell: Cell | undefined): boolean {
    return cell !== undefined && this.verified.get(cell) === false;
  }

  private replace({ sheetId, r, c }: { sheetId: string; r: number; c: number }, cell: Cell | null): void {
    this.grid.sheets.get(sheetId)?.set(r, c, cell);
  }

  /**
   * The engine spills every array. A formula of the file that is plain takes one value of it by its place, and one that was
   * entered over a block fills just that: neither is what the engine makes of it.
   */
  private isOtherShape({ sheetId, r, c }: FormulaAt, { custom }: Cell): boolean {
    if (custom?.typed || custom?.attrs?.['cm'] !== undefined) return false;
    const rect = this.spills.at(sheetId, r, c);
    const [rows, cols] = rect ? [rect.r2 - rect.r1 + 1, rect.c2 - rect.c1 + 1] : [1, 1];
    return rows !== (custom?.array?.rows ?? 1) || cols !== (custom?.array?.cols ?? 1);
  }

  /** Formulas that keep their value: not computed, an error in place of a good value of the file, and what reads them. */
  private keptOf(left: readonly FormulaAt[], { valueAt, failed, isBroken }: Evaluated): Set<FormulaAt> {
    const kept = new Set<FormulaAt>();
    const cells = new CellSet();
    const isError = (cell: Cell | undefined): boolean => typeof cell?.v === 'string' && isErrorText(cell.v);
    let fresh = left.filter((at) => {
      const { sheetId, r, c } = at;
      const value = valueAt(at);
      const cell = this.cell(sheetId, r, c);
      if (failed.has(sheetId, r, c) || (value === undefined && isBroken)) return true;
      if (cell && (this.isUnknown(cell) || this.isOtherShape(at, cell))) return true;
      const isGood = cell?.v !== undefined && cell.v !== null && !isError(cell) && !this.computed.has(cell);
      return isGood && isError(value);
    });
    while (fresh.length > 0) {
      for (const at of fresh) {
        kept.add(at);
        cells.add(at.sheetId, at.r, at.c);
      }
      fresh = left.filter((at) => !kept.has(at) && at.areas.some((area) => cells.meets(area)));
    }
    return kept;
  }
}

interface Outcome extends Evaluated {
  /** Is a value that the array spilled before another one now? */
  readonly spillsOtherwise: (at: FormulaAt) => boolean;
  /** Puts back the array that stood in the cell. */
  readonly putBack: (at: FormulaAt) => void;
}

const hasValue = (cell: Cell): boolean => cell.v !== undefined && cell.v !== null;

/** Of two programs that compute the same the last places may differ. */
function isSameValue(cell: Cell, value: Cell | undefined): boolean {
  const [a, b] = [cell.v, value?.v ?? 0];
  if (typeof a !== 'number' || typeof b !== 'number') return String(a) === String(b) && (cell.t === 1) === (value?.t === 1);
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-9);
}

function remembered(ask: (area: Area) => boolean): (area: Area) => boolean {
  const answers = new Map<string, boolean>();
  return (area) => {
    const { sheetId, rect } = area;
    const key = `${sheetId}:${rect.r1}:${rect.c1}:${rect.r2}:${rect.c2}`;
    let answer = answers.get(key);
    if (answer === undefined) answers.set(key, (answer = ask(area)));
    return answer;
  };
}

/** One block of each sheet around all the given ones. */
function boxes(areas: readonly Area[]): Area[] {
  const out = new Map<string, Rect>();
  for (const { sheetId, rect } of areas) {
    const box = out.get(sheetId);
    if (!box) out.set(sheetId, { ...rect });
    else {
      box.r1 = Math.min(box.r1, rect.r1);
      box.c1 = Math.min(box.c1, rect.c1);
      box.r2 = Math.max(box.r2, rect.r2);
      box.c2 = Math.max(box.c2, rect.c2);
    }
  }
  return [...out].map(([sheetId, rect]) => ({ sheetId, rect }));
}
