import { sampleContent } from '../../scripts/sample-content';
import { addressees, type Addressee } from '../../src/core/people/addressees';
import { cellText, type CellValue } from '../../src/core/text/text';
import { planWorkbook, type PlanContent } from '../../src/files/plan/template';
import { requestWorkbook } from '../../src/files/request/request';
import { writeXlsx, type Workbook } from '../../src/files/write/workbook';
import { readExchange } from '../../src/schema/read/exchange';
import { cellName, findColumns } from '../../src/schema/read/rows';
import { INPUT, type InputId } from '../../src/schema/tables';
import { excelWorkbook } from '../../src/taskpane/ports/office/excelWorkbook';
import type { WorkbookPort } from '../../src/taskpane/ports/workbook';
import { evaluateTables } from '../../src/workbook/summary/report';
import { open, table } from './embedded';
import { MemoryWorkbook, type MemoryList, type MemoryRequest } from './memoryWorkbook';
import { tablesOf } from './sampleTables';

/** A workbook behind the port, and what people do in it beside the pane. */
export interface Subject {
  readonly port: WorkbookPort;
  /** Somebody types into a cell: 0-based row and column on the sheet. */
  type(sheet: string, row: number, column: number, value: string | number): Promise<void>;
  /** Somebody selects a cell of the row. */
  select(sheet: string, row: number): Promise<void>;
  /** Header first. */
  cells(id: InputId): readonly (readonly CellValue[])[];
}

/** How one kind of workbook is had. */
export interface Bench {
  plan(content?: PlanContent): Promise<Subject>;
  /** The request of the addressee that `REQUEST` names, out of the sample. */
  request(): Promise<Subject>;
  /** Neither a plan nor a request: a list on a sheet of its own. */
  list(list: MemoryList): Promise<Subject>;
}

export const LEAD = 'Odbor sociálních věcí';
export const DEADLINE = '2026-01-31';

export const sampleAddressee = (): Addressee => {
  const tables = tablesOf(planWorkbook(sampleContent()));
  return addressees(evaluateTables(tables).plan, readExchange(tables)).addressees.find(({ name }) => name === LEAD)!;
};

function sampleRequest(): { readonly workbook: Workbook; readonly request: MemoryRequest } {
  const { plan } = evaluateTables(tablesOf(planWorkbook(sampleContent())));
  const request = { addressee: LEAD, planName: plan.settings.planName, deadline: DEADLINE };
  const workbook = requestWorkbook({
    plan: { id: 'ukazka', name: plan.settings.planName },
    addressee: sampleAddressee(),
    municipalities: plan.municipalities,
    issuedOn: '2026-01-05',
    deadline: DEADLINE,
    returnTo: '',
  });
  return { workbook, request };
}

const listWorkbook = ({ sheet, rows }: MemoryList): Workbook => ({
  sheets: [
    {
      name: sheet,
      columns: [],
      rows: rows.map((cells) => ({ cells: cells.map((value) => (typeof value === 'boolean' ? null : { value })) })),
    },
  ],
  names: [],
  title: '',
  created: '2026-01-05',
  properties: [],
});

/** src/workbook through Microsoft's client over the embedded Excel. */
const real: Bench = {
  plan: (content = sampleContent()) => inExcel(planWorkbook(content)),
  request: () => inExcel(sampleRequest().workbook),
  list: (list) => inExcel(listWorkbook(list)),
};

async function inExcel(workbook: Workbook): Promise<Subject> {
  const excel = await open(writeXlsx(workbook));
  return {
    port: excelWorkbook,
    type: (sheet, row, column, value) => excel.edit(sheet, cellName(row, column), value),
    select: (sheet, row) => excel.select(sheet, cellName(row, 0)),
    cells: (id) => table(excel, INPUT[id].name) as CellValue[][],
  };
}

const memory: Bench = {
  plan: (content = sampleContent()) => inMemory(new MemoryWorkbook(tablesOf(planWorkbook(content)))),
  request() {
    const { workbook, request } = sampleRequest();
    return inMemory(new MemoryWorkbook(tablesOf(workbook), undefined, request));
  },
  list: (list) => inMemory(new MemoryWorkbook({}, undefined, null, list)),
};

const inMemory = (workbook: MemoryWorkbook): Promise<Subject> =>
  Promise.resolve({
    port: workbook,
    type: (sheet, row, column, value) => Promise.resolve(workbook.type(sheet, row, column, value)),
    select: (sheet, row) => Promise.resolve(workbook.select(sheet, row)),
    cells: (id) => [workbook.headerOf(id), ...workbook.rowsOf(id)],
  });

export const BENCHES: readonly (readonly [name: string, bench: Bench])[] = [
  ['in Excel', real],
  ['in memory', memory],
];

/** Records of a table, cells by the ids of their columns. */
export function records(subject: Subject, id: InputId): Record<string, CellValue>[] {
  const [header = [], ...rows] = subject.cells(id);
  const columns = findColumns(INPUT[id], header);
  return rows.map((cells) => Object.fromEntries([...columns].map(([column, position]) => [column, cells[position] ?? ''])));
}

/** Place of a cell on its sheet, for tables that begin at A1: the row whose `key` column says so, and the column. */
export function placeIn(subject: Subject, id: InputId, key: string, says: string, column: string): { row: number; column: number } {
  const [header = []] = subject.cells(id);
  const row = records(subject, id).findIndex((record) => cellText(record[key]) === says);
  return { row: row + 1, column: findColumns(INPUT[id], header).get(column)! };
}
