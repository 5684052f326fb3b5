/**
 * What Excel loads to compute a function, built as for production but without the pane, which is another file.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import webpack, { type Configuration } from 'webpack';
import configurations from '../../webpack.config';

const LIMIT_KB = 40;
const folder = mkdtempSync(join(tmpdir(), 'plneni-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

let script: Buffer;
let modules: string[];
beforeAll(async () => {
  const web = configurations({}, { mode: 'production' }).find(({ name }) => name === 'web')!;
  const configuration: Configuration = {
    ...web,
    devtool: false,
    plugins: [],
    externals: { './pane': 'var undefined' },
    output: { ...web.output, path: folder },
  };
  const stats = await new Promise<webpack.Stats>((resolve, reject) => {
    webpack(configuration, (error, result) => (result ? resolve(result) : reject(error ?? new Error('webpack gave nothing'))));
  });
  expect(stats.toJson({ all: false, errors: true }).errors).toEqual([]);
  script = readFileSync(join(folder, 'functions.js'));
  modules = stats.toJson({ all: false, modules: true, nestedModules: true }).modules!.flatMap(({ name = '', modules: inner = [] }) => [name, ...inner.map((m) => m.name ?? '')]);
}, 120_000);

test(`start, functions, core and municipalities stay under ${LIMIT_KB} KB gzipped`, () => {
  const size = gzipSync(script, { level: 9 }).length;
  expect(size).toBeGreaterThan(5_000);
  expect(size).toBeLessThan(LIMIT_KB * 1024);
});

test('no library comes with them, only the house and its texts', () => {
  expect(modules.filter((name) => name.includes('node_modules'))).toEqual([]);
  expect(modules.filter((name) => /src\/(workbook|files|taskpane\/(?!start))/.test(name))).toEqual([]);
});
