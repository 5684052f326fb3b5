import { setOverride } from '../../../src/workbook/plan/override';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, sample } from '../../build/embedded';

const TEXTS = ['May 2025', 'Jan 5', 'march 12', 'Sept. 2024', 'Dec-25', 'červen 2025', 'říjen 3', 'Pro 5 obcí', '$5', '5 May', 'Market 21'];

test.each(TEXTS)('%s stays the text that was written, though Excel would read a date or an amount', async (text) => {
  const excel = await open(sample(), { modes: { quirks: ['englishTyping'] } });
  const before = contents(excel);
  await setOverride('B1.1', { level: 'partial', reason: text, author: 'Jana Nováková', date: '2026-01-20' }, NOW);
  const row = column(excel, 'tblOpatreni', 'Kód').indexOf('B1.1');
  expect(column(excel, 'tblOpatreni', 'Důvod úpravy')[row]).toBe(text);
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('the mode: what nobody guarded becomes a date', async () => {
  const excel = await open(null, { modes: { quirks: ['englishTyping'] } });
  await asUser(excel, (context) => {
    context.workbook.worksheets.getFirst().getRange('A1:A2').values = [['May 2025'], ["'May 2025"]];
  });
  const { values } = excel.readSheet(excel.sheetNames[0]!);
  expect(values.map(([value]) => value)).toEqual([45778, 'May 2025']);
});
