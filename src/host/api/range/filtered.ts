import { apiError } from '../../errors';
import type { Host } from '../../host';
import { parseRect, type Rect } from '../../../ooxml/a1';
import type { Sheet } from '../../model/sheet';
import { children, elements, type El } from '../../../ooxml/xmlTree';

/** Blocks of the filters on a sheet that hide rows. */
function filters(sheet: Sheet): Rect[] {
  const all: (El | null)[] = [sheet.part('autoFilter'), ...sheet.book.tables.filter((t) => t.sheet === sheet).map((t) => t.filter)];
  return all.flatMap((el) => {
    const rect = parseRect(el?.attrs['ref'] ?? '');
    return rect && children(el, 'filterColumn').some((column) => elements(column).length > 0) ? [rect] : [];
  });
}

/**
 * Where the rows of a block that is written really land while a filter hides some of them; null: where they should.
 * Told of a block of several rows only: what is written into one row lands there.
 */
export function landing(sheet: Sheet, rect: Rect, host: Host): number[] | null {
  if (!host.modes.quirks.includes('filteredWrites') || rect.r1 === rect.r2) return null;
  const hiding = filters(sheet);
  if (hiding.length === 0) return null;
  const rows: number[] = [];
  for (let r = rect.r1; r <= rect.r2; r += 1) if (!sheet.rowHidden(r) || !hiding.some(({ r1, r2 }) => r > r1 && r <= r2)) rows.push(r);
  return rows;
}

export function assertRowsCanGo(sheet: Sheet, host: Host): void {
  if (host.modes.quirks.includes('filteredWrites') && filters(sheet).length > 0)
    throw apiError('GeneralException', 'rows of a filtered sheet cannot be deleted');
}
