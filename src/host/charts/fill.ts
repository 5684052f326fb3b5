import { schemeColor, tinted } from '../xlsx/styles/colors';
import { argb } from '../xlsx/styles/styles';
import { child, elements, ensure, insertOrdered, local, make, prefixOf, removeKid, type El } from '../../ooxml/xmlTree';
import type { ChartObj } from './chartObj';
import { RUN, SHAPE } from '../../ooxml/chartOrder';

const FILLS = ['noFill', 'solidFill', 'gradFill', 'blipFill', 'pattFill', 'grpFill'];

const dropFill = (el: El): void => {
  for (const kid of elements(el)) if (FILLS.includes(local(kid.name))) removeKid(el, kid);
};

const solid = (a: string, color: string): El => make(`${a}solidFill`, {}, [make(`${a}srgbClr`, { val: argb(color).slice(2) })]);

/** Fills the shape of an element that has (or gets) `spPr`. Null means no fill. */
export function setFill(chart: ChartObj, owner: El, order: readonly string[], color: string | null): void {
  const { a } = chart;
  const spPr = ensure(owner, 'spPr', order);
  dropFill(spPr);
  insertOrdered(spPr, color === null ? make(`${a}noFill`) : solid(a, color), SHAPE);
  chart.touch();
}

/** Colour of a solid fill, or null. */
export function fillColor(chart: ChartObj, owner: El | null): string | null {
  const fill = child(child(owner, 'spPr'), 'solidFill');
  return fill ? colorOf(chart, fill) : null;
}

function colorOf(chart: ChartObj, fill: El): string | null {
  const el = elements(fill)[0];
  if (!el) return null;
  const val = el.attrs['val'] ?? '';
  if (local(el.name) === 'srgbClr') return `#${val.toUpperCase()}`;
  if (local(el.name) === 'sysClr') return `#${(el.attrs['lastClr'] ?? '000000').toUpperCase()}`;
  if (local(el.name) !== 'schemeClr') return null;
  const { book } = chart.sheet;
  const theme = book.pkg.rels(book.path).find((r) => r.kind === 'theme')?.target;
  const base = schemeColor(theme && book.pkg.has(theme) ? book.pkg.tree(theme) : null, val);
  const off = Number(child(el, 'lumOff')?.attrs['val'] ?? 0) / 100_000;
  const mod = Number(child(el, 'lumMod')?.attrs['val'] ?? 100_000) / 100_000;
  return base && tinted(base, off > 0 ? off : mod - 1);
}

export function setLine(chart: ChartObj, owner: El, order: readonly string[], change: { color?: string | null; weight?: number }): void {
  const { a } = chart;
  const spPr = ensure(owner, 'spPr', order);
  const ln = child(spPr, 'ln') ?? insertOrdered(spPr, make(`${a}ln`), SHAPE);
  if (change.weight !== undefined) ln.attrs['w'] = String(Math.round(change.weight * 12_700));
  if (change.color !== undefined) {
    dropFill(ln);
    ln.kids.unshift(change.color === null ? make(`${a}noFill`) : solid(a, change.color));
  }
  chart.touch();
}

export interface FontChange {
  bold?: boolean;
  italic?: boolean;
  size?: number;
  color?: string;
  name?: string;
}

/** Run properties: of every run of a rich text, or of the element's `txPr`. */
function runs(chart: ChartObj, owner: El, order: readonly string[], create: boolean): El[] {
  const { a } = chart;
  const rich = child(child(owner, 'tx'), 'rich');
  const out: El[] = [];
  const collect = (body: El): void => {
    for (const p of elements(body).filter((el) => local(el.name) === 'p')) {
      const pPr = child(p, 'pPr') ?? (create ? insertAt(p, make(`${a}pPr`)) : null);
      const def = pPr && (child(pPr, 'defRPr') ?? (create ? insertAt(pPr, make(`${a}defRPr`)) : null));
      if (def) out.push(def);
      for (const r of elements(p).filter((el) => local(el.name) === 'r')) {
        const rPr = child(r, 'rPr') ?? (create ? insertAt(r, make(`${a}rPr`, { lang: 'cs-CZ' })) : null);
        if (rPr) out.push(rPr);
      }
    }
  };
  if (rich) collect(rich);
  else {
    let txPr = child(owner, 'txPr');
    if (!txPr && create) {
      txPr = insertOrdered(
        owner,
        make(`${prefixOf(chart.root)}txPr`, {}, [
          make(`${a}bodyPr`),
          make(`${a}lstStyle`),
          make(`${a}p`, {}, [make(`${a}pPr`, {}, [make(`${a}defRPr`)]), make(`${a}endParaRPr`, { lang: 'cs-CZ' })]),
        ]),
        order,
      );
    }
    if (txPr) collect(txPr);
  }
  return out;
}

const insertAt = (parent: El, el: El): El => {
  parent.kids.unshift(el);
  return el;
};

export function setFont(chart: ChartObj, owner: El, order: readonly string[], change: FontChange): void {
  const { a } = chart;
  for (const rPr of runs(chart, owner, order, true)) {
    if (change.bold !== undefined) rPr.attrs['b'] = change.bold ? '1' : '0';
    if (change.italic !== undefined) rPr.attrs['i'] = change.italic ? '1' : '0';
    if (change.size !== undefined) rPr.attrs['sz'] = String(Math.round(change.size * 100));
    if (change.color !== undefined) {
      dropFill(rPr);
      insertOrdered(rPr, solid(a, change.color), RUN);
    }
    if (change.name !== undefined) {
      const old = child(rPr, 'latin');
      if (old) removeKid(rPr, old);
      insertOrdered(rPr, make(`${a}latin`, { typeface: change.name }), RUN);
    }
  }
  chart.touch();
}

export function getFont(chart: ChartObj, owner: El | null, size: number): Required<FontChange> {
  const all = owner ? runs(chart, owner, [], false) : [];
  const first = <T>(of: (el: El) => T | null | undefined): T | undefined => {
    for (const el of [...all].reverse()) {
      const v = of(el);
      if (v !== null && v !== undefined) return v;
    }
    return undefined;
  };
  return {
    bold: first((el) => el.attrs['b']) === '1',
    italic: first((el) => el.attrs['i']) === '1',
    size: Number(first((el) => el.attrs['sz']) ?? size * 100) / 100,
    color:
      first((el) => {
        const fill = child(el, 'solidFill');
        return fill && colorOf(chart, fill);
      }) ?? '#595959',
    name: first((el) => child(el, 'latin')?.attrs['typeface']) ?? '',
  };
}

/** Rich text of one paragraph a line. */
export function richText(chart: ChartObj, text: string, keep: El | null): El {
  const { c, a } = chart;
  const rPr = keep && child(keep, 'rPr');
  const rich = make(`${c}rich`, {}, [make(`${a}bodyPr`), make(`${a}lstStyle`)]);
  for (const line of text.split('\n')) {
    rich.kids.push(make(`${a}p`, {}, [make(`${a}r`, {}, [rPr ?? make(`${a}rPr`, { lang: 'cs-CZ' }), make(`${a}t`, {}, [line])])]));
  }
  return make(`${c}tx`, {}, [rich]);
}
