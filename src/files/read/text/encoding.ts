/** Encodings in which Czech lists and answers come: from Excel, from old programs, from DOS, from a Mac. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1250' | 'iso-8859-2' | 'ibm852' | 'mac-ce';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** The file does not say it: it was chosen by how Czech the letters are. */
  readonly guessed: boolean;
  /** The text had been read in a wrong encoding and saved again (ZajiĹˇtÄ›nĂ­); it was turned back. */
  readonly twice: boolean;
  /** The first word that is not Czech in any encoding; null when the text is believable. */
  readonly garbled: string | null;
}

/**
 * Bytes of a text file → its text. A mark at the beginning decides; then UTF-16 by its zeros, UTF-8 by its form; else
 * the old code page in which the letters beyond ASCII are most like Czech ones.
 *
 * @example decodeText(new Uint8Array([0x9e, 0x69, 0x76, 0x6f, 0x74])).text // "život", windows-1250
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const { text, encoding, guessed } = byForm(bytes) ?? byLetters(bytes);
  const undone = encoding === 'utf-8' ? turnedBack(text) : null;
  const read = undone ?? text;
  return { text: read, encoding, guessed, twice: undone !== null, garbled: guessed || undone === null ? garbledWord(read) : null };
}

type Found = Pick<Decoded, 'text' | 'encoding' | 'guessed'>;

const decode = (bytes: Uint8Array, encoding: string, fatal = false): string => new TextDecoder(encoding, { fatal }).decode(bytes);

function byForm(bytes: Uint8Array): Found | null {
  const [first, second, third] = bytes;
  const as = (encoding: Encoding, guessed: boolean): Found => ({ text: decode(bytes, encoding), encoding, guessed });
  if (first === 0xef && second === 0xbb && third === 0xbf) return as('utf-8', false);
  if (first === 0xff && second === 0xfe) return as('utf-16le', false);
  if (first === 0xfe && second === 0xff) return as('utf-16be', false);
  // The separators and digits of any list are of one byte, so in UTF-16 every second one of theirs is zero.
  const zeros = [0, 0];
  for (let i = 0; i < Math.min(bytes.length, 2000); i++) if (bytes[i] === 0) zeros[i % 2]!++;
  if (zeros[1]! > zeros[0]! * 4) return as('utf-16le', true);
  if (zeros[0]! > zeros[1]! * 4) return as('utf-16be', true);
  try {
    return { text: decode(bytes, 'utf-8', true), encoding: 'utf-8', guessed: false };
  } catch {
    return null;
  }
}

/** The upper halves of the two code pages that TextDecoder does not know. */
const IBM852 =
  'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0';
const MAC_CE =
  'ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅņŃ¬√ńŇ∆«»…\u00a0ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ';

function fromTable(bytes: Uint8Array, upper: string): string {
  let text = '';
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : upper[byte - 128]!;
  return text;
}

/**
 * The name of a file as Czech Windows writes it into a zip: in the code page of DOS, or, by other programs, in UTF-8.
 * Too short a text to be told by its letters.
 */
export function zippedName(bytes: Uint8Array): string {
  const { text, encoding } = byForm(bytes) ?? { text: '', encoding: null };
  return encoding === 'utf-8' ? text : fromTable(bytes, IBM852);
}

/** In the order of how often they come: of two that read alike the first is taken. */
const CODE_PAGES: readonly (readonly [Encoding, (bytes: Uint8Array) => string])[] = [
  ['windows-1250', (bytes) => decode(bytes, 'windows-1250')],
  ['iso-8859-2', (bytes) => decode(bytes, 'iso-8859-2')],
  ['ibm852', (bytes) => fromTable(bytes, IBM852)],
  ['mac-ce', (bytes) => fromTable(bytes, MAC_CE)],
];

/** So many bytes tell what a file is in; a list of measures says it within a few lines. */
const SAMPLE = 200_000;

function byLetters(bytes: Uint8Array): Found {
  const sample = bytes.subarray(0, SAMPLE);
  const judged = CODE_PAGES.map(([encoding, read]) => ({ encoding, read, likeness: likeness(read(sample)) }));
  const { encoding, read } = judged.reduce((best, other) => (other.likeness > best.likeness ? other : best));
  return { text: read(bytes), encoding, guessed: true };
}

/** A text read in one of these and saved as UTF-8 shows two letters for each accented one. */
const MISREAD_AS = ['windows-1250', 'windows-1252'] as const;

/** The text as it was before somebody opened it in a wrong encoding and saved it; null when nobody did. */
function turnedBack(text: string): string | null {
  if (!/[ÃÂÄÅĂĹ]/.test(text)) return null;
  for (const encoding of MISREAD_AS) {
    const bytes = bytesIn(text.replace(/^\ufeff/, ''), encoding);
    if (bytes === null) continue;
    try {
      const before = decode(bytes, 'utf-8', true);
      if (likeness(before) > likeness(text)) return before;
    } catch {
      // It was not read as this one, or it is what it looks like.
    }
  }
  return null;
}

function bytesIn(text: string, encoding: string): Uint8Array | null {
  const upper = [
    ...decode(
      Uint8Array.from({ length: 128 }, (_, i) => i + 128),
      encoding,
    ),
  ];
  const byteOf = new Map(upper.map((letter, i) => [letter, i + 128]));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const byte = code < 128 ? code : byteOf.get(text[i]!);
    if (byte === undefined) return null;
    bytes[i] = byte;
  }
  return bytes;
}

const CZECH = 'áčďéěíňóřšťúůýž';
const NEAR = 'ľĺŕôäöüßłąęćńśźżőűëâîășțşţđ';
/** What Czech texts hold beside letters: quotation marks, dashes, a degree, a paragraph, an ellipsis. */
const BESIDE = '„“”‚‘’»«›‹–—…§°€•\u00a0\u00ad×±™®©·½¼¾²³';

/** How Czech the signs beyond ASCII are: the mean over them, 1 at best; 0 when there are none. */
function likeness(text: string): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 128) continue;
    count++;
    sum += weight(text, i);
  }
  return count === 0 ? 0 : sum / count;
}

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /\p{L}/u.test(sign);
const isLower = (sign: string | undefined): boolean => isLetter(sign) && sign !== sign!.toUpperCase();

function weight(text: string, i: number): number {
  const sign = text[i]!;
  const [before, after] = [text[i - 1], text[i + 1]];
  if (/[\u0080-\u009f\ufffd]/.test(sign)) return -5;
  const lower = sign.toLowerCase();
  if (isLetter(sign)) {
    // A capital inside a word of small letters is nobody's spelling.
    if (sign !== lower && isLower(before)) return -2;
    if (CZECH.includes(lower)) return 1;
    return NEAR.includes(lower) ? -0.5 : -2;
  }
  if (isLetter(before) && isLetter(after)) return -2;
  return BESIDE.includes(sign) ? 0.2 : -1;
}

/** The first word in which every reading leaves signs that no Czech word has; null when most signs are Czech. */
function garbledWord(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  if (likeness(sample) >= 0) return null;
  for (const word of sample.split(/[\s;,"|]+/)) if (likeness(word) < 0) return word.slice(0, 40);
  return null;
}
