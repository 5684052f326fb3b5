import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const KNOWN = [
  process.env.PLNENI_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The Chromium that tests and scripts drive: the one in PLNENI_CHROMIUM, an installed one, or the one that
 * playwright-core downloaded. Ubuntu's /usr/bin/chromium-browser is left out: it only tells to install a snap.
 */
export function findChromium(): string | null {
  return [...KNOWN, chromium.executablePath()].find((path) => path && existsSync(path)) ?? null;
}
