import { czechDate, readDate } from '../../core/text/date';
import type { BookCell } from './book';
import { formatNumber } from './binary/sheetJs';

const MONTHS = ['leden', 'únor', 'březen', 'duben', 'květen', 'červen', 'červenec', 'srpen', 'září', 'říjen', 'listopad', 'prosinec'];

/**
 * The text of a cell of a text field: what its author sees in it. The stored number of "75 %" is 0.75 and that of a day
 * is a count of days; neither is what was written. The library shows numbers as an English Excel does, so what only the
 * language decides (names of months, the marks of thousands and decimals, the short date) is shown as a Czech one does.
 *
 * @example a cell of 0.75 under "0%" is "75%"; 45992 under "mmm-yy" is "prosinec 2025"; 1250000 under "#,##0" is "1 250 000";
 *   12.5 without a format is "12,5"
 */
export function shownText(cell: BookCell, date1904: boolean): string {
  const { value, shown, format } = cell;
  if (typeof value === 'boolean') return value ? 'PRAVDA' : 'NEPRAVDA';
  if (typeof value !== 'number') return shown.trim();
  if (format === 'General') return shown.replace('.', ',');
  // A format that the file itself shows, in the language of its author.
  if (formatNumber(format, value, date1904) !== shown) return shown.trim();
  if (cell.isDate) {
    const serial = date1904 ? value + DAYS_1904 : value;
    // The library gives up on some formats, "d. m. yyyy" among them, and shows the stored number.
    return shown === String(value) ? dayAs(format, serial) : shownDate(shown, format, serial);
  }
  return shown
    .replace(/(\d),(?=\d{3})/g, '$1 ')
    .replace(/(\d)\.(?=\d)/g, '$1,')
    .trim();
}

/** What a serial number is short of in a workbook that counts days from 1904. */
export const DAYS_1904 = 1_462;

function shownDate(shown: string, format: string, serial: number): string {
  const day = readDate(serial);
  const isEnglish = /[A-Za-z]{3}/.test(shown) || /^m\/d\/yy/.test(format);
  if (day === null || !isEnglish) return shown.trim();
  const [year, month] = day.split('-').map(Number);
  return /d/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')) ? czechDate(day) : `${MONTHS[month! - 1]} ${year}`;
}

/** A day under a format of days, months, years and texts; what else there is of a format is for times of the day. */
function dayAs(format: string, serial: number): string {
  const day = readDate(serial);
  if (day === null) return String(serial);
  const [year = '', month = '', date = ''] = day.split('-');
  // A time of the day is no matter of a day, and a month beside a day is in another case.
  if (/[hs]|d.*mmm/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''))) return czechDate(day);
  const [first = ''] = format.split(';');
  return first
    .replace(
      /"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|@|(d{1,4}|m{1,5}|y{1,4})|(.)/gi,
      (_, quoted?: string, escaped?: string, part?: string, other?: string) => {
        if (part === undefined) return quoted ?? escaped ?? other ?? '';
        const long = part.length > 1;
        if (/^d/i.test(part)) return long ? date : String(+date);
        if (/^y/i.test(part)) return part.length > 2 ? year : year.slice(-2);
        return part.length > 2 ? MONTHS[+month - 1]! : long ? month : String(+month);
      },
    )
    .trim();
}
