/** Lists of hundreds of rows in a real browser: only layout shows what is drawn and where the eye is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { WorkbookTables } from '../../src/schema/read/rows';
import { launchChromium } from '../../scripts/chromium';
import { manyMeasures } from '../build/manyMeasures';
import { buildHarness } from '../build/paneBundle';

jest.setTimeout(120_000);

const COUNT = 1000;
const STATEMENTS = 210;
let folder: string;
let address: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plneni-lists-'));
  address = pathToFileURL(await buildHarness(folder, { many: withStatements(manyMeasures(COUNT)) })).href;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => page.context().close());

/** The criterion 1 of A1.3, which is territorial, answered again and again. */
function withStatements(tables: WorkbookTables): WorkbookTables {
  const { rows } = tables.statements!;
  const own = rows.filter((cells) => cells[0] === 'A1.3' && String(cells[1]) === '1');
  const again = Array.from({ length: STATEMENTS - own.length }, (_, i) => {
    const [code, number, submitter, ...rest] = own[i % own.length]!;
    return [code!, number!, `${String(submitter)} ${i}`, ...rest];
  });
  return { ...tables, statements: { ...tables.statements!, rows: [...rows, ...again] } };
}

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
const scrolled = (): Promise<number> => page.locator('main').evaluate(({ scrollTop }) => scrollTop);
/** Until what is measured on the way has settled, however quick the machine is. */
async function still(): Promise<number> {
  for (let before = NaN, same = 0; ;) {
    await page.waitForTimeout(60);
    const now = await scrolled();
    same = now === before ? same + 1 : 0;
    if (same === 4) return now;
    before = now;
  }
}
const press = async (key: string): Promise<void> => {
  await page.keyboard.press(key);
  await still();
};

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
  await still();
  expect(await head()).toMatch(/^A /);
  await page.locator('main').evaluate((main) => (main.scrollTop = main.scrollHeight));
  await still();
  expect(await head()).toMatch(/^E /);
});

test('back from a measure the list stands where it was left, and the keyboard on the row', async () => {
  await open(320);
  await page.locator('main').evaluate((main) => (main.scrollTop = 30_000));
  await still();
  const before = await still();
  const row = page.locator('[data-code]').nth(10);
  const code = (await row.getAttribute('data-code'))!;
  await row.evaluate((element) => (element as HTMLElement).click());
  await page.locator('h1', { hasText: code }).waitFor();
  await page.locator('button', { hasText: 'Všechna opatření' }).click();
  await still();
  expect(await focused()).toMatchObject({ code, seen: true });
  expect(Math.abs((await still()) - before)).toBeLessThan(3);
});

test('the statements of a criterion are drawn as they come in sight too, also after something above them was opened', async () => {
  await open(320);
  await page.locator('[data-code="A1.3"]').click();
  await page.locator('summary', { hasText: 'podkladů' }).first().click();
  const statements = page.locator('ul[aria-label="Podklady"]').first().locator('li');
  expect(await statements.count()).toBeLessThan(40);
  expect(await statements.first().getAttribute('aria-setsize')).toBe(String(STATEMENTS));
  await page.locator('summary', { hasText: 'Chybí' }).first().click();
  await statements.first().locator('button').first().focus();
  await press('End');
  expect(await page.evaluate(() => document.activeElement!.closest('li')!.getAttribute('aria-posinset'))).toBe(String(STATEMENTS));
});

test('the search reaches rows that are not drawn, and so does Ctrl+F', async () => {
  await open(320);
  await page.locator('[data-code="A1.1"]').focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('E1.9/7');
  await page.getByText(/Vyhovuje 1 opatření/).waitFor();
  expect(await page.locator('[data-code]').getAttribute('data-code')).toBe('E1.9/7');
});
