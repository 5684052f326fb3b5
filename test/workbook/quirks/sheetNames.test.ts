import { collect } from '../../../src/workbook/returns/collect';
import { summarize } from '../../../src/workbook/summary/summarize';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, contents, NOW, open, sample } from '../../build/embedded';
import { DONE, returned, row } from '../../build/embeddedReturns';

/** A sheet that Excel holds for another one by its name, and that is ours all the same: it is asked for and found in one way. */
const SHEETS = [
  ['Kontrola ', () => summarize({ now: NOW })],
  [' KONTROLA', () => summarize({ now: NOW })],
  ['Souhrn ', () => summarize({ now: NOW })],
  ['Nezařazené ', () => collect([returned('Spolek Neznámý', [row('X9', '1', DONE)])], {}, { now: NOW })],
] as const;

test.each(SHEETS)("the user's cells on a sheet called '%s' stay where they are, and come through Vrátit", async (name, act) => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    context.workbook.worksheets.add(name).getRange('A1:B3').values = [
      ['Moje', 'tabulka'],
      [1, 2],
      [3, 4],
    ];
  });
  const before = contents(excel);
  await act();
  const { values } = excel.readSheet(name);
  expect(values.slice(0, 3).map((line) => line.slice(0, 2))).toEqual([
    ['Moje', 'tabulka'],
    [1, 2],
    [3, 4],
  ]);
  expect(values.length).toBeGreaterThan(4);
  expect(excel.sheetNames.filter((sheet) => sheet.trim().toLowerCase() === name.trim().toLowerCase())).toEqual([name]);
  await undo();
  expect(contents(excel)).toEqual(before);
});
