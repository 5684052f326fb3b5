import { asUser, open } from '../../build/embedded';

/** Formulas over cells of which some are empty, and what each shows. */
const FORMULAS: Readonly<Record<string, unknown>> = {
  '=PLNENI.UROVEN(A1:A5)': 'Plněno',
  '=PLNENI.UROVEN(A1:A5,B9)': 'Plněno',
  '=PLNENI.HRANICNI(A1:A5)': false,
  '=PLNENI.UROVNE(A4,B1:B5,A1:A5)': '',
  '=PLNENI.KRITERIUM(C1:C2,D1:D2,E1:E2)': 'Neplněno',
  '=PLNENI.KRITERIUM(C1:C2,D1:D2,E1:E2,0.1,B9)': '#VALUE!',
  '=PLNENI.KRITERIUM(C3:C4,D3:D4,E3:E4,B9)': 'Plněno',
  '=PLNENI.POKRYTI(F1:F5)': 1,
};

test.each([[[]], [['emptyIsZero']]] as const)('functions over empty cells, in an Excel with %p', async (quirks) => {
  const excel = await open(null, { modes: { quirks } });
  await asUser(excel, (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    sheet.getRange('A1:A3').values = [['Plněno'], ['Plněno'], ['Neplněno']];
    sheet.getRange('B1:B2').values = [['A1'], ['A1']];
    // Direct and done, but without evidence.
    sheet.getRange('C1:D1').values = [['Bezprostřední', 'Realizováno']];
    sheet.getRange('C3:E3').values = [['Bezprostřední', 'Realizováno', 'doklad']];
    sheet.getRange('F2').values = [['celý kraj']];
    sheet.getRange('H1:H8').formulas = Object.keys(FORMULAS).map((formula) => [formula]);
  });
  const sheet = excel.readSheet(excel.sheetNames[0]!);
  const shown = Object.keys(FORMULAS).map((formula, i) => [formula, sheet.cell(`H${i + 1}`).value ?? '']);
  expect(Object.fromEntries(shown)).toEqual(FORMULAS);
});

test.each([[[]], [['emptyIsZero']]] as const)('functions over whole columns, errors and constants, in an Excel with %p', async (quirks) => {
  const formulas: Readonly<Record<string, unknown>> = {
    '=PLNENI.UROVEN(A:A)': 'Plněno',
    '=PLNENI.UROVNE(B1,B:B,A:A)': 'Plněno',
    '=PLNENI.UROVNE("A9",B:B,A:A)': '#N/A',
    '=PLNENI.UROVEN(D1:D2)': '#VALUE!',
    '=PLNENI.UROVEN("Plněno částečně")': 'Plněno částečně',
    '=PLNENI.HRANICNI("")': false,
  };
  const excel = await open(null, { modes: { quirks } });
  await asUser(excel, (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    sheet.getRange('A1:B3').values = [
      ['Plněno', 'A1'],
      ['Plněno', 'A1'],
      ['Neplněno', 'A1'],
    ];
    sheet.getRange('D1:D2').formulas = [['=NA()'], ['Plněno']];
    sheet.getRange('H1:H6').formulas = Object.keys(formulas).map((formula) => [formula]);
  });
  const sheet = excel.readSheet(excel.sheetNames[0]!);
  const shown = Object.keys(formulas).map((formula, i) => [formula, sheet.cell(`H${i + 1}`).value ?? '']);
  expect(Object.fromEntries(shown)).toEqual(formulas);
});
