import { LEVELS } from '../../core/plan/level';
import { LEVEL_WORD } from '../../core/text/wording';
import { check, compared, type Bench } from './check';

const COUNTS = [40, 28, 4];
const CAPTIONS = ['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%'];

async function addPie({ context, sheet }: Bench): Promise<Excel.Chart> {
  const range = sheet.getRange('A1:B4');
  range.values = [['Úroveň', 'Počet'], ...LEVELS.map((level, i) => [LEVEL_WORD[level], COUNTS[i]!])];
  const chart = sheet.charts.add('Pie', range, 'Columns');
  await context.sync();
  return chart;
}

/** One series of three points, not three of one (office-js #1830, #2929). */
export const chartSeries = check('chartSeries', async (bench) => {
  const { series } = await addPie(bench);
  series.load('count');
  await bench.context.sync();
  if (series.count !== 1) return compared({ series: series.count }, { series: 1 });
  const { points } = series.getItemAt(0);
  points.load('count');
  await bench.context.sync();
  return compared({ series: series.count, points: points.count }, { series: 1, points: 3 });
});

/** The text of each label is kept (office-js #3010). */
export const pieLabels = check('pieLabels', async (bench) => {
  const { points } = (await addPie(bench)).series.getItemAt(0);
  CAPTIONS.forEach((caption, i) => {
    const point = points.getItemAt(i);
    point.hasDataLabel = true;
    point.dataLabel.text = caption;
  });
  await bench.context.sync();
  const labels = CAPTIONS.map((_, i) => points.getItemAt(i).dataLabel.load('text'));
  await bench.context.sync();
  return compared(
    labels.map(({ text }) => text),
    CAPTIONS,
  );
});
