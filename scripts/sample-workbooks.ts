import { planWorkbook } from '../src/files/plan/template';
import { writeXlsx, type Sheet } from '../src/files/write/workbook';
import { INPUT } from '../src/schema/tables';
import { faultyContent, sampleContent, townContent } from './sample-content';

export const sampleWorkbook = (): Uint8Array => writeXlsx(planWorkbook(sampleContent()));

export const townWorkbook = (): Uint8Array => writeXlsx(planWorkbook(townContent()));

/** With merged cells besides. Excel lets nobody merge inside a table, so there they stand on a sheet that lost its table. */
export function faultyWorkbook(): Uint8Array {
  const workbook = planWorkbook(faultyContent());
  return writeXlsx({ ...workbook, sheets: workbook.sheets.map((sheet) => (sheet.name === INPUT.comments.sheet ? merged(sheet) : sheet)) });
}

function merged({ table: _table, ...sheet }: Sheet): Sheet {
  const rows = sheet.rows.map((row, r) => ({
    ...row,
    cells: row.cells.map((cell, c) => (r === 2 && c === 2 && cell ? { ...cell, value: null } : cell)),
  }));
  return { ...sheet, rows, merges: ['C2:C3'] };
}
