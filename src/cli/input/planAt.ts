import type { Plan } from '../../core/plan/plan';
import type { Translate } from '../../i18n';
import { planInWorkbook } from '../../workbook/periods/read';
import type { Io } from '../io';
import { inWorkbook } from '../process/embedded';
import { withPlan } from './notPlan';
import { readInput } from './paths';

/**
 * The plan of an earlier period from its file.
 * @throws {UsageError} for a file that is not there or holds no plan
 */
export function planAt(path: string, t: Translate, io: Io): Promise<Plan> {
  const bytes = readInput(path, t);
  return withPlan(path, t, io, () => inWorkbook(bytes, t, io, planInWorkbook));
}
