import { damaged } from './limits';

/** The text of a part. A document type is refused: OOXML and ODF forbid it, and entities of one's own come with it. */
export function xmlText(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  let text = new TextDecoder(utf16 ?? 'utf-8').decode(bytes);
  const [, encoding] = (utf16 === null ? /^<\?xml[^>]{0,80}? encoding=["']([\w.-]{1,20})["']/.exec(text) : null) ?? [];
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) text = new TextDecoder(knownEncoding(encoding)).decode(bytes);
  const root = text.search(/<[A-Za-z_:]/);
  if (/<!DOCTYPE|<!ENTITY/i.test(root < 0 ? text : text.slice(0, root))) throw damaged();
  // A line ends with one character in XML, whatever the file has.
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function knownEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw damaged();
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Only the five entities of XML and characters by number; any other stays as it is written. */
export const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (all, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED[name]!;
        const code = decimal === undefined ? parseInt(hex!, 16) : +decimal;
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
      })
    : text;

export interface Tag {
  /** Without its prefix. */
  readonly name: string;
  /** As they are written; read one with `attribute`. */
  readonly attributes: string;
  readonly closes: boolean;
  readonly closed: boolean;
  /** Places in the text: of "<", and after ">". */
  readonly start: number;
  readonly end: number;
}

const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y;
const SKIPPED: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** The tags of a small part, in order. @throws {Refused} when it is not well-formed enough to be told apart */
export function* tagsOf(xml: string): Generator<Tag> {
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const skipped = SKIPPED.find(([open]) => xml.startsWith(open, at));
    if (skipped) {
      const end = xml.indexOf(skipped[1], at);
      if (end < 0) throw damaged();
      at = end + skipped[1].length;
      continue;
    }
    TAG.lastIndex = at;
    const match = TAG.exec(xml);
    if (!match) throw damaged();
    const end = at + match[0].length;
    yield { name: match[2]!, attributes: match[3]!, closes: match[1] === '/', closed: match[4] === '/', start: at, end };
    at = end;
  }
}

/** The value of an attribute, whatever its prefix; null when it is not there. */
export function attribute(attributes: string, name: string): string | null {
  for (const [, found, double, single] of attributes.matchAll(/(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (found === name) return unescapeXml(double ?? single ?? '');
  return null;
}

/** The text between a tag and the next one. */
export const textAfter = (xml: string, { end, closed }: Tag): string =>
  closed ? '' : unescapeXml(xml.slice(end, Math.max(xml.indexOf('<', end), end)));
