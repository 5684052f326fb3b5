import { rectName, type Rect } from '../../../ooxml/a1';
import type { Spills } from '../../model/formula/spills';
import type { GridSheet } from '../../model/cells/grid';
import type { CustomNames } from '../../model/formula/customNames';
import type { SharedStrings } from '../sharedStrings';
import { child, children, ensure, local, writeXml, type El } from '../../../ooxml/xmlTree';
import { writeCells } from './writeSheet';

const DYNAMIC =
  /\b(?:_xlfn\.|_xlws\.)*(?:FILTER|UNIQUE|SORT|SORTBY|SEQUENCE|RANDARRAY|XLOOKUP|TEXTSPLIT|VSTACK|HSTACK|TOCOL|TOROW|TAKE|DROP|CHOOSECOLS|CHOOSEROWS|EXPAND|WRAPROWS|WRAPCOLS|LET|LAMBDA|MAP|BYROW|BYCOL|SCAN|REDUCE|MAKEARRAY)\(/i;

/** What of a worksheet and its workbook goes into the part. */
interface SavedSheet {
  readonly id: string;
  readonly root: El;
  readonly grid: GridSheet;
  readonly rowAttrs: Map<number, Record<string, string>>;
  /** Prefix of the elements. */
  readonly p: string;
  readonly book: {
    readonly calc: { readonly spills: Pick<Spills, 'eachValue' | 'value' | 'at'> };
    readonly customNames: Pick<CustomNames, 'toFile'>;
    readonly strings: SharedStrings;
    dynamicMeta(): string;
  };
}

/** A worksheet part written from the grid; what the host does not model stays as it was read. */
export function sheetBytes(sheet: SavedSheet): Uint8Array {
  const { book, root, grid } = sheet;
  const spilledRows = new Map<number, Set<number>>();
  book.calc.spills.eachValue(sheet.id, (r, c) => {
    const row = spilledRows.get(r) ?? new Set<number>();
    row.add(c);
    spilledRows.set(r, row);
  });
  const used = grid.used(() => true);
  const dimension = child(root, 'dimension');
  if (dimension) dimension.attrs['ref'] = used ? rectName(withSpill(used, spilledRows)) : 'A1';
  const cols = child(root, 'cols');
  if (cols && children(cols, 'col').length === 0) root.kids.splice(root.kids.indexOf(cols), 1);
  const p = sheet.p;
  const cells = writeCells(
    {
      rows: grid.rows,
      rowAttrs: sheet.rowAttrs,
      spilled: (r, c) => book.calc.spills.value(sheet.id, r, c),
      spilledRows,
      arrayAt: (r, c) => book.calc.spills.at(sheet.id, r, c),
      dynamicMeta: () => book.dynamicMeta(),
      mayReturnArray: (f) => DYNAMIC.test(f),
      stored: (f) => book.customNames.toFile(f),
    },
    book.strings,
    p,
  );
  ensure(root, 'sheetData', ['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData']);
  return writeXml(root, (el) => (local(el.name) === 'sheetData' ? cells : null));
}

function withSpill(rect: Rect, rows: Map<number, Set<number>>): Rect {
  const out = { ...rect };
  for (const [r, cols] of rows) {
    out.r1 = Math.min(out.r1, r);
    out.r2 = Math.max(out.r2, r);
    for (const c of cols) {
      out.c1 = Math.min(out.c1, c);
      out.c2 = Math.max(out.c2, c);
    }
  }
  return out;
}
