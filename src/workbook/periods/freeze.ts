import { UnusablePeriods } from '../../core/periods/fault';
import { planFreeze } from '../../core/periods/history';
import type { Period } from '../../core/periods/period';
import { toSerial, type IsoDate } from '../../core/text/date';
import { historyCells } from '../../schema/periods';
import { inExcel } from '../excel/run';
import { planKept } from '../outputs/keepRows';
import { growTables } from '../tables/growTables';
import { HISTORY_SHEET } from './periodSheets';
import { periodNow, readPeriods } from './read';
import { stepsOf, type Watched } from '../excel/watched';

export interface FreezeOptions extends Watched {
  /** Who freezes; needed. */
  readonly by: string;
  /** The day of it. */
  readonly on: IsoDate;
  /** Why a period that was frozen is frozen again; "" the first time. */
  readonly why: string;
  readonly now: Date;
}

export interface FreezeReport {
  readonly period: Period;
  /** It stood there as it is, and nothing was written. */
  readonly already: boolean;
  /** Rows of the earlier freeze that say now that they were replaced. */
  readonly replaced: number;
}

/**
 * *Uzavřít období*: a row for each measure comes to the sheet Historie, which is made where it is missing. Rows of an earlier
 * freeze of the same period stay and say that they were replaced. Freezing again without a change changes nothing; all of it
 * is one change that can be taken back.
 *
 * @throws {UnusablePeriods} before anything is written: no dates, nobody who freezes, a reason is needed, Historie was edited
 * @throws {UnusableWorkbook} when the workbook is no plan
 * @throws {ExcelFault} when Excel refuses
 */
export async function freezePeriod(options: FreezeOptions): Promise<FreezeReport> {
  const { by, on, why, now } = options;
  return inExcel(async (context) => {
    const step = stepsOf(options, 3);
    step(0);
    const standing = await readPeriods(context, [], { surveyed: () => step(1) });
    const freeze = planFreeze(periodNow(standing), standing.rows, { by, on, why });
    if ('faults' in freeze) throw new UnusablePeriods(freeze.faults);
    const { period, already, rows, replaces } = freeze;
    step(2);
    if (already) return { period, already, replaced: 0 };
    const { growth, made } = planKept(standing.found, standing.read, { sheet: HISTORY_SHEET, rows: rows.map(historyCells) });
    // Told by their place: whoever edited a row may have edited its mark.
    const changed = new Map([...(growth?.changed ?? []), ...replaces.map(({ row }) => [row, { replaced: toSerial(on) }] as const)]);
    await growTables(
      context,
      standing.found,
      growth ? [{ ...growth, changed }] : [],
      { what: 'freeze', at: now.toISOString(), detail: period.label },
      { beside: made ? [made.beside] : [] },
    );
    step(3);
    return { period, already, replaced: replaces.length };
  });
}
