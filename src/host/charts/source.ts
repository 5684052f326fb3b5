import { absoluteName, height, parseRect, quoteSheet, splitSheet, width, type Rect } from '../../ooxml/a1';
import type { Book } from '../model/book';
import type { RangeObj } from '../model/cells/range';
import { rangeByAddress } from '../model/cells/range';
import type { Sheet } from '../model/sheet';
import { cellValue } from '../model/cells/text';
import { child, descendants, local, make, prefixOf, textOf, type El } from '../../ooxml/xmlTree';

export interface SeriesSource {
  name: string | null;
  nameText: string;
  categories: string | null;
  values: string;
}

const formula = (sheet: Sheet, rect: Rect): string => `${quoteSheet(sheet.name)}!${absoluteName(rect)}`;

const valueAt = (sheet: Sheet, r: number, c: number): string | number | boolean => {
  const cell = sheet.grid.get(r, c);
  return cellValue(cell?.v !== undefined ? cell : (sheet.book.calc.spills.value(sheet.id, r, c) ?? cell));
};

/** Cuts a block into series the way Excel guesses: text beside the numbers names categories and series. */
export function seriesOf(range: RangeObj, seriesBy: unknown, swapAuto: boolean): SeriesSource[] {
  const { sheet, rect } = range;
  let byColumns = seriesBy === 'Columns';
  if (seriesBy !== 'Columns' && seriesBy !== 'Rows') {
    byColumns = height(rect) >= width(rect);
    // office-js #1830: Auto comes out differently on the web and on the desktop.
    if (swapAuto) byColumns = !byColumns;
  }
  const text = (r: number, c: number): boolean => typeof valueAt(sheet, r, c) === 'string';
  const corner = valueAt(sheet, rect.r1, rect.c1) === '';
  const rows = Array.from({ length: height(rect) }, (_x, i) => rect.r1 + i);
  const cols = Array.from({ length: width(rect) }, (_x, i) => rect.c1 + i);
  const firstColumnText = cols.length > 1 && (corner || rows.slice(1).some((r) => text(r, rect.c1) && valueAt(sheet, r, rect.c1) !== ''));
  const firstRowText =
    rows.length > 1 && (corner || cols.slice(firstColumnText ? 1 : 0).some((c) => text(rect.r1, c) && valueAt(sheet, rect.r1, c) !== ''));
  const body: Rect = { r1: rect.r1 + (firstRowText ? 1 : 0), c1: rect.c1 + (firstColumnText ? 1 : 0), r2: rect.r2, c2: rect.c2 };
  const out: SeriesSource[] = [];
  if (byColumns) {
    for (let c = body.c1; c <= body.c2; c += 1) {
      out.push({
        name: firstRowText ? formula(sheet, { r1: rect.r1, r2: rect.r1, c1: c, c2: c }) : null,
        nameText: firstRowText ? String(valueAt(sheet, rect.r1, c)) : `Řada${out.length + 1}`,
        categories: firstColumnText ? formula(sheet, { ...body, c1: rect.c1, c2: rect.c1 }) : null,
        values: formula(sheet, { ...body, c1: c, c2: c }),
      });
    }
  } else {
    for (let r = body.r1; r <= body.r2; r += 1) {
      out.push({
        name: firstColumnText ? formula(sheet, { r1: r, r2: r, c1: rect.c1, c2: rect.c1 }) : null,
        nameText: firstColumnText ? String(valueAt(sheet, r, rect.c1)) : `Řada${out.length + 1}`,
        categories: firstRowText ? formula(sheet, { ...body, r1: rect.r1, r2: rect.r1 }) : null,
        values: formula(sheet, { ...body, r1: r, r2: r }),
      });
    }
  }
  return out;
}

/** Values a reference of a chart points at, in reading order; null when it cannot be read. */
export function readRef(book: Book, ref: string): { values: (string | number | boolean)[]; format: string } | null {
  const values: (string | number | boolean)[] = [];
  let format = 'General';
  for (const part of ref.replace(/^\(|\)$/g, '').split(/,(?=(?:[^']*'[^']*')*[^']*$)/)) {
    const { sheet: name, rest } = splitSheet(part);
    const sheet = name === null ? null : book.sheetByName(name);
    const rect = parseRect(rest);
    const range = sheet && rect ? { sheet, rect } : rangeByAddress(book, null, part);
    if (!range) return null;
    const at = range.rect;
    if (height(at) * width(at) > 100_000) return null;
    for (let r = at.r1; r <= at.r2; r += 1) for (let c = at.c1; c <= at.c2; c += 1) values.push(valueAt(range.sheet, r, c));
    format = book.styles.numberFormat(range.sheet.xf(at.r1, at.c1));
  }
  return { values, format };
}

/** What a chart program without Excel shows: the values beside the reference. */
function cacheOf(c: string, kind: 'strCache' | 'numCache', data: { values: (string | number | boolean)[]; format: string }): El {
  const points: El[] = [];
  data.values.forEach((v, idx) => {
    if (v === '' || (kind === 'numCache' && typeof v !== 'number')) return;
    points.push(make(`${c}pt`, { idx }, [make(`${c}v`, {}, [String(v)])]));
  });
  const count = make(`${c}ptCount`, { val: data.values.length });
  return make(c + kind, {}, kind === 'numCache' ? [make(`${c}formatCode`, {}, [data.format]), count, ...points] : [count, ...points]);
}

export function numRef(book: Book, c: string, ref: string): El {
  const data = readRef(book, ref) ?? { values: [], format: 'General' };
  return make(`${c}numRef`, {}, [make(`${c}f`, {}, [ref]), cacheOf(c, 'numCache', data)]);
}

export function strRef(book: Book, c: string, ref: string): El {
  const data = readRef(book, ref) ?? { values: [], format: 'General' };
  return make(`${c}strRef`, {}, [make(`${c}f`, {}, [ref]), cacheOf(c, 'strCache', data)]);
}

/** Categories that are all numbers are kept as numbers, as Excel does. */
export function catRef(book: Book, c: string, ref: string): El {
  const data = readRef(book, ref);
  return data && data.values.length > 0 && data.values.every((v) => typeof v === 'number') ? numRef(book, c, ref) : strRef(book, c, ref);
}

const signature = (cache: El): string =>
  `${child(cache, 'ptCount')?.attrs['val'] ?? ''}|${descendants(cache, 'pt')
    .map((pt) => `${pt.attrs['idx']}=${textOf(child(pt, 'v'))}`)
    .join('|')}`;

/** Brings the values kept in all charts up to date with the cells; untouched charts stay untouched. */
export function refreshCaches(book: Book): void {
  for (const path of book.pkg.names()) {
    if (!/charts\/chart\d*[^/]*\.xml$/i.test(path)) continue;
    let root: El;
    try {
      root = book.pkg.tree(path);
    } catch {
      continue;
    }
    for (const kind of ['strRef', 'numRef'] as const) {
      for (const el of descendants(root, kind)) {
        const data = readRef(book, textOf(child(el, 'f')));
        if (!data) continue;
        const name = kind === 'strRef' ? 'strCache' : 'numCache';
        const old = child(el, name);
        const fresh = cacheOf(prefixOf(el), name, data);
        if (old && (signature(old) === signature(fresh) || same(old, fresh))) continue;
        if (old) {
          const format = child(old, 'formatCode');
          if (format && kind === 'numRef') fresh.kids[0] = format;
          el.kids[el.kids.indexOf(old)] = fresh;
        } else el.kids.splice(1, 0, fresh);
        book.pkg.touch(path);
      }
    }
  }
}

/** Two caches of the same numbers, written differently. */
function same(a: El, b: El): boolean {
  if (local(a.name) !== 'numCache' || child(a, 'ptCount')?.attrs['val'] !== child(b, 'ptCount')?.attrs['val']) return false;
  const points = (el: El): Map<string, number> =>
    new Map(descendants(el, 'pt').map((pt) => [pt.attrs['idx'] ?? '', Number(textOf(child(pt, 'v')))]));
  const x = points(a);
  const y = points(b);
  return x.size === y.size && [...x].every(([idx, v]) => Math.abs((y.get(idx) ?? NaN) - v) <= 1e-12 * Math.max(1, Math.abs(v)));
}
