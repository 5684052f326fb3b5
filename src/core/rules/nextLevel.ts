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
  /** So many criteria by which it would do, the first ones in their order. */
  readonly criteria: readonly (Criterion | null)[];
  /** How many choices of so many criteria would do; 1 when it has to be these. */
  readonly ways: number;
  /** What the votes of an only criterion lack; null where there are more criteria, or nobody has voted. */
  readonly votes: Pick<NextLevel, 'fulfilled' | 'partial'> | null;
  /** Criteria that only lack municipalities to be fulfilled, and how many (1 or more); those that lack least come first. */
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
  const { level, raised, half, whole } = change;
  // To be fulfilled at least in part no municipality more is needed than the first.
  const lackMunicipalities = half + whole === 0 ? [] : criteria;
  const territorial = lackMunicipalities.flatMap(({ criterion, level: now, voices, coverage }) =>
    // Where others speak of the criterion too, municipalities alone do not decide.
    now === 'fulfilled' || coverage === null || voices.length > 1 ? [] : [{ criterion, municipalities: lacking(coverage, threshold) }],
  );
  const [only] = criteria;
  const votes = criteria.length === 1 && only && !only.silent ? leastChange(only.tally, computed, reading) : null;
  return {
    level,
    fulfilled: half + whole,
    partial: raised,
    criteria: firstOf(criteria, change),
    ways: waysOf(tally, half + whole, raised, (next) => isBetter(prevailing(next, reading).level, computed)),
    votes: votes && { fulfilled: votes.half + votes.whole, partial: votes.raised },
    territorial: territorial.filter(({ municipalities }) => municipalities > 0).sort((a, b) => a.municipalities - b.municipalities),
  };
}

/** How many move up: to partly fulfilled, from partly fulfilled to fulfilled, and the whole way. */
interface Steps {
  readonly raised: number;
  readonly half: number;
  readonly whole: number;
}

const isBetter = (level: Level, than: Level): boolean => LEVELS.indexOf(level) < LEVELS.indexOf(than);

const after = ({ fulfilled, partial, unfulfilled }: Tally, { raised, half, whole }: Steps): Tally => ({
  fulfilled: fulfilled + half + whole,
  partial: partial + raised - half,
  unfulfilled: unfulfilled - raised - whole,
});

/** The fewest that have to move up; of equally many, by the fewest steps. Tried out: one reading is not monotonous. */
function leastChange(tally: Tally, now: Level, reading: Interpretation): (Steps & { readonly level: Level }) | null {
  const { partial, unfulfilled } = tally;
  for (let all = 1; all <= partial + unfulfilled; all++)
    for (let raised = Math.min(all, unfulfilled); raised >= 0; raised--)
      for (let whole = Math.max(0, all - raised - partial); whole <= Math.min(all - raised, unfulfilled - raised); whole++) {
        const steps = { raised, half: all - raised - whole, whole };
        const { level } = prevailing(after(tally, steps), reading);
        if (isBetter(level, now)) return { level, ...steps };
      }
  return null;
}

/** The criteria that come first of those that may take the steps. */
function firstOf(criteria: MeasureVerdict['criteria'], { raised, half, whole }: Steps): (Criterion | null)[] {
  const left = { fulfilled: 0, partial: half, unfulfilled: raised + whole };
  return criteria.filter(({ level }) => left[level]-- > 0).map(({ criterion }) => criterion);
}

/** How many choices do of so many that become fulfilled, whatever they were, and so many that become so in part. */
function waysOf(tally: Tally, fulfilled: number, raised: number, isEnough: (next: Tally) => boolean): number {
  const { partial, unfulfilled } = tally;
  let ways = 0;
  for (let whole = Math.max(0, fulfilled - partial); whole <= Math.min(fulfilled, unfulfilled - raised); whole++) {
    const half = fulfilled - whole;
    if (isEnough(after(tally, { raised, half, whole })))
      ways += choices(partial, half) * choices(unfulfilled, whole) * choices(unfulfilled - whole, raised);
  }
  return ways;
}

/** How many choices there are of so many out of all; 10 over 3 is 120. */
function choices(all: number, some: number): number {
  let ways = 1;
  for (let i = 1; i <= some; i++) ways = (ways * (all - some + i)) / i;
  return ways;
}

function lacking({ covered, total }: Coverage, threshold: number): number {
  let more = Math.max(0, Math.floor(threshold * total) - covered);
  while (more <= total - covered && !reaches({ covered: covered + more, total }, threshold)) more++;
  return more;
}
