import { CFB, read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { zipSync, type Zippable } from 'fflate';
import type { Area } from '../../schema/rows';
import { CellError, cellReference, type Book, type BookRow, type BookSheet, type BookValue } from './book';
import { boundRecords12, boundRecords97 } from './boundedBinary';
import { Counter, documentProperties, relationsOf } from './xlsxScanner';
import { damaged, Refused, within, type Limits } from '../../ooxml/limits';
import { quietly } from './silenceConsole';
import { attribute, tagsOf, textAfter, xmlText } from '../../ooxml/xmlRead';
import type { ZipPackage } from '../../ooxml/zip';

/** Pictures, embedded files and macros: the larger part of a large file, and no part of an answer. */
const LEFT_OUT = /(^|\/)(media|embeddings|pictures|thumbnails|object \d+)\/|(^|\/)vbaproject/;

/** Parts of .xlsb that hold cells; others of that ending are settings of printers and the like. */
const BINARY = /(^|\/)(workbook|sharedstrings|styles)\.bin$|\/worksheets\/[^/]+\.bin$/;

/**
 * .xls, .xlsb, .ods, and whatever .xlsx the fast reader does not know, by @e965/xlsx. It is given only what was held
 * against the limits before: parts already unpacked, none of them larger than it said.
 */
export function zippedBook(zip: ZipPackage, limits: Limits): Book {
  const parts: Zippable = {};
  const isOds = zip.has('content.xml');
  for (const name of zip.names) {
    if (name.endsWith('/') || LEFT_OUT.test(name)) continue;
    // The library asks for every part that the list of contents names.
    if (name.endsWith('.bin')) parts[zip.spelling(name)] = BINARY.test(name) ? boundRecords12(zip.part(name)!) : new Uint8Array();
    else parts[zip.spelling(name)] = isOds && name === 'content.xml' ? boundedOds(zip.part(name)!, limits) : zip.part(name)!;
  }
  const workbook = parsed(zipSync(parts, { level: 0 }));
  if (!isOds) return bookOf(workbook, documentProperties(zip, relationsOf(zip, '')), limits);
  return bookOf(workbook, odsProperties(zip), limits);
}

/** The formats of Excel 97 and older: not packed, so they hold no more than their size. */
export function oldBook(bytes: Uint8Array, limits: Limits): Book {
  const workbook = parsed(boundedOld(bytes));
  const own = workbook.Custprops ?? {};
  const properties = new Map(Object.entries(own).map(([name, value]) => [name, String(value).trim()]));
  const modified = workbook.Props?.ModifiedDate;
  return bookOf(workbook, { properties, modified: modified instanceof Date && !isNaN(+modified) ? modified.toISOString() : null }, limits);
}

const OPTIONS = { type: 'array', dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: false, UTC: true } as const;

function parsed(bytes: Uint8Array): WorkBook {
  try {
    return quietly(() => read(bytes, OPTIONS));
  } catch (error) {
    throw /password/i.test(String(error)) ? new Refused({ code: 'encrypted' }) : damaged();
  }
}

function bookOf(workbook: WorkBook, about: Pick<Book, 'properties' | 'modified'>, limits: Limits): Book {
  const counter = new Counter(limits);
  const { Names = [], Sheets = [], WBProps } = workbook.Workbook ?? {};
  const names = new Map<string, ReturnType<typeof cellReference> & object>();
  for (const { Name, Ref, Sheet } of Names) {
    const cell = cellReference(Ref ?? '');
    if (cell && (!names.has(Name) || Sheet === undefined || Sheet === null)) names.set(Name, cell);
  }
  return {
    ...about,
    date1904: WBProps?.date1904 === true,
    names,
    // 2 is very hidden.
    sheets: workbook.SheetNames.flatMap((name, i) =>
      Sheets[i]?.Hidden === 2 || !workbook.Sheets[name] ? [] : [new ParsedSheet(name, workbook.Sheets[name], counter)],
    ),
  };
}

class ParsedSheet implements BookSheet {
  constructor(
    readonly name: string,
    private readonly sheet: WorkSheet,
    private readonly counter: Counter,
  ) {}

  rows(first: number, last: number, columns: ReadonlySet<number> | null): BookRow[] {
    const found: BookRow[] = [];
    const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = this.sheet['!data'] ?? [];
    // A row or a cell far away leaves holes, which have no keys.
    for (const [key, line] of Object.entries(data)) {
      const row = +key;
      if (row < first || row > last || !line) continue;
      const cells: BookValue[] = [];
      let filled = 0;
      for (const [position, cell] of Object.entries(line)) {
        const column = +position;
        if (!cell || (columns !== null && !columns.has(column))) continue;
        const value = valueOf(cell, this.counter.limits);
        if (value === null) continue;
        cells[column] = value;
        filled++;
      }
      if (filled === 0) continue;
      this.counter.row(filled);
      found.push({ row, cells });
    }
    return found;
  }

  merged(): readonly Area[] {
    const merges = this.sheet['!merges'] ?? [];
    within(this.counter.limits, 'cells', merges.length);
    return merges.map(({ s, e }) => ({ row: s.r, column: s.c, rows: e.r - s.r + 1, columns: e.c - s.c + 1 }));
  }

  /** These formats have no tables, or the reader does not give them; the header is found by its words. */
  tableTop(): null {
    return null;
  }
}

function valueOf({ t, v, w }: CellObject, limits: Limits): BookValue {
  switch (t) {
    case 's': {
      const text = String(v ?? '');
      within(limits, 'text', text.length);
      return text === '' ? null : text;
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

function odsProperties(zip: ZipPackage): Pick<Book, 'properties' | 'modified'> {
  const bytes = zip.part('meta.xml');
  const properties = new Map<string, string>();
  let modified: string | null = null;
  const xml = bytes === null ? '' : xmlText(bytes);
  for (const tag of tagsOf(xml)) {
    if (tag.closes) continue;
    if (tag.name === 'date') modified = textAfter(xml, tag).trim();
    const name = tag.name === 'user-defined' ? attribute(tag.attributes, 'name') : null;
    if (name !== null) properties.set(name, textAfter(xml, tag).trim());
  }
  return { properties, modified };
}

const ODS_REPEAT = /<(\/?)[\w.-]+:(table-row|table-cell|covered-table-cell)\b([^>]*)>/g;
/**
 * One cell of an .ods may stand for a million, and the library would make every one of them. What is repeated is counted
 * before it is read.
 */
function boundedOds(part: Uint8Array, limits: Limits): Uint8Array {
  const xml = xmlText(part);
  let rows = 1;
  let total = 0;
  for (const [, closes, name, attributes] of xml.matchAll(ODS_REPEAT)) {
    if (closes === '/') continue;
    const repeat = (what: string): number => Math.max(1, Number(attribute(attributes!, `number-${what}-repeated`) ?? 1) || 1);
    if (name === 'table-row') rows = repeat('rows');
    // An empty element is an empty cell, except for one with its text in an attribute.
    else if (!attributes!.endsWith('/') || attributes!.includes('string-value')) {
      within(limits, 'cells', (total += rows * repeat('columns')));
    }
  }
  return part;
}

/** The library gives its compound files no types. */
interface Compound {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { content: Uint8Array }[];
}
const compound = CFB as {
  read(data: Uint8Array, options: { type: 'array' }): Compound;
  write(file: Compound, options: { type: 'array' }): ArrayLike<number>;
};
const STREAM = /\/(Workbook|Book)$/i;

/** The file with its records held against their lengths. */
function boundedOld(bytes: Uint8Array): Uint8Array {
  const file = compoundOf(bytes);
  file.FullPaths.forEach((path, i) => {
    const entry = file.FileIndex[i]!;
    if (!STREAM.test(path)) return;
    entry.content = Uint8Array.from(entry.content);
    boundRecords97(entry.content);
  });
  return Uint8Array.from(compound.write(file, { type: 'array' }));
}

function compoundOf(bytes: Uint8Array): Compound {
  try {
    return compound.read(bytes, { type: 'array' });
  } catch {
    throw damaged();
  }
}

/** Is it a compound file with an encrypted package, a workbook, or something else of Office? */
export function compoundKind(bytes: Uint8Array): 'encrypted' | 'workbook' | 'other' {
  const { FullPaths: names } = compoundOf(bytes);
  if (names.some((path) => path.endsWith('/EncryptedPackage'))) return 'encrypted';
  return names.some((path) => STREAM.test(path)) ? 'workbook' : 'other';
}
