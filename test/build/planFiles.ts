import { read, utils, type WorkBook } from '@e965/xlsx';
import type { Exchange } from '../../src/core/exchange/exchange';
import type { Plan } from '../../src/core/plan/plan';
import type { CellValue } from '../../src/core/text/text';
import { readExchange } from '../../src/schema/read/exchange';
import { readPlan } from '../../src/schema/read/records';
import type { TableData, WorkbookTables } from '../../src/schema/read/rows';
import { INPUT } from '../../src/schema/tables';

/** The tables of a plan's workbook, each from A1 of its sheet. */
function tablesOf(book: WorkBook): WorkbookTables {
  return Object.fromEntries(
    Object.entries(INPUT).map(([id, { sheet }]): [string, TableData] => {
      const [header = [], ...rows] = utils.sheet_to_json<CellValue[]>(book.Sheets[sheet]!, { header: 1, defval: '' });
      return [id, { sheet, top: 0, left: 0, header, rows }];
    }),
  );
}

/** A plan's workbook as records. */
export function planOf(bytes: Uint8Array): { plan: Plan; exchange: Exchange } {
  const tables = tablesOf(read(bytes));
  return { plan: readPlan(tables).plan, exchange: readExchange(tables) };
}
