import { damaged, within, type Limits } from '../../../ooxml/limits';
import { attribute, tagsOf, textAfter, unescapeXml, xmlText } from '../../../ooxml/xmlRead';
import type { ZipPackage } from '../../../ooxml/zip';
import { cellName } from '../../../schema/read/rows';
import { addSpan, type Book, type BookSheet, type Span } from '../book';

/** What an .ods says beside the values of cells, and how much it says: its cells are counted before the library makes them. */

export function odsProperties(zip: ZipPackage): Pick<Book, 'properties' | 'modified'> {
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

/** A tag with its attributes; a quoted ">" does not end it. */
const TAG = /<(\/?)(?:[^\s<>?!/:"']+:)?([^\s<>?!/:"']+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/g;
const CELL = /^(table-cell|covered-table-cell)$/;
/** Names that the library takes for rows and cells, and nobody writes: other endings, and the words of another format. */
const DISGUISED = /^(?:(?:table-row|table-cell|covered-table-cell)_|行|数据)/;
const REPEATED = /number-(rows|columns)-repeated\s*=\s*["']?\s*(\d+)/gi;
const SPACES = /<(?:[^\s<>?!/:"']+:)?s(?=\s)[^<>]*?:?c\s*=\s*["']\s*(\d+)/gi;

/**
 * One cell of an .ods may stand for a million, and one mark for a million spaces; the library would make every one of them.
 * @throws {Refused} when the cells are more than the limits allow
 */
export function checkOds(xml: string, limits: Limits): void {
  let rows = 1;
  let total = 0;
  for (const [, closes, name, attributes] of xml.matchAll(TAG)) {
    if (DISGUISED.test(name!)) throw damaged();
    if (closes === '/') continue;
    if (name === 'table-row') rows = repeatOf(attributes!, 'rows');
    // An empty element is an empty cell, except for one with its text in an attribute.
    else if (CELL.test(name!) && (!attributes!.endsWith('/') || attributes!.includes('string-value')))
      within(limits, 'cells', (total += rows * repeatOf(attributes!, 'columns')));
  }
  let spaces = 0;
  for (const [, count] of xml.matchAll(SPACES)) within(limits, 'unpacked', (spaces += Number(count)));
}

/** The largest one says: an attribute that stands there twice is told differently by every program. */
function repeatOf(attributes: string, what: 'rows' | 'columns'): number {
  let most = 1;
  for (const [, of, count] of attributes.matchAll(REPEATED)) if (of!.toLowerCase() === what) most = Math.max(most, Number(count));
  return most;
}

export interface OdsSheet {
  readonly visibility: BookSheet['visibility'];
  readonly hiddenRows: readonly Span[];
  readonly hiddenColumns: readonly Span[];
  /** Notes by the cell's name, those of empty cells too. */
  readonly comments: ReadonlyMap<string, string>;
  /** By row * COLUMNS + column. */
  readonly marks: ReadonlyMap<number, OdsMark>;
}

interface OdsMark {
  readonly isFormula: boolean;
  readonly isStruck: boolean;
  readonly hasValue: boolean;
}

/** More than any sheet has. */
export const COLUMNS = 65_536;

/** What each sheet says of its rows, columns and cells, in the order of the sheets; `checkOds` has counted them before. */
export function odsSheets(xml: string): OdsSheet[] {
  const sheets: (OdsSheet & { hiddenRows: Span[]; hiddenColumns: Span[]; comments: Map<string, string>; marks: Map<number, OdsMark> })[] =
    [];
  const hiddenTables = new Set<string>();
  const struck = new Set<string>();
  let style = '';
  let sheet: (typeof sheets)[number] | undefined;
  let [row, rows, column, columns] = [0, 1, 0, 0];
  /** The cell that is being read, the paragraphs of its note, and where the one that is read begins in the text. */
  let at = '';
  let note: string[] | null = null;
  let paragraph = -1;
  for (const { 0: whole, 1: closes, 2: name = '', 3: attributes, index } of xml.matchAll(TAG)) {
    if (closes === '/') {
      if (name === 'p' && note !== null && paragraph >= 0) {
        note.push(unescapeXml(xml.slice(paragraph, index).replace(/<[^<>]*>/g, '')));
        paragraph = -1;
      } else if (name === 'annotation' && note !== null) {
        const text = note.join('\n').trim();
        if (sheet && text !== '') sheet.comments.set(at, text);
        note = null;
      } else if (name === 'table-row') row += rows;
      else if (name === 'table') sheet = undefined;
      continue;
    }
    const isClosed = attributes!.endsWith('/');
    const of = (key: string): string | null => attribute(attributes!, key);
    const isHidden = (): boolean => /^(collapse|filter)$/.test(of('visibility') ?? '');
    switch (name) {
      case 'style':
        style = of('name') ?? '';
        break;
      case 'table-properties':
        if (of('display') === 'false') hiddenTables.add(style);
        break;
      case 'text-properties':
        if (!sheet && /^(solid|double|dash|dotted|wave|long-dash|dot-dash|dot-dot-dash)$/.test(of('text-line-through-style') ?? 'none'))
          struck.add(style);
        break;
      case 'table':
        if (isClosed) break;
        sheet = {
          visibility: hiddenTables.has(of('style-name') ?? '') ? 'hidden' : 'visible',
          hiddenRows: [],
          hiddenColumns: [],
          comments: new Map(),
          marks: new Map(),
        };
        sheets.push(sheet);
        [row, columns] = [0, 0];
        break;
      case 'table-column': {
        const count = repeatOf(attributes!, 'columns');
        if (isHidden() && sheet) addSpan(sheet.hiddenColumns, columns, columns + count - 1);
        columns += count;
        break;
      }
      case 'annotation':
        // Who wrote it and when stand beside its paragraphs.
        if (!isClosed) [note, paragraph] = [[], -1];
        break;
      case 'p':
        if (note !== null && !isClosed) paragraph = index + whole.length;
        break;
      case 'table-row':
        rows = repeatOf(attributes!, 'rows');
        column = 0;
        if (isHidden() && sheet) addSpan(sheet.hiddenRows, row, row + rows - 1);
        if (isClosed) row += rows;
        break;
      case 'table-cell':
      case 'covered-table-cell': {
        const count = repeatOf(attributes!, 'columns');
        at = cellName(row, column);
        const isFormula = attributes!.includes('formula') && of('formula') !== null;
        const isStruck = struck.has(of('style-name') ?? '');
        const isFilled = !isClosed || attributes!.includes('string-value');
        if (sheet && ((isFilled && isStruck) || isFormula)) {
          const mark = { isFormula, isStruck, hasValue: of('value-type') !== null };
          for (let r = row; r < row + (isFilled ? rows : 1); r++)
            for (let c = column; c < column + (isFilled ? count : 1); c++) sheet.marks.set(r * COLUMNS + c, mark);
        }
        column += count;
        break;
      }
    }
  }
  return sheets;
}
