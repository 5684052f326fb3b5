import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../scripts/chromium';
import { manyMeasures } from '../test/build/manyMeasures';
import { buildHarness } from '../test/build/paneBundle';
import type { Row, Section } from './section';
import { inMs } from './timing';

const COUNTS = [72, 300, 1000];
const AIM = 100;

/** The list of measures in Chromium, 320 px wide: the longest work of the page's thread while it is scrolled and searched. */
export async function lists(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'plneni-bench-'));
  const workbooks = Object.fromEntries(COUNTS.map((count) => [String(count), manyMeasures(count)]));
  const address = pathToFileURL(await buildHarness(folder, workbooks)).href;
  const browser = await launchChromium();
  const rows: Row[] = [];
  for (const count of COUNTS) {
    const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
    const page = await context.newPage();
    await page.goto(`${address}#${encodeURIComponent(JSON.stringify({ workbook: String(count) }))}`);
    const devtools = await context.newCDPSession(page);
    await page.locator('#plneni-tab-measures').click();
    await page.locator('[data-code]').first().waitFor();
    const drawn = await page.locator('[data-code]').count();
    const scrolled = await longestTask(devtools, page, () => scroll(page));
    const typed = await longestTask(devtools, page, () => type(page));
    rows.push(
      { what: `${count} measures: rows drawn`, value: String(drawn) },
      { what: `${count} measures: longest task while scrolling (CPU time)`, value: inMs(scrolled), aim: `under ${AIM} ms` },
      { what: `${count} measures: longest task while typing in the search (CPU time)`, value: inMs(typed), aim: `under ${AIM} ms` },
    );
    await context.close();
  }
  await browser.close();
  rmSync(folder, { recursive: true });
  return { title: 'Long lists in the pane (Chromium)', rows };
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(160, 400);
  for (let i = 0; i < 40; i++) {
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(30);
  }
}

async function type(page: Page): Promise<void> {
  const search = page.getByRole('searchbox');
  for (const key of 'socialni') await search.press(key, { delay: 20 });
  await page.waitForTimeout(200);
  for (let i = 0; i < 'socialni'.length; i++) await search.press('Backspace', { delay: 20 });
  await page.waitForTimeout(200);
}

interface Traced {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  /** Of the thread's own time, µs: what other programs took meanwhile is not in it. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** The longest task of the page's thread while something is done, in ms of processor time. */
async function longestTask(devtools: CDPSession, page: Page, run: () => Promise<void>): Promise<number> {
  const events: Traced[] = [];
  const collect = ({ value }: { value: unknown[] }): void => void events.push(...(value as Traced[]));
  devtools.on('Tracing.dataCollected', collect);
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
  });
  await run();
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await complete;
  devtools.off('Tracing.dataCollected', collect);
  await page.waitForTimeout(50);
  const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ tid }) => tid));
  const tasks = events.filter(({ name, ph, tid }) => ph === 'X' && /RunTask/.test(name) && main.has(tid));
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
}
