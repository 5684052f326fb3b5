import type { PlanInspection } from '../ports/workbook';
import type { Surroundings } from '../ports/surroundings';
import { keepPlanWords, planWords } from './usePlanWords';

const KEY = 'reports';

/** When the report was made on this computer, ISO time, and of which inputs. */
export interface LastReport {
  readonly at: string;
  readonly isCurrent: boolean;
}

/** null where none was made here; a colleague's computer knows nothing of it. */
export function lastReport(around: Surroundings, { planId, stamp, current }: PlanInspection): LastReport | null {
  const [at, inputs] = planWords(around, KEY, planId);
  return at === undefined ? null : { at, isCurrent: current && inputs === stamp?.fingerprint };
}

export const noteReport = (around: Surroundings, { planId, stamp, current }: PlanInspection): void =>
  keepPlanWords(around, KEY, planId, [around.now().toISOString(), current && stamp ? stamp.fingerprint : '']);
