import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleContent } from '../../scripts/sample-content';
import { functionsMetadata } from '../../scripts/functions-metadata';
import { registerFunctions } from '../../src/cli/process/functions';
import { planWorkbook } from '../../src/files/plan/template';
import { writeXlsx, type Sheet, type Workbook } from '../../src/files/write/workbook';
import { openWorkbook, type EmbeddedExcel, type OpenOptions } from '../../src/host/node';

let metadata: ReturnType<typeof functionsMetadata> | undefined;
const opened: (() => void)[] = [];

/** Opens a workbook in the embedded Excel and puts its globals where the add-in looks for them, until the test ends. */
export async function open(bytes: Uint8Array | null, options?: OpenOptions): Promise<EmbeddedExcel> {
  const excel = await openWorkbook(bytes, options);
  const uninstall = excel.install();
  await registerFunctions(excel, await (metadata ??= functionsMetadata('cs')));
  opened.push(() => {
    uninstall();
    excel.dispose();
  });
  return excel;
}

afterEach(() => {
  while (opened.length > 0) opened.pop()!();
});

const SAMPLE = join(__dirname, '../../samples/ukazka.xlsx');
export const sample = (): Uint8Array => readFileSync(SAMPLE);
export const faulty = (): Uint8Array => readFileSync(join(__dirname, '../../samples/ukazka-chyby.xlsx'));

/** The sample with one of its sheets changed before it was ever saved. */
export function sampleWith(sheetName: string, change: (sheet: Sheet) => Sheet | null): Uint8Array {
  const workbook: Workbook = planWorkbook(sampleContent());
  return writeXlsx({
    ...workbook,
    sheets: workbook.sheets.flatMap((sheet) => (sheet.name === sheetName ? (change(sheet) ?? []) : [sheet])),
  });
}

/** Everything a person would see or could lose: cells, tables, sheets in their order, protection. */
export function contents(excel: EmbeddedExcel): Record<string, unknown> {
  return Object.fromEntries(
    excel.sheetNames.map((name) => {
      const { visibility, used, values, protected: isProtected, merges, tables } = excel.readSheet(name);
      return [name, { visibility, used, values, isProtected, merges, tables }];
    }),
  );
}

/** Values of a table by its name, header first. */
export function table(excel: EmbeddedExcel, name: string): unknown[][] {
  for (const sheet of excel.sheetNames) {
    const { tables } = excel.readSheet(sheet);
    const found = tables.find((candidate) => candidate.name === name);
    if (found) return block(excel, sheet, found.ref);
  }
  throw new Error(`no table ${name}`);
}

function block(excel: EmbeddedExcel, sheet: string, ref: string): unknown[][] {
  const [from, to] = ref.split(':').map(cell);
  const view = excel.readSheet(sheet);
  return range(from!.row, to!.row).map((row) => range(from!.column, to!.column).map((column) => view.cell(name(row, column)).value ?? ''));
}

export function column(excel: EmbeddedExcel, tableName: string, header: string): unknown[] {
  const [first = [], ...rows] = table(excel, tableName);
  const position = first.indexOf(header);
  if (position < 0) throw new Error(`no column ${header} in ${tableName}: ${first.join()}`);
  return rows.map((cells) => cells[position]);
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const cell = (address: string): { row: number; column: number } => {
  const [, letters, digits] = /([A-Z]+)(\d+)/.exec(address)!;
  return { row: +digits! - 1, column: [...letters!].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1 };
};
const name = (row: number, column_: number): string => {
  let letters = '';
  for (let n = column_ + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
};

/** Runs Office.js as a user's other tools would. */
export const asUser = <T>(excel: EmbeddedExcel, batch: (context: Excel.RequestContext) => Promise<T> | T): Promise<T> =>
  excel.globals.Excel.run(async (context) => {
    const result = await batch(context);
    await context.sync();
    return result;
  });

export const NOW = new Date(2026, 0, 15, 9, 30);
