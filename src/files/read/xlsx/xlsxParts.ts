import type { Area } from '../../../schema/read/rows';
import { relKind, relsPath, resolveTarget } from '../../../ooxml/rels';
import { unescapeString } from '../../../ooxml/strings';
import { attribute, tagsOf, textAfter, unescapeXml, xmlText } from '../../../ooxml/xmlRead';
import type { ZipPackage } from '../../../ooxml/zip';
import { areaOf, cellIndex, cellName } from '../../../schema/read/rows';
import { addSpan, type Book, type BookSheet, type Span } from '../book';
import { builtInFormat } from '../binary/sheetJs';

/**
 * What the parts of an .xlsx say beside the values of cells. Both of its readers take it from here, each part when it is
 * first asked for.
 */

export interface Relation {
  readonly id: string;
  /** The last word of the type; the rest differs between the two dialects of the format. */
  readonly type: string;
  readonly target: string;
}

/** Relations of a part to other parts. */
export const relationsOf = (zip: ZipPackage, part: string): Relation[] =>
  allRelations(zip, part).flatMap(({ isExternal, ...relation }) => (isExternal ? [] : [relation]));

/** Those that lead out of the package too. */
export function allRelations(zip: ZipPackage, part: string): (Relation & { readonly isExternal: boolean })[] {
  const bytes = zip.part(relsPath(part));
  if (bytes === null) return [];
  return [...tagsOf(xmlText(bytes))].flatMap(({ name, attributes }) => {
    const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attribute(attributes, key));
    if (name !== 'Relationship' || id == null || type == null || target == null) return [];
    const isExternal = attribute(attributes, 'TargetMode') === 'External';
    return [{ id, type: relKind(type), target: isExternal ? target : resolveTarget(part, target), isExternal }];
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

export const isTrue = (text: string | null): boolean => text === '1' || text === 'true' || text === 'on';

export const visibilityOf = (state: string | null): BookSheet['visibility'] =>
  state === 'veryHidden' ? 'veryHidden' : state === 'hidden' ? 'hidden' : 'visible';

// --- styles -----------------------------------------------------------------------------------------------------

export interface CellStyle {
  readonly format: string;
  readonly isStruck: boolean;
}

const PLAIN: CellStyle = { format: 'General', isStruck: false };

/** The styles of a workbook by the numbers that cells give. */
export class CellStyles {
  private known: readonly CellStyle[] | null = null;

  /** @param load the text of the part; "" when the workbook has none */
  constructor(private readonly load: () => string) {}

  at(style: number): CellStyle {
    this.known ??= stylesOf(this.load());
    return this.known[style] ?? PLAIN;
  }
}

function stylesOf(xml: string): CellStyle[] {
  const formats = new Map<number, string>();
  const struck: boolean[] = [];
  const styles: CellStyle[] = [];
  let section = '';
  for (const { name, attributes, closes } of tagsOf(xml)) {
    if (name === 'numFmts' || name === 'fonts' || name === 'cellXfs') {
      section = closes ? '' : name;
      continue;
    }
    if (closes) continue;
    if (section === 'numFmts' && name === 'numFmt')
      formats.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? 'General');
    if (section === 'fonts' && name === 'font') struck.push(false);
    if (section === 'fonts' && name === 'strike') struck[struck.length - 1] = !/^(0|false|off)$/.test(attribute(attributes, 'val') ?? '1');
    if (section === 'cellXfs' && name === 'xf') {
      const format = Number(attribute(attributes, 'numFmtId') ?? 0);
      styles.push({
        format: formats.get(format) ?? (format === 0 ? 'General' : builtInFormat(format)),
        isStruck: struck[Number(attribute(attributes, 'fontId') ?? 0)] ?? false,
      });
    }
  }
  return styles;
}

/** The part of styles among the relations of a workbook. */
export const stylesPart = (zip: ZipPackage, relations: readonly Relation[]): CellStyles =>
  new CellStyles(() => partText(zip, relations.find(({ type }) => type === 'styles')?.target));

function partText(zip: ZipPackage, target: string | undefined): string {
  const bytes = target === undefined ? null : zip.part(target);
  return bytes === null ? '' : xmlText(bytes);
}

// --- one sheet --------------------------------------------------------------------------------------------------

/** What a sheet says beside its cells. */
export class SheetParts {
  /**
   * @param target its part
   * @param load the text of that part
   */
  constructor(
    private readonly zip: ZipPackage,
    private readonly target: string,
    private readonly load: () => string,
  ) {}

  tables(): { readonly name: string; readonly area: Area }[] {
    return relationsOf(this.zip, this.target).flatMap(({ type, target }) => {
      if (type !== 'table') return [];
      for (const tag of tagsOf(partText(this.zip, target))) {
        if (tag.name !== 'table' || tag.closes) continue;
        const area = areaOf(attribute(tag.attributes, 'ref') ?? '');
        return area ? [{ name: attribute(tag.attributes, 'name') ?? '', area }] : [];
      }
      return [];
    });
  }

  links(): Map<string, string> {
    const xml = this.load();
    const links = new Map<string, string>();
    const outside = new Map(allRelations(this.zip, this.target).map(({ id, target }) => [id, target]));
    for (const [, attributes] of afterCells(xml).matchAll(/<(?:[\w.-]+:)?hyperlink(?=[\s/])([^<>]*)>/g)) {
      // Over several cells it stands in the first, where the value of merged cells is.
      const at = areaOf(attribute(attributes!, 'ref') ?? '');
      const location = attribute(attributes!, 'location');
      const target = outside.get(attribute(attributes!, 'id') ?? '') ?? (location === null ? null : `#${location}`);
      if (at && target !== null) links.set(cellName(at.row, at.column), target);
    }
    // =HYPERLINK("address","what is shown") has its address in the formula alone.
    for (let at = xml.indexOf('HYPERLINK('); at >= 0; at = xml.indexOf('HYPERLINK(', at + 1)) {
      const [, address] = /^HYPERLINK\((?:"|&quot;)([^"<]{1,2100}?)(?:"|&quot;)/.exec(xml.slice(at, at + 2200)) ?? [];
      const [, cell] = /^<(?:[\w.-]+:)?c(?=\s)[^<>]*? r=["']([A-Z]{1,3}\d{1,7})["']/.exec(xml.slice(cellStart(xml, at), at)) ?? [];
      if (address !== undefined && cell !== undefined) links.set(cell, unescapeXml(address));
    }
    return links;
  }

  comments(): Map<string, string> {
    const comments = new Map<string, string>();
    const relations = relationsOf(this.zip, this.target);
    // A threaded comment is written twice, with a note for old programs in the old place.
    for (const [part, element] of [
      ['comments', 'comment'],
      ['threadedComment', 'threadedComment'],
    ] as const) {
      const own = new Map<string, string>();
      for (const { target } of relations.filter(({ type }) => type === part)) {
        const xml = partText(this.zip, target);
        let cell: string | null = null;
        for (const tag of tagsOf(xml)) {
          if (tag.name === element) {
            cell = tag.closes ? null : attribute(tag.attributes, 'ref');
            if (cell !== null && own.has(cell)) own.set(cell, `${own.get(cell)!}\n`);
          } else if (cell !== null && !tag.closes && (tag.name === 't' || (tag.name === 'text' && element === 'threadedComment')))
            own.set(cell, (own.get(cell) ?? '') + textAfter(xml, tag));
        }
      }
      for (const [cell, text] of own) if (text.trim() !== '') comments.set(cell, unescapeString(text).trim());
    }
    return comments;
  }

  hiddenRows(): Span[] {
    const spans: Span[] = [];
    let row = -1;
    for (const [, attributes] of this.load().matchAll(/<(?:[\w.-]+:)?row(?=[\s/>])([^<>]*)>/g)) {
      const number = Number(attribute(attributes!, 'r') ?? row + 2) - 1;
      row = Number.isInteger(number) ? number : row + 1;
      if (attributes!.includes('hidden') && isTrue(attribute(attributes!, 'hidden'))) addSpan(spans, row, row);
    }
    return spans;
  }

  hiddenColumns(): Span[] {
    const spans: Span[] = [];
    const xml = this.load();
    const head = xml.slice(0, Math.max(xml.search(/<(?:[\w.-]+:)?sheetData/), 0));
    for (const [, attributes] of head.matchAll(/<(?:[\w.-]+:)?col(?=\s)([^<>]*)>/g)) {
      const [min, max] = [Number(attribute(attributes!, 'min')), Number(attribute(attributes!, 'max'))];
      if (min >= 1 && max >= min && isTrue(attribute(attributes!, 'hidden'))) addSpan(spans, min - 1, Math.min(max, 16_384) - 1);
    }
    return spans;
  }
}

/** Where the element of the cell around a place begins. */
const cellStart = (xml: string, at: number): number => {
  const opened = xml.lastIndexOf('<', xml.lastIndexOf('<', at) - 1);
  return Math.max(opened, 0);
};

const afterCells = (xml: string): string => xml.slice(Math.max(xml.lastIndexOf('sheetData>'), xml.lastIndexOf('sheetData/>'), 0));

export interface CellMark {
  readonly style: number;
  readonly isFormula: boolean;
  /** An empty text is a value: a formula may well give it. */
  readonly hasValue: boolean;
}

const CELL_TAG = /<(\/?)(?:[\w.-]+:)?(row|c|f|v|t)(?=[\s/>])((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/g;

/** The styles and formulas of all cells, by name: for the reader whose library does not tell. */
export function cellMarks(xml: string): Map<string, CellMark> {
  const marks = new Map<string, CellMark>();
  let [row, column, name] = [-1, -1, ''];
  for (const { 0: whole, 1: closes, 2: tag, 3: attributes, index } of xml.matchAll(CELL_TAG)) {
    if (closes === '/') continue;
    if (tag === 'row') {
      row = Number(attribute(attributes!, 'r') ?? row + 2) - 1;
      column = -1;
    } else if (tag === 'c') {
      const place = attribute(attributes!, 'r');
      column = place === null ? column + 1 : cellIndex(place).column;
      name = cellName(row, column);
      marks.set(name, {
        style: Number(attribute(attributes!, 's') ?? 0),
        isFormula: false,
        hasValue: attribute(attributes!, 't') === 'str',
      });
    } else {
      const mark = marks.get(name);
      if (mark && tag === 'f') marks.set(name, { ...mark, isFormula: true });
      else if (mark && !attributes!.endsWith('/') && xml[index + whole.length] !== '<') marks.set(name, { ...mark, hasValue: true });
    }
  }
  return marks;
}
