import type { IsoDate } from '../../core/text/date';
import { inExcel } from '../excel/run';
import { nextSourceIn, type NextPlanSource } from './nextSource';
import { readPeriods } from './read';

/**
 * What goes on into the next plan, by the proposals on the sheet Revize; nothing is written here. Levels, answers, overrides,
 * comments, deadlines and who returned what stay behind.
 *
 * @param period first and last day of the next plan
 * @throws {UnusablePeriods} when the period is not frozen, the next one does not come after it, or the proposals contradict each other
 * @throws {UnusableWorkbook} when the workbook is no plan
 */
export async function nextPlanSource(period: { readonly from: IsoDate; readonly to: IsoDate }): Promise<NextPlanSource> {
  return inExcel(async (context) => nextSourceIn(await readPeriods(context), period));
}
