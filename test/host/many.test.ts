import { nodeClient } from '../../src/host/nodeClient';
import { opened } from '../build/host';
import { rawWorkbook } from '../build/rawWorkbook';

/** Old workbooks have thousands of names that nobody uses; given to the engine one by one they took minutes. */
test('defined names are known to formulas, however many there are', async () => {
  const excel = await opened(
    rawWorkbook({
      sheets: ['<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>jmeno_7+1</f><v>3</v></c></row>'],
      definedNames: Array.from(
        { length: 5_000 },
        (_, i) => `<definedName name="jmeno_${i}">List1!$A$${i === 7 ? 1 : 2}</definedName>`,
      ).join(''),
    }),
  );
  await excel.edit('List1', 'A1', 5);
  expect(excel.readSheet('List1').cell('B1').value).toBe(6);
});

/** A limit on time costs more than a thousand ordinary formulas do. */
test.each([
  ['SUM(A1:A9)+IF(A1>1,COUNTIF(A1:A9,">1"),0)', 0],
  ['BINOM.DIST(A1,A1*1000,0.5,TRUE)', 1],
  ['SUM(OFFSET(A1,0,0,A1,1))', 1],
  ['SUMPRODUCT((A:A=A1)*(A:A=A1))', 1],
  ['jmeno+A1', 1],
])('%s is computed under a limit: %s', async (formula, limited) => {
  const base = nodeClient();
  let limits = 0;
  const client = {
    ...base,
    limit: <R>(ms: number, work: () => R): R => {
      limits += 1;
      return base.limit!(ms, work);
    },
  };
  const cells = `<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>${formula.replaceAll('>', '&gt;')}</f></c></row>`;
  const excel = await opened(rawWorkbook({ sheets: [cells], definedNames: '<definedName name="jmeno">List1!$A$1</definedName>' }), {
    client,
  });
  await excel.edit('List1', 'A1', 3);
  expect(Math.min(limits, 1)).toBe(limited);
});

/** A long table is written in blocks; between two of them the client asks where the next one stands. */
test('what only names cells does not compute; what looks at values does', async () => {
  const cells = `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>NS.DVAKRAT(A1)</f><v>2</v></c></row>`;
  const excel = await opened(rawWorkbook({ sheets: [cells] }));
  let calls = 0;
  const metadata = { functions: [{ id: 'DVAKRAT', name: 'DVAKRAT', parameters: [{ name: 'x' }] }] };
  await excel.registerFunctions('NS', metadata, {
    DVAKRAT: (x: number) => {
      calls += 1;
      return x * 2;
    },
  });
  const uninstall = excel.install();
  try {
    await Excel.run(async (context) => {
      calls = 0;
      const sheet = context.workbook.worksheets.getItem('List1');
      for (let i = 2; i < 12; i++) sheet.getCell(0, 1).getOffsetRange(0, -1).getAbsoluteResizedRange(1, 1).values = [[i]];
      const result = sheet.getUsedRange(true).getLastCell().load('values');
      await context.sync();
      expect(result.values).toEqual([[22]]);
    });
  } finally {
    uninstall();
  }
  expect(calls).toBe(1);
});
