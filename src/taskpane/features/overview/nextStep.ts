import type { Year } from './year';

/** The steps of the year in the order in which they come up, each with how much of it there is to do. */
export type StepCode =
  /** Measures without a lead. */
  | 'lead'
  /** Whoever should be called. */
  | 'call'
  /** Whoever did not answer by the deadline. */
  | 'overdue'
  /** Files that were read and not written. */
  | 'write'
  /** Answers that are awaited. */
  | 'wait'
  | 'errors'
  | 'first'
  | 'stale'
  | 'borderline'
  /** No report was made of these figures. */
  | 'report'
  | 'done';

export interface NextStep {
  readonly code: StepCode;
  readonly count: number;
}

/** Steps that the user may leave as they are; the others are the work itself. */
const PASSABLE: ReadonlySet<StepCode> = new Set(['lead', 'call', 'overdue', 'errors', 'borderline', 'report']);

export const isPassable = ({ code }: NextStep): boolean => PASSABLE.has(code);

/** By which it is remembered that a step was passed by: when there is more of it, or less, it is asked again. */
export const passKey = ({ code, count }: NextStep): string => `${code} ${count}`;

/**
 * The one thing that the coordinator should do next.
 *
 * @param passed keys of the steps that the user goes on without, see `passKey`
 * @example nextStep({ ...year, uncalled: 7 }, new Set(['call 7'])) // what comes after the calls
 */
export function nextStep(year: Year, passed: ReadonlySet<string>): NextStep {
  const { withoutLead, uncalled, overdue, unwritten, missing, errors, summary, borderline, isSilent, report } = year;
  const steps: readonly (NextStep | false)[] = [
    withoutLead > 0 && { code: 'lead', count: withoutLead },
    uncalled > 0 && { code: 'call', count: uncalled },
    overdue > 0 && { code: 'overdue', count: overdue },
    unwritten > 0 && { code: 'write', count: unwritten },
    // Before the first answer there is nothing to check or to sum up.
    isSilent && missing > 0 && { code: 'wait', count: missing },
    errors > 0 && { code: 'errors', count: errors },
    summary === 'none' && { code: 'first', count: 0 },
    summary === 'stale' && { code: 'stale', count: 0 },
    borderline > 0 && { code: 'borderline', count: borderline },
    report !== 'current' && !isSilent && { code: 'report', count: 0 },
  ];
  return steps.find((step) => step !== false && !passed.has(passKey(step))) || { code: 'done', count: errors };
}
