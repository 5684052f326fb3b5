/** npm run screenshots: the main views, taken in the preview, for the README and the manuals. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { ensureBuilt, serve } from './start';

const folder = join(__dirname, '../docs/obrazky');

interface View {
  readonly name: string;
  readonly query?: string;
  /** The whole page, or the pane alone. */
  readonly whole?: boolean;
  readonly prepare?: (pane: FrameLocator, page: Page) => Promise<void>;
}

async function summarize(pane: FrameLocator): Promise<void> {
  await pane.getByRole('button', { name: 'Shrnout', exact: true }).click();
  await pane.getByText('Souhrn je aktuální').waitFor();
}

const tab =
  (name: RegExp) =>
  async (pane: FrameLocator): Promise<void> => {
    await pane.getByRole('tab', { name }).click();
  };

/** A word written otherwise than in the list, so that the checks have something to repair. */
async function withFinding(pane: FrameLocator, page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { excel } = (
      window as unknown as { plneniPreview: { excel: { edit(sheet: string, address: string, value: string): Promise<void> } } }
    ).plneniPreview;
    await excel.edit('Podklady', 'E2', 'realizovano');
    await excel.edit('Podklady', 'A6', 'A1.22');
  });
  await tab(/^Kontrola/)(pane);
  await pane
    .getByRole('button', { name: /^Opravit/ })
    .first()
    .waitFor();
}

const VIEWS: readonly View[] = [
  { name: 'nahled', whole: true, prepare: summarize },
  { name: 'prehled-pred-shrnutim' },
  { name: 'prehled-po-shrnuti', prepare: summarize },
  { name: 'prehled-tmavy', query: '?theme=dark', prepare: summarize },
  { name: 'opatreni', prepare: tab(/^Opatření/) },
  {
    name: 'opatreni-detail',
    prepare: async (pane) => {
      await tab(/^Opatření/)(pane);
      await pane.getByRole('searchbox').or(pane.getByLabel('Hledat opatření')).first().fill('A1.3');
      await pane.locator('[data-code="A1.3"]').click();
    },
  },
  { name: 'kontrola', prepare: withFinding },
  { name: 'nastaveni', prepare: tab(/^Nastavení/) },
  { name: 'jiny-sesit', query: '?workbook=blank' },
];

async function take(browser: Browser, address: string, { name, query = '', whole = false, prepare }: View): Promise<void> {
  const page = await browser.newPage({ viewport: whole ? { width: 1600, height: 1000 } : { width: 1200, height: 960 }, locale: 'cs-CZ' });
  try {
    await page.goto(address + query);
    const pane = page.frameLocator('#pane iframe');
    await pane.getByRole('tab').first().waitFor();
    if (!query.includes('blank')) await pane.getByRole('button', { name: 'Shrnout', exact: true }).waitFor();
    await prepare?.(pane, page);
    // Fluent fades things in.
    await page.waitForTimeout(900);
    const path = join(folder, `${name}.png`);
    await (whole ? page.screenshot({ path }) : page.locator('#pane iframe').screenshot({ path }));
    console.log(`docs/obrazky/${name}.png`);
  } finally {
    await page.close();
  }
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await ensureBuilt((text) => console.log(text));
  const server = await serve(0);
  const browser = await launchChromium();
  try {
    for (const view of VIEWS) await take(browser, server.address, view);
  } finally {
    await browser.close();
    await server.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
