/** Draws assets/*.png from assets/*.svg in every size that Office asks for: `npm run icons`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from './chromium';

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 128];
const assets = join(__dirname, '../assets');

async function main(): Promise<void> {
  const browser = await launchChromium();
  const page = await browser.newPage();
  for (const name of ['icon', 'shrnout', 'kontrola']) {
    const svg = readFileSync(join(assets, `${name}.svg`), 'utf8');
    for (const size of SIZES) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
      await page.screenshot({ path: join(assets, `${name}-${size}.png`), omitBackground: true });
    }
  }
  await browser.close();
}

void main();
