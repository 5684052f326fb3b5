import type { CellValue } from '../../src/core/text/text';
import { planWorkbook } from '../../src/files/plan/template';
import type { Sheet, Workbook } from '../../src/files/write/workbook';
import { cellIndex, findColumns, type TableData, type WorkbookTables } from '../../src/schema/read/rows';
import { OUTPUT } from '../../src/schema/outputs';
import type { CycleTables } from '../../src/workbook/periods/standing';
import { ASZ_TOTAL_NAME, INPUT, type InputId } from '../../src/schema/tables';
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

/** Frozen periods in a workbook, as they are read. */
export function cycleOf({ sheets }: Workbook): CycleTables {
  const sheet = sheets.find(({ table }) => table?.name === OUTPUT.history.name);
  return sheet ? { history: tableOf(sheet) } : {};
}

function tableOf({ name, rows, table }: Sheet): TableData {
  const { top = 0, columns, rows: count } = table!;
  const cells = rows.slice(top, top + 1 + count).map((row) => columns.map((_, i): CellValue => row.cells[i]?.value ?? ''));
  while (cells.length < 1 + count) cells.push(columns.map(() => ''));
  const [header = [], ...body] = cells;
  return { sheet: name, top, left: 0, header, rows: body, merged: [] };
}

/** With some columns of a table emptied. */
export const blank = <T extends InputId>(
  tables: WorkbookTables,
  id: T,
  columns: readonly string[],
  of = (_row: number): boolean => true,
): WorkbookTables => {
  const { header, rows } = tables[id]!;
  const found = findColumns(INPUT[id], header);
  const gone = new Set(columns.map((column) => found.get(column)));
  return {
    ...tables,
    [id]: { ...tables[id]!, rows: rows.map((cells, i) => cells.map((cell, at) => (of(i) && gone.has(at) ? ' ' : cell))) },
  };
};
/** The sample before anybody was asked. */
export const dayOne = (): WorkbookTables => {
  const sample = sampleTables();
  const unasked = blank(sample, 'leads', ['called', 'returned', 'confirmedBy', 'confirmedOn', 'file']);
  const undecided = blank(unasked, 'measures', ['overrideLevel', 'overrideReason', 'overrideAuthor', 'overrideDate']);
  return { ...undecided, statements: { ...sample.statements!, rows: [] } };
};
