import { writeXlsx } from '../../src/files/write/workbook';
import { readBlocks } from '../../src/workbook/excel/readBlocks';
import { inExcel } from '../../src/workbook/excel/run';
import { open } from '../build/embedded';

const COLUMNS = 4;

/** A sheet of so many rows, each cell with its place and so many letters. */
async function read(rows: number, lettersIn: (row: number) => number) {
  const textOf = (row: number, column: number): string => `${row}/${column}${'a'.repeat(lettersIn(row))}`;
  const cells = Array.from({ length: rows }, (_, row) => Array.from({ length: COLUMNS }, (__, column) => textOf(row, column)));
  const sheet = { name: 'List', columns: [], rows: cells.map((line) => ({ cells: line.map((value) => ({ value })) })) };
  const excel = await open(writeXlsx({ sheets: [sheet], names: [], title: '', created: '2026-01-05', properties: [] }));
  excel.log = [];
  const [block] = await inExcel((context) => readBlocks(context, [{ sheet: 'List', row: 0, column: 0, rows, columns: COLUMNS }]));
  return { isWhole: JSON.stringify(block) === JSON.stringify(cells), messages: excel.log.length };
}

test('a long table of short texts comes in few messages', async () => {
  expect(await read(25_000, () => 0)).toEqual({ isWhole: true, messages: 2 });
});

test('texts that get long later: what is too large is asked for again in parts, and nothing is missing', async () => {
  const { isWhole, messages } = await read(22_000, (row) => (row < 20_000 ? 0 : 600));
  expect(isWhole).toBe(true);
  expect(messages).toBeGreaterThan(3);
  expect(messages).toBeLessThan(10);
});

test('texts that are long from the start come in as many messages as they need', async () => {
  expect((await read(4000, () => 400)).isWhole).toBe(true);
});
