import { apiError } from '../../errors';
import {
  absoluteName,
  intersect,
  isEntireColumn,
  isEntireRow,
  MAX_COL,
  MAX_ROW,
  parseRect,
  quoteSheet,
  rectName,
  splitSheet,
  type Rect,
} from '../../../ooxml/a1';
import type { Book } from '../book';
import type { Sheet } from '../sheet';

/** A block of cells the client holds; it moves when cells are inserted or deleted. */
export class RangeObj {
  constructor(
    readonly sheet: Sheet,
    public at: Rect | null,
  ) {}

  get rect(): Rect {
    if (this.at === null || this.sheet.deleted) throw apiError('ItemNotFound', 'the cells were deleted');
    return this.at;
  }

  get address(): string {
    return `${quoteSheet(this.sheet.name)}!${rectName(this.rect)}`;
  }

  get absolute(): string {
    return `${quoteSheet(this.sheet.name)}!${absoluteName(this.rect)}`;
  }

  with(rect: Rect): RangeObj {
    if (rect.r1 < 0 || rect.c1 < 0 || rect.r2 > MAX_ROW || rect.c2 > MAX_COL || rect.r1 > rect.r2 || rect.c1 > rect.c2) {
      throw apiError('InvalidArgument', 'outside the sheet');
    }
    return new RangeObj(this.sheet, rect);
  }
}

/** Limits an endless row or column to what is there, so that a format does not fill the sheet. */
export function clipToUsed(sheet: Sheet, rect: Rect): Rect | null {
  if (!isEntireColumn(rect) && !isEntireRow(rect)) return rect;
  const used = sheet.grid.used(() => true);
  return used && intersect(used, rect);
}

/** Reads an address in the context of a sheet: a block, a name, a table. Its own sheet name wins. */
export function rangeByAddress(book: Book, sheet: Sheet | null, address: string): RangeObj | null {
  const { sheet: named, rest } = splitSheet(address);
  const owner = named === null ? sheet : book.sheetByName(named);
  if (owner === undefined) return null;
  const rect = parseRect(rest);
  if (rect && owner) return new RangeObj(owner, rect);
  const name = (owner && book.names.find(rest, owner)) ?? book.names.find(rest, null);
  if (name) {
    const target = book.names.formula(name);
    return /^=[^(]+$/.test(target) && target !== `=${address}` ? rangeByAddress(book, sheet, target) : null;
  }
  const table = book.tables.find((t) => t.name.toLowerCase() === rest.replace(/\[(?:#Data)?\]$/i, '').toLowerCase());
  return table ? new RangeObj(table.sheet, table.body) : null;
}
