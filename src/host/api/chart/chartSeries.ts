import { apiError } from '../../errors';
import type { ChartObj } from '../../charts/chartObj';
import type { Host } from '../../host';
import { makeSeries } from '../../charts/create';
import {
  getFlag,
  getPosition,
  hasLabels,
  hasPointLabel,
  labelsOf,
  labelText,
  ownLabel,
  pointLabel,
  seriesLabels,
  setFlag,
  setHasLabels,
  setHasPointLabel,
  setLabelText,
  setPosition,
  setSeparator,
  type Flag,
  type PointRef,
  type SeriesRef,
} from '../../charts/labels';
import { GROUP, LABEL, LABELS, POINT, SERIES } from '../../../ooxml/chartOrder';
import { catRef, numRef, readRef } from '../../charts/source';
import { isRound, kindOf, setChartType, typeOfGroup } from '../../charts/types';
import { apiClass, method, nav, prop, reader, ref, valueReader, type ApiClass, type Member, type Ref } from '../../protocol/registry';
import { child, children, descendants, ensure, insertOrdered, make, removeKid, textOf, type El } from '../../../ooxml/xmlTree';
import { formatClass, refText } from './chartFormat';
import { rangeArg } from '../range/range';

const SeriesFormatClass = formatClass('ChartSeriesFormat');
const PointFormatClass = formatClass('ChartPointFormat');
const DataLabelFormatClass = formatClass('ChartDataLabelFormat');

/** Texts or numbers a series element refers to, from the cells when they can be read. */
function dataOf(s: SeriesRef, name: 'tx' | 'cat' | 'val'): (string | number | boolean)[] {
  const el = child(s.el, name);
  if (!el) return [];
  const f = descendants(el, 'f')[0];
  const read = f ? readRef(s.chart.sheet.book, textOf(f)) : null;
  if (read) return read.values;
  const points: (string | number)[] = [];
  for (const pt of descendants(el, 'pt'))
    points[Number(pt.attrs['idx'])] = name === 'val' ? Number(textOf(child(pt, 'v'))) : textOf(child(pt, 'v'));
  if (points.length > 0) return points;
  const literal = child(el, 'v');
  return literal ? [textOf(literal)] : [];
}

export function seriesName(s: SeriesRef): string {
  const [name] = dataOf(s, 'tx');
  return name === undefined ? `Řada${s.chart.series.findIndex((x) => x.el === s.el) + 1}` : String(name);
}

// ---- labels of a series or of the whole chart ----

export interface LabelsOf {
  chart: ChartObj;
  list(): SeriesRef[];
}

/** office-js #3010: settings of all labels at once can be written but read as null. */
const writeOnly = <T>(set: (s: SeriesRef, el: El, value: T) => void): Member<LabelsOf> =>
  prop<LabelsOf>(
    () => null,
    (o, v: T) => {
      for (const s of o.list()) set(s, labelsOf(s), v);
    },
  );

const flagMember = (flag: Flag): Member<LabelsOf> =>
  writeOnly<boolean>((s, el, v) => {
    setFlag(s.chart, el, LABELS, flag, v);
    for (const own of children(el, 'dLbl')) if (!child(own, 'delete')) setFlag(s.chart, own, LABEL, flag, v);
  });

export const ChartDataLabelsClass: ApiClass<LabelsOf> = apiClass<LabelsOf>('ChartDataLabels', {
  showValue: flagMember('showValue'),
  showCategoryName: flagMember('showCategoryName'),
  showSeriesName: flagMember('showSeriesName'),
  showPercentage: flagMember('showPercentage'),
  showLegendKey: flagMember('showLegendKey'),
  showBubbleSize: flagMember('showBubbleSize'),
  separator: writeOnly<string>((s, el, v) => setSeparator(s.chart, el, LABELS, v)),
  position: writeOnly<string>((s, el, v) => setPosition(s, el, LABELS, v)),
  numberFormat: writeOnly<string>((s, el, v) => {
    const item = child(el, 'numFmt') ?? insertOrdered(el, make(`${s.chart.c}numFmt`), LABELS);
    item.attrs = { formatCode: v, sourceLinked: '0' };
    s.chart.touch();
  }),
  format: nav((o) => {
    const first = o.list()[0];
    return ref(DataLabelFormatClass, {
      chart: o.chart,
      el: (create) => (first ? (create ? labelsOf(first) : seriesLabels(first)) : null),
      order: LABELS,
      size: 9,
    });
  }),
});

// ---- points ----

const pointValue = (p: PointRef): unknown => dataOf(p, 'val')[p.index] ?? '';

function parts(p: PointRef): { category: string; value: string; series: string; share: string } {
  const values = dataOf(p, 'val').map(Number);
  const sum = values.reduce((a, b) => a + (Number.isFinite(b) ? b : 0), 0);
  const value = values[p.index] ?? 0;
  return {
    category: String(dataOf(p, 'cat')[p.index] ?? p.index + 1),
    value: String(value),
    series: seriesName(p),
    share: sum === 0 ? '0%' : `${Math.round((value / sum) * 100)}%`,
  };
}

const labelFlag = (flag: Flag): Member<PointRef> =>
  prop<PointRef>(
    (p) => getFlag(pointLabel(p) ?? seriesLabels(p), flag),
    (p, v: boolean) => setFlag(p.chart, ownLabel(p), LABEL, flag, v),
  );

const ChartDataLabelClass: ApiClass<PointRef> = apiClass<PointRef>('ChartDataLabel', {
  text: prop(
    (p) => labelText(p, parts(p)),
    (p, v: string, host) => {
      // Excel gives a label a text only where there is a label.
      if (!hasPointLabel(p)) throw apiError('InvalidOperation', 'the point has no label; set hasDataLabel first');
      if (!host.modes.quirks.includes('labelsIgnored')) setLabelText(p, String(v));
    },
  ),
  autoText: prop(
    (p) => child(pointLabel(p), 'tx') === null,
    (p, v: boolean) => {
      const el = pointLabel(p);
      const tx = child(el, 'tx');
      if (v && el && tx) {
        removeKid(el, tx);
        p.chart.touch();
      }
    },
  ),
  position: prop(
    (p) => getPosition(pointLabel(p) ?? seriesLabels(p)),
    (p, v: string) => setPosition(p, ownLabel(p), LABEL, v),
  ),
  separator: prop(
    (p) => textOf(child(pointLabel(p) ?? seriesLabels(p), 'separator')),
    (p, v: string) => setSeparator(p.chart, ownLabel(p), LABEL, v),
  ),
  showValue: labelFlag('showValue'),
  showCategoryName: labelFlag('showCategoryName'),
  showSeriesName: labelFlag('showSeriesName'),
  showPercentage: labelFlag('showPercentage'),
  showLegendKey: labelFlag('showLegendKey'),
  showBubbleSize: labelFlag('showBubbleSize'),
  format: nav((p) =>
    ref(DataLabelFormatClass, { chart: p.chart, el: (create) => (create ? ownLabel(p) : pointLabel(p)), order: LABEL, size: 9 }),
  ),
});

function dataPoint(p: PointRef, create: boolean): El | null {
  const found = children(p.el, 'dPt').find((el) => Number(child(el, 'idx')?.attrs['val']) === p.index);
  if (found || !create) return found ?? null;
  const { c } = p.chart;
  const el = make(`${c}dPt`, {}, [make(`${c}idx`, { val: p.index })]);
  if (/barChart$/.test(p.group.name)) insertOrdered(el, make(`${c}invertIfNegative`, { val: 0 }), POINT);
  insertOrdered(el, make(`${c}bubble3D`, { val: 0 }), POINT);
  const after = children(p.el, 'dPt').find((other) => Number(child(other, 'idx')?.attrs['val']) > p.index);
  if (after) p.el.kids.splice(p.el.kids.indexOf(after), 0, el);
  else insertOrdered(p.el, el, SERIES);
  p.chart.touch();
  return el;
}

const ChartPointClass: ApiClass<PointRef> = apiClass<PointRef>('ChartPoint', {
  hasDataLabel: prop(
    (p) => hasPointLabel(p),
    (p, v: boolean) => setHasPointLabel(p, v),
  ),
  value: prop(pointValue),
  dataLabel: nav((p) => ref(ChartDataLabelClass, p)),
  format: nav((p) => ref(PointFormatClass, { chart: p.chart, el: (create) => dataPoint(p, create), order: POINT, size: 10 })),
});

const pointCount = (s: SeriesRef): number => dataOf(s, 'val').length;

function pointAt(s: SeriesRef, i: unknown): Ref {
  const index = Number(i);
  if (!Number.isInteger(index) || index < 0 || index >= pointCount(s)) throw apiError('ItemNotFound', `point ${String(i)}`);
  return ref(ChartPointClass, { ...s, index });
}

const ChartPointsCollectionClass: ApiClass<SeriesRef> = apiClass<SeriesRef>(
  'ChartPointsCollection',
  {
    count: prop(pointCount),
    getCount: valueReader(pointCount),
    getItemAt: valueReader(pointAt2),
  },
  { items: (s) => Array.from({ length: pointCount(s) }, (_x, index) => ref(ChartPointClass, { ...s, index })) },
);

function pointAt2(s: SeriesRef, [i]: unknown[]): Ref {
  return pointAt(s, i);
}

// ---- series ----

const groupValue = (name: string, fallback: number): Member<SeriesRef> =>
  prop<SeriesRef>(
    (s) => Number(child(s.group, name)?.attrs['val'] ?? fallback),
    (s, v: number) => {
      ensure(s.group, name, GROUP).attrs['val'] = String(v);
      s.chart.touch();
    },
  );

const ChartSeriesClass: ApiClass<SeriesRef> = apiClass<SeriesRef>('ChartSeries', {
  name: prop(seriesName, (s, v: string) => {
    const { c } = s.chart;
    const tx = ensure(s.el, 'tx', SERIES);
    tx.kids = [make(`${c}v`, {}, [String(v)])];
    s.chart.touch();
  }),
  chartType: prop(
    (s) => typeOfGroup(s.group),
    (s, v) => {
      kindOf(v);
      if (s.chart.groups.length > 1) throw apiError('ApiNotFound', 'combined chart types');
      setChartType(s.chart, v, () => {
        throw apiError('ApiNotFound', 'chart type of a series across kinds');
      });
    },
  ),
  plotOrder: prop((s) => Number(child(s.el, 'order')?.attrs['val'] ?? 0)),
  gapWidth: groupValue('gapWidth', 150),
  overlap: groupValue('overlap', 0),
  firstSliceAngle: groupValue('firstSliceAng', 0),
  doughnutHoleSize: groupValue('holeSize', 75),
  explosion: prop(
    (s) => Number(child(s.el, 'explosion')?.attrs['val'] ?? 0),
    (s, v: number) => {
      if (!isRound(s.group)) throw apiError('InvalidOperation', 'only slices explode');
      ensure(s.el, 'explosion', SERIES).attrs['val'] = String(v);
      s.chart.touch();
    },
  ),
  varyByCategories: prop(
    (s) => child(s.group, 'varyColors')?.attrs['val'] !== '0',
    (s, v: boolean) => {
      ensure(s.group, 'varyColors', GROUP).attrs['val'] = v ? '1' : '0';
      s.chart.touch();
    },
  ),
  hasDataLabels: prop(hasLabels, (s, v: boolean) => {
    setHasLabels(s, v);
  }),
  dataLabels: nav((s) => ref(ChartDataLabelsClass, { chart: s.chart, list: () => [s] })),
  points: nav((s) => ref(ChartPointsCollectionClass, s)),
  format: nav((s) => ref(SeriesFormatClass, { chart: s.chart, el: () => s.el, order: SERIES, size: 10 })),
  setValues: method((s, [source], host) => {
    ensure(s.el, 'val', SERIES).kids = [numRef(host.book, s.chart.c, refText(rangeArg(source, host, null)))];
    s.chart.touch();
  }),
  setXAxisValues: method((s, [source], host) => {
    ensure(s.el, 'cat', SERIES).kids = [catRef(host.book, s.chart.c, refText(rangeArg(source, host, null)))];
    s.chart.touch();
  }),
  getDimensionValues: valueReader((s, [dimension]) => {
    if (dimension === 'Values' || dimension === 'YValues') return dataOf(s, 'val');
    if (dimension === 'Categories' || dimension === 'XValues') return dataOf(s, 'cat');
    throw apiError('InvalidArgument', String(dimension));
  }),
  getDimensionDataSourceString: reader((s, [dimension]) =>
    textOf(descendants(child(s.el, dimension === 'Categories' ? 'cat' : 'val') ?? s.el, 'f')[0]),
  ),
  delete: method((s) => {
    removeKid(s.group, s.el);
    s.chart.touch();
  }),
});

function seriesAt(c: ChartObj, i: unknown, host: Host): Ref {
  const found = host.modes.quirks.includes('chartFails') ? undefined : c.series[Number(i)];
  if (!found) throw apiError('ItemNotFound', `series ${String(i)}`);
  return ref(ChartSeriesClass, { chart: c, ...found });
}

export const ChartSeriesCollectionClass: ApiClass<ChartObj> = apiClass<ChartObj>(
  'ChartSeriesCollection',
  {
    count: prop((c, host) => (host.modes.quirks.includes('chartFails') ? 0 : c.series.length)),
    getCount: reader((c) => c.series.length),
    getItemAt: reader((c, [i], host) => seriesAt(c, i, host)),
    _indexer: reader((c, [i], host) => seriesAt(c, i, host)),
    add: method((c, [name, index]) => {
      const group = c.groups[0];
      if (!group) throw apiError('InvalidOperation', 'no series group');
      const n = c.series.length;
      const el = makeSeries(
        c.sheet,
        c.c,
        typeof index === 'number' ? index : n,
        { name: null, nameText: String(name ?? `Řada${n + 1}`), categories: null, values: '' },
        group,
      );
      const val = child(el, 'val');
      if (val) removeKid(el, val);
      insertOrdered(group, el, GROUP);
      c.touch();
      return ref(ChartSeriesClass, { chart: c, group, el });
    }),
  },
  { items: (c) => c.series.map((s) => ref(ChartSeriesClass, { chart: c, ...s })) },
);
