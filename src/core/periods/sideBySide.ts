import type { Plan } from '../plan/plan';
import { evaluate, type Evaluation } from '../rules/evaluate';
import type { Interpretation } from '../rules/interpretation';
import { comparePeriods, type Comparison } from './compare';
import type { PeriodFault } from './fault';
import { byTime, freezeOfNow, type Frozen, type History } from './history';
import { linkPeriods, type Lineage } from './lineage';
import { pathsOver, type Path } from './path';
import { missingDates, periodKey, periodOf, under, type Period } from './period';

/** A plan with its judgment and what its workbook keeps of earlier periods. */
export interface PlanInTime {
  readonly plan: Plan;
  readonly evaluation: Evaluation;
  readonly history: History;
}

export interface CompareOptions {
  /** Plans of earlier periods whose workbooks are at hand: they count where Historie has no such period, and help with another threshold. */
  readonly previous?: readonly Plan[];
  /** All periods by this interpretation, instead of each by its own. */
  readonly reading?: Interpretation;
  /** The label of the last period that is looked at, an earlier one; without it the plan as it is now. */
  readonly upTo?: string;
}

/** Periods side by side. */
export interface PeriodsCompared {
  /** The oldest first, the plan as it is now last. */
  readonly periods: readonly Period[];
  /** Of the last two. */
  readonly comparison: Comparison;
  /** Over all of them. */
  readonly paths: readonly Path[];
  /** The same as it was given to the Council, where a period was recomputed with another threshold. */
  readonly given: Pick<PeriodsCompared, 'periods' | 'paths'>;
  readonly notes: ComparisonNotes;
}

/** What has to be said beside the figures of a comparison. */
export interface ComparisonNotes {
  /** All periods were recomputed by this interpretation. */
  readonly reading: Interpretation | null;
  /** The threshold with which the earlier period was frozen, where it was recomputed with that of the later one. */
  readonly ownThreshold: number | null;
  /** The freeze of the later period, where the plan was edited since. */
  readonly editedSince: Frozen | null;
}

type OrFaults<T> = T | { readonly faults: readonly PeriodFault[] };

/**
 * Lays the plan beside its earlier periods: those that Historie keeps, and those whose workbooks are given. What was frozen
 * goes before the workbook of the same period, because it is what was given to the Council. Where there is no earlier period,
 * the plan is laid beside an older state of its own one.
 */
export function sideBySide(standing: PlanInTime, { previous = [], reading, upTo }: CompareOptions = {}): OrFaults<PeriodsCompared> {
  const { plan, evaluation, history } = standing;
  if (history.faults.length > 0) return { faults: history.faults };
  const own = periodOf(plan, evaluation);
  if (own === null) return { faults: [{ code: 'noDates', missing: missingDates(plan.settings) }] };
  const files: { readonly plan: Plan; readonly period: Period }[] = [];
  for (const file of previous) {
    const period = periodOf(file, evaluate(file));
    if (period === null) return { faults: [{ code: 'noDates', missing: missingDates(file.settings) }] };
    if (period.asOf > own.asOf) return { faults: [{ code: 'laterPlan', period: period.label, asOf: period.asOf, now: own.asOf }] };
    files.push({ plan: file, period });
  }
  const frozen = freezeOfNow({ history, now: own });
  const isNow = ({ label }: Period): boolean => periodKey(label) === periodKey(own.label);
  const byKey = new Map<string, Period>();
  for (const { period } of files) if (!isNow(period)) byKey.set(periodKey(period.label), period);
  for (const period of history.periods) if (!isNow(period)) byKey.set(periodKey(period.label), period);
  const earlier = [...byKey.values()].sort(byTime);
  const [older] = [...files.map(({ period }) => period).filter(isNow)].reverse();
  const sameOne = older ?? frozen?.frozen;
  if (earlier.length === 0 && sameOne) earlier.push(sameOne);
  const last = upTo === undefined ? -1 : earlier.findIndex(({ label }) => periodKey(label) === periodKey(upTo));
  const shown = last < 0 ? [...earlier, own] : earlier.slice(0, last + 1);
  if (shown.length < 2) return { faults: [{ code: 'oneAlone', period: shown[0]!.label }] };

  const all = shown.map((period) => (reading === undefined ? period : under(period, reading)));
  const now = all.at(-1)!;
  const judged = withThreshold(all.at(-2)!, now, files);
  const result = comparePeriods(judged.before, now);
  if ('faults' in result) return result;
  // Totals, sentences and paths speak of the same levels.
  const periods = judged.own === null ? all : all.map((period, i) => (i === all.length - 2 ? judged.before : period));
  const [paths, given] = [pathsOver(periods), pathsOver(all)];
  if ('faults' in paths) return paths;
  if ('faults' in given) return given;
  return {
    periods,
    comparison: result.comparison,
    paths: paths.paths,
    given: { periods: all, paths: given.paths },
    notes: { reading: reading ?? null, ownThreshold: judged.own, editedSince: last < 0 && frozen?.isEdited ? frozen.frozen : null },
  };
}

/** The earlier period judged with the threshold of the later one, where they differ and its workbook is at hand. */
function withThreshold(
  before: Period,
  now: Period,
  files: readonly { readonly plan: Plan; readonly period: Period }[],
): { readonly before: Period; readonly own: number | null } {
  const { threshold } = now;
  if (before.threshold.toFixed(4) === threshold.toFixed(4)) return { before, own: null };
  const file = files.find(({ period }) => periodKey(period.label) === periodKey(before.label))?.plan;
  const plan = file && { ...file, settings: { ...file.settings, threshold } };
  const period = plan && periodOf(plan, evaluate(plan, before.reading));
  return period ? { before: period, own: before.threshold } : { before, own: null };
}

/** The period before that of the plan with what follows what; null where Historie keeps none. */
export function lastPeriod({
  plan,
  evaluation,
  history,
}: PlanInTime): OrFaults<{ readonly period: Period; readonly lineage: Lineage }> | null {
  const now = periodOf(plan, evaluation);
  const last = now && history.periods.filter(({ label, asOf }) => periodKey(label) !== periodKey(now.label) && asOf <= now.asOf).at(-1);
  if (!last) return null;
  const { lineage, faults } = linkPeriods(last, now);
  return faults.length > 0 ? { faults } : { period: last, lineage };
}
