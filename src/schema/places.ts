import type { Finding } from '../core/rules/findings';
import { cellName, findColumns, type WorkbookTables } from './rows';
import { INPUT } from './tables';

export interface Place {
  readonly sheet: string;
  /** "B12"; "" when the finding concerns a whole sheet or the workbook */
  readonly cell: string;
}

/** Where in the workbook a finding stands. */
export function placeOf({ at }: Finding, tables: WorkbookTables): Place {
  if (at === null) return { sheet: '', cell: '' };
  const data = tables[at.table];
  if (!data) return { sheet: INPUT[at.table].sheet, cell: '' };
  const column = at.column === undefined ? 0 : (findColumns(INPUT[at.table], data.header).get(at.column) ?? 0);
  const row = at.row === undefined ? data.top : data.top + 1 + at.row;
  return { sheet: data.sheet, cell: cellName(row, data.left + column) };
}
