import { SaxesParser } from 'saxes';
import { damaged, Refused } from './limits';
import { escapeAttribute, escapeText } from './xmlWrite';
import { xmlText } from './xmlRead';

/** An XML element kept as it was written: prefixed names, attribute order, text and comments. */
export interface El {
  name: string;
  attrs: Record<string, string>;
  kids: Node[];
}
interface Raw {
  raw: string;
}
export type Node = El | Raw | string;

export const isEl = (node: Node | undefined | null): node is El => typeof node === 'object' && node !== null && 'name' in node;

/** Name without prefix. */
export const local = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

export const prefixOf = (el: El): string => {
  const colon = el.name.indexOf(':');
  return colon < 0 ? '' : el.name.slice(0, colon + 1);
};

/** Gets the events below an element instead of a tree; used for the cells of a sheet. */
export interface Stream {
  element: string;
  /** @param written the name with its prefix */
  open(name: string, attrs: Record<string, string>, written: string): void;
  text(text: string): void;
  close(name: string, written: string): void;
}

/**
 * Parses untrusted XML: no DTD, so no entity of the file's own can grow or reach outside.
 * The element named by `stream` stays empty in the tree and its content goes to the stream.
 */
export function parseXml(bytes: Uint8Array | string, what: string, stream?: Stream): El {
  const text = typeof bytes === 'string' ? bytes : xmlText(bytes);
  const parser = new SaxesParser({ xmlns: false, position: false });
  const root: El = { name: '', attrs: {}, kids: [] };
  const stack: El[] = [root];
  let depth = 0;
  const fail = (detail: string): never => {
    throw damaged(`${what}: ${detail}`);
  };
  parser.on('error', (e) => fail(e.message));
  parser.on('doctype', () => fail('a document type declaration is not allowed'));
  parser.on('opentag', (tag) => {
    const name = tag.name;
    const attrs = tag.attributes as Record<string, string>;
    if (depth > 0) {
      depth += 1;
      stream!.open(local(name), attrs, name);
      return;
    }
    if (stack.length > 500) fail('nested too deeply');
    const el: El = { name, attrs, kids: [] };
    stack[stack.length - 1]!.kids.push(el);
    stack.push(el);
    if (stream && local(name) === stream.element) depth = 1;
  });
  parser.on('text', (t) => {
    if (depth > 0) stream!.text(t);
    else if (stack.length > 1) stack[stack.length - 1]!.kids.push(t);
  });
  parser.on('cdata', (t) => {
    if (depth > 0) stream!.text(t);
    else stack[stack.length - 1]!.kids.push(t);
  });
  parser.on('comment', (t) => {
    if (depth === 0) stack[stack.length - 1]!.kids.push({ raw: `<!--${t}-->` });
  });
  parser.on('processinginstruction', (pi) => {
    if (depth === 0) stack[stack.length - 1]!.kids.push({ raw: `<?${pi.target} ${pi.body}?>` });
  });
  parser.on('closetag', (tag) => {
    if (depth > 1) {
      stream!.close(local(tag.name), tag.name);
      depth -= 1;
      return;
    }
    depth = 0;
    stack.pop();
  });
  try {
    parser.write(text).close();
  } catch (e) {
    if (e instanceof Refused) throw e;
    fail(e instanceof Error ? e.message : String(e));
  }
  const el = root.kids.find(isEl);
  return el ?? fail('no root element');
}

/** Writes an element; `replace` may give the text of an element's content itself. */
export function writeEl(el: El, replace?: (el: El) => string | null): string {
  const out: string[] = [];
  const walk = (node: Node): void => {
    if (typeof node === 'string') out.push(escapeText(node));
    else if (!isEl(node)) out.push(node.raw);
    else {
      out.push('<', node.name);
      for (const key of Object.keys(node.attrs)) out.push(' ', key, '="', escapeAttribute(node.attrs[key]!), '"');
      const content = replace?.(node) ?? null;
      if (content !== null) out.push('>', content, '</', node.name, '>');
      else if (node.kids.length === 0) out.push('/>');
      else {
        out.push('>');
        node.kids.forEach(walk);
        out.push('</', node.name, '>');
      }
    }
  };
  walk(el);
  return out.join('');
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function writeXml(el: El, replace?: (el: El) => string | null): Uint8Array {
  return new TextEncoder().encode(HEAD + writeEl(el, replace));
}

export const elements = (el: El): El[] => el.kids.filter(isEl);

export function child(el: El | null | undefined, name: string): El | null {
  if (!el) return null;
  for (const kid of el.kids) if (isEl(kid) && local(kid.name) === name) return kid;
  return null;
}

export const children = (el: El | null | undefined, name: string): El[] =>
  el ? (el.kids.filter((k) => isEl(k) && local(k.name) === name) as El[]) : [];

/** First element on the way `a/b/c`. */
export function find(el: El | null | undefined, path: string): El | null {
  let at: El | null = el ?? null;
  for (const step of path.split('/')) at = child(at, step);
  return at;
}

export function descendants(el: El, name: string, out: El[] = []): El[] {
  for (const kid of el.kids) {
    if (!isEl(kid)) continue;
    if (local(kid.name) === name) out.push(kid);
    descendants(kid, name, out);
  }
  return out;
}

export function textOf(el: El | null | undefined): string {
  if (!el) return '';
  return el.kids.map((k) => (typeof k === 'string' ? k : isEl(k) ? textOf(k) : '')).join('');
}

export function make(name: string, attrs: Record<string, string | number> = {}, kids: Node[] = []): El {
  const text: Record<string, string> = {};
  for (const key of Object.keys(attrs)) text[key] = String(attrs[key]);
  return { name, attrs: text, kids };
}

/** Parses a piece of XML of our own. */
export const fragment = (text: string): El => parseXml(text, 'fragment');

export const clone = (el: El): El => ({
  name: el.name,
  attrs: { ...el.attrs },
  kids: el.kids.map((k) => (isEl(k) ? clone(k) : k)),
});

export function removeKid(parent: El, kid: El): void {
  const i = parent.kids.indexOf(kid);
  if (i >= 0) parent.kids.splice(i, 1);
}

/** Attribute by local name, so that `r:id` is found whatever its prefix. */
export function attrLocal(el: El, name: string): string | undefined {
  for (const key of Object.keys(el.attrs)) if (key.includes(':') && local(key) === name) return el.attrs[key];
  return undefined;
}

/** Puts `kid` where the schema's `order` of element names wants it. */
export function insertOrdered(parent: El, kid: El, order: readonly string[]): El {
  const rank = order.indexOf(local(kid.name));
  let at = parent.kids.length;
  for (let i = parent.kids.length - 1; i >= 0; i -= 1) {
    const node = parent.kids[i];
    if (!isEl(node)) continue;
    const other = order.indexOf(local(node.name));
    if (other >= 0 && other > rank) at = i;
    else if (other >= 0) break;
  }
  parent.kids.splice(at, 0, kid);
  return kid;
}

/** The child of that name, created at its place in the schema's order when missing. */
export function ensure(parent: El, name: string, order: readonly string[]): El {
  return child(parent, name) ?? insertOrdered(parent, make(prefixOf(parent) + name), order);
}
