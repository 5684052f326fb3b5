import { push } from './group';
import { asLatin } from './letters';
import { cached, fold, HYPHENS, INVISIBLE } from './text';

/**
 * The form in which codes, short names, names of bodies and identities of plans are compared: without case, repeated or
 * non-breaking spaces, line breaks, invisible marks and the kind of hyphen. Letters keep their diacritics, and a full
 * stop counts: OŠ and OS are two offices, Š1.1 and S1.1 two measures. Words are compared by `fold`.
 *
 * Idempotent; "" for a text of spaces and invisible marks. Two identifiers that are equal here are equal by `fold` too.
 *
 * @example foldIdentifier('A1\u20111 ') === foldIdentifier('a1-1') // true
 */
export const foldIdentifier: (text: string) => string = cached((text) =>
  text.normalize('NFC').replace(INVISIBLE, '').replace(HYPHENS, '-').toLowerCase().normalize('NFC').replace(/\s+/g, ' ').trim(),
);

/**
 * The number of a criterion as it is compared: an identifier, and an ordinal without its full stop ("1." is "1").
 *
 * @example foldNumber('1.') === '1'; foldNumber('1.a.') === '1.a.'
 */
export const foldNumber = (number: string): string => foldIdentifier(number).replace(/^(\d+) ?\.$/, '$1');

/** Marks of footnotes and other signs that stand at a code and are no part of it. */
const MARKS = /[\u00b9\u00b2\u00b3\u2070-\u2079*†‡´`'’]/g;

/**
 * The form in which two identifiers that differ look alike: without diacritics, spaces, marks of footnotes, a point between a
 * letter and a number, a final full stop, with a point for a comma and our letters for those of other alphabets. What is equal here is asked about, never joined.
 *
 * @example likeness('Š 1.1²') === likeness('S1,1.') // true
 */
const likeness: (code: string) => string = cached((code) =>
  fold(asLatin(code.replace(MARKS, '').normalize('NFKC')))
    .replace(/\s+/g, '')
    .replace(/,/g, '.')
    .replace(/(\p{L})[.-](?=\d)/gu, '$1'),
);

/**
 * Tells whether a code looks like another one that was seen before it.
 *
 * @returns for a code the other one, as it was written first; null for one that is like none
 * @example const alike = likeCodes(); alike('S1'); alike('Š1') === 'S1'
 */
export function likeCodes(): (code: string) => string | null {
  const seen = new Map<string, string>();
  return (code) => {
    const key = likeness(code);
    const other = seen.get(key);
    if (other === undefined) seen.set(key, code);
    return other === undefined || foldIdentifier(other) === foldIdentifier(code) ? null : other;
  };
}

/**
 * Tells which of the known identifiers a text may be a misspelling of: they look alike (`likeness`). A question to be asked, never a match.
 *
 * @returns for a text the first near one as it stands among the known; null when none is near, or the text is known
 * @example nearestOf(['Š1.1'])('s1.1') === 'Š1.1'
 */
export function nearestOf(known: Iterable<string>): (text: string) => string | null {
  let byWord: Map<string, string[]> | undefined;
  return (text) => {
    if (!byWord) {
      byWord = new Map();
      for (const one of known) if (likeness(one) !== '') push(byWord, likeness(one), one);
    }
    const near = byWord.get(likeness(text)) ?? [];
    return near.some((one) => foldIdentifier(one) === foldIdentifier(text)) ? null : (near[0] ?? null);
  };
}
