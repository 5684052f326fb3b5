import { headerAt } from '../../../schema/read/headers';
import { cellName, findColumns, missingColumns } from '../../../schema/read/rows';
import { INPUT, type Table } from '../../../schema/tables';
import type { OwnTable } from '../layout/header';
import type { ListProblems } from '../problems';
import type { ListSheet } from '../layout/sheets';

/** Position of the header of a table of the plan's own among the filled rows. */
export function tableTop(table: Table, { rows }: ListSheet): number | null {
  const top = headerAt(rows, ({ texts }) => {
    const columns = findColumns(table, dense(texts));
    return columns.size > 1 && missingColumns(table, columns).length === 0 ? 1 : 0;
  });
  return top < 0 ? null : top;
}

const dense = (texts: ReadonlyMap<number, string>): string[] =>
  Array.from({ length: Math.max(-1, ...texts.keys()) + 1 }, (_, column) => texts.get(column) ?? '');

/** When the call went out and what came back is a matter of one period. */
const OF_LAST_PERIOD = new Set(['called', 'returned', 'file', 'confirmedBy', 'confirmedOn']);

/** Rows of a table of the plan's own workbook; what belongs to the last period stays behind. */
export function tableRows(id: OwnTable, sheet: ListSheet, problems: ListProblems): Record<string, string>[] {
  const table: Table = INPUT[id];
  const top = tableTop(table, sheet)!;
  const columns = [...findColumns(table, dense(sheet.rows[top]!.texts))].filter(([column]) => !OF_LAST_PERIOD.has(column));
  return sheet.rows.slice(top + 1).flatMap(({ row, texts }) => {
    const entries = columns.flatMap(([id_, column]) => (texts.has(column) ? [[id_, texts.get(column)!] as const] : []));
    for (const [, text] of entries) problems.checkText(text, sheet.name, cellName(row, 0));
    return entries.length > 0 ? [Object.fromEntries(entries)] : [];
  });
}
