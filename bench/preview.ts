import { launchChromium } from '../scripts/chromium';
import { ensureBuilt, serve } from '../scripts/start';
import type { Section } from './section';
import { best, inMs } from './timing';

/** From navigation to a pane that can be used: the preview's grid and workbook included, each time in a new browser context. */
export async function preview(): Promise<Section> {
  await ensureBuilt();
  const server = await serve(0);
  const browser = await launchChromium();
  const { ms } = await best(async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(server.address);
    await page.frameLocator('#pane iframe').getByRole('button', { name: 'Shrnout', exact: true }).first().waitFor({ timeout: 60_000 });
    await context.close();
  }, 3);
  await browser.close();
  await server.close();
  return { title: 'Preview in Chromium', rows: [{ what: 'from navigation to the usable pane', value: inMs(ms) }] };
}
