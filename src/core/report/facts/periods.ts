import { comparePeriods, type Comparison } from '../../periods/compare';
import { linkPeriods } from '../../periods/lineage';
import { periodOf, type Period } from '../../periods/period';
import { revisionsOf, TRIGGERS, type Revision, type Trigger } from '../../periods/revise';
import { LEVELS } from '../../plan/level';
import { evaluate } from '../../rules/evaluate';
import { fact, type Fact } from '../fact';
import type { ReportSource } from '../source';

/** The last period beside this one, or why they cannot be compared. */
export type ComparedPeriods =
  | {
      readonly comparison: Comparison;
      /** The threshold of the last plan, where it was judged by another one than its own so that the two can be compared. */
      readonly ownThreshold: number | null;
    }
  | 'noDates'
  | 'notFollowing';

/**
 * The plan beside that of the last period. Levels of the last one are those that were given to the Council, except that its
 * territorial criteria are judged by the threshold of now.
 */
export function comparedPeriods({ plan, evaluation }: ReportSource, previous: ReportSource): ComparedPeriods {
  const now = periodOf(plan, evaluation);
  const { threshold } = evaluation;
  const isOther = previous.evaluation.threshold !== threshold;
  const judged = isOther
    ? evaluate({ ...previous.plan, settings: { ...previous.plan.settings, threshold } }, previous.evaluation.reading)
    : previous.evaluation;
  const before = periodOf(previous.plan, judged);
  if (now === null || before === null) return 'noDates';
  const result = comparePeriods(before, now);
  if ('faults' in result) return 'notFollowing';
  return { comparison: result.comparison, ownThreshold: isOther ? previous.evaluation.threshold : null };
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

/** Measures that the next plan has to think about; what was not fulfilled already last time is known where that plan is. */
export function revisions({ evaluation, plan }: ReportSource, previous: ReportSource | null): Revision[] {
  const now = periodOf(plan, evaluation);
  const before = previous === null ? null : periodOf(previous.plan, previous.evaluation);
  return revisionsOf(evaluation, now === null || before === null ? null : lastOf(before, now));
}

function lastOf(before: Period, now: Period): Parameters<typeof revisionsOf>[1] {
  const { lineage, faults } = linkPeriods(before, now);
  return faults.length > 0 ? null : { period: before, lineage };
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
