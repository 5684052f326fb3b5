import { parseCell, rectName } from '../../../ooxml/a1';
import { shiftRect, type Shift } from '../../model/shift';
import type { Sheet } from '../../model/sheet';
import { children, child, descendants, removeKid, textOf } from '../../../ooxml/xmlTree';

/** Notes and comments follow their cells; a note's box finds its cell by numbers in the old VML drawing. */
export function shiftComments(sheet: Sheet, shift: Shift): void {
  const { pkg } = sheet.book;
  for (const rel of pkg.rels(sheet.path)) {
    if (!pkg.has(rel.target)) continue;
    if (rel.kind === 'comments') {
      const list = child(pkg.tree(rel.target), 'commentList');
      for (const el of children(list, 'comment')) {
        const moved = move(el.attrs['ref'] ?? '', shift);
        if (moved === null) removeKid(list!, el);
        else el.attrs['ref'] = moved;
      }
      pkg.touch(rel.target);
    } else if (rel.kind === 'threadedComment') {
      const root = pkg.tree(rel.target);
      for (const el of children(root, 'threadedComment')) {
        const moved = move(el.attrs['ref'] ?? '', shift);
        if (moved === null) removeKid(root, el);
        else el.attrs['ref'] = moved;
      }
      pkg.touch(rel.target);
    } else if (rel.kind === 'vmlDrawing') {
      let root;
      try {
        root = pkg.tree(rel.target);
      } catch {
        // VML is often not well-formed XML; a box in the wrong place is better than a lost workbook.
        continue;
      }
      for (const shape of children(root, 'shape')) {
        const data = child(shape, 'ClientData');
        const row = descendants(shape, 'Row')[0];
        const col = descendants(shape, 'Column')[0];
        if (!data || !row || !col) continue;
        const r = Number(textOf(row));
        const c = Number(textOf(col));
        const moved = shiftRect({ r1: r, r2: r, c1: c, c2: c }, shift);
        if (!moved) removeKid(root, shape);
        else {
          row.kids = [String(moved.r1)];
          col.kids = [String(moved.c1)];
        }
      }
      pkg.touch(rel.target);
    }
  }
}

function move(ref: string, shift: Shift): string | null {
  const cell = parseCell(ref);
  if (!cell) return ref;
  const moved = shiftRect({ r1: cell.r, r2: cell.r, c1: cell.c, c2: cell.c }, shift);
  return moved && rectName(moved);
}
