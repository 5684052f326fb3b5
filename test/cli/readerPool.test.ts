import { readInThreads } from '../../src/cli/readerPool';
import type { ReturnReading } from '../../src/files/returns/returns';
import { EXPECTED } from '../build/returns';
import { file } from '../build/cli';

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

// The limit leaves a busy machine time to start a thread.
test('a thread that dies or hangs costs one file', async () => {
  const paths = ['a', 'dies-1', 'b', 'throws-1', 'hangs-1', 'c', 'dies-2', 'd'];
  const readings: ReturnReading[] = [];
  await readInThreads(file('thread.js', Buffer.from(SCRIPT)), 3_000)(paths, EXPECTED, (i, reading) => (readings[i] = reading));
  expect(readings.map((reading) => reading.status === 'refused' && reading.fault.code)).toEqual(
    paths.map((path) => (path === 'hangs-1' ? 'tooBig' : path.length > 1 ? 'damaged' : 'notReturn')),
  );
});
