import { readDate, toSerial } from '../../src/core/text/date';
import type { CellValue } from '../../src/core/text/text';
import type { PlanContent } from '../../src/files/plan/template';
import type { TableData, WorkbookTables } from '../../src/schema/rows';
import { INPUT, SETTING_IDS, SETTINGS, type Table } from '../../src/schema/tables';
import { faultyContent, sampleContent } from '../../scripts/sample-content';

/** The sample workbooks as their tables are read, every table at A1 of its sheet. */
export const sampleTables = (): WorkbookTables => tablesOf(sampleContent());
export const faultyTables = (): WorkbookTables => tablesOf(faultyContent());

function tablesOf({ tables = {}, settings = {}, aszTotal }: PlanContent): WorkbookTables {
  const entries = Object.entries<Table>(INPUT).map(([id, table]): [string, TableData] => {
    const columns = Object.entries(table.columns);
    const records = (tables as Record<string, readonly Record<string, unknown>[]>)[id] ?? [];
    const rows =
      id === 'settings'
        ? SETTING_IDS.map((key) => [SETTINGS[key].key, (settings[key] ?? '') as CellValue, SETTINGS[key].meaning])
        : records.map((record) => columns.map(([column, { kind }]) => cellOf(record[column], kind)));
    return [id, { sheet: table.sheet, top: 0, left: 0, header: columns.map(([, { header }]) => header), rows, merged: [] }];
  });
  return { ...Object.fromEntries(entries), ...(typeof aszTotal === 'number' ? { aszTotal } : {}) };
}

/** Dates stand in cells as serial numbers. */
function cellOf(value: unknown, kind: string): CellValue {
  if (kind !== 'date' || typeof value !== 'string') return (value ?? '') as CellValue;
  const date = readDate(value);
  return date === null ? value : toSerial(date);
}
