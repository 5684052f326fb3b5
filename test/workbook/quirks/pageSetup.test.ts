import { summarize } from '../../../src/workbook/summary/summarize';
import { asUser, contents, NOW, open, sample } from '../../build/embedded';

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
