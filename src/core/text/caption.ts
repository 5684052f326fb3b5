import type { Level } from '../plan/level';
import { LEVEL_WORD } from './wording';

/**
 * The label of a level in the chart and the table: "Plněno; 40; 56%".
 * A level that exists but rounds to 0 reads "< 1%"; without a total (`percent` null) there is no percentage.
 */
export function caption(level: Level, count: number, percent: number | null): string {
  const share = percent === null ? '' : `; ${percent === 0 && count > 0 ? '< 1' : percent}%`;
  return `${LEVEL_WORD[level]}; ${count}${share}`;
}
