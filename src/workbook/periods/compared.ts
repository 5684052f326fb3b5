import { UnusablePeriods } from '../../core/periods/fault';
import { sideBySide, type CompareOptions, type PeriodsCompared, type PlanInTime } from '../../core/periods/sideBySide';

/**
 * Periods of the plan side by side.
 * @throws {UnusablePeriods} when there is nothing to compare with, or the periods do not follow each other
 */
export function comparedIn(standing: PlanInTime, options: CompareOptions): PeriodsCompared {
  const compared = sideBySide(standing, options);
  if ('faults' in compared) throw new UnusablePeriods(compared.faults);
  return compared;
}
