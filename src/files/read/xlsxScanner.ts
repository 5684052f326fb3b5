import type { Area } from '../../schema/rows';
import { cellIndex } from '../../schema/rows';
import { CellError, cellReference, type Book, type BookRow, type BookSheet, type BookValue } from './book';
import { damaged, within, type Limits } from '../../ooxml/limits';
import { relKind, relsPath, resolveTarget } from '../../ooxml/rels';
import { unescapeString } from '../../ooxml/strings';
import { attribute, tagsOf, textAfter, unescapeXml, xmlText } from '../../ooxml/xmlRead';
import type { ZipPackage } from '../../ooxml/zip';

/** The file has something that this reader does not know; the thorough one is to read it. */
export class Unknown extends Error {}

/**
 * An ordinary .xlsx or .xlsm: only the parts that a return is made of are unpacked, and their text is scanned without a
 * tree of it. Why there is a reader of our own: docs/decisions/files-reader.md.
 * @throws {Refused} for a package that no program should open
 * @throws {Unknown} for one that may be sound and is written in another way than programs usually do
 */
export function fastBook(zip: ZipPackage, limits: Limits): Book {
  const top = relationsOf(zip, '');
  const main = top.find(({ type }) => type === 'officeDocument')?.target;
  const workbook = main === undefined ? null : zip.part(main);
  if (main === undefined || workbook === null) throw new Unknown('no workbook');
  const relations = relationsOf(zip, main);
  const xml = xmlText(workbook);
  const strings = new SharedStrings(() => {
    const part = relations.find(({ type }) => type === 'sharedStrings')?.target;
    const bytes = part === undefined ? null : zip.part(part);
    return bytes === null ? '' : xmlText(bytes);
  }, limits);

  const sheets: BookSheet[] = [];
  const names = new Map<string, ReturnType<typeof cellReference> & object>();
  const counter = new Counter(limits);
  let date1904 = false;
  for (const tag of tagsOf(xml)) {
    if (tag.closes) continue;
    if (tag.name === 'workbookPr') date1904 = isTrue(attribute(tag.attributes, 'date1904'));
    if (tag.name === 'sheet' && attribute(tag.attributes, 'state') !== 'veryHidden') {
      const name = attribute(tag.attributes, 'name');
      const id = attribute(tag.attributes, 'id');
      const relation = relations.find((candidate) => candidate.id === id);
      if (name === null || !relation) throw new Unknown('sheet');
      // Charts and macro sheets of their own hold no form.
      if (relation.type === 'worksheet') sheets.push(new FastSheet(name, relation.target, zip, strings, counter));
    }
    if (tag.name === 'definedName') {
      const name = attribute(tag.attributes, 'name');
      const cell = cellReference(textAfter(xml, tag));
      // One for the whole workbook goes before one for a sheet.
      if (name !== null && cell && (!names.has(name) || attribute(tag.attributes, 'localSheetId') === null)) names.set(name, cell);
    }
  }
  return { ...documentProperties(zip, top), date1904, names, sheets };
}

interface Relation {
  readonly id: string;
  /** The last word of the type; the rest differs between the two dialects of the format. */
  readonly type: string;
  readonly target: string;
}

export function relationsOf(zip: ZipPackage, part: string): Relation[] {
  const bytes = zip.part(relsPath(part));
  if (bytes === null) return [];
  return [...tagsOf(xmlText(bytes))].flatMap(({ name, attributes }) => {
    const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attribute(attributes, key));
    if (name !== 'Relationship' || id == null || type == null || target == null) return [];
    if (attribute(attributes, 'TargetMode') === 'External') return [];
    return [{ id, type: relKind(type), target: resolveTarget(part, target) }];
  });
}

/** What the package says of itself, in .xlsx and .xlsb alike. */
export function documentProperties(zip: ZipPackage, top: readonly Relation[]): Pick<Book, 'properties' | 'modified'> {
  const textOf = (...types: string[]): string => {
    const target = top.find(({ type }) => types.includes(type))?.target;
    const bytes = target === undefined ? null : zip.part(target);
    return bytes === null ? '' : xmlText(bytes);
  };
  const properties = new Map<string, string>();
  const custom = textOf('custom-properties', 'customProperties');
  let name: string | null = null;
  for (const tag of tagsOf(custom)) {
    if (tag.closes) continue;
    if (tag.name === 'property') name = attribute(tag.attributes, 'name');
    else if (name !== null) {
      properties.set(name, unescapeString(textAfter(custom, tag)).trim());
      name = null;
    }
  }
  const core = textOf('core-properties', 'coreProperties');
  let modified: string | null = null;
  for (const tag of tagsOf(core)) if (tag.name === 'modified' && !tag.closes) modified = textAfter(core, tag).trim();
  return { properties, modified };
}

const isTrue = (text: string | null): boolean => text === '1' || text === 'true' || text === 'on';

/** Counts what has been read of all sheets, so that the limits hold for the file. */
export class Counter {
  private rows = 0;
  private cells = 0;

  constructor(readonly limits: Limits) {}

  row(cells: number): void {
    within(this.limits, 'rows', ++this.rows);
    within(this.limits, 'cells', (this.cells += cells));
  }
}

/** Texts of the workbook; each is read when a cell asks for it. */
class SharedStrings {
  private xml = '';
  private starts: number[] | null = null;
  private readonly known = new Map<number, string>();

  constructor(
    private readonly load: () => string,
    private readonly limits: Limits,
  ) {}

  at(index: number): string {
    const known = this.known.get(index);
    if (known !== undefined) return known;
    const starts = (this.starts ??= this.index());
    const start = starts[index];
    if (start === undefined) throw damaged();
    const text = richText(this.xml.slice(start, starts[index + 1] ?? this.xml.length), this.limits);
    this.known.set(index, text);
    return text;
  }

  private index(): number[] {
    this.xml = this.load();
    plain(this.xml);
    const starts: number[] = [];
    for (let at = this.xml.indexOf('<si'); at >= 0; at = this.xml.indexOf('<si', at + 3)) {
      const next = this.xml.charCodeAt(at + 3);
      if (next === GT || next === SPACE || next === SLASH) starts.push(at);
    }
    return starts;
  }
}

/** Stands for the value of a formula that was never calculated. */
const NOT_CALCULATED = '=…';

const GT = 62;
const SPACE = 32;
const SLASH = 47;
const LETTER_R = 114;
const LETTER_T = 116;

/** Comments, character data and prefixes are rare in these parts, and every one of them would slow the scan down. */
function plain(xml: string): void {
  const root = xml.search(/<[A-Za-z_]/);
  if (root < 0 && xml !== '') throw damaged();
  if (xml.includes('<!') || /^<[\w.-]+:/.test(xml.slice(root, root + 40))) throw new Unknown('xml');
}

/** The text of <si> or <is>: its runs together, without the phonetic help of Japanese. */
function richText(xml: string, limits: Limits): string {
  let text = '';
  let phonetic = xml.indexOf('<rPh');
  for (let at = xml.indexOf('<t'); at >= 0; at = xml.indexOf('<t', at)) {
    while (phonetic >= 0 && phonetic < at) {
      const end = xml.indexOf('</rPh>', phonetic);
      // <rPh/> says nothing, and no program writes it.
      if (end < 0) throw damaged();
      at = xml.indexOf('<t', end);
      phonetic = xml.indexOf('<rPh', end);
    }
    if (at < 0) break;
    const next = xml.charCodeAt(at + 2);
    const open = xml.indexOf('>', at);
    if (open < 0) throw damaged();
    at = open + 1;
    if ((next !== GT && next !== SPACE) || xml.charCodeAt(open - 1) === SLASH) continue;
    const close = xml.indexOf('</t>', at);
    if (close < 0) throw damaged();
    text += unescapeXml(xml.slice(at, close));
    at = close + 4;
  }
  text = unescapeString(text);
  within(limits, 'text', text.length);
  return text;
}

class FastSheet implements BookSheet {
  private loaded: string | null = null;

  constructor(
    readonly name: string,
    private readonly target: string,
    private readonly zip: ZipPackage,
    private readonly strings: SharedStrings,
    private readonly counter: Counter,
  ) {}

  private get xml(): string {
    if (this.loaded === null) {
      const bytes = this.zip.part(this.target);
      if (bytes === null) throw damaged();
      this.loaded = xmlText(bytes);
      plain(this.loaded);
    }
    return this.loaded;
  }

  rows(first: number, last: number, columns: ReadonlySet<number> | null): BookRow[] {
    const { xml } = this;
    const found: BookRow[] = [];
    const data = xml.indexOf('<sheetData');
    if (data < 0) throw new Unknown('no cells');
    const stop = xml.indexOf('</sheetData>', data);
    if (stop < 0) {
      if (/^<sheetData\s*\/>/.test(xml.slice(data, data + 20))) return found;
      throw damaged();
    }
    let row = -1;
    for (let at = xml.indexOf('<row', data); at >= 0 && at < stop; at = xml.indexOf('<row', at)) {
      const open = xml.indexOf('>', at);
      if (open < 0) throw damaged();
      const number = rowNumber(xml.slice(at + 4, open));
      if (number !== null && number <= row) throw new Unknown('rows not in order');
      row = number ?? row + 1;
      if (row > last) break;
      at = open + 1;
      if (xml.charCodeAt(open - 1) === SLASH) continue;
      const close = xml.indexOf('</row>', at);
      if (close < 0 || close > stop) throw damaged();
      const cells = row >= first ? this.cells(xml.slice(at, close), row, columns) : null;
      if (cells) found.push({ row, cells });
      at = close + 6;
    }
    return found;
  }

  /** Every search stays within the text of one row or one cell, so that the time grows with the file and no faster. */
  private cells(xml: string, row: number, columns: ReadonlySet<number> | null): BookValue[] | null {
    const cells: BookValue[] = [];
    let filled = 0;
    let column = -1;
    for (let at = xml.indexOf('<c'); at >= 0; at = xml.indexOf('<c', at)) {
      const open = xml.indexOf('>', at);
      if (open < 0) throw damaged();
      let i = at + 2;
      at = open + 1;
      const isEmpty = xml.charCodeAt(open - 1) === SLASH;
      const end = isEmpty ? open - 1 : open;
      let type = '';
      let place = -1;
      // r="B12" s="3" t="s", in any order.
      while (i < end) {
        const equals = xml.indexOf('="', i);
        const quote = equals < 0 ? -1 : xml.indexOf('"', equals + 2);
        if (xml.charCodeAt(i) !== SPACE || quote < 0 || quote >= end) throw new Unknown('cell');
        if (equals === i + 2) {
          const letter = xml.charCodeAt(i + 1);
          if (letter === LETTER_R) place = columnOf(xml, equals + 2, quote, row);
          else if (letter === LETTER_T) type = xml.slice(equals + 2, quote);
        }
        i = quote + 1;
      }
      column = place < 0 ? column + 1 : place;
      if (isEmpty) continue;
      const close = xml.indexOf('</c>', at);
      if (close < 0) throw damaged();
      if (columns === null || columns.has(column)) {
        const value = this.value(xml.slice(at, close), type);
        if (value !== null) {
          cells[column] = value;
          filled++;
        }
      }
      at = close + 4;
    }
    if (filled === 0) return null;
    this.counter.row(filled);
    return cells;
  }

  private value(xml: string, type: string): BookValue {
    if (type === 'inlineStr') {
      const text = richText(xml, this.counter.limits);
      return text === '' ? null : text;
    }
    const start = xml.indexOf('<v');
    const open = start < 0 ? -1 : xml.indexOf('>', start);
    const isEmpty = open < 0 || xml.charCodeAt(open - 1) === SLASH;
    const end = isEmpty ? -1 : xml.indexOf('</v>', open);
    if (!isEmpty && end < 0) throw damaged();
    const text = isEmpty ? '' : xml.slice(open + 1, end);
    // A program that does not calculate leaves a formula without its value; nobody can say what it would show.
    if (text === '') return xml.includes('<f') && (type === '' || type === 'n') ? new CellError(NOT_CALCULATED) : null;
    switch (type) {
      case 's': {
        if (!/^\s*\d{1,7}\s*$/.test(text)) throw damaged();
        const shared = this.strings.at(+text);
        return shared === '' ? null : shared;
      }
      case '':
      case 'n': {
        const number = Number(text);
        if (text.trim() === '' || !Number.isFinite(number)) throw new Unknown('number');
        return number;
      }
      case 'b':
        return text.trim() === '1' || text.trim() === 'true';
      case 'e':
        return new CellError(unescapeXml(text));
      case 'str':
      case 'd': {
        const string = unescapeString(unescapeXml(text));
        within(this.counter.limits, 'text', string.length);
        return string === '' ? null : string;
      }
      default:
        throw new Unknown('type');
    }
  }

  merged(): readonly Area[] {
    const { xml } = this;
    const areas: Area[] = [];
    const start = xml.indexOf('<mergeCells', Math.max(xml.lastIndexOf('</sheetData>'), 0));
    if (start < 0) return areas;
    const end = xml.indexOf('</mergeCells>', start);
    for (const [, ref] of xml.slice(start, end < 0 ? start : end).matchAll(/<mergeCell [^>]*?ref="([^"]*)"/g)) {
      const area = areaOf(ref!);
      if (area) areas.push(area);
    }
    within(this.counter.limits, 'cells', areas.length);
    return areas;
  }

  tableTop(name: string): number | null {
    for (const { type, target } of relationsOf(this.zip, this.target)) {
      const bytes = type === 'table' ? this.zip.part(target) : null;
      if (bytes === null) continue;
      for (const tag of tagsOf(xmlText(bytes))) {
        if (tag.name !== 'table' || tag.closes) continue;
        if (attribute(tag.attributes, 'name')?.toLowerCase() !== name.toLowerCase()) continue;
        return areaOf(attribute(tag.attributes, 'ref') ?? '')?.row ?? null;
      }
    }
    return null;
  }
}

/** The row of ` r="12" spans="1:17"`, 0-based; null when it does not say. */
function rowNumber(attributes: string): number | null {
  if (attributes !== '' && attributes !== '/' && attributes.charCodeAt(0) !== SPACE) throw new Unknown('row');
  const at = attributes.indexOf(' r=');
  if (at < 0) return null;
  const number = /^ r="(\d{1,7})"/.exec(attributes.slice(at))?.[1];
  if (number === undefined || +number < 1 || +number > 1_048_576) throw new Unknown('row');
  return +number - 1;
}

/** The column of "AB12"; the row has to be the one it stands in. */
function columnOf(xml: string, from: number, to: number, row: number): number {
  let column = 0;
  let i = from;
  for (; i < to; i++) {
    const letter = xml.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  let number = 0;
  for (; i < to; i++) number = number * 10 + xml.charCodeAt(i) - 48;
  if (number !== row + 1 || column < 1 || column > 16_384) throw new Unknown('address');
  return column - 1;
}

/** "B2:D9", 0-based. */
export function areaOf(ref: string): Area | null {
  const [from = '', to = from] = ref.split(':');
  if (!/^[A-Z]{1,3}\d{1,7}$/.test(from) || !/^[A-Z]{1,3}\d{1,7}$/.test(to)) return null;
  const [first, last] = [cellIndex(from), cellIndex(to)];
  return { ...first, rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
}
