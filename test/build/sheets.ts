/** Tables as a reader of a workbook hands them over, from rows written by column id. */
import type { CellValue } from '../../src/core/text/text';
import type { Area, TableData, WorkbookTables } from '../../src/schema/read/rows';
import { INPUT, type ColumnId, type InputId, type Table } from '../../src/schema/tables';

export type RowOf<T extends InputId> = Partial<Record<ColumnId<T>, CellValue>>;

export interface Shape {
  /** Column ids in the order of the sheet; "+X" is a column X of the user's own. All columns of the schema by default. */
  readonly columns?: readonly string[];
  /** What stands in the header instead of the schema's word. */
  readonly header?: (header: string) => CellValue;
  readonly top?: number;
  readonly left?: number;
  readonly merged?: readonly Area[];
}

export function sheet<T extends InputId>(id: T, rows: readonly RowOf<T>[], shape: Shape = {}): TableData {
  const table: Table = INPUT[id];
  const columns = shape.columns ?? Object.keys(table.columns);
  const header = shape.header ?? ((word: string) => word);
  return {
    sheet: table.sheet,
    top: shape.top ?? 0,
    left: shape.left ?? 0,
    header: columns.map((column) => (column.startsWith('+') ? column.slice(1) : header(table.columns[column]!.header))),
    rows: rows.map((row) =>
      columns.map((column) => (column.startsWith('+') ? `vlastní ${column}` : ((row as Record<string, CellValue>)[column] ?? ''))),
    ),
    ...(shape.merged ? { merged: shape.merged } : {}),
  };
}

/** The smallest workbook that can be evaluated: one measure, one criterion, one statement. */
export const MEASURE: RowOf<'measures'> = { code: 'A1.1', subarea: 'A1', title: 'Setkávání', lead: 'OSV' };
export const CRITERION: RowOf<'criteria'> = { measure: 'A1.1', number: 1, text: 'Setkání proběhlo' };
export const STATEMENT: RowOf<'statements'> = {
  measure: 'A1.1',
  criterion: 1,
  submitter: 'OSV',
  relation: 'Bezprostřední',
  progress: 'Realizováno',
  description: 'Zápis',
};
export const MINIMAL: WorkbookTables = {
  settings: sheet('settings', []),
  areas: sheet('areas', []),
  leads: sheet('leads', []),
  measures: sheet('measures', [MEASURE]),
  criteria: sheet('criteria', [CRITERION]),
  statements: sheet('statements', [STATEMENT]),
};

export const settingRows = (settings: Readonly<Record<string, CellValue>>): TableData =>
  sheet(
    'settings',
    Object.entries(settings).map(([key, value]) => ({ key, value })),
  );
