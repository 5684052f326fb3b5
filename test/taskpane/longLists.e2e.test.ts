/** Lists of hundreds of rows in a real browser: only layout shows what is drawn and where the eye is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium';
import { manyMeasures } from '../build/manyMeasures';
import { buildHarness } from '../build/paneBundle';

jest.setTimeout(120_000);

const COUNT = 1000;
let folder: string;
let address: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plneni-lists-'));
  address = pathToFileURL(await buildHarness(folder, { many: manyMeasures(COUNT) })).href;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => page.context().close());

async function open(width: number): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 700 } });
  page = await context.newPage();
  await page.goto(`${address}#${encodeURIComponent(JSON.stringify({ workbook: 'many' }))}`);
  await page.locator('#plneni-tab-measures').click();
  await page.locator('[data-code]').first().waitFor();
}

const drawn = (): Promise<number> => page.locator('[data-code]').count();
/** Of the row that is focused: its code, its place among those of its okruh, and whether all of it is in sight. */
const focused = (): Promise<{ code: string | undefined; of: string | null | undefined; seen: boolean }> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const row = element.closest('li');
    const [box, main] = [element.getBoundingClientRect(), document.querySelector('main')!.getBoundingClientRect()];
    return {
      code: element.dataset['code'],
      of: row && `${row.getAttribute('aria-posinset')}/${row.getAttribute('aria-setsize')}`,
      seen: box.top >= main.top && box.bottom <= main.bottom,
    };
  });
const press = async (key: string): Promise<void> => {
  await page.keyboard.press(key);
  await page.waitForTimeout(150);
};
const scrolled = (): Promise<number> => page.locator('main').evaluate(({ scrollTop }) => scrollTop);

test.each([320, 400])('at %i px a thousand measures: what is in sight is drawn, and the keyboard reaches all of them', async (width) => {
  await open(width);
  expect(await drawn()).toBeLessThan(40);
  await page.locator('[data-code="A1.1"]').focus();
  const size = /\d+$/.exec((await focused()).of!)![0];
  expect(await focused()).toEqual({ code: 'A1.1', of: `1/${size}`, seen: true });
  await press('PageDown');
  expect(await focused()).toMatchObject({ of: `11/${size}`, seen: true });
  await press('End');
  const last = await focused();
  expect(last.seen).toBe(true);
  expect(last.of).toMatch(/^(\d+)\/\1$/);
  expect(await drawn()).toBeLessThan(60);
  await press('ArrowUp');
  expect((await focused()).seen).toBe(true);
  await press('Home');
  expect(await focused()).toEqual({ code: 'A1.1', of: `1/${size}`, seen: true });
  // One stop of Tab: from the first row it goes out of the list.
  await press('Tab');
  expect((await focused()).code).toBeUndefined();
});

test('the heading of the okruh stays in sight, and the next one pushes it away', async () => {
  await open(320);
  const head = (): Promise<string> =>
    page.evaluate(() => {
      const { left, top } = document.querySelector('main')!.getBoundingClientRect();
      return document.elementFromPoint(left + 40, top + 10)!.closest('h2')?.textContent ?? '';
    });
  await page.locator('main').evaluate((main) => (main.scrollTop = 6000));
  await page.waitForTimeout(200);
  expect(await head()).toMatch(/^A /);
  await page.locator('main').evaluate((main) => (main.scrollTop = main.scrollHeight));
  await page.waitForTimeout(200);
  expect(await head()).toMatch(/^E /);
});

test('back from a measure the list stands where it was left, and the keyboard on the row', async () => {
  await open(320);
  await page.locator('main').evaluate((main) => (main.scrollTop = 30_000));
  await page.waitForTimeout(200);
  const before = await scrolled();
  const row = page.locator('[data-code]').nth(10);
  const code = (await row.getAttribute('data-code'))!;
  await row.evaluate((element) => (element as HTMLElement).click());
  await page.locator('h1', { hasText: code }).waitFor();
  await page.locator('button', { hasText: 'Všechna opatření' }).click();
  await page.waitForTimeout(200);
  expect(await focused()).toMatchObject({ code, seen: true });
  expect(Math.abs((await scrolled()) - before)).toBeLessThan(3);
});

test('the search reaches rows that are not drawn, and so does Ctrl+F', async () => {
  await open(320);
  await page.locator('[data-code="A1.1"]').focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('E1.9/7');
  await page.getByText(/Vyhovuje 1 opatření/).waitFor();
  expect(await page.locator('[data-code]').getAttribute('data-code')).toBe('E1.9/7');
});
