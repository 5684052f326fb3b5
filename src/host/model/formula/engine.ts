import { LocaleType, LogLevel, Univer, UniverInstanceType, type Workbook } from '@univerjs/core';
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
  UniverFormulaEnginePlugin,
  type BaseValueObject,
  type ErrorType,
  type IAllRuntimeData,
} from '@univerjs/engine-formula';
import { isErrorText } from '../../xlsx/sheet/writeSheet';
import type { Cell, Grid } from '../cells/grid';
import { isBounded } from './bounded';
import { CellSet, type FormulaAt, type ScopeTable } from './precedents';
import type { Matrix, Spills } from './spills';

/** Runs the work and throws when it takes longer; how depends on where the host runs. */
export type Limit = <R>(ms: number, work: () => R) => R;

export interface EngineName {
  id: string;
  name: string;
  formula: string;
  sheetId: string | null;
}

/** A function of an add-in: values as plain data, a block as rows, an empty cell as null. */
export type CustomFunction = (args: unknown[]) => unknown;

/** What formulas may refer to. A list that changed is another array. */
export interface EngineScope {
  readonly tables: readonly ScopeTable[];
  readonly names: readonly EngineName[];
  readonly functions: ReadonlyMap<string, CustomFunction>;
}

/** What came out of a run. */
export interface Evaluated {
  readonly valueAt: (at: FormulaAt) => Cell | undefined;
  /** Formulas that took too long or threw. */
  readonly failed: CellSet;
  /** The run itself broke off: a formula without a value was not computed. */
  readonly isBroken: boolean;
  readonly spilledSheets: readonly string[];
}

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

let opened = 0;

/**
 * Univer's formula engine over the cells of a grid. It is large, so this file is loaded only when a formula has to be
 * computed that is no plain call of an add-in's function.
 */
export class FormulaEngine {
  /** The engine caches parsed formulas for the whole process by unit, so no two workbooks may share one. */
  private readonly unit: string;
  private readonly univer: Univer;
  private readonly workbook: Workbook;
  private readonly service;
  private readonly runtime;
  private readonly model;
  private readonly functions;
  private readonly superTables;
  private readonly definedNames;
  private readonly dependencies;
  private tables: readonly ScopeTable[] = [];
  private names: readonly EngineName[] = [];
  private readonly registered = new Map<string, CustomFunction>();
  /** The cells that each of the engine's sheets holds. */
  private readonly cells = new Map<string, unknown>();
  /** Of the run that is going on. */
  private readonly now = { deadline: 0, bounded: new CellSet(), failed: new CellSet(), isBroken: false };

  constructor(
    private readonly grid: Grid,
    private readonly limit: Limit,
  ) {
    opened += 1;
    this.unit = `book${opened}:`;
    this.univer = new Univer({ locale: LocaleType.EN_US, locales: { [LocaleType.EN_US]: {} }, logLevel: LogLevel.ERROR });
    this.univer.registerPlugin(UniverFormulaEnginePlugin, {});
    // Univer wants a sheet to start with; it is dropped as soon as the workbook has one of its own.
    this.workbook = this.univer.createUnit<object, Workbook>(UniverInstanceType.UNIVER_SHEET, {
      id: this.unit,
      sheetOrder: ['seed'],
      sheets: { seed: { id: 'seed', name: '\u0000seed', rowCount: 1, columnCount: 1, cellData: {} } },
    });
    const injector = this.univer.__getInjector();
    this.service = injector.get(ICalculateFormulaService);
    this.runtime = injector.get(IFormulaRuntimeService);
    this.model = injector.get(FormulaDataModel);
    this.functions = injector.get(IFunctionService);
    this.superTables = injector.get(ISuperTableService);
    this.definedNames = injector.get(IDefinedNamesService);
    this.dependencies = injector.get(IDependencyManagerService);
    this.watch(injector.get(Interpreter));
  }

  /**
   * The engine runs a formula without a limit, and what a formula throws is lost in a promise that nobody holds.
   * Each formula is therefore run under the rest of the run's time, and a fault is its own cell's.
   */
  private watch(interpreter: Interpreter): void {
    const { now } = this;
    const guarded =
      <A>(work: (arg: A) => BaseValueObject): ((arg: A) => BaseValueObject) =>
      (arg) => {
        const left = now.deadline - Date.now();
        const { currentSubUnitId: sheetId, currentRow: r, currentColumn: c } = this.runtime;
        try {
          if (left > 0) return now.bounded.has(sheetId, r, c) ? work(arg) : this.limit(left, () => work(arg));
        } catch {
          // The cell is told below, whatever it was.
        }
        now.failed.add(sheetId, r, c);
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
        now.isBroken = true;
      });
  }

  /** Parsed formulas are remembered with the blocks that their tables had, and with unknown functions as errors. */
  forget(): void {
    this.functions.deleteFormulaAstCacheKey(this.unit);
  }

  private use({ tables, names, functions }: EngineScope): void {
    this.useSheets();
    for (const [name, run] of functions) if (this.registered.get(name) !== run) this.register(name, run);
    if (tables !== this.tables) {
      for (const { name } of this.tables) this.superTables.remove(this.unit, name);
      for (const t of tables) {
        this.superTables.registerTable(this.unit, t.name, {
          sheetId: t.sheetId,
          titleMap: new Map(t.columns.map((name, i) => [name, i])),
          range: { startRow: t.rect.r1, endRow: t.rect.r2, startColumn: t.rect.c1, endColumn: t.rect.c2 },
        });
      }
      this.tables = tables;
    }
    if (names !== this.names) {
      // All at once: with each single one the engine looks at all the others, and old workbooks have thousands.
      const all = names.map(({ id, name, formula, sheetId }) => [
        id,
        { id, name, formulaOrRefString: formula, ...(sheetId ? { localSheetId: sheetId } : {}) },
      ]);
      this.definedNames.registerDefinedNames(
        this.unit,
        Object.fromEntries(all) as Parameters<IDefinedNamesService['registerDefinedNames']>[1],
      );
      this.names = names;
    }
  }

  /** The engine's sheets hold the same cells as the grid's; names and sizes are brought up to date. */
  private useSheets(): void {
    let index = 0;
    for (const sheet of this.grid.sheets.values()) {
      const { id, name, rows, rowCount, columnCount } = sheet;
      // A sheet that came after another was removed may have its id.
      if (this.cells.get(id) !== rows) this.workbook.removeSheet(id);
      this.cells.set(id, rows);
      const own = this.workbook.getSheetBySheetId(id);
      if (own) Object.assign(own.getConfig(), { name, rowCount, columnCount });
      else this.workbook.addWorksheet(id, index, { id, name, rowCount, columnCount, cellData: rows });
      index += 1;
    }
    for (const own of this.workbook.getSheets()) {
      const id = own.getSheetId();
      if (!this.grid.sheets.has(id)) this.workbook.removeSheet(id);
    }
  }

  private register(name: string, run: CustomFunction): void {
    this.registered.set(name, run);
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

  /**
   * Computes the given formulas and nothing else, in the order that they need each other.
   * @param spills what stands in cells beside their own content; brought up to date
   * @param budget for all of them, ms
   */
  async evaluate(formulas: readonly FormulaAt[], scope: EngineScope, spills: Spills, budget: number): Promise<Evaluated> {
    this.use(scope);
    const formulaData: Record<string, Matrix<{ f: string }>> = {};
    for (const { sheetId, r, c, f } of formulas) ((formulaData[sheetId] ??= {})[r] ??= {})[c] = { f };
    this.model.setArrayFormulaRange({ [this.unit]: spills.ranges });
    this.model.setArrayFormulaCellData({ [this.unit]: spills.cells });
    const { now } = this;
    now.deadline = Date.now() + budget;
    now.failed = new CellSet();
    now.isBroken = false;
    now.bounded = new CellSet();
    for (const at of formulas) if (isBounded(at)) now.bounded.add(at.sheetId, at.r, at.c);
    // The engine caches its dependency tree by cell; another choice of formulas needs a fresh one.
    this.dependencies.reset();
    const result = await new Promise<IAllRuntimeData | null>((resolve) => {
      const sub = this.service.executionCompleteListener$.subscribe((data) => {
        sub.unsubscribe();
        resolve(data);
      });
      this.service
        .execute({
          formulaData: { [this.unit]: formulaData },
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
    spills.ranges = this.model.getArrayFormulaRange()[this.unit] ?? {};
    spills.cells = (this.model.getArrayFormulaCellData()[this.unit] ?? {}) as Spills['cells'];
    const unit = result?.unitData[this.unit];
    return {
      valueAt: ({ sheetId, r, c }) => unit?.[sheetId]?.getValue(r, c) as Cell | undefined,
      failed: now.failed,
      isBroken: now.isBroken,
      spilledSheets: Object.keys(result?.arrayFormulaCellData?.[this.unit] ?? {}),
    };
  }

  dispose(): void {
    this.univer.dispose();
  }
}
