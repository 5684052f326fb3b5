import { apiError } from '../../errors';
import type { Host } from '../../host';
import { boxOf, setBox, type Box } from '../../charts/drawing';
import { chartsOf, type ChartObj } from '../../charts/chartObj';
import { addChart, AXIS_IDS, makeAxes, setData } from '../../charts/create';
import { CHART, CHART_SPACE, LEGEND, TITLE } from '../../../ooxml/chartOrder';
import { setChartType, typeOfGroup } from '../../charts/types';
import { RangeObj } from '../../model/cells/range';
import type { Sheet } from '../../model/sheet';
import { apiClass, method, nav, prop, reader, ref, type ApiClass, type Ref } from '../../protocol/registry';
import { child, descendants, ensure, insertOrdered, make, removeKid, textOf, type El } from '../../../ooxml/xmlTree';
import { ChartAxesClass } from './chartAxes';
import { formatClass, setTitleText, titleText } from './chartFormat';
import { ChartDataLabelsClass, ChartSeriesCollectionClass, seriesName } from './chartSeries';
import { rangeArg } from '../range/range';
import { WorksheetClass } from '../sheet/worksheet';

const ChartTitleFormatClass = formatClass('ChartTitleFormat');
const ChartLegendFormatClass = formatClass('ChartLegendFormat');
const ChartAreaFormatClass = formatClass('ChartAreaFormat');
const ChartPlotAreaFormatClass = formatClass('ChartPlotAreaFormat');

// ---- title ----

const titleOf = (c: ChartObj): El | null => child(c.chart, 'title');

function ensureTitle(c: ChartObj): El {
  const old = titleOf(c);
  if (old) return old;
  const el = insertOrdered(c.chart, make(`${c.c}title`, {}, [make(`${c.c}overlay`, { val: 0 })]), CHART);
  setAutoTitleDeleted(c, false);
  c.touch();
  return el;
}

function setAutoTitleDeleted(c: ChartObj, on: boolean): void {
  ensure(c.chart, 'autoTitleDeleted', CHART).attrs['val'] = on ? '1' : '0';
  c.touch();
}

const autoTitle = (c: ChartObj): string => (c.series.length === 1 ? seriesName({ chart: c, ...c.series[0]! }) : 'Název grafu');

const ChartTitleClass = apiClass<ChartObj>('ChartTitle', {
  text: prop(
    (c) => titleText(c, titleOf(c), autoTitle(c)),
    (c, v: string) => {
      setTitleText(c, ensureTitle(c), String(v));
      setAutoTitleDeleted(c, false);
    },
  ),
  visible: prop(
    (c) => titleOf(c) !== null,
    (c, v: boolean) => {
      const el = titleOf(c);
      if (v) ensureTitle(c);
      else {
        if (el) removeKid(c.chart, el);
        setAutoTitleDeleted(c, true);
      }
    },
  ),
  overlay: prop(
    (c) => child(titleOf(c), 'overlay')?.attrs['val'] === '1',
    (c, v: boolean) => {
      ensure(ensureTitle(c), 'overlay', TITLE).attrs['val'] = v ? '1' : '0';
      c.touch();
    },
  ),
  format: nav((c) =>
    ref(ChartTitleFormatClass, { chart: c, el: (create) => (create ? ensureTitle(c) : titleOf(c)), order: TITLE, size: 14 }),
  ),
});

// ---- legend ----

const LEGEND_POSITIONS: Record<string, string> = { Top: 't', Bottom: 'b', Left: 'l', Right: 'r', Corner: 'tr' };
const legendOf = (c: ChartObj): El | null => child(c.chart, 'legend');

function ensureLegend(c: ChartObj): El {
  const old = legendOf(c);
  if (old) return old;
  c.touch();
  return insertOrdered(
    c.chart,
    make(`${c.c}legend`, {}, [make(`${c.c}legendPos`, { val: 'r' }), make(`${c.c}overlay`, { val: 0 })]),
    CHART,
  );
}

const ChartLegendClass = apiClass<ChartObj>('ChartLegend', {
  visible: prop(
    (c) => legendOf(c) !== null,
    (c, v: boolean) => {
      const el = legendOf(c);
      if (v) ensureLegend(c);
      else if (el) {
        removeKid(c.chart, el);
        c.touch();
      }
    },
  ),
  position: prop(
    (c) => {
      const val = child(legendOf(c), 'legendPos')?.attrs['val'] ?? 'r';
      return Object.keys(LEGEND_POSITIONS).find((k) => LEGEND_POSITIONS[k] === val) ?? 'Right';
    },
    (c, v: string) => {
      const val = LEGEND_POSITIONS[v];
      if (!val) throw apiError('InvalidArgument', `legend position ${v}`);
      const el = ensureLegend(c);
      ensure(el, 'legendPos', LEGEND).attrs['val'] = val;
      // A place somebody dragged the legend to would win over the position.
      const layout = child(el, 'layout');
      if (layout) removeKid(el, layout);
      c.touch();
    },
  ),
  overlay: prop(
    (c) => child(legendOf(c), 'overlay')?.attrs['val'] === '1',
    (c, v: boolean) => {
      ensure(ensureLegend(c), 'overlay', LEGEND).attrs['val'] = v ? '1' : '0';
      c.touch();
    },
  ),
  format: nav((c) =>
    ref(ChartLegendFormatClass, { chart: c, el: (create) => (create ? ensureLegend(c) : legendOf(c)), order: LEGEND, size: 9 }),
  ),
});

const ChartPlotAreaClass = apiClass<ChartObj>('ChartPlotArea', {
  format: nav((c) => ref(ChartPlotAreaFormatClass, { chart: c, el: () => c.plotArea, order: ['layout', 'spPr', 'extLst'], size: 10 })),
});

// ---- chart ----

function place(c: ChartObj, change: Partial<Box>): void {
  setBox(c.sheet, c.anchor, { ...boxOf(c.sheet, c.anchor), ...change });
  c.touchDrawing();
}

const side = (name: keyof Box) =>
  prop<ChartObj>(
    (c) => boxOf(c.sheet, c.anchor)[name],
    (c, v: number) => {
      if (typeof v !== 'number' || v < 0) throw apiError('InvalidArgument', name);
      place(c, { [name]: v });
    },
  );

function setPosition(c: ChartObj, start: unknown, end: unknown, host: Host): void {
  const home = new RangeObj(c.sheet, { r1: 0, c1: 0, r2: 0, c2: 0 });
  const a = rangeArg(start, host, home).rect;
  const b = end === undefined || end === null ? a : rangeArg(end, host, home).rect;
  const box = boxOf(c.sheet, c.anchor);
  const corner = (el: El | null, row: number, col: number): void => {
    if (!el) return;
    for (const [name, value] of [
      ['col', col],
      ['colOff', 0],
      ['row', row],
      ['rowOff', 0],
    ] as const)
      child(el, name)!.kids = [String(value)];
  };
  corner(child(c.anchor, 'from'), a.r1, a.c1);
  const to = child(c.anchor, 'to');
  // With one cell given, only the corner moves there.
  if (end === undefined || end === null) {
    const at = boxOf(c.sheet, c.anchor);
    setBox(c.sheet, c.anchor, { left: at.left, top: at.top, width: box.width, height: box.height });
  } else if (to) corner(to, b.r2 + 1, b.c2 + 1);
  c.touchDrawing();
}

function drop(c: ChartObj, host: Host): void {
  const { pkg } = host.book;
  const root = pkg.tree(c.drawing);
  const rel = pkg.rels(c.drawing).find((r) => r.target === c.path);
  removeKid(root, c.anchor);
  if (rel) pkg.dropRel(c.drawing, rel.id);
  for (const inner of pkg.rels(c.path)) if (/^(chartStyle|chartColorStyle)$/.test(inner.kind)) pkg.remove(inner.target);
  pkg.remove(c.path);
  pkg.touch(c.drawing);
  c.deleted = true;
}

const renameChart = (c: ChartObj, name: string): void => {
  if (typeof name !== 'string' || name === '') throw apiError('InvalidArgument', 'chart name');
  if (chartsOf(c.sheet).some((o) => o !== c && o.name.toLowerCase() === name.toLowerCase())) throw apiError('ItemAlreadyExists', name);
  c.props.attrs['name'] = name;
  c.touchDrawing();
};

const ChartClass: ApiClass<ChartObj> = apiClass<ChartObj>(
  'Chart',
  {
    id: prop((c) => c.id),
    name: prop((c) => (c.deleted ? c.root.name : c.name), renameChart),
    left: side('left'),
    top: side('top'),
    width: side('width'),
    height: side('height'),
    chartType: prop(
      (c) => typeOfGroup(c.groups[0]),
      (c, v) =>
        setChartType(c, v, () => {
          c.plotArea.kids.push(...makeAxes(c.c, c.a, /^Bar/.test(String(v)), AXIS_IDS));
          return AXIS_IDS;
        }),
    ),
    plotBy: prop((c) => {
      const f =
        descendants(c.series[0]?.el ?? c.root, 'val')
          .flatMap((el) => descendants(el, 'f'))
          .map(textOf)[0] ?? '';
      const m = /\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)$/.exec(f);
      return m && m[1] !== m[3] && m[2] === m[4] ? 'Rows' : 'Columns';
    }),
    plotVisibleOnly: prop(
      (c) => child(c.chart, 'plotVisOnly')?.attrs['val'] !== '0',
      (c, v: boolean) => {
        ensure(c.chart, 'plotVisOnly', CHART).attrs['val'] = v ? '1' : '0';
        c.touch();
      },
    ),
    title: nav((c) => ref(ChartTitleClass, c)),
    legend: nav((c) => ref(ChartLegendClass, c)),
    series: nav((c) => ref(ChartSeriesCollectionClass, c)),
    axes: nav((c) => ref(ChartAxesClass, c)),
    dataLabels: nav((c) => ref(ChartDataLabelsClass, { chart: c, list: () => c.series.map((s) => ({ chart: c, ...s })) })),
    plotArea: nav((c) => ref(ChartPlotAreaClass, c)),
    format: nav((c) => ref(ChartAreaFormatClass, { chart: c, el: () => c.root, order: CHART_SPACE, size: 10 })),
    worksheet: nav((c) => ref(WorksheetClass, c.sheet)),
    setData: method((c, [source, seriesBy], host) =>
      setData(c, rangeArg(source, host, null), seriesBy, host.modes.platform === 'OfficeOnline'),
    ),
    setPosition: method((c, [start, end], host) => setPosition(c, start, end, host)),
    activate: method((c, _a, host) => host.activate(c.sheet)),
    delete: method((c, _a, host) => drop(c, host)),
  },
  { identity: (c) => ({ Id: c.id }) },
);

const findChart = (sheet: Sheet, key: unknown): ChartObj | undefined =>
  chartsOf(sheet).find((c) => c.id === String(key) || c.name.toLowerCase() === String(key).toLowerCase());

const must = (found: ChartObj | undefined, key: unknown): Ref => {
  if (!found) throw apiError('ItemNotFound', String(key));
  return ref(ChartClass, found);
};

export const ChartCollectionClass: ApiClass<Sheet> = apiClass<Sheet>(
  'ChartCollection',
  {
    count: prop((s) => chartsOf(s).length),
    getCount: reader((s) => chartsOf(s).length),
    getItem: reader((s, [key]) => must(findChart(s, key), key)),
    _indexer: reader((s, [key]) => must(findChart(s, key), key)),
    getItemOrNullObject: reader((s, [key]) => ref(ChartClass, findChart(s, key))),
    getItemAt: reader((s, [i]) => must(chartsOf(s)[i], i)),
    add: method((s, [type, source, seriesBy], host) => {
      if (s.protection && s.protection.attrs['objects'] === '1') throw apiError('AccessDenied', 'the sheet is protected');
      return ref(ChartClass, addChart(s, type, rangeArg(source, host, null), seriesBy ?? 'Auto', host.modes.platform === 'OfficeOnline'));
    }),
  },
  { items: (s) => chartsOf(s).map((c) => ref(ChartClass, c)) },
);
