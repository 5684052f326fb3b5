import { czechList, czechNumber, typeset } from '../../core/text/typography';
import { createTranslator, type Translate } from '../create';
import { periodTexts } from '../periods';
import texts from '../report.cs.json';

/** The texts of the document: Czech in every language of the product. */
let czech: Translate | undefined;
export const inCzech = (): Translate => (czech ??= createTranslator('cs', { cs: [texts, ...(periodTexts.cs ?? [])] }));

type Plain<K extends string> = K extends `${infer Base}_${'zero' | 'one' | 'few' | 'many' | 'other'}` ? Base : K;
type KeyOf<T, Path extends string> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${Plain<K>}` : KeyOf<T[K], `${Path}${K}.`>;
}[keyof T & string];
export type SayKey = KeyOf<(typeof texts)['report'], 'report.'>;

/**
 * A sentence of the document. `count` chooses the form of the plural and is written as {{n}}; other numbers are written
 * where they stand, all as Czech writes them, and spaces are set.
 *
 * @example say('report.shrnuti.total', { count: 72 }) // 'Hodnoceno bylo 72 opatření.'
 */
export function say(key: SayKey, params: Readonly<Record<string, string | number>> = {}): string {
  const { count, ...rest } = params;
  const shown: Record<string, string | number> = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, typeof value === 'number' ? czechNumber(value) : value]),
  );
  if (typeof count === 'number') Object.assign(shown, { count, n: czechNumber(count) });
  const sentence = (inCzech() as (key: string, params: object) => string)(key, shown);
  // A name that ends with its own full stop ("z. s.") needs no other.
  return typeset(sentence.replace(/([^.])\.\.(?!\.)/g, '$1.'));
}

/** So many codes or names stand in a sentence; a table or the annex has them all. */
const MOST = 12;

/** " (A1.1, B2.3)", to stand behind what the codes are of; "" for none and for too many to be read. */
export const inBrackets = (words: readonly string[]): string => (words.length === 0 || words.length > MOST ? '' : ` (${words.join(', ')})`);

/** ": Odbor sociálních věcí a Město Semily", likewise. */
export const afterColon = (names: readonly string[]): string => (names.length === 0 || names.length > MOST ? '' : `: ${namesText(names)}`);

/** Names of bodies one after another; those with a comma inside are told apart by semicolons. */
export const namesText = (names: readonly string[]): string =>
  names.some((name) => name.includes(',')) ? names.join('; ') : czechList(names);
