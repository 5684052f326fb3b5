import type { Limits } from '../../../ooxml/limits';
import { BinaryRecord, BinaryStyles, GatheredSheet, linkOfFormula, type BinarySheet } from './binaryParts';

/** What an .xls of Excel 95 and newer says beside the values of cells: formats, struck out, links, comments, what is hidden. */

const R = {
  FORMULA: 0x0006,
  EOF: 0x000a,
  NOTE: 0x001c,
  PASSWORD: 0x002f,
  FONT: 0x0031,
  CONTINUE: 0x003c,
  OBJECT: 0x005d,
  COLUMNS: 0x007d,
  SHEET: 0x0085,
  NUMBERS: 0x00bd,
  STYLE: 0x00e0,
  TEXT_OBJECT: 0x01b6,
  LINK: 0x01b8,
  ROW: 0x0208,
  FORMAT: 0x041e,
  BEGIN: 0x0809,
} as const;

/** Records of one cell: row, column, style. */
const CELLS: ReadonlySet<number> = new Set([R.FORMULA, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e]);
const BIFF8 = 0x0600;
/** An object that is a note: what it is, and its number, stand in its first part. */
const NOTE_OBJECT = 0x19;

/** @returns the sheets in the order of their places in the file, which is the library's */
export function xlsSheets(stream: Uint8Array, limits: Limits): BinarySheet[] {
  const styles = new BinaryStyles();
  const starts: number[] = [];
  let isWide = true;
  for (const { record } of recordsFrom(stream, 0)) {
    if (record.type === R.EOF || record.type === R.PASSWORD) break;
    if (record.type === R.BEGIN) isWide = record.u16(0) === BIFF8;
    else if (record.type === R.SHEET) starts.push(record.u32(0));
    else if (record.type === R.FONT) {
      styles.struckFonts.push((record.u16(2) & 8) !== 0);
      // Nobody knows why: there is no font of the number 4.
      if (styles.struckFonts.length === 4) styles.struckFonts.push(false);
    } else if (record.type === R.STYLE) styles.cells.push({ font: record.u16(0), format: record.u16(2) });
    else if (record.type === R.FORMAT)
      styles.formats.set(record.u16(0), isWide ? unicode(record, 4, record.u16(2)) : record.old(3, record.u8(2)));
  }
  let end = 0;
  return [...new Set(starts)]
    .sort((a, b) => a - b)
    .map((start) => {
      const sheet = new GatheredSheet(styles, limits);
      // One inside another is no sheet, and to read it again and again would take for ever.
      if (start >= end) end = readSheet(stream, start, sheet, isWide);
      return sheet;
    });
}

/** @returns where the sheet ends in the stream */
function readSheet(stream: Uint8Array, start: number, sheet: GatheredSheet, isWide: boolean): number {
  let after = start;
  const texts = new Map<number, string>();
  let depth = 0;
  let object: number | null = null;
  /** The text of a note that is being read: what is still to come of it. */
  let open: { readonly object: number; left: number } | null = null;
  for (const { record, end } of recordsFrom(stream, start)) {
    const { type } = record;
    after = end;
    if (type === R.CONTINUE && open !== null && open.left > 0) {
      const each = record.u8(0) & 1 ? 2 : 1;
      const count = Math.min(open.left, Math.floor((record.bytes.length - 1) / each));
      texts.set(open.object, (texts.get(open.object) ?? '') + (each === 2 ? record.wide(1, count) : record.narrow(1, count)));
      open.left -= count;
      continue;
    }
    open = null;
    if (type === R.BEGIN) depth++;
    else if (type === R.EOF && --depth <= 0) break;
    // A chart on the sheet has records of its own.
    if (depth > 1) continue;
    const [row, column] = [record.u16(0), record.u16(2)];
    if (CELLS.has(type)) {
      sheet.cell(row, column, record.u16(4), type === R.FORMULA);
      if (type === R.FORMULA && isWide)
        sheet.link(
          row,
          column,
          linkOfFormula(record, 22, record.u16(20), (at) => unicode(record, at + 1, record.u8(at))),
        );
    } else if (type === R.NUMBERS) {
      for (let at = 4; at + 6 <= record.bytes.length - 2; at += 6) sheet.cell(row, column + (at - 4) / 6, record.u16(at));
    } else if (type === R.ROW) {
      if (record.u16(12) & 0x20) sheet.hideRow(row);
    } else if (type === R.COLUMNS) {
      if (record.u16(8) & 1) sheet.hideColumns(row, column);
    } else if (type === R.LINK) sheet.link(row, record.u16(4), linkIn(record));
    else if (type === R.OBJECT) object = record.u16(4) === NOTE_OBJECT ? record.u16(6) : null;
    else if (type === R.TEXT_OBJECT && object !== null) open = { object, left: record.u16(10) };
    else if (type === R.NOTE) sheet.comment(row, column, isWide ? (texts.get(record.u16(6)) ?? '') : record.old(6, record.u16(4)));
  }
  return after;
}

/** A text with a mark before it that says how wide its characters are. */
const unicode = (record: BinaryRecord, at: number, count: number): string =>
  record.u8(at) & 1 ? record.wide(at + 1, count) : record.narrow(at + 1, count);

function* recordsFrom(stream: Uint8Array, start: number): Generator<{ readonly record: BinaryRecord; readonly end: number }> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = start; at + 4 <= stream.length;) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    // Sectors are filled up with zeros.
    if ((type === 0 && length === 0) || at + 4 + length > stream.length) return;
    const end = at + 4 + length;
    yield { record: new BinaryRecord(type, stream.subarray(at + 4, end)), end };
    at = end;
  }
}

const HAS = { moniker: 0x1, place: 0x8, shown: 0x10, frame: 0x80, asText: 0x100 } as const;
/** The first bytes of the identity of an address of a page; the other kind is that of a file. */
const PAGE = 0x79eac9e0;

/** The address of a hyperlink: cells, an identity, a version and what it has; then each part of it. */
function linkIn(record: BinaryRecord): string {
  const flags = record.u32(28);
  let at = 32;
  const text = (): string => {
    const count = record.u32(at);
    const found = record.wide(at + 4, count);
    at += 4 + 2 * count;
    return found;
  };
  if (flags & HAS.shown) text();
  if (flags & HAS.frame) text();
  let target = '';
  if (flags & HAS.moniker) {
    if (flags & HAS.asText) target = text();
    else if (record.u32(at) === PAGE) {
      const length = record.u32(at + 16);
      target = record.wide(at + 20, Math.floor(length / 2));
      at += 20 + length;
    } else {
      const up = '../'.repeat(Math.min(record.u16(at + 16), 20));
      const narrow = record.u32(at + 18);
      const wideAt = at + 22 + narrow + 24;
      const wide = record.u32(wideAt);
      target = up + (wide > 0 ? record.wide(wideAt + 10, Math.floor(record.u32(wideAt + 4) / 2)) : record.old(at + 22, narrow));
      at = wideAt + 4 + wide;
    }
  }
  const place = flags & HAS.place ? text() : '';
  return place === '' ? target : `${target}#${place}`;
}
