/** What Excel loads to compute a function: the first file of the page, built as for production. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import webpack from 'webpack';
import configurations from '../../webpack.config';

const LIMIT_KB = 40;
const folder = mkdtempSync(join(tmpdir(), 'plneni-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

let sources: string[];
// With the pane, because what the pane shares with the functions decides what comes with them.
beforeAll(async () => {
  const web = configurations({}, { mode: 'production' }).find(({ name }) => name === 'web')!;
  const stats = await new Promise<webpack.Stats>((resolve, reject) => {
    const compiler = webpack({ ...web, plugins: [], output: { ...web.output, path: folder } });
    compiler.run((error, result) => (result ? resolve(result) : reject(error ?? new Error('webpack gave nothing'))));
  });
  expect(stats.toJson({ all: false, errors: true }).errors).toEqual([]);
  ({ sources } = JSON.parse(readFileSync(join(folder, 'functions.js.map'), 'utf8')) as { sources: string[] });
}, 300_000);

test(`start, functions, core and municipalities stay under ${LIMIT_KB} KB gzipped`, () => {
  const size = gzipSync(readFileSync(join(folder, 'functions.js')), { level: 9 }).length;
  expect(size).toBeGreaterThan(5_000);
  expect(size).toBeLessThan(LIMIT_KB * 1024);
});

test('no library comes with them, and nothing that only the pane needs', () => {
  expect(sources).toContainEqual(expect.stringContaining('src/core/municipalities.ts'));
  expect(sources.filter((name) => name.includes('node_modules'))).toEqual([]);
  expect(sources.filter((name) => /src\/(workbook|files|taskpane\/(?!start|requests)|i18n\/(?!functions))/.test(name))).toEqual([]);
});
