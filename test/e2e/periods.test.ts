/** The end of the cycle: a coordinator freezes the period, revises and makes the next plan, in the preview with the built pane. */
import { readFileSync } from 'node:fs';
import { readPlanFile } from '../../src/files/plan/readPlanFile';
import { Stage, SLOW } from '../build/preview';

jest.setTimeout(SLOW);

const stage = new Stage();
beforeAll(() => stage.start(), SLOW);
afterAll(() => stage.stop());
afterEach(() => stage.leave());

test('the period is frozen, an edit is told, proposals are decided by the keyboard, and the next plan is handed over', async () => {
  const session = await stage.open('?lang=cs&width=320');
  const { pane, page } = session;
  const press = (name: string | RegExp) => pane.getByRole('button', { name }).first().click();
  const looksRight = async (): Promise<void> => {
    await page.waitForTimeout(400);
    expect(await session.serious()).toEqual([]);
  };
  await session.ready();
  await session.tab('Období');
  await pane.getByLabel(/^Kdo období uzavírá/).fill('Jana Nováková');
  await looksRight();
  await press('Uzavřít období 2024–2025');
  await pane.getByText('Období 2024–2025 je uzavřené: na listu Historie je 72 opatření.').waitFor();
  expect(await session.sheets()).toContain('Historie');
  expect(await session.value('Historie', 'A5')).toBe('2024–2025');

  await press('Otevřít porovnání');
  await pane.getByText(/^Plněno 40 → 40: beze změny\.$/).waitFor();
  await looksRight();
  await press('Zapsat list Porovnání');
  await pane.getByText(/^Porovnání je na listu Porovnání/).waitFor();
  await press('Vrátit');
  await pane.getByText(/^Vráceno: porovnání období/).waitFor();
  expect(await session.sheets()).not.toContain('Porovnání');
  await press('Období');

  await press('Navrhnout');
  await press(/^Projít návrhy/);
  await pane.getByText(/^1 z \d+$/).waitFor();
  await looksRight();
  const code = String(await session.value('Revize', 'A5'));
  await pane.getByRole('radio', { name: 'Vyřadit' }).check();
  await pane.getByLabel(/^Rozhodnuto/).fill('Rada 3/2026');
  await page.keyboard.press('Control+Enter');
  await pane.getByText(`Návrh k opatření ${code} je uložený na listu Revize.`).waitFor();
  expect([await session.value('Revize', 'E5'), await session.value('Revize', 'K5')]).toEqual(['Vyřadit', 'Rada 3/2026']);
  await press('Období');

  await press('Založit plán na další období');
  await pane.getByText('Nepřejde 1 opatření:').waitFor();
  await looksRight();
  const [download] = await Promise.all([page.waitForEvent('download'), press('Vytvořit a stáhnout')]);
  const read = readPlanFile(new Uint8Array(readFileSync(await download.path())));
  if (!('plan' in read)) throw new Error(JSON.stringify(read));
  expect(read.plan.settings).toMatchObject({ periodFrom: '2026-01-01', periodTo: '2027-12-31' });
  expect(read.plan.measures).toHaveLength(71);
  expect(read.plan.measures.map((measure) => measure.code)).not.toContain(code);
});
