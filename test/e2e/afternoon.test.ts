/** The coordinator's afternoon: in the preview with the built pane, by mouse and keyboard alone. */
import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { printedText } from '../build/host';
import { Stage, SLOW, type Session } from '../build/preview';

jest.setTimeout(SLOW);

const stage = new Stage();
beforeAll(() => stage.start(), SLOW);
afterAll(() => stage.stop());
afterEach(() => stage.leave());

const counts = async (session: Session): Promise<string[]> => Promise.all([4, 5, 6].map((r) => session.shown('Souhrn', r, 1)));
const texts = (rows: string[][]): string[] => rows.flat();

test('from an open workbook to figures that can be defended, and back', async () => {
  const session = await stage.open();
  const { pane, page } = session;
  await session.ready();
  await pane.getByText('Souhrn zatím není').waitFor();

  // Shrnout: the pane and the grid tell the same, the chart stands on the sheet with its three captions.
  await session.summarize();
  await pane.getByText('Zapsáno 72 opatření.').first().waitFor();
  await session.until(async () => (await session.view()).active, 'Souhrn');
  await session.until(() => counts(session), ['40', '28', '4']);
  for (const count of ['40', '28', '4']) await pane.getByText(count, { exact: true }).first().waitFor();
  await pane.getByText('Souhrn je aktuální').waitFor();
  const chart = page.getByRole('img', { name: /Přehled plnění akčního plánu/ });
  await chart.waitFor();
  for (const caption of ['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%'])
    expect(await chart.locator('svg').textContent()).toContain(caption);

  // The statements of A1.1 change, as a gestor would correct them; the summary is out of date at once.
  for (const row of [1, 2, 3, 4]) await session.type('Podklady', row, 4, 'Neplní se');
  await pane.getByText('Souhrn je zastaralý').waitFor();
  await pane.getByText(/Po shrnutí se změní 1 opatření/).waitFor();
  await session.until(() => counts(session), ['40', '28', '4']);

  await session.summarize();
  await pane.getByText(/Úroveň se změnila u\s1\sz\snich/).waitFor();
  await pane.getByText('Souhrn je aktuální').waitFor();
  await session.until(() => counts(session), ['39', '28', '5']);
  await pane.getByText(/Při posledním shrnutí se změnilo 1 opatření/).waitFor();
  expect(await session.serious()).toEqual([]);

  // Vrátit: the sheet is as it was, the statements stay as they were typed.
  await pane.getByRole('button', { name: 'Vrátit' }).first().click();
  await pane.getByText(/^Vráceno: shrnutí/).waitFor();
  await session.until(() => counts(session), ['40', '28', '4']);
  expect(await session.value('Podklady', 'E2')).toBe('Neplní se');
  await pane.getByText('Souhrn je zastaralý').waitFor();
  await session.summarize();
  await session.until(() => counts(session), ['39', '28', '5']);

  // The file opens in other programs with the same figures.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Stáhnout .xlsx' }).click();
  const saved = readFileSync(await (await download).path());
  const book = read(saved);
  const souhrn = utils.sheet_to_json<string[]>(book.Sheets['Souhrn']!, { header: 1, raw: false });
  expect(texts(souhrn.slice(4, 7).map(([level, count]) => [String(level), String(count)]))).toEqual([
    'Plněno',
    '39',
    'Plněno částečně',
    '28',
    'Neplněno',
    '5',
  ]);
  const printed = printedText(saved);
  expect(printed).toMatch(/Plněno\s+39/);

  // And it is the same work after reopening: what was done last can still be taken back.
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Otevřít .xlsx…' }).click();
  await (await chooser).setFiles({ name: 'vykaz.xlsx', mimeType: 'application/octet-stream', buffer: saved });
  await page.getByText('Otevřeno: vykaz.xlsx').waitFor();
  await session.ready();
  await pane.getByText('Souhrn je aktuální').waitFor();
  await pane.getByRole('button', { name: 'Vrátit' }).first().click();
  await pane.getByText(/^Vráceno: shrnutí/).waitFor();
  await session.until(() => counts(session), ['40', '28', '4']);
});

test('an override with its reason, and a cell one click away', async () => {
  const session = await stage.open();
  const { pane } = session;
  await session.ready();
  await session.tab('Opatření');
  await pane.getByRole('searchbox', { name: 'Hledat opatření' }).or(pane.getByLabel('Hledat opatření')).first().fill('A1.1');
  await pane.locator('[data-code="A1.1"]').click();
  await pane.getByRole('heading', { name: /A1\.1/ }).first().waitFor();
  expect(await session.serious()).toEqual([]);

  await pane.getByRole('button', { name: 'Ukázat v sešitu' }).first().click();
  await session.until(async () => (await session.view()).active, 'Opatření');

  await pane.getByRole('button', { name: 'Upravit úroveň' }).click();
  await pane
    .getByRole('radio', { name: 'Neplněno' })
    .or(pane.getByRole('combobox', { name: 'Výsledná úroveň' }))
    .first()
    .waitFor();
  const radio = pane.getByRole('radio', { name: 'Neplněno' });
  if ((await radio.count()) > 0) await radio.check();
  else await pane.getByRole('combobox', { name: 'Výsledná úroveň' }).selectOption({ label: 'Neplněno' });
  await pane
    .getByLabel('Důvod', { exact: true })
    .or(pane.getByRole('textbox', { name: /^Důvod/ }))
    .first()
    .fill('Rozhodnutí Rady č. 12');
  await pane.getByRole('textbox', { name: /^Kdo upravil/ }).fill('Jana Nováková');
  await pane.getByRole('button', { name: 'Zapsat úpravu' }).click();
  await pane.getByText(/Ruční úprava opatření A1\.1 je zapsána/).waitFor();
  expect(await session.value('Opatření', 'H2')).toBe('Neplněno');
  await session.until(() => session.shown('Opatření', 1, 8), 'Rozhodnutí Rady č. 12');
});

test('a word that the checks know is repaired at one click', async () => {
  const session = await stage.open();
  const { pane } = session;
  await session.ready();
  await session.type('Podklady', 1, 4, 'realizovano');
  await session.tab('Opatření');
  await session.tab(/^Kontrola/);
  await pane
    .getByRole('button', { name: /^Opravit/ })
    .first()
    .click();
  await session.until(() => session.shown('Podklady', 1, 4), 'Realizováno');
  expect(await session.serious()).toEqual([]);
});

test('the pane follows the row, and a list without a plan is summarized', async () => {
  const session = await stage.open('?workbook=blank');
  const { pane, page } = session;
  await pane.getByRole('heading', { name: 'V tomto sešitu není akční plán' }).waitFor();
  expect(await session.serious()).toEqual([]);
  const [sheet] = await session.sheets();
  for (const [r, [code, level]] of [
    ['O1', 'Plněno'],
    ['O2', 'Neplněno'],
    ['O3', 'Plněno'],
  ].entries()) {
    await session.type(sheet!, r, 0, code!);
    await session.type(sheet!, r, 1, level!);
  }
  await session.click(0, 0);
  await page.keyboard.down('Shift');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await page.keyboard.up('Shift');
  await session.until(async () => {
    const { selection } = await session.view();
    return [selection?.endRow, selection?.endColumn];
  }, [2, 1]);
  await pane.getByRole('button', { name: 'Shrnout vybraný seznam' }).click();
  await pane.getByText(/Shrnuty 3 položky/).waitFor();
  expect(await session.sheets()).toContain('Souhrn seznamu');
  await session.until(async () => (await session.view()).tabs.includes('Souhrn seznamu'), true);
});
