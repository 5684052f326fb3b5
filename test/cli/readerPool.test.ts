import { readInProcesses, readListApart } from '../../src/cli/process/readerPool';
import type { FoundReading } from '../../src/files/returns/returns';
import { EXPECTED } from '../build/returns';
import { file } from '../build/cli';

/** A reader that answers, dies or hangs, by the name of the file. */
const SCRIPT = `
process.on('message', ({ path, read }) => {
  if (path.includes('dies')) process.exit(1);
  if (path.includes('aborts')) process.abort();
  if (path.includes('throws')) throw new Error('x');
  while (path.includes('hangs'));
  process.send(read === 'list' ? { tables: {}, problems: [path] } : { readings: [{ status: 'refused', file: path, fault: { code: 'notReturn' }, from: [] }], passedOver: [] });
});
`;
const script = (): string => file('reader.js', Buffer.from(SCRIPT));

// The limit leaves a busy machine time to start a process.
test('a reader that dies, hangs or runs out of memory costs one file', async () => {
  const paths = ['a', 'dies-1', 'b', 'throws-1', 'hangs-1', 'c', 'aborts-1', 'dies-2', 'd'];
  const readings: FoundReading[] = [];
  await readInProcesses(script(), 3_000)(paths, EXPECTED, (i, { readings: [reading] }) => (readings[i] = reading!));
  const told = readings.map((reading) => reading.status === 'refused' && reading.fault);
  expect(told).toEqual(
    paths.map((path) => {
      if (path === 'hangs-1') return { code: 'tooBig', what: 'time', limit: 3 };
      if (path === 'aborts-1') return { code: 'tooBig', what: 'memory', limit: 1024 };
      return { code: path.length > 1 ? 'damaged' : 'notReturn' };
    }),
  );
});

test.each([
  ['a', 'a'],
  ['dies', 'damaged'],
  ['aborts', 'tooBig'],
  ['hangs', 'tooBig'],
])('a list whose reader %s: %s', async (path, told) => {
  const { problems } = await readListApart(script(), 3_000)(path, {});
  expect(problems.map((problem) => (typeof problem === 'string' ? problem : problem.code))).toEqual([told]);
});
