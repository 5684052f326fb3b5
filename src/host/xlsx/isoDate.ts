const DAY_MS = 86_400_000;
/** Excel counts a 29th of February 1900 that never was; days before it have one less. */
const MARCH_1900 = 61;

/**
 * The number under which Excel knows a day, an hour or both that a strict file writes as a text; a zone is left aside, as
 * the text says what the clock shows. null for anything else.
 *
 * @example serialOfIso('2024-01-31T12:00:00', false) // 45322.5
 * @example serialOfIso('06:00:00', false) // 0.25
 */
export function serialOfIso(text: string, date1904: boolean): number | null {
  const found = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?(?:Z|[+-]\d\d:\d\d)?$/.exec(text.trim());
  if (!found) return null;
  const [, year, month, day, hours, minutes, seconds] = found;
  if (year === undefined && hours === undefined) return null;
  const time = hours === undefined ? 0 : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
  if (year === undefined) return time;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(utc).getUTCDate() !== Number(day)) return null;
  if (date1904) {
    const days = (utc - Date.UTC(1904, 0, 1)) / DAY_MS;
    return days < 0 ? null : days + time;
  }
  const days = (utc - Date.UTC(1899, 11, 30)) / DAY_MS;
  const serial = (days < MARCH_1900 ? days - 1 : days) + time;
  return serial < 0 ? null : serial;
}
