import { czechDate, type IsoDate } from '../../core/text/date';
import type { LevelShare } from '../../core/rules/summary';
import type { Language, Translate } from '../../i18n';

/** The share as the sheet's caption has it; a level that exists but rounds to 0 reads "< 1 %". */
export function shareText({ count, percent }: Pick<LevelShare, 'count' | 'percent'>, t: Translate): string {
  if (percent === null) return '';
  return t('pane.percent', { value: percent === 0 && count > 0 ? '< 1' : percent });
}

/** "21. 11. 2026 22:10" of an ISO time; anything else as it is. */
export function dateTime(iso: string, t: Translate): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const two = (n: number): string => String(n).padStart(2, '0');
  return t('pane.dateTime', {
    day: time.getDate(),
    month: time.getMonth() + 1,
    year: time.getFullYear(),
    hours: two(time.getHours()),
    minutes: two(time.getMinutes()),
  });
}

/** A time as the stamp of the summary has it, "26. 1. 2026 10:30", in the words of the pane; anything else as it is. */
export function stampTime(text: string, t: Translate): string {
  const [, day, month, year, hours, minutes] = /^(\d+)\.\s(\d+)\.\s(\d{4})\s(\d+):(\d+)$/.exec(text) ?? [];
  return year === undefined ? text : t('pane.dateTime', { day, month, year, hours, minutes });
}

/** "31. 12. 2025" of an ISO day in Czech, "31 Dec 2025" in English. */
export const dayText = (day: IsoDate, language: Language): string =>
  language === 'cs'
    ? czechDate(day)
    : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(day));

/** The calendar day where the user is. */
export function localDay(time: Date): IsoDate {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

export const decimal = (value: number, language: Language): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);

/**
 * A share of coverage in per cent with one decimal, rounded; cut only where rounding would reach a threshold that the
 * share does not: 89.96 % must not read as the 90 % that it lacks.
 *
 * @param share 0–1
 * @param threshold 0–1
 * @example coveragePercent(21 / 215, 0.9) // 9.8
 */
export function coveragePercent(share: number, threshold: number): number {
  const rounded = Math.round(share * 1000) / 10;
  return rounded >= threshold * 100 - 1e-9 && share < threshold - 1e-12 ? Math.floor(share * 1000 + 1e-9) / 10 : rounded;
}

/** Whole days from one day to another; negative when it is over. */
export const daysUntil = (day: IsoDate, today: IsoDate): number => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
