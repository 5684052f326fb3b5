import { useMemo } from 'react';
import { UnusablePeriods, type PeriodFault } from '../../../core/periods/fault';
import { sideBySide, type CompareOptions, type PeriodsCompared } from '../../../core/periods/sideBySide';
import type { PeriodsStanding } from '../../../workbook/periods/standing';
import type { Comparing } from '../../session/store';

export const askedOf = ({ upTo, reading, previous }: Pick<Comparing, 'upTo' | 'reading' | 'previous'>): CompareOptions => ({
  previous: previous.map(({ plan }) => plan),
  ...(reading === '' ? {} : { reading }),
  ...(upTo === '' ? {} : { upTo }),
});

/** The periods side by side as the user wants them, or what is in the way. */
export const useCompared = (
  standing: PeriodsStanding,
  { upTo, reading, previous }: Comparing,
): PeriodsCompared | { readonly faults: readonly PeriodFault[] } =>
  useMemo(() => sideBySide(standing, askedOf({ upTo, reading, previous })), [standing, upTo, reading, previous]);

/** What is in the way of a computation with periods, in place of its result. */
export function orFaults<R extends object>(compute: () => R): R | { readonly faults: readonly PeriodFault[] } {
  try {
    return compute();
  } catch (error) {
    if (error instanceof UnusablePeriods) return { faults: error.faults };
    throw error;
  }
}
