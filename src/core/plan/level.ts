/** The three-level evaluation as published: Plněno, Plněno částečně, Neplněno. */
export type Level = 'fulfilled' | 'partial' | 'unfulfilled';

/** The order in which levels are shown everywhere, and which settles ties between shares. */
export const LEVELS = ['fulfilled', 'partial', 'unfulfilled'] as const satisfies readonly Level[];

/** How many criteria (or voices, or measures) stand at each level. */
export interface Tally {
  readonly fulfilled: number;
  readonly partial: number;
  readonly unfulfilled: number;
}

export function tallyOf(levels: Iterable<Level>): Tally {
  const tally = { fulfilled: 0, partial: 0, unfulfilled: 0 };
  for (const level of levels) tally[level]++;
  return tally;
}

/** The one level at which everything stands; null where there are several levels, or nothing. */
export function onlyLevel(tally: Tally): Level | null {
  const [first, ...others] = LEVELS.filter((level) => tally[level] > 0);
  return first !== undefined && others.length === 0 ? first : null;
}

/**
 * How all of a number of things are spoken of: "jediné", "obě", "všechna 3", "všech 5".
 * @param count from 1
 */
export const howAll = (count: number): 'one' | 'both' | 'few' | 'many' =>
  count === 1 ? 'one' : count === 2 ? 'both' : count < 5 ? 'few' : 'many';
