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
