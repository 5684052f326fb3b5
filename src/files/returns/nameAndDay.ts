import { readDate } from '../../core/text/date';
import { cellText, fold, type CellValue } from '../../core/text/text';
import { isBareNumber } from './form/bareNumber';

const DAY = /\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\p{L}+\s\d{4}/gu;

export interface NameAndDay {
  readonly by: CellValue;
  readonly on: CellValue;
  /** It stands in another shape than the form asks for. */
  readonly isLoose: boolean;
}

/**
 * The name and the day of *Potvrzuji úplnost* from its two cells: each in its own, the other way round, or both in one.
 * @returns null when either cannot be told
 * @example nameAndDay('Jana Nová, 15. 1. 2027', '') // { by: 'Jana Nová', on: '15. 1. 2027', isLoose: true }
 */
export function nameAndDay(by: CellValue, on: CellValue): NameAndDay | null {
  const isDay = (value: CellValue): boolean => readDate(value) !== null && !isBareNumber(value);
  const isName = (value: CellValue): boolean => /\p{L}/u.test(cellText(value)) && !isDay(value);
  // With a day in its own cell, whatever stands in the other one is the name, odd as it may be.
  if (isDay(on) && cellText(by) !== '' && !isDay(by) && !split(by)) return { by, on, isLoose: false };
  // "V Liberci dne 15. 1. 2027" beside a name says only where and when.
  const day = dayIn(on);
  if (day !== null && isName(by) && dayIn(by) === null && !isConfirming(by)) return { by, on: day, isLoose: true };
  const both = split(by) ?? split(on);
  if (both) return both;
  return isDay(by) && isName(on) ? { by: on, on: by, isLoose: true } : null;
}

/** "Potvrzuji", "ano", "X" in the place of a name: the name stands elsewhere, if it does. */
const isConfirming = (value: CellValue): boolean =>
  /^(?:potvrzuj[ie]|potvrzeno|souhlasim|ano|x|schvaluji|schvaleno)\b/.test(fold(cellText(value)));

/** Nobody signs at greater length. */
const LONGEST = 200;

/** The only day that a text names. */
function dayIn(value: CellValue): string | null {
  const text = cellText(value);
  const days = text.length > LONGEST ? [] : (text.match(DAY) ?? []);
  return days.length === 1 && readDate(days[0]) !== null ? days[0] : null;
}

function split(value: CellValue): NameAndDay | null {
  const day = dayIn(value);
  if (day === null) return null;
  const name = cellText(value)
    .replace(day, ' , ')
    .replace(/(^|\s)(?:dne|datum:?|v? ?\d{1,2}[:.]\d{2}(?: ?h(?:od)?\.?)?)(?=[\s,;]|$)/giu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?,[ ,;]*/g, ', ')
    // Where it was signed.
    .replace(/^ve? \p{Lu}[\p{L} ]*,|,? ve? \p{Lu}[\p{L} ]*,? ?$/giu, '')
    .replace(/^[\s,;:()/–-]+|[\s,;:()/–-]+$/g, '');
  return /\p{L}/u.test(name) ? { by: name, on: day, isLoose: true } : null;
}
