import { commandsFor } from '../../scripts/test-deps';

const CHROMIUM = { what: 'Chromium', apt: ['chromium'], brew: ['--cask chromium'] };
const XMLLINT = { what: 'xmllint', apt: ['libxml2-utils'], brew: ['libxml2'] };

test('Debian gets packages in one go', () => {
  expect(commandsFor([CHROMIUM, XMLLINT], 'linux', 'debian')).toEqual([
    'apt-get update',
    'apt-get install -y --no-install-recommends chromium libxml2-utils',
  ]);
});

test('Ubuntu has no Chromium but as a snap, so it comes from Playwright', () => {
  expect(commandsFor([CHROMIUM], 'linux', 'ubuntu')).toEqual(['npx playwright-core install --with-deps chromium']);
  expect(commandsFor([CHROMIUM, XMLLINT], 'linux', 'ubuntu')).toEqual([
    'apt-get update',
    'apt-get install -y --no-install-recommends libxml2-utils',
    'npx playwright-core install --with-deps chromium',
  ]);
});

test('a Mac is told of Homebrew, Windows only what is missing', () => {
  expect(commandsFor([XMLLINT], 'darwin', '')).toEqual(['brew install libxml2']);
  expect(commandsFor([XMLLINT], 'win32', '')).toEqual([]);
});
