import { apiError } from '../../errors';
import type { ChartObj } from '../../charts/chartObj';
import { fillColor, getFont, richText, setFill, setFont, setLine } from '../../charts/fill';
import { TITLE } from '../../../ooxml/chartOrder';
import { absoluteName, quoteSheet } from '../../../ooxml/a1';
import type { RangeObj } from '../../model/cells/range';
import { apiClass, method, nav, prop, reader, ref, type ApiClass } from '../../protocol/registry';
import { child, descendants, insertOrdered, removeKid, textOf, type El } from '../../../ooxml/xmlTree';

/** Something of a chart that has a font, a fill or a line. */
export interface Owner {
  chart: ChartObj;
  /** The element, made when `create` is set. */
  el(create: boolean): El | null;
  order: readonly string[];
  size: number;
}

const made = (o: Owner): El => {
  const el = o.el(true);
  if (!el) throw apiError('ItemNotFound');
  return el;
};

const ChartFontClass: ApiClass<Owner> = apiClass<Owner>('ChartFont', {
  bold: prop(
    (o) => getFont(o.chart, o.el(false), o.size).bold,
    (o, v: boolean) => setFont(o.chart, made(o), o.order, { bold: v }),
  ),
  italic: prop(
    (o) => getFont(o.chart, o.el(false), o.size).italic,
    (o, v: boolean) => setFont(o.chart, made(o), o.order, { italic: v }),
  ),
  size: prop(
    (o) => getFont(o.chart, o.el(false), o.size).size,
    (o, v: number) => setFont(o.chart, made(o), o.order, { size: v }),
  ),
  color: prop(
    (o) => getFont(o.chart, o.el(false), o.size).color,
    (o, v: string) => setFont(o.chart, made(o), o.order, { color: v }),
  ),
  name: prop(
    (o) => getFont(o.chart, o.el(false), o.size).name,
    (o, v: string) => setFont(o.chart, made(o), o.order, { name: v }),
  ),
});

const ChartFillClass: ApiClass<Owner> = apiClass<Owner>('ChartFill', {
  setSolidColor: method((o, [color]) => setFill(o.chart, made(o), o.order, String(color))),
  clear: method((o) => setFill(o.chart, made(o), o.order, null)),
  getSolidColor: reader((o) => fillColor(o.chart, o.el(false)) ?? ''),
});

const lineMembers = {
  color: prop<Owner>(
    () => '',
    (o, v: string) => setLine(o.chart, made(o), o.order, { color: v }),
  ),
  weight: prop<Owner>(
    () => 0,
    (o, v: number) => setLine(o.chart, made(o), o.order, { weight: v }),
  ),
  clear: method<Owner>((o) => setLine(o.chart, made(o), o.order, { color: null })),
};
const ChartLineFormatClass: ApiClass<Owner> = apiClass<Owner>('ChartLineFormat', lineMembers);
const ChartBorderClass: ApiClass<Owner> = apiClass<Owner>('ChartBorder', lineMembers);

/** A class that only gathers font, fill and line of something. */
export const formatClass = (name: string): ApiClass<Owner> =>
  apiClass<Owner>(name, {
    font: nav((o) => ref(ChartFontClass, o)),
    fill: nav((o) => ref(ChartFillClass, o)),
    line: nav((o) => ref(ChartLineFormatClass, o)),
    border: nav((o) => ref(ChartBorderClass, o)),
  });

/** Text of a title: its own, its cell's, or the only series' name. */
export function titleText(_c: ChartObj, title: El | null, auto: string): string {
  const tx = child(title, 'tx');
  if (!tx) return title ? auto : '';
  const rich = child(tx, 'rich');
  if (rich)
    return descendants(rich, 'p')
      .map((p) => descendants(p, 't').map(textOf).join(''))
      .join('\n');
  return descendants(tx, 'v').map(textOf).join(' ');
}

export function setTitleText(c: ChartObj, title: El, text: string): void {
  const old = child(title, 'tx');
  const run = old ? (descendants(old, 'r')[0] ?? null) : null;
  if (old) removeKid(title, old);
  const tx = richText(c, text, run);
  // A restyled automatic title keeps its look when it gets a text of its own.
  const txPr = child(title, 'txPr');
  const def = txPr && descendants(txPr, 'defRPr')[0];
  if (def && !run)
    for (const rPr of descendants(tx, 'rPr')) {
      Object.assign(rPr.attrs, def.attrs);
      rPr.kids = [...def.kids];
    }
  if (txPr) removeKid(title, txPr);
  insertOrdered(title, tx, TITLE);
  c.touch();
}

export const refText = (r: RangeObj): string => `${quoteSheet(r.sheet.name)}!${absoluteName(r.rect)}`;
