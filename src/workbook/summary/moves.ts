import { LEVELS, type Level } from '../../core/plan/level';

/** A measure whose level is not what the last run wrote. */
export interface Change {
  readonly code: string;
  readonly from: Level;
  readonly to: Level;
}

/** What moved in one run: how many measures, and the first of them. */
export interface Moves {
  readonly count: number;
  readonly first: readonly Change[];
}

/** So many are kept: the list is to be looked at, not to hold the plan a second time. */
const MOST = 40;

/** As the detail of a restore point keeps it; "" when nothing moved. */
export const movesText = (changes: readonly Change[]): string =>
  changes.length === 0
    ? ''
    : JSON.stringify({ count: changes.length, first: changes.slice(0, MOST).map(({ code, from, to }) => [code, from, to]) });

/**
 * What `movesText` has kept. Anything else, from another version or damaged, says that nothing is known.
 *
 * @example movesOf(movesText([{ code: 'A1.1', from: 'partial', to: 'fulfilled' }])).count === 1
 */
export function movesOf(text: string): Moves {
  try {
    const { count, first } = JSON.parse(text) as { count: number; first: [string, Level, Level][] };
    const isLevel = (level: unknown): boolean => (LEVELS as readonly unknown[]).includes(level);
    if (Number.isInteger(count) && first.every(([code, from, to]) => typeof code === 'string' && isLevel(from) && isLevel(to)))
      return { count, first: first.map(([code, from, to]) => ({ code, from, to })) };
  } catch {
    // Told below.
  }
  return { count: 0, first: [] };
}
