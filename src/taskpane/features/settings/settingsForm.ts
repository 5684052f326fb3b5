import { czechDate, readDate, toSerial } from '../../../core/text/date';
import { readNumber } from '../../../core/text/number';
import { cellText } from '../../../core/text/text';
import { readInterpretation } from '../../../core/text/wording';
import { SETTINGS, type SettingId } from '../../../schema/tables';
import type { SettingValues } from '../../ports/workbook';

/** A setting as people read and type it; what cannot be read stays as it is typed. */
export function shownSetting(id: SettingId, values: SettingValues): string {
  const value = values[id] ?? '';
  if (value === '') return '';
  switch (SETTINGS[id].kind) {
    case 'date': {
      const date = readDate(value);
      return date === null ? cellText(value) : czechDate(date);
    }
    case 'share': {
      const share = readNumber(value);
      if (share === null) return cellText(value);
      return `${+(share <= 1 ? share * 100 : share).toFixed(2)}`.replace('.', ',');
    }
    case 'interpretation':
      return readInterpretation(cellText(value)).value ?? cellText(value);
    case 'text':
    case 'choice':
    case 'count':
      return cellText(value);
  }
}

/** The value for the cell, or null when the text cannot be one. An empty field empties the cell, except where a plan needs a value. */
export function typedSetting(id: SettingId, text: string, before: string | number | undefined): string | number | null {
  const typed = text.trim();
  const kind = SETTINGS[id].kind;
  if (typed === '') return id === 'planName' || kind === 'share' || kind === 'interpretation' ? null : '';
  switch (kind) {
    case 'text':
    case 'choice':
      return typed;
    case 'date': {
      const date = readDate(typed);
      // A cell that held a date keeps to hold one; in another the number of a day would be shown as a number.
      return date === null ? null : typeof before === 'number' ? toSerial(date) : czechDate(date);
    }
    case 'count': {
      const count = readNumber(typed);
      return count !== null && Number.isInteger(count) && count >= 0 ? count : null;
    }
    case 'share':
      return shareTyped(typed);
    case 'interpretation':
      return typed;
  }
}

const percentOf = (text: string): number | null => readNumber(text.trim().replace(/\s*%$/, ''));

/** A share typed as per cent, 1 to 100; null for anything else. "0,9" is more likely 90 % than nine of a thousand. */
export function shareTyped(text: string): number | null {
  const percent = percentOf(text);
  return percent !== null && percent >= 1 && percent <= 100 ? +(percent / 100).toFixed(6) : null;
}

/** The per cents that were probably meant by a share below one, "90" for "0,9"; null for any other text. */
export function percentMeant(text: string): string | null {
  const share = percentOf(text);
  return share !== null && share > 0 && share < 1 ? `${+(share * 100).toFixed(2)}`.replace('.', ',') : null;
}
