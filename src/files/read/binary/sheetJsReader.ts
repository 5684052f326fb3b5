import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { zipSync, type Zippable } from 'fflate';
import { damaged, Refused, within, type Limits } from '../../../ooxml/limits';
import { attribute, tagsOf, xmlText } from '../../../ooxml/xmlRead';
import type { ZipPackage } from '../../../ooxml/zip';
import { cellIndex, cellName, type Area } from '../../../schema/read/rows';
import {
  BookCell,
  CellError,
  cellReference,
  NOT_CALCULATED,
  type Book,
  type BookRow,
  type BookSheet,
  type BookValue,
  type CellRow,
} from '../book';
import type { BinarySheet } from './binaryParts';
import { boundRecords12, boundRecords97 } from './boundedBinary';
import type { CompoundFile } from './compound';
import { checkOds, COLUMNS, odsProperties, odsSheets, type OdsSheet } from './odsParts';
import { sheetJs, sheetJsWithCodePages } from './sheetJs';
import { quietly } from './silenceConsole';
import { cellMarks, documentProperties, relationsOf, SheetParts, stylesPart, visibilityOf, type CellMark } from '../xlsx/xlsxParts';
import { xlsbSheets } from './xlsbParts';
import { xlsSheets } from './xlsParts';
import { Counter } from '../xlsx/xlsxScanner';

/** Pictures, embedded files and macros: the larger part of a large file, and no part of an answer. */
const LEFT_OUT = /(^|\/)(media|embeddings|pictures|thumbnails|object \d+)\/|(^|\/)vbaproject/;

/** Parts of .xlsb that hold cells; others of that ending are settings of printers and the like. */
const BINARY = /(^|\/)(workbook|sharedstrings|styles)\.bin$|\/worksheets\/[^/]+\.bin$/;

/** Files that @e965/xlsx reads: given only what was held against the limits before. */

/** An .xlsx that the scanner does not know: its parts already unpacked, none of them larger than it said. */
export function readXlsx(zip: ZipPackage, limits: Limits): Book {
  const top = relationsOf(zip, '');
  const main = top.find(({ type }) => type === 'officeDocument')?.target ?? '';
  const relations = relationsOf(zip, main);
  const styles = stylesPart(zip, relations);
  const listed = sheetsOf(zip, main, relations, limits);
  const workbook = parsed(packed(zip, limits), {});
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return bookOf(workbook, documentProperties(zip, top), limits, (name) => {
    const sheet = listed.get(name);
    if (!sheet) return undefined;
    const load = (): string => xmlText(zip.part(sheet.target) ?? new Uint8Array());
    const parts = new SheetParts(zip, sheet.target, load);
    let marks: Map<string, CellMark> | null = null;
    const markOf = (row: number, column: number): CellMark | undefined => (marks ??= cellMarks(load())).get(cellName(row, column));
    return {
      visibility: sheet.visibility,
      tables: () => parts.tables(),
      links: () => parts.links(),
      comments: () => parts.comments(),
      hiddenRows: () => parts.hiddenRows(),
      hiddenColumns: () => parts.hiddenColumns(),
      notCalculated() {
        const xml = load();
        if (!/<(?:[\w.-]+:)?f[\s/>]/.test(xml)) return [];
        return [...(marks ??= cellMarks(xml))].flatMap(([cell, mark]) => (mark.isFormula && !mark.hasValue ? [cell] : []));
      },
      cell(value, _, row, column) {
        const mark = markOf(row, column);
        const { format, isStruck } = styles.at(mark?.style ?? 0);
        return new BookCell(value, format, mark?.isFormula ?? false, isStruck, date1904);
      },
    };
  });
}

export function readXlsb(zip: ZipPackage, limits: Limits): Book {
  const workbook = parsed(packed(zip, limits), {});
  const sheets = xlsbSheets(zip, limits);
  return bookOf(workbook, documentProperties(zip, relationsOf(zip, '')), limits, (name) => {
    const sheet = sheets.get(name);
    return sheet && aboutBinary(sheet, workbook);
  });
}

export function readOds(zip: ZipPackage, limits: Limits): Book {
  const xml = xmlText(zip.part('content.xml')!);
  checkOds(xml, limits);
  // What cells show stands in the file; the other formats are asked to compute it when somebody wants to know.
  const workbook = parsed(packed(zip, limits), { cellNF: true, cellText: true });
  let sheets: OdsSheet[] | null = null;
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return bookOf(workbook, odsProperties(zip), limits, (_, index) => {
    const own = (): OdsSheet | undefined => (sheets ??= odsSheets(xml))[index];
    return {
      visibility: own()?.visibility ?? 'visible',
      comments: () => own()?.comments ?? new Map<string, string>(),
      hiddenRows: () => own()?.hiddenRows ?? [],
      hiddenColumns: () => own()?.hiddenColumns ?? [],
      notCalculated: () =>
        [...(own()?.marks ?? [])].flatMap(([at, { isFormula, hasValue }]) =>
          isFormula && !hasValue ? [cellName(Math.floor(at / COLUMNS), at % COLUMNS)] : [],
        ),
      cell(value, { z, w }, row, column) {
        const mark = own()?.marks.get(row * COLUMNS + column);
        const shown = typeof w === 'string' && w.trim() !== '' ? w : null;
        return new BookCell(value, String(z ?? 'General'), mark?.isFormula ?? false, mark?.isStruck ?? false, date1904, shown);
      },
    };
  });
}

/** The streams of an .xls that the library is given; they are not packed, so they hold no more than their size. */
const WORKBOOK = ['workbook', 'book'] as const;
const ABOUT = ['\u0005SummaryInformation', '\u0005DocumentSummaryInformation'] as const;

/** The formats of Excel 97 and older. Only the streams that matter go on, in a compound file written anew. */
export function readXls(file: CompoundFile, limits: Limits): Book {
  const library = sheetJsWithCodePages();
  const compound = library.CFB as Compound;
  const copy = compound.utils.cfb_new();
  let sheets: readonly BinarySheet[] = [];
  for (const name of WORKBOOK) {
    const stream = file.stream(name);
    if (stream === null) continue;
    // Before the records that say it are taken away.
    sheets = xlsSheets(stream, limits);
    boundRecords97(stream);
    compound.utils.cfb_add(copy, name === 'book' ? '/Book' : '/Workbook', stream);
    break;
  }
  for (const name of ABOUT) {
    const stream = file.stream(name);
    if (stream !== null) compound.utils.cfb_add(copy, `/${name}`, stream);
  }
  const workbook = parsed(Uint8Array.from(compound.write(copy, { type: 'array' })), {});
  const own = workbook.Custprops ?? {};
  const properties = new Map(Object.entries(own).map(([name, value]) => [name, String(value).trim()]));
  const modified = workbook.Props?.ModifiedDate;
  const about = { properties, modified: modified instanceof Date && !isNaN(+modified) ? modified.toISOString() : null };
  return bookOf(workbook, about, limits, (_, i) => sheets[i] && aboutBinary(sheets[i], workbook));
}

/** What the records of a binary sheet say of it. A formula without a value is told by the library, as an error. */
function aboutBinary(sheet: BinarySheet, workbook: WorkBook): SheetAbout {
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return {
    links: () => sheet.links(),
    comments: () => sheet.comments(),
    hiddenRows: () => sheet.hiddenRows(),
    hiddenColumns: () => sheet.hiddenColumns(),
    notCalculated: () => [],
    cell(value, _, row, column) {
      const { format, isStruck, isFormula } = sheet.mark(row, column);
      return new BookCell(value, format, isFormula, isStruck, date1904);
    },
  };
}

/** The library gives its compound files no types. */
interface Compound {
  readonly utils: { cfb_new(): object; cfb_add(file: object, path: string, content: Uint8Array): void };
  write(file: object, options: { type: 'array' }): ArrayLike<number>;
}

/** The package put together again from parts already unpacked, so that nothing in it can grow any more. */
function packed(zip: ZipPackage, limits: Limits): Uint8Array {
  const parts: Zippable = {};
  const sheets = zip.names.filter((name) => /\/(worksheets|chartsheets|dialogsheets|macrosheets)\/[^/]+\.bin$/.test(name)).length;
  for (const name of zip.names) {
    if (name.endsWith('/') || LEFT_OUT.test(name)) continue;
    // The library asks for every part that the list of contents names.
    if (!name.endsWith('.bin')) parts[zip.spelling(name)] = zip.part(name)!;
    else parts[zip.spelling(name)] = BINARY.test(name) ? boundRecords12(zip.part(name)!, Math.min(sheets, limits.parts)) : new Uint8Array();
  }
  return zipSync(parts, { level: 0 });
}

interface ListedSheet {
  readonly target: string;
  readonly visibility: BookSheet['visibility'];
}

/** Sheets with cells by their names. One part listed many times is read as often, so all of them together are counted. */
function sheetsOf(zip: ZipPackage, main: string, relations: ReturnType<typeof relationsOf>, limits: Limits): Map<string, ListedSheet> {
  const sheets = new Map<string, ListedSheet>();
  const sizes = new Map<string, number>();
  let [count, total] = [0, 0];
  for (const tag of tagsOf(xmlText(zip.part(main) ?? new Uint8Array()))) {
    if (tag.name !== 'sheet' || tag.closes) continue;
    within(limits, 'parts', ++count);
    const name = attribute(tag.attributes, 'name');
    const relation = relations.find(({ id }) => id === attribute(tag.attributes, 'id'));
    if (name === null || !relation) continue;
    if (!sizes.has(relation.target)) sizes.set(relation.target, zip.part(relation.target)?.length ?? 0);
    within(limits, 'unpacked', (total += sizes.get(relation.target)!));
    if (relation.type === 'worksheet')
      sheets.set(name, { target: relation.target, visibility: visibilityOf(attribute(tag.attributes, 'state')) });
  }
  return sheets;
}

const OPTIONS = { type: 'array', dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: false, UTC: true } as const;

function parsed(bytes: Uint8Array, options: { readonly cellNF?: boolean; readonly cellText?: boolean }): WorkBook {
  try {
    return quietly(() => sheetJs().read(bytes, { ...OPTIONS, ...options }));
  } catch (error) {
    throw /password|encrypt/i.test(String(error)) ? new Refused({ code: 'encrypted' }) : damaged();
  }
}

/** What the file itself says of a sheet, where the library does not tell. */
interface SheetAbout extends Partial<Pick<BookSheet, 'visibility' | 'tables' | 'links' | 'comments' | 'hiddenRows' | 'hiddenColumns'>> {
  /** Names of the cells whose formula has no value. */
  notCalculated(): readonly string[];
  cell(value: BookValue, cell: CellObject, row: number, column: number): BookCell;
}

function bookOf(
  workbook: WorkBook,
  about: Pick<Book, 'properties' | 'modified'>,
  limits: Limits,
  aboutSheet: (name: string, index: number) => SheetAbout | undefined,
): Book {
  const counter = new Counter(limits);
  const { Names = [], Sheets = [], WBProps } = workbook.Workbook ?? {};
  const names = new Map<string, ReturnType<typeof cellReference> & object>();
  for (const { Name, Ref, Sheet } of Names) {
    const cell = cellReference(Ref ?? '');
    if (cell && (!names.has(Name) || Sheet === undefined || Sheet === null)) names.set(Name, cell);
  }
  const date1904 = WBProps?.date1904 === true;
  return {
    ...about,
    date1904,
    names,
    text: null,
    sheets: workbook.SheetNames.flatMap((name, i) => {
      const sheet = workbook.Sheets[name];
      const visibility = VISIBILITY[Sheets[i]?.Hidden ?? 0] ?? 'visible';
      return sheet ? [new ParsedSheet(name, visibility, sheet, counter, aboutSheet(name, i), date1904)] : [];
    }),
  };
}

/** LibreOffice says a place on a disk by the way to it from the file: "../../N:/a.docx" is N:/a.docx from anywhere. */
const withoutWayUp = (target: string): string => target.replace(/^(?:\.\.\/)+(?=[a-z]:\/)/i, 'file:///');

const VISIBILITY = ['visible', 'hidden', 'veryHidden'] as const;

const NO_COMMENTS: ReadonlyMap<string, string> = new Map();

class ParsedSheet implements BookSheet {
  constructor(
    readonly name: string,
    private readonly hidden: BookSheet['visibility'],
    private readonly sheet: WorkSheet,
    private readonly counter: Counter,
    private readonly about: SheetAbout | undefined,
    private readonly date1904: boolean,
  ) {}

  get visibility(): BookSheet['visibility'] {
    return this.about?.visibility ?? this.hidden;
  }

  rows(first: number, last: number, columns: ReadonlySet<number> | null): BookRow[] {
    return this.read(first, last, columns, (value) => value);
  }

  cells(first: number, last: number, columns: ReadonlySet<number> | null): CellRow[] {
    const plain = (value: BookValue, { z }: CellObject): BookCell =>
      new BookCell(value, String(z ?? 'General'), false, false, this.date1904);
    return this.read(first, last, columns, (value, cell, row, column) =>
      this.about ? this.about.cell(value, cell, row, column) : plain(value, cell),
    );
  }

  private read<T>(
    first: number,
    last: number,
    columns: ReadonlySet<number> | null,
    take: (value: BookValue, cell: CellObject, row: number, column: number) => T,
  ): { row: number; cells: T[] }[] {
    const found: { row: number; cells: T[] }[] = [];
    // A row or a cell far away leaves holes, which have no keys.
    for (const [key, line] of Object.entries(this.filled)) {
      const row = +key;
      if (row < first || row > last || !line) continue;
      const cells: T[] = [];
      let filled = 0;
      for (const [position, cell] of Object.entries(line)) {
        const column = +position;
        if (!cell || (columns !== null && !columns.has(column))) continue;
        const value = valueOf(cell, this.counter);
        if (value === null) continue;
        cells[column] = take(value, cell, row, column);
        filled++;
      }
      if (filled === 0) continue;
      this.counter.row(filled);
      found.push({ row, cells });
    }
    return found;
  }

  /** The library's rows, with the formulas that it passes over because they have no value. */
  private get filled(): readonly (readonly (CellObject | undefined)[] | undefined)[] {
    const data = (this.sheet['!data'] ??= []) as ((CellObject | undefined)[] | undefined)[];
    if (!this.isCompleted && this.about) {
      for (const name of this.about.notCalculated()) {
        const { row, column } = cellIndex(name);
        const line = (data[row] ??= []);
        if (!line[column] || line[column].t === 'z') line[column] = { t: 'e', v: 0x2a, w: NOT_CALCULATED };
      }
    }
    this.isCompleted = true;
    return data;
  }
  private isCompleted = false;

  merged(): readonly Area[] {
    const merges = this.sheet['!merges'] ?? [];
    within(this.counter.limits, 'cells', merges.length);
    return merges.map(({ s, e }) => ({ row: s.r, column: s.c, rows: e.r - s.r + 1, columns: e.c - s.c + 1 }));
  }

  /** Declared tables are read of .xlsx alone; elsewhere a header is found by its words. */
  tables(): ReturnType<BookSheet['tables']> {
    return this.about?.tables?.() ?? [];
  }

  links(): ReadonlyMap<string, string> {
    const links = this.about?.links?.() ?? this.texts(({ l }) => l?.Target);
    return new Map([...links].map(([cell, target]) => [cell, withoutWayUp(target)]));
  }

  comments(): ReadonlyMap<string, string> {
    return this.about?.comments?.() ?? NO_COMMENTS;
  }

  private texts(of: (cell: CellObject) => string | undefined): Map<string, string> {
    const found = new Map<string, string>();
    for (const [row, line] of Object.entries(this.filled))
      for (const [column, cell] of Object.entries(line ?? [])) {
        const text = cell && of(cell)?.trim();
        if (text) found.set(cellName(+row, +column), text);
      }
    return found;
  }

  hiddenRows(): ReturnType<BookSheet['hiddenRows']> {
    return this.about?.hiddenRows?.() ?? [];
  }

  hiddenColumns(): ReturnType<BookSheet['hiddenColumns']> {
    return this.about?.hiddenColumns?.() ?? [];
  }
}

function valueOf({ t, v, w }: CellObject, counter: Counter): BookValue {
  switch (t) {
    case 's': {
      const text = String(v ?? '');
      return text === '' ? null : counter.text(text);
    }
    case 'n':
      return typeof v === 'number' && Number.isFinite(v) ? v : null;
    case 'b':
      return Boolean(v);
    case 'd':
      return v instanceof Date && !isNaN(+v) ? v.toISOString() : typeof v === 'string' ? v : null;
    case 'e':
      return new CellError(w ?? ERRORS[Number(v)] ?? '#N/A');
    default:
      return null;
  }
}

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};
