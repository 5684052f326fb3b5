import { LEVELS } from '../../core/plan/level';
import { LEVEL_COLOUR } from '../../schema/look';
import { CHARTS } from '../../schema/outputs';
import { mapValues } from '../excel/survey';

/** Header and body of the table that a chart shows, 0-based. */
export interface Source {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
}

/** Our charts by name, wherever the user has moved them: `ask` queues the question, `answer` tells after the sync. */
export function findCharts(
  context: Excel.RequestContext,
  sheets: readonly { readonly name: string }[],
): { ask: () => void; answer: () => FoundCharts } {
  let probes: Record<keyof typeof CHARTS, Excel.Chart>[] = [];
  const ask = (): void => {
    probes = sheets.map(({ name }) => {
      const { charts } = context.workbook.worksheets.getItem(name);
      return mapValues(CHARTS, (chart) => charts.getItemOrNullObject(chart).load('name'));
    });
  };
  const standing = (which: keyof typeof CHARTS): Excel.Chart | null => probes.find((probe) => !probe[which].isNullObject)?.[which] ?? null;
  return { ask, answer: () => mapValues(CHARTS, (_, which) => standing(which)) };
}

export type FoundCharts = Readonly<Record<keyof typeof CHARTS, Excel.Chart | null>>;

const PIE_SIZE = { width: 430, height: 300 };
const BAR_SIZE = { width: 400, height: 300 };
const FONT_SIZE = 11;

/** The native pie over Úroveň and Počet, with the captions as text of its labels. */
export function addPie(
  sheet: Excel.Worksheet,
  { row, column }: Source,
  captions: readonly string[],
  title: string,
  at: Excel.Range,
  name: string,
): Excel.Chart {
  // Columns, never Auto: Auto swaps rows and columns between web and desktop (office-js #1830, #2929).
  const chart = sheet.charts.add('Pie', sheet.getRangeByIndexes(row, column, LEVELS.length + 1, 2), 'Columns');
  chart.name = name;
  place(chart, at, PIE_SIZE);
  chart.title.text = title;
  chart.legend.position = 'Bottom';
  const series = chart.series.getItemAt(0);
  series.hasDataLabels = true;
  LEVELS.forEach((level, i) => series.points.getItemAt(i).format.fill.setSolidColor(LEVEL_COLOUR[level]));
  series.dataLabels.format.font.size = FONT_SIZE;
  series.dataLabels.position = 'OutsideEnd';
  labelPie(chart, captions);
  return chart;
}

/** Excel rounds percent labels one by one (55/39/6), so the text of each label is ours. */
export function labelPie(chart: Excel.Chart, captions: readonly string[]): void {
  const { points } = chart.series.getItemAt(0);
  captions.forEach((caption, i) => {
    const point = points.getItemAt(i);
    point.hasDataLabel = true;
    point.dataLabel.text = caption;
  });
}

/** What has to be read back after the pie was written: shape of the data, and whether the label texts took. */
export function watchPie(chart: Excel.Chart): () => { rightShape: boolean; labels: readonly string[] } {
  const { series } = chart;
  series.load('count');
  const { points } = series.getItemAt(0);
  points.load('count');
  const labels = LEVELS.map((_, i) => points.getItemAt(i).dataLabel.load('text'));
  return () => ({ rightShape: series.count === 1 && points.count === LEVELS.length, labels: labels.map((label) => label.text) });
}

/** Where a label's own text does not take: the captions become the categories, and the labels show the category. */
export function labelByCategory(sheet: Excel.Worksheet, chart: Excel.Chart, { row, column }: Source): void {
  const series = chart.series.getItemAt(0);
  series.setXAxisValues(sheet.getRangeByIndexes(row + 1, column + 3, LEVELS.length, 1));
  const labels = series.dataLabels;
  labels.showCategoryName = true;
  labels.showValue = false;
  labels.showPercentage = false;
}

export function repairPie(sheet: Excel.Worksheet, chart: Excel.Chart, { row, column }: Source): void {
  chart.setData(sheet.getRangeByIndexes(row, column, LEVELS.length + 1, 2), 'Columns');
}

/** A stacked bar of the three levels by area, A at the top. */
export function addAreaBars(sheet: Excel.Worksheet, source: Source, at: Excel.Range): void {
  const chart = sheet.charts.add(
    'BarStacked',
    sheet.getRangeByIndexes(source.row, source.column, source.rows + 1, LEVELS.length + 1),
    'Columns',
  );
  chart.name = CHARTS.areas;
  place(chart, at, BAR_SIZE);
  chart.title.text = 'Plnění podle okruhů';
  chart.legend.position = 'Bottom';
  // A bar chart counts its categories from the bottom; reversed, they read like the table.
  chart.axes.categoryAxis.reversePlotOrder = true;
  LEVELS.forEach((level, i) => {
    const series = chart.series.getItemAt(i);
    series.format.fill.setSolidColor(LEVEL_COLOUR[level]);
    series.gapWidth = 60;
  });
}

/** After the number of areas changed: the same chart over the new rows. */
export function stretchAreaBars(sheet: Excel.Worksheet, { series }: Excel.Chart, { row, column, rows }: Source): void {
  LEVELS.forEach((_, i) => {
    series.getItemAt(i).setValues(sheet.getRangeByIndexes(row + 1, column + 1 + i, rows, 1));
    series.getItemAt(i).setXAxisValues(sheet.getRangeByIndexes(row + 1, column, rows, 1));
  });
}

function place(chart: Excel.Chart, at: Excel.Range, { width, height }: typeof PIE_SIZE): void {
  chart.setPosition(at);
  chart.width = width;
  chart.height = height;
}
