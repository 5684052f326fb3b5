import { cellText, type CellValue } from '../core/text';
import type { ResultColumn, ResultColumns } from '../schema/results';
import { findColumns, type TableData, type WorkbookTables } from '../schema/rows';
import { INPUT } from '../schema/tables';
import type { Outbox } from './outbox';
import type { Survey } from './survey';

/** Writes the result columns that differ from what stands there. Returns how many rows of measures changed. */
export async function writeResults(
  outbox: Outbox,
  sheets: Excel.WorksheetCollection,
  { inputs }: Survey,
  tables: WorkbookTables,
  results: ResultColumns,
): Promise<number> {
  const changed = new Set<number>();
  for (const id of ['measures', 'criteria'] as const) {
    const data = tables[id]!;
    const columns = findColumns(INPUT[id], data.header);
    const missing: { header: string; values: ResultColumn }[] = [];
    for (const [column, values] of Object.entries<ResultColumn>(results[id])) {
      const position = columns.get(column);
      if (id === 'measures') differing(data, position, values).forEach((row) => changed.add(row));
      if (position === undefined) missing.push({ header: headerOf(id, column), values });
      else if (differing(data, position, values).length > 0) {
        const sheet = sheets.getItem(data.sheet);
        await outbox.put(sheet, data.top + 1, data.left + position, values.map((value) => [value]));
      }
    }
    if (missing.length > 0) await addColumns(outbox, sheets.getItem(data.sheet), inputs[id]?.name ?? null, data, missing);
  }
  return changed.size;
}

const headerOf = (id: 'measures' | 'criteria', column: string): string => (INPUT[id].columns as Readonly<Record<string, { header: string }>>)[column]!.header;

const differing = (data: TableData, position: number | undefined, values: ResultColumn): number[] =>
  values.flatMap((value, row) => (value === cellText(position === undefined ? '' : data.rows[row]![position]) ? [] : [row]));

/** Optional columns that the workbook lacks stand at the right end of the table. */
async function addColumns(
  outbox: Outbox,
  sheet: Excel.Worksheet,
  table: string | null,
  data: TableData,
  missing: readonly { header: string; values: ResultColumn }[],
): Promise<void> {
  const column = data.left + data.header.length;
  const cells: CellValue[][] = [missing.map(({ header }) => header), ...data.rows.map((_, row) => missing.map(({ values }) => values[row]!))];
  // The table makes room by itself: what stands to the right of it moves, nothing is overwritten.
  if (table !== null) for (const { header } of missing) sheet.tables.getItem(table).columns.add(undefined, undefined, header);
  await outbox.put(sheet, data.top, column, cells);
}
