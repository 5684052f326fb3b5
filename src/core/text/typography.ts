const NBSP = '\u00a0';

/** Words that a line must not end with. */
const BINDING = /(^|[\s(„‚"'–—/\u00a0])([ksvzouai]) +(?=\S)/giu;
/** What stands before the number or word that it names: "č. 1", "§ 5", "odst. 2". */
const BEFORE = /(^|[\s(„\u00a0])(č\.|čl\.|odst\.|písm\.|str\.|usn\.|tab\.|obr\.|tzv\.|§|<) (?=\S)/giu;
/** Units belong to the number before them. */
const UNITS = /(\d) (?=(?:%|‰|°C|Kč|€|EUR|km|cm|mm|m|m²|m2|ha|kg|hod|min|tis|mil|mld|ks)(?:[^\p{L}\d]|$))/gu;
const MONTHS = 'ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince';
const DAY_IN_NUMBERS = /(^|\D)(\d{1,2})\.[ \u00a0]*(\d{1,2})\.[ \u00a0]+(?=\d{4}(?!\d))/g;
const DAY_IN_WORDS = new RegExp(`(^|\\D)(\\d{1,2})\\.[ \\u00a0]*(?=(?:${MONTHS})(?:[^\\p{L}]|$))`, 'gu');
const THOUSANDS = /(^|[^\d,.])(\d{1,3})((?: \d{3})+)(?!\d)/g;

/**
 * A Czech text as a careful typist would set it: spaces that must not break a line are no-break spaces (after k s v z o u
 * a i, before % and units, in thousands, between day, month and year, after "č." and its like). Only spaces change.
 *
 * Idempotent. What is no Czech sentence, such as the label "Plněno; 40; 56%", stays as it is.
 *
 * @example typeset('v obci a k 31. 12. 2025 s 56 %') // with no-break spaces after v, a, k, 31., 12., s and 56
 */
export function typeset(text: string): string {
  if (!text.includes(' ')) return text;
  const set = setOnce(text);
  // What binds one word is also what stands before the next: "a v obci".
  return set === text ? set : typeset(set);
}

const setOnce = (text: string): string =>
  text
    .replace(DAY_IN_NUMBERS, `$1$2.${NBSP}$3.${NBSP}`)
    .replace(DAY_IN_WORDS, `$1$2.${NBSP}`)
    .replace(THOUSANDS, (_, before: string, first: string, rest: string) => `${before}${first}${rest.replace(/ /g, NBSP)}`)
    .replace(UNITS, `$1${NBSP}`)
    .replace(BEFORE, `$1$2${NBSP}`)
    .replace(BINDING, `$1$2${NBSP}`);

/**
 * A whole number as it stands in a Czech text, with no-break spaces between thousands.
 * @example czechNumber(-4639711) // '−4 639 711'
 */
export function czechNumber(number: number): string {
  const [whole = '', part] = String(Math.abs(number)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NBSP);
  return `${number < 0 ? '\u2212' : ''}${grouped}${part === undefined ? '' : `,${part}`}`;
}

/**
 * A share in a Czech text: "56 %"; "< 1 %" for something that is there and rounds to nothing.
 * @param percent a whole percentage, `null` when nothing was counted: then there is no share, which is ''
 */
export const czechPercent = (percent: number | null, count: number): string =>
  percent === null ? '' : percent === 0 && count > 0 ? `<${NBSP}1${NBSP}%` : `${percent}${NBSP}%`;

/** "A", "A a B", "A, B a C" */
export const czechList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} a${NBSP}${words.at(-1)}`;
