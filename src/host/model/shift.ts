import { MAX_COL, MAX_ROW, contains, type Rect } from '../../ooxml/a1';

/** Cells inserted into or deleted from a sheet; everything that points at cells moves with them. */
export interface Shift {
  kind: 'insert' | 'delete';
  axis: 'row' | 'col';
  /** The inserted or deleted block; along the other axis it says which cells move. */
  rect: Rect;
}

/** Where a block ends up after a shift; null when all of it was deleted. */
export function shiftRect(rect: Rect, shift: Shift): Rect | null {
  const { rect: s } = shift;
  // Excel moves only what lies wholly within the moved band; a block sticking out stays where it is.
  const band: Rect = shift.axis === 'row' ? { r1: 0, r2: MAX_ROW, c1: s.c1, c2: s.c2 } : { r1: s.r1, r2: s.r2, c1: 0, c2: MAX_COL };
  if (!contains(band, rect)) return rect;
  return shift.axis === 'row'
    ? along(rect, 'r1', 'r2', s.r1, s.r2, shift.kind, MAX_ROW)
    : along(rect, 'c1', 'c2', s.c1, s.c2, shift.kind, MAX_COL);
}

function along(
  rect: Rect,
  lo: 'r1' | 'c1',
  hi: 'r2' | 'c2',
  from: number,
  to: number,
  kind: 'insert' | 'delete',
  max: number,
): Rect | null {
  const n = to - from + 1;
  let a = rect[lo];
  let b = rect[hi];
  // A whole column (or row) reference stays whole.
  if (a === 0 && b === max) return rect;
  if (kind === 'insert') {
    if (a >= from) a += n;
    if (b >= from) b += n;
    if (a > max) return null;
    b = Math.min(b, max);
  } else {
    if (a >= from && b <= to) return null;
    a = a > to ? a - n : Math.min(a, from);
    b = b > to ? b - n : b >= from ? from - 1 : b;
  }
  return { ...rect, [lo]: a, [hi]: b };
}
