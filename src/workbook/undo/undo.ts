import { CannotUndo } from './cannotUndo';
import { readBlocks, type Wanted } from '../excel/readBlocks';
import { isFormula } from '../excel/literal';
import { Outbox } from '../excel/outbox';
import { withoutProtection } from '../excel/protection';
import { digest, readChange, saveChange, type RestorePoint, type SavedChange } from './restorePoint';
import { isOfChart, takeBack, takeChartBack, type ChartStep } from './takeBack';
import { ExcelFault, inExcel } from '../excel/run';
import { placesOf } from '../excel/writeChange';
import { survey, type Survey } from '../excel/survey';

export { CannotUndo };

/**
 * Brings the workbook back to before the last change that the add-in made, after reopening too.
 * @throws {CannotUndo} when there is nothing to take back, or when somebody has since edited, sorted or moved the
 * cells that the change wrote: putting the old ones there would destroy newer work
 */
export async function undo(): Promise<RestorePoint> {
  return inExcel(async (context) => {
    const found = await survey(context);
    const change = await readChange(context, found.saved);
    if (!change) throw new CannotUndo('nothing', '');
    const charts = await checkUntouched(context, found, change);
    const hiding = found.sheets.find(
      ({ name, hidesRows }) => hidesRows && change.steps.some((step) => step.do === 'deleteRows' && step.sheet === name),
    );
    // Rows of a filtered sheet are not deleted reliably (office-js #994).
    if (hiding) throw new ExcelFault('filtered', hiding.name);
    let chartsStay: string[] = [];
    const outbox = new Outbox(context, found.sheets);
    const touched = new Set(change.steps.flatMap((step) => ('sheet' in step ? [step.sheet] : [])));
    await withoutProtection(
      context,
      outbox,
      found.sheets.filter(({ name }) => touched.has(name) && !isDeleted(change, name)),
      async () => {
        for (const step of change.steps) if (!isOfChart(step)) await takeBack(outbox, step);
        await saveChange(outbox, found.saved, null);
        if (charts.length === 0) return;
        // A chart that fails takes everything with it that is sent together with it.
        await outbox.send();
        chartsStay = await takeChartsBack(context, charts);
      },
    );
    if (outbox.differences.length > 0) throw new ExcelFault('misplacedStays', placesOf(outbox.differences));
    if (chartsStay.length > 0) throw new ExcelFault('chartsStay', chartsStay.join(', '));
    const { what, at, detail } = change;
    return { what, at, detail };
  });
}

const isDeleted = ({ steps }: SavedChange, sheet: string): boolean =>
  steps.some((step) => step.do === 'deleteSheet' && step.sheet === sheet);

interface StandingChart {
  readonly step: ChartStep;
  readonly chart: Excel.Chart;
}

/** @returns the charts of the change that stand; one that Excel did not make, or that the user has deleted, is no obstacle */
async function checkUntouched(
  context: Excel.RequestContext,
  { sheets, used, outputs }: Survey,
  { steps }: SavedChange,
): Promise<StandingChart[]> {
  const names = new Set(sheets.map(({ name }) => name));
  const wanted: Wanted[] = [];
  const verdicts: ((cells: Awaited<ReturnType<typeof readBlocks>>[number]) => boolean)[] = [];
  for (const step of steps) {
    if ('sheet' in step && !names.has(step.sheet)) throw new CannotUndo('changedSince', step.sheet);
    if (step.do === 'cells' && step.before.length > 0 && step.rowsAfter > 0) {
      wanted.push({
        sheet: step.sheet,
        row: step.row,
        column: step.column,
        rows: step.rowsAfter,
        columns: step.before[0]!.length,
        as: 'typed',
      });
      verdicts.push(
        (cells) => digest(cells.map((line, i) => line.map((cell, j) => (step.before[i]?.[j] === null ? null : cell)))) === step.after,
      );
    } else if (step.do === 'rows') {
      const own = new Set(step.own);
      wanted.push({ ...step, as: 'typed' });
      verdicts.push(
        (cells) =>
          digest(cells.map((line) => line.map((cell, j) => (own.has(j) ? cell : null)))) === step.after &&
          cells.every((line) => line.every((cell, j) => own.has(j) || cell === '' || isFormula(cell))),
      );
    } else if (step.do === 'deleteSheet') {
      const block = Object.values(used).find((other) => other?.sheet === step.sheet);
      if (!block) throw new CannotUndo('changedSince', step.sheet);
      wanted.push(block);
      verdicts.push((cells) => cells.flat().filter((cell) => cell !== '').length === step.filled);
    } else if (step.do === 'deleteTable' && !Object.values(outputs).some((table) => table.name === step.table))
      throw new CannotUndo('changedSince', step.table);
  }
  let charts: StandingChart[] = [];
  const read = await readBlocks(context, wanted, () => {
    charts = steps.filter(isOfChart).map((step) => ({
      step,
      chart: context.workbook.worksheets.getItem(step.sheet).charts.getItemOrNullObject(step.chart).load('name'),
    }));
  });
  verdicts.forEach((isUntouched, i) => {
    if (!isUntouched(read[i]!)) throw new CannotUndo('changedSince', wanted[i]!.sheet);
  });
  return charts.filter(({ chart }) => !chart.isNullObject);
}

/** In one message; where it fails, each in its own. @returns names of those that stay as they are */
async function takeChartsBack(context: Excel.RequestContext, charts: readonly StandingChart[]): Promise<string[]> {
  try {
    for (const { chart, step } of charts) takeChartBack(chart, step);
    await context.sync();
    return [];
  } catch {
    if (charts.length === 1) return [charts[0]!.step.chart];
    const stay: string[] = [];
    for (const one of charts) stay.push(...(await takeChartsBack(context, [one])));
    return stay;
  }
}
