import { push } from './group';
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

/**
 * Tells which of the known identifiers a text may be a misspelling of: the same by `fold`, and so different only in
 * diacritics or a final full stop. A question to be asked, never a match.
 *
 * @returns for a text the first near one as it stands among the known; null when none is near, or the text is known
 * @example nearestOf(['Š1.1'])('s1.1') === 'Š1.1'
 */
export function nearestOf(known: Iterable<string>): (text: string) => string | null {
  let byWord: Map<string, string[]> | undefined;
  return (text) => {
    if (!byWord) {
      byWord = new Map();
      for (const one of known) if (fold(one) !== '') push(byWord, fold(one), one);
    }
    const near = byWord.get(fold(text)) ?? [];
    return near.some((one) => foldIdentifier(one) === foldIdentifier(text)) ? null : (near[0] ?? null);
  };
}
