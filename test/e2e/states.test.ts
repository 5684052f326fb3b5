/** Every state that the pane has beside the usual one, seen in the built pane in the preview. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage, SLOW } from '../build/preview';

jest.setTimeout(SLOW);

const stage = new Stage();
beforeAll(() => stage.start(), SLOW);
afterAll(() => stage.stop());
afterEach(() => stage.leave());

test('a cell is being edited: the pane waits, says so, and goes on', async () => {
  const session = await stage.open();
  const { pane, page } = session;
  await session.ready();
  await session.open('Podklady');
  await session.click(1, 6);
  await page.keyboard.type('Rozepsaný');
  expect(await page.getByLabel('Upravuje se buňka').isChecked()).toBe(true);
  await pane.getByRole('button', { name: 'Shrnout', exact: true }).click();
  await pane.getByText(/dokončete úpravu klávesou Enter/).waitFor();
  await page.getByLabel('Upravuje se buňka').isChecked();
  // The click into the pane did not end the editing, as it does not in Excel.
  await page
    .locator('#grid .univer-host')
    .focus()
    .catch(() => undefined);
  await session.click(0, 0);
  await pane.getByText('Zapsáno 72 opatření.').first().waitFor();
});

test('the same from the first reading on', async () => {
  const session = await stage.open('?editing=1');
  await session.pane.getByText(/dokončete úpravu klávesou Enter/).waitFor();
  await session.page.getByLabel('Upravuje se buňka').uncheck();
  await session.ready();
});

test('a locked sheet is named, nothing is written, and it works once it is open', async () => {
  const session = await stage.open('?protected=Opat%C5%99en%C3%AD');
  const { pane, page } = session;
  await session.ready();
  await session.summarize();
  const failure = pane.getByRole('alert').getByText(/Na zamčený list nelze zapisovat \(Opatření\)/);
  await failure.waitFor();
  expect(await session.sheets()).not.toContain('Souhrn');
  expect(await session.serious()).toEqual([]);
  await session.open('Opatření');
  const lock = page.getByLabel('Zamknout tento list heslem');
  await session.until(() => lock.isChecked(), true);
  // The sheet refuses the user's hand as well.
  await session.click(1, 2);
  await page.keyboard.type('x');
  await page.keyboard.press('Enter');
  await page.getByText('List je zamčený, buňku nelze změnit.').waitFor();
  expect(await session.value('Opatření', 'C2')).not.toBe('x');
  await session.until(async () => (await session.shown('Opatření', 1, 2)) !== 'x', true);
  await lock.uncheck();
  await pane.getByRole('button', { name: 'Zkusit znovu' }).click();
  await pane.getByText('Zapsáno 72 opatření.').first().waitFor();
});

test('a slow network: progress, and a way to stop that writes nothing', async () => {
  const session = await stage.open('?latency=1500');
  const { pane } = session;
  await session.ready();
  await session.summarize();
  await pane.getByRole('progressbar').first().waitFor();
  await pane.getByRole('button', { name: 'Zastavit' }).click();
  await pane.getByText('Zastaveno, do sešitu se nic nezapsalo.').waitFor();
  expect(await session.sheets()).not.toContain('Souhrn');
});

test('an Excel that is too old', async () => {
  const session = await stage.open('?excel=old');
  await session.pane.getByText(/příliš stará \(ExcelApi 1\.12\)/).waitFor();
  expect(await session.serious()).toEqual([]);
});

test('Office.js does not load: a page that can be read', async () => {
  const session = await stage.open('?excel=none');
  await session.pane.getByRole('heading', { name: 'Plnění se v Excelu nespustilo' }).waitFor();
  await session.pane.getByText(/Nenačetla se knihovna Office\.js/).waitFor();
  expect(await session.serious()).toEqual([]);
});

test('a newer Excel does the same work', async () => {
  const session = await stage.open('?excel=2024');
  await session.ready();
  await session.summarize();
  await session.pane.getByText('Zapsáno 72 opatření.').first().waitFor();
});

test.each([
  ['prázdný soubor', Buffer.alloc(0), 'Soubor je prázdný.'],
  ['text', Buffer.from('Kód;Úroveň\nA1;Plněno\n'), 'Soubor není sešit Excelu'],
  ['starý sešit', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /Soubor|Sešit/],
  [
    'nedokončené stažení',
    readFileSync(join(__dirname, '../../samples/ukazka.xlsx')).subarray(0, 20_000),
    /Soubor je poškozený|Soubor není/,
  ],
])('%s: one sentence, and the open workbook stays', async (_name, buffer, sentence) => {
  const session = await stage.open();
  const { page } = session;
  await session.ready();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Otevřít .xlsx…' }).click();
  await (await chooser).setFiles({ name: 'soubor.xlsx', mimeType: 'application/octet-stream', buffer });
  await page.getByRole('status').filter({ hasText: sentence }).waitFor();
  expect(await session.value('Opatření', 'A2')).toBe('A1.1');
});

test('another workbook by drag and drop', async () => {
  const session = await stage.open('?workbook=blank');
  const { page, pane } = session;
  await pane.getByRole('heading', { name: 'V tomto sešitu není akční plán' }).waitFor();
  const sample = readFileSync(join(__dirname, '../../samples/ukazka.xlsx')).toString('base64');
  const transfer = await page.evaluateHandle((base64) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], 'tazeny.xlsx'));
    return data;
  }, sample);
  await page.dispatchEvent('#grid', 'drop', { dataTransfer: transfer });
  await page.getByText('Otevřeno: tazeny.xlsx').waitFor();
  await session.ready();
});

test('somebody else changes a statement meanwhile', async () => {
  const session = await stage.open();
  const { page, pane } = session;
  await session.ready();
  await session.summarize();
  await pane.getByText('Souhrn je aktuální').waitFor();
  await page.evaluate(() =>
    (window as unknown as { plneniPreview: { excel: { edit(...all: unknown[]): Promise<void> } } }).plneniPreview.excel.edit(
      'Podklady',
      'E2',
      'Neplní se',
      'Remote',
    ),
  );
  await pane.getByText('Souhrn je zastaralý').waitFor();
});

test('the buttons of the ribbon', async () => {
  const session = await stage.open();
  const { page, pane } = session;
  await session.ready();
  await page.getByRole('button', { name: 'Kontrola', exact: true }).click();
  await pane.getByRole('tab', { name: /^Kontrola/, selected: true }).waitFor();
  await page.getByRole('button', { name: 'Shrnout', exact: true }).first().click();
  await pane.getByText('Zapsáno 72 opatření.').first().waitFor();
});
