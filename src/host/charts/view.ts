import type { Sheet } from '../model/sheet';
import { child, children, descendants, textOf, type El } from '../../ooxml/xmlTree';
import { titleText } from '../api/chart/chartFormat';
import { chartsOf, type ChartObj } from './chartObj';
import { boxOf, type Box } from './drawing';
import { fillColor } from './fill';
import { labelText } from './labels';
import { readRef } from './source';
import { typeOfGroup } from './types';

export interface SeriesView {
  name: string;
  categories: string[];
  values: (number | null)[];
  /** Colour of the whole series and of single points, where the chart gives one of its own. */
  color: string | null;
  pointColors: (string | null)[];
  /** What stands at each point; empty where there is no label. */
  labels: string[];
}

/** A chart as a program that draws it needs it; the box is in points from the corner of the sheet. */
export interface ChartView {
  id: string;
  name: string;
  /** Excel's name of the kind, such as `Pie` or `BarStacked`. */
  type: string;
  title: string;
  legend: 'top' | 'bottom' | 'left' | 'right' | null;
  /** The first category stands at the far end of its axis, and the values on the other side. */
  reversed: boolean;
  box: Box;
  series: SeriesView[];
}

const LEGENDS: Record<string, ChartView['legend']> = { t: 'top', b: 'bottom', l: 'left', r: 'right', tr: 'right' };

/** From the cells when they can be read, else what the file keeps beside the reference. */
function dataOf(chart: ChartObj, series: El, name: 'tx' | 'cat' | 'val'): (string | number | boolean)[] {
  const el = child(series, name);
  if (!el) return [];
  const f = descendants(el, 'f')[0];
  const read = f ? readRef(chart.sheet.book, textOf(f)) : null;
  if (read) return read.values;
  const points: string[] = [];
  for (const pt of descendants(el, 'pt')) points[Number(pt.attrs['idx'])] = textOf(child(pt, 'v'));
  if (points.length > 0) return Array.from(points, (text) => (name === 'val' ? Number(text) : (text ?? '')));
  const literal = child(el, 'v');
  return literal ? [textOf(literal)] : [];
}

function seriesView(chart: ChartObj, group: El, el: El, order: number): SeriesView {
  const name = String(dataOf(chart, el, 'tx')[0] ?? `Řada${order + 1}`);
  const values = dataOf(chart, el, 'val').map((v) => (typeof v === 'number' && Number.isFinite(v) ? v : null));
  const given = dataOf(chart, el, 'cat');
  const categories = values.map((_v, i) => String(given[i] ?? i + 1));
  const sum = values.reduce<number>((a, b) => a + (b ?? 0), 0);
  const own = new Map(children(el, 'dPt').map((point) => [Number(child(point, 'idx')?.attrs['val']), fillColor(chart, point)]));
  return {
    name,
    categories,
    values,
    color: fillColor(chart, el),
    pointColors: values.map((_v, i) => own.get(i) ?? null),
    labels: values.map((value, index) =>
      labelText(
        { chart, el, group, index },
        {
          category: categories[index]!,
          value: String(value ?? ''),
          series: name,
          share: sum === 0 ? '0%' : `${Math.round(((value ?? 0) / sum) * 100)}%`,
        },
      ),
    ),
  };
}

function isReversed(chart: ChartObj): boolean {
  const axis = child(child(chart.chart, 'plotArea'), 'catAx');
  return child(child(axis, 'scaling'), 'orientation')?.attrs['val'] === 'maxMin';
}

/** The charts that stand on a sheet. */
export function chartViews(sheet: Sheet): ChartView[] {
  return chartsOf(sheet).map((chart) => {
    const series = chart.series.map(({ group, el }, i) => seriesView(chart, group, el, i));
    const legend = child(chart.chart, 'legend');
    return {
      id: chart.id,
      name: chart.name,
      type: typeOfGroup(chart.groups[0]),
      title: titleText(chart, child(chart.chart, 'title'), series.length === 1 ? series[0]!.name : ''),
      legend: legend ? (LEGENDS[child(legend, 'legendPos')?.attrs['val'] ?? 'r'] ?? 'right') : null,
      reversed: isReversed(chart),
      box: boxOf(sheet, chart.anchor),
      series,
    };
  });
}
