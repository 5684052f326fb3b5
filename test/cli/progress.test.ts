import { closeSync, openSync, readFileSync } from 'node:fs';
import { Progress } from '../../src/cli/process/progress';
import { temp } from '../build/cli';

const told = (name: string): string => readFileSync(temp(name), 'utf8');

/** Works without a break until the file has the text, or for ten seconds. */
function busyUntil(name: string, text: string): void {
  for (const end = Date.now() + 10_000; Date.now() < end && !told(name).includes(text););
}

/** Until the thread runs. */
async function until(name: string, text: string): Promise<void> {
  for (let i = 0; i < 500 && !told(name).includes(text); i++) await new Promise((done) => setTimeout(done, 20));
}

test('on a terminal one line is written over, with the time, also while the program has no moment; then it is cleared', async () => {
  const fd = openSync(temp('terminal'), 'w');
  const progress = new Progress(fd, true, 0);
  progress.step('Otevírá se sešit');
  await until('terminal', 'Otevírá');
  progress.step('Ukládá se sešit');
  busyUntil('terminal', 'Ukládá');
  progress.end();
  const text = told('terminal');
  closeSync(fd);
  expect(text.replaceAll('\r\x1b[K', '<')).toMatch(/^(<Otevírá se sešit \(\d+ s\))+(<Ukládá se sešit \(\d+ s\))+<$/);
});

test('elsewhere every step is a line, said once', async () => {
  const fd = openSync(temp('lines'), 'w');
  const progress = new Progress(fd, false, 0);
  progress.step('Otevírá se sešit');
  progress.clear();
  await until('lines', 'Otevírá');
  progress.step('Ukládá se sešit');
  busyUntil('lines', 'Ukládá');
  progress.end();
  closeSync(fd);
  expect(told('lines')).toBe('Otevírá se sešit\nUkládá se sešit\n');
});

test('nothing is said of what is over sooner', async () => {
  const fd = openSync(temp('short'), 'w');
  const progress = new Progress(fd, true, 60_000);
  progress.step('Otevírá se sešit');
  await new Promise((done) => setTimeout(done, 300));
  progress.end();
  closeSync(fd);
  expect(told('short')).toBe('');
});
