import { summarize } from '../../../src/workbook/summary/summarize';
import { asUser, column, contents, NOW, open, sample } from '../../build/embedded';

const activeSheet = (excel: Awaited<ReturnType<typeof open>>): Promise<string> =>
  asUser(excel, async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
    await context.sync();
    return sheet.name;
  });

test('without a printer there is no page setup, and everything else stands', async () => {
  const plain = await open(sample());
  await summarize({ now: NOW });
  const excel = await open(sample(), { modes: { quirks: ['noPrinter'] } });
  expect(await summarize({ now: NOW })).toMatchObject({ chartsFailed: [], labelsTaken: true });
  expect(contents(excel)).toEqual(contents(plain));
  const orientation = async (one: typeof excel): Promise<string> =>
    asUser(one, async (context) => {
      const { pageLayout } = context.workbook.worksheets.getItem('Souhrn');
      pageLayout.load('orientation');
      await context.sync();
      return pageLayout.orientation;
    });
  expect([await orientation(plain), await orientation(excel)]).toEqual(['Landscape', 'Portrait']);
});

test.each([[['lateActivate']], [['lateActivate', 'noPrinter']]] as const)(
  'a sheet that cannot be shown at once does not stop Shrnout (%p)',
  async (quirks) => {
    const excel = await open(sample(), { modes: { quirks } });
    expect(await summarize({ now: NOW })).toMatchObject({ chartsFailed: [], labelsTaken: true });
    expect(await activeSheet(excel)).toBe('Souhrn');
    expect(column(excel, 'tblSouhrn', 'Počet')).toEqual([40, 28, 4]);
  },
);

test('the mode: a new sheet is not shown in the message that makes it, and in the next one it is', async () => {
  const excel = await open(null, { modes: { quirks: ['lateActivate'] } });
  const show = (context: Excel.RequestContext): void => context.workbook.worksheets.getItem('Nový').activate();
  await expect(
    asUser(excel, (context) => {
      context.workbook.worksheets.add('Nový');
      show(context);
    }),
  ).rejects.toMatchObject({ code: 'GeneralException' });
  await asUser(excel, show);
  expect(await activeSheet(excel)).toBe('Nový');
});
