import { strFromU8, unzipSync } from 'fflate';
import { opened } from '../build/host';
import { ownWorkbook } from '../build/formulas';

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
