import type { Plan, TableId } from '../../core/plan/plan';
import { fold, type CellValue } from '../../core/text/text';
import { readPlan } from '../../schema/records';
import { HEADER_WITHIN, headerAt } from '../../schema/headers';
import { findColumns, missingColumns, type TableData, type WorkbookTables } from '../../schema/rows';
import { INPUT, type Table } from '../../schema/tables';
import { CellError, reachableSheets, type Book, type BookRow } from '../read/book';
import { withBook } from '../read/openBook';
import { LIMITS, Refused, type Limits } from '../../ooxml/limits';
import type { ReturnFault } from '../returns/returns';

/**
 * The records of a plan's workbook that is not open in Excel: the plan of the last period.
 * A file that is no plan gives its fault; nothing is thrown.
 */
export function readPlanFile(bytes: Uint8Array, limits: Limits = LIMITS): { readonly plan: Plan } | { readonly fault: ReturnFault } {
  return withBook<{ readonly plan: Plan }, ReturnFault>(bytes, limits, (book) => {
    const tables = tablesOf(book);
    if (!tables.measures || !tables.criteria || !tables.statements) throw new Refused<ReturnFault>({ code: 'notPlan' });
    return { plan: readPlan(tables).plan };
  });
}

function tablesOf(book: Book): WorkbookTables {
  const found = Object.entries<Table>(INPUT).flatMap(([id, table]): [TableId, TableData][] => {
    const sheet = reachableSheets(book).find(({ name }) => fold(name) === fold(table.sheet));
    if (!sheet) return [];
    const head = sheet.rows(0, HEADER_WITHIN - 1, null);
    const header = head[headerAt(head, ({ cells }) => (missingColumns(table, findColumns(table, plain(cells))).length === 0 ? 1 : 0))];
    if (!header) return [];
    const rows = sheet.rows(header.row + 1, Infinity, null).map(({ cells }) => plain(cells));
    return [[id as TableId, { sheet: sheet.name, top: header.row, left: 0, header: plain(header.cells), rows }]];
  });
  return Object.fromEntries(found);
}

const plain = (cells: BookRow['cells']): CellValue[] =>
  Array.from(cells, (value) => (value === undefined || value instanceof CellError ? '' : value));
