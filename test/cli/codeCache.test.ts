import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { CodeCache } from '../../src/cli/process/codeCache';
import { temp } from '../build/cli';

const FILE = 'soucet.js';
const KEPT = 'kod/soucet.js.bin';

/** What the file makes of 2, and whether it came compiled; undefined where nothing was kept of this text. */
function run(): { value: unknown; rejected: boolean | undefined } {
  const script = new CodeCache(temp('kod')).compile(temp(FILE), '(function (x) {', '})');
  return { value: (script.runInThisContext() as (x: number) => unknown)(2), rejected: script.cachedDataRejected };
}

function keep(): void {
  const cache = new CodeCache(temp('kod'));
  (cache.compile(temp(FILE), '(function (x) {', '})').runInThisContext() as (x: number) => unknown)(1);
  cache.keep();
}

beforeEach(() => {
  writeFileSync(temp(FILE), 'return x + 1;');
  keep();
});

test('what is kept is taken, and nothing is kept unasked', () => {
  expect(run()).toEqual({ value: 3, rejected: false });
  const other = new CodeCache(temp('jinde'));
  other.compile(temp(FILE), '(function (x) {', '})').runInThisContext();
  expect(existsSync(temp('jinde'))).toBe(false);
});

test('another text of the same length is compiled itself', () => {
  writeFileSync(temp(FILE), 'return x + 7;');
  expect(run()).toEqual({ value: 9, rejected: undefined });
});

test.each<[string, (kept: Buffer) => Buffer]>([
  ['nothing', () => Buffer.alloc(0)],
  ['half of it', (kept) => kept.subarray(0, kept.length / 2)],
  ['one bit', (kept) => Buffer.from(kept.map((byte, i) => (i === kept.length - 9 ? byte ^ 1 : byte)))],
])('what was damaged on the disk is not taken: %s', (_, damage) => {
  writeFileSync(temp(KEPT), damage(readFileSync(temp(KEPT))));
  expect(run()).toEqual({ value: 3, rejected: undefined });
});

test('what another version made is refused, and compiled anew', () => {
  const data = readFileSync(temp(KEPT)).subarray(20);
  // V8 says its version in the first words.
  data.fill(0, 4, 12);
  // A text that this process has compiled would not be compiled again.
  writeFileSync(temp(FILE), 'return 1 + x + 0;');
  const source = `(function (x) {${readFileSync(temp(FILE), 'utf8')}})`;
  writeFileSync(temp(KEPT), Buffer.concat([createHash('sha1').update(source).update(data).digest(), data]));
  expect(run()).toEqual({ value: 3, rejected: true });
});
