import type { Comparison } from '../../periods/compare';
import type { PeriodFault } from '../../periods/fault';
import { linkPeriods } from '../../periods/lineage';
import { levelsOfPeriod, periodKey } from '../../periods/period';
import { revisionsOf, TRIGGERS, type Revision, type Trigger } from '../../periods/revise';
import { sideBySide, type PeriodsCompared, type PlanInTime } from '../../periods/sideBySide';
import { LEVELS } from '../../plan/level';
import type { Plan } from '../../plan/plan';
import { fact, type Fact } from '../fact';
import type { ReportSource } from '../source';

/** The plan beside its earlier periods, or why it cannot be laid beside them. */
export type ComparedPeriods = PeriodsCompared | { readonly faults: readonly PeriodFault[] };

/**
 * The plan beside its earlier periods; levels are those that were given to the Council.
 *
 * @param previous the plan of the last period, where it is at hand
 */
export function comparedPeriods(source: PlanInTime, previous: Plan | null): ComparedPeriods {
  const compared = sideBySide(source, previous === null ? {} : { previous: [previous] });
  if ('faults' in compared || previous !== null) return compared;
  // Beside its own freeze a plan says nothing to the Council.
  const { before, now } = compared.comparison;
  return periodKey(before.label) === periodKey(now.label) ? { faults: [{ code: 'oneAlone', period: now.label }] } : compared;
}

/** Porovnání období: totals of both, what moved and why, and the account of each level. */
export function comparisonFacts({
  before,
  now,
  totals,
  compared,
  movements,
  accounts,
}: Comparison): Fact<'period' | 'compared' | 'movement' | 'account'>[] {
  return [
    fact('period', { label: before.label, ...totals.before }),
    fact('period', { label: now.label, ...totals.now }),
    fact('compared', { count: compared }),
    ...accounts.map(({ level, came, left }) =>
      fact('account', {
        level,
        ...Object.fromEntries(Object.entries(came).map(([way, count]) => [`came ${way}`, count])),
        ...Object.fromEntries(Object.entries(left).map(([way, count]) => [`left ${way}`, count])),
      }),
    ),
    ...movements
      .filter(({ change }) => change !== 'same')
      .map(({ code, change, before: was, after, because }) =>
        fact('movement', { change, before: was ?? '', after: after ?? '', because: because.join(' ') }, [code]),
      ),
  ];
}

/** The ways in which a path may go, the worst first; `once` is of one period alone. */
const COURSES = ['alwaysUnfulfilled', 'wavering', 'worsening', 'improving', 'steady', 'once'] as const;

/** Závěrečné vyhodnocení: totals of each period, how many measures went which way, and each of them. */
export function evaluationFacts({ periods, paths }: PeriodsCompared['given']): Fact<'period' | 'course' | 'path'>[] {
  return [
    ...periods.map((period) =>
      fact('period', { label: period.label, ...levelsOfPeriod(period), reading: period.reading, threshold: period.threshold.toFixed(4) }),
    ),
    ...COURSES.flatMap((course) => {
      const codes = paths.filter((path) => (path.course ?? 'once') === course).map(({ code }) => code);
      return codes.length === 0 ? [] : [fact('course', { course, count: codes.length }, codes)];
    }),
    ...paths.map(({ code, steps }) =>
      fact('path', { steps: steps.map((step) => step.map(({ level }) => level).join(' ')).join(' > ') }, [code]),
    ),
  ];
}

/** Measures that the next plan has to think about; what was not fulfilled already last time is known where that period is. */
export function revisions({ evaluation }: ReportSource, compared: ComparedPeriods): Revision[] {
  if ('faults' in compared) return revisionsOf(evaluation, null);
  const [before, now] = compared.given.periods.slice(-2);
  return revisionsOf(evaluation, { period: before!, lineage: linkPeriods(before!, now!).lineage });
}

/** Co revidovat: how many measures, and how many by each first reason, the most pressing first. */
export function revisionFacts(all: readonly Revision[]): Fact<'all' | Trigger>[] {
  const codes = (list: readonly Revision[]): string[] => list.map(({ code }) => code);
  return [
    fact('all', { count: all.length }, codes(all)),
    ...TRIGGERS.flatMap((trigger) => {
      const own = all.filter(({ triggers }) => triggers[0] === trigger);
      return own.length === 0
        ? []
        : [
            fact(
              trigger,
              { count: own.length, levels: LEVELS.map((level) => own.filter((one) => one.level === level).length).join(' ') },
              codes(own),
            ),
          ];
    }),
  ];
}
