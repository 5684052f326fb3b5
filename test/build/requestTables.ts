import { NO_ANSWER, type Answer } from '../../src/core/plan/answer';
import type { CellValue } from '../../src/core/text/text';
import { FORM } from '../../src/schema/request';
import type { WorkbookTables } from '../../src/schema/read/rows';

export interface RequestRow {
  readonly measure: string;
  readonly criterion: string;
  readonly text?: string;
  readonly previous?: string;
  readonly answer?: Partial<Answer>;
}

/** A gestor's form as its table is read. */
export function callTables(rows: readonly RequestRow[], submitter = 'Odbor sociálních věcí'): WorkbookTables {
  const columns = Object.keys(FORM.columns);
  const header = Object.values(FORM.columns).map((column) => column.header);
  return {
    statements: {
      sheet: FORM.sheet,
      top: 5,
      left: 0,
      header,
      rows: rows.map(({ measure, criterion, text = `Kritérium ${criterion}`, previous = '', answer = {} }) => {
        const cells: Record<string, CellValue> = { ...NO_ANSWER, ...answer, measure, criterion, submitter, previous };
        cells['measureTitle'] = `Opatření ${measure}`;
        cells['criterionText'] = text;
        cells['role'] = 'gestor';
        return columns.map((column) => cells[column] ?? '');
      }),
    },
  };
}

export const DONE: Partial<Answer> = { relation: 'Bezprostřední', progress: 'Realizováno', description: 'Hotovo v září.' };

export const CALL = { addressee: 'Odbor sociálních věcí', planName: 'Akční plán 2026-2027', deadline: '2026-01-31' };
