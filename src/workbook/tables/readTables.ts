import type { TableId } from '../../core/plan/plan';
import { cellText, type CellValue } from '../../core/text/text';
import { rowsBelow, tableEnd } from '../../schema/read/below';
import { headerAt } from '../../schema/read/headers';
import { cellIndex, findColumns, missingColumns, type Area, type TableData, type WorkbookTables } from '../../schema/read/rows';
import { INPUT, type Table } from '../../schema/tables';
import { untyped } from '../excel/literal';
import { loadMarks, marksOf, readMarks, type MarkedBlock } from '../excel/marks';
import { readBlocks, type Wanted } from '../excel/readBlocks';
import { mapValues, sheetNamed, type Block, type FoundTable, type Survey } from '../excel/survey';

/** Every input table with its cells, and the other blocks that were asked for, read together (second sync). */
export async function readTables<K extends string>(
  context: Excel.RequestContext,
  found: Survey,
  others: Readonly<Record<K, Wanted>>,
  alongside?: () => void,
): Promise<{ tables: WorkbookTables; inputs: Survey['inputs']; others: Record<K, CellValue[][]> }> {
  const ids = Object.keys(INPUT) as TableId[];
  const lost = ids.filter((id) => !found.inputs[id] && sheetNamed(found, INPUT[id].sheet) !== undefined);
  const stray = lost.length > 0 ? await findByHeader(context, found, lost) : {};
  const present = ids.filter((id) => found.inputs[id]);
  const keys = Object.keys(others) as K[];
  const values = await readBlocks(context, [...present.map((id) => reachOf(found, id)), ...keys.map((key) => others[key])], alongside);

  const tables: Record<string, TableData> = {};
  const inputs: Partial<Record<TableId, FoundTable>> = {};
  present.forEach((id, i) => {
    const { table, data } = adopt(id, found.inputs[id]!, values[i]!);
    [tables[id], inputs[id]] = [data, table];
  });
  for (const [id, { data }] of Object.entries(stray)) tables[id] = data;
  await markRows(context, { ...inputs, ...mapValues(stray as Record<string, Stray>, ({ table }) => table) }, tables);
  const read = Object.fromEntries(keys.map((key, i) => [key, values[present.length + i]!])) as Record<K, CellValue[][]>;
  return {
    tables: { ...tables, ...(found.aszTotal === undefined ? {} : { aszTotal: found.aszTotal }) },
    inputs: { ...inputs, ...mapValues(stray as Record<string, Stray>, ({ table }) => table) },
    others: read,
  };
}

/** Tells in the tables which of their rows are hidden or struck out. */
async function markRows(
  context: Excel.RequestContext,
  inputs: Partial<Record<TableId, FoundTable>>,
  tables: Record<string, TableData>,
): Promise<void> {
  const marked = Object.entries(inputs).filter(([, { marked: some }]) => some?.hides || some?.strikes);
  if (marked.length === 0) return;
  const marks = await readMarks(
    context,
    marked.map(([id, table]): MarkedBlock => {
      const { header, rows } = tables[id]!;
      const schema: Table = INPUT[id as TableId];
      const typed = [...findColumns(schema, header)].flatMap(([column, position]) => (schema.columns[column]!.written ? [] : [position]));
      return {
        ...table.marked!,
        block: { ...table, row: table.row + 1, rows: rows.length },
        filled: (row) => typed.filter((position) => cellText(rows[row]![position]) !== ''),
      };
    }),
  );
  marked.forEach(([id], i) => (tables[id] = { ...tables[id]!, ...marks[i]! }));
}

/** One table with its cells in their typed form, for whoever is about to change some of them. */
export async function readTyped(context: Excel.RequestContext, found: Survey, id: TableId): Promise<TableData | undefined> {
  const declared = found.inputs[id];
  const stray =
    declared || sheetNamed(found, INPUT[id].sheet) === undefined ? undefined : (await findByHeader(context, found, [id]))[id]?.table;
  const table = declared ? reachOf(found, id) : stray;
  if (!table) return undefined;
  const [cells] = await readBlocks(context, [{ ...table, as: 'typed' }]);
  return declared ? adopt(id, declared, cells!).data : tableData(table, cells!, []);
}

/** Rows below a table that are read with it; the next *Shrnout* goes on from there. */
const MOST_BELOW = 2000;

/** The table with what stands below it, down to the next table that is known. */
function reachOf({ inputs, outputs }: Survey, id: TableId): Block {
  const table = inputs[id]!;
  const end = table.row + table.rows;
  const next = [...Object.values(inputs), ...Object.values(outputs)]
    .filter(
      ({ sheet, row, column, columns }) =>
        sheet === table.sheet && row >= end && column < table.column + table.columns && table.column < column + columns,
    )
    .map(({ row }) => row - end);
  return { ...table, rows: table.rows + Math.min(table.below ?? 0, MOST_BELOW, ...next) };
}

/** The table stretched over the rows below it that are its own. */
function adopt(id: TableId, declared: FoundTable, cells: CellValue[][]): Stray {
  const header = (cells[0] ?? []).map(untyped);
  const adopted = rowsBelow(
    id,
    header,
    cells.slice(declared.rows).map((row) => row.map(untyped)),
  );
  const table = { ...declared, rows: declared.rows + adopted, adopted };
  const data = tableData(table, cells.slice(0, table.rows), []);
  return { table, data: adopted > 0 ? { ...data, adopted } : data };
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
async function findByHeader(
  context: Excel.RequestContext,
  found: Survey,
  ids: readonly TableId[],
): Promise<Partial<Record<TableId, Stray>>> {
  const probes = ids.map((id) => {
    const sheet = sheetNamed(found, INPUT[id].sheet)!;
    const worksheet = context.workbook.worksheets.getItem(sheet);
    const used = worksheet.getUsedRangeOrNullObject(true);
    loadMarks(used.load('rowIndex,columnIndex,rowCount,columnCount'));
    const merged = worksheet.getRange().getMergedAreasOrNullObject();
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
  filled.forEach(({ id, used, merged }, i) => {
    const block = blocks[i]!;
    const top = headerRow(INPUT[id], values[i]!);
    const columns = width(values[i]![top] ?? []);
    const all = values[i]!.slice(top).map((row) => row.slice(0, columns));
    const cells = all.slice(0, 1 + tableEnd(id, all[0] ?? [], all.slice(1)));
    const table: FoundTable = {
      ...block,
      name: null,
      totals: false,
      row: block.row + top,
      rows: cells.length,
      columns,
      marked: marksOf(used),
    };
    const areas = merged.isNullObject ? [] : parseAreas(merged.address);
    result[id] = {
      table,
      data: tableData(
        table,
        cells,
        areas.map((area) => relativeTo(table, area)).filter(({ row }) => row >= 0),
      ),
    };
  });
  return result;
}

/** The row with every required column, else the one with the most of them: what is missing is then said of that row. */
function headerRow(table: Table, values: readonly CellValue[][]): number {
  const columns = Object.keys(table.columns).length;
  return Math.max(
    0,
    headerAt(values, (row) => columns + 1 - missingColumns(table, findColumns(table, row)).length),
  );
}

/** Up to the last named column: notes further right are the user's. */
function width(header: readonly CellValue[]): number {
  let columns = header.length;
  while (columns > 1 && cellText(header[columns - 1]) === '') columns--;
  return columns;
}

const relativeTo = (table: FoundTable, area: Area): Area => ({
  ...area,
  row: area.row - table.row - 1,
  column: area.column - table.column,
});

/** "List!A1:B2,List!D4" → areas, 0-based. */
function parseAreas(address: string): Area[] {
  return address.split(',').map((part) => {
    const [from = 'A1', to = from] = part.slice(part.lastIndexOf('!') + 1).split(':');
    const [first, last] = [cellIndex(from), cellIndex(to)];
    return { ...first, rows: last.row - first.row + 1, columns: last.column - first.column + 1 };
  });
}
