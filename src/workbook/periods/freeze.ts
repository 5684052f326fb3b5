import { inExcel } from '../excel/run';
import { stepsOf, type Watched } from '../excel/watched';
import { planKept } from '../outputs/keepRows';
import { placedFindings, type PlacedFinding } from '../summary/report';
import { growTables } from '../tables/growTables';
import { freezeIn, type FreezeOrder, type FreezeReport } from './frozen';
import { HISTORY_SHEET } from './periodSheets';
import { readPeriods } from './read';

export interface FreezeOptions extends FreezeOrder, Watched {
  readonly now: Date;
}

/**
 * *Uzavřít období*: a row for each measure comes to the sheet Historie, which is made where it is missing. Rows of an earlier
 * freeze of the same period stay and say that they were replaced. Freezing again without a change changes nothing; all of it
 * is one change that can be taken back.
 *
 * @returns with what makes the levels wrong that are kept now
 * @throws {UnusablePeriods} before anything is written: no dates, nobody who freezes, a reason is needed, Historie was edited
 * @throws {UnusableWorkbook} when the workbook is no plan
 * @throws {ExcelFault} when Excel refuses
 */
export async function freezePeriod(options: FreezeOptions): Promise<FreezeReport & { readonly errors: readonly PlacedFinding[] }> {
  return inExcel(async (context) => {
    const step = stepsOf(options, 3);
    step(0);
    const standing = await readPeriods(context, [], { surveyed: () => step(1) });
    const { report, rows, replaced } = freezeIn(standing, options);
    const { tables, ofCells, plan, evaluation } = standing;
    const errors = placedFindings(tables, ofCells, plan, evaluation).filter(({ severity }) => severity === 'error');
    step(2);
    if (report.already) return { ...report, errors };
    const { growth, made } = planKept(standing.found, standing.read, { sheet: HISTORY_SHEET, rows });
    await growTables(
      context,
      standing.found,
      growth ? [{ ...growth, changed: new Map([...growth.changed, ...replaced]) }] : [],
      { what: 'freeze', at: options.now.toISOString(), detail: report.period.label },
      { beside: made ? [made.beside] : [] },
    );
    step(3);
    return { ...report, errors };
  });
}
