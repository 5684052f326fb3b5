import type { Shift } from '../model/shift';
import type { Sheet } from '../model/sheet';
import { charsToPoints } from '../model/sheet';
import { child, children, elements, find, local, textOf, type El } from '../../ooxml/xmlTree';
import { MAX_COL, MAX_ROW } from '../../ooxml/a1';

const EMU_PER_POINT = 12_700;

/** The sheet's drawing part, if it has one. */
export function drawingPath(sheet: Sheet): string | null {
  const rel = sheet.book.pkg.rels(sheet.path).find((r) => r.kind === 'drawing');
  return rel && sheet.book.pkg.has(rel.target) ? rel.target : null;
}

export const anchors = (root: El): El[] => elements(root).filter((el) => /Anchor$/.test(local(el.name)));

/** Pictures and charts move with the cells they are anchored to. */
export function shiftDrawings(sheet: Sheet, shift: Shift): void {
  const path = drawingPath(sheet);
  const { rect, axis, kind } = shift;
  const whole = axis === 'row' ? rect.c1 === 0 && rect.c2 === MAX_COL : rect.r1 === 0 && rect.r2 === MAX_ROW;
  if (!path || !whole) return;
  const root = sheet.book.pkg.tree(path);
  const [from, to] = axis === 'row' ? [rect.r1, rect.r2] : [rect.c1, rect.c2];
  const n = to - from + 1;
  const move = (el: El | null): void => {
    const pos = child(el, axis === 'row' ? 'row' : 'col');
    if (!pos) return;
    const at = Number(textOf(pos));
    let next = at;
    if (kind === 'insert') next = at >= from ? at + n : at;
    else if (at > to) next = at - n;
    else if (at >= from) next = from;
    if (next !== at) {
      pos.kids = [String(next)];
      sheet.book.pkg.touch(path);
    }
  };
  for (const anchor of anchors(root)) {
    if (anchor.attrs['editAs'] === 'absolute') continue;
    const start = child(anchor, 'from');
    const before = Number(textOf(child(start, axis === 'row' ? 'row' : 'col')));
    move(start);
    // "Move but do not size": the far corner keeps its distance.
    if (anchor.attrs['editAs'] === 'oneCell') {
      const moved = Number(textOf(child(start, axis === 'row' ? 'row' : 'col'))) - before;
      const end = child(child(anchor, 'to'), axis === 'row' ? 'row' : 'col');
      if (end && moved !== 0) end.kids = [String(Math.max(0, Number(textOf(end)) + moved))];
    } else move(child(anchor, 'to'));
  }
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Distance of a row's or column's edge from the corner of the sheet, in points. */
function offsetOf(sheet: Sheet, axis: 'row' | 'col', index: number): number {
  if (axis === 'row') {
    const normal = Number(sheet.part('sheetFormatPr')?.attrs['defaultRowHeight'] ?? 15);
    let sum = index * normal;
    for (const [r, attrs] of sheet.rowAttrs) {
      if (r >= index) continue;
      const hidden = attrs['hidden'] === '1' || attrs['hidden'] === 'true';
      sum += (hidden ? 0 : Number(attrs['ht'] ?? normal)) - normal;
    }
    return sum;
  }
  const normal = charsToPoints(sheet.standardWidth());
  let sum = index * normal;
  for (const el of children(sheet.part('cols'), 'col')) {
    const min = Number(el.attrs['min']) - 1;
    const max = Math.min(Number(el.attrs['max']) - 1, index - 1);
    if (max < min) continue;
    const hidden = el.attrs['hidden'] === '1' || el.attrs['hidden'] === 'true';
    sum += (max - min + 1) * ((hidden ? 0 : charsToPoints(Number(el.attrs['width'] ?? sheet.standardWidth()))) - normal);
  }
  return sum;
}

const sizeOf = (sheet: Sheet, axis: 'row' | 'col', i: number): number => offsetOf(sheet, axis, i + 1) - offsetOf(sheet, axis, i);

function locate(sheet: Sheet, axis: 'row' | 'col', points: number): { index: number; off: number } {
  let index = 0;
  let at = 0;
  for (; index < 20_000; index += 1) {
    const size = sizeOf(sheet, axis, index);
    if (at + size > points) break;
    at += size;
  }
  return { index, off: Math.max(0, points - at) };
}

export function boxOf(sheet: Sheet, anchor: El): Box {
  const kind = local(anchor.name);
  const ext = child(anchor, 'ext');
  const size = { width: Number(ext?.attrs['cx'] ?? 0) / EMU_PER_POINT, height: Number(ext?.attrs['cy'] ?? 0) / EMU_PER_POINT };
  if (kind === 'absoluteAnchor') {
    const pos = child(anchor, 'pos');
    return { left: Number(pos?.attrs['x'] ?? 0) / EMU_PER_POINT, top: Number(pos?.attrs['y'] ?? 0) / EMU_PER_POINT, ...size };
  }
  const point = (el: El | null): { x: number; y: number } => ({
    x: offsetOf(sheet, 'col', Number(textOf(child(el, 'col')))) + Number(textOf(child(el, 'colOff')) || 0) / EMU_PER_POINT,
    y: offsetOf(sheet, 'row', Number(textOf(child(el, 'row')))) + Number(textOf(child(el, 'rowOff')) || 0) / EMU_PER_POINT,
  });
  const a = point(child(anchor, 'from'));
  if (kind === 'oneCellAnchor') return { left: a.x, top: a.y, ...size };
  const b = point(child(anchor, 'to'));
  return { left: a.x, top: a.y, width: b.x - a.x, height: b.y - a.y };
}

export function setBox(sheet: Sheet, anchor: El, box: Box): void {
  const emu = (points: number): string => String(Math.round(points * EMU_PER_POINT));
  const kind = local(anchor.name);
  if (kind === 'absoluteAnchor') {
    Object.assign(child(anchor, 'pos')!.attrs, { x: emu(box.left), y: emu(box.top) });
    Object.assign(child(anchor, 'ext')!.attrs, { cx: emu(box.width), cy: emu(box.height) });
    return;
  }
  const write = (el: El | null, x: number, y: number): void => {
    if (!el) return;
    const col = locate(sheet, 'col', x);
    const row = locate(sheet, 'row', y);
    child(el, 'col')!.kids = [String(col.index)];
    child(el, 'colOff')!.kids = [emu(col.off)];
    child(el, 'row')!.kids = [String(row.index)];
    child(el, 'rowOff')!.kids = [emu(row.off)];
  };
  write(child(anchor, 'from'), box.left, box.top);
  if (kind === 'oneCellAnchor') Object.assign(child(anchor, 'ext')!.attrs, { cx: emu(box.width), cy: emu(box.height) });
  else write(child(anchor, 'to'), box.left + box.width, box.top + box.height);
  // Word and LibreOffice read the frame's own size; Excel writes zeros there for charts.
  const frame = find(anchor, 'graphicFrame/xfrm');
  if (frame) for (const el of elements(frame)) for (const key of Object.keys(el.attrs)) el.attrs[key] = '0';
}
