import {
  attrLocal,
  child,
  children,
  clone,
  ensure,
  find,
  insertOrdered,
  isEl,
  local,
  make,
  removeKid,
  writeEl,
  type El,
  type Node,
} from '../../../ooxml/xmlTree';
import { GAP, gapXml } from '../body/blocks';
import { PARAGRAPH_ORDER } from '../names';
import { twips } from '../frame';

/** The order in which the schema wants what a section says. */
const SECTION_ORDER =
  'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange'.split(
    ' ',
  );

/** What a page of Word is where a document does not say: A4 with margins of 2.5 cm. */
const DEFAULT = { width: twips(210), height: twips(297), margin: twips(25) };
/** A table on a page that lies on its side needs no wider margins. */
const WIDEST_MARGIN = twips(18);

const number = (el: El | null, name: string): number | null => {
  const text = el ? attrLocal(el, name) : undefined;
  return text !== undefined && /^-?\d+$/.test(text) ? +text : null;
};

/** The section properties in which a place of the body stands: those that come next after it. */
export function sectionAt(body: El, index: number): El | null {
  for (const kid of body.kids.slice(index)) {
    if (!isEl(kid)) continue;
    if (local(kid.name) === 'sectPr') return kid;
    const own = find(kid, 'pPr/sectPr');
    if (own) return own;
  }
  return null;
}

const isWide = (section: El): boolean => {
  const size = child(section, 'pgSz');
  return (number(size, 'w') ?? DEFAULT.width) > (number(size, 'h') ?? DEFAULT.height);
};

/** Width of a line of text, twentieths of a point; the narrowest column where there are several. */
export function lineWidth(section: El | null): number {
  const size = child(section, 'pgSz');
  const margins = child(section, 'pgMar');
  const whole =
    (number(size, 'w') ?? DEFAULT.width) -
    (number(margins, 'left') ?? DEFAULT.margin) -
    (number(margins, 'right') ?? DEFAULT.margin) -
    (number(margins, 'gutter') ?? 0);
  const columns = child(section, 'cols');
  const count = Math.max(number(columns, 'num') ?? 1, 1);
  const own = children(columns, 'col').flatMap((column) => number(column, 'w') ?? []);
  const width = own.length > 0 ? Math.min(...own) : (whole - (count - 1) * (number(columns, 'space') ?? 720)) / count;
  return Math.max(Math.floor(width), 1_000);
}

/** The same page on its side. */
function turned(section: El): El {
  const wide = clone(section);
  const size = ensure(wide, 'pgSz', SECTION_ORDER);
  const [width, height] = [number(size, 'w') ?? DEFAULT.width, number(size, 'h') ?? DEFAULT.height];
  size.attrs = { 'w:w': String(height), 'w:h': String(width), 'w:orient': 'landscape' };
  const margins = child(wide, 'pgMar');
  for (const side of ['left', 'right']) {
    const key = Object.keys(margins?.attrs ?? {}).find((name) => local(name) === side);
    if (margins && key !== undefined) margins.attrs[key] = String(Math.min(+margins.attrs[key]! || 0, WIDEST_MARGIN));
  }
  children(wide, 'cols').forEach((columns) => removeKid(wide, columns));
  return wide;
}

export const turnedWidth = (section: El | null): number => lineWidth(section && !isWide(section) ? turned(section) : section);

/** A section that goes on after another: on a new page, with the same headers and running page numbers. */
function goesOn(section: El): void {
  children(section, 'titlePg').forEach((el) => removeKid(section, el));
  for (const el of children(section, 'pgNumType'))
    for (const key of Object.keys(el.attrs)) if (local(key) === 'start') delete el.attrs[key];
  const type = child(section, 'type');
  if (type && attrLocal(type, 'val') !== 'nextPage') removeKid(section, type);
}

/**
 * Turns the pages of what was put into the body on their side, and back after it.
 * @param put nodes of the body that lie side by side and belong on such pages
 */
export function turnPages(body: El, put: readonly Node[]): void {
  const first = body.kids.indexOf(put[0]!);
  const end = body.kids.indexOf(put.at(-1)!) + 1;
  if (first < 0) return;
  const around = sectionAt(body, end) ?? body.kids[body.kids.push(make('w:sectPr')) - 1];
  if (!isEl(around) || isWide(around)) return;
  const before = clone(around);
  const wide = turned(around);
  goesOn(wide);
  const nothingAfter = body.kids.slice(end).every((kid) => kid === around || isSilent(kid));
  const hasBefore = body.kids.slice(0, first).some((kid) => !isSilent(kid)) && !endsSection(body, first);
  if (nothingAfter && body.kids.includes(around)) {
    // The last section of the document becomes the wide one.
    around.attrs = wide.attrs;
    around.kids = wide.kids;
    body.kids.splice(end, body.kids.indexOf(around) - end, { raw: GAP });
  } else {
    goesOn(around);
    body.kids.splice(end, 0, { raw: gapXml(writeEl(wide)) });
  }
  if (!hasBefore) return;
  const last = body.kids[first - 1];
  if (isEl(last) && local(last.name) === 'p') insertOrdered(firstKid(last, 'pPr'), before, PARAGRAPH_ORDER);
  else body.kids.splice(first, 0, { raw: gapXml(writeEl(before)) });
}

/** Whether a section ends just before a place of the body. */
function endsSection(body: El, index: number): boolean {
  const last = body.kids
    .slice(0, index)
    .filter((kid) => !isSilent(kid))
    .at(-1);
  return isEl(last) && find(last, 'pPr/sectPr') !== null;
}

/** Nothing that is printed: white space between elements, bookmarks, an empty paragraph, a gap of ours. */
function isSilent(node: Node): boolean {
  if (!isEl(node)) return typeof node === 'string' ? node.trim() === '' : node.raw === GAP || node.raw.startsWith('<!--');
  const name = local(node.name);
  if (/^(bookmarkStart|bookmarkEnd|proofErr|permStart|permEnd|rPr|lastRenderedPageBreak)$/.test(name)) return true;
  if (name === 'pPr') return child(node, 'sectPr') === null;
  return /^(p|r|t)$/.test(name) && node.kids.every(isSilent);
}

/** The properties of a paragraph come first in it. */
function firstKid(parent: El, name: string): El {
  const known = child(parent, name);
  if (known) return known;
  const made = make(`w:${name}`);
  parent.kids.unshift(made);
  return made;
}
