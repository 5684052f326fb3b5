/** Both languages, three themes, the narrowest pane and the keyboard; axe finds nothing serious on any view. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stage, SLOW, type Session } from '../build/preview';

jest.setTimeout(SLOW);

const stage = new Stage();
beforeAll(() => stage.start(), SLOW);
afterAll(() => stage.stop());
afterEach(() => stage.leave());

const TABS = {
  cs: [/^Domů/, /^Sběr/, /^Opatření/, /^Kontrola/, /^Domů/],
  en: [/^Home/, /^Returns/, /^Measures/, /^Checks/, /^Home/],
} as const;
const SETTINGS = { cs: 'Nastavení', en: 'Settings' } as const;

/** Nothing sticks out of the pane to the side. */
const overflow = (session: Session): Promise<number> =>
  session.page
    .frames()
    .find((frame) => frame.url().includes('/pane/'))!
    .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.each([
  ['cs', 'light', 360],
  ['cs', 'dark', 320],
  ['cs', 'contrast', 320],
  ['en', 'light', 320],
  ['en', 'dark', 600],
] as const)('%s, %s, %i px', (language, theme, width) => {
  test('every view fits and can be read', async () => {
    const session = await stage.open(`?lang=${language}&theme=${theme}&width=${width}`, { forcedColors: theme === 'contrast' });
    await session.ready();
    for (const tab of TABS[language]) {
      await session.tab(tab);
      await session.page.waitForTimeout(300);
      expect([tab, await session.serious()]).toEqual([tab, []]);
      expect([tab, await overflow(session)]).toEqual([tab, 0]);
    }
    await session.pane.getByRole('button', { name: SETTINGS[language] }).click();
    await session.pane.getByRole('heading', { level: 1, name: SETTINGS[language] }).waitFor();
    expect(await session.serious()).toEqual([]);
    expect(await overflow(session)).toBe(0);
  });
});

test('the switches change the pane that is open', async () => {
  const session = await stage.open();
  const { page, pane } = session;
  await session.ready();
  const background = (): Promise<string> =>
    pane
      .locator('.fui-FluentProvider')
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await background()).toBe('rgb(255, 255, 255)');
  await page.getByLabel('Motiv').selectOption({ label: 'tmavý' });
  await session.until(async () => (await background()) !== 'rgb(255, 255, 255)', true);
  await page.getByLabel('Motiv').selectOption({ label: 'vysoký kontrast' });
  await session.until(background, 'rgb(0, 0, 0)');
  await page.getByLabel('Jazyk Excelu').selectOption({ label: 'angličtina' });
  await pane.getByRole('button', { name: 'Summarize', exact: true }).waitFor();
  expect(new URL(page.url()).search).toBe('?lang=en&theme=contrast');
  expect(await session.serious('page')).toEqual([]);
});

test('by keyboard alone: into the pane, Shrnout, and to the next tab', async () => {
  const session = await stage.open();
  const { page, pane } = session;
  await session.ready();
  await pane.getByRole('tab', { name: 'Domů' }).focus();
  const focused = (): Promise<string> =>
    page
      .frames()
      .find((frame) => frame.url().includes('/pane/'))!
      .evaluate(() => document.activeElement?.textContent ?? '');
  for (let presses = 0; presses < 20 && (await focused()) !== 'Shrnout'; presses += 1) await page.keyboard.press('Tab');
  expect(await focused()).toBe('Shrnout');
  await page.keyboard.press('Enter');
  await pane.getByText('Zapsáno 72 opatření.').first().waitFor();
  await pane.getByRole('tab', { name: 'Domů' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await pane.getByRole('tab', { name: 'Opatření', selected: true }).waitFor();
});

test('nothing of the preview is deployed', async () => {
  const session = await stage.open();
  await session.ready();
  const folder = join(__dirname, '../../dist/web');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|html)$/.test(name))) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const word of ['plneniPreview', '@univerjs', 'univer-', 'echarts', '_richApiNativeBridge'])
      expect([file, word, text.includes(word)]).toEqual([file, word, false]);
  }
});
