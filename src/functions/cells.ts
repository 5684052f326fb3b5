import { INTERPRETATIONS, type Interpretation } from '../core/rules/interpretation';
import { readNumber } from '../core/text/number';
import { cellText, type CellValue } from '../core/text/text';
import { LEVEL_WORD, INTERPRETATION_WORD, readLevel, readInterpretation } from '../core/text/wording';
import type { Level } from '../core/plan/level';
import { Problem } from './problem';

/** What Excel hands over for a range; a single cell is a 1×1 array. */
export type Cells = readonly (readonly unknown[])[];

export const flat = (cells: Cells): CellValue[] => cells.flat() as CellValue[];

export const isEmpty = (value: unknown): boolean => cellText(value as CellValue) === '';

/**
 * The text of a cell that holds a word, a code or a description. Excel hands an empty cell over as the number 0
 * (office-js #1951, #4702), and none of them is that number; an empty box to tick holds FALSE, and says as little.
 * @example textIn(0) === ''
 */
export const textIn = (value: unknown): string => (value === 0 || value === false ? '' : cellText(value as CellValue));

/** Empty (null) is not a level; any other unknown text is refused by name. */
export function levelIn(value: CellValue): Level | null {
  const read = readLevel(textIn(value));
  if (read.raw === '') return null;
  if (read.value === null) throw new Problem('invalidValue', 'unknownLevel', { text: read.raw, words: list(Object.values(LEVEL_WORD)) });
  return read.value;
}

export const levelsIn = (cells: Cells): Level[] => flat(cells).flatMap((value) => levelIn(value) ?? []);

/** Excel passes null for an argument that is left out. */
export function readingIn(value: string | null | undefined): Interpretation {
  const read = readInterpretation(textIn(value));
  if (read.raw === '') return 'default';
  if (read.value === null) {
    throw new Problem('invalidValue', 'unknownReading', {
      text: read.raw,
      words: list(INTERPRETATIONS.map((reading) => INTERPRETATION_WORD[reading])),
    });
  }
  return read.value;
}

export function numberIn(value: CellValue): number {
  const number = readNumber(value);
  if (number === null) throw new Problem('invalidValue', 'notNumber', { text: cellText(value) });
  return number;
}

export function countIn(value: CellValue): number {
  const count = readNumber(value);
  if (count === null || !Number.isSafeInteger(count) || count < 0) throw new Problem('invalidValue', 'notCount', { text: cellText(value) });
  return count;
}

/** A share given as a number from 0 to 1, as a cell that shows 90 % holds it. */
export function shareIn(value: number | null | undefined): number | null {
  if (isEmpty(value)) return null;
  const share = numberIn(value as number);
  if (share < 0 || share > 1) throw new Problem('invalidValue', 'notShare', { text: cellText(value) });
  return share;
}

/** Like `shareIn`; at 0 everything would be fulfilled, and 0 is what Excel makes of an empty cell. */
export function thresholdIn(value: number | null | undefined): number | null {
  const share = shareIn(value);
  if (share !== null && share <= 0) throw new Problem('invalidValue', 'notThreshold', { text: cellText(value) });
  return share;
}

/** Ranges that are read side by side must be equally large; a different one is almost always a slip of the mouse. */
export function sameSize(...ranges: readonly (readonly unknown[])[]): void {
  const [first, ...others] = ranges.map((range) => range.length);
  const other = others.find((length) => length !== first);
  if (other !== undefined) throw new Problem('invalidValue', 'sizes', { first: first!, other });
}

/** "a, b nebo c" */
const list = (words: readonly string[]): string => words.join(', ');
