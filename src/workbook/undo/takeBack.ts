import { CHARTS, seriesCount, type SheetChart } from '../../schema/charts';
import { captionsFor, labelPie, stretchBars } from '../outputs/charts';
import { writeBreaks, writeFooter } from '../outputs/printSetup';
import { untyped } from '../excel/literal';
import type { Outbox } from '../excel/outbox';
import type { Step } from './restorePoint';

/** Steps on charts: they are drawn once everything else stands. */
export type ChartStep = Extract<Step, { readonly do: 'deleteChart' | 'chart' | 'chartSource' }>;
export const isOfChart = (step: Step): step is ChartStep => step.do === 'deleteChart' || step.do === 'chart' || step.do === 'chartSource';

/** Queues one step of the way back. */
export async function takeBack(outbox: Outbox, step: Exclude<Step, ChartStep>): Promise<void> {
  const { worksheets, tables } = outbox.context.workbook;
  switch (step.do) {
    case 'cells':
      return outbox.put(step.sheet, step.row, step.column, step.isText ? step.before.map((line) => line.map(untyped)) : step.before);
    case 'rows':
      return outbox.clear(step.sheet, step.row, step.column, step.rows, step.columns, true);
    case 'clear':
      return outbox.clear(step.sheet, step.row, step.column, step.rows, step.columns);
    case 'resize':
      return tables
        .getItem(step.table)
        .resize(worksheets.getItem(step.sheet).getRangeByIndexes(step.row, step.column, step.rows, step.columns));
    case 'deleteRows':
      return void worksheets.getItem(step.sheet).getRangeByIndexes(step.row, 0, step.count, 1).getEntireRow().delete('Up');
    case 'deleteTable':
      return tables.getItem(step.table).delete();
    case 'deleteColumns':
      for (const header of step.headers) tables.getItem(step.table).columns.getItem(header).delete();
      return;
    case 'footer':
      return writeFooter(outbox, step.sheet, step);
    case 'breaks':
      return writeBreaks(outbox, step.sheet, step.rows);
    case 'deleteSheet':
      return worksheets.getItem(step.sheet).delete();
  }
}

/**
 * Queues one step of the way back on a chart that stands.
 * @param labels what those of a pie say
 */
export function takeChartBack(chart: Excel.Chart, step: ChartStep, labels: readonly string[]): void {
  if (step.do === 'deleteChart') return chart.delete();
  if (step.do === 'chartSource') {
    const definition = Object.values<SheetChart>(CHARTS).find(({ name }) => name === step.chart);
    return definition && stretchBars(chart.worksheet, chart, seriesCount(definition), step);
  }
  if (step.captions.length > 0) labelPie(chart, captionsFor(step.captions, labels));
  if (step.title !== null) chart.title.text = step.title;
}
