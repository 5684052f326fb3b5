import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { opened, reopened, run } from '../build/host';
import type { EmbeddedExcel } from '../../src/host';

const METADATA = {
  functions: [
    { id: 'DVAKRAT', name: 'DVAKRAT', parameters: [{ name: 'x', type: 'number' }] },
    { id: 'PO_JEDNE', name: 'PO_JEDNE', parameters: [{ name: 'x', dimensionality: 'matrix' }], result: { dimensionality: 'matrix' } },
  ],
};
const RUN = {
  DVAKRAT: (x: number): number => x * 2,
  PO_JEDNE: (x: number[][]): number[][] => x.map((row) => row.map((n) => n + 1)),
};
const withFunctions = async (excel: EmbeddedExcel): Promise<EmbeddedExcel> => {
  await excel.registerFunctions('MOJE', METADATA, RUN);
  return excel;
};
const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name]!);
/** The formulas of the first sheet as the file holds them, cached values beside. */
const stored = (bytes: Uint8Array): string[] =>
  [...part(bytes, 'xl/worksheets/sheet1.xml').matchAll(/<f[^>]*>([^<]*)<\/f><v>([^<]*)<\/v>/g)].map(([, f, v]) => `${f} → ${v}`);

test("a known function is stored in Excel's own form, with its value", async () => {
  const excel = await withFunctions(await opened());
  await run(excel, (_c, s) => {
    s.getRange('A1:A8').formulas = [
      ['=MOJE.DVAKRAT(21)'],
      ['=moje.dvakrat(2)+MOJE.DVAKRAT(1)'],
      ['=MOJE.PO_JEDNE(3)'],
      ['=LEN("MOJE.DVAKRAT(1)")'],
      ['=CIZI.FUNKCE(1)'],
      ['=IFERROR(_xlfn.CONCAT(MOJE.DVAKRAT(1.5),""),"")'],
      ['=IFERROR(MOJE.DVAKRAT("x"),"nic")'],
      ['=IFERROR(MOJE.DVAKRAT(4),"nic")'],
    ];
  });
  const bytes = await excel.save();
  expect(stored(bytes)).toEqual([
    '_xldudf_MOJE_DVAKRAT(21) → 42',
    '_xldudf_MOJE_DVAKRAT(2)+_xldudf_MOJE_DVAKRAT(1) → 6',
    '_xldudf_MOJE_PO_JEDNE(3) → 4',
    'LEN("MOJE.DVAKRAT(1)") → 15',
    'CIZI.FUNKCE(1) → #NAME?',
    'IFERROR(_xlfn.CONCAT(_xldudf_MOJE_DVAKRAT(1.5),""),"") → 3',
    'IFERROR(_xldudf_MOJE_DVAKRAT("x"),"nic") → nic',
    'IFERROR(_xldudf_MOJE_DVAKRAT(4),"nic") → 8',
  ]);
  const again = await withFunctions(await opened(bytes));
  expect(again.readSheet('List1').cell('A1')).toMatchObject({ formula: '=MOJE.DVAKRAT(21)', value: 42 });
  expect(again.readSheet('List1').cell('A3').formula).toBe('=MOJE.PO_JEDNE(3)');
});

test('a function of an add-in that is not here is read by its name and stored as it was', async () => {
  const excel = await withFunctions(await opened());
  await run(excel, (_c, s) => void (s.getRange('A1').formulas = [['=MOJE.DVAKRAT(21)']]));
  const parts = unzipSync(await excel.save());
  parts['xl/worksheets/sheet1.xml'] = strToU8(
    strFromU8(parts['xl/worksheets/sheet1.xml']!).replace('_xldudf_MOJE_DVAKRAT(21)', '_xldudf_CIZI_JINA_FUNKCE(21)&amp;"_xldudf_A_B("'),
  );
  const plain = await opened(zipSync(parts));
  expect(plain.readSheet('List1').cell('A1').formula).toBe('=CIZI.JINA_FUNKCE(21)&"_xldudf_A_B("');
  await run(plain, (_c, s) => void (s.getRange('C1').values = [[1]]));
  expect(part(await plain.save(), 'xl/worksheets/sheet1.xml')).toContain('<f>_xldudf_CIZI_JINA_FUNKCE(21)&amp;"_xldudf_A_B("</f>');
});

test('calculated columns and names are stored that way too, and computed', async () => {
  const excel = await withFunctions(await opened());
  await run(excel, async (context, s) => {
    s.getRange('A1:A3').values = [['N'], [1], [2]];
    const table = s.tables.add('A1:A3', true);
    table.name = 'tblN';
    table.columns.add(undefined, [['Dvakrát'], ['=MOJE.DVAKRAT([@N])'], ['=MOJE.DVAKRAT([@N])']] as never);
    context.workbook.names.add('Odpověď', '=MOJE.DVAKRAT(21)');
    await context.sync();
  });
  const bytes = await excel.save();
  expect(part(bytes, 'xl/tables/table1.xml')).toContain('<calculatedColumnFormula>_xldudf_MOJE_DVAKRAT(');
  expect(part(bytes, 'xl/workbook.xml')).toContain('>_xldudf_MOJE_DVAKRAT(21)<');

  const again = await withFunctions(await reopened(excel));
  await run(again, async (context, s) => {
    s.getRange('A4').values = [[5]];
    s.tables.getItem('tblN').resize('A1:B4');
    const name = context.workbook.names.getItem('Odpověď');
    name.load('formula');
    s.getRange('D1').formulas = [['=Odpověď']];
    await context.sync();
    expect(name.formula).toBe('=MOJE.DVAKRAT(21)');
  });
  expect(again.readSheet('List1').cell('B4')).toMatchObject({ formula: '=MOJE.DVAKRAT([@N])', value: 10 });
  expect(again.readSheet('List1').cell('D1').value).toBe(42);
});

test('an empty cell reaches a function as nothing, never as zero; a text it returns stays text', async () => {
  const seen: unknown[] = [];
  const excel = await opened();
  const parameters = [
    { name: 'blok', dimensionality: 'matrix', type: 'any' },
    { name: 'bunka', type: 'any', optional: true },
    { name: 'cislo', type: 'number', optional: true },
  ];
  const functions = [
    { id: 'VIDI', name: 'VIDI', parameters },
    { id: 'TEXT', name: 'TEXT', parameters },
  ];
  await excel.registerFunctions('MOJE', { functions }, { VIDI: (...args: unknown[]) => seen.push(args), TEXT: () => '{1}' });
  await run(excel, (_c, s) => {
    s.getRange('A1:A3').values = [[0], [''], ['x']];
    s.getRange('C1:C4').formulas = [['=MOJE.VIDI(A1:A4,A2,A2)'], ['=MOJE.VIDI(A2)'], ['=MOJE.VIDI(A1,,5)'], ['=MOJE.TEXT(A1)']];
  });
  expect(seen).toEqual([[[[0], [''], ['x'], ['']], null, 0], [[['']]], [[[0]], null, 5]]);
  expect(excel.readSheet('List1').cell('C4').value).toBe('{1}');
});
