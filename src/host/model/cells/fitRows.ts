import { cellText } from './text';
import { MAX_ROW, type Rect } from '../../../ooxml/a1';
import type { Sheet } from '../sheet';

/** A row is at most this high in Excel, points. */
const MOST = 409;

/**
 * Heights at which every wrapped text is seen, as Excel sets them when a row's height was not set by hand. An
 * estimate from characters: LibreOffice takes the file's word for it, Excel measures again when the row is edited.
 */
export function fitRows(sheet: Sheet, rect: Rect): void {
  const rows = new Set<number>();
  sheet.grid.each(rect, (r) => void rows.add(r));
  const { styles } = sheet.book;
  const widths = new Map<number, number>();
  const wrapping = new Map<number, boolean>();
  const isWrapped = (xf: number): boolean => {
    let known = wrapping.get(xf);
    if (known === undefined) wrapping.set(xf, (known = styles.alignment(xf)['wrapText'] === '1'));
    return known;
  };
  for (const r of rows) {
    if (sheet.rowAttrs.get(r)?.['customHeight'] === '1') continue;
    const lines = linesIn(sheet, r, widths, isWrapped);
    sheet.editRow(r, (attrs) => {
      delete attrs['ht'];
      if (lines > 1) attrs['ht'] = String(Math.min(MOST, lines * sheet.standardHeight()));
    });
  }
}

/** @param widths of the columns seen so far, in characters */
function linesIn(sheet: Sheet, r: number, widths: Map<number, number>, isWrapped: (xf: number) => boolean): number {
  const { styles } = sheet.book;
  let most = 1;
  sheet.grid.each({ r1: r, r2: r, c1: 0, c2: MAX_ROW }, (_r, c, cell) => {
    const xf = sheet.xf(r, c);
    if (!isWrapped(xf) || sheet.covered(r, c)) return;
    let width = widths.get(c);
    if (width === undefined) widths.set(c, (width = sheet.colWidth(c) / POINTS_PER_CHARACTER));
    const text = cellText(cell, styles.numberFormat(xf), '', sheet.book.date1904);
    most = Math.max(
      most,
      text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0),
    );
  });
  return most;
}

/** A digit of the default font is 7 pixels wide. */
const POINTS_PER_CHARACTER = 5.25;

/** Does the block hold a wrapped cell in a row whose height follows its content? */
export function hasWrapped(sheet: Sheet, rect: Rect): boolean {
  let found = false;
  sheet.grid.each(rect, (r, c) => (found ||= sheet.book.styles.alignment(sheet.xf(r, c))['wrapText'] === '1'));
  return found;
}
