/** Rows that are struck out or that nobody sees: they count, and are told once with their places. */
import { check, summarize } from '../../../src/workbook/summary/summarize';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, sample } from '../../build/embedded';

type Report = Awaited<ReturnType<typeof check>>;
const marks = ({ findings }: Report): string[] =>
  findings
    .filter(({ code }) => /^rows(Hidden|Struck|PartlyStruck)$/.test(code))
    .map(({ code, severity, sheet, cell, params }) => `${severity} ${code} ${sheet}!${cell} ${params['rows']}`);

test('a plan without such rows says nothing, and costs no message more', async () => {
  const excel = await open(sample());
  expect(marks(await check())).toEqual([]);
  expect(excel.sheetNames).toContain('Opatření');
});

test('rows struck out, rows with a cell struck out, and hidden rows in every table', async () => {
  const excel = await open(sample());
  const before = await check();
  await asUser(excel, (context) => {
    const sheet = (name: string): Excel.Worksheet => context.workbook.worksheets.getItem(name);
    sheet('Opatření').getRange('5:5').format.font.strikethrough = true;
    sheet('Opatření').getRange('A7:O8').format.font.strikethrough = true;
    sheet('Opatření').getRange('D10').format.font.strikethrough = true;
    sheet('Kritéria').getRange('A4:C4').format.font.strikethrough = true;
    sheet('Kritéria').getRange('20:22').rowHidden = true;
    sheet('Podklady').getRange('3:3').rowHidden = true;
    sheet('Podklady').getRange('9:12').rowHidden = true;
    sheet('Gestoři').getRange('A3:B3').format.font.strikethrough = true;
    // Nothing stands there.
    sheet('Opatření').getRange('200:210').rowHidden = true;
    sheet('ASZ').getRange('F1:F3').format.font.strikethrough = true;
  });
  const report = await check();
  expect(marks(report)).toEqual([
    'warning rowsStruck Opatření!A5 5, 7–8',
    'warning rowsStruck Kritéria!A4 4',
    'info rowsPartlyStruck Opatření!A10 10',
    'info rowsHidden Kritéria!A20 20–22',
    'info rowsHidden Podklady!A3 3, 9–12',
    'info rowsPartlyStruck Gestoři!A3 3',
  ]);
  expect(report.summary).toEqual(before.summary);
});

test('Shrnout writes that rows are struck out; what is only out of sight is no matter of the workbook', async () => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    const sheet = context.workbook.worksheets.getItem('Opatření');
    sheet.getRange('5:5').format.font.strikethrough = true;
    sheet.getRange('9:9').rowHidden = true;
  });
  const before = contents(excel);
  await summarize({ now: NOW });
  const written = column(excel, 'tblKontrola', 'Zjištění').join('\n');
  expect(written).toContain('Řádek 5 je přeškrtnutý, ale počítá se jako ostatní.');
  expect(written).not.toContain('skrytý');
  expect(await summarize({ now: NOW })).toMatchObject({ nothingChanged: true });
  await undo();
  expect(contents(excel)).toEqual(before);
});
