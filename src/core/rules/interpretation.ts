import type { Level, Tally } from '../plan/level';
import { byDefault } from './interpretations/default';
import { lenient } from './interpretations/lenient';
import { literal } from './interpretations/literal';
import { relative } from './interpretations/relative';

/**
 * How the published rule is read where its two sentences leave gaps. Another interpretation is a file beside these
 * four, a line here and its texts: what compares, lists or explains interpretations goes over this list.
 */
export const INTERPRETATION_RECORDS = [byDefault, literal, relative, lenient] as const;

type AnyRecord = (typeof INTERPRETATION_RECORDS)[number];
export type Interpretation = AnyRecord['id'];
/** The clause of the rule that decided; the sentence is made of it elsewhere. `nothing`: there was nothing to judge. */
export type Clause = AnyRecord['steps'][number]['clause'] | 'nothing';

export const INTERPRETATIONS: readonly Interpretation[] = INTERPRETATION_RECORDS.map(({ id }) => id);

/** Something for each interpretation, under its id and in the order of the list. */
export const forEachInterpretation = <T>(value: (interpretation: Interpretation) => T): Readonly<Record<Interpretation, T>> =>
  Object.fromEntries(INTERPRETATIONS.map((id) => [id, value(id)])) as Record<Interpretation, T>;

/** The words that stand in cells, lists and settings. */
export const INTERPRETATION_WORD: Readonly<Record<Interpretation, string>> = forEachInterpretation((id) => recordOf(id).word);

export interface Ruling {
  readonly level: Level;
  readonly clause: Clause;
}

const NOTHING: Ruling = { level: 'unfulfilled', clause: 'nothing' };

/**
 * The prevailing rule: criteria → measure, votes → criterion.
 * Source: the monitoring report 2024–2025, chapter Shrnutí.
 *
 * @param tally how many stand at each level; all 0 is unfulfilled, with the clause `nothing`
 * @example prevailing({ fulfilled: 1, partial: 2, unfulfilled: 1 }, 'literal') // unfulfilled, fulfilledNotOverUnfulfilled
 */
export function prevailing(tally: Tally, reading: Interpretation): Ruling {
  if (tally.fulfilled + tally.partial + tally.unfulfilled === 0) return NOTHING;
  const steps: readonly (Ruling & { readonly when: (tally: Tally) => boolean })[] = recordOf(reading).steps;
  return steps.find(({ when }) => when(tally))!;
}

/** The level under each of the interpretations. */
export type ByInterpretation = Readonly<Record<Interpretation, Level>>;

/** Borderline: the level depends on how the rule is read. */
export const isBorderline = (levels: ByInterpretation): boolean => INTERPRETATIONS.some((id) => levels[id] !== levels.default);

function recordOf(id: Interpretation): AnyRecord {
  return INTERPRETATION_RECORDS.find((record) => record.id === id)!;
}
