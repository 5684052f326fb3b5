import { historyOf } from '../../core/periods/history';
import { missingDates, periodKey, periodOf, type Period } from '../../core/periods/period';
import { UnusablePeriods } from '../../core/periods/fault';
import type { PlanInTime } from '../../core/periods/sideBySide';
import type { Plan } from '../../core/plan/plan';
import type { Evaluation } from '../../core/rules/evaluate';
import { decisionColumnsMissing, frozenIn, revisionsIn, type RevisionRow, type StandingRow } from '../../schema/read/periods';
import { cellName, type TableData } from '../../schema/read/rows';

/** The tables of the cycle as they were read; one that is missing is not there yet. */
export interface CycleTables {
  readonly history?: TableData;
  readonly revision?: TableData;
  /** What stands right below tblRevize: programs other than Excel do not stretch a table over it. */
  readonly belowRevision?: TableData;
}

/** A plan with its periods. */
export interface PeriodsStanding extends PlanInTime {
  /** The plan as it is now; null where its settings have no dates. */
  readonly now: Period | null;
  /** What stands in Historie. */
  readonly rows: readonly StandingRow[];
  readonly revisions: readonly RevisionRow[];
  /** Headers that tblRevize lacks, without which its rows say something else. */
  readonly revisionLacks: readonly string[];
  /** Measures of the plan with rows below tblRevize, which are none of it, and where. */
  readonly besideRevision: readonly { readonly measure: string; readonly cell: string }[];
}

export function periodsStanding(plan: Plan, evaluation: Evaluation, { history, revision, belowRevision }: CycleTables): PeriodsStanding {
  const rows = history ? frozenIn(history) : [];
  return {
    plan,
    evaluation,
    now: periodOf(plan, evaluation),
    rows,
    history: historyOf(rows),
    revisions: revisionsIn(revision),
    revisionLacks: revision ? decisionColumnsMissing(revision) : [],
    besideRevision: revisionsIn(belowRevision).flatMap(({ row, key }) => {
      const measure = plan.measures.find((one) => one.key === key);
      const { sheet, top, left } = belowRevision!;
      return measure ? [{ measure: measure.code, cell: `${sheet}!${cellName(top + row, left)}` }] : [];
    }),
  };
}

/**
 * The period of the plan.
 * @throws {UnusablePeriods} when the settings lack its dates
 */
export function periodNow({ now, plan }: Pick<PeriodsStanding, 'now' | 'plan'>): Period {
  if (now === null) throw new UnusablePeriods([{ code: 'noDates', missing: missingDates(plan.settings) }]);
  return now;
}

/** @throws {UnusablePeriods} when Historie cannot be relied on */
export function checkHistory({ history: { faults } }: Pick<PeriodsStanding, 'history'>): void {
  if (faults.length > 0) throw new UnusablePeriods(faults);
}

/** Rows of the period of the plan stand in Historie, whether or not they can be relied on. */
export const wasFrozen = ({ rows, now }: Pick<PeriodsStanding, 'rows' | 'now'>): boolean =>
  now !== null && rows.some(({ label, replaced }) => replaced === '' && periodKey(label) === periodKey(now.label));
