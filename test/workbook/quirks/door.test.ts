import { inExcel } from '../../../src/workbook/excel/run';
import { summarizeList } from '../../../src/workbook/summary/summarizeList';
import { NOW, open, sample } from '../../build/embedded';

test('a selected chart is told from a selected list', async () => {
  await open(sample(), { modes: { quirks: ['chartSelected'] } });
  await expect(summarizeList(NOW)).rejects.toMatchObject({ code: 'selection' });
});

test('a batch that was given up writes nothing more when Excel comes to itself, and the next one waits for it', async () => {
  const excel = await open(null);
  const [name] = excel.sheetNames;
  const write = (cell: string, text: string): Promise<void> =>
    inExcel(async (context) => {
      const sheet = context.workbook.worksheets.getItem(name!);
      sheet.load('name');
      await context.sync();
      sheet.getRange(cell).values = [[text]];
      await context.sync();
    });
  jest.useFakeTimers();
  try {
    excel.modes.cellEditing = true;
    const first = write('A1', 'dávno vzdané').catch((reason: unknown) => reason);
    await jest.advanceTimersByTimeAsync(120_001);
    expect(await first).toMatchObject({ code: 'timeout' });
    let isDone = false;
    const second = write('A2', 'podruhé').then(() => (isDone = true));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(isDone).toBe(false);
    excel.modes.cellEditing = false;
    await jest.advanceTimersByTimeAsync(1_000);
    await second;
  } finally {
    jest.useRealTimers();
  }
  const sheet = excel.readSheet(name!);
  expect([sheet.cell('A1').value ?? '', sheet.cell('A2').value]).toEqual(['', 'podruhé']);
});
