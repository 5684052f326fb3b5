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
