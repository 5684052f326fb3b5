import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ErrorValueObject,
  FormulaDataModel,
  ICalculateFormulaService,
  IDefinedNamesService,
  IDependencyManagerService,
  IFormulaRuntimeService,
  IFunctionService,
  ISuperTableService,
  Interpreter,
  NumberValueObject,
  StringValueObject,
  type BaseValueObject,
  type ErrorType,
  type IAllRuntimeData,
} from '@univerjs/engine-formula';
import type { IRange } from '@univerjs/core';
import type { Cell, Grid } from './cells/grid';
import { intersect, type Rect } from '../../ooxml/a1';
import { CellSet, plainCall, precedents, shapeOf, type Area, type Argument, type Scope, type ScopeTable } from './formula/precedents';
import { isErrorText } from '../xlsx/sheet/writeSheet';

/** One table as the engine's structured references see it. */
export type EngineTable = ScopeTable;

/** Runs the work and throws when it takes longer; how depends on where the host runs. */
export type Limit = <R>(ms: number, work: () => R) => R;

/** What the formulas of one pass may take together. They are the user's own and may be anything. */
const BUDGET_MS = 10_000;
/** More places written at once than this are taken as one block of each sheet. */
const MAX_DIRTY = 2_000;
/** A call on larger blocks is left to the engine. */
const MAX_DIRECT_CELLS = 4_000_000;

interface FormulaAt {
  readonly sheetId: string;
  readonly r: number;
  readonly c: number;
  readonly f: string;
  readonly areas: readonly Area[];
}

interface Value {
  readonly v: string | number;
  readonly t: 1 | 2 | 3;
}

export interface EngineName {
  id: string;
  name: string;
  formula: string;
  sheetId: string | null;
}

type Matrix<T> = Record<number, Record<number, T>>;

/** A value of the engine as plain data: a block as rows, nothing as null. */
function toPlain(value: BaseValueObject | null | undefined): unknown {
  if (!value || value.isNull()) return null;
  if (value.isArray()) return plainRows(value as ArrayValueObject);
  return value.isError() ? (value as ErrorValueObject).getErrorType() : value.getValue();
}

/** A range that many formulas of a column refer to is one object of the engine during a pass: read once. */
const read = new WeakMap<ArrayValueObject, unknown[][]>();

function plainRows(value: ArrayValueObject): unknown[][] {
  let rows = read.get(value);
  if (!rows) {
    const cells = value.getArrayValue();
    const width = value.getColumnCount();
    rows = [];
    for (let r = 0; r < cells.length; r += 1) {
      const row: unknown[] = [];
      for (let c = 0; c < width; c += 1) row.push(toPlain(cells[r]?.[c] as BaseValueObject | null | undefined));
      rows.push(row);
    }
    read.set(value, rows);
  }
  return rows;
}

function fromPlain(value: unknown): BaseValueObject {
  if (!Array.isArray(value)) return scalar(value);
  const rows = (value as unknown[][]).map((row) => row.map(scalar));
  return ArrayValueObject.create({
    calculateValueList: rows,
    rowCount: rows.length,
    columnCount: rows[0]?.length ?? 0,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}

function scalar(value: unknown): BaseValueObject {
  if (typeof value === 'number') return NumberValueObject.create(value);
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  const text = String(value ?? '');
  return isErrorText(text) ? ErrorValueObject.create(text as ErrorType) : StringValueObject.create(text);
}

/**
 * What is computed, and by whom. A value that the file brought stands until something that its formula reads changes;
 * then a plain call of an add-in's function is made directly, and the rest is left to Univer's engine, within a time.
 * What the engine cannot do keeps the value that it had.
 */
export class Calc {
  private readonly service;
  private readonly runtime;
  private readonly model;
  private readonly functions;
  private readonly tables;
  private readonly names;
  private readonly dependencies;
  /** Formulas as the engine wants them; kept here so that a pass need not scan all cells. */
  private readonly formulas: Record<string, Matrix<{ f: string }>> = {};
  private readonly custom = new Map<string, (args: unknown[]) => unknown>();
  private count = 0;
  private dirty: Area[] = [];
  /** Formulas to be computed whatever else changed. */
  private stale = new CellSet();
  private force = false;
  private scopeMoved = false;
  /** How large the blocks were that a cell's formula read when it was last looked at. */
  private readonly shapes = new WeakMap<Cell, string>();
  /** Cells whose value was computed here, not read from the file. */
  private readonly computed = new WeakSet<Cell>();
  private readonly keptCells = new CellSet();
  /** What cells held before this pass, each as it was first; null where cells moved, and nobody knows which is which. */
  private before: Map<string, { readonly at: { sheetId: string; r: number; c: number }; readonly cell: Cell | null }> | null = new Map();
  /** Formulas of the file of which the engine makes what the file says, and those of which it makes something else. */
  private readonly verified = new WeakMap<Cell, boolean>();
  private registeredTables: EngineTable[] = [];
  private registeredNames: EngineName[] = [];
  private running: Promise<void> | null = null;
  /** What all formulas read, until a formula, a table or a name changes. */
  private known: FormulaAt[] | null = null;
  /** Of the pass that runs. */
  private readonly now = { deadline: 0, failed: new CellSet(), fault: false };

  constructor(
    private readonly grid: Grid,
    private readonly onChanged: (sheetId: string, r: number, c: number) => void,
    private readonly sheetIdOf: (name: string) => string | null,
  ) {
    const injector = grid.univer.__getInjector();
    this.service = injector.get(ICalculateFormulaService);
    this.runtime = injector.get(IFormulaRuntimeService);
    this.model = injector.get(FormulaDataModel);
    this.functions = injector.get(IFunctionService);
    this.tables = injector.get(ISuperTableService);
    this.names = injector.get(IDefinedNamesService);
    this.dependencies = injector.get(IDependencyManagerService);
    this.watch(injector.get(Interpreter));
  }

  /** How work of unknown length is cut off; without it only the time between two formulas is watched. */
  limit: Limit = (_ms, work) => work();
  /** For the engine's formulas of one pass together, ms. */
  budget = BUDGET_MS;
  /** Are the values of the file those of its formulas? A file that asks to be computed when it is opened does not say so. */
  isComputed = true;

  /**
   * The engine runs a formula without a limit, and what a formula throws is lost in a promise that nobody holds.
   * Each formula is therefore run under the rest of the pass's time, and a fault is its own cell's.
   */
  private watch(interpreter: Interpreter): void {
    const { now } = this;
    const guarded =
      <A>(work: (arg: A) => BaseValueObject): ((arg: A) => BaseValueObject) =>
      (arg) => {
        const left = now.deadline - Date.now();
        try {
          if (left > 0) return this.limit(left, () => work(arg));
        } catch {
          // The cell is told below, whatever it was.
        }
        now.failed.add(this.runtime.currentSubUnitId, this.runtime.currentRow, this.runtime.currentColumn);
        return ErrorValueObject.create('#VALUE!' as ErrorType);
      };
    interpreter.execute = guarded(interpreter.execute.bind(interpreter) as (arg: unknown) => BaseValueObject);
    interpreter.executePreCalculateNode = guarded(
      interpreter.executePreCalculateNode.bind(interpreter) as (arg: unknown) => BaseValueObject,
    );
    const steps = this.service as unknown as { _executeStep(): Promise<unknown> };
    const step = steps._executeStep.bind(steps);
    steps._executeStep = () =>
      step().catch(() => {
        now.fault = true;
      });
  }

  get formulaCount(): number {
    return this.count;
  }

  /** Cells whose formula could not be computed after something it reads changed; they hold what they held before. */
  eachKept(visit: (sheetId: string, r: number, c: number) => void): void {
    this.keptCells.each((sheetId, r, c) => {
      if (this.formulas[sheetId]?.[r]?.[c]) visit(sheetId, r, c);
    });
  }

  /** Sets or removes the engine's formula of a cell. */
  setFormula(sheetId: string, r: number, c: number, formula: string | null): void {
    this.known = null;
    const sheet = (this.formulas[sheetId] ??= {});
    const had = sheet[r]?.[c] !== undefined;
    if (formula === null) {
      if (!had) return;
      delete sheet[r]![c];
      this.count -= 1;
      return;
    }
    (sheet[r] ??= {})[c] = { f: formula };
    this.stale.add(sheetId, r, c);
    if (!had) this.count += 1;
  }

  dropSheet(sheetId: string): void {
    delete this.formulas[sheetId];
    this.recount();
    this.moved();
  }

  /** Replaces all formulas of a sheet, after cells moved. */
  resetSheet(sheetId: string, formulas: Matrix<{ f: string }>): void {
    this.formulas[sheetId] = formulas;
    this.known = null;
    this.recount();
  }

  private recount(): void {
    this.count = 0;
    for (const id in this.formulas) for (const r in this.formulas[id]) this.count += Object.keys(this.formulas[id][Number(r)]!).length;
  }

  markDirty(sheetId: string, rect: Rect): void {
    this.dirty.push({ sheetId, rect: { ...rect } });
    if (this.dirty.length > MAX_DIRTY) this.dirty = boxes(this.dirty);
  }

  /** To be told before a cell gets another content. */
  changes(sheetId: string, r: number, c: number, cell: Cell | undefined): void {
    if (this.count === 0 || !this.before) return;
    const key = `${sheetId}!${r},${c}`;
    if (!this.before.has(key)) this.before.set(key, { at: { sheetId, r, c }, cell: cell ? { ...cell } : null });
  }

  /** Everything is to be computed anew, because somebody asked for it. */
  invalidate(): void {
    this.force = true;
  }

  /** Cells, tables or names moved: what reads a block of another size than before is computed anew. */
  moved(): void {
    this.known = null;
    this.scopeMoved = true;
  }

  /** Formulas that call a function which has just become known. */
  markCalls(names: ReadonlySet<string>): void {
    // The engine remembers a formula with an unknown function as an error.
    this.scopeMoved = true;
    this.eachFormula((sheetId, r, c, f) => {
      for (const [call] of f.toUpperCase().matchAll(/[\p{L}_][\p{L}\p{N}_.]*(?=\()/gu)) {
        if (!names.has(call)) continue;
        this.stale.add(sheetId, r, c);
        // What the cells held when the value was computed is not known any more, and the function is the add-in's own.
        const cell = this.cell(sheetId, r, c);
        if (cell) this.verified.set(cell, true);
      }
    });
  }

  get pending(): boolean {
    return this.force || this.scopeMoved || this.dirty.length > 0 || this.stale.size > 0;
  }

  setTables(tables: EngineTable[]): void {
    for (const { name } of this.registeredTables) this.tables.remove(this.grid.unit, name);
    for (const t of tables) {
      this.tables.registerTable(this.grid.unit, t.name, {
        sheetId: t.sheetId,
        titleMap: new Map(t.columns.map((name, i) => [name, i])),
        range: { startRow: t.rect.r1, endRow: t.rect.r2, startColumn: t.rect.c1, endColumn: t.rect.c2 },
      });
    }
    this.registeredTables = tables;
    this.known = null;
  }

  setNames(names: EngineName[]): void {
    for (const { id } of this.registeredNames) this.names.removeDefinedName(this.grid.unit, id);
    for (const n of names) {
      this.names.registerDefinedName(this.grid.unit, {
        id: n.id,
        name: n.name,
        formulaOrRefString: n.formula,
        ...(n.sheetId ? { localSheetId: n.sheetId } : {}),
      });
    }
    this.registeredNames = names;
    this.known = null;
  }

  register(name: string, run: (args: unknown[]) => unknown): void {
    this.custom.set(name, run);
    // Not the engine's CustomFunction: it gives an empty cell as 0, and reads a returned text as a number or an array.
    class Executor extends BaseFunction {
      override calculate(...args: BaseValueObject[]): BaseValueObject {
        return fromPlain(run(args.map(toPlain)));
      }
    }
    const executor = new Executor(name);
    executor.minParams = 0;
    executor.maxParams = 255;
    this.functions.registerExecutors(executor);
  }

  // ---- spilled arrays ----

  private matrix<T>(data: Record<string, unknown>, sheetId: string, create: boolean): Matrix<T> | undefined {
    let unit = data[this.grid.unit] as Record<string, Matrix<T>> | undefined;
    if (!unit && create) data[this.grid.unit] = unit = {};
    if (unit && !unit[sheetId] && create) unit[sheetId] = {};
    return unit?.[sheetId];
  }

  arrayAt(sheetId: string, r: number, c: number): Rect | undefined {
    const range = this.matrix<IRange>(this.model.getArrayFormulaRange(), sheetId, false)?.[r]?.[c];
    return range && { r1: range.startRow, c1: range.startColumn, r2: range.endRow, c2: range.endColumn };
  }

  /** Value that an array formula put into a cell; the anchor included. */
  spilled(sheetId: string, r: number, c: number): Cell | undefined {
    return this.matrix<Cell>(this.model.getArrayFormulaCellData(), sheetId, false)?.[r]?.[c] ?? undefined;
  }

  eachSpilled(sheetId: string, visit: (r: number, c: number, cell: Cell) => void): void {
    const data = this.matrix<Cell>(this.model.getArrayFormulaCellData(), sheetId, false);
    for (const r in data)
      for (const c in data[Number(r)]) {
        const cell = data[Number(r)]![Number(c)];
        if (cell) visit(Number(r), Number(c), cell);
      }
  }

  hasArrays(sheetId: string): boolean {
    for (const _ in this.matrix(this.model.getArrayFormulaRange(), sheetId, false)) return true;
    return false;
  }

  /** Array block covering a cell. */
  arrayCovering(sheetId: string, r: number, c: number): { r: number; c: number; rect: Rect } | null {
    const ranges = this.matrix<IRange>(this.model.getArrayFormulaRange(), sheetId, false);
    for (const row in ranges)
      for (const col in ranges[Number(row)]) {
        const rect = this.arrayAt(sheetId, Number(row), Number(col));
        if (rect && r >= rect.r1 && r <= rect.r2 && c >= rect.c1 && c <= rect.c2) return { r: Number(row), c: Number(col), rect };
      }
    return null;
  }

  setArray(sheetId: string, r: number, c: number, rect: Rect, values: (r: number, c: number) => Cell | undefined): void {
    const ranges = this.matrix<IRange>(this.model.getArrayFormulaRange(), sheetId, true)!;
    (ranges[r] ??= {})[c] = { startRow: rect.r1, endRow: rect.r2, startColumn: rect.c1, endColumn: rect.c2 };
    const data = this.matrix<Cell>(this.model.getArrayFormulaCellData(), sheetId, true)!;
    for (let i = rect.r1; i <= rect.r2; i += 1)
      for (let j = rect.c1; j <= rect.c2; j += 1) {
        const cell = values(i, j);
        if (cell) (data[i] ??= {})[j] = cell;
      }
  }

  dropArray(sheetId: string, r: number, c: number): void {
    const rect = this.arrayAt(sheetId, r, c);
    if (!rect) return;
    this.removeArray(sheetId, r, c);
    // Its formula, if it stays, has to find another room.
    this.stale.add(sheetId, r, c);
    this.markDirty(sheetId, rect);
  }

  private removeArray(sheetId: string, r: number, c: number): void {
    const rect = this.arrayAt(sheetId, r, c);
    if (!rect) return;
    delete this.matrix<IRange>(this.model.getArrayFormulaRange(), sheetId, false)![r]![c];
    const data = this.matrix<Cell>(this.model.getArrayFormulaCellData(), sheetId, false);
    for (let i = rect.r1; i <= rect.r2; i += 1) for (let j = rect.c1; j <= rect.c2; j += 1) delete data?.[i]?.[j];
  }

  /** Arrays go with the cells of their sheet; one that changed its size or was cut has to find its room anew. */
  moveArrays(sheetId: string, move: (rect: Rect) => Rect | null): void {
    this.before = null;
    const arrays: { r: number; c: number; rect: Rect; values: (Cell | undefined)[] }[] = [];
    const ranges = this.matrix<IRange>(this.model.getArrayFormulaRange(), sheetId, false);
    for (const row in ranges)
      for (const col in ranges[Number(row)]) {
        const [r, c] = [Number(row), Number(col)];
        const rect = this.arrayAt(sheetId, r, c);
        if (!rect) continue;
        const values: (Cell | undefined)[] = [];
        for (let i = rect.r1; i <= rect.r2; i += 1) for (let j = rect.c1; j <= rect.c2; j += 1) values.push(this.spilled(sheetId, i, j));
        arrays.push({ r, c, rect, values });
      }
    for (const { r, c } of arrays) this.removeArray(sheetId, r, c);
    for (const { r, c, rect, values } of arrays) {
      const anchor = move({ r1: r, r2: r, c1: c, c2: c });
      const moved = move(rect);
      if (!anchor) continue;
      if (moved?.r2 === anchor.r1 + rect.r2 - rect.r1 && moved.c2 === anchor.c1 + rect.c2 - rect.c1) {
        const width = rect.c2 - rect.c1 + 1;
        this.setArray(sheetId, anchor.r1, anchor.c1, moved, (i, j) => values[(i - moved.r1) * width + j - moved.c1]);
      } else this.stale.add(sheetId, anchor.r1, anchor.c1);
    }
  }

  private dropAllArrays(): void {
    this.model.setArrayFormulaRange({});
    this.model.setArrayFormulaCellData({});
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

  private eachFormula(visit: (sheetId: string, r: number, c: number, f: string) => void): void {
    for (const sheetId in this.formulas) {
      const rows = this.formulas[sheetId]!;
      for (const r in rows) for (const c in rows[Number(r)]) visit(sheetId, Number(r), Number(c), rows[Number(r)]![Number(c)]!.f);
    }
  }

  private scope(): Scope {
    const tables = new Map(this.registeredTables.map((table) => [table.name.toLowerCase(), table]));
    return {
      sheetId: (name) => this.sheetIdOf(name),
      table: (name) => tables.get(name.toLowerCase()) ?? null,
      named: (name, sheetId) => {
        const key = name.toLowerCase();
        const found = this.registeredNames.filter((n) => n.name.toLowerCase() === key && (n.sheetId ?? sheetId) === sheetId);
        return (found.find((n) => n.sheetId !== null) ?? found[0])?.formula ?? null;
      },
    };
  }

  private cell(sheetId: string, r: number, c: number): Cell | undefined {
    return this.grid.workbook.getSheetBySheetId(sheetId)?.getCellMatrix().getValue(r, c) as Cell | undefined;
  }

  /** Looks at what all formulas read, so that it is known later which of them read something else. */
  remember(): readonly FormulaAt[] {
    if (this.known) return this.known;
    const scope = this.scope();
    const all: FormulaAt[] = [];
    this.eachFormula((sheetId, r, c, f) => {
      const areas = precedents(f, { sheetId, r, c }, scope);
      all.push({ sheetId, r, c, f, areas });
      const cell = this.cell(sheetId, r, c);
      if (!cell) return;
      const shape = shapeOf(areas);
      const before = this.shapes.get(cell);
      if (before !== undefined && before !== shape) this.stale.add(sheetId, r, c);
      this.shapes.set(cell, shape);
    });
    this.known = all;
    return all;
  }

  private async pass(): Promise<void> {
    const all = this.count === 0 ? [] : this.remember();
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
    if (force) this.dropAllArrays();
    const left = this.callDirectly(waiting);
    // Parsed structured references hold the block their table had when they were parsed.
    if (isMoved || force) this.functions.deleteFormulaAstCacheKey(this.grid.unit);
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
    const readsDirty = remembered((area) => (bySheet.get(area.sheetId) ?? []).some((rect) => intersect(rect, area.rect)));
    const out: FormulaAt[] = [];
    const set = new CellSet();
    let rest = all;
    let fresh = rest.filter((at) => isGiven(at) || at.areas.some(readsDirty));
    while (fresh.length > 0) {
      for (const at of fresh) {
        out.push(at);
        set.add(at.sheetId, at.r, at.c);
        const array = this.arrayAt(at.sheetId, at.r, at.c);
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
    const scope = this.scope();
    const set = new CellSet();
    for (const at of waiting) set.add(at.sheetId, at.r, at.c);
    const blocks = new Map<string, unknown[][] | null>();
    let left = waiting;
    for (let before = -1; before !== left.length;) {
      before = left.length;
      const isReady = left.map((at) => !at.areas.some((area) => set.meets(area)));
      const done = new Set<FormulaAt>();
      left.forEach((at, i) => {
        if (!isReady[i] || this.arrayAt(at.sheetId, at.r, at.c)) return;
        const call = plainCall(at.f, at, scope);
        const run = call && this.custom.get(call.name);
        if (!run) return;
        const value = this.valueOf(run, call.args, blocks);
        if (value === null) return;
        this.put(at, value);
        done.add(at);
      });
      for (const at of done) set.delete(at.sheetId, at.r, at.c);
      if (done.size > 0) blocks.clear();
      left = left.filter((at) => !done.has(at));
    }
    return left;
  }

  /** The value of a call, or null where it takes the engine: a block too large or of unknown kind, a result that spills. */
  private valueOf(run: (args: unknown[]) => unknown, args: readonly Argument[], blocks: Map<string, unknown[][] | null>): Value | null {
    const given: unknown[] = [];
    for (const arg of args) {
      if ('value' in arg) given.push(arg.value);
      else {
        const block = this.block(arg.area, blocks);
        if (block === null) return null;
        given.push(block);
      }
    }
    const result = run(given);
    if (!Array.isArray(result)) return valueFor(result);
    const rows = result as unknown[][];
    return rows.length === 1 && rows[0]!.length === 1 ? valueFor(rows[0]![0]) : null;
  }

  /** Cells as a function gets them; read once for all formulas of a column. */
  private block({ sheetId, rect }: Area, blocks: Map<string, unknown[][] | null>): unknown[][] | null {
    const key = `${sheetId}:${rect.r1}:${rect.c1}:${rect.r2}:${rect.c2}`;
    let block = blocks.get(key);
    if (block !== undefined) return block;
    block = [];
    if ((rect.r2 - rect.r1 + 1) * (rect.c2 - rect.c1 + 1) > MAX_DIRECT_CELLS) block = null;
    for (let r = rect.r1; block && r <= rect.r2; r += 1) {
      const row: unknown[] = [];
      for (let c = rect.c1; c <= rect.c2; c += 1) {
        const own = this.cell(sheetId, r, c);
        const cell = own?.v === undefined || own.v === null ? (this.spilled(sheetId, r, c) ?? own) : own;
        const { v, t } = cell ?? {};
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
    blocks.set(key, block);
    return block;
  }

  private put({ sheetId, r, c }: FormulaAt, { v, t }: Value): void {
    const cell = this.cell(sheetId, r, c);
    if (cell?.f === undefined) return;
    this.computed.add(cell);
    this.keptCells.delete(sheetId, r, c);
    if (cell.v === v && cell.t === t) return;
    this.changes(sheetId, r, c, cell);
    cell.v = v;
    cell.t = t;
    // What the file says of the old value (the kind of an error, a picture in the cell) is not of the new one.
    delete cell.custom?.attrs?.['vm'];
    this.onChanged(sheetId, r, c);
  }

  // ---- the engine ----

  /** Values of the formulas as the engine computes them, and the arrays that stood in their cells and have to be put back or not. */
  private async evaluate(left: readonly FormulaAt[]): Promise<Evaluated> {
    const formulaData: Record<string, Matrix<{ f: string }>> = {};
    const arrays = new Map<FormulaAt, { rect: Rect; values: Map<string, Cell | undefined> }>();
    for (const at of left) {
      ((formulaData[at.sheetId] ??= {})[at.r] ??= {})[at.c] = { f: at.f };
      const rect = this.arrayAt(at.sheetId, at.r, at.c);
      if (!rect) continue;
      const values = new Map<string, Cell | undefined>();
      for (let r = rect.r1; r <= rect.r2; r += 1)
        for (let c = rect.c1; c <= rect.c2; c += 1) values.set(`${r},${c}`, this.spilled(at.sheetId, r, c));
      arrays.set(at, { rect, values });
      this.removeArray(at.sheetId, at.r, at.c);
    }
    const { now } = this;
    now.deadline = Date.now() + this.budget;
    now.failed = new CellSet();
    now.fault = false;
    // The engine caches its dependency tree by cell; another choice of formulas needs a fresh one.
    this.dependencies.reset();
    const result = await new Promise<IAllRuntimeData | null>((resolve) => {
      const sub = this.service.executionCompleteListener$.subscribe((data) => {
        sub.unsubscribe();
        resolve(data);
      });
      this.service
        .execute({
          formulaData: { [this.grid.unit]: formulaData },
          arrayFormulaCellData: this.model.getArrayFormulaCellData(),
          arrayFormulaRange: this.model.getArrayFormulaRange(),
          forceCalculate: true,
          dirtyRanges: [],
          dirtyNameMap: {},
          dirtyDefinedNameMap: {},
          dirtyUnitFeatureMap: {},
          dirtyUnitOtherFormulaMap: {},
        })
        .catch(() => {
          sub.unsubscribe();
          resolve(null);
        });
    });
    const unit = result?.unitData[this.grid.unit];
    const valueAt = ({ sheetId, r, c }: FormulaAt): Cell | undefined => unit?.[sheetId]?.getValue(r, c) as Cell | undefined;
    const putBack = (at: FormulaAt): void => {
      this.removeArray(at.sheetId, at.r, at.c);
      const old = arrays.get(at);
      if (old) this.setArray(at.sheetId, at.r, at.c, old.rect, (r, c) => old.values.get(`${r},${c}`));
    };
    return { valueAt, putBack, spilledSheets: Object.keys(result?.arrayFormulaCellData?.[this.grid.unit] ?? {}) };
  }

  private async runEngine(left: readonly FormulaAt[]): Promise<void> {
    const isUnknown = (at: FormulaAt): boolean => this.isUnknown(this.cell(at.sheetId, at.r, at.c));
    const { valueAt, putBack, spilledSheets } = await this.evaluate(left.filter((at) => !isUnknown(at)));
    const kept = this.keptOf(left, valueAt);
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
    const { valueAt, putBack } = await this.evaluate(open);
    for (const at of open) {
      const { sheetId, r, c } = at;
      const cell = this.cell(sheetId, r, c);
      const hasFailed = this.now.failed.has(sheetId, r, c);
      if (cell) this.verified.set(cell, !hasFailed && !this.isOtherShape(at, cell) && isSameValue(cell, valueAt(at)));
      putBack(at);
    }
    for (const { at, fresh } of now) this.replace(at, fresh);
  }

  private isUnknown(cell: Cell | undefined): boolean {
    return cell !== undefined && this.verified.get(cell) === false;
  }

  private replace({ sheetId, r, c }: { sheetId: string; r: number; c: number }, cell: Cell | null): void {
    const matrix = this.grid.workbook.getSheetBySheetId(sheetId)?.getCellMatrix();
    if (cell) matrix?.setValue(r, c, cell);
    else matrix?.realDeleteValue(r, c);
  }

  /**
   * The engine spills every array. A formula of the file that is plain takes one value of it by its place, and one that was
   * entered over a block fills just that: neither is what the engine makes of it.
   */
  private isOtherShape({ sheetId, r, c }: FormulaAt, { custom }: Cell): boolean {
    if (custom?.typed || custom?.attrs?.['cm'] !== undefined) return false;
    const rect = this.arrayAt(sheetId, r, c);
    const [rows, cols] = rect ? [rect.r2 - rect.r1 + 1, rect.c2 - rect.c1 + 1] : [1, 1];
    return rows !== (custom?.array?.rows ?? 1) || cols !== (custom?.array?.cols ?? 1);
  }

  /** Formulas that keep their value: not computed, an error in place of a good value of the file, and what reads them. */
  private keptOf(left: readonly FormulaAt[], valueAt: (at: FormulaAt) => Cell | undefined): Set<FormulaAt> {
    const { now } = this;
    const kept = new Set<FormulaAt>();
    const cells = new CellSet();
    const isError = (cell: Cell | undefined): boolean => typeof cell?.v === 'string' && isErrorText(cell.v);
    let fresh = left.filter((at) => {
      const { sheetId, r, c } = at;
      const value = valueAt(at);
      const cell = this.cell(sheetId, r, c);
      if (now.failed.has(sheetId, r, c) || (value === undefined && now.fault)) return true;
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

interface Evaluated {
  readonly valueAt: (at: FormulaAt) => Cell | undefined;
  /** Puts back the array that stood in the cell. */
  readonly putBack: (at: FormulaAt) => void;
  readonly spilledSheets: readonly string[];
}

const hasValue = (cell: Cell): boolean => cell.v !== undefined && cell.v !== null;

/** Of two programs that compute the same the last places may differ. */
function isSameValue(cell: Cell, value: Cell | undefined): boolean {
  const [a, b] = [cell.v, value?.v ?? 0];
  if (typeof a !== 'number' || typeof b !== 'number') return String(a) === String(b) && (cell.t === 1) === (value?.t === 1);
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-9);
}

const valueFor = (value: unknown): Value =>
  typeof value === 'number'
    ? { v: value, t: 2 }
    : typeof value === 'boolean'
      ? { v: value ? 1 : 0, t: 3 }
      : { v: String(value ?? ''), t: 1 };

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
