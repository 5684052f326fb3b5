import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

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

/** Headless, quiet and on this computer alone; as root (a container, CI) Chromium has no sandbox. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @throws when no Chromium is installed, with the command that brings one */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found. Run npm test: it installs one, or says how.');
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
