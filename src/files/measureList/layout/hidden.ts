import { cellName, columnName } from '../../../ooxml/a1';
import type { Account } from '../account';
import { columnsTaken, type Found } from './header';
import type { ListProblems } from '../problems';
import { isWithin, type ListSheet } from './sheets';

/** So many rows are named. */
const MOST_ROWS = 20;

/**
 * Tells of rows and columns that were read though nobody sees them. A filter hides what somebody did not look for just then,
 * not what no longer holds, and so they count.
 */
export function tellHidden(tables: readonly Found[], account: Account, problems: ListProblems): void {
  for (const sheet of new Set(tables.map((table) => table.sheet))) {
    const own = tables.filter((table) => table.sheet === sheet);
    tellRows(sheet, account, problems);
    const columns = [...new Set(own.flatMap((table) => [...columnsTaken(table.columns)]))]
      .filter((column) => isWithin(sheet.hiddenColumns, column) && sheet.lastRow.has(column))
      .sort((a, b) => a - b);
    const [first] = columns;
    if (first === undefined) continue;
    problems.report('columnsHidden', sheet.name, cellName(own[0]!.row, first), { columns: columns.map(columnName).join(', ') });
  }
}

function tellRows(sheet: ListSheet, account: Account, problems: ListProblems): void {
  const hidden = sheet.rows.filter(({ row }) => isWithin(sheet.hiddenRows, row) && account.isRead(sheet, row));
  const [first] = hidden;
  if (!first) return;
  const rows = [...hidden.slice(0, MOST_ROWS).map(({ row }) => String(row + 1)), ...(hidden.length > MOST_ROWS ? ['…'] : [])];
  problems.report('rowsHidden', sheet.name, cellName(first.row, Math.min(...first.texts.keys())), {
    count: hidden.length,
    rows: rows.join(', '),
  });
}
