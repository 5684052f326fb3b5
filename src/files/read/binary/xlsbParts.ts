import type { Limits } from '../../../ooxml/limits';
import type { ZipPackage } from '../../../ooxml/zip';
import { BinaryRecord, BinaryStyles, GatheredSheet, linkOfFormula, type BinarySheet } from './binaryParts';
import { allRelations, relationsOf } from '../xlsx/xlsxParts';

/** What an .xlsb says beside the values of cells: formats, struck out, links, comments, what is hidden. */

const R = {
  ROW: 0,
  /** Cells of values, and of formulas from the eighth on. */
  FIRST_CELL: 1,
  FIRST_FORMULA: 8,
  LAST_CELL: 11,
  /** Cells right after the one before, which do not say their column. */
  FIRST_SHORT: 12,
  LAST_SHORT: 18,
  TEXT_FORMULA: 8,
  FONT: 43,
  FORMAT: 44,
  STYLE: 47,
  COLUMNS: 60,
  SHEET: 156,
  LINK: 494,
  STYLES_BEGIN: 617,
  STYLES_END: 618,
  COMMENT: 635,
  COMMENT_TEXT: 637,
} as const;

/** @returns sheets by their names */
export function xlsbSheets(zip: ZipPackage, limits: Limits): Map<string, BinarySheet> {
  const main = relationsOf(zip, '').find(({ type }) => type === 'officeDocument')?.target ?? '';
  const relations = relationsOf(zip, main);
  const styles = stylesIn(zip.part(relations.find(({ type }) => type === 'styles')?.target ?? ''));
  const sheets = new Map<string, BinarySheet>();
  const parts = new Set<string>();
  for (const record of recordsOf(zip.part(main))) {
    if (record.type !== R.SHEET) continue;
    const [id, after] = wide(record, 8);
    const [name] = wide(record, after);
    const target = relations.find((relation) => relation.id === id && relation.type === 'worksheet')?.target;
    // A part that stands for several sheets is read for one: no program writes such a file.
    if (target === undefined || parts.has(target)) continue;
    parts.add(target);
    sheets.set(name, sheetIn(zip, target, styles, limits));
  }
  return sheets;
}

function stylesIn(part: Uint8Array | null): BinaryStyles {
  const styles = new BinaryStyles();
  // Styles that have names come before those of cells.
  let isOfCells = false;
  for (const record of recordsOf(part)) {
    if (record.type === R.FONT) styles.struckFonts.push((record.u16(2) & 8) !== 0);
    else if (record.type === R.FORMAT) styles.formats.set(record.u16(0), wide(record, 2)[0]);
    else if (record.type === R.STYLES_BEGIN) isOfCells = true;
    else if (record.type === R.STYLES_END) isOfCells = false;
    else if (record.type === R.STYLE && isOfCells) styles.cells.push({ format: record.u16(2), font: record.u16(4) });
  }
  return styles;
}

function sheetIn(zip: ZipPackage, target: string, styles: BinaryStyles, limits: Limits): BinarySheet {
  const sheet = new GatheredSheet(styles, limits);
  const outside = new Map(allRelations(zip, target).map((relation) => [relation.id, relation.target]));
  let [row, column] = [0, 0];
  for (const record of recordsOf(zip.part(target))) {
    const { type } = record;
    if (type === R.ROW) {
      [row, column] = [record.u32(0), -1];
      if (record.u8(11) & 0x10) sheet.hideRow(row);
    } else if (type >= R.FIRST_CELL && type <= R.LAST_CELL) {
      column = record.u32(0);
      sheet.cell(row, column, record.u32(4) & 0xffffff, type >= R.FIRST_FORMULA);
      if (type === R.TEXT_FORMULA) sheet.link(row, column, linkIn(record));
    } else if (type >= R.FIRST_SHORT && type <= R.LAST_SHORT) sheet.cell(row, ++column, record.u32(0) & 0xffffff);
    else if (type === R.COLUMNS) {
      if (record.u16(16) & 1) sheet.hideColumns(record.u32(0), record.u32(4));
    } else if (type === R.LINK) {
      const [id, after] = wide(record, 16);
      const [place] = wide(record, after);
      const address = outside.get(id) ?? '';
      sheet.link(record.u32(0), record.u32(8), place === '' ? address : `${address}#${place}`);
    }
  }
  const comments = relationsOf(zip, target).find(({ type }) => type === 'comments')?.target;
  let at: readonly [number, number] | null = null;
  for (const record of recordsOf(comments === undefined ? null : zip.part(comments))) {
    if (record.type === R.COMMENT) at = [record.u32(4), record.u32(12)];
    else if (record.type === R.COMMENT_TEXT && at !== null) sheet.comment(at[0], at[1], wide(record, 1)[0]);
  }
  return sheet;
}

/** After the value, two bytes of flags and the length of the formula come its tokens. */
function linkIn(record: BinaryRecord): string {
  const [, after] = wide(record, 8);
  return linkOfFormula(record, after + 6, record.u32(after + 2), (at) => record.wide(at + 2, record.u16(at)));
}

/** A text with its length before it, and the place after it; one that is not there has a length of all ones. */
function wide(record: BinaryRecord, at: number): [string, number] {
  const count = record.u32(at);
  return count === 0xffffffff ? ['', at + 4] : [record.wide(at + 4, count), at + 4 + 2 * count];
}

function* recordsOf(part: Uint8Array | null): Generator<BinaryRecord> {
  if (part === null) return;
  for (let at = 0; at < part.length;) {
    let type = part[at++]!;
    if (type & 0x80) type = (type & 0x7f) | (((part[at++] ?? 0) & 0x7f) << 7);
    let length = 0;
    for (let i = 0; i < 4; i++) {
      const byte = part[at++] ?? 0;
      length += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) break;
    }
    if (at + length > part.length) return;
    yield new BinaryRecord(type, part.subarray(at, at + length));
    at += length;
  }
}
