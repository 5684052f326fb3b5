import { fitRows } from '../../model/cells/fitRows';
import { apiError } from '../../errors';
import type { Host } from '../../host';
import { isEntireColumn, isEntireRow, MAX_ROW, type Rect } from '../../../ooxml/a1';
import type { RangeObj } from '../../model/cells/range';
import { clipToUsed } from '../../model/cells/range';
import { pointsToChars, type Sheet } from '../../model/sheet';
import { cellText } from '../../model/cells/text';
import { apiClass, type ApiClass, method, nav, prop, reader, ref } from '../../protocol/registry';
import type { StylePatch } from '../../xlsx/styles/styles';
import { assertFormattable } from './rangeValues';

/** The common value of a property over the cells of a range, or null when they differ. */
function common<T>(range: RangeObj, of: (xf: number) => T): T | null {
  const { sheet } = range;
  const rect = clipToUsed(sheet, range.rect) ?? { ...range.rect, r2: range.rect.r1, c2: range.rect.c1 };
  let first: string | undefined;
  let value: T | null = null;
  const seen = new Set<number>();
  for (let r = rect.r1; r <= rect.r2; r += 1)
    for (let c = rect.c1; c <= rect.c2; c += 1) {
      const xf = sheet.xf(r, c);
      if (seen.has(xf)) continue;
      seen.add(xf);
      const v = of(xf);
      const key = JSON.stringify(v);
      if (first === undefined) {
        first = key;
        value = v;
      } else if (first !== key) return null;
    }
  return value;
}

/** Changes the format of every cell; whole columns and rows get it as their own, so that empty cells have it too. */
function patchFormat(range: RangeObj, patch: StylePatch): void {
  const { sheet, rect } = range;
  const { styles } = sheet.book;
  assertFormattable(sheet, 'formatCells');
  const apply = (area: Rect): void => {
    for (let r = area.r1; r <= area.r2; r += 1)
      for (let c = area.c1; c <= area.c2; c += 1) {
        sheet.book.setXf(sheet, r, c, styles.derive(sheet.xf(r, c), patch));
      }
  };
  if (isEntireColumn(rect)) {
    sheet.grid.each(rect, (r, c) => apply({ r1: r, r2: r, c1: c, c2: c }));
    sheet.editCols(rect.c1, rect.c2, (attrs) => {
      attrs['style'] = String(styles.derive(Number(attrs['style'] ?? 0), patch));
    });
  } else if (isEntireRow(rect)) {
    sheet.grid.each(rect, (r, c) => apply({ r1: r, r2: r, c1: c, c2: c }));
    for (let r = rect.r1; r <= rect.r2; r += 1)
      sheet.editRow(r, (attrs) => {
        attrs['s'] = String(styles.derive(Number(attrs['s'] ?? 0), patch));
        attrs['customFormat'] = '1';
      });
  } else apply(rect);
  sheet.touch();
}

const fontGet = (key: 'bold' | 'italic' | 'size' | 'name' | 'color' | 'underline' | 'strikethrough') => (r: RangeObj) =>
  common(r, (xf) => r.sheet.book.styles.font(xf)[key]);

function color(value: unknown): string {
  if (typeof value !== 'string' || !/^(#[0-9a-f]{6}|[a-z]+)$/i.test(value)) throw apiError('InvalidArgument', `colour ${String(value)}`);
  return value;
}

const RangeFontClass: ApiClass<RangeObj> = apiClass<RangeObj>('RangeFont', {
  bold: prop(fontGet('bold'), (r, v: boolean) => patchFormat(r, { font: { bold: v } })),
  italic: prop(fontGet('italic'), (r, v: boolean) => patchFormat(r, { font: { italic: v } })),
  strikethrough: prop(fontGet('strikethrough'), (r, v: boolean) => patchFormat(r, { font: { strikethrough: v } })),
  underline: prop(fontGet('underline'), (r, v: string) => patchFormat(r, { font: { underline: v } })),
  size: prop(fontGet('size'), (r, v: number) => patchFormat(r, { font: { size: v } })),
  name: prop(fontGet('name'), (r, v: string) => patchFormat(r, { font: { name: v } })),
  color: prop(fontGet('color'), (r, v: string) => patchFormat(r, { font: { color: color(v) } })),
});

const RangeFillClass: ApiClass<RangeObj> = apiClass<RangeObj>('RangeFill', {
  color: prop(
    // No fill reads as white; different fills read as an empty text.
    (r) => {
      const value = common(r, (xf) => r.sheet.book.styles.fill(xf) ?? '#FFFFFF');
      return value ?? '';
    },
    (r, v: string) => patchFormat(r, { fill: color(v) }),
  ),
  clear: method((r) => patchFormat(r, { fill: null })),
});

interface Border {
  range: RangeObj;
  index: string;
}

const STYLE_TO_XML: Record<string, Record<string, string>> = {
  Continuous: { Hairline: 'hair', Thin: 'thin', Medium: 'medium', Thick: 'thick' },
  Dash: { Medium: 'mediumDashed', Thin: 'dashed' },
  DashDot: { Medium: 'mediumDashDot', Thin: 'dashDot' },
  DashDotDot: { Medium: 'mediumDashDotDot', Thin: 'dashDotDot' },
  Dot: { Thin: 'dotted' },
  Double: { Thin: 'double' },
  SlantDashDot: { Thin: 'slantDashDot' },
};

function borderOf(xml: string | null): { style: string; weight: string } {
  for (const [style, weights] of Object.entries(STYLE_TO_XML)) {
    for (const [weight, name] of Object.entries(weights)) if (name === xml) return { style, weight };
  }
  return { style: 'None', weight: 'Thin' };
}

const SIDES: Record<string, string> = {
  EdgeTop: 'top',
  EdgeBottom: 'bottom',
  EdgeLeft: 'left',
  EdgeRight: 'right',
  DiagonalDown: 'diagonal',
  DiagonalUp: 'diagonal',
};

/** The cells and sides that a border index means: an edge, or all lines inside. */
function borderParts(b: Border): { rect: Rect; side: string }[] {
  const { rect } = b.range;
  switch (b.index) {
    case 'EdgeTop':
      return [{ rect: { ...rect, r2: rect.r1 }, side: 'top' }];
    case 'EdgeBottom':
      return [{ rect: { ...rect, r1: rect.r2 }, side: 'bottom' }];
    case 'EdgeLeft':
      return [{ rect: { ...rect, c2: rect.c1 }, side: 'left' }];
    case 'EdgeRight':
      return [{ rect: { ...rect, c1: rect.c2 }, side: 'right' }];
    case 'InsideHorizontal':
      return rect.r1 === rect.r2
        ? []
        : [
            { rect: { ...rect, r2: rect.r2 - 1 }, side: 'bottom' },
            { rect: { ...rect, r1: rect.r1 + 1 }, side: 'top' },
          ];
    case 'InsideVertical':
      return rect.c1 === rect.c2
        ? []
        : [
            { rect: { ...rect, c2: rect.c2 - 1 }, side: 'right' },
            { rect: { ...rect, c1: rect.c1 + 1 }, side: 'left' },
          ];
    default:
      return [{ rect, side: SIDES[b.index] ?? 'top' }];
  }
}

function borderState(b: Border): { style: string; weight: string; color: string } {
  const part = borderParts(b)[0];
  if (!part) return { style: 'None', weight: 'Thin', color: '#000000' };
  const got = common(b.range.with(part.rect), (xf) => b.range.sheet.book.styles.border(xf, part.side));
  return { ...borderOf(got?.style ?? null), color: got?.color ?? '#000000' };
}

function setBorder(b: Border, change: { style?: string | null; color?: string }): void {
  for (const { rect, side } of borderParts(b)) patchFormat(b.range.with(rect), { border: { side, ...change } });
}

const RangeBorderClass: ApiClass<Border> = apiClass<Border>(
  'RangeBorder',
  {
    sideIndex: prop((b) => b.index),
    style: prop(
      (b) => borderState(b).style,
      (b, v: string) => {
        if (v === 'None') setBorder(b, { style: null });
        else {
          const weights = STYLE_TO_XML[v];
          if (!weights) throw apiError('InvalidArgument', `border style ${v}`);
          setBorder(b, { style: weights['Thin']! });
        }
      },
    ),
    weight: prop(
      (b) => borderState(b).weight,
      (b, v: string) => {
        const { style } = borderState(b);
        const weights = STYLE_TO_XML[style === 'None' ? 'Continuous' : style]!;
        setBorder(b, { style: weights[v] ?? weights['Thin']! });
      },
    ),
    color: prop(
      (b) => borderState(b).color,
      (b, v: string) => setBorder(b, { color: color(v) }),
    ),
  },
  { identity: (b) => ({ SideIndex: b.index }) },
);

const BORDERS = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideVertical', 'InsideHorizontal', 'DiagonalDown', 'DiagonalUp'];

const border = (range: RangeObj, index: unknown) => {
  if (!BORDERS.includes(String(index))) throw apiError('InvalidArgument', `border ${String(index)}`);
  return ref(RangeBorderClass, { range, index: String(index) });
};

const RangeBorderCollectionClass: ApiClass<RangeObj> = apiClass<RangeObj>(
  'RangeBorderCollection',
  {
    count: prop(() => BORDERS.length),
    getItem: reader((r, [index]) => border(r, index)),
    _indexer: reader((r, [index]) => border(r, index)),
    getItemAt: reader((r, [i]) => border(r, BORDERS[i])),
  },
  { items: (r) => BORDERS.map((index) => ref(RangeBorderClass, { range: r, index })) },
);

const FormatProtectionClass: ApiClass<RangeObj> = apiClass<RangeObj>('FormatProtection', {
  locked: prop(
    (r) => common(r, (xf) => r.sheet.book.styles.locked(xf)),
    (r, v: boolean) => {
      if (r.sheet.protection) throw apiError('AccessDenied', 'the sheet is protected');
      patchFormat(r, { locked: v });
    },
  ),
  formulaHidden: prop(
    () => false,
    (r, v: boolean) => patchFormat(r, { formulaHidden: v }),
  ),
});

const H: Record<string, string> = {
  General: 'general',
  Left: 'left',
  Center: 'center',
  Right: 'right',
  Fill: 'fill',
  Justify: 'justify',
  CenterAcrossSelection: 'centerContinuous',
  Distributed: 'distributed',
};
const V: Record<string, string> = { Top: 'top', Center: 'center', Bottom: 'bottom', Justify: 'justify', Distributed: 'distributed' };
const keyOf = (map: Record<string, string>, value: string | undefined, fallback: string): string =>
  Object.keys(map).find((k) => map[k] === value) ?? fallback;
const known = (map: Record<string, string>, key: string): string => {
  const value = map[key];
  if (value === undefined) throw apiError('InvalidArgument', key);
  return value;
};

function eachRow(range: RangeObj, visit: (r: number) => void): void {
  const end = range.rect.r2 === MAX_ROW ? (range.sheet.grid.used(() => true)?.r2 ?? -1) : range.rect.r2;
  for (let r = range.rect.r1; r <= end; r += 1) visit(r);
}

/** Width of a text in characters; enough for a column that shows everything. */
const textWidth = (text: string): number => Math.max(0, ...text.split('\n').map((line) => line.length));

function autofit(range: RangeObj, host: Host): void {
  const { sheet } = range;
  assertFormattable(sheet, 'formatColumns');
  const rect = clipToUsed(sheet, range.rect) ?? range.rect;
  const widths = new Map<number, number>();
  sheet.grid.each(rect, (r, c, cell) => {
    if (sheet.covered(r, c) || sheet.merges.some((m) => m.r1 === r && m.c1 === c)) return;
    const xf = sheet.xf(r, c);
    if (sheet.book.styles.alignment(xf)['wrapText'] === '1') return;
    const text = cellText(cell, sheet.book.styles.numberFormat(xf), host.modes.contentLanguage, sheet.book.date1904);
    const bold = sheet.book.styles.font(xf).bold ? 1.1 : 1;
    const size = sheet.book.styles.font(xf).size / 11;
    widths.set(c, Math.max(widths.get(c) ?? 0, textWidth(text) * bold * size));
  });
  for (const [c, chars] of widths) {
    if (chars === 0) continue;
    sheet.editCols(c, c, (attrs) => {
      attrs['width'] = String(Math.min(255, Math.round((chars + 0.83) * 100) / 100));
      attrs['customWidth'] = '1';
      attrs['bestFit'] = '1';
    });
  }
}

function autofitRows(range: RangeObj): void {
  assertFormattable(range.sheet, 'formatRows');
  eachRow(range, (r) => {
    if (range.sheet.rowAttrs.has(r)) range.sheet.editRow(r, (attrs) => void delete attrs['customHeight']);
  });
  fitRows(range.sheet, range.rect);
}

function uniform(values: number[]): number | null {
  return values.every((v) => Math.abs(v - values[0]!) < 0.01) ? (values[0] ?? null) : null;
}

const colsOf = (r: RangeObj): number[] => Array.from({ length: Math.min(r.rect.c2 - r.rect.c1 + 1, 300) }, (_x, i) => r.rect.c1 + i);
const rowsOf = (r: RangeObj): number[] => Array.from({ length: Math.min(r.rect.r2 - r.rect.r1 + 1, 3000) }, (_x, i) => r.rect.r1 + i);

const wrap = (sheet: Sheet, xf: number): boolean => sheet.book.styles.alignment(xf)['wrapText'] === '1';

export const RangeFormatClass: ApiClass<RangeObj> = apiClass<RangeObj>('RangeFormat', {
  font: nav((r) => ref(RangeFontClass, r)),
  fill: nav((r) => ref(RangeFillClass, r)),
  borders: nav((r) => ref(RangeBorderCollectionClass, r)),
  protection: nav((r) => ref(FormatProtectionClass, r)),
  columnWidth: prop(
    (r) => uniform(colsOf(r).map((c) => (r.sheet.colHidden(c) ? 0 : r.sheet.colWidth(c)))),
    (r, points: number) => {
      if (typeof points !== 'number' || points < 0) throw apiError('InvalidArgument', 'columnWidth');
      assertFormattable(r.sheet, 'formatColumns');
      r.sheet.editCols(r.rect.c1, r.rect.c2, (attrs) => {
        attrs['width'] = String(pointsToChars(points));
        attrs['customWidth'] = '1';
        delete attrs['bestFit'];
      });
    },
  ),
  rowHeight: prop(
    (r) => uniform(rowsOf(r).map((i) => (r.sheet.rowHidden(i) ? 0 : r.sheet.rowHeight(i)))),
    (r, points: number) => {
      if (typeof points !== 'number' || points < 0 || points > 409.5) throw apiError('InvalidArgument', 'rowHeight');
      assertFormattable(r.sheet, 'formatRows');
      eachRow(r, (i) =>
        r.sheet.editRow(i, (attrs) => {
          attrs['ht'] = String(points);
          attrs['customHeight'] = '1';
        }),
      );
    },
  ),
  wrapText: prop(
    (r) => common(r, (xf) => wrap(r.sheet, xf)),
    (r, v: boolean) => patchFormat(r, { alignment: { wrapText: v ? '1' : null } }),
  ),
  shrinkToFit: prop(
    (r) => common(r, (xf) => r.sheet.book.styles.alignment(xf)['shrinkToFit'] === '1'),
    (r, v: boolean) => patchFormat(r, { alignment: { shrinkToFit: v ? '1' : null } }),
  ),
  textOrientation: prop(
    (r) =>
      common(r, (xf) => {
        const n = Number(r.sheet.book.styles.alignment(xf)['textRotation'] ?? 0);
        return n === 255 ? 180 : n > 90 ? 90 - n : n;
      }),
    (r, v: number) => patchFormat(r, { alignment: { textRotation: String(v === 180 ? 255 : v < 0 ? 90 - v : v) } }),
  ),
  horizontalAlignment: prop(
    (r) => common(r, (xf) => keyOf(H, r.sheet.book.styles.alignment(xf)['horizontal'], 'General')),
    (r, v: string) => patchFormat(r, { alignment: { horizontal: v === 'General' ? null : known(H, v) } }),
  ),
  verticalAlignment: prop(
    (r) => common(r, (xf) => keyOf(V, r.sheet.book.styles.alignment(xf)['vertical'], 'Bottom')),
    (r, v: string) => patchFormat(r, { alignment: { vertical: v === 'Bottom' ? null : known(V, v) } }),
  ),
  indentLevel: prop(
    (r) => common(r, (xf) => Number(r.sheet.book.styles.alignment(xf)['indent'] ?? 0)),
    (r, v: number) => patchFormat(r, { alignment: v > 0 ? { indent: String(v), horizontal: 'left' } : { indent: null } }),
  ),
  autofitColumns: method((r, _a, host) => autofit(r, host)),
  autofitRows: method((r) => autofitRows(r)),
});
