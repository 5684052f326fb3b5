import type { TableId } from '../core/plan';
import { cellText, type CellValue } from '../core/text';
import { findColumns, missingColumns, type Area, type TableData, type WorkbookTables } from '../schema/rows';
import { INPUT, type Table } from '../schema/tables';
import { readBlocks, type Wanted } from './readBlocks';
import { mapValues, sheetNamed, type Block, type FoundTable, type Survey } from './survey';

/** A header is looked for in the first rows of a sheet: titles and notes may stand above it. */
const HEADER_WITHIN = 20;

/** Every input table with its cells, and the other blocks that were asked for, read together (second sync). */
export async function readTables<K extends string>(
  context: Excel.RequestContext,
  found: Survey,
  others: Readonly<Record<K, Wanted>>,
): Promise<{ tables: WorkbookTables; inputs: Survey['inputs']; others: Record<K, CellValue[][]> }> {
  const ids = Object.keys(INPUT) as TableId[];
  const lost = ids.filter((id) => !found.inputs[id] && sheetNamed(found, INPUT[id].sheet) !== undefined);
  const stray = lost.length > 0 ? await findByHeader(context, found, lost) : {};
  const present = ids.filter((id) => found.inputs[id]);
  const keys = Object.keys(others) as K[];
  const values = await readBlocks(context, [...present.map((id) => found.inputs[id]!), ...keys.map((key) => others[key])]);

  const tables: Record<string, TableData> = {};
  present.forEach((id, i) => (tables[id] = tableData(found.inputs[id]!, values[i]!, [])));
  for (const [id, { data }] of Object.entries(stray)) tables[id] = data;
  const read = Object.fromEntries(keys.map((key, i) => [key, values[present.length + i]!])) as Record<K, CellValue[][]>;
  return {
    tables: { ...tables, ...(found.aszTotal === undefined ? {} : { aszTotal: found.aszTotal }) },
    inputs: { ...found.inputs, ...mapValues(stray as Record<string, Stray>, ({ table }) => table) },
    others: read,
  };
}

const tableData = (block: Block, [header = [], ...rows]: CellValue[][], merged: Area[]): TableData => ({
  sheet: block.sheet,
  top: block.row,
  left: block.column,
  header,
  rows,
  merged,
});

interface Stray {
  readonly table: FoundTable;
  readonly data: TableData;
}

/** Tables whose object a program dropped: by the name of the sheet and the row that holds the header. */
async function findByHeader(context: Excel.RequestContext, found: Survey, ids: readonly TableId[]): Promise<Partial<Record<TableId, Stray>>> {
  const probes = ids.map((id) => {
    const sheet = sheetNamed(found, INPUT[id].sheet)!;
    const used = context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true);
    used.load('rowIndex,columnIndex,rowCount,columnCount');
    const merged = used.getMergedAreasOrNullObject();
    merged.load('address');
    return { id, sheet, used, merged };
  });
  await context.sync();
  const filled = probes.filter(({ used }) => !used.isNullObject);
  const blocks = filled.map(({ sheet, used }) => ({
    sheet,
    row: used.rowIndex,
    column: used.columnIndex,
    rows: used.rowCount,
    columns: used.columnCount,
  }));
  const values = await readBlocks(context, blocks);
  const result: Partial<Record<TableId, Stray>> = {};
  filled.forEach(({ id, merged }, i) => {
    const block = blocks[i]!;
    const top = headerRow(INPUT[id], values[i]!);
    const columns = width(values[i]![top] ?? []);
    const table: FoundTable = { ...block, name: null, row: block.row + top, rows: block.rows - top, columns };
    const cells = values[i]!.slice(top).map((row) => row.slice(0, columns));
    const areas = merged.isNullObject ? [] : parseAreas(merged.address);
    result[id] = { table, data: tableData(table, cells, areas.map((area) => relativeTo(table, area)).filter(({ row }) => row >= 0)) };
  });
  return result;
}

/** The row with every required column, else the one with the most of them: what is missing is then said of that row. */
function headerRow(table: Table, values: readonly CellValue[][]): number {
  let best = 0;
  let fewest = Infinity;
  values.slice(0, HEADER_WITHIN).forEach((row, i) => {
    const missing = missingColumns(table, findColumns(table, row)).length;
    if (missing < fewest) [best, fewest] = [i, missing];
  });
  return best;
}

/** Up to the last named column: notes further right are the user's. */
function width(header: readonly CellValue[]): number {
  let columns = header.length;
  while (columns > 1 && cellText(header[columns - 1]) === '') columns--;
  return columns;
}

const relativeTo = (table: FoundTable, area: Area): Area => ({ ...area, row: area.row - table.row - 1, column: area.column - table.column });

/** "List!A1:B2,List!D4" → areas, 0-based. */
function parseAreas(address: string): Area[] {
  return address.split(',').flatMap((part) => {
    const match = /([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(part.replace(/\$/g, ''));
    if (!match) return [];
    const [column, row] = [columnNumber(match[1]!), +match[2]! - 1];
    return [{ row, column, rows: +(match[4] ?? match[2]!) - row, columns: columnNumber(match[3] ?? match[1]!) - column + 1 }];
  });
}

const columnNumber = (letters: string): number => [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
