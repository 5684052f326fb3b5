import { apiError } from '../../errors';
import type { ChartObj } from '../../charts/chartObj';
import { AXIS, SCALING, TITLE } from '../../../ooxml/chartOrder';
import { apiClass, nav, prop, reader, ref, type ApiClass, type Member } from '../../protocol/registry';
import { child, elements, ensure, insertOrdered, local, make, removeKid, type El } from '../../../ooxml/xmlTree';
import { formatClass, setTitleText, titleText } from './chartFormat';

interface Axis {
  chart: ChartObj;
  kind: 'category' | 'value';
}

const AxisFormatClass = formatClass('ChartAxisFormat');
const AxisTitleFormatClass = formatClass('ChartAxisTitleFormat');
const GridlinesFormatClass = formatClass('ChartGridlinesFormat');

function elOf(axis: Axis): El {
  const found = elements(axis.chart.plotArea).filter((el) =>
    axis.kind === 'category' ? /^(cat|date)Ax$/.test(local(el.name)) : local(el.name) === 'valAx',
  );
  // A pie has no axes.
  if (!found[0]) throw apiError('InvalidOperation', 'this kind of chart has no such axis');
  return found[0];
}

const val = (name: string, order: readonly string[] = AXIS) => ({
  get: (a: Axis): string | undefined => child(elOf(a), name)?.attrs['val'],
  set: (a: Axis, value: string): void => {
    ensure(elOf(a), name, order).attrs['val'] = value;
    a.chart.touch();
  },
});

const deleted = val('delete');

const TickLabels: Record<string, string> = { NextToAxis: 'nextTo', High: 'high', Low: 'low', None: 'none' };
const tickLabels = val('tickLblPos');

const Crossings: Record<string, string> = { Automatic: 'autoZero', Maximum: 'max', Minimum: 'min' };
const crossings = val('crosses');
const other = (a: Axis): Axis => ({ ...a, kind: a.kind === 'category' ? 'value' : 'category' });

const limit = (name: 'max' | 'min'): Member<Axis> =>
  prop<Axis>(
    (a) => {
      const v = child(child(elOf(a), 'scaling'), name)?.attrs['val'];
      return v === undefined ? '' : Number(v);
    },
    (a, v: number | string) => {
      const scaling = ensure(elOf(a), 'scaling', AXIS);
      if (v === '') {
        const el = child(scaling, name);
        if (el) removeKid(scaling, el);
      } else ensure(scaling, name, SCALING).attrs['val'] = String(v);
      a.chart.touch();
    },
  );

const AxisTitleClass: ApiClass<Axis> = apiClass<Axis>('ChartAxisTitle', {
  text: prop(
    (a) => titleText(a.chart, child(elOf(a), 'title'), 'Název osy'),
    (a, v: string) => setTitleText(a.chart, ensureTitle(a), String(v)),
  ),
  visible: prop(
    (a) => child(elOf(a), 'title') !== null,
    (a, v: boolean) => {
      const el = child(elOf(a), 'title');
      if (v) ensureTitle(a);
      else if (el) {
        removeKid(elOf(a), el);
        a.chart.touch();
      }
    },
  ),
  format: nav((a) =>
    ref(AxisTitleFormatClass, {
      chart: a.chart,
      el: (create) => (create ? ensureTitle(a) : child(elOf(a), 'title')),
      order: TITLE,
      size: 10,
    }),
  ),
});

function ensureTitle(a: Axis): El {
  const axis = elOf(a);
  const old = child(axis, 'title');
  if (old) return old;
  a.chart.touch();
  return insertOrdered(axis, make(`${a.chart.c}title`, {}, [make(`${a.chart.c}overlay`, { val: 0 })]), AXIS);
}

const gridlines = (name: 'majorGridlines' | 'minorGridlines') => {
  return apiClass<Axis>('ChartGridlines', {
    visible: prop(
      (a) => child(elOf(a), name) !== null,
      (a, v: boolean) => {
        const axis = elOf(a);
        const el = child(axis, name);
        if (v && !el) ensure(axis, name, AXIS);
        else if (!v && el) removeKid(axis, el);
        a.chart.touch();
      },
    ),
    format: nav((a) =>
      ref(GridlinesFormatClass, {
        chart: a.chart,
        el: (create) => (create ? ensure(elOf(a), name, AXIS) : child(elOf(a), name)),
        order: ['spPr'],
        size: 10,
      }),
    ),
  });
};
const MajorClass = gridlines('majorGridlines');
const MinorClass = gridlines('minorGridlines');

const ChartAxisClass: ApiClass<Axis> = apiClass<Axis>('ChartAxis', {
  visible: prop(
    (a) => deleted.get(a) !== '1',
    (a, v: boolean) => deleted.set(a, v ? '0' : '1'),
  ),
  reversePlotOrder: prop(
    (a) => child(child(elOf(a), 'scaling'), 'orientation')?.attrs['val'] === 'maxMin',
    (a, v: boolean) => {
      ensure(ensure(elOf(a), 'scaling', AXIS), 'orientation', SCALING).attrs['val'] = v ? 'maxMin' : 'minMax';
      a.chart.touch();
    },
  ),
  /** Where the other axis crosses this one; the file keeps it with the other one. */
  position: prop(
    (a) => Object.keys(Crossings).find((k) => Crossings[k] === (crossings.get(other(a)) ?? 'autoZero')) ?? 'Custom',
    (a, v: string) => {
      const value = Crossings[v];
      if (value === undefined) throw apiError('InvalidArgument', `axis position ${v}`);
      crossings.set(other(a), value);
    },
  ),
  numberFormat: prop(
    (a) => child(elOf(a), 'numFmt')?.attrs['formatCode'] ?? 'General',
    (a, v: string) => {
      ensure(elOf(a), 'numFmt', AXIS).attrs = { formatCode: v, sourceLinked: '0' };
      a.chart.touch();
    },
  ),
  tickLabelPosition: prop(
    (a) => Object.keys(TickLabels).find((k) => TickLabels[k] === (tickLabels.get(a) ?? 'nextTo')) ?? 'NextToAxis',
    (a, v: string) => tickLabels.set(a, TickLabels[v] ?? 'nextTo'),
  ),
  maximum: limit('max'),
  minimum: limit('min'),
  majorUnit: prop(
    (a) => Number(child(elOf(a), 'majorUnit')?.attrs['val'] ?? 0) || '',
    (a, v: number) => {
      ensure(elOf(a), 'majorUnit', AXIS).attrs['val'] = String(v);
      a.chart.touch();
    },
  ),
  title: nav((a) => ref(AxisTitleClass, a)),
  majorGridlines: nav((a) => ref(MajorClass, a)),
  minorGridlines: nav((a) => ref(MinorClass, a)),
  format: nav((a) => ref(AxisFormatClass, { chart: a.chart, el: () => elOf(a), order: AXIS, size: 9 })),
});

export const ChartAxesClass: ApiClass<ChartObj> = apiClass<ChartObj>('ChartAxes', {
  categoryAxis: nav((chart) => ref(ChartAxisClass, { chart, kind: 'category' })),
  valueAxis: nav((chart) => ref(ChartAxisClass, { chart, kind: 'value' })),
  getItem: reader((chart, [type]) => ref(ChartAxisClass, { chart, kind: type === 'Category' ? 'category' : 'value' })),
});
