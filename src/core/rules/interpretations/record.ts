import type { Level, Tally } from '../../plan/level';

/** A step of an interpretation: the first whose condition holds decides, and its clause says why. */
interface Step<C extends string> {
  readonly level: Level;
  /** The sentence of it is `clause.<id>` of the texts; what it says is true wherever the step decides. */
  readonly clause: C;
  readonly when: (tally: Tally) => boolean;
}

/** One way to read the published rule where its two sentences leave gaps. */
export interface InterpretationRecord<Id extends string, C extends string> {
  readonly id: Id;
  /** As it stands in cells, lists and settings. */
  readonly word: string;
  /** Does improving one criterion never lower the level? */
  readonly monotone: boolean;
  /** In the order in which they are asked; the last one holds of every tally that is not empty. */
  readonly steps: readonly Step<C>[];
}

export const interpretation = <Id extends string, C extends string>(record: InterpretationRecord<Id, C>): InterpretationRecord<Id, C> =>
  record;

/** p > c + n: a majority of fulfilled ones, the one condition that every interpretation has or goes beyond. */
export const FULFILLED_PREVAIL = {
  level: 'fulfilled',
  clause: 'fulfilledPrevail',
  when: ({ fulfilled, partial, unfulfilled }: Tally) => fulfilled > partial + unfulfilled,
} as const;

/** p + c > n */
export const atLeastPartialPrevail = ({ fulfilled, partial, unfulfilled }: Tally): boolean => fulfilled + partial > unfulfilled;

/** p + c ≤ n, as the step that is left when {@link atLeastPartialPrevail} does not hold. */
export const NOT_OUTWEIGHED = { level: 'unfulfilled', clause: 'unfulfilledNotOutweighed', when: () => true } as const;
