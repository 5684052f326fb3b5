import { tallyOf, type Tally } from '../plan/level';
import type { Criterion } from '../plan/plan';
import type { MeasureVerdict } from './evaluate';
import { forEachInterpretation, INTERPRETATIONS, isBorderline, prevailing, type Interpretation, type Ruling } from './interpretation';

/** How a measure comes out under one interpretation, and of what counts. */
export interface RulingOfTally extends Ruling {
  /** Of its criteria under that interpretation; of an only criterion the counts of its votes. */
  readonly tally: Tally;
  readonly of: 'criteria' | 'votes';
}

/**
 * Why the measure has its level under each interpretation. Of an only criterion the votes decide, and so the sentence is
 * about them.
 *
 * @example rulings(verdict of (1, 2, 1)).literal // unfulfilled, fulfilledNotOverUnfulfilled, of the tally (1, 2, 1)
 */
export const rulings = ({ criteria }: MeasureVerdict): Readonly<Record<Interpretation, RulingOfTally>> =>
  forEachInterpretation((reading) => {
    const [only] = criteria;
    if (criteria.length === 1 && only) return { ...prevailing(only.tally, reading), tally: only.tally, of: 'votes' };
    const tally = tallyOf(criteria.map(({ byInterpretation }) => byInterpretation[reading]));
    return { ...prevailing(tally, reading), tally, of: 'criteria' };
  });

/** So many criteria at most are looked for; a longer list of what to do is none. */
const AT_MOST = 3;

/**
 * The fewest criteria that, once they are fulfilled beyond dispute, give the measure one level under every interpretation:
 * of equally few those that come first.
 *
 * @returns null for a measure that is not borderline, for one of a single criterion, and where more than three would be needed
 */
export function settling({ borderline, criteria }: MeasureVerdict): readonly Criterion[] | null {
  if (!borderline || criteria.length < 2) return null;
  const open = criteria.filter(({ byInterpretation }) => INTERPRETATIONS.some((id) => byInterpretation[id] !== 'fulfilled'));
  for (let size = 1; size <= Math.min(AT_MOST, open.length); size++)
    for (const chosen of combinations(open, size)) {
      const levels = forEachInterpretation(
        (id) => prevailing(tallyOf(criteria.map((each) => (chosen.includes(each) ? 'fulfilled' : each.byInterpretation[id]))), id).level,
      );
      if (!isBorderline(levels)) return chosen.flatMap(({ criterion }) => criterion ?? []);
    }
  return null;
}

/** Every choice of so many, in the order of the list. */
function* combinations<T>(all: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) yield [];
  else for (let i = from; i <= all.length - size; i++) for (const rest of combinations(all, size - 1, i + 1)) yield [all[i]!, ...rest];
}
