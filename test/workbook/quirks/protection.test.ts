import { setOverride } from '../../../src/workbook/plan/override';
import { summarize } from '../../../src/workbook/summary/summarize';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, sample } from '../../build/embedded';

const SHEETS = ['Opatření', 'Kritéria'];
const OVERRIDE = { level: 'partial', reason: 'Zkouška', author: 'Jana Nováková', date: '2026-01-20' } as const;

const guarded = async (quirks: readonly ('nullProtectionOptions' | 'noProtecting')[]): Promise<Awaited<ReturnType<typeof open>>> => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    for (const name of SHEETS) context.workbook.worksheets.getItem(name).protection.protect({ allowAutoFilter: true });
  });
  excel.modes.quirks = quirks;
  return excel;
};

test('options that Excel tells as null are not given back to it', async () => {
  const excel = await guarded(['nullProtectionOptions']);
  const before = contents(excel);
  await summarize({ now: NOW });
  expect(column(excel, 'tblSouhrn', 'Počet')).toEqual([40, 28, 4]);
  expect(SHEETS.map((name) => excel.readSheet(name).protected)).toEqual([true, true]);
  const options = await asUser(excel, async (context) => {
    const protection = context.workbook.worksheets.getItem('Opatření').protection.load('options');
    await context.sync();
    return protection.options;
  });
  expect(options).toMatchObject({ allowAutoFilter: true, allowSort: false });
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('a sheet that Excel does not protect again is named, and what was written stands', async () => {
  const excel = await guarded(['noProtecting']);
  await expect(setOverride('A1.1', OVERRIDE, NOW)).rejects.toMatchObject({ code: 'staysOpen', detail: 'Opatření' });
  expect(column(excel, 'tblOpatreni', 'Ruční úprava')[0]).toBe('Plněno částečně');
  const other = await guarded(['noProtecting']);
  await expect(summarize({ now: NOW })).rejects.toMatchObject({ code: 'staysOpen', detail: 'Opatření, Kritéria' });
  expect(column(other, 'tblSouhrn', 'Počet')).toEqual([40, 28, 4]);
});

test('a failure in the middle that leaves a sheet open says that, too', async () => {
  const excel = await guarded(['noProtecting']);
  excel.modes.failAtSync = { n: 3, afterActions: 40 };
  await expect(summarize({ now: NOW })).rejects.toMatchObject({ code: 'staysOpen', detail: 'Opatření, Kritéria' });
});

test('somebody else who lifts the protection meanwhile: nothing is written, it is said, and later it goes on', async () => {
  for (const names of [['Opatření'], SHEETS]) {
    const excel = await open(sample());
    const protect = (isOn: boolean) =>
      asUser(excel, (context) => {
        for (const name of names) {
          const { protection } = context.workbook.worksheets.getItem(name);
          if (isOn) protection.protect({ allowAutoFilter: true });
          else protection.unprotect();
        }
      });
    await protect(true);
    const before = contents(excel);
    let other: Promise<unknown> | undefined;
    const onProgress = ({ done }: { done: number }): void => void (done === 1 && (other = protect(false)));
    await expect(summarize({ now: NOW, onProgress })).rejects.toMatchObject({ code: 'othersAtWork', detail: names.join(', ') });
    await other;
    // One sheet stays as the other left it; of several it is not known which of them we have opened.
    const isOpen = names.length === 1;
    expect(names.map((name) => excel.readSheet(name).protected)).toEqual(names.map(() => !isOpen));
    if (isOpen) await protect(true);
    expect(contents(excel)).toEqual(before);
    await summarize({ now: NOW });
    expect(column(excel, 'tblSouhrn', 'Počet')).toEqual([40, 28, 4]);
  }
});
