import { LEVELS } from '../../core/plan/level';
import { LEVEL_WORD } from '../../core/text/wording';
import { OUTPUT } from '../../schema/outputs';
import { LEVEL_COLOUR } from '../../schema/look';
import { chartHeight, seriesCount, type SheetChart } from '../../schema/charts';

/** Header and body of the table that a chart shows, 0-based. */
export interface Source {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
}

const FONT_SIZE = 11;
/** Between the levels, whose colours part from white better than from one another (`LEVEL_COLOUR`). */
const GAP = '#FFFFFF';
const GAP_POINTS = 1.5;

/** A native chart of one of our kinds over the rows of its table; `styleChart` does the rest once its series are there. */
export function addChart(sheet: Excel.Worksheet, definition: SheetChart, source: Source, at: Excel.Range): Excel.Chart {
  const { name, type, width } = definition;
  const columns = seriesCount(definition) + 1;
  // Columns, never Auto: Auto swaps rows and columns between web and desktop (office-js #1830, #2929).
  const chart = sheet.charts.add(type, sheet.getRangeByIndexes(source.row, source.column, source.rows + 1, columns), 'Columns');
  chart.name = name;
  chart.setPosition(at);
  chart.width = width;
  chart.height = chartHeight(definition, source.rows);
  return chart;
}

export function styleChart(chart: Excel.Chart, { type, title }: SheetChart): void {
  if (title !== null) chart.title.text = title;
  if (type === 'BarClustered') return styleShares(chart);
  chart.legend.position = 'Bottom';
  if (type === 'Pie') stylePie(chart);
  else styleBars(chart, type);
}

function stylePie(chart: Excel.Chart): void {
  const series = chart.series.getItemAt(0);
  series.hasDataLabels = true;
  LEVELS.forEach((level, i) => {
    const { fill, border } = series.points.getItemAt(i).format;
    fill.setSolidColor(LEVEL_COLOUR[level]);
    // Of each point: one with a fill of its own has none of the series' line in a file.
    border.color = GAP;
    border.weight = GAP_POINTS;
  });
  series.dataLabels.format.font.size = FONT_SIZE;
  series.dataLabels.position = 'OutsideEnd';
}

/** A series for each level, in the order and colours of the levels; the first category at the top or on the left. */
function styleBars(chart: Excel.Chart, type: SheetChart['type']): void {
  if (type.startsWith('Bar')) readDownwards(chart);
  LEVELS.forEach((level, i) => {
    const series = chart.series.getItemAt(i);
    series.format.fill.setSolidColor(LEVEL_COLOUR[level]);
    series.format.line.color = GAP;
    series.format.line.weight = GAP_POINTS;
    series.gapWidth = 60;
  });
}

/** Bars of one colour for shares from 0 to 1, each with its number. */
function styleShares(chart: Excel.Chart): void {
  chart.legend.visible = false;
  readDownwards(chart);
  const { valueAxis } = chart.axes;
  [valueAxis.minimum, valueAxis.maximum] = [0, 1];
  valueAxis.numberFormat = '0 %';
  const series = chart.series.getItemAt(0);
  series.format.fill.setSolidColor(LEVEL_COLOUR.fulfilled);
  series.gapWidth = 60;
  series.hasDataLabels = true;
}

/** A bar chart counts its categories from the bottom; reversed, they read like the table. */
function readDownwards({ axes: { categoryAxis } }: Excel.Chart): void {
  categoryAxis.reversePlotOrder = true;
  // Reversed, it would take the numbers up with it.
  categoryAxis.position = 'Maximum';
}

/** Everything that our captions, and Excel's own labels, are made of. */
const OF_LABELS = new RegExp(
  [...Object.values(LEVEL_WORD).sort((a, b) => b.length - a.length), OUTPUT.levels.columns.count.header, '[\\d\\s;:,.%<|–-]'].join('|'),
  'g',
);

/**
 * The captions that labels get; null for a label that the user has written in words of their own. One that says a level
 * and numbers only is brought up to date, whoever wrote it.
 * @param standing texts of the labels
 */
export const captionsFor = (captions: readonly string[], standing: readonly string[]): (string | null)[] =>
  captions.map((caption, i) => ((standing[i] ?? '').replace(OF_LABELS, '') === '' ? caption : null));

/** Excel rounds percent labels one by one (55/39/6), so the text of each label is ours; null leaves a label as it is. */
export function labelPie(chart: Excel.Chart, captions: readonly (string | null)[]): void {
  const { points } = chart.series.getItemAt(0);
  captions.forEach((caption, i) => {
    if (caption === null) return;
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

/**
 * Where a label's own text does not take: the captions become the categories, and the labels show the category.
 * @param captions column of the captions within the table
 */
export function labelByCategory(sheet: Excel.Worksheet, chart: Excel.Chart, { row, column }: Source, captions: number): void {
  const series = chart.series.getItemAt(0);
  series.setXAxisValues(sheet.getRangeByIndexes(row + 1, column + captions, LEVELS.length, 1));
  const labels = series.dataLabels;
  labels.showCategoryName = true;
  labels.showValue = false;
  labels.showPercentage = false;
}

export function repairPie(sheet: Excel.Worksheet, chart: Excel.Chart, { row, column }: Source): void {
  chart.setData(sheet.getRangeByIndexes(row, column, LEVELS.length + 1, 2), 'Columns');
}

/** After the number of rows changed: the same bars over the new rows. */
export function stretchBars(sheet: Excel.Worksheet, { series }: Excel.Chart, count: number, { row, column, rows }: Source): void {
  [...Array(count).keys()].forEach((i) => {
    series.getItemAt(i).setValues(sheet.getRangeByIndexes(row + 1, column + 1 + i, rows, 1));
    series.getItemAt(i).setXAxisValues(sheet.getRangeByIndexes(row + 1, column, rows, 1));
  });
}
