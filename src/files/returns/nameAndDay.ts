import { readDate } from '../../core/text/date';
import { cellText, type CellValue } from '../../core/text/text';
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
  const both = split(by) ?? split(on);
  if (both) return both;
  return isDay(by) && isName(on) ? { by: on, on: by, isLoose: true } : null;
}

function split(value: CellValue): NameAndDay | null {
  const text = cellText(value);
  const days = text.match(DAY) ?? [];
  if (days.length !== 1 || readDate(days[0]) === null) return null;
  const name = text
    .replace(days[0], ' ')
    .replace(/(^|\s)dne(?=\s|$)/giu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:()–-]+|[\s,;:()–-]+$/g, '');
  return /\p{L}/u.test(name) ? { by: name, on: days[0], isLoose: true } : null;
}
