import { strFromU8, unzipSync } from 'fflate';
import { opened } from '../build/host';
import { ownWorkbook } from '../build/formulas';
import { rawWorkbook } from '../build/rawWorkbook';

const NONE = { functions: [] };
const value = (excel: Awaited<ReturnType<typeof opened>>, cell: string): unknown => excel.readSheet('Moje').cell(cell).value;
const workbookXml = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['xl/workbook.xml']!);

test('opening and registering functions computes nothing of the user', async () => {
  const bytes = ownWorkbook([1, ['A1+1', 99], ['_xlfn.LET(_xlpm.x,A1,_xlpm.x+1)', 98], ['OFFSET(A1,0,0)', 97]]);
  const excel = await opened(bytes);
  await excel.registerFunctions('PLNENI', NONE, {});
  expect(['A2', 'A3', 'A4'].map((cell) => value(excel, cell))).toEqual([99, 98, 97]);
  expect(await excel.save()).toEqual(bytes);
});

test('what reads a changed cell is computed, also through another formula; the rest stands', async () => {
  const excel = await opened(ownWorkbook([1, ['A1+1', 99], ['A2*10', 98], ['5+5', 97]]));
  await excel.edit('Moje', 'A1', 2);
  expect(['A2', 'A3', 'A4'].map((cell) => value(excel, cell))).toEqual([3, 30, 97]);
  expect(excel.keptFormulas).toEqual([]);
});

test('an error of the engine replaces no good value, nor what reads it; Excel is asked to compute', async () => {
  const excel = await opened(ownWorkbook([1, ['NEZNAMA(A1)', 99], ['IFERROR(A2,0)', 98], ['A1+1', 97]]));
  await excel.edit('Moje', 'A1', 2);
  expect(['A2', 'A3', 'A4'].map((cell) => value(excel, cell))).toEqual([99, 98, 3]);
  expect(excel.keptFormulas).toEqual(['Moje!A2', 'Moje!A3']);
  expect(workbookXml(await excel.save())).toMatch(/<calcPr[^>]* fullCalcOnLoad="1"/);
});

test('a formula that does not end is cut off with its time, and keeps its value', async () => {
  const excel = await opened(ownWorkbook([1, ['1+NS.SMYCKA(A1)', 99]]), { formulaTimeMs: 300 });
  const metadata = { functions: [{ id: 'SMYCKA', name: 'SMYCKA', parameters: [{ name: 'x' }] }] };
  await excel.registerFunctions('NS', metadata, {
    SMYCKA: () => {
      for (;;);
    },
  });
  expect(value(excel, 'A2')).toBe(99);
  expect(excel.keptFormulas).toEqual(['Moje!A2']);
});

describe('a value of the file is replaced only by an engine that would have made it', () => {
  const rows = (...cells: readonly string[]): string =>
    cells.map((cell, i) => `<row r="${i + 1}"><c r="A${i + 1}">${cell}</c></row>`).join('');
  const book = (): Uint8Array =>
    rawWorkbook({
      sheets: [rows('<v>1</v>', '<f>A1+1</f><v>2</v>', '<f>A1+1</f><v>99</v>', '<f>A3*10</f><v>990</v>', '<f>A2*10</f><v>20</v>')],
    });
  const at = (excel: Awaited<ReturnType<typeof opened>>, cell: string): unknown => excel.readSheet('List1').cell(cell).value;
  const all = (excel: Awaited<ReturnType<typeof opened>>): unknown[] => ['A2', 'A3', 'A4', 'A5'].map((cell) => at(excel, cell));

  test('another value for the same cells is left to Excel, with all that reads it', async () => {
    const excel = await opened(book());
    await excel.edit('List1', 'A1', 2);
    expect(all(excel)).toEqual([3, 99, 990, 30]);
    expect(excel.keptFormulas).toEqual(['List1!A3', 'List1!A4']);
    expect(workbookXml(await excel.save())).toMatch(/<calcPr[^>]* fullCalcOnLoad="1"/);
    await excel.edit('List1', 'A1', 3);
    expect(all(excel)).toEqual([4, 99, 990, 40]);
  });

  test('what is typed in its place is computed', async () => {
    const excel = await opened(book());
    await excel.edit('List1', 'A1', 2);
    await excel.edit('List1', 'A3', '=A1+1');
    expect(all(excel)).toEqual([3, 3, 990, 30]);
    expect(excel.keptFormulas).toEqual(['List1!A4']);
  });

  test('the cells are what they were after the check', async () => {
    const excel = await opened(book());
    await excel.edit('List1', 'A1', 'text');
    await excel.edit('List1', 'B7', 5);
    expect([at(excel, 'A1'), at(excel, 'B7')]).toEqual(['text', 5]);
  });
});
