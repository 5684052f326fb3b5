import { apiError } from '../../errors';
import type { Host } from '../../host';
import { height, intersect, isEntireColumn, isEntireRow, MAX_COL, MAX_ROW, rectName, width, type Rect } from '../../../ooxml/a1';
import { clipToUsed, RangeObj } from '../../model/cells/range';
import { shiftCells } from '../../model/structure';
import { fillCalculated } from '../../model/table/tableEdit';
import type { Shift } from '../../model/shift';
import {
  apiClass,
  type ApiClass,
  isRef,
  method,
  nav,
  prop,
  reader,
  ref,
  valueReader,
  type Member,
  type Ref,
} from '../../protocol/registry';
import { RangeFormatClass } from './format';
import {
  assertFormattable,
  assertUnlocked,
  readFormulas,
  readFormulasLocal,
  readNumberFormats,
  readText,
  readTypes,
  readValues,
  writeNumberFormats,
  writeValues,
} from './rangeValues';
import { assertRowsCanGo, landing } from './filtered';
import { DataValidationClass } from './validation';
import { ConditionalFormatsClass } from './conditional';
import { getHyperlink, setHyperlink } from './hyperlinks';
import { TableScopedCollectionClass } from '../table/table';
import { WorksheetClass } from '../sheet/worksheet';

const give = (range: RangeObj | null): Ref => ref(RangeClass, range);

/** Where a range ends up relative to another: `getOffsetRange` and its kin. */
const sized = (range: RangeObj, change: (r: Rect) => Rect): Ref => give(range.with(change(range.rect)));

function usedWithin(range: RangeObj, valuesOnly: boolean): Rect | null {
  const { sheet, rect } = range;
  const used = sheet.grid.used((cell) => (cell.v !== undefined && cell.v !== '') || cell.f !== undefined || !valuesOnly, rect);
  let out = used;
  sheet.book.calc.spills.eachValue(sheet.id, (r, c) => {
    if (r < rect.r1 || r > rect.r2 || c < rect.c1 || c > rect.c2) return;
    out = out
      ? { r1: Math.min(out.r1, r), c1: Math.min(out.c1, c), r2: Math.max(out.r2, r), c2: Math.max(out.c2, c) }
      : { r1: r, c1: c, r2: r, c2: c };
  });
  return out;
}

/** The range of an argument: a Range object or an address. */
export function rangeArg(arg: unknown, host: Host, context: RangeObj | null): RangeObj {
  if (isRef(arg)) {
    if (arg.target instanceof RangeObj) return arg.target;
    throw apiError('InvalidArgument', 'not a range');
  }
  if (typeof arg === 'string') {
    const found = host.rangeAt(arg, context?.sheet ?? host.book.active);
    if (found) return found;
  }
  throw apiError('InvalidArgument', `range ${String(arg)}`);
}

function shiftOf(range: RangeObj, kind: Shift['kind'], direction: unknown): Shift {
  const { rect } = range;
  const axis = direction === 'Down' || direction === 'Up' ? 'row' : direction === 'Right' || direction === 'Left' ? 'col' : null;
  if (axis === null) throw apiError('InvalidArgument', `shift ${String(direction)}`);
  // Whole rows can only move down or up, whatever was asked.
  return { kind, axis: isEntireRow(rect) ? 'row' : isEntireColumn(rect) ? 'col' : axis, rect };
}

function doShift(range: RangeObj, shift: Shift, host: Host): void {
  const { sheet } = range;
  if (sheet.protection) {
    const whole = isEntireRow(shift.rect) ? 'Rows' : isEntireColumn(shift.rect) ? 'Columns' : null;
    if (!whole) throw apiError('AccessDenied', 'the sheet is protected');
    assertFormattable(sheet, `${shift.kind}${whole}`);
  }
  if (shift.kind === 'delete' && shift.axis === 'row') assertRowsCanGo(sheet, host);
  const touched = host.book.tablesIn(sheet, shift.rect);
  shiftCells(host.book, sheet, shift);
  host.shiftReferences(sheet, shift);
  if (shift.kind === 'insert') {
    inheritFormat(range, shift);
    // Rows that come into the middle of a table are rows of it.
    if (shift.axis === 'row')
      for (const table of touched)
        if (shift.rect.r1 > table.rect.r1) fillCalculated(table, shift.rect.r1, Math.min(shift.rect.r2, table.body.r2));
  }
  const what = isEntireRow(shift.rect)
    ? 'Row'
    : isEntireColumn(shift.rect)
      ? 'Column'
      : touched.length > 0 && shift.axis === 'row'
        ? 'Row'
        : 'Cell';
  host.events.changed(sheet, shift.rect, `${what}${shift.kind === 'insert' ? 'Inserted' : 'Deleted'}`);
}

/** New cells look like the ones before them. */
function inheritFormat(range: RangeObj, shift: Shift): void {
  const { sheet } = range;
  const { rect, axis } = shift;
  const before = axis === 'row' ? rect.r1 - 1 : rect.c1 - 1;
  if (before < 0) return;
  const source: Rect = axis === 'row' ? { ...rect, r1: before, r2: before } : { ...rect, c1: before, c2: before };
  sheet.grid.each(source, (r, c, cell) => {
    if (cell.s === undefined || cell.s === null) return;
    const n = axis === 'row' ? height(rect) : width(rect);
    for (let i = 0; i < n; i += 1) {
      const [rr, cc] = axis === 'row' ? [rect.r1 + i, c] : [r, rect.c1 + i];
      if (!sheet.grid.get(rr, cc)) sheet.grid.set(rr, cc, { s: cell.s });
    }
  });
}

function clear(range: RangeObj, applyTo: unknown, host: Host): void {
  const { sheet, rect } = range;
  const { book } = sheet;
  const what = applyTo ?? 'All';
  if (what === 'All' || what === 'Contents' || what === 'ResetContents') {
    const cells: [number, number][] = [];
    const rows = landing(sheet, rect, host);
    const reached = rows && new Set(rows);
    sheet.grid.each(rect, (r, c, cell) => {
      if (reached && !reached.has(r)) return;
      if (cell.v !== undefined || cell.f !== undefined) cells.push([r, c]);
    });
    for (const [r, c] of cells) assertUnlocked(sheet, { r1: r, c1: c, r2: r, c2: c });
    for (const [r, c] of cells) book.setCell(sheet, r, c, undefined);
    book.calc.markDirty(sheet.id, rect);
    for (const table of book.tablesIn(sheet, rect)) {
      if (table.header && rect.r1 <= table.rect.r1) {
        const hit = intersect(rect, { ...table.rect, r2: table.rect.r1 });
        // An emptied header gets its name back: a column cannot be without one.
        if (hit)
          for (let c = hit.c1; c <= hit.c2; c += 1) book.setCell(sheet, hit.r1, c, { v: table.columnNames[c - table.rect.c1] ?? '', t: 1 });
      }
    }
    host.events.changed(sheet, rect, 'RangeEdited');
  }
  if (what === 'All' || what === 'Formats') {
    assertFormattable(sheet, 'formatCells');
    const cells: [number, number][] = [];
    sheet.grid.each(rect, (r, c) => cells.push([r, c]));
    for (const [r, c] of cells) {
      const cell = sheet.grid.get(r, c)!;
      delete cell.s;
      if (cell.v === undefined && cell.f === undefined) sheet.grid.set(r, c, null);
    }
    sheet.unmerge(rect);
  }
  if (what === 'All' || what === 'Hyperlinks' || what === 'RemoveHyperlinks') setHyperlink(range, null);
  sheet.touch();
}

function hiddenState(range: RangeObj, axis: 'row' | 'col'): boolean | null {
  const { rect, sheet } = range;
  let seen: boolean | null = null;
  const [from, to] = axis === 'row' ? [rect.r1, rect.r2] : [rect.c1, rect.c2];
  if (to - from > 100_000) return axis === 'row' ? sheet.rowHidden(from) : sheet.colHidden(from);
  for (let i = from; i <= to; i += 1) {
    const h = axis === 'row' ? sheet.rowHidden(i) : sheet.colHidden(i);
    if (seen !== null && seen !== h) return null;
    seen = h;
  }
  return seen;
}

function hide(range: RangeObj, axis: 'row' | 'col', on: boolean): void {
  const { rect, sheet } = range;
  assertFormattable(sheet, axis === 'row' ? 'formatRows' : 'formatColumns');
  const edit = (attrs: Record<string, string>): void => {
    if (on) attrs['hidden'] = '1';
    else delete attrs['hidden'];
  };
  if (axis === 'col') sheet.editCols(rect.c1, rect.c2, edit);
  else {
    const end = rect.r2 === MAX_ROW ? (sheet.grid.used(() => true)?.r2 ?? rect.r1) : rect.r2;
    for (let r = rect.r1; r <= end; r += 1) sheet.editRow(r, edit);
  }
}

const explicit = <T>(member: Member<T>): Member<T> => ({ ...member, explicit: true });
const isAllMembers: Record<string, Member<RangeObj>> = {
  address: prop((r) => r.address),
  addressLocal: prop((r) => r.address),
  rowIndex: prop((r) => r.rect.r1),
  columnIndex: prop((r) => r.rect.c1),
  rowCount: prop((r) => height(r.rect)),
  columnCount: prop((r) => width(r.rect)),
  cellCount: prop((r) => Math.min(height(r.rect) * width(r.rect), 0x7fffffff)),
  isEntireRow: prop((r) => isEntireRow(r.rect)),
  isEntireColumn: prop((r) => isEntireColumn(r.rect)),
  values: prop(readValues, writeValues),
  formulas: prop(readFormulas, writeValues),
  formulasLocal: prop(readFormulasLocal),
  text: prop(readText),
  valueTypes: prop(readTypes),
  numberFormat: prop(readNumberFormats, writeNumberFormats),
  hidden: prop((r) => hiddenState(r, 'row') === true || hiddenState(r, 'col') === true),
  rowHidden: prop(
    (r) => hiddenState(r, 'row'),
    (r, on: boolean) => hide(r, 'row', on),
  ),
  columnHidden: prop(
    (r) => hiddenState(r, 'col'),
    (r, on: boolean) => hide(r, 'col', on),
  ),
  hasSpill: prop((r) => r.sheet.book.calc.spills.covering(r.sheet.id, r.rect.r1, r.rect.c1) !== null),
  hyperlink: explicit(prop(getHyperlink, (r, value) => setHyperlink(r, value))),
};

export const RangeClass: ApiClass<RangeObj> = apiClass<RangeObj>('Range', {
  ...isAllMembers,
  worksheet: nav((r) => ref(WorksheetClass, r.sheet)),
  format: nav((r) => ref(RangeFormatClass, r)),
  dataValidation: nav((r) => ref(DataValidationClass, r)),
  conditionalFormats: nav((r) => ref(ConditionalFormatsClass, r)),
  getCell: reader((r, [row, col]) => sized(r, (x) => ({ r1: x.r1 + row, r2: x.r1 + row, c1: x.c1 + col, c2: x.c1 + col }))),
  getRow: reader((r, [i]) => sized(r, (x) => within(x, { ...x, r1: x.r1 + i, r2: x.r1 + i }))),
  getColumn: reader((r, [i]) => sized(r, (x) => within(x, { ...x, c1: x.c1 + i, c2: x.c1 + i }))),
  getLastRow: reader((r) => sized(r, (x) => ({ ...x, r1: x.r2 }))),
  getLastColumn: reader((r) => sized(r, (x) => ({ ...x, c1: x.c2 }))),
  getLastCell: reader((r) => sized(r, (x) => ({ ...x, r1: x.r2, c1: x.c2 }))),
  getRowsBelow: reader((r, [n = 1]) =>
    sized(r, (x) => (n > 0 ? { ...x, r1: x.r2 + 1, r2: x.r2 + n } : { ...x, r1: x.r1 + n, r2: x.r1 - 1 })),
  ),
  getRowsAbove: reader((r, [n = 1]) => sized(r, (x) => ({ ...x, r1: x.r1 - n, r2: x.r1 - 1 }))),
  getColumnsAfter: reader((r, [n = 1]) => sized(r, (x) => ({ ...x, c1: x.c2 + 1, c2: x.c2 + n }))),
  getColumnsBefore: reader((r, [n = 1]) => sized(r, (x) => ({ ...x, c1: x.c1 - n, c2: x.c1 - 1 }))),
  getResizedRange: reader((r, [rows, cols]) => sized(r, (x) => ({ ...x, r2: x.r2 + rows, c2: x.c2 + cols }))),
  getAbsoluteResizedRange: reader((r, [rows, cols]) => sized(r, (x) => ({ ...x, r2: x.r1 + rows - 1, c2: x.c1 + cols - 1 }))),
  getOffsetRange: reader((r, [rows, cols]) => sized(r, (x) => ({ r1: x.r1 + rows, r2: x.r2 + rows, c1: x.c1 + cols, c2: x.c2 + cols }))),
  getBoundingRect: reader((r, [other], host) => {
    const o = rangeArg(other, host, r).rect;
    return sized(r, (x) => ({ r1: Math.min(x.r1, o.r1), c1: Math.min(x.c1, o.c1), r2: Math.max(x.r2, o.r2), c2: Math.max(x.c2, o.c2) }));
  }),
  getIntersection: reader((r, [other], host) => {
    const hit = cross(r, rangeArg(other, host, r));
    if (!hit) throw apiError('ItemNotFound');
    return give(hit);
  }),
  getIntersectionOrNullObject: reader((r, [other], host) => give(cross(r, rangeArg(other, host, r)))),
  getEntireRow: reader((r) => sized(r, (x) => ({ ...x, c1: 0, c2: MAX_COL }))),
  getEntireColumn: reader((r) => sized(r, (x) => ({ ...x, r1: 0, r2: MAX_ROW }))),
  getUsedRange: valueReader((r, [valuesOnly]) => {
    const used = usedWithin(r, valuesOnly === true);
    // An empty sheet's used range is its first cell.
    return give(r.with(used ?? { ...r.rect, r2: r.rect.r1, c2: r.rect.c1 }));
  }),
  getUsedRangeOrNullObject: valueReader((r, [valuesOnly]) => {
    const used = usedWithin(r, valuesOnly === true);
    return give(used && r.with(used));
  }),
  getMergedAreasOrNullObject: reader((r) => {
    const areas = r.sheet.merges.map((m) => intersect(m, r.rect)).filter((m): m is Rect => m !== null);
    return ref(RangeAreasClass, areas.length > 0 ? areas.map((m) => r.with(m)) : null);
  }),
  getSpillingToRangeOrNullObject: valueReader((r) => {
    const at = r.sheet.book.calc.spills.at(r.sheet.id, r.rect.r1, r.rect.c1);
    return give(at ? r.with(at) : null);
  }),
  getSpillParentOrNullObject: valueReader((r) => {
    const hit = r.sheet.book.calc.spills.covering(r.sheet.id, r.rect.r1, r.rect.c1);
    return give(hit ? r.with({ r1: hit.r, r2: hit.r, c1: hit.c, c2: hit.c }) : null);
  }),
  getTables: reader((r) => ref(TableScopedCollectionClass, r)),
  insert: method((r, [direction], host) => {
    const shift = shiftOf(r, 'insert', direction);
    const at = r.rect;
    doShift(r, shift, host);
    return give(r.with(at));
  }),
  delete: method((r, [direction], host) => {
    doShift(r, shiftOf(r, 'delete', direction), host);
  }),
  clear: method((r, [applyTo], host) => clear(r, applyTo, host)),
  calculate: method((r, _a, host) => {
    host.book.calc.markDirty(r.sheet.id, r.rect);
  }),
  merge: method((r, [across], host) => {
    const { rect, sheet } = r;
    if (host.book.tablesIn(sheet, rect).length > 0) throw apiError('InvalidOperation', 'cells of a table cannot be merged');
    assertFormattable(sheet, 'formatCells');
    const rects: Rect[] = across
      ? Array.from({ length: height(rect) }, (_x, i) => ({ ...rect, r1: rect.r1 + i, r2: rect.r1 + i }))
      : [rect];
    for (const m of rects) {
      if (m.r1 === m.r2 && m.c1 === m.c2) continue;
      sheet.grid.each(m, (row, col, cell) => {
        if ((row !== m.r1 || col !== m.c1) && cell.v !== undefined) host.book.setCell(sheet, row, col, undefined);
      });
      sheet.merge(m);
    }
    host.book.calc.markDirty(sheet.id, rect);
  }),
  unmerge: method((r) => {
    assertFormattable(r.sheet, 'formatCells');
    r.sheet.unmerge(r.rect);
  }),
  select: method((r, _a, host) => host.select(r.sheet, r.rect)),
  copyFrom: method((r, [source, type], host) => copyFrom(r, rangeArg(source, host, r), type, host)),
  // The client asks before it sends a large block; Excel's answer is an error or nothing.
  _ValidateArraySize: reader((r, [rows, cols]) => {
    if (rows !== height(r.rect) || cols !== width(r.rect)) throw apiError('InvalidArgument', `${rows}x${cols} into ${r.address}`);
  }),
});

const RangeAreasClass: ApiClass<RangeObj[]> = apiClass<RangeObj[]>('RangeAreas', {
  address: prop((list) => list.map((r) => r.address).join(',')),
  areaCount: prop((list) => list.length),
  cellCount: prop((list) => list.reduce((n, r) => n + height(r.rect) * width(r.rect), 0)),
  areas: nav((list) => ref(RangeCollectionClass, list)),
});

const RangeCollectionClass: ApiClass<RangeObj[]> = apiClass<RangeObj[]>(
  'RangeCollection',
  { getCount: reader((list) => list.length), getItemAt: reader((list, [i]) => give(list[i] ?? null)) },
  { items: (list) => list.map((r) => give(r)) },
);

function within(outer: Rect, inner: Rect): Rect {
  if (inner.r1 < outer.r1 || inner.r2 > outer.r2 || inner.c1 < outer.c1 || inner.c2 > outer.c2) {
    throw apiError('InvalidArgument', `${rectName(inner)} is outside ${rectName(outer)}`);
  }
  return inner;
}

function cross(a: RangeObj, b: RangeObj): RangeObj | null {
  if (a.sheet !== b.sheet) return null;
  const hit = intersect(a.rect, b.rect);
  return hit && a.with(hit);
}

function copyFrom(to: RangeObj, from: RangeObj, type: unknown, host: Host): void {
  const source = clipToUsed(from.sheet, from.rect);
  if (!source) return;
  const h = Math.max(height(to.rect), height(source));
  const w = Math.max(width(to.rect), width(source));
  const target = { ...to.rect, r2: to.rect.r1 + h - 1, c2: to.rect.c1 + w - 1 };
  assertUnlocked(to.sheet, target);
  const cells = new Map<string, { cell: ReturnType<typeof to.sheet.grid.get>; xf: number }>();
  for (let r = source.r1; r <= source.r2; r += 1)
    for (let c = source.c1; c <= source.c2; c += 1) {
      cells.set(`${r - source.r1},${c - source.c1}`, { cell: from.sheet.grid.get(r, c), xf: from.sheet.xf(r, c) });
    }
  for (let r = 0; r < h; r += 1)
    for (let c = 0; c < w; c += 1) {
      const item = cells.get(`${r % height(source)},${c % width(source)}`)!;
      const rr = target.r1 + r;
      const cc = target.c1 + c;
      if (type !== 'Formats') {
        const { cell } = item;
        const formula =
          cell?.f && type !== 'Values'
            ? host.offset(cell.f, rr - (source.r1 + (r % height(source))), cc - (source.c1 + (c % width(source))))
            : undefined;
        host.book.setCell(
          to.sheet,
          rr,
          cc,
          cell && (cell.v !== undefined || formula)
            ? {
                ...(formula ? { f: formula } : {}),
                ...(cell.v !== undefined && cell.v !== null ? { v: cell.v as string | number, t: (cell.t ?? 1) as 1 | 2 | 3 } : {}),
              }
            : undefined,
        );
      }
      if (type === undefined || type === 'All' || type === 'Formats') host.book.setXf(to.sheet, rr, cc, item.xf);
    }
  host.book.calc.markDirty(to.sheet.id, target);
  to.sheet.touch();
  host.events.changed(to.sheet, target, 'RangeEdited');
}
