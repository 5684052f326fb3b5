/** The pane in a real browser: what only layout, colours and a keyboard show. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium';
import { buildHarness } from '../build/paneBundle';

jest.setTimeout(120_000);

type Look = 'light' | 'dark' | 'contrast';
interface Setting {
  readonly workbook?: 'sample' | 'faulty' | 'dayOne' | 'empty' | 'renamed' | 'other' | 'broken' | 'call' | 'periods';
  readonly look?: Look;
  readonly language?: 'cs-CZ' | 'en-US';
  readonly width?: number;
}
interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
let folder: string;
let address: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plneni-pane-'));
  address = pathToFileURL(await buildHarness(folder)).href;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** A page of its own with the pane in it. */
async function open({ workbook = 'sample', look = 'light', language = 'cs-CZ', width = 320 }: Setting = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 700 }, forcedColors: look === 'contrast' ? 'active' : 'none' });
  page = await context.newPage();
  await page.goto(`${address}#${encodeURIComponent(JSON.stringify({ workbook, look, language }))}`);
  await page.locator('h1').first().waitFor({ state: 'attached' });
}

const close = (): Promise<void> => page.context().close();

/** The pane anew in the page that is open, of the same look and width. */
async function openAgain(setting: Setting): Promise<void> {
  await page.evaluate((setting) => (window as unknown as { open: (setting: Setting) => void }).open(setting), setting);
  await page.locator('h1').first().waitFor({ state: 'attached' });
}

async function serious(): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (context: object, options: object) => Promise<{ violations: Violation[] }> } };
    const rules = matchMedia('(forced-colors: active)').matches ? { 'color-contrast': { enabled: false } } : {};
    return (await axe.run(document, { resultTypes: ['violations'], rules })).violations;
  });
  return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
}

/** Nothing is wider than the pane. */
const overflow = (): Promise<number> =>
  page.evaluate(() => Math.max(...[...document.querySelectorAll('main, nav')].map((element) => element.scrollWidth - element.clientWidth)));

async function openChecks(): Promise<void> {
  await page.locator('#plneni-tab-measures').click();
  await page.locator('#plneni-section-checks').click();
}

const VIEWS: Readonly<Record<string, { readonly setting?: Setting; readonly go: () => Promise<void> }>> = {
  overview: { go: () => Promise.resolve() },
  'day one': { setting: { workbook: 'dayOne' }, go: () => Promise.resolve() },
  'no measures yet': { setting: { workbook: 'empty' }, go: () => Promise.resolve() },
  'a renamed column': { setting: { workbook: 'renamed' }, go: () => Promise.resolve() },
  'overview after Shrnout': { go: async () => void (await page.locator('button', { hasText: /^(Shrnout|Summarize)$/ }).click()) },
  measures: { go: () => page.locator('#plneni-tab-measures').click() },
  'measures filtered': {
    go: async () => {
      await page.locator('#plneni-tab-measures').click();
      await page.locator('button[aria-expanded]').click();
    },
  },
  'detail with territory': {
    go: async () => {
      await page.locator('#plneni-tab-measures').click();
      await page.locator('[data-code="A1.3"]').click();
      for (const summary of await page.locator('summary').all()) await summary.click();
    },
  },
  'override refused': {
    go: async () => {
      await page.locator('#plneni-tab-measures').click();
      await page.locator('[data-code="A1.1"]').click();
      await page.locator('button', { hasText: /^(Upravit úroveň|Override the level)$/ }).click();
      await page.locator('button[type="submit"]').click();
    },
  },
  checks: { setting: { workbook: 'faulty' }, go: openChecks },
  settings: { go: () => page.locator('button', { hasText: /^(Nastavení|Settings)$/ }).click() },
  'return board': { go: () => page.locator('#plneni-tab-collect').click() },
  calls: {
    go: async () => {
      await page.locator('#plneni-tab-collect').click();
      await page.locator('button', { hasText: /^(Připravit výzvy|Prepare requests)$/ }).click();
    },
  },
  'calls made': {
    go: async () => {
      await page.locator('#plneni-tab-collect').click();
      await page.locator('button', { hasText: /^(Připravit výzvy|Prepare requests)$/ }).click();
      await page.locator('button[type="submit"]').click();
      await page.locator('summary').first().click();
    },
  },
  'files that cannot be taken': {
    go: async () => {
      await page.locator('#plneni-tab-collect').click();
      await page.locator('button', { hasText: /^(Načíst vrácené sešity|Read returned workbooks)$/ }).click();
      await page.locator('input[type="file"]').setInputFiles({ name: 'x.xlsx', mimeType: 'text/plain', buffer: Buffer.from('x') });
      await page.getByText('x.xlsx').first().waitFor();
    },
  },
  report: { go: () => page.locator('#plneni-tab-report').click() },
  'report on day one': { setting: { workbook: 'dayOne' }, go: () => page.locator('#plneni-tab-report').click() },
  'a text of the report': {
    go: async () => {
      await page.locator('#plneni-tab-report').click();
      for (const summary of await page.locator('summary').all()) await summary.click();
      await page.locator('button[aria-expanded="false"]').first().click();
      await page.locator('textarea').first().fill('Náš text.');
    },
  },
  'a period to freeze': { setting: { workbook: 'periods' }, go: () => page.locator('#plneni-tab-periods').click() },
  'periods side by side': {
    setting: { workbook: 'periods' },
    go: async () => {
      await page.locator('#plneni-tab-periods').click();
      await page.locator('button', { hasText: /^(Otevřít porovnání|Open the comparison)$/ }).click();
      await page.locator('summary').first().click();
    },
  },
  'a proposal': {
    setting: { workbook: 'periods' },
    go: async () => {
      await page.locator('#plneni-tab-periods').click();
      await page.locator('button', { hasText: /^(Navrhnout|Propose)$/ }).click();
      await page.locator('button', { hasText: /^(Projít návrhy|Go through)/ }).click();
      await page.locator('input[type="radio"][value="split"]').click();
    },
  },
  'the next plan': {
    go: async () => {
      await page.locator('#plneni-tab-periods').click();
      await page.locator('input[name="by"]').fill('Jana Nováková');
      await page.locator('button[type="submit"]').first().click();
      await page.locator('button', { hasText: /^(Založit plán na další období|Make the plan of the next period)$/ }).click();
    },
  },
  "a gestor's workbook": { setting: { workbook: 'call' }, go: () => page.locator('[data-row]').first().waitFor() },
  'a criterion with its territory': {
    setting: { workbook: 'call' },
    go: async () => {
      await page.locator('[data-row="0"]').click();
      await page.locator('input[name="territory"]').fill('liber');
    },
  },
  'handing in': {
    setting: { workbook: 'call' },
    go: () => page.locator('button', { hasText: /^(Co chybí|What is missing)/ }).click(),
  },
  'a new plan': {
    setting: { workbook: 'other' },
    go: () => page.locator('button', { hasText: /^(Založit nový plán|Begin a new plan)$/ }).click(),
  },
  'another workbook': { setting: { workbook: 'other' }, go: () => Promise.resolve() },
  'a damaged plan': { setting: { workbook: 'broken' }, go: () => Promise.resolve() },
};
const LOOKS: readonly Setting[] = [
  { look: 'light', language: 'cs-CZ', width: 320 },
  { look: 'dark', language: 'en-US', width: 320 },
  { look: 'contrast', language: 'cs-CZ', width: 320 },
  { look: 'light', language: 'cs-CZ', width: 600 },
];
/** Where width changes most; the rest is seen at 320 px. */
const WIDE = ['overview after Shrnout', 'detail with territory', 'checks'];

describe.each(LOOKS)('$look $language $width', (look) => {
  beforeAll(() => open(look));
  afterAll(close);
  test.each(look.width === 320 ? Object.keys(VIEWS) : WIDE)('%s: axe finds nothing, nothing is cut off', async (name) => {
    const { setting, go } = VIEWS[name]!;
    await openAgain({ ...look, ...setting });
    await go();
    await page.waitForTimeout(150);
    expect(await serious()).toEqual([]);
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
});

describe('enlarged to 200 % in the narrowest pane', () => {
  beforeAll(() => open({ width: 160 }));
  afterAll(close);
  test.each([
    ...['measures', 'measures filtered', 'detail with territory', 'override refused', 'checks'],
    ...['a period to freeze', 'periods side by side', 'a proposal', 'the next plan'],
  ])('%s: nothing is cut off', async (name) => {
    const { setting, go } = VIEWS[name]!;
    await openAgain({ width: 160, ...setting });
    await go();
    await page.waitForTimeout(150);
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
});

describe('by hand', () => {
  afterEach(close);

  test('the keyboard alone: Shrnout, a measure, its override, back to the list', async () => {
    await open();
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let i = 0; i < 40; i++) {
        await press('Tab');
        const focused = await page.evaluate(
          () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
        );
        if (name.test(focused)) return;
      }
      throw new Error(`Tab does not reach ${name}`);
    };
    await tabTo(/^Domů/);
    await tabTo(/^Shrnout$/);
    await press('Enter');
    await page.getByText('Zapsáno 72 opatření.').waitFor();
    await page.locator('#plneni-tab-overview').focus();
    await press('ArrowRight', 'ArrowRight', 'Enter');
    // The list is one stop: the arrow goes on in it.
    await tabTo(/^A1\.1/);
    await press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-code'))).toBe('A1.2');
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
    expect(ring).toBe('solid');
    await press('Enter');
    await page.locator('h1', { hasText: 'A1.2' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await tabTo(/^Upravit úroveň$/);
    await press('Enter');
    await tabTo(/^$/);
    await press('ArrowDown');
    await tabTo(/^Zapsat úpravu$/);
    await press('Enter');
    expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).name)).toBe('reason');
    await page.keyboard.type('Podklad se týká jiného opatření.');
    await press('Tab');
    await page.keyboard.type('Jana Nováková');
    await tabTo(/^Zapsat úpravu$/);
    await press('Enter');
    await page.getByText('Ruční úprava opatření A1.2 je zapsána.').waitFor();
    await page.locator('button', { hasText: 'Všechna opatření' }).focus();
    await press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-code'))).toBe('A1.2');
  });

  test('following: a selected row opens its measure, and the list shows where the selection is', async () => {
    await open();
    await page.locator('#plneni-tab-measures').click();
    await page.evaluate(() =>
      (window as unknown as { harness: { workbook: { select(sheet: string, row: number): void } } }).harness.workbook.select('Opatření', 5),
    );
    await page.locator('h1', { hasText: 'A1.5' }).waitFor();
    await page.locator('button', { hasText: 'Všechna opatření' }).click();
    expect(await page.locator('[aria-current]').getAttribute('data-code')).toBe('A1.5');
  });
});
