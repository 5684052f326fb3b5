import { summarize, check } from '../../../src/workbook/summary/summarize';
import { setOverride } from '../../../src/workbook/plan/override';
import { noteRequests } from '../../../src/workbook/request/noteRequests';
import { undo } from '../../../src/workbook/undo/undo';
import { planWorkbook } from '../../../src/files/plan/template';
import { sampleContent } from '../../../scripts/sample-content';
import { writeXlsx } from '../../../src/files/write/workbook';
import { asUser, column, contents, NOW, open, table } from '../../build/embedded';

/** The sample with the last rows of its tables standing below them, and a total under the measures. */
async function outgrown(): ReturnType<typeof open> {
  const excel = await open(writeXlsx(planWorkbook(sampleContent())));
  await asUser(excel, async (context) => {
    for (const [name, rows] of Object.entries({ tblOpatreni: 3, tblKriteria: 5, tblPodklady: 4, tblGestori: 1 })) {
      const object = context.workbook.tables.getItem(name);
      const range = object.getRange();
      range.load('rowCount,columnCount,address');
      await context.sync();
      object.resize(range.getResizedRange(-rows, 0));
      if (name === 'tblOpatreni') range.getLastRow().getOffsetRange(1, 0).getCell(0, 0).values = [['Celkem 72 opatření']];
    }
  });
  return excel;
}

const rowsBelow = ({ findings }: Awaited<ReturnType<typeof check>>): unknown[] =>
  findings
    .filter(({ code }) => code === 'rowsBelow')
    .map(({ severity, sheet, params }) => [severity, sheet, params['name'], params['count']]);

test('rows typed under a table are read, told, and the table stretches over them in one change', async () => {
  const excel = await outgrown();
  const before = contents(excel);
  expect(rowsBelow(await check())).toEqual([
    ['warning', 'Opatření', 'tblOpatreni', 3],
    ['warning', 'Kritéria', 'tblKriteria', 5],
    ['warning', 'Podklady', 'tblPodklady', 4],
    ['warning', 'Gestoři', 'tblGestori', 1],
  ]);
  expect(contents(excel)).toEqual(before);
  const report = await summarize({ now: NOW });
  expect(report.summary.total).toBe(72);
  expect(column(excel, 'tblSouhrn', 'Počet')).toEqual([40, 28, 4]);
  expect(column(excel, 'tblOpatreni', 'Výsledná úroveň').filter((level) => level !== '')).toHaveLength(72);
  expect(table(excel, 'tblOpatreni')).toHaveLength(73);
  expect(rowsBelow(await check())).toEqual([]);
  expect(await summarize({ now: NOW })).toMatchObject({ nothingChanged: true });
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('an override and a call reach the rows below too', async () => {
  const excel = await outgrown();
  const codes = excel.readSheet('Opatření');
  const last = String(codes.cell('A73').value);
  await setOverride(last, { level: 'unfulfilled', reason: 'Zkouška', author: 'Jana Nová', date: '2026-01-20' }, NOW);
  expect((await check()).evaluation.measures.find(({ measure }) => measure.code === last)).toMatchObject({
    final: 'unfulfilled',
    overridden: true,
  });
  await undo();

  const before = contents(excel);
  const leads = table(excel, 'tblGestori').length;
  await noteRequests([{ name: 'Nový odbor', file: 'novy.xlsx' }], '2026-02-01', null, NOW);
  expect(table(excel, 'tblGestori')).toHaveLength(leads + 2);
  expect(column(excel, 'tblGestori', 'Gestor').at(-1)).toBe('Nový odbor');
  expect(table(excel, 'tblOpatreni')).toHaveLength(73);
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('nothing is read under a row of totals', async () => {
  const excel = await outgrown();
  await asUser(excel, (context) => {
    context.workbook.tables.getItem('tblGestori').showTotals = true;
  });
  expect(rowsBelow(await check()).map((row) => (row as string[])[2])).toEqual(['tblOpatreni', 'tblKriteria', 'tblPodklady']);
});
