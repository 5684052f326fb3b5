import type { CellValue } from '../../core/text/text';
import { judge } from './judge';
import { findColumns } from './rows';
import { INPUT, type InputId } from '../tables';

type Row = readonly CellValue[];

/**
 * How many of the rows right below a declared table belong to it: programs other than Excel do not stretch a table over
 * what is typed under it. A blank row, a total, a note or another header ends it.
 *
 * @param header of the table
 * @param rows cells of the table's columns, from the first row below it
 * @example rowsBelow('leads', ['Gestor'], [['Odbor školství'], ['Celkem 2'], ['Odbor dopravy']]) // 1
 */
export function rowsBelow(id: InputId, header: Row, rows: readonly Row[]): number {
  const { isRecord } = judge(id, header, findColumns(INPUT[id], header));
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
  const { isBlank, isRecord, isRemark } = judge(id, header, findColumns(INPUT[id], header));
  let end = 0;
  for (const [i, row] of rows.entries()) {
    if (isBlank(row)) continue;
    if (isRemark(row) || (i > end && !isRecord(row))) break;
    end = i + 1;
  }
  return end;
}
