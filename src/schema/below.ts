import { cellText, fold, type CellValue } from '../core/text/text';
import { findColumns } from './rows';
import { INPUT, type InputId } from './tables';

/**
 * The columns by which a row is known to be a record of the table, and no note beneath it: of every group at least one is
 * filled.
 */
const KEYS: Readonly<Record<InputId, readonly (readonly string[])[]>> = {
  settings: [['key'], ['value']],
  areas: [['code'], ['name']],
  measures: [['code'], ['title']],
  criteria: [['measure'], ['number', 'text']],
  statements: [['measure'], ['submitter', 'relation', 'progress']],
  leads: [['name']],
  municipalities: [['code'], ['name']],
  asz: [['municipality'], ['funds']],
  comments: [['measure', 'who'], ['comment']],
};

/** How totals and notes begin, folded. */
const REMARK = /^(celkem|celkove|soucet|mezisoucet|suma|uhrnem|total|pozn|poznamk[ay]|note|vysvetlivk[ay]|legenda)(?=\P{L}|$)|^[*†]/u;
/** A name of a body that is longer is a sentence. */
const LONGEST_KEY = 120;

type Row = readonly CellValue[];

interface Judge {
  readonly isBlank: (row: Row) => boolean;
  readonly isRecord: (row: Row) => boolean;
  readonly isRemark: (row: Row) => boolean;
}

function judge(id: InputId, header: Row): Judge {
  const columns = findColumns(INPUT[id], header);
  const text = (row: Row, column: string): string => {
    const position = columns.get(column);
    return position === undefined ? '' : cellText(row[position]);
  };
  const isBlank = (row: Row): boolean => row.every((cell) => cellText(cell) === '');
  const isRemark = (row: Row): boolean => REMARK.test(fold(cellText(row.find((cell) => cellText(cell) !== '') ?? '')));
  const isHeader = (row: Row): boolean =>
    KEYS[id].every((group) =>
      group.some((column) => columns.has(column) && fold(text(row, column)) === fold(cellText(header[columns.get(column)!]))),
    );
  const isRecord = (row: Row): boolean =>
    KEYS[id].every((group) => group.some((column) => text(row, column) !== '')) &&
    text(row, KEYS[id][0]![0]!).length <= LONGEST_KEY &&
    !isRemark(row) &&
    !isHeader(row);
  return { isBlank, isRecord, isRemark };
}

/**
 * How many of the rows right below a declared table belong to it: programs other than Excel do not stretch a table over
 * what is typed under it. A blank row, a total, a note or another header ends it.
 *
 * @param header of the table
 * @param rows cells of the table's columns, from the first row below it
 * @example rowsBelow('leads', ['Gestor'], [['Odbor školství'], ['Celkem 2'], ['Odbor dopravy']]) // 1
 */
export function rowsBelow(id: InputId, header: Row, rows: readonly Row[]): number {
  const { isRecord } = judge(id, header);
  const end = rows.findIndex((row) => !isRecord(row));
  return end < 0 ? rows.length : end;
}

/**
 * How many of the rows under a header are its table, where no program says how far the table reaches: up to a total or a
 * note, or to a blank row that no record follows.
 *
 * @param rows cells under the header, blank rows included
 * @example tableEnd('leads', ['Gestor'], [['Odbor školství'], [''], ['Odbor dopravy'], ['Pozn.: jen kraj']]) // 3
 */
export function tableEnd(id: InputId, header: Row, rows: readonly Row[]): number {
  const { isBlank, isRecord, isRemark } = judge(id, header);
  let end = 0;
  for (const [i, row] of rows.entries()) {
    if (isBlank(row)) continue;
    if (isRemark(row) || (i > end && !isRecord(row))) break;
    end = i + 1;
  }
  return end;
}
