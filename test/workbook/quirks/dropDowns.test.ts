import { watch } from '../../../src/workbook/excel/follow';
import { open, sample, table } from '../../build/embedded';

async function watched(
  platform: 'PC' | 'OfficeOnline',
): Promise<{ told: () => number; choose: () => Promise<void>; leave: () => Promise<void> }> {
  const excel = await open(sample(), { modes: { platform, quirks: ['quietDropDowns'] } });
  const [header = []] = table(excel, 'tblPodklady');
  const cell = `${String.fromCharCode(65 + header.indexOf('Stav realizace'))}2`;
  let told = 0;
  await watch({ edited: () => void told++, selected: () => {} });
  await excel.select('Podklady', cell);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const choose = (): Promise<void> => excel.edit('Podklady', cell, 'Neplní se');
  const leave = async (): Promise<void> => {
    await excel.select('Podklady', 'A1');
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { told: () => told, choose, leave };
}

test('on the web a choice from a list raises no event: the cell that is left is taken for changed', async () => {
  const { told, choose, leave } = await watched('OfficeOnline');
  await choose();
  expect(told()).toBe(0);
  await leave();
  expect(told()).toBe(1);
});

test('elsewhere a selection alone is no news', async () => {
  const { told, leave } = await watched('PC');
  await leave();
  expect(told()).toBe(0);
});
