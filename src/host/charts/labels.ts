import { apiError } from '../errors';
import { child, children, clone, descendants, ensure, insertOrdered, local, make, removeKid, textOf, type El } from '../../ooxml/xmlTree';
import type { ChartObj } from './chartObj';
import { richText } from './fill';
import { LABEL, LABELS, SERIES } from '../../ooxml/chartOrder';

const FLAGS = {
  showLegendKey: 'showLegendKey',
  showValue: 'showVal',
  showCategoryName: 'showCatName',
  showSeriesName: 'showSerName',
  showPercentage: 'showPercent',
  showBubbleSize: 'showBubbleSize',
} as const;

export type Flag = keyof typeof FLAGS;

const POSITIONS: Record<string, string> = {
  BestFit: 'bestFit',
  Bottom: 'b',
  Center: 'ctr',
  InsideBase: 'inBase',
  InsideEnd: 'inEnd',
  Left: 'l',
  OutsideEnd: 'outEnd',
  Right: 'r',
  Top: 't',
};

/** Positions each kind of chart knows; any other makes Excel repair the file. */
function allowed(group: El): string[] {
  const name = local(group.name);
  if (name === 'pieChart' || name === 'ofPieChart') return ['bestFit', 'ctr', 'inEnd', 'outEnd'];
  if (name === 'doughnutChart' || name === 'areaChart') return [];
  if (name === 'barChart')
    return /stacked/i.test(child(group, 'grouping')?.attrs['val'] ?? '')
      ? ['ctr', 'inEnd', 'inBase']
      : ['outEnd', 'ctr', 'inEnd', 'inBase'];
  return ['t', 'b', 'ctr', 'l', 'r'];
}

const bool = (el: El | null): boolean => el !== null && el.attrs['val'] !== '0' && el.attrs['val'] !== 'false';

export interface SeriesRef {
  chart: ChartObj;
  el: El;
  group: El;
}
export interface PointRef extends SeriesRef {
  index: number;
}

/** The flags are all required once the group of settings is there. */
function complete(chart: ChartObj, el: El, order: readonly string[], defaults: Partial<Record<string, string>>): void {
  const gone = child(el, 'delete');
  if (gone) removeKid(el, gone);
  for (const name of Object.values(FLAGS)) {
    if (!child(el, name)) insertOrdered(el, make(chart.c + name, { val: defaults[name] ?? '0' }), order);
  }
}

export const seriesLabels = (s: SeriesRef): El | null => child(s.el, 'dLbls');

export function hasLabels(s: SeriesRef): boolean {
  const el = seriesLabels(s) ?? child(s.group, 'dLbls');
  if (!el || bool(child(el, 'delete'))) return false;
  return Object.values(FLAGS).some((f) => bool(child(el, f))) || children(el, 'dLbl').some((l) => !bool(child(l, 'delete')));
}

export function setHasLabels(s: SeriesRef, on: boolean): El | null {
  const old = seriesLabels(s);
  s.chart.touch();
  if (!on) {
    if (old) removeKid(s.el, old);
    return null;
  }
  const el = old ?? ensure(s.el, 'dLbls', SERIES);
  const none = !Object.values(FLAGS).some((f) => bool(child(el, f)));
  complete(s.chart, el, LABELS, { showVal: '1' });
  if (none) child(el, 'showVal')!.attrs['val'] = '1';
  return el;
}

/** Settings of all labels of a series, made when missing. */
export function labelsOf(s: SeriesRef): El {
  const el = ensure(s.el, 'dLbls', SERIES);
  complete(s.chart, el, LABELS, {});
  s.chart.touch();
  return el;
}

export const pointLabel = (p: PointRef): El | null =>
  children(seriesLabels(p), 'dLbl').find((el) => Number(child(el, 'idx')?.attrs['val']) === p.index) ?? null;

export function hasPointLabel(p: PointRef): boolean {
  const own = pointLabel(p);
  if (own) return !bool(child(own, 'delete'));
  const all = seriesLabels(p);
  return all !== null && !bool(child(all, 'delete')) && Object.values(FLAGS).some((f) => bool(child(all, f)));
}

/** A label of the point's own, starting from what all labels of the series show. */
export function ownLabel(p: PointRef): El {
  const { c } = p.chart;
  const all = labelsOf(p);
  let el = pointLabel(p);
  if (!el) {
    el = make(`${c}dLbl`, {}, [make(`${c}idx`, { val: p.index })]);
    const after = children(all, 'dLbl').find((other) => Number(child(other, 'idx')?.attrs['val']) > p.index);
    all.kids.splice(
      after ? all.kids.indexOf(after) : all.kids.filter((k) => typeof k !== 'string' && 'name' in k && local(k.name) === 'dLbl').length,
      0,
      el,
    );
    for (const name of ['numFmt', 'spPr', 'txPr', 'dLblPos', 'separator']) {
      const inherited = child(all, name);
      if (inherited) insertOrdered(el, clone(inherited), LABEL);
    }
  }
  const inherited: Record<string, string> = {};
  for (const f of Object.values(FLAGS)) inherited[f] = child(all, f)?.attrs['val'] ?? '0';
  complete(p.chart, el, LABEL, inherited);
  return el;
}

export function setHasPointLabel(p: PointRef, on: boolean): void {
  const { c } = p.chart;
  p.chart.touch();
  if (on) {
    const el = ownLabel(p);
    if (!Object.values(FLAGS).some((f) => bool(child(el, f)))) child(el, 'showVal')!.attrs['val'] = '1';
    return;
  }
  const el = ownLabel(p);
  el.kids = [make(`${c}idx`, { val: p.index }), make(`${c}delete`, { val: 1 })];
}

export function setFlag(chart: ChartObj, el: El, order: readonly string[], flag: Flag, on: boolean): void {
  const name = FLAGS[flag];
  const item = child(el, name) ?? insertOrdered(el, make(chart.c + name), order);
  item.attrs['val'] = on ? '1' : '0';
  chart.touch();
}

export const getFlag = (el: El | null, flag: Flag): boolean => bool(child(el, FLAGS[flag]));

export function setSeparator(chart: ChartObj, el: El, order: readonly string[], text: string): void {
  const item = child(el, 'separator') ?? insertOrdered(el, make(`${chart.c}separator`), order);
  item.kids = [text];
  chart.touch();
}

export function setPosition(s: SeriesRef, el: El, order: readonly string[], position: unknown): void {
  const value = POSITIONS[String(position)];
  if (value === undefined || !allowed(s.group).includes(value)) throw apiError('InvalidArgument', `label position ${String(position)}`);
  const item = child(el, 'dLblPos') ?? insertOrdered(el, make(`${s.chart.c}dLblPos`), order);
  item.attrs['val'] = value;
  s.chart.touch();
}

export const getPosition = (el: El | null): string => {
  const value = child(el, 'dLblPos')?.attrs['val'];
  return Object.keys(POSITIONS).find((k) => POSITIONS[k] === value) ?? 'BestFit';
};

/** Text of the point's label: its own, or what its settings make of the point's values. */
export function labelText(p: PointRef, parts: { category: string; value: string; series: string; share: string }): string {
  const own = pointLabel(p);
  const rich = child(child(own, 'tx'), 'rich');
  if (rich)
    return children(rich, 'p')
      .map((para) => descendants(para, 't').map(textOf).join(''))
      .join('\n');
  const el = own ?? seriesLabels(p);
  if (!el || !hasPointLabel(p)) return '';
  const pieces: string[] = [];
  if (getFlag(el, 'showSeriesName')) pieces.push(parts.series);
  if (getFlag(el, 'showCategoryName')) pieces.push(parts.category);
  if (getFlag(el, 'showValue')) pieces.push(parts.value);
  if (getFlag(el, 'showPercentage')) pieces.push(parts.share);
  return pieces.join(textOf(child(el, 'separator')) || '; ');
}

export function setLabelText(p: PointRef, text: string): void {
  const el = ownLabel(p);
  const old = child(el, 'tx');
  const run = old ? (descendants(old, 'r')[0] ?? null) : null;
  if (old) removeKid(el, old);
  // Programs that read the text show it only where the label would show something.
  if (!Object.values(FLAGS).some((f) => bool(child(el, f)))) child(el, 'showVal')!.attrs['val'] = '1';
  if (!child(el, 'layout')) insertOrdered(el, make(`${p.chart.c}layout`), LABEL);
  insertOrdered(el, richText(p.chart, text, run), LABEL);
  p.chart.touch();
}
