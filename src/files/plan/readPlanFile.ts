import type { Plan, TableId } from '../../core/plan/plan';
import { fold, type CellValue } from '../../core/text/text';
import { readPlan } from '../../schema/read/records';
import { rowsBelow, tableEnd } from '../../schema/read/below';
import { HEADER_WITHIN, headerAt } from '../../schema/read/headers';
import { findColumns, missingColumns, type Area, type TableData, type WorkbookTables } from '../../schema/read/rows';
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
    const columns = plain(header.cells);
    const declared = sheet.tables().find(({ name }) => name === table.name)?.area;
    const rows = recordsUnder(id as TableId, columns, header.row + 1, declared, sheet.rows(header.row + 1, Infinity, null));
    return [[id as TableId, { sheet: sheet.name, top: header.row, left: 0, header: columns, rows }]];
  });
  return Object.fromEntries(found);
}

/**
 * The filled rows of a table: those that it declares and the records right below, else those down to its end.
 *
 * @param first row under the header, 0-based on the sheet
 * @param filled the sheet's filled rows from there on
 */
function recordsUnder(
  id: TableId,
  header: readonly CellValue[],
  first: number,
  declared: Area | undefined,
  filled: readonly BookRow[],
): CellValue[][] {
  const end = declared ? declared.row + declared.rows : first;
  const below = filled.filter(({ row }) => row >= end);
  const last = below.at(-1)?.row ?? end - 1;
  const byRow = new Map(below.map(({ row, cells }) => [row, plain(cells).slice(0, header.length)]));
  // A sheet with something in its very last row is no reason to count a million blank ones.
  const dense = Array.from({ length: Math.min(last - end + 1, below.length + MOST_BLANK) }, (_, i) => byRow.get(end + i) ?? []);
  const count = declared ? rowsBelow(id, header, dense) : tableEnd(id, header, dense);
  return filled.filter(({ row }) => row < end + count).map(({ cells }) => plain(cells));
}

const MOST_BLANK = 1000;

const plain = (cells: BookRow['cells']): CellValue[] =>
  Array.from(cells, (value) => (value === undefined || value instanceof CellError ? '' : value));
