import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ErrorValueObject,
  FormulaDataModel,
  ICalculateFormulaService,
  IDefinedNamesService,
  IDependencyManagerService,
  IFunctionService,
  ISuperTableService,
  NumberValueObject,
  StringValueObject,
  type BaseValueObject,
  type ErrorType,
  type IAllRuntimeData,
} from '@univerjs/engine-formula';
import type { IRange } from '@univerjs/core';
import type { Cell, Grid } from './cells/grid';
import type { Rect } from '../../ooxml/a1';
import { isErrorText } from '../xlsx/sheet/writeSheet';

/** One table as the engine's structured references see it. */
export interface EngineTable {
  name: string;
  sheetId: string;
  rect: Rect;
  columns: string[];
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

/** Univer's formula engine, driven by hand: it computes when the host asks, never on a timer. */
export class Calc {
  private readonly service;
  private readonly model;
  private readonly functions;
  private readonly tables;
  private readonly names;
  private readonly dependencies;
  /** Formulas as the engine wants them; kept here so that a pass need not scan all cells. */
  private readonly formulas: Record<string, Matrix<{ f: string }>> = {};
  private count = 0;
  private dirty: { unitId: string; sheetId: string; range: IRange }[] = [];
  private force = false;
  private structure = false;
  private registeredTables: string[] = [];
  private registeredNames: string[] = [];
  private running: Promise<void> | null = null;

  constructor(
    private readonly grid: Grid,
    private readonly onChanged: (sheetId: string, r: number, c: number) => void,
  ) {
    const injector = grid.univer.__getInjector();
    this.service = injector.get(ICalculateFormulaService);
    this.model = injector.get(FormulaDataModel);
    this.functions = injector.get(IFunctionService);
    this.tables = injector.get(ISuperTableService);
    this.names = injector.get(IDefinedNamesService);
    this.dependencies = injector.get(IDependencyManagerService);
  }

  get formulaCount(): number {
    return this.count;
  }

  /** Sets or removes the engine's formula of a cell. */
  setFormula(sheetId: string, r: number, c: number, formula: string | null): void {
    const sheet = (this.formulas[sheetId] ??= {});
    const had = sheet[r]?.[c] !== undefined;
    if (formula === null) {
      if (!had) return;
      delete sheet[r]![c];
      this.count -= 1;
      this.structure = true;
      return;
    }
    (sheet[r] ??= {})[c] = { f: formula };
    if (!had) this.count += 1;
    this.structure = true;
  }

  dropSheet(sheetId: string): void {
    delete this.formulas[sheetId];
    this.recount();
    this.invalidate();
  }

  /** Replaces all formulas of a sheet, after cells moved. */
  resetSheet(sheetId: string, formulas: Matrix<{ f: string }>): void {
    this.formulas[sheetId] = formulas;
    this.recount();
  }

  private recount(): void {
    this.count = 0;
    for (const id in this.formulas) for (const r in this.formulas[id]) this.count += Object.keys(this.formulas[id][Number(r)]!).length;
  }

  markDirty(sheetId: string, rect: Rect): void {
    if (this.force) return;
    this.dirty.push({
      unitId: this.grid.unit,
      sheetId,
      range: { startRow: rect.r1, endRow: rect.r2, startColumn: rect.c1, endColumn: rect.c2 },
    });
    if (this.dirty.length > 5000) this.invalidate();
  }

  /** Everything has to be computed anew: cells moved, a table or a name changed. */
  invalidate(): void {
    this.force = true;
    this.structure = true;
    this.dirty = [];
  }

  get pending(): boolean {
    return this.force || this.dirty.length > 0;
  }

  setTables(tables: EngineTable[]): void {
    for (const name of this.registeredTables) this.tables.remove(this.grid.unit, name);
    for (const t of tables) {
      this.tables.registerTable(this.grid.unit, t.name, {
        sheetId: t.sheetId,
        titleMap: new Map(t.columns.map((name, i) => [name, i])),
        range: { startRow: t.rect.r1, endRow: t.rect.r2, startColumn: t.rect.c1, endColumn: t.rect.c2 },
      });
    }
    this.registeredTables = tables.map((t) => t.name);
  }

  setNames(names: EngineName[]): void {
    for (const id of this.registeredNames) this.names.removeDefinedName(this.grid.unit, id);
    for (const n of names) {
      this.names.registerDefinedName(this.grid.unit, {
        id: n.id,
        name: n.name,
        formulaOrRefString: n.formula,
        ...(n.sheetId ? { localSheetId: n.sheetId } : {}),
      });
    }
    this.registeredNames = names.map((n) => n.id);
  }

  register(name: string, run: (args: unknown[]) => unknown): void {
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
    delete this.matrix<IRange>(this.model.getArrayFormulaRange(), sheetId, false)![r]![c];
    const data = this.matrix<Cell>(this.model.getArrayFormulaCellData(), sheetId, false);
    for (let i = rect.r1; i <= rect.r2; i += 1) for (let j = rect.c1; j <= rect.c2; j += 1) delete data?.[i]?.[j];
    this.markDirty(sheetId, rect);
  }

  dropAllArrays(): void {
    this.model.setArrayFormulaRange({});
    this.model.setArrayFormulaCellData({});
  }

  // ---- running ----

  async run(): Promise<void> {
    while (this.running) await this.running;
    if (!this.pending) return;
    if (this.count === 0) {
      this.dirty = [];
      this.force = false;
      return;
    }
    this.running = this.pass().finally(() => {
      this.running = null;
    });
    await this.running;
  }

  private async pass(): Promise<void> {
    const { force, dirty } = this;
    // The engine caches its dependency tree by cell; a moved or changed formula needs a fresh one.
    if (this.structure) this.dependencies.reset();
    if (force) {
      this.dropAllArrays();
      // Parsed structured references hold the block their table had when they were parsed.
      this.functions.deleteFormulaAstCacheKey(this.grid.unit);
    }
    this.force = false;
    this.structure = false;
    this.dirty = [];
    const result = await new Promise<IAllRuntimeData>((resolve) => {
      const sub = this.service.executionCompleteListener$.subscribe((data) => {
        sub.unsubscribe();
        resolve(data);
      });
      void this.service.execute({
        formulaData: { [this.grid.unit]: this.formulas },
        arrayFormulaCellData: this.model.getArrayFormulaCellData(),
        arrayFormulaRange: this.model.getArrayFormulaRange(),
        forceCalculate: force,
        dirtyRanges: dirty,
        dirtyNameMap: {},
        dirtyDefinedNameMap: {},
        dirtyUnitFeatureMap: {},
        dirtyUnitOtherFormulaMap: {},
      });
    });
    const unit = result.unitData[this.grid.unit];
    for (const sheetId in unit) {
      unit[sheetId]!.forValue((r, c, value) => {
        const cell = this.grid.workbook.getSheetBySheetId(sheetId)?.getCellMatrix().getValue(r, c);
        if (!cell || cell.f === undefined) return;
        const v = value?.v ?? 0;
        if (cell.v !== v || cell.t !== value?.t) {
          cell.v = v;
          if (value?.t !== undefined) cell.t = value.t;
          this.onChanged(sheetId, r, c);
        }
      });
    }
    // A spilled value may have changed although its anchor did not.
    for (const sheetId in result.arrayFormulaCellData?.[this.grid.unit] ?? {}) this.onChanged(sheetId, -1, -1);
  }
}
