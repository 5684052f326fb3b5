import { LEVELS, type Level, type Tally } from '../plan/level';
import { reaches } from '../plan/territory';
import { compareCodes } from '../text/text';
import type { PeriodFault } from './fault';
import { linkPeriods, type Lineage } from './lineage';
import { levelsOfPeriod, type Period, type PeriodMeasure } from './period';

/** What became of a measure; in the order in which they are counted and shown. */
const CHANGES = ['improved', 'worsened', 'same', 'new', 'ended', 'merged', 'split', 'incomparable'] as const;
export type Change = (typeof CHANGES)[number];

/** What made a level another one. */
const CAUSES = ['criteria', 'evidence', 'coverage', 'override', 'reading', 'threshold'] as const;
export type Cause = (typeof CAUSES)[number];

export interface Movement {
  readonly code: string;
  readonly title: string;
  /** As it was; of a merged measure several, of a new one none. */
  readonly from: readonly PeriodMeasure[];
  /** As it is; null for an ended one. */
  readonly to: PeriodMeasure | null;
  /** null where there was none, or several that differ */
  readonly before: Level | null;
  readonly after: Level | null;
  readonly change: Change;
  /** Why the level is another one; empty where it is not, and where nothing is compared. */
  readonly because: readonly Cause[];
}

/** How many came to a level and left it, by the way they did: `before` with all that came and without all that left is `after`. */
export interface LevelAccount {
  readonly level: Level;
  readonly before: number;
  readonly after: number;
  readonly came: Readonly<Record<Way, number>>;
  readonly left: Readonly<Record<Way, number>>;
}
export type Way = Exclude<Change, 'same' | 'new' | 'ended'> | 'whole';
export const WAYS = ['improved', 'worsened', 'whole', 'merged', 'split', 'incomparable'] as const satisfies readonly Way[];

export interface Comparison {
  readonly before: Period;
  readonly now: Period;
  readonly totals: { readonly before: Tally; readonly now: Tally };
  /** Of the compared ones: level before, level now. */
  readonly matrix: Readonly<Record<Level, Readonly<Record<Level, number>>>>;
  readonly counts: Readonly<Record<Change, number>>;
  /** Measures that follow one measure each, and can be compared: what the matrix and the shares are of. */
  readonly compared: number;
  /** Sorted by code; each measure of either period stands in exactly one of them. */
  readonly movements: readonly Movement[];
  readonly accounts: readonly LevelAccount[];
}

/**
 * Lays two periods side by side. Levels are taken as they stand in the periods; for another interpretation give them as
 * `under` makes them. Where the thresholds differ, a measure that is judged by territory is not compared: give the earlier
 * period judged by the new threshold, if its workbook is at hand.
 */
export function comparePeriods(
  before: Period,
  now: Period,
): { readonly comparison: Comparison } | { readonly faults: readonly PeriodFault[] } {
  const { lineage, faults } = linkPeriods(before, now);
  return faults.length > 0 ? { faults } : { comparison: compareLinked(before, now, lineage) };
}

function compareLinked(before: Period, now: Period, lineage: Lineage): Comparison {
  const movements = movementsOf(before, now, lineage);
  const compared = movements.filter(isCompared);
  return {
    before,
    now,
    totals: { before: levelsOfPeriod(before), now: levelsOfPeriod(now) },
    matrix: forLevels((was) => forLevels((is) => compared.filter((m) => m.before === was && m.after === is).length)),
    counts: Object.fromEntries(
      CHANGES.map((change) => [change, movements.filter((movement) => movement.change === change).length]),
    ) as Record<Change, number>,
    compared: compared.length,
    movements,
    accounts: LEVELS.map((level) => accountOf(level, before, now, movements)),
  };
}

const forLevels = <T>(value: (level: Level) => T): Record<Level, T> =>
  Object.fromEntries(LEVELS.map((level) => [level, value(level)])) as Record<Level, T>;

const isCompared = ({ change }: Movement): boolean => change === 'improved' || change === 'worsened' || change === 'same';

function movementsOf(before: Period, now: Period, lineage: Lineage): Movement[] {
  const earlier = new Map(before.measures.map((measure) => [measure.key, measure]));
  const followers = new Map<string, number>();
  for (const keys of lineage.values()) for (const key of keys) followers.set(key, (followers.get(key) ?? 0) + 1);
  const changesThreshold = before.threshold.toFixed(4) !== now.threshold.toFixed(4);
  const later = now.measures.map((to): Movement => {
    const from = (lineage.get(to.key) ?? []).flatMap((key) => earlier.get(key) ?? []);
    const { code, title } = to;
    const levels = [...new Set(from.map(({ level }) => level))];
    const movement = { code, title, from, to, before: levels.length === 1 ? levels[0]! : null, after: to.level, because: [] };
    const [only] = from;
    if (only === undefined) return { ...movement, change: 'new' };
    if (from.length > 1) return { ...movement, change: 'merged' };
    if (followers.get(only.key)! > 1) return { ...movement, change: 'split' };
    if (changesThreshold && (only.coverage !== null || to.coverage !== null))
      return { ...movement, change: 'incomparable', because: ['threshold'] };
    return { ...movement, change: changeOf(only.level, to.level), because: causesOf(only, to, before, now) };
  });
  const ended = before.measures.flatMap((measure): Movement[] =>
    followers.has(measure.key)
      ? []
      : [
          {
            code: measure.code,
            title: measure.title,
            from: [measure],
            to: null,
            before: measure.level,
            after: null,
            change: 'ended',
            because: [],
          },
        ],
  );
  return [...later, ...ended].sort((a, b) => compareCodes(a.code, b.code) || (a.to === null ? 1 : -1));
}

const changeOf = (was: Level, is: Level): Change =>
  was === is ? 'same' : LEVELS.indexOf(is) < LEVELS.indexOf(was) ? 'improved' : 'worsened';

/** Why the level is another one: what is certain, and evidence where nothing else explains it. */
function causesOf(was: PeriodMeasure, is: PeriodMeasure, before: Period, now: Period): Cause[] {
  if (was.level === is.level) return [];
  const causes = new Set<Cause>();
  if (was.overridden || is.overridden) causes.add('override');
  // The coordinator's word alone moved it.
  if (was.computed === is.computed) return ['override'];
  const isOtherReading = before.reading !== now.reading && was.byInterpretation[now.reading] !== was.computed;
  if (isOtherReading) causes.add('reading');
  // Judged in the new way, it would have had the new level then.
  if (isOtherReading && was.byInterpretation[now.reading] === is.computed) return inOrder(causes);
  const isRewritten = size(was) !== size(is) || was.criteriaMark !== is.criteriaMark;
  if (isRewritten) causes.add('criteria');
  const crosses = was.coverage !== null && is.coverage !== null && reached(was, before) !== reached(is, now);
  if (crosses) causes.add('coverage');
  // One criterion has moved, and the threshold explains it.
  if (!isRewritten && !(crosses && movedCriteria(was, is) <= 1)) causes.add('evidence');
  return inOrder(causes);
}

const inOrder = (causes: ReadonlySet<Cause>): Cause[] => CAUSES.filter((cause) => causes.has(cause));
const size = ({ tally }: PeriodMeasure): number => tally.fulfilled + tally.partial + tally.unfulfilled;
const reached = ({ coverage }: PeriodMeasure, { threshold }: Period): boolean => reaches({ covered: coverage!, total: 1 }, threshold);
/** How many criteria stand at another level, of as many. */
const movedCriteria = (a: PeriodMeasure, b: PeriodMeasure): number =>
  LEVELS.reduce((sum, level) => sum + Math.abs(a.tally[level] - b.tally[level]), 0) / 2;

function accountOf(level: Level, before: Period, now: Period, movements: readonly Movement[]): LevelAccount {
  const noWays = (): Record<Way, number> => ({ improved: 0, worsened: 0, whole: 0, merged: 0, split: 0, incomparable: 0 });
  const [came, left] = [noWays(), noWays()];
  /** A measure that was split stands in several movements and leaves once. */
  const gone = new Set<string>();
  // A measure that went into several, one of them merged, is told of as merged.
  const order = [...movements].sort((a, b) => Number(b.change === 'merged') - Number(a.change === 'merged'));
  for (const { from, to, change } of order) {
    if (change === 'same' || (change === 'incomparable' && from[0]!.level === to!.level)) continue;
    const way: Way = change === 'new' || change === 'ended' ? 'whole' : change;
    if (to?.level === level) came[way]++;
    for (const measure of from) {
      if (measure.level === level && !gone.has(measure.key)) left[way]++;
      gone.add(measure.key);
    }
  }
  return { level, before: levelsOfPeriod(before)[level], after: levelsOfPeriod(now)[level], came, left };
}
