import { damaged } from '../../../ooxml/limits';
import { child, local, parseXml, type El } from '../../../ooxml/xmlTree';

/**
 * WordprocessingML by the names of its elements and attributes without prefixes: both dialects of the format have the same
 * ones, and programs are free in their prefixes.
 */

/** Of elements in one another; each table in a cell takes three. */
const DEEPEST = 300;

/**
 * The blocks of a document's body, one after another, so that no tree of the whole is ever in memory. Their elements are
 * called without prefixes; only texts that a reader may see are kept.
 *
 * @throws {Refused} for XML that is damaged or nested too deeply
 */
export function eachBlock(document: Uint8Array, take: (block: El) => void): void {
  const open: El[] = [];
  parseXml(document, 'document', {
    element: 'body',
    open(name, attrs) {
      if (open.length === DEEPEST) throw damaged('document: nested too deeply');
      const el: El = { name, attrs, kids: [] };
      open.at(-1)?.kids.push(el);
      open.push(el);
    },
    text(text) {
      const parent = open.at(-1);
      if (parent?.name === 't' || parent?.name === 'delText') parent.kids.push(text);
    },
    close() {
      const closed = open.pop()!;
      if (open.length === 0) take(closed);
    },
  });
}

/** The value of an attribute, whatever its prefix; null when it is not there. */
export function attr(el: El | null, name: string): string | null {
  if (!el) return null;
  const usual = el.attrs[`w:${name}`];
  if (usual !== undefined) return usual;
  for (const key of Object.keys(el.attrs)) if (local(key) === name) return el.attrs[key]!;
  return null;
}

/** A number that stands in an attribute; null where none does. */
export function numberAttr(el: El | null, name: string): number | null {
  const text = attr(el, name);
  return text !== null && /^-?\d{1,9}$/.test(text.trim()) ? +text : null;
}

/** What the element of that name says: `<w:outlineLvl w:val="0"/>` */
export const valueIn = (el: El | null, name: string): string | null => attr(child(el, name), 'val');
export const numberIn = (el: El | null, name: string): number | null => numberAttr(child(el, name), 'val');

/** Is a property on? An element without a value is; null where it is not said at all. */
export function isOn(properties: El | null, name: string): boolean | null {
  const el = child(properties, name);
  return el ? !/^(?:0|false|off|none)$/.test(attr(el, 'val') ?? '1') : null;
}
