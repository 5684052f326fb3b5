import { LEVELS, type Level, type Tally } from '../plan/level';
import type { Criterion } from '../plan/plan';
import { reaches, type Coverage } from '../plan/territory';
import type { Evaluation, MeasureVerdict } from './evaluate';
import { prevailing, type Interpretation } from './interpretation';

/** The least that would have to change for a measure to get a better level. */
export interface NextLevel {
  /** The level that it would get. */
  readonly level: Level;
  /** So many more of its criteria fulfilled, 0 or more. */
  readonly fulfilled: number;
  /** So many of its unfulfilled criteria at least partly fulfilled, 0 or more. */
  readonly partial: number;
  /** Criteria that only lack municipalities to the threshold, and how many (1 or more); those that lack least come first. */
  readonly territorial: readonly { readonly criterion: Criterion | null; readonly municipalities: number }[];
}

/**
 * What is missing to a better computed level. An override changes nothing of it: it is a word about the level, not evidence.
 *
 * @returns null for a measure that is fulfilled
 * @example nextLevel(verdict of two criteria, one fulfilled and one partly) // { level: 'fulfilled', fulfilled: 1, partial: 0, … }
 */
export function nextLevel(
  { computed, tally, criteria }: MeasureVerdict,
  { reading, threshold }: Pick<Evaluation, 'reading' | 'threshold'>,
): NextLevel | null {
  const change = leastChange(tally, computed, reading);
  if (change === null) return null;
  const territorial = criteria.flatMap(({ criterion, level, voices, coverage }) =>
    // Where others speak of the criterion too, municipalities alone do not decide.
    level === 'fulfilled' || coverage === null || voices.length > 1 ? [] : [{ criterion, municipalities: lacking(coverage, threshold) }],
  );
  return {
    ...change,
    territorial: territorial.filter(({ municipalities }) => municipalities > 0).sort((a, b) => a.municipalities - b.municipalities),
  };
}

/** The fewest criteria that have to move up; of equally many, by the fewest steps. Tried out: one reading is not monotonous. */
function leastChange(tally: Tally, now: Level, reading: Interpretation): Omit<NextLevel, 'territorial'> | null {
  const { fulfilled, partial, unfulfilled } = tally;
  for (let criteria = 1; criteria <= partial + unfulfilled; criteria++)
    // Criteria that become partly fulfilled, and of the others those that were not fulfilled at all.
    for (let raised = Math.min(criteria, unfulfilled); raised >= 0; raised--)
      for (let whole = Math.max(0, criteria - raised - partial); whole <= Math.min(criteria - raised, unfulfilled - raised); whole++) {
        const next: Tally = {
          fulfilled: fulfilled + criteria - raised,
          partial: partial + raised - (criteria - raised - whole),
          unfulfilled: unfulfilled - raised - whole,
        };
        const { level } = prevailing(next, reading);
        if (LEVELS.indexOf(level) < LEVELS.indexOf(now)) return { level, fulfilled: criteria - raised, partial: raised };
      }
  return null;
}

function lacking({ covered, total }: Coverage, threshold: number): number {
  let more = Math.max(0, Math.floor(threshold * total) - covered);
  while (more <= total - covered && !reaches({ covered: covered + more, total }, threshold)) more++;
  return more;
}
