import type { PeriodFault } from '../../core/periods/fault';
import type { Frozen } from '../../core/periods/history';
import { levelsOfPeriod, missingDates, type Period, type PeriodSetting } from '../../core/periods/period';
import type { Tally } from '../../core/plan/level';
import { freezeOfNow } from '../../core/periods/history';
import type { PeriodsStanding } from './standing';

/** Where the plan stands in its cycle; nothing is written, and nothing of it is an error. */
export interface PeriodsState {
  /** The plan as it is now; null where its settings lack a date, which `missing` names. */
  readonly now: Period | null;
  readonly missing: readonly PeriodSetting[];
  /** How many measures stand at each level now; null with `now`. */
  readonly levels: Tally | null;
  /** How the period of the plan was frozen, and whether the plan is other than then. */
  readonly freeze: { readonly frozen: Frozen; readonly isEdited: boolean } | null;
  /** All that Historie holds, the oldest first. */
  readonly periods: readonly Frozen[];
  /** Why Historie cannot be relied on; empty where it can. */
  readonly faults: readonly PeriodFault[];
  /** Rows on the sheet Revize, and those of them without Rozhodnuto. */
  readonly revisions: { readonly count: number; readonly undecided: number };
}

export function periodsState(standing: PeriodsStanding): PeriodsState {
  const { now, plan, history, revisions } = standing;
  return {
    now,
    missing: missingDates(plan.settings),
    levels: now && levelsOfPeriod(now),
    freeze: freezeOfNow(standing),
    periods: history.periods,
    faults: history.faults,
    revisions: { count: revisions.length, undecided: revisions.filter(({ decided }) => !decided).length },
  };
}
