import { hasMacros, setFileType, type FileType } from './xlsx/fileType';
import { functionsFromAssociations } from './associations';
import { apiError } from './errors';
import { registerFunctions, type FunctionImplementation, type FunctionMetadata } from './functions';
import { Host } from './host';
import { defaultModes, type HostModes } from './modes';
import { Book } from './model/book';
import { selectOne } from './model/structure';
import { parseRect, quoteSheet, rectName, type Rect } from '../ooxml/a1';
import { cellText, cellValue } from './model/cells/text';
import type { Scalar } from './model/cells/grid';
import type { Limit } from './model/formula/engine';
import type { OfficeGlobals } from './office';
import { makeCustomFunctions, makeOffice } from './office';
import type { NativeBridge, SyncRecord } from './protocol/bridge';
import { refreshCaches } from './charts/source';
import { RangeObj } from './model/cells/range';
import { isListed } from './api/range/validation';
import { writeCell, renameColumns } from './api/range/rangeValues';
import { HOST_LIMITS, Package, type HostLimits } from './xlsx/package';
import { readable } from './xlsx/readable';
import { WorkbookView } from './view';
import { newWorkbookBytes } from './xlsx/template';
import { height, width, inside } from '../ooxml/a1';

/** Loads Microsoft's client against a bridge; how depends on where the host runs. */
export interface OfficeClient {
  start(bridge: NativeBridge, parts: { Office: object; CustomFunctions: object }): Pick<OfficeGlobals, 'Excel' | 'OfficeExtension'>;
  /** Cuts off a formula that takes too long. */
  limit?: Limit;
}

export interface OpenOptions {
  client?: OfficeClient;
  /** Name of the workbook as `workbook.name` tells it. */
  name?: string;
  modes?: Partial<HostModes>;
  limits?: Partial<HostLimits> & { cells?: number };
  /** How long the user's formulas that have to be computed may take after each change; 10 s by default. */
  formulaTimeMs?: number;
}

/** A cell as tests look at it. */
interface CellView {
  value: Scalar;
  formula?: string;
  text: string;
  numberFormat: string;
}

export interface SheetView {
  name: string;
  visibility: string;
  used: string | null;
  values: Scalar[][];
  protected: boolean;
  merges: string[];
  tables: { name: string; ref: string; columns: string[] }[];
  cell(address: string): CellView;
}

const MAX_CELLS = 5_000_000;

/** A workbook open in the embedded Excel. */
export class EmbeddedExcel {
  readonly globals: OfficeGlobals;
  /** The workbook for a page that shows it. */
  readonly view: WorkbookView;
  private readonly associations = new Map<string, unknown>();
  private readonly functions = new Map<string, FunctionImplementation>();
  private original: Uint8Array | null;

  /** Use {@link openWorkbook}. */
  constructor(
    private readonly host: Host,
    client: OfficeClient,
    original: Uint8Array | null,
  ) {
    this.original = original;
    this.view = new WorkbookView(host);
    if (client.limit) host.book.calc.limit = client.limit;
    const office = makeOffice(() => this.host, this.associations);
    const customFunctions = makeCustomFunctions((id, fn) => this.functions.set(id, fn));
    const { Excel, OfficeExtension } = client.start(host.bridge, { Office: office, CustomFunctions: customFunctions });
    this.globals = { Excel, OfficeExtension, Office: office, CustomFunctions: customFunctions } as OfficeGlobals;
  }

  /** Puts the globals where an add-in's code looks for them; the result takes them away again. */
  install(): () => void {
    const target = globalThis as Record<string, unknown>;
    const before = new Map<string, { had: boolean; value: unknown }>();
    for (const [key, value] of Object.entries(this.globals)) {
      before.set(key, { had: key in target, value: target[key] });
      target[key] = value;
    }
    return () => {
      for (const [key, { had, value }] of before) {
        if (had) target[key] = value;
        else delete target[key];
      }
    };
  }

  get modes(): HostModes {
    return this.host.modes;
  }

  /** One record per sync; assign an empty array to start over. */
  get log(): SyncRecord[] {
    return this.host.bridge.log;
  }

  set log(records: SyncRecord[]) {
    this.host.bridge.log = records;
  }

  /** What handlers of the add-in threw while the host was talking to them; empty when all is well. */
  get faults(): readonly unknown[] {
    return this.host.bridge.faults;
  }

  /** What the add-in gave to `Office.actions.associate`. */
  get actions(): ReadonlyMap<string, unknown> {
    return this.associations;
  }

  /**
   * Cells whose formula reads something that changed and could not be computed here. They keep the value that they had,
   * and the saved workbook asks Excel to compute them when it is opened.
   * @example ['List1!B2']
   */
  get keptFormulas(): string[] {
    const { book } = this.host;
    const cells: string[] = [];
    book.calc.eachKept((sheetId, r, c) => {
      const sheet = book.sheets.find(({ id }) => id === sheetId);
      if (sheet) cells.push(`${quoteSheet(sheet.name)}!${rectName({ r1: r, c1: c, r2: r, c2: c })}`);
    });
    return cells;
  }

  /** Without implementations, those given to `CustomFunctions.associate` are used. */
  async registerFunctions(
    namespace: string,
    metadata: FunctionMetadata,
    implementations?: Record<string, FunctionImplementation>,
  ): Promise<void> {
    registerFunctions(this.host, namespace, metadata, implementations ?? functionsFromAssociations(this.functions));
    await this.host.book.recalc();
  }

  /** What a user would type; `source` Remote plays a co-author. */
  async edit(sheetName: string, address: string, values: Scalar[][] | Scalar, source: 'Local' | 'Remote' = 'Local'): Promise<void> {
    const { book } = this.host;
    const sheet = book.sheetByName(sheetName);
    const start = parseRect(address);
    if (!sheet || !start) throw apiError('ItemNotFound', `${sheetName}!${address}`);
    const block = Array.isArray(values) ? values : [[values]];
    const rect: Rect = Array.isArray(values)
      ? { r1: start.r1, c1: start.c1, r2: start.r1 + block.length - 1, c2: start.c1 + (block[0]?.length ?? 1) - 1 }
      : start;
    const single = rect.r1 === rect.r2 && rect.c1 === rect.c2;
    const before = single ? cellValue(sheet.grid.get(rect.r1, rect.c1)) : undefined;
    for (let r = 0; r < height(rect); r += 1)
      for (let c = 0; c < width(rect); c += 1) {
        const value = Array.isArray(values) ? block[r]![c]! : values;
        writeCell(sheet, rect.r1 + r, rect.c1 + c, value, this.host);
      }
    for (const table of book.tablesIn(sheet, rect)) {
      if (!table.header || rect.r1 > table.rect.r1) continue;
      const cols: number[] = [];
      for (let c = rect.c1; c <= rect.c2; c += 1) if (inside(table.rect, table.rect.r1, c)) cols.push(c);
      renameColumns(table, cols);
    }
    book.calc.markDirty(sheet.id, rect);
    sheet.touch();
    await book.recalc();
    const details = single
      ? {
          valueBefore: before,
          valueAfter: cellValue(sheet.grid.get(rect.r1, rect.c1)),
          valueTypeBefore: typeName(before),
          valueTypeAfter: typeName(cellValue(sheet.grid.get(rect.r1, rect.c1))),
        }
      : undefined;
    const isQuiet = single && this.host.modes.quirks.includes('quietDropDowns') && isListed(new RangeObj(sheet, rect));
    if (!isQuiet) this.host.events.changed(sheet, rect, 'RangeEdited', source, { triggerSource: 'Unknown', ...details });
    await this.host.events.flush();
  }

  /** What a user would do with the mouse. */
  async select(sheetName: string, address: string): Promise<void> {
    const sheet = this.host.book.sheetByName(sheetName);
    const rect = parseRect(address);
    if (!sheet || !rect) throw apiError('ItemNotFound', `${sheetName}!${address}`);
    this.host.select(sheet, rect);
    await this.host.events.flush();
  }

  get sheetNames(): string[] {
    return this.host.book.sheets.map((s) => s.name);
  }

  readSheet(name: string): SheetView {
    const { book, modes } = this.host;
    const sheet = book.sheetByName(name);
    if (!sheet) throw apiError('ItemNotFound', name);
    const at = (r: number, c: number) => {
      const cell = sheet.grid.get(r, c);
      return cell?.v !== undefined || cell?.f !== undefined ? cell : (book.calc.spills.value(sheet.id, r, c) ?? cell);
    };
    let used = sheet.grid.used((cell) => (cell.v !== undefined && cell.v !== '') || cell.f !== undefined);
    book.calc.spills.eachValue(sheet.id, (r, c) => {
      used = used
        ? { r1: Math.min(used.r1, r), c1: Math.min(used.c1, c), r2: Math.max(used.r2, r), c2: Math.max(used.c2, c) }
        : { r1: r, c1: c, r2: r, c2: c };
    });
    const values: Scalar[][] = [];
    if (used) for (let r = 0; r <= used.r2; r += 1) values.push(Array.from({ length: used.c2 + 1 }, (_x, c) => cellValue(at(r, c))));
    return {
      name: sheet.name,
      visibility: sheet.visibility,
      used: used && rectName(used),
      values,
      protected: sheet.protection !== null,
      merges: sheet.merges.map(rectName),
      tables: book.tables.filter((t) => t.sheet === sheet).map((t) => ({ name: t.name, ref: rectName(t.rect), columns: t.columnNames })),
      cell: (address) => {
        const rect = parseRect(address);
        if (!rect) throw apiError('InvalidArgument', address);
        const cell = at(rect.r1, rect.c1);
        const numberFormat = book.styles.numberFormat(sheet.xf(rect.r1, rect.c1));
        return {
          value: cellValue(cell),
          ...(cell?.f ? { formula: cell.f } : {}),
          text: cellText(cell, numberFormat, modes.contentLanguage, book.date1904),
          numberFormat,
        };
      },
    };
  }

  /** Parts of the package, for tests that look into the file. */
  partNames(): string[] {
    return this.host.book.pkg.names();
  }

  /** Does the workbook hold macros? The embedded Excel never runs them. */
  get hasMacros(): boolean {
    const { pkg, path } = this.host.book;
    return hasMacros(pkg, path);
  }

  /**
   * The workbook as a file. Without any change it is the file that was opened, byte for byte.
   *
   * @param type what the file is to be; macros are left out of an .xlsx. Without it the file stays of its type.
   */
  async save(type?: FileType): Promise<Uint8Array> {
    const { book } = this.host;
    await book.recalc();
    if (type) setFileType(book.pkg, book.path, type);
    if (!book.pkg.changed && this.original) return this.original.slice();
    if (book.formulasTouched) book.dropCalcChain();
    if (this.keptFormulas.length > 0) {
      book.workbookPart('calcPr').attrs['fullCalcOnLoad'] = '1';
      book.touchWorkbook();
    }
    selectOne(book);
    refreshCaches(book);
    const bytes = book.pkg.save();
    this.original = null;
    return bytes;
  }

  dispose(): void {
    this.host.bridge.close();
    this.host.book.dispose();
  }
}

const typeName = (value: unknown): string =>
  value === '' || value === undefined ? 'Empty' : typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String';

/** Opens a workbook with the given client. */
export function openWith(bytes: Uint8Array | null, client: OfficeClient, options: OpenOptions): EmbeddedExcel {
  const limits = { ...HOST_LIMITS, ...options.limits };
  const source = bytes ?? newWorkbookBytes();
  const book = readable(source, limits, () => new Book(Package.open(source, limits), options.limits?.cells ?? MAX_CELLS));
  if (options.formulaTimeMs !== undefined) book.calc.budget = options.formulaTimeMs;
  // Opening may add what the file lacks (styles); that alone is no change worth writing.
  book.pkg.changed = false;
  const host = new Host(book, { ...defaultModes(), ...options.modes }, options.name ?? 'Sešit1.xlsx');
  return new EmbeddedExcel(host, client, source);
}
