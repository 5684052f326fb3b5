import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readInThreads } from '../../src/cli/readerPool';
import type { ReturnReading } from '../../src/files/returns/returns';
import { EXPECTED, call } from '../build/returns';
import { file, SAMPLE, temp } from '../build/cli';

/** A thread that answers, dies or hangs, by the name of the file. */
const SCRIPT = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', (path) => {
  if (path.includes('dies')) process.exit(1);
  if (path.includes('throws')) throw new Error('x');
  while (path.includes('hangs'));
  parentPort.postMessage({ status: 'refused', file: path, fault: { code: 'notReturn' } });
});
`;

test('a thread that dies or hangs costs one file', async () => {
  const paths = ['a', 'dies-1', 'b', 'throws-1', 'hangs-1', 'c', 'dies-2', 'd'];
  const readings: ReturnReading[] = [];
  await readInThreads(file('thread.js', Buffer.from(SCRIPT)), 500)(paths, EXPECTED, (i, reading) => (readings[i] = reading));
  expect(readings.map((reading) => reading.status === 'refused' && reading.fault.code)).toEqual(
    paths.map((path) => (path === 'hangs-1' ? 'tooBig' : path.length > 1 ? 'damaged' : 'notReturn')),
  );
});

test('the built program reads in its threads', () => {
  mkdirSync(temp('hromada'));
  for (let i = 0; i < 5; i++) writeFileSync(temp(`hromada/${i}.xlsx`), i === 3 ? 'text' : call());
  const program = join(__dirname, '../../bin/plneni.js');
  const run = (): string =>
    execFileSync(process.execPath, [program, 'collect', SAMPLE, temp('hromada'), '--dry-run', '--json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  let told = '';
  try {
    told = run();
  } catch (error) {
    // Files of another plan are something to mend: exit code 1, and the report on stdout.
    told = (error as { stdout: string }).stdout;
  }
  const { files } = JSON.parse(told) as { files: { status: string; problems: { code: string }[] }[] };
  expect(files.map(({ problems }) => problems[0]?.code)).toEqual(['otherPlan', 'otherPlan', 'otherPlan', 'notReturn', 'otherPlan']);
});
