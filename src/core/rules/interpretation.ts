import type { Level, Tally } from '../plan/level';

/** How the published rule is read where its two sentences leave gaps. */
export type Interpretation = 'default' | 'literal' | 'relative' | 'lenient';

export const INTERPRETATIONS = ['default', 'literal', 'relative', 'lenient'] as const satisfies readonly Interpretation[];

/** The clause of the rule that decided; the sentence is made of it elsewhere. */
export type Clause =
  /** p > c + n */
  | 'fulfilledPrevail'
  /** p > c and p > n */
  | 'fulfilledLargest'
  /** p + c > n */
  | 'atLeastPartialPrevail'
  /** p > n */
  | 'fulfilledOverUnfulfilled'
  /** n = 0 and p + c > 0 */
  | 'noneUnfulfilled'
  /** p + c ≥ 1 */
  | 'anyAtLeastPartial'
  /** none of the clauses above holds */
  | 'unfulfilledNotOutweighed'
  /** (0, 0, 0) */
  | 'nothing';

export interface Ruling {
  readonly level: Level;
  readonly clause: Clause;
}

const FULFILLED: Ruling = { level: 'fulfilled', clause: 'fulfilledPrevail' };
const LARGEST: Ruling = { level: 'fulfilled', clause: 'fulfilledLargest' };
const OUTWEIGHED: Ruling = { level: 'unfulfilled', clause: 'unfulfilledNotOutweighed' };
const NOTHING: Ruling = { level: 'unfulfilled', clause: 'nothing' };
const partial = (clause: Clause): Ruling => ({ level: 'partial', clause });
const PARTIAL_PREVAIL = partial('atLeastPartialPrevail');
const PARTIAL_OVER = partial('fulfilledOverUnfulfilled');
const PARTIAL_NONE = partial('noneUnfulfilled');
const PARTIAL_ANY = partial('anyAtLeastPartial');

/**
 * The prevailing rule: criteria → measure, voices → criterion.
 * Source: the monitoring report 2024–2025, chapter Shrnutí. The relative reading is not monotone:
 * (2,1,1) is fulfilled and the better (2,2,0) is partial.
 */
export function prevailing({ fulfilled: p, partial: c, unfulfilled: n }: Tally, reading: Interpretation): Ruling {
  if (p + c + n === 0) return NOTHING;
  if (p > c + n) return FULFILLED;
  switch (reading) {
    case 'default':
      return p + c > n ? PARTIAL_PREVAIL : OUTWEIGHED;
    case 'literal':
      if (p > n) return PARTIAL_OVER;
      return n === 0 ? PARTIAL_NONE : OUTWEIGHED;
    case 'relative':
      if (p > c && p > n) return LARGEST;
      return p + c > n ? PARTIAL_PREVAIL : OUTWEIGHED;
    case 'lenient':
      return p + c >= 1 ? PARTIAL_ANY : OUTWEIGHED;
  }
}

/** The level under each of the four readings. */
export type ByInterpretation = Readonly<Record<Interpretation, Level>>;

export function underEachInterpretation(level: (reading: Interpretation) => Level): ByInterpretation {
  return { default: level('default'), literal: level('literal'), relative: level('relative'), lenient: level('lenient') };
}

/** Borderline: the level depends on how the rule is read. */
export function isBorderline(levels: ByInterpretation): boolean {
  return levels.default !== levels.literal || levels.default !== levels.relative || levels.default !== levels.lenient;
}
