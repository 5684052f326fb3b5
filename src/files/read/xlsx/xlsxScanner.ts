import { areaOf, type Area } from '../../../schema/read/rows';
import { damaged, within, type Limits } from '../../../ooxml/limits';
import { unescapeString } from '../../../ooxml/strings';
import { attribute, tagsOf, textAfter, unescapeXml, xmlText } from '../../../ooxml/xmlRead';
import type { ZipPackage } from '../../../ooxml/zip';
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
  type Span,
} from '../book';
import { documentProperties, isTrue, relationsOf, SheetParts, stylesPart, visibilityOf, type CellStyles } from './xlsxParts';

/** The file has something that this reader does not know; the thorough one is to read it. */
export class Unknown extends Error {}

/**
 * An ordinary .xlsx or .xlsm: only the parts that a return is made of are unpacked, and their text is scanned without a
 * tree of it. Why there is a reader of our own: docs/decisions/0020-files-reader.md.
 * @throws {Refused} for a package that no program should open
 * @throws {Unknown} for one that may be sound and is written in another way than programs usually do
 */
export function scanXlsx(zip: ZipPackage, limits: Limits): Book {
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
  let listed = 0;
  const shared: Shared = { zip, strings, counter, styles: stylesPart(zip, relations), date1904: false };
  for (const tag of tagsOf(xml)) {
    if (tag.closes) continue;
    if (tag.name === 'workbookPr') shared.date1904 = isTrue(attribute(tag.attributes, 'date1904'));
    if (tag.name === 'sheet') {
      const name = attribute(tag.attributes, 'name');
      const id = attribute(tag.attributes, 'id');
      const relation = relations.find((candidate) => candidate.id === id);
      if (name === null || !relation) throw new Unknown('sheet');
      // Charts and macro sheets of their own hold no form.
      if (relation.type === 'worksheet') {
        within(limits, 'parts', sheets.length + 1);
        // One part listed many times is read as often.
        within(limits, 'unpacked', (listed += zip.size(relation.target)));
        sheets.push(new ScannedSheet(name, visibilityOf(attribute(tag.attributes, 'state')), relation.target, shared));
      }
    }
    if (tag.name === 'definedName') {
      const name = attribute(tag.attributes, 'name');
      const cell = cellReference(textAfter(xml, tag));
      // One for the whole workbook goes before one for a sheet.
      if (name !== null && cell && (!names.has(name) || attribute(tag.attributes, 'localSheetId') === null)) names.set(name, cell);
    }
  }
  return { ...documentProperties(zip, top), date1904: shared.date1904, names, sheets, text: null };
}

/** What the sheets of one workbook have in common. */
interface Shared {
  readonly zip: ZipPackage;
  readonly strings: SharedStrings;
  readonly counter: Counter;
  readonly styles: CellStyles;
  date1904: boolean;
}

/** Counts what has been read of all sheets, so that the limits hold for the file. */
export class Counter {
  private rows = 0;
  private cells = 0;
  private texts = 0;

  constructor(readonly limits: Limits) {}

  row(cells: number): void {
    within(this.limits, 'rows', ++this.rows);
    within(this.limits, 'cells', (this.cells += cells));
  }

  /** A long text under many cells is short in the file; handed on, it is there as often as in cells. */
  text(text: string): string {
    within(this.limits, 'text', text.length);
    within(this.limits, 'unpacked', (this.texts += text.length));
    return text;
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

const GT = 62;
const SPACE = 32;
const SLASH = 47;
const LETTER_R = 114;
const LETTER_S = 115;
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

class ScannedSheet implements BookSheet {
  private loaded: string | null = null;
  private readonly parts: SheetParts;
  private readonly counter: Counter;

  constructor(
    readonly name: string,
    readonly visibility: BookSheet['visibility'],
    private readonly target: string,
    private readonly shared: Shared,
  ) {
    this.counter = shared.counter;
    this.parts = new SheetParts(shared.zip, target, () => this.xml);
  }

  private get xml(): string {
    if (this.loaded === null) {
      const bytes = this.shared.zip.part(this.target);
      if (bytes === null) throw damaged();
      this.loaded = xmlText(bytes);
      plain(this.loaded);
    }
    return this.loaded;
  }

  rows(first: number, last: number, columns: ReadonlySet<number> | null): BookRow[] {
    return this.scanned(first, last, columns, false) as BookRow[];
  }

  cells(first: number, last: number, columns: ReadonlySet<number> | null): CellRow[] {
    return this.scanned(first, last, columns, true) as CellRow[];
  }

  /** @param whole cells with all that they say, or their values alone */
  private scanned(first: number, last: number, columns: ReadonlySet<number> | null, whole: boolean): (BookRow | CellRow)[] {
    const { xml } = this;
    const found: (BookRow | CellRow)[] = [];
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
      const cells = row >= first ? this.rowCells(xml.slice(at, close), row, columns, whole) : null;
      if (cells) found.push({ row, cells } as BookRow | CellRow);
      at = close + 6;
    }
    return found;
  }

  /** Every search stays within the text of one row or one cell, so that the time grows with the file and no faster. */
  private rowCells(xml: string, row: number, columns: ReadonlySet<number> | null, whole: boolean): (BookValue | BookCell)[] | null {
    const cells: (BookValue | BookCell)[] = [];
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
      let style = 0;
      // r="B12" s="3" t="s", in any order.
      while (i < end) {
        const equals = xml.indexOf('="', i);
        const quote = equals < 0 ? -1 : xml.indexOf('"', equals + 2);
        if (xml.charCodeAt(i) !== SPACE || quote < 0 || quote >= end) throw new Unknown('cell');
        if (equals === i + 2) {
          const letter = xml.charCodeAt(i + 1);
          if (letter === LETTER_R) place = columnOf(xml, equals + 2, quote, row);
          else if (letter === LETTER_T) type = xml.slice(equals + 2, quote);
          else if (letter === LETTER_S && whole) style = Number(xml.slice(equals + 2, quote));
        }
        i = quote + 1;
      }
      column = place < 0 ? column + 1 : place;
      if (isEmpty) continue;
      const close = xml.indexOf('</c>', at);
      if (close < 0) throw damaged();
      if (columns === null || columns.has(column)) {
        const content = xml.slice(at, close);
        const value = this.value(content, type);
        if (value !== null) {
          cells[column] = whole ? this.whole(value, style, content.includes('<f')) : value;
          filled++;
        }
      }
      at = close + 4;
    }
    if (filled === 0) return null;
    this.counter.row(filled);
    return cells;
  }

  private whole(value: BookValue, style: number, isFormula: boolean): BookCell {
    const { format, isStruck } = this.shared.styles.at(style);
    return new BookCell(value, format, isFormula, isStruck, this.shared.date1904);
  }

  private value(xml: string, type: string): BookValue {
    if (type === 'inlineStr') {
      const text = richText(xml, this.counter.limits);
      return text === '' ? null : this.counter.text(text);
    }
    const start = xml.indexOf('<v');
    const open = start < 0 ? -1 : xml.indexOf('>', start);
    const isEmpty = open < 0 || xml.charCodeAt(open - 1) === SLASH;
    const end = isEmpty ? -1 : xml.indexOf('</v>', open);
    if (!isEmpty && end < 0) throw damaged();
    const text = isEmpty ? '' : xml.slice(open + 1, end);
    // A program that does not calculate leaves a formula without its value; nobody can say what it would show.
    if (text === '') return xml.includes('<f') && type !== 'str' ? new CellError(NOT_CALCULATED) : null;
    switch (type) {
      case 's': {
        if (!/^\s*\d{1,7}\s*$/.test(text)) throw damaged();
        const shared = this.shared.strings.at(+text);
        return shared === '' ? null : this.counter.text(shared);
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
      case 'd':
        return serialOf(text, this.shared.date1904);
      case 'str': {
        const string = unescapeString(unescapeXml(text));
        return string === '' ? null : this.counter.text(string);
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

  tables(): ReturnType<BookSheet['tables']> {
    return this.parts.tables();
  }

  links(): ReadonlyMap<string, string> {
    return this.parts.links();
  }

  comments(): ReadonlyMap<string, string> {
    return this.parts.comments();
  }

  hiddenRows(): readonly Span[] {
    return this.parts.hiddenRows();
  }

  hiddenColumns(): readonly Span[] {
    return this.parts.hiddenColumns();
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

const DAY_MS = 86_400_000;
/** Before this day Excel counts one that never was. */
const MARCH_1900 = 61;

/** The number of the day of a date written as a text (t="d"), which is how Excel knows dates everywhere else. */
function serialOf(text: string, date1904: boolean): number {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?Z?$/.test(text)) throw new Unknown('date');
  const time = Date.parse(text.length > 10 && !text.endsWith('Z') ? `${text}Z` : text);
  const serial = (time - Date.UTC(1899, 11, 30)) / DAY_MS - (date1904 ? 1_462 : 0);
  if (!(serial >= MARCH_1900)) throw new Unknown('date');
  return serial;
}
