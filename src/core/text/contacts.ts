/** What looks like the way to a person, or like the number by which the state knows one. */
type ContactKind = 'email' | 'phone' | 'birthNumber';

export interface FoundContact {
  readonly kind: ContactKind;
  readonly text: string;
}

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu;
/** Nine digits as they are dialled in Czechia and Slovakia; what comes after tells them from an amount. */
const PHONE =
  /(^|[\s:;,(/\u00a0])((?:(?:\+|00)42[01][ \u00a0]?)?[2-7]\d{2}[ \u00a0.-]?\d{3}[ \u00a0.-]?\d{3})(?![\d\p{L}@]|[ \u00a0.,/-]?\d)/gu;
const AMOUNT = /^[ \u00a0]?(?:,-|,–|Kč|CZK|EUR|€|korun|tis|mil|mld|%|obyv|osob)/i;
/** Without its slash a birth number is known by what stands before it. */
const BIRTH_WORDS = /(?:r\. ?č\.|rč|rodné číslo|rodným číslem):? ?(\d{9,10})(?!\d)/giu;
const BIRTH = /(^|[^\d/])(\d{2})(\d{2})(\d{2})[ \u00a0]?\/[ \u00a0]?(\d{3,4})(?!\d)/g;

/**
 * Texts that look like a person's contact: e-mail, telephone and birth number. Too many rather than too few: somebody
 * looks at each of them before the document goes out.
 *
 * @returns in the order of the text; [] for one without any
 * @example contactsIn('Mgr. Nová, tel. 777 123 456') // [{ kind: 'phone', text: '777 123 456' }]
 */
export function contactsIn(text: string): FoundContact[] {
  const found: (FoundContact & { readonly at: number })[] = [];
  for (const match of text.matchAll(EMAIL)) found.push({ kind: 'email', text: match[0], at: match.index });
  for (const match of text.matchAll(BIRTH))
    if (isBirthNumber(match)) found.push({ kind: 'birthNumber', text: match[0].slice(match[1]!.length), at: match.index });
  for (const match of text.matchAll(BIRTH_WORDS)) found.push({ kind: 'birthNumber', text: match[1]!, at: match.index });
  for (const match of text.matchAll(PHONE)) {
    const end = match.index + match[0].length;
    const international = /^(?:\+|00)/.test(match[2]!);
    if (international || !AMOUNT.test(text.slice(end))) found.push({ kind: 'phone', text: match[2]!, at: match.index });
  }
  return found.sort((a, b) => a.at - b.at).map(({ kind, text: what }) => ({ kind, text: what }));
}

/** A day that was, and from 1954 on divisible by eleven: a number of a file ("123456/2025") is neither, as a rule. */
function isBirthNumber([, , year = '', month = '', day = '', rest = '']: readonly string[]): boolean {
  const born = +month % 50 > 20 ? (+month % 50) - 20 : +month % 50;
  if (born < 1 || born > 12 || +day < 1 || +day > 31) return false;
  if (rest.length === 3) return +year < 54;
  const number = +`${year}${month}${day}${rest}`;
  // Until 1985 a remainder of ten was written as 0.
  return number % 11 === 0 || (+`${year}${month}${day}${rest.slice(0, 3)}` % 11 === 10 && rest.endsWith('0'));
}
