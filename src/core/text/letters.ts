/** Letters of Cyrillic and Greek that look like ours, and ours in the same order. */
const THEIRS = 'АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const OURS = 'ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXo';
const LOOKS: ReadonlyMap<string, string> = new Map([...THEIRS].map((letter, i) => [letter, OURS[i]!]));
const STRANGE = /[\p{Script=Cyrillic}\p{Script=Greek}]/gu;

/** A text with letters of other alphabets that look like ours as ours. @example asLatin('\u04101.1') // 'A1.1' */
export const asLatin = (text: string): string => text.replace(STRANGE, (letter) => LOOKS.get(letter) ?? letter);

/**
 * A letter of another alphabet in the middle of ours: nobody sees it, and a word or a code with it is another one.
 *
 * @returns null for a text without any, and for one that is written in another alphabet as a whole
 * @example strangeLetter('R\u0435alizováno') // '\u0435'
 */
export function strangeLetter(text: string): string | null {
  const [letter] = text.match(STRANGE) ?? [];
  if (letter === undefined) return null;
  const isWhole = !/\p{Script=Latin}/u.test(text) && /[\p{Script=Cyrillic}\p{Script=Greek}]{3}/u.test(text);
  return isWhole ? null : letter;
}
