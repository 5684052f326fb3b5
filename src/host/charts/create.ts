import { CHART as C_NS, DRAWING as A_NS, REL, SHEET_DRAWING as XDR_NS, TYPE as CT } from '../../ooxml/namespaces';
import type { RangeObj } from '../model/cells/range';
import type { Sheet } from '../model/sheet';
import { relPrefixOf } from '../model/book';
import { children, descendants, fragment, insertOrdered, make, type El } from '../../ooxml/xmlTree';
import type { ChartObj } from './chartObj';
import { chartsOf } from './chartObj';
import { anchors, drawingPath, setBox } from './drawing';
import { GROUP, SERIES } from '../../ooxml/chartOrder';
import { catRef, numRef, seriesOf, strRef, type SeriesSource } from './source';
import { kindOf, makeGroup } from './types';

function ensureDrawing(sheet: Sheet): string {
  const found = drawingPath(sheet);
  if (found) return found;
  const { pkg } = sheet.book;
  const base = sheet.path.replace(/worksheets\/[^/]*$/, '');
  const path = pkg.freeName(`${base}drawings/drawing`, 'xml');
  pkg.create(path, make('xdr:wsDr', { 'xmlns:xdr': XDR_NS, 'xmlns:a': A_NS }), `${CT}.drawing+xml`);
  const rel = pkg.addRel(sheet.path, `${REL}/drawing`, path);
  sheet.insert(make(`${sheet.p}drawing`, { [`${relPrefixOf(sheet.root)}:id`]: rel }));
  return path;
}

/** A series element for a piece of a block. */
export function makeSeries(sheet: Sheet, c: string, index: number, source: SeriesSource, group: El): El {
  const el = make(`${c}ser`, {}, [make(`${c}idx`, { val: index }), make(`${c}order`, { val: index })]);
  pointSeriesAt(sheet, c, el, source);
  if (/barChart$/.test(group.name)) insertOrdered(el, make(`${c}invertIfNegative`, { val: 0 }), SERIES);
  if (/lineChart$/.test(group.name)) insertOrdered(el, make(`${c}smooth`, { val: 0 }), SERIES);
  return el;
}

/** Lets a series read other cells; everything else about it stays. */
function pointSeriesAt(sheet: Sheet, c: string, el: El, source: SeriesSource): void {
  const { book } = sheet;
  const put = (name: string, content: El | null): void => {
    el.kids = el.kids.filter((k) => typeof k === 'string' || !('name' in k) || k.name !== c + name);
    if (content) insertOrdered(el, make(c + name, {}, [content]), SERIES);
  };
  put('tx', source.name ? strRef(book, c, source.name) : make(`${c}v`, {}, [source.nameText]));
  put('cat', source.categories ? catRef(book, c, source.categories) : null);
  put('val', numRef(book, c, source.values));
}

/** Category and value axis as Excel draws them by default; `shares` for charts stacked to 100 %, whose values are percent. */
export function makeAxes(c: string, a: string, horizontal: boolean, ids: [string, string], shares = false): El[] {
  const line = `<${a}ln xmlns:a="${A_NS}" w="9525"><${a}solidFill><${a}srgbClr val="D9D9D9"/></${a}solidFill></${a}ln>`;
  const spPr = (): El => make(`${c}spPr`, {}, [plain(fragment(line))]);
  const cat = make(`${c}catAx`, {}, [
    make(`${c}axId`, { val: ids[0] }),
    make(`${c}scaling`, {}, [make(`${c}orientation`, { val: 'minMax' })]),
    make(`${c}delete`, { val: 0 }),
    make(`${c}axPos`, { val: horizontal ? 'l' : 'b' }),
    make(`${c}numFmt`, { formatCode: 'General', sourceLinked: 1 }),
    make(`${c}majorTickMark`, { val: 'none' }),
    make(`${c}minorTickMark`, { val: 'none' }),
    make(`${c}tickLblPos`, { val: 'nextTo' }),
    spPr(),
    make(`${c}crossAx`, { val: ids[1] }),
    make(`${c}crosses`, { val: 'autoZero' }),
    make(`${c}auto`, { val: 1 }),
    make(`${c}lblAlgn`, { val: 'ctr' }),
    make(`${c}lblOffset`, { val: 100 }),
    make(`${c}noMultiLvlLbl`, { val: 0 }),
  ]);
  const val = make(`${c}valAx`, {}, [
    make(`${c}axId`, { val: ids[1] }),
    make(`${c}scaling`, {}, [make(`${c}orientation`, { val: 'minMax' })]),
    make(`${c}delete`, { val: 0 }),
    make(`${c}axPos`, { val: horizontal ? 'b' : 'l' }),
    make(`${c}majorGridlines`, {}, [spPr()]),
    make(`${c}numFmt`, { formatCode: shares ? '0%' : 'General', sourceLinked: 1 }),
    make(`${c}majorTickMark`, { val: 'none' }),
    make(`${c}minorTickMark`, { val: 'none' }),
    make(`${c}tickLblPos`, { val: 'nextTo' }),
    make(`${c}crossAx`, { val: ids[0] }),
    make(`${c}crosses`, { val: 'autoZero' }),
    make(`${c}crossBetween`, { val: 'between' }),
  ]);
  return [cat, val];
}

/** Without the namespace declaration that parsing a piece alone needed. */
const plain = (el: El): El => {
  delete el.attrs['xmlns:a'];
  return el;
};

export const AXIS_IDS: [string, string] = ['111111111', '222222222'];

export function addChart(sheet: Sheet, type: unknown, range: RangeObj, seriesBy: unknown, swapAuto: boolean): ChartObj {
  const { pkg } = sheet.book;
  const kind = kindOf(type);
  const drawing = ensureDrawing(sheet);
  const base = sheet.path.replace(/worksheets\/[^/]*$/, '');
  const path = pkg.freeName(`${base}charts/chart`, 'xml');
  const c = 'c:';
  const round = kind.group === 'pieChart' || kind.group === 'doughnutChart';
  const group = makeGroup(c, kind, round ? null : AXIS_IDS);
  seriesOf(range, seriesBy, swapAuto).forEach((source, i) => insertOrdered(group, makeSeries(sheet, c, i, source, group), GROUP));
  const count = children(group, 'ser').length;
  const chart = make(`${c}chart`, {}, [
    make(`${c}title`, {}, [make(`${c}overlay`, { val: 0 })]),
    make(`${c}autoTitleDeleted`, { val: 0 }),
    make(`${c}plotArea`, {}, [
      make(`${c}layout`),
      group,
      ...(round ? [] : makeAxes(c, 'a:', kind.dir === 'bar', AXIS_IDS, kind.grouping === 'percentStacked')),
    ]),
    ...(round || count > 1 ? [make(`${c}legend`, {}, [make(`${c}legendPos`, { val: 'b' }), make(`${c}overlay`, { val: 0 })])] : []),
    make(`${c}plotVisOnly`, { val: 1 }),
    make(`${c}dispBlanksAs`, { val: 'gap' }),
  ]);
  const root = make(`${c}chartSpace`, { 'xmlns:c': C_NS, 'xmlns:a': A_NS, 'xmlns:r': REL }, [
    make(`${c}roundedCorners`, { val: 0 }),
    chart,
  ]);
  pkg.create(path, root, `${CT}.drawingml.chart+xml`);
  const rel = pkg.addRel(drawing, `${REL}/chart`, path);
  const tree = pkg.tree(drawing);
  const id = Math.max(1, ...descendants(tree, 'cNvPr').map((el) => Number(el.attrs['id'] ?? 0))) + 1;
  const names = new Set(chartsOf(sheet).map((ch) => ch.name));
  let n = 1;
  while (names.has(`Graf ${n}`)) n += 1;
  const xdr = tree.name.includes(':') ? `${tree.name.split(':')[0]}:` : '';
  const corner = (name: string): El =>
    make(
      xdr + name,
      {},
      ['col', 'colOff', 'row', 'rowOff'].map((k) => make(xdr + k, {}, ['0'])),
    );
  const anchor = make(`${xdr}twoCellAnchor`, {}, [
    corner('from'),
    corner('to'),
    make(`${xdr}graphicFrame`, { macro: '' }, [
      make(`${xdr}nvGraphicFramePr`, {}, [make(`${xdr}cNvPr`, { id, name: `Graf ${n}` }), make(`${xdr}cNvGraphicFramePr`)]),
      make(`${xdr}xfrm`, {}, [make('a:off', { x: 0, y: 0 }), make('a:ext', { cx: 0, cy: 0 })]),
      make('a:graphic', { 'xmlns:a': A_NS }, [
        make('a:graphicData', { uri: C_NS }, [make('c:chart', { 'xmlns:c': C_NS, 'xmlns:r': REL, 'r:id': rel })]),
      ]),
    ]),
    make(`${xdr}clientData`),
  ]);
  tree.kids.push(anchor);
  pkg.touch(drawing);
  // Beside the data, in Excel's default size.
  setBox(sheet, anchor, { left: 240, top: 60 + 20 * anchors(tree).length, width: 360, height: 216 });
  return chartsOf(sheet).find((ch) => ch.anchor === anchor)!;
}

/** `setData`: series by series, so that colours, labels and styles of what stays survive. */
export function setData(chart: ChartObj, range: RangeObj, seriesBy: unknown, swapAuto: boolean): void {
  const sources = seriesOf(range, seriesBy, swapAuto);
  const old = chart.series;
  const group = old[0]?.group ?? chart.groups[0]!;
  sources.forEach((source, i) => {
    const existing = old[i];
    if (existing) pointSeriesAt(chart.sheet, chart.c, existing.el, source);
    else insertOrdered(group, makeSeries(chart.sheet, chart.c, i, source, group), GROUP);
  });
  for (const extra of old.slice(sources.length)) extra.group.kids.splice(extra.group.kids.indexOf(extra.el), 1);
  chart.touch();
}
