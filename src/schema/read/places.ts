import type { Finding } from '../../core/rules/findings';
import { cellName, findColumns, type WorkbookTables } from './rows';
import { INPUT } from '../tables';

export interface Place {
  readonly sheet: string;
  /** "B12"; "" when the finding concerns a whole sheet or the workbook */
  readonly cell: string;
}

/** A finding with its place; another row that it names is told as the sheet numbers it, 1-based. */
export function placed(found: Finding, tables: WorkbookTables): Finding & Place {
  const { at, params } = found;
  const data = at === null ? undefined : tables[at.table];
  const other = params['otherRow'];
  const shown = data && typeof other === 'number' ? { ...params, otherRow: data.top + 2 + other } : params;
  return { ...found, params: shown, ...placeOf(found, tables) };
}

/** Where in the workbook a finding stands. */
export function placeOf({ at }: Pick<Finding, 'at'> & Partial<Finding>, tables: WorkbookTables): Place {
  if (at === null) return { sheet: '', cell: '' };
  const data = tables[at.table];
  if (!data) return { sheet: INPUT[at.table].sheet, cell: '' };
  const column = at.column === undefined ? 0 : (findColumns(INPUT[at.table], data.header).get(at.column) ?? 0);
  const row = at.row === undefined ? data.top : data.top + 1 + at.row;
  return { sheet: data.sheet, cell: cellName(row, data.left + column) };
}
