import { spawnSync } from 'node:child_process';
import fs, { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { file, run, SAMPLE, temp } from '../build/cli';

const OLD = Buffer.from('co tu stálo');

afterEach(() => jest.restoreAllMocks());

test('a full disk leaves OUT as it was, and nothing beside it', async () => {
  const out = file('plny-disk.xlsx', OLD);
  const before = readdirSync(temp(''));
  const write = fs.writeFileSync;
  jest.spyOn(fs, 'writeFileSync').mockImplementation((path, data, options) => {
    write(path, (data as Uint8Array).subarray(0, 1_000), options);
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  });
  const { code, out: said, err } = await run(['summarize', SAMPLE, '--out', out]);
  jest.restoreAllMocks();
  expect({ code, said }).toEqual({ code: 2, said: '' });
  expect(err).toBe(`Na disku není místo, a tak se soubor ${out} nezapsal. Uvolněte místo, nebo zvolte jiný výstup.`);
  expect(readFileSync(out).equals(OLD)).toBe(true);
  expect(readdirSync(temp(''))).toEqual(before);
});

test('what is put in place was on the disk before', async () => {
  const write = jest.spyOn(fs, 'writeFileSync');
  const rename = jest.spyOn(fs, 'renameSync');
  const out = temp('na-disku.xlsx');
  expect((await run(['template', '--out', out])).code).toBe(0);
  const flushed = write.mock.calls.findIndex(
    ([path, , options]) => String(path).includes('.plneni-') && isDeepStrictEqual(options, { flush: true }),
  );
  // The test runner puts files of its own in place too.
  const placed = rename.mock.calls.findIndex(([, to]) => to === out);
  expect(write.mock.invocationCallOrder[flushed]).toBeLessThan(rename.mock.invocationCallOrder[placed]!);
});

test('a program that is ended in the middle leaves OUT as it was', () => {
  const out = file('zabity.xlsx', OLD);
  const paths = JSON.stringify(join(__dirname, '../../src/cli/paths.ts'));
  const script = file(
    'zabity.cjs',
    Buffer.from(`
      const fs = require('node:fs');
      fs.renameSync = () => process.kill(process.pid, 'SIGKILL');
      require(${paths}).writeWhole(${JSON.stringify(out)}, Buffer.alloc(100_000), (key) => key);
      fs.writeFileSync(${JSON.stringify(out)}, 'nebyl ukončen');
    `),
  );
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script], { cwd: join(__dirname, '../..') });
  expect(status).not.toBe(0);
  expect(readFileSync(out).equals(OLD)).toBe(true);
});

test.each([
  [['export', SAMPLE, '--out', join(SAMPLE, 'dal')], /nelze použít/],
  [['split', SAMPLE, '--out', join(SAMPLE, 'dal', 'vyzvy')], /nelze použít/],
  [['comments', 'request', SAMPLE, '--round', '1', '--to', 'Komise', '--out', join(SAMPLE, 'dal')], /nelze použít/],
  [['summarize', SAMPLE, '--out', join(SAMPLE, 'dal', 'souhrn.xlsx')], /neexistuje/],
  [['verify', join(SAMPLE, 'dal')], /nelze přečíst/],
  [['collect', SAMPLE, join(SAMPLE, 'dal'), '--out', temp('sebrano.xlsx')], /nelze přečíst/],
])('%j: a path through a file leads nowhere, and it is said', async (args, sentence) => {
  const { code, out, err } = await run(args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(sentence);
});

test('a file of the folder that Excel holds open: it is named, and none of the others is replaced', async () => {
  const folder = temp('otevreny');
  await run(['export', SAMPLE, '--out', folder]);
  const held = join(folder, 'souhrn.csv');
  const before = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]);
  const open = fs.openSync;
  jest.spyOn(fs, 'openSync').mockImplementation((path, flags, mode) => {
    if (path === held && flags === 'r+') throw Object.assign(new Error('EBUSY: resource busy or locked'), { code: 'EBUSY' });
    return open(path, flags, mode);
  });
  const { code, out, err } = await run(['export', SAMPLE, '--out', folder, '--base', 'https://jinde.example/']);
  jest.restoreAllMocks();
  expect({ code, out, err }).toEqual({
    code: 2,
    out: '',
    err: `Soubor ${held} nelze zapsat. Zavřete ho v Excelu, nebo zvolte jiný výstup.`,
  });
  expect(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')])).toEqual(before);
});
