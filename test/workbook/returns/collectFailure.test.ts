import { collect } from '../../../src/workbook/returns/collect';
import { ExcelFault } from '../../../src/workbook/excel/run';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, contents, NOW, open, sample } from '../../build/embedded';
import { addresseesOf, DONE, filledRequest, inspected, returned, row } from '../../build/embeddedReturns';
import type { Return } from '../../../src/core/exchange/returned';

/** Changed answers, new ones, a newcomer, and a row without a place, with notes right below the table that have to move. */
async function opened(): Promise<{ excel: Awaited<ReturnType<typeof open>>; files: Return[] }> {
  const excel = await open(sample());
  const below = excel.readSheet('Podklady').values.length + 1;
  await asUser(excel, (context) => {
    context.workbook.worksheets.getItem('Podklady').getRange(`B${below}`).values = [['moje poznámka']];
  });
  const [first, second] = addresseesOf(await inspected());
  return {
    excel,
    files: [
      filledRequest(first!, (_, i) => ({ description: `Nově ${i}.`, date: '2025-11-30' }), { id: 'a', file: 'a.xlsx' }),
      filledRequest(second!, (_, i) => (i % 2 === 0 ? { ...DONE, description: `Jinak ${i}.` } : undefined), { id: 'b', file: 'b.xlsx' }),
      returned('Spolek Neznámý', [row('A1.1', '1', DONE), row('X9', '1', DONE)], { id: 'c', file: 'c.xlsx' }),
    ],
  };
}

let whole: Record<string, unknown>;
let writes: number;
beforeAll(async () => {
  const { excel, files } = await opened();
  excel.log = [];
  await collect(files, {}, { now: NOW });
  whole = contents(excel);
  expect(excel.log).toHaveLength(5);
  writes = excel.log[3]!.actions;
});

test('four messages go to Excel, and one for the page of the new sheet; the fourth is worth cutting', () => {
  expect(writes).toBeGreaterThan(95);
});

test.each([1, 2, 3])('a failure of message %i, which only reads, leaves the workbook as it was', async (n) => {
  const { excel, files } = await opened();
  const before = contents(excel);
  excel.modes.failAtSync = { n, code: 'GeneralException' };
  await expect(collect(files, {}, { now: NOW })).rejects.toBeInstanceOf(ExcelFault);
  expect(contents(excel)).toEqual(before);
});

test.each([0, 3, 6, 7, 8, 9, 12, 15, 20, 30, 40, 60, 80, 95])(
  'the writing cut short after %i actions is complete after another run',
  async (afterActions) => {
    const { excel, files } = await opened();
    excel.modes.failAtSync = { n: 4, afterActions, code: 'GeneralException' };
    const cut = collect(files, {}, { now: NOW });
    await expect(cut).rejects.toBeInstanceOf(ExcelFault);
    excel.modes.failAtSync = undefined;
    const { changes } = await collect(files, {}, { now: NOW });
    expect(changes.conflicts).toEqual([]);
    expect(contents(excel)).toEqual(whole);
  },
);

test('large answers go in several messages; a failure of any of them can be repaired by another run', async () => {
  const long = (i: number): string => `${'Dlouhý popis, jak ho píše pečlivý odbor. '.repeat(750)}${i}`;
  const run = async (failAt?: number): Promise<{ excel: Awaited<ReturnType<typeof open>>; messages: number; before: unknown }> => {
    const excel = await open(sample());
    const before = contents(excel);
    const busiest = [...addresseesOf(await inspected())].sort((a, b) => b.items.length - a.items.length).slice(0, 1);
    const files = busiest.map((addressee, k) =>
      filledRequest(addressee, (_, i) => ({ description: long(i) }), { id: `f${k}`, file: `f${k}.xlsx` }),
    );
    excel.log = [];
    if (failAt !== undefined) {
      excel.modes.failAtSync = { n: failAt, code: 'GeneralException' };
      await expect(collect(files, {}, { now: NOW })).rejects.toBeInstanceOf(ExcelFault);
      excel.modes.failAtSync = undefined;
    }
    await collect(files, {}, { now: NOW });
    return { excel, messages: excel.log.length, before };
  };
  const { excel, messages, before } = await run();
  expect(messages).toBeGreaterThan(4);
  const complete = contents(excel);
  await undo();
  expect(contents(excel)).toEqual(before);
  for (let n = 4; n <= messages; n++) expect(contents((await run(n)).excel)).toEqual(complete);
});
