import type { IsoDate } from '../../core/text/date';
import { inExcel } from '../excel/run';
import { stepsOf } from '../excel/watched';
import { planKept } from '../outputs/keepRows';
import { growTables } from '../tables/growTables';
import { rowsIn } from '../tables/upsertTable';
import type { WriteOptions } from './compare';
import { REVISION_SHEET } from './periodSheets';
import { revisionChanges, type ProposedRow } from './proposed';
import { readPeriods } from './read';

export interface ReviseReport {
  /** Those that are proposed, the most pressing first, then those whose reason is gone. */
  readonly rows: readonly ProposedRow[];
  /** Rows that were added or say something new. */
  readonly written: number;
}

/**
 * *Co revidovat*: measures that the next plan has to think about come to the sheet Revize, each with why and with a first
 * proposal. What people wrote there stays; a row whose reason is gone says so. Running it again changes nothing; all of it is
 * one change that can be taken back.
 *
 * @param on the day of new proposals
 * @throws {UnusablePeriods} before anything is written, when the last period cannot be relied on
 * @throws {UnusableWorkbook} when the workbook is no plan
 * @throws {ExcelFault} when Excel refuses
 */
export async function revise(options: WriteOptions & { readonly on: IsoDate }): Promise<ReviseReport> {
  const { on, now } = options;
  return inExcel(async (context) => {
    const step = stepsOf(options, 3);
    step(0);
    const standing = await readPeriods(context, [], { surveyed: () => step(1) });
    const { changed, rows, after } = revisionChanges(standing, on);
    step(2);
    const { growth, made } = planKept(standing.found, standing.read, { sheet: REVISION_SHEET, rows });
    const [grown] = await growTables(
      context,
      standing.found,
      growth ? [{ ...growth, changed }] : [],
      { what: 'revise', at: now.toISOString(), detail: '' },
      { beside: made ? [made.beside] : [] },
    );
    step(3);
    return { rows: after, written: growth ? rowsIn(grown) : (made?.rows ?? 0) };
  });
}
