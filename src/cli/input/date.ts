import { readDate, type IsoDate } from '../../core/text/date';
import type { Translate } from '../../i18n';
import { UsageError } from './usageError';

/** Excel counts days from 1900 and made a mistake in its first two months. */
const FIRST: IsoDate = '1900-03-01';

/** A day given as an option; null when it is not given. */
export function dateOption(name: string, text: string | undefined, t: Translate): IsoDate | null {
  if (text === undefined) return null;
  const date = readDate(text);
  if (date === null || date < FIRST) throw new UsageError(t('cli.badDate', { option: `--${name}`, text }));
  return date;
}

/** The day on the calendar of whoever runs the program. */
export const dayOf = (time: Date): IsoDate =>
  [time.getFullYear(), ...[time.getMonth() + 1, time.getDate()].map((part) => String(part).padStart(2, '0'))].join('-');
