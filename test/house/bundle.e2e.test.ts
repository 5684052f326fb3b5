/** What Excel loads to compute a function, and what the pane asks for first: built as for production. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cliCs from '../../src/i18n/cli.cs.json';
import filesCs from '../../src/i18n/files.cs.json';
import paneCs from '../../src/i18n/pane.cs.json';
import exchangeCs from '../../src/i18n/pane.exchange.cs.json';
import { buildWeb, type WebBuild } from '../../scripts/web-build';

const FUNCTIONS_KB = 40;
/** Thousands of bytes, as `npm run bench` counts them. */
const PANE_KB = 200;
const folder = mkdtempSync(join(tmpdir(), 'plneni-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

let web: WebBuild;
let sources: string[];
beforeAll(async () => {
  web = await buildWeb(folder);
  ({ sources } = JSON.parse(readFileSync(join(folder, 'functions.js.map'), 'utf8')) as { sources: string[] });
}, 300_000);

const size = (group: string): number => web.groups[group]!.reduce((sum, file) => sum + web.size(file), 0);

test(`start, functions, core and municipalities stay under ${FUNCTIONS_KB} KB gzipped`, () => {
  expect(size('functions')).toBeGreaterThan(5_000);
  expect(size('functions')).toBeLessThan(FUNCTIONS_KB * 1024);
});

test(`the pane stays under ${PANE_KB} KB gzipped when it is first shown`, () => {
  expect(size('pane')).toBeGreaterThan(50_000);
  expect(size('pane')).toBeLessThan(PANE_KB * 1000);
});

test('the pane says nothing of the command line, and what a later view says comes with that view', () => {
  const text = (group: string): string => web.groups[group]!.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const [pane, exchange] = [text('pane'), text('exchange')];
  const all = Object.keys(web.groups).map(text).join('\n');
  expect(pane).toContain(paneCs.pane.next.first);
  expect(all).not.toContain(cliCs.cli.about);
  for (const later of [exchangeCs.pane.collect.drop, filesCs.mail.greeting]) {
    expect(pane).not.toContain(later);
    expect(exchange).toContain(later);
  }
});

test('no library comes with the functions, and nothing that only the pane needs', () => {
  expect(sources).toContainEqual(expect.stringContaining('src/core/plan/municipalities.ts'));
  expect(sources.filter((name) => name.includes('node_modules'))).toEqual([]);
  expect(sources.filter((name) => /src\/(workbook|files|taskpane\/(?!start|ports\/paneRequests)|i18n\/(?!functions))/.test(name))).toEqual(
    [],
  );
});
