import { fold } from '../../core/text/text';

/** What stands among the records of a list and is none: told by its words, in lists of measures, in ranges and in tables of a plan. */

/** What a plan counts. */
const COUNTED = '(?:opatreni|ukol[uy]?|aktivit[ay]?|projekt[uy]?|cinnost[ií]?)';
/** How a row of sums begins, folded; where a record may begin with such a word too, "total" is none of them. */
export const SURE_TOTAL = `(?:celkem|celkove|soucet|soucty|mezisoucet|celkovy pocet|pocet ${COUNTED}|suma|sum\\.|uhrnem|σ)`;
const TOTAL = new RegExp(`^(?:${SURE_TOTAL}|total)(?=[^a-z]|$)`);
/** Does a folded text begin as sums do? */
export const beginsTotal = (folded: string): boolean => TOTAL.test(folded);
/** Beside the word for a sum: numbers, with what they are of. */
const AMOUNTS = new RegExp(`^(?:[\\d\\s.,%()=:+-]|${COUNTED}|kriteri[a-z]{0,4}|z toho|tis\\.|mil\\.|kc)*$`);
const COUNT_BEFORE = new RegExp(`(\\d+) ?${COUNTED}`);
const COUNT_AFTER = new RegExp(`${COUNTED}\\D*(\\d+)`);

/** A row of sums. */
export interface Total {
  /** What it says, in one line. */
  readonly text: string;
  /** How many measures there are by it; null where it does not say it. */
  readonly count: number | null;
}

/**
 * Is the row a sum, "Celkem | 12 opatření"?
 *
 * @param texts of its filled cells, from the left
 * @returns null for any other row; a code before the words is a measure's
 * @example totalOf(['Celkem', '12 opatření']) // { text: 'Celkem 12 opatření', count: 12 }
 * @example totalOf(['Celkem Kč', '1 250 000']) // { text: 'Celkem Kč 1 250 000', count: null }
 */
export function totalOf(texts: readonly string[]): Total | null {
  const first = fold(texts[0] ?? '');
  if (!beginsTotal(first)) return null;
  const others = texts.slice(1).map(fold);
  if (!others.every((text) => AMOUNTS.test(text))) return null;
  const said = [first, ...others].join(' ');
  // Of a word and a number nobody says what it counts: in a list it is what is listed.
  const [, bare] = /^[^\d ]+:? (\d{1,5})$/.exec(said) ?? [];
  const count = COUNT_BEFORE.exec(said)?.[1] ?? COUNT_AFTER.exec(said)?.[1] ?? bare;
  return { text: texts.join(' '), count: count === undefined ? null : +count };
}

/** Words with which a heading begins, folded: "Strategický cíl 3", "Okruh B". */
export const HEADING_WORDS =
  /^(?:(?:strategick|specifick|hlavni|dilci)\S* )?(?:cil|okruh|podokruh|oblast|podoblast|priorit|pilir|kapitol|cast|tema|osa)\S*(?= |$)/;

/** Words with which a note under or over a list begins, folded. */
export const NOTE_WORDS =
  /^(?:\*|pozn\.|pozn:|poznamk|vysvetliv|legenda|zdroj|schvalil|schvalen|zpracoval|aktualizovan|stav k |stav ke |platnost |podpis|za spravnost|v [a-z ]{3,30},? (?:dne|\d{1,2}\. ?\d{1,2}\.)|dne \d)/;

/** A code is one word; a sentence is none. Word by word: one expression for the whole text takes days of a long one. */
export const WORDS = {
  test: (text: string): boolean =>
    text
      .trim()
      .split(/\s+/)
      .slice(0, -1)
      .some((word) => /\p{L}{2}/u.test(word)),
};

/** "1. Bydlení": a number of a chapter before words. */
export const NUMBERED = /^([\p{L}]{0,3}\d*(?:\.\d+)*)\.?[\s:–—-]+(\p{L}{2}.*)$/su;
