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
