import { fold, type CellValue } from './text';

/** A calendar day as "2025-12-31". */
export type IsoDate = string;

const MONTHS = ['ledna', 'unora', 'brezna', 'dubna', 'kvetna', 'cervna', 'cervence', 'srpna', 'zari', 'rijna', 'listopadu', 'prosince'];
/** A time of the day may follow; the day is what counts. */
const CZECH = /^(\d{1,2}) ?\. ?(\d{1,2}) ?\. ?(\d{4})(?: \d{1,2}[:.]\d{2}(?::\d{2})?)?$/;
const CZECH_WORDS = /^(\d{1,2})\. ?([a-z]+) (\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:t.*| \d{1,2}:\d{2}(?::\d{2})?)?$/;

/**
 * A date typed as "31. 12. 2025", "31.12.2025", "31. prosince 2025", "2025-12-31", or an Excel serial number
 * (1900 date system). Two-digit years are not read: nothing is guessed.
 */
export function readDate(value: CellValue): IsoDate | null {
  if (typeof value === 'number') return fromSerial(value);
  if (typeof value !== 'string') return null;
  const text = fold(value);
  let match = CZECH.exec(text);
  if (match) return calendarDay(+match[3]!, +match[2]!, +match[1]!);
  match = ISO.exec(text);
  if (match) return calendarDay(+match[1]!, +match[2]!, +match[3]!);
  match = CZECH_WORDS.exec(text);
  if (match) return calendarDay(+match[3]!, MONTHS.indexOf(match[2]!) + 1, +match[1]!);
  return null;
}

const DAY = 86_400_000;
/** Excel counts a 29 February 1900 that never was, so serials up to 59 are one day off this epoch. */
const EPOCH = Date.UTC(1899, 11, 30);
const LAST_SERIAL = 2_958_465; // 31. 12. 9999

function fromSerial(serial: number): IsoDate | null {
  const day = Math.floor(serial);
  if (!(day >= 1 && day <= LAST_SERIAL) || day === 60) return null;
  return isoOf(EPOCH + (day < 60 ? day + 1 : day) * DAY);
}

/** Serials from 18. 5. 1927 to 31. 12. 2099: a smaller number is a year or a count, and 202612 a year with its month. */
const DAYS_OF_PLANS = { first: 10_000, last: 73_050 };

/** May a number in the place of a day be one? Excel takes 2026 for 18. 7. 1905. */
export const isDayOfPlan = (serial: number): boolean => serial >= DAYS_OF_PLANS.first && serial < DAYS_OF_PLANS.last + 1;

/**
 * The day in a cell of a plan: as `readDate`, without the numbers that no day of a plan can be.
 *
 * @example readDay(46022) // '2025-12-31'
 * @example readDay(2026) // null
 */
export const readDay = (value: CellValue): IsoDate | null => (typeof value === 'number' && !isDayOfPlan(value) ? null : readDate(value));

/** The Excel serial of a day after 28 February 1900. */
export const toSerial = (date: IsoDate): number => (Date.parse(`${date}T00:00:00Z`) - EPOCH) / DAY;

function calendarDay(year: number, month: number, day: number): IsoDate | null {
  const time = Date.UTC(year, month - 1, day);
  const real = new Date(time);
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day && real.getUTCFullYear() === year ? isoOf(time) : null;
}

const isoOf = (time: number): IsoDate => new Date(time).toISOString().slice(0, 10);

/**
 * A day that shows people how one is written, out of the years that a plan is about.
 * @param planName its first year counts, whatever else the name says
 * @param otherwise the day whose year is taken where the name has none
 * @example exampleDay('Akční plán 2026-2027', '2028-01-20') === '2026-09-30'
 */
export const exampleDay = (planName: string, otherwise: IsoDate): IsoDate =>
  `${/(?:^|\D)(20\d\d)(?!\d)/.exec(planName)?.[1] ?? otherwise.slice(0, 4)}-09-30`;

/** "31. 12. 2025", as dates are written in Czech. */
export function czechDate(date: IsoDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}. ${month}. ${year}`;
}
