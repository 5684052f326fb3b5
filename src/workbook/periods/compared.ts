import { comparePeriods, type Comparison } from '../../core/periods/compare';
import { UnusablePeriods } from '../../core/periods/fault';
import { byTime } from '../../core/periods/history';
import { pathsOver, type Path } from '../../core/periods/path';
import { missingDates, periodKey, periodOf, under, type Period } from '../../core/periods/period';
import type { Plan } from '../../core/plan/plan';
import { evaluate } from '../../core/rules/evaluate';
import type { Interpretation } from '../../core/rules/interpretation';
import type { ComparisonNotes } from '../../i18n/periods';
import { checkHistory, freezeOfNow, periodNow, type PeriodsStanding } from './standing';

export interface CompareOptions {
  /** Plans of earlier periods whose workbooks are at hand: they count where Historie has no such period, and help with another threshold. */
  readonly previous?: readonly Plan[];
  /** All periods by this interpretation, instead of each by its own. */
  readonly reading?: Interpretation;
  /** The label of the last period that is looked at, a frozen one; without it the plan as it is now. */
  readonly upTo?: string;
}

/** Periods side by side, before anything is written. */
export interface PeriodsCompared {
  /** The oldest first, the plan as it is now last. */
  readonly periods: readonly Period[];
  /** Of the last two. */
  readonly comparison: Comparison;
  /** Over all of them. */
  readonly paths: readonly Path[];
  readonly notes: ComparisonNotes;
}

/**
 * Periods of the plan side by side.
 * @throws {UnusablePeriods} when there is nothing to compare with, or the periods do not follow each other
 */
export function comparedIn(standing: PeriodsStanding, { previous = [], reading, upTo }: CompareOptions): PeriodsCompared {
  checkHistory(standing);
  const own = periodNow(standing);
  const plans = previous.map((plan) => ({ plan, period: periodOfFile(plan, own) }));
  const frozen = freezeOfNow(standing);
  const isNow = ({ label }: Period): boolean => periodKey(label) === periodKey(own.label);
  const byKey = new Map<string, Period>();
  for (const { period } of plans) if (!isNow(period)) byKey.set(periodKey(period.label), period);
  // What was frozen is what was given to the Council; the file may have been edited since.
  for (const period of standing.history.periods) if (!isNow(period)) byKey.set(periodKey(period.label), period);
  const earlier = [...byKey.values()].sort(byTime);
  // Of the same period an older state: another file of it, or what was frozen.
  if (earlier.length === 0)
    earlier.push(
      ...plans
        .map(({ period }) => period)
        .filter(isNow)
        .slice(-1),
    );
  if (earlier.length === 0 && frozen) earlier.push(frozen.frozen);
  const last = upTo === undefined ? -1 : earlier.findIndex(({ label }) => periodKey(label) === periodKey(upTo));
  const all = (last < 0 ? [...earlier, own] : earlier.slice(0, last + 1)).map((period) =>
    reading === undefined ? period : under(period, reading),
  );
  if (all.length < 2) throw new UnusablePeriods([{ code: 'oneAlone', period: all[0]!.label }]);
  const now = all.at(-1)!;
  const judged = withThreshold(all.at(-2)!, now, plans);
  const result = comparePeriods(judged.before, now);
  if ('faults' in result) throw new UnusablePeriods(result.faults);
  const paths = pathsOver(all);
  if ('faults' in paths) throw new UnusablePeriods(paths.faults);
  return {
    periods: all,
    comparison: result.comparison,
    paths: paths.paths,
    notes: { reading: reading ?? null, ownThreshold: judged.own, editedSince: last < 0 && frozen?.isEdited ? frozen.frozen : null },
  };
}

/** The period of a plan's file. */
function periodOfFile(plan: Plan, now: Period): Period {
  const period = periodOf(plan, evaluate(plan));
  if (period === null) throw new UnusablePeriods([{ code: 'noDates', missing: missingDates(plan.settings) }]);
  if (period.asOf > now.asOf) throw new UnusablePeriods([{ code: 'laterPlan', period: period.label, asOf: period.asOf, now: now.asOf }]);
  return period;
}

/** The earlier period judged with the threshold of the later one, where they differ and its workbook is at hand. */
function withThreshold(
  before: Period,
  now: Period,
  plans: readonly { readonly plan: Plan; readonly period: Period }[],
): { readonly before: Period; readonly own: number | null } {
  const { threshold } = now;
  if (before.threshold.toFixed(4) === threshold.toFixed(4)) return { before, own: null };
  const file = plans.find(({ period }) => periodKey(period.label) === periodKey(before.label))?.plan;
  const plan = file && { ...file, settings: { ...file.settings, threshold } };
  const period = plan && periodOf(plan, evaluate(plan, before.reading));
  return period ? { before: period, own: before.threshold } : { before, own: null };
}
