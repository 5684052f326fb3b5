import { damaged, Refused } from '../../../ooxml/limits';

/**
 * The binary formats of Excel are rows of records, each with its type and length. The library trusts the counts inside
 * them: a formula or a text that claims to be longer than its record sends it on for minutes, or fills the memory. So it
 * is given the records that hold cells and nothing else, and no formula at all: their values stand beside them.
 */

// --- Excel 97 (BIFF8) and older: types and lengths of two bytes each -----------------------------------------------

const FORMULA = 0x0006;
/** Begins with the place of a sheet in the stream. */
const SHEET_97 = 0x0085;
/** What follows is behind a password, whichever way it was made unreadable. */
const PASSWORD = 0x002f;
const KEPT_97 = new Set([
  FORMULA,
  ...[0x000a, 0x0022, 0x003c, 0x0042, 0x0085, 0x0809, 0x00bd, 0x00be, 0x00d6, 0x00e5, 0x00fc, 0x00fd],
  ...[0x0200, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x0208, 0x027e],
]);
/** WriteProtect, which says nothing of the cells: records keep their places, which sheets refer to. */
const NOTHING_97 = 0x0086;
/** Where a formula's record says how long the formula is. */
const FORMULA_LENGTH = 20;

/** In place: the stream is a copy of the file's. */
export function boundRecords97(stream: Uint8Array): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0; at + 4 <= stream.length;) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    // Sectors are filled up with zeros.
    if (type === 0 && length === 0) return;
    if (at + 4 + length > stream.length) throw damaged();
    if (type === PASSWORD) throw new Refused({ code: 'encrypted' });
    // The library waits for a sheet at that place until the memory is full.
    if (type === SHEET_97 && length >= 4 && view.getUint32(at + 4, true) >= stream.length) throw damaged();
    if (!KEPT_97.has(type)) view.setUint16(at, NOTHING_97, true);
    if (type === FORMULA) {
      if (length < FORMULA_LENGTH + 2) throw damaged();
      view.setUint16(at + 4 + FORMULA_LENGTH, 0, true);
    }
    at += 4 + length;
  }
}

// --- .xlsb (BIFF12): types and lengths of one to four bytes ---------------------------------------------------------

const ROW = 0;
const CELLS_LAST = 18;
const MERGED = 176;
const SHARED_STRING = 19;
const SHEET = 156;
const KEPT_12 = new Set([SHARED_STRING, MERGED, SHEET, 129, 130, 131, 132, 143, 144, 145, 146, 148, 153, 159, 160, 177, 178]);
/** Where records with a text say how many characters it has. */
const TEXT_AT: Readonly<Record<number, number>> = { 6: 8, 8: 8, 17: 4, [SHARED_STRING]: 1 };
const ROWS = 1_048_576;
const COLUMNS = 16_384;

/**
 * @param most how many sheets the workbook may list: each is read, and several may stand for one part
 * @returns the part with the kept records alone
 */
export function boundRecords12(part: Uint8Array, most: number): Uint8Array {
  let sheets = 0;
  // A Buffer's own `slice` is a view, so the copy is made by hand.
  const bytes = Uint8Array.from(part);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const start = at;
    let type = bytes[at++]!;
    if (type & 0x80) type = (type & 0x7f) | ((bytes[at++]! & 0x7f) << 7);
    let length = 0;
    for (let i = 0; i < 4; i++) {
      const byte = bytes[at++];
      if (byte === undefined) throw damaged();
      length += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) break;
    }
    const end = at + length;
    if (end > bytes.length) throw damaged();
    if (type <= CELLS_LAST || KEPT_12.has(type)) {
      const number = (offset: number): number => {
        if (at + offset + 4 > end) throw damaged();
        return view.getUint32(at + offset, true);
      };
      const text = (offset: number): number => {
        const after = offset + 4 + 2 * number(offset);
        if (at + after > end) throw damaged();
        return after;
      };
      if (type === ROW && number(0) >= ROWS) throw damaged();
      if (type > ROW && type < 12 && number(0) >= COLUMNS) throw damaged();
      const textAt = TEXT_AT[type];
      if (textAt !== undefined) text(textAt);
      // The identity of the part, then the name.
      if (type === SHEET) {
        if (++sheets > most) throw damaged();
        text(text(8));
      }
      if (type === MERGED) number(12);
      // Without its runs and its phonetic help.
      if (type === SHARED_STRING) bytes[at] = 0;
      kept.push(bytes.subarray(start, end));
    }
    at = end;
  }
  const result = new Uint8Array(kept.reduce((sum, { length }) => sum + length, 0));
  let to = 0;
  for (const record of kept) {
    result.set(record, to);
    to += record.length;
  }
  return result;
}
