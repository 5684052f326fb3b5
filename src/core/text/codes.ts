import { readDate } from './date';
import { fold, type CellValue } from './text';

/**
 * A code that Excel made a number of: 2.10 is then 2.1, and its neighbours may say so.
 *
 * @param before the code above
 * @param after the code below
 * @returns null when the neighbours do not say so
 * @example tensOf('2.1', '2.9', '3.1') // '2.10'
 */
export function tensOf(code: string, before = '', after = ''): string | null {
  const [, whole = '', last = ''] = /^(\d+)\.([1-9])$/.exec(code) ?? [];
  if (last === '') return null;
  const tens = +last * 10;
  return before === `${whole}.${tens - 1}` || after === `${whole}.${tens + 1}` ? `${whole}.${tens}` : null;
}

/** Serials of 1. 1. 2000 and 31. 12. 2099: what is typed as 1.2 becomes a day of this year, and no code is so large. */
const DAYS = { first: 36_526, last: 73_050 };

/** May a number in the place of a code be a day? */
export const isDaySerial = (value: number): boolean => Number.isInteger(value) && value >= DAYS.first && value <= DAYS.last;

/** Months as Excel shortens them, in Czech and in English. */
const MONTHS: readonly (readonly string[])[] = [
  ['led', 'uno', 'bre', 'dub', 'kve', 'cvn', 'cvc', 'srp', 'zar', 'rij', 'lis', 'pro'],
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'],
];
const monthOf = (word: string): number => Math.max(...MONTHS.map((words) => words.indexOf(fold(word)))) + 1;

/** "1.led" and "01.I" of 1.1, "1-Jan" of an English Excel; "led.26" of 1.26, for there is no 26th month. */
const DAY_AND_MONTH = /^(?:(\d{1,2})\. ?(\p{Ll}{3})|(0\d)\. ?([IVX]{1,4})|(\d{1,2})-([A-Z][a-z]{2}))\.?$/u;
const MONTH_AND_YEAR = /^(?:(\p{Ll}{3})\.? ?(\d{2})|([A-Z][a-z]{2})-(\d{2}))$/u;
const WITH_SLASHES = /^\d{1,2}\/\d{1,2}\/(?:\d{2}|\d{4})$/;

/**
 * A text in the place of a code that is a day or a month: what Excel makes of a code, as it shows it and saves it in CSV.
 *
 * @returns null for any other text; else the code that it probably was, "" where nobody can tell
 * @example codeOfDay('1. 2. 2026') // '1.2'
 * @example codeOfDay('01.led') // '1.1'
 * @example codeOfDay('led.26') // '1.26'
 */
export function codeOfDay(text: string): string | null {
  const date = readDate(text);
  if (date !== null) return codeOfDate(date);
  const said = text.trim();
  const [, ...days] = DAY_AND_MONTH.exec(said) ?? [];
  const [day, word] = days.filter((part) => part !== undefined);
  if (day !== undefined && monthOf(word!) > 0) return `${+day}.${monthOf(word!)}`;
  const [, ...months] = MONTH_AND_YEAR.exec(said) ?? [];
  const [name, year] = months.filter((part) => part !== undefined);
  if (name !== undefined && monthOf(name) > 0) return `${monthOf(name)}.${year!}`;
  return WITH_SLASHES.test(said) ? '' : null;
}

/**
 * The day that stands in a cell for a code, and the code that it probably was.
 *
 * @param value of the cell: a text, or a number as high as a day
 * @returns null for anything else. `date` is a day, or the text as it stands; `likely` is "" where nobody can tell, and
 *   `other` is what it may have been as well: the first of January 2026 is 1.1 or 1.26
 * @example dayInCode(46023) // { date: '2026-01-01', likely: '1.1', other: '1.26' }
 */
export function dayInCode(value: CellValue): { readonly date: string; readonly likely: string; readonly other?: string } | null {
  if (typeof value === 'string') {
    const likely = codeOfDay(value);
    return likely === null ? null : { date: readDate(value) ?? value.trim(), likely };
  }
  if (typeof value !== 'number' || !isDaySerial(Math.floor(value))) return null;
  const date = readDate(value)!;
  const other = codeOfMonth(date);
  return { date, likely: codeOfDate(date), ...(date.endsWith('-01') && +other.split('.')[1]! > 12 ? { other } : {}) };
}

/** The code that Excel made a day of: "1.2" of 1 February. */
export function codeOfDate(date: string): string {
  const [, month = '', day = ''] = date.split('-');
  return `${+day}.${+month}`;
}

/** The code that Excel made a month of: "1.26" of January 2026. */
export function codeOfMonth(date: string): string {
  const [year = '', month = ''] = date.split('-');
  return `${+month}.${year.slice(-2)}`;
}
