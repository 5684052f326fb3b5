/** From the plan to the document for the Council: a coordinator in the preview with the built pane. */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { Stage, SLOW } from '../build/preview';

jest.setTimeout(SLOW);

const stage = new Stage();
beforeAll(() => stage.start(), SLOW);
afterAll(() => stage.stop());
afterEach(() => stage.leave());

test('Shrnout, a text of our own, the document handed over, the sheets written and taken back', async () => {
  const session = await stage.open();
  const { pane, page } = session;
  await session.ready();
  await session.summarize();
  await pane.getByText('Souhrn je aktuální').waitFor();

  await session.tab('Zpráva');
  const make = pane.getByRole('button', { name: 'Vytvořit zprávu (.docx)' });
  await make.waitFor();
  await pane.getByRole('button', { name: 'Upravit text oddílu Shrnutí' }).click();
  await pane.getByRole('button', { name: 'Začít navrženým textem' }).click();
  const own = pane.getByLabel(/^Váš text místo navrženého/);
  await own.fill(`${await own.inputValue()}\nDěkujeme všem gestorům.`);
  await pane.getByRole('button', { name: 'Uložit text' }).click();
  await pane.getByText('Text oddílu Shrnutí je uložený na listu Zpráva.').waitFor();
  expect(await session.sheets()).toContain('Zpráva');
  await page.waitForTimeout(400);
  expect(await session.serious()).toEqual([]);

  const [download] = await Promise.all([page.waitForEvent('download'), make.click()]);
  expect(download.suggestedFilename()).toBe('zprava-2025-12-31.docx');
  const text = strFromU8(unzipSync(readFileSync(await download.path()))['word/document.xml']!)
    .replace(/<[^>]+>/g, '')
    .replace(/\u00a0/g, ' ');
  expect(text).toContain('Děkujeme všem gestorům.');
  expect(text).toContain('40 opatření');
  await pane.getByText(/^Zpráva je hotová, má \d+ oddílů/).waitFor();

  await pane.getByRole('button', { name: 'Zapsat přílohu a texty do sešitu' }).click();
  await pane.getByText(/^Příloha č\. 1 \(\d+ řádk/).waitFor();
  expect(await session.sheets()).toContain('Příloha č. 1');
  await pane.getByRole('button', { name: 'Vrátit', exact: true }).first().click();
  await pane.getByText(/^Vráceno: příloha a texty zprávy/).waitFor();
  expect(await session.sheets()).not.toContain('Příloha č. 1');
  expect(await session.sheets()).toContain('Zpráva');
  expect(session.faults).toEqual([]);
  expect(session.outside).toEqual([]);
});
