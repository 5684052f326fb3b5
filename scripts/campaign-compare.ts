import { SaxesParser } from 'saxes';
import { HOST_LIMITS } from '../src/host/xlsx/package';
import { relsPath, resolveTarget } from '../src/ooxml/rels';
import { attribute, tagsOf, xmlText } from '../src/ooxml/xmlRead';
import { ZipPackage } from '../src/ooxml/zip';

/**
 * What became of a workbook between two files, told without the embedded Excel: parts that are gone, and cells whose value,
 * formula, kind of formula or format is another one.
 */
export interface Difference {
  readonly lostParts: string[];
  /** Parts that hold no cells and are not the same bytes. */
  readonly changedParts: string[];
  readonly cells: {
    readonly sheet: string;
    readonly cell: string;
    readonly what: 'value' | 'formula' | 'format';
    before: string;
    after: string;
  }[];
  readonly compared: number;
}

interface Cell {
  value: string;
  formula: string;
  format: string;
}

/** Parts that every save may write anew. */
const OURS =
  /^(\[content_types\]\.xml|docprops\/.*|.*\/_rels\/.*\.rels|_rels\/\.rels|.*workbook\.xml|.*sharedstrings\.xml|.*styles\.xml|.*worksheets\/[^/]+\.xml|.*(chart|dialog)sheets\/[^/]+\.xml|.*metadata\.xml|.*charts\/chart[^/]*\.xml)$/i;
const LOST_BY_RIGHT = /calcchain\.xml$/i;

export function compare(before: Uint8Array, after: Uint8Array, leaveOut: (sheet: string, cell: string) => boolean): Difference {
  const [old, fresh] = [before, after].map((bytes) => new ZipPackage(bytes, HOST_LIMITS)) as [ZipPackage, ZipPackage];
  const found: Difference & { compared: number } = { lostParts: [], changedParts: [], cells: [], compared: 0 };
  for (const name of old.names) {
    if (name.endsWith('/')) continue;
    if (!fresh.has(name)) {
      if (!LOST_BY_RIGHT.test(name)) found.lostParts.push(name);
    } else if (!OURS.test(name) && !same(old.part(name)!, fresh.part(name)!)) found.changedParts.push(name);
  }
  const sheets = sheetsOf(fresh);
  const [oldTexts, texts] = [textsOf(old), textsOf(fresh)];
  for (const [name, path] of sheetsOf(old)) {
    const other = sheets.get(name);
    if (other === undefined) {
      found.lostParts.push(`the sheet ${name}`);
      continue;
    }
    const now = cellsOf(fresh.part(other)!, texts);
    for (const [at, cell] of cellsOf(old.part(path)!, oldTexts)) {
      if (leaveOut(name, at)) continue;
      found.compared += 1;
      const is = now.get(at) ?? { value: '', formula: '', format: '0' };
      for (const what of ['value', 'formula', 'format'] as const)
        // A formula without a value was never computed: a value takes nothing's place.
        if (!equal(cell[what], is[what]) && !(what === 'value' && cell.value === '' && cell.formula !== ''))
          found.cells.push({ sheet: name, cell: at, what, before: cell[what], after: is[what] });
    }
  }
  return found;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Numbers may be written in two ways; the last place of one that was computed is nobody's. */
function equal(a: string, b: string): boolean {
  if (a === b) return true;
  if (!a.startsWith('n:') || !b.startsWith('n:')) return false;
  const [x, y] = [Number(a.slice(2)), Number(b.slice(2))];
  return x === y || Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
}

function targets(zip: ZipPackage, source: string): Map<string, { kind: string; path: string }> {
  const bytes = zip.part(relsPath(source));
  const all = new Map<string, { kind: string; path: string }>();
  if (bytes === null) return all;
  for (const { name, attributes, closes } of tagsOf(xmlText(bytes))) {
    if (name !== 'Relationship' || closes || attribute(attributes, 'TargetMode') === 'External') continue;
    const type = attribute(attributes, 'Type') ?? '';
    all.set(attribute(attributes, 'Id') ?? '', {
      kind: type.slice(type.lastIndexOf('/') + 1),
      path: resolveTarget(source, attribute(attributes, 'Target') ?? ''),
    });
  }
  return all;
}

const mainOf = (zip: ZipPackage): string => [...targets(zip, '').values()].find(({ kind }) => kind === 'officeDocument')?.path ?? '';

function sheetsOf(zip: ZipPackage): Map<string, string> {
  const main = mainOf(zip);
  const related = targets(zip, main);
  const sheets = new Map<string, string>();
  for (const { name, attributes, closes } of tagsOf(xmlText(zip.part(main)!))) {
    if (name !== 'sheet' || closes) continue;
    const target = related.get(attribute(attributes, 'id') ?? '');
    if (target?.kind === 'worksheet' && zip.has(target.path)) sheets.set(attribute(attributes, 'name') ?? '', target.path);
  }
  return sheets;
}

/** Each shared text as its markup without what only formats the markup: formatting inside a text counts. */
function textsOf(zip: ZipPackage): string[] {
  const path = [...targets(zip, mainOf(zip)).values()].find(({ kind }) => kind === 'sharedStrings')?.path;
  const bytes = path === undefined ? null : zip.part(path);
  if (bytes === null) return [];
  const texts: string[] = [];
  let [markup, isText] = ['', false];
  walk(bytes, {
    open(name, attrs) {
      if (name === 'si') markup = '';
      else if (name !== 'sst') markup += open(name, attrs);
      isText = name === 't';
    },
    // Between the elements there are only line ends.
    text: (text) => void (markup += isText ? text : ''),
    close(name) {
      if (name === 'si') texts.push(plainText(markup));
      else if (name !== 'sst') markup += `</${name}>`;
      isText = false;
    },
  });
  return texts;
}

const open = (name: string, attrs: Record<string, string>): string =>
  `<${name}${Object.entries(attrs)
    .filter(([key]) => key !== 'xml:space')
    .map(([key, value]) => ` ${key}=${value}`)
    .join('')}>`;

/** A text that is only a text is compared as one, whatever the way in which it is stored. */
const plainText = (markup: string): string => {
  const [, text] = /^<t>([\s\S]*)<\/t>$/.exec(markup) ?? [];
  if (markup === '') return '';
  return text === undefined || /<(r|rPh|t)>/.test(text) ? markup : text.replace(/\r\n?/g, '\n');
};

function cellsOf(bytes: Uint8Array, texts: readonly string[]): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  let [row, col] = [0, 0];
  let attrs: Record<string, string> = {};
  let formula: { attrs: Record<string, string>; text: string } | null = null;
  let value: string | null = null;
  let [markup, into, isInside, isText] = ['', '', false, false];
  walk(bytes, {
    open(name, a) {
      if (name === 'sheetData') isInside = true;
      if (!isInside) return;
      if (name === 'row') {
        row = a['r'] === undefined ? row + 1 : Number(a['r']);
        col = 0;
      } else if (name === 'c') {
        attrs = a;
        [formula, value, markup] = [null, null, ''];
        col = a['r'] === undefined ? col + 1 : columnOf(a['r']);
      } else if (name === 'f') formula = { attrs: a, text: '' };
      else if (name === 'v') value = '';
      isText = name === 't';
      if (into === 'is') markup += open(name, a);
      else into = name;
    },
    text(text) {
      if (into === 'v') value += text;
      else if (into === 'f') formula!.text += text;
      else if (into === 'is' && isText) markup += text;
    },
    close(name) {
      isText = false;
      if (name === 'sheetData') isInside = false;
      if (!isInside) return;
      if (into === 'is' && name !== 'is') markup += `</${name}>`;
      else into = '';
      if (name !== 'c') return;
      const type = attrs['t'] ?? 'n';
      const text = value ?? '';
      let shown = '';
      if (type === 'inlineStr') shown = `s:${plainText(markup)}`;
      else if (type === 's') shown = value === null || value === '' ? '' : `s:${texts[Number(text)] ?? ''}`;
      else if (type === 'str') shown = `s:${text.replace(/\r\n?/g, '\n')}`;
      else if (text === '') shown = '';
      else if (type === 'b') shown = `b:${text === 'true' ? 1 : text === 'false' ? 0 : text}`;
      else if (type === 'd') shown = `n:${serialOf(text)}`;
      else shown = type === 'e' ? `e:${text}` : Number.isNaN(Number(text)) ? `s:${text}` : `n:${Number(text)}`;
      // Of an empty cell only its format counts, and whether it is written as an empty text.
      if (shown === 's:') shown = '';
      const f = formulaOf(formula);
      const rest = ['cm', 'vm'].map((key) => attrs[key] ?? '').join(',');
      cells.set(`${nameOf(col)}${row}`, {
        value: shown,
        formula: f,
        format: `${attrs['s'] ?? '0'}${rest === ',' ? '' : `;${rest}`}`,
      });
    },
  });
  return cells;
}

/** With its kind; a cell that an array spills into may say that it is computed, and has no formula of its own. */
function formulaOf(formula: { readonly attrs: Record<string, string>; readonly text: string } | null): string {
  if (!formula || (formula.text === '' && formula.attrs['t'] === undefined)) return '';
  const told = Object.entries(formula.attrs)
    .filter(([key]) => key !== 'xml:space')
    .map(([key, value]) => `${key}=${key === 'ref' ? value.replace(/^(.+):\1$/, '$1') : value}`);
  return `${told.sort().join(' ')}: ${formula.text}`;
}

/** Of a date that is written as a text: its day since 1900; an hour alone is a part of a day. */
function serialOf(text: string): number {
  const time = /^\d\d:\d\d/.test(text) ? Date.parse(`1899-12-30T${text}Z`) : Date.parse(/Z$|^.{10}$/.test(text) ? text : `${text}Z`);
  return (time - Date.UTC(1899, 11, 30)) / 86_400_000;
}

const columnOf = (address: string): number =>
  [...address.replace(/[^A-Z]/gi, '').toUpperCase()].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);
const nameOf = (column: number): string =>
  column === 0 ? '' : nameOf(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

function walk(
  bytes: Uint8Array,
  on: { open(name: string, attrs: Record<string, string>): void; text(text: string): void; close(name: string): void },
): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('error', () => undefined);
  parser.on('opentag', (tag) => on.open(local(tag.name), tag.attributes as Record<string, string>));
  parser.on('text', (text) => on.text(text));
  parser.on('cdata', (text) => on.text(text));
  parser.on('closetag', (tag) => on.close(local(tag.name)));
  parser.write(xmlText(bytes)).close();
}
