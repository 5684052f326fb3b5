/** Why XML is not well-formed, in words for who looks for the cause. */
export class MalformedXml extends Error {}

/** What stands in XML, in order. Names have their prefixes; texts and values are unescaped. */
export interface XmlEvents {
  /** @param attributes has no members but the attributes, whatever they are called */
  readonly open: (name: string, attributes: Record<string, string>) => void;
  readonly close: (name: string) => void;
  /** Of the text between two tags everything at once, but for a CDATA section, which comes by itself; never empty. */
  readonly text?: (text: string) => void;
  readonly comment?: (text: string) => void;
  readonly instruction?: (target: string, body: string) => void;
}

// What XML 1.0 allows in names, told exactly up to U+00FF only.
const NAME = '[A-Z_a-z:\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\uffff][\\w:.\\-\\u00b7\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\uffff]*';
const NAME_AT = new RegExp(NAME, 'y');
const IS = '[ \\t\\n\\r]*=[ \\t\\n\\r]*';
const ATTRIBUTE_AT = new RegExp(`[ \\t\\n\\r]+(${NAME})${IS}(?:"([^"<]*)"|'([^'<]*)')`, 'y');
const TAG_END_AT = /[ \t\n\r]*(\/?)>/y;
const said = (name: string, value: string): string => `[ \\t\\n\\r]+${name}${IS}(?:"${value}"|'${value}')`;
const DECLARATION = new RegExp(
  `^<\\?xml${said('version', '1\\.\\d+')}(?:${said('encoding', '[A-Za-z][\\w.-]*')})?(?:${said('standalone', '(?:yes|no)')})?[ \\t\\n\\r]*\\?>`,
);
/** With the flag, surrogates are met only where they have lost their other half. */
const NO_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u;
const NOT_BLANK = /[^ \t\n\r]/;
const ENTITY = /&(?:#(\d+);|#x([\da-fA-F]+);|(amp|lt|gt|quot|apos);)?/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Its instances inherit nothing, as those of Object.create(null), and V8 keeps them as fast as others. */
const Attributes = function () {} as unknown as new () => Record<string, string>;
Attributes.prototype = Object.freeze(Object.create(null)) as Record<string, string>;

/**
 * Goes through untrusted XML once. A document type is refused, so no entity of the file's own can grow or reach outside.
 * Several times as fast as a parser that looks at every character: texts and values are found and taken whole.
 *
 * @throws {MalformedXml} when it is not well-formed; what came before has been told by then
 * @example scanXml('<a b="1">c</a>', on) calls on.open('a', { b: '1' }), on.text('c'), on.close('a')
 */
export function scanXml(given: string, on: XmlEvents): void {
  const xml = given.includes('\r') ? given.replace(/\r\n?/g, '\n') : given;
  if (NO_CHARACTER.test(xml)) throw new MalformedXml('disallowed character.');
  const open: string[] = [];
  let hasRoot = false;
  let at = xml.startsWith('\ufeff') ? 1 : 0;
  at += DECLARATION.exec(xml.slice(at, at + MOST_OF_DECLARATION))?.[0].length ?? 0;

  /** The place after what ends a section that starts here. */
  const past = (end: string, from: number): number => {
    const found = xml.indexOf(end, from);
    if (found < 0) throw new MalformedXml('unexpected end.');
    return found + end.length;
  };
  const nameAt = (from: number): string => {
    NAME_AT.lastIndex = from;
    return NAME_AT.exec(xml)?.[0] ?? refuse('disallowed character in a name.');
  };

  for (;;) {
    const start = xml.indexOf('<', at);
    const text = xml.slice(at, start < 0 ? xml.length : start);
    if (text !== '') {
      if (open.length > 0) {
        if (text.includes(']]>')) throw new MalformedXml('the string "]]>" is disallowed in char data.');
        on.text?.(unescaped(text));
      } else if (NOT_BLANK.test(text)) throw new MalformedXml('text data outside of root node.');
    }
    if (start < 0) break;
    const sign = xml.charCodeAt(start + 1);
    if (sign === SLASH) {
      const name = open.pop();
      if (name === undefined || !xml.startsWith(name, start + 2)) throw new MalformedXml('unexpected close tag.');
      at = start + 2 + name.length;
      if (xml.charCodeAt(at) === GREATER) at += 1;
      else {
        TAG_END_AT.lastIndex = at;
        if (TAG_END_AT.exec(xml)?.[1] !== '') throw new MalformedXml('unexpected close tag.');
        at = TAG_END_AT.lastIndex;
      }
      on.close(name);
    } else if (xml.startsWith('<!--', start)) {
      at = past('--', start + 4) + 1;
      if (xml[at - 1] !== '>') throw new MalformedXml('malformed comment.');
      on.comment?.(xml.slice(start + 4, at - 3));
    } else if (xml.startsWith('<![CDATA[', start)) {
      if (open.length === 0) throw new MalformedXml('text data outside of root node.');
      at = past(']]>', start + 9);
      if (at - 3 > start + 9) on.text?.(xml.slice(start + 9, at - 3));
    } else if (sign === QUESTION) {
      at = past('?>', start + 2);
      const target = nameAt(start + 2);
      const body = xml.slice(start + 2 + target.length, at - 2);
      if (/^xml$/i.test(target)) throw new MalformedXml('an XML declaration must be at the start of the document.');
      if (body !== '' && !/^[ \t\n\r]/.test(body)) throw new MalformedXml('disallowed character in processing instruction name.');
      on.instruction?.(target, body.replace(/^[ \t\n\r]+/, ''));
    } else if (sign === EXCLAMATION) {
      throw new MalformedXml('a document type declaration is not allowed');
    } else {
      if (open.length === 0 && hasRoot) throw new MalformedXml('documents may contain only one root.');
      hasRoot = true;
      const name = nameAt(start + 1);
      at = start + 1 + name.length;
      const attributes = new Attributes();
      let isClosed = false;
      if (xml.charCodeAt(at) === GREATER) at += 1;
      else {
        ATTRIBUTE_AT.lastIndex = at;
        for (let found = ATTRIBUTE_AT.exec(xml); found; found = ATTRIBUTE_AT.exec(xml)) {
          const key = found[1]!;
          if (attributes[key] !== undefined) throw new MalformedXml(`duplicate attribute: ${key}.`);
          attributes[key] = value((found[2] ?? found[3])!);
          at = ATTRIBUTE_AT.lastIndex;
        }
        TAG_END_AT.lastIndex = at;
        const end = TAG_END_AT.exec(xml) ?? refuse('disallowed character in a tag.');
        at = TAG_END_AT.lastIndex;
        isClosed = end[1] !== '';
      }
      on.open(name, attributes);
      if (isClosed) on.close(name);
      else open.push(name);
    }
  }
  if (!hasRoot) throw new MalformedXml('document must contain a root element.');
  if (open.length > 0) throw new MalformedXml(`unclosed tag: ${open.at(-1)!}`);
}

const EXCLAMATION = 0x21;
const SLASH = 0x2f;
const GREATER = 0x3e;
const QUESTION = 0x3f;
const MOST_OF_DECLARATION = 1000;

const refuse = (detail: string): never => {
  throw new MalformedXml(detail);
};

/** A value: a tab or a line end in it is a space, unless it is written by its number. */
const value = (text: string): string => unescaped(/[\t\n\r]/.test(text) ? text.replace(/[\t\n\r]/g, ' ') : text);

/** As `unescapeXml`, but what is no entity of XML is a fault. */
const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(ENTITY, (_, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED[name]!;
        const code = decimal !== undefined ? +decimal : hex !== undefined ? parseInt(hex, 16) : refuse('undefined entity.');
        const sign = code <= 0x10ffff ? String.fromCodePoint(code) : '';
        return sign === '' || NO_CHARACTER.test(sign) ? refuse('malformed character entity.') : sign;
      })
    : text;
