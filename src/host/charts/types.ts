import { child, children, elements, local, make, insertOrdered, removeKid, type El } from '../../ooxml/xmlTree';
import type { ChartObj } from './chartObj';
import { apiError } from '../errors';
import { GROUP } from '../../ooxml/chartOrder';

interface Kind {
  group: string;
  dir?: 'bar' | 'col';
  grouping?: string;
}

const KINDS: Record<string, Kind> = {
  Pie: { group: 'pieChart' },
  Doughnut: { group: 'doughnutChart' },
  BarClustered: { group: 'barChart', dir: 'bar', grouping: 'clustered' },
  BarStacked: { group: 'barChart', dir: 'bar', grouping: 'stacked' },
  BarStacked100: { group: 'barChart', dir: 'bar', grouping: 'percentStacked' },
  ColumnClustered: { group: 'barChart', dir: 'col', grouping: 'clustered' },
  ColumnStacked: { group: 'barChart', dir: 'col', grouping: 'stacked' },
  ColumnStacked100: { group: 'barChart', dir: 'col', grouping: 'percentStacked' },
  Line: { group: 'lineChart', grouping: 'standard' },
  LineStacked: { group: 'lineChart', grouping: 'stacked' },
  Area: { group: 'areaChart', grouping: 'standard' },
  AreaStacked: { group: 'areaChart', grouping: 'stacked' },
};

export const isRound = (group: El): boolean => /^(pie|doughnut|ofPie|pie3D)Chart$/.test(local(group.name));

export function typeOfGroup(group: El | undefined): string {
  if (!group) return 'Invalid';
  const name = local(group.name);
  const dir = child(group, 'barDir')?.attrs['val'];
  const grouping = child(group, 'grouping')?.attrs['val'];
  for (const [type, kind] of Object.entries(KINDS)) {
    if (kind.group !== name) continue;
    if (kind.dir !== undefined && kind.dir !== (dir ?? 'col')) continue;
    if (kind.grouping !== undefined && kind.grouping !== (grouping ?? kind.grouping)) continue;
    return type;
  }
  return { pie3DChart: '3DPie', scatterChart: 'XYScatter', radarChart: 'Radar', bubbleChart: 'Bubble' }[name] ?? 'Invalid';
}

export function kindOf(type: unknown): Kind {
  const kind = KINDS[String(type)];
  if (!kind) throw apiError('ApiNotFound', `chart type ${String(type)} is not played by the embedded Excel`);
  return kind;
}

/** A new, empty group of series. */
export function makeGroup(c: string, kind: Kind, axes: [string, string] | null): El {
  const kids: El[] = [];
  if (kind.dir) kids.push(make(`${c}barDir`, { val: kind.dir }));
  if (kind.grouping) kids.push(make(`${c}grouping`, { val: kind.grouping }));
  kids.push(make(`${c}varyColors`, { val: axes ? 0 : 1 }));
  if (kind.group === 'barChart') {
    kids.push(make(`${c}gapWidth`, { val: 150 }));
    // Stacked bars lie on one line only when they overlap fully.
    if (/stacked/i.test(kind.grouping ?? '')) kids.push(make(`${c}overlap`, { val: 100 }));
  }
  if (kind.group === 'lineChart') kids.push(make(`${c}marker`, { val: 1 }));
  if (kind.group === 'pieChart' || kind.group === 'doughnutChart') kids.push(make(`${c}firstSliceAng`, { val: 0 }));
  if (kind.group === 'doughnutChart') kids.push(make(`${c}holeSize`, { val: 75 }));
  if (axes) kids.push(make(`${c}axId`, { val: axes[0] }), make(`${c}axId`, { val: axes[1] }));
  return make(c + kind.group, {}, kids);
}

/** Elements of a series that only other kinds of charts have. */
function foreign(group: string): string[] {
  const own: Record<string, string[]> = {
    pieChart: ['explosion'],
    doughnutChart: ['explosion'],
    barChart: ['invertIfNegative', 'pictureOptions', 'shape'],
    lineChart: ['marker', 'smooth'],
    areaChart: ['pictureOptions'],
  };
  return ['explosion', 'invertIfNegative', 'pictureOptions', 'marker', 'smooth', 'shape'].filter((name) => !own[group]?.includes(name));
}

/** Changes the kind of all series, keeping what the series carry. */
export function setChartType(chart: ChartObj, type: unknown, addAxes: () => [string, string]): void {
  const kind = kindOf(type);
  const round = kind.group === 'pieChart' || kind.group === 'doughnutChart';
  const old = chart.groups;
  const series = chart.series.map((s) => s.el);
  const oldAxes = elements(chart.plotArea).filter((el) => /Ax$/.test(local(el.name)));
  let axes: [string, string] | null = null;
  if (round) for (const el of oldAxes) removeKid(chart.plotArea, el);
  else {
    const ids = oldAxes.map((el) => child(el, 'axId')?.attrs['val'] ?? '');
    axes = ids.length >= 2 ? [ids[0]!, ids[1]!] : addAxes();
  }
  const group = makeGroup(chart.c, kind, axes);
  for (const el of series) {
    for (const name of foreign(kind.group)) for (const kid of children(el, name)) removeKid(el, kid);
    // A label position of the old kind may be one the new kind does not know; without one the default holds.
    for (const labels of [child(el, 'dLbls'), ...children(child(el, 'dLbls'), 'dLbl')]) {
      const position = child(labels, 'dLblPos');
      if (labels && position) removeKid(labels, position);
    }
    insertOrdered(group, el, GROUP);
  }
  const at = old[0] ? chart.plotArea.kids.indexOf(old[0]) : 1;
  for (const g of old) removeKid(chart.plotArea, g);
  chart.plotArea.kids.splice(at, 0, group);
  const barDir = kind.dir;
  for (const el of elements(chart.plotArea)) {
    const pos = child(el, 'axPos');
    if (!pos) continue;
    const category = /^(cat|date)Ax$/.test(local(el.name));
    pos.attrs['val'] = barDir === 'bar' ? (category ? 'l' : 'b') : category ? 'b' : 'l';
  }
  chart.touch();
}
