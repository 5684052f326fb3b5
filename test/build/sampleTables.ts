import type { CellValue } from '../../src/core/text/text';
import { planWorkbook } from '../../src/files/plan/template';
import type { Sheet, Workbook } from '../../src/files/write/workbook';
import { cellIndex, type TableData, type WorkbookTables } from '../../src/schema/rows';
import { ASZ_TOTAL_NAME, INPUT } from '../../src/schema/tables';
import { faultyContent, sampleContent } from '../../scripts/sample-content';

/** The sample workbooks as their tables are read. */
export const sampleTables = (): WorkbookTables => tablesOf(planWorkbook(sampleContent()));
export const faultyTables = (): WorkbookTables => tablesOf(planWorkbook(faultyContent()));

/** A workbook as its tables are read once it is written: a plan, or a gestor's workbook with its form. */
export function tablesOf({ sheets, names }: Workbook): WorkbookTables {
  const tables = Object.entries(INPUT).flatMap(([id, { name }]) => {
    const sheet = sheets.find(({ table }) => table?.name === name);
    return sheet ? [[id, tableOf(sheet)] as const] : [];
  });
  // "'ASZ'!$F$2"
  const [, asz, cell = ''] = /^'?(.*?)'?!(.*)$/.exec(names.find(({ name }) => name === ASZ_TOTAL_NAME)?.refersTo ?? '') ?? [];
  const { row, column } = cellIndex(cell.replace(/\$/g, '') || 'A1');
  const total = sheets.find(({ name }) => name === asz)?.rows[row]?.cells[column]?.value;
  return { ...(Object.fromEntries(tables) as WorkbookTables), ...(typeof total === 'number' ? { aszTotal: total } : {}) };
}

function tableOf({ name, rows, table }: Sheet): TableData {
  const { top = 0, columns, rows: count } = table!;
  const cells = rows.slice(top, top + 1 + count).map((row) => columns.map((_, i): CellValue => row.cells[i]?.value ?? ''));
  while (cells.length < 1 + count) cells.push(columns.map(() => ''));
  const [header = [], ...body] = cells;
  return { sheet: name, top, left: 0, header, rows: body, merged: [] };
}
