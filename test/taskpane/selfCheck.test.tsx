/** @jest-environment jsdom */
import { fireEvent, screen, within } from '@testing-library/react';
import { translator } from '../../src/i18n';
import { paneEnglish } from '../../src/i18n/paneEnglish';
import paneCs from '../../src/i18n/pane.cs.json';
import selfCheckCs from '../../src/i18n/pane.selfCheck.cs.json';
import selfCheckEn from '../../src/i18n/pane.selfCheck.en.json';
import { selfCheckTable } from '../../src/taskpane/features/settings/selfCheckTable';
import type { SelfCheckReport } from '../../src/taskpane/ports/workbook';
import { SELF_CHECKS } from '../../src/workbook/selfCheck/selfCheck';
import { button, click, onPage, pause, plain, says, settle, shown, tab } from '../build/page';

onPage();

const REPORT: SelfCheckReport = {
  results: [
    { id: 'names', state: 'ok', seen: '[1,1,2,2]' },
    { id: 'columnFormulas', state: 'differs', seen: '=B2\tjinak\n' },
    { id: 'pageSetup', state: 'unknown', seen: 'ApiNotFound' },
  ],
  leftSheet: null,
  isStopped: false,
};

test('one button tries it, what is otherwise is in sight, and the table can be copied', async () => {
  const { workbook, around } = await shown();
  workbook.selfChecked = REPORT;
  await tab(/Nastavení/);
  await click(button('Spustit samokontrolu'));
  await settle(50);
  expect(says()).toContain('Samokontrola skončila: 2 věci jsou jinak, než čekáme, nebo nešly zjistit.');
  const part = screen.getByRole('region', { name: 'Samokontrola' });
  expect(plain(part)).toContain('1 v pořádku, 1 jinak, než čekáme, 1 nešlo zjistit');
  const list = screen.getByRole('list', { name: 'Výsledky samokontroly' });
  expect(within(list).getAllByRole('listitem').map(plain)).toEqual([
    expect.stringMatching(/^Různé vzorce v jednom sloupci.*jinak, než čekáme.*udělal jeden/),
    expect.stringMatching(/^Nastavení tisku.*Excel na to neodpověděl: ApiNotFound/),
  ]);
  await click(button('Zkopírovat výsledek'));
  const copied = around.log.at(-1)!;
  expect(copied).toMatch(/^copy Plnění 1\.0\.0\nHost\tExcel 16\.0\.18025\.20160\nPlatform\tPC\nExcelApi\t1\.17\n/);
  expect(copied).toContain('\nnames\tPojmenované oblasti\tv pořádku\t');
  expect(copied).toMatch(/\ncolumnFormulas\t[^\t]+\tjinak, než čekáme\t[^\t]+\t'=B2 jinak \n/);
});

test('stopped, it shows what was found out so far', async () => {
  const { workbook } = await shown();
  workbook.selfChecked = REPORT;
  await tab(/Nastavení/);
  // Long enough for a busy machine to draw the button and press it before the work is over.
  workbook.delay = 1_000;
  fireEvent.click(button('Spustit samokontrolu'));
  await pause(10);
  await click(button('Zastavit'));
  await settle(1_500);
  expect(says()).toContain('Zastaveno');
  expect(plain(screen.getByRole('region', { name: 'Samokontrola' }))).toContain('1 v pořádku, 0 jinak');
});

test('a sheet that stays is named where the result is said, where it stands, and in the copied table', async () => {
  const { workbook } = await shown();
  workbook.selfChecked = { ...REPORT, leftSheet: 'Samokontrola Plnění' };
  await tab(/Nastavení/);
  await click(button('Spustit samokontrolu'));
  await settle(50);
  const sentence = 'Excel nesmazal pomocný list Samokontrola Plnění. Smažte ho prosím ručně.';
  expect(says()).toContain(sentence);
  expect(plain(screen.getByRole('region', { name: 'Samokontrola' }))).toContain(sentence);
});

test('every check has its name and its sentences in both languages, and no others have', () => {
  const ids = SELF_CHECKS.map(({ id }) => id).sort();
  expect(new Set(ids).size).toBe(ids.length);
  for (const texts of [selfCheckCs, selfCheckEn]) expect(Object.keys(texts.pane.selfCheck.check).sort()).toEqual(ids);
  const report: SelfCheckReport = { ...REPORT, results: ids.map((id) => ({ id, state: 'differs', seen: '' })) };
  for (const t of [translator('cs', { cs: [paneCs, selfCheckCs] }), translator('en', { en: paneEnglish })])
    expect(selfCheckTable(report, 'x', t)).not.toContain('pane.selfCheck');
});
