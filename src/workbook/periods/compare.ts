import { comparisonSaid } from '../../i18n/periods';
import { COMPARISON_TABLES, comparisonRows } from '../../schema/periods';
import { PERIOD_SHEETS } from '../../schema/periodTables';
import { inExcel } from '../excel/run';
import { findCharts } from '../outputs/planCharts';
import type { OutputSheet } from '../outputs/wanted';
import { writeSheets, type WrittenSheets } from '../outputs/writeSheets';
import type { CompareOptions, PeriodsCompared } from '../../core/periods/sideBySide';
import { comparedIn } from './compared';
import { czech, readPeriods } from './read';
import { stepsOf, type Watched } from '../excel/watched';

export interface WriteOptions extends Watched {
  readonly now: Date;
}

const SHEET: OutputSheet = {
  name: PERIOD_SHEETS.comparison,
  title: 'Porovnání období',
  note: 'Hodnoty na tomto listu zapisuje Plnění po kliknutí na Porovnat. Poznámky si pište vedle tabulek.',
  ids: COMPARISON_TABLES,
};

/**
 * Lays the periods side by side; nothing is written.
 * @throws {UnusablePeriods} when there is nothing to compare with, or the periods do not follow each other
 */
export async function comparedPeriods(options: CompareOptions = {}): Promise<PeriodsCompared> {
  return inExcel(async (context) => comparedIn(await readPeriods(context), options));
}

/**
 * *Porovnat*: the same, written to the sheet Porovnání with a chart. Running it again changes nothing more; all of it is one
 * change that can be taken back.
 * @throws {UnusablePeriods} before anything is written
 * @throws {ExcelFault} when Excel refuses
 */
export async function writeComparison(given: CompareOptions & WriteOptions): Promise<PeriodsCompared & WrittenSheets> {
  const { now, ...options } = given;
  return inExcel(async (context) => {
    const step = stepsOf(given, 3);
    step(0);
    let charts: ReturnType<typeof findCharts> | undefined;
    const standing = await readPeriods(context, [SHEET], {
      surveyed: ({ sheets }) => {
        charts = findCharts(context, sheets);
        step(1);
      },
      ask: () => charts!.ask(),
    });
    const compared = comparedIn(standing, options);
    step(2);
    const { periods, comparison, paths, notes } = compared;
    const rows = comparisonRows(periods, comparison, paths, comparisonSaid(comparison, paths, notes, czech));
    const written = await writeSheets(context, {
      sheets: [{ ...SHEET, ids: SHEET.ids.filter((id) => id !== 'periodPaths' || periods.length > 2 || standing.found.outputs[id]) }],
      survey: standing.found,
      read: standing.read,
      rows,
      charts: charts!.answer(),
      title: '',
      titleBefore: null,
      subtitle: null,
      code: null,
      beside: [],
      restorePoint: { what: 'compare', at: now.toISOString(), detail: '' },
    });
    step(3);
    return { ...compared, ...written };
  });
}
