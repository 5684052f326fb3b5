import { clone, insertOrdered, make, removeKid, child, writeEl, type El } from '../../../ooxml/xmlTree';
import { escapeAttribute, escapeText } from '../../../ooxml/xmlWrite';
import type { Run } from '../../../core/report/document';

/** The order in which the schema wants the properties of a run. */
const RUN_ORDER =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath'.split(
    ' ',
  );

/** How text is written besides the style of its paragraph. */
export interface TextLook {
  readonly bold?: boolean;
  /** #RRGGBB */
  readonly colour?: string;
  /** #RRGGBB behind the letters */
  readonly fill?: string;
  /** Letters this far apart, twentieths of a point. */
  readonly spaced?: number;
  readonly highlight?: string;
  /** The id of a style of characters. */
  readonly style?: string;
}

/** Letters of a verb of a resolution stand apart; never by typed spaces, which a screen reader would read one by one. */
const SPACED = 50;

const RUN_LOOK: Readonly<Record<NonNullable<Run['look']>, TextLook>> = {
  strong: { bold: true },
  spaced: { spaced: SPACED },
  fillIn: { highlight: 'yellow' },
};
export const lookOf = ({ look }: Run): TextLook => (look === undefined ? {} : RUN_LOOK[look]);

/** Puts a property at its place among those of a run, instead of one of that name. */
export function setRunProperty(properties: El, name: string, attrs: Record<string, string | number>): void {
  const old = child(properties, name);
  if (old) removeKid(properties, old);
  insertOrdered(properties, make(`w:${name}`, attrs), RUN_ORDER);
}

/** `<w:rPr>` of a look over properties that the place gives; '' where there is nothing to say. */
export function runProperties(look: TextLook, around: El | null = null): string {
  const properties = around ? clone(around) : make('w:rPr');
  const set = (name: string, attrs: Record<string, string | number> = {}): void => setRunProperty(properties, name, attrs);
  if (look.style !== undefined) set('rStyle', { 'w:val': look.style });
  if (look.bold) {
    set('b');
    set('bCs');
  }
  if (look.colour !== undefined) set('color', { 'w:val': look.colour });
  if (look.spaced !== undefined) set('spacing', { 'w:val': look.spaced });
  if (look.highlight !== undefined) set('highlight', { 'w:val': look.highlight });
  if (look.fill !== undefined) set('shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': look.fill });
  return properties.kids.length === 0 ? '' : writeEl(properties);
}

/** White space that would be lost at the edges of a text. */
const EDGE = /^\s|\s$/;

/** Line ends of every kind: those of programs, and the one that Word and Excel write inside a cell. */
const LINE_END = /\r\n?|[\n\v\f\u2028\u2029]/g;

/**
 * Runs of a text: line ends and tabs as the format writes them; what XML cannot hold is U+FFFD.
 * @param properties `<w:rPr>…</w:rPr>` or ''
 */
export function textXml(text: string, properties: string): string {
  if (text === '') return '';
  const lines = text.replace(LINE_END, '\n').split('\n');
  const content = lines
    .map((line) =>
      line
        .split('\t')
        .map((part) => (part === '' ? '' : `<w:t${EDGE.test(part) ? ' xml:space="preserve"' : ''}>${escapeText(part)}</w:t>`))
        .join('<w:tab/>'),
    )
    .join('<w:br/>');
  return `<w:r>${properties}${content}</w:r>`;
}

/** Word opens no longer address. */
const LONGEST_ADDRESS = 2_000;
const ADDRESS = /https?:\/\/[^\s<>"„“”|^`{}\\]+/gi;
/** Ends a sentence, not an address. */
const AFTER_ADDRESS = /[.,;:!?'’)\]]+$/;

/**
 * The text with its web addresses as links; addresses of any other kind (files, scripts, mail) stay text.
 * @param link the id of the relationship to an address
 */
export function linkedXml(text: string, properties: string, linkProperties: string, link: (address: string) => string): string {
  if (!text.includes('://')) return textXml(text, properties);
  const out: string[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const shown = found.replace(AFTER_ADDRESS, (end, from: number) =>
      /\([^)]*$/.test(found.slice(0, from)) && end.startsWith(')') ? ')' : '',
    );
    const address = webAddress(shown);
    if (address === null) continue;
    out.push(textXml(text.slice(at, index), properties));
    out.push(`<w:hyperlink r:id="${escapeAttribute(link(address))}" w:history="1">${textXml(shown, linkProperties)}</w:hyperlink>`);
    at = index + shown.length;
  }
  return out.join('') + textXml(text.slice(at), properties);
}

/** As a browser would open it; null for one that it would not. */
function webAddress(text: string): string | null {
  if (text.length > LONGEST_ADDRESS || /^https?:\/\/\/*$/i.test(text)) return null;
  try {
    const url = new URL(text);
    // Names of people and passwords do not belong into a published document.
    return url.username === '' && url.password === '' && url.href.length <= LONGEST_ADDRESS ? url.href : null;
  } catch {
    return null;
  }
}
