/** What Excel loads to compute a function, and what the pane asks for first: built as for production. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb, type WebBuild } from '../../scripts/web-build';

const FUNCTIONS_KB = 40;
const PANE_KB = 250;
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
  expect(size('pane')).toBeLessThan(PANE_KB * 1024);
});

test('no library comes with the functions, and nothing that only the pane needs', () => {
  expect(sources).toContainEqual(expect.stringContaining('src/core/plan/municipalities.ts'));
  expect(sources.filter((name) => name.includes('node_modules'))).toEqual([]);
  expect(sources.filter((name) => /src\/(workbook|files|taskpane\/(?!start|ports\/paneRequests)|i18n\/(?!functions))/.test(name))).toEqual(
    [],
  );
});
