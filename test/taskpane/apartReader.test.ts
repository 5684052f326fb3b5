/** Files are read in a worker: it may be stopped, hang or fall, and the pane goes on. */
import { ApartReader } from '../../src/taskpane/ports/fileReader';
import type { Answers, Kind, Questions } from '../../src/taskpane/ports/fileWorker';

type Asked = Questions[Kind];

/** A worker that does with a question what the test says. */
class FakeWorker {
  onmessage: ((event: { data: Answers[Kind] }) => void) | null = null;
  onerror: ((event: { preventDefault: () => void }) => void) | null = null;
  isEnded = false;
  constructor(private readonly act: (worker: FakeWorker, asked: Asked) => void) {}
  postMessage(asked: Asked): void {
    void Promise.resolve().then(() => this.act(this, asked));
  }
  terminate(): void {
    this.isEnded = true;
  }
  answer(file: string): void {
    this.onmessage?.({ data: { readings: [], passedOver: [{ name: file, why: 'system' }] } as unknown as Answers[Kind] });
  }
}

const started: FakeWorker[] = [];
beforeEach(() => void (started.length = 0));
const readerWith = (act: (worker: FakeWorker, asked: Asked) => void): ApartReader =>
  new ApartReader(() => {
    const worker = new FakeWorker(act);
    started.push(worker);
    return worker as unknown as Worker;
  });
const question: Questions['comments'] = {
  kind: 'comments',
  bytes: new Uint8Array(3),
  file: { name: 'a.docx', lastModified: null },
  expected: { planId: 'p', version: '1', bodies: [] },
};
const inPage = jest.fn(() => Promise.resolve({ readings: [], passedOver: [] }));
beforeEach(() => inPage.mockClear());
const go = new AbortController().signal;

test('comments are read in the worker, one worker for all files', async () => {
  const kinds: string[] = [];
  const reader = readerWith((worker, asked) => {
    kinds.push(asked.kind);
    worker.answer(asked.file.name);
  });
  for (const name of ['a.docx', 'b.docx'])
    expect((await reader.read<'comments'>({ ...question, file: { name, lastModified: null } }, go, inPage)).passedOver[0]!.name).toBe(name);
  expect([kinds, started.length, inPage.mock.calls.length]).toEqual([['comments', 'comments'], 1, 0]);
});

test('stopped in the middle of a file, the worker goes, and the next file gets another', async () => {
  const stop = new AbortController();
  const reader = readerWith((worker, asked) => (started.length === 1 ? stop.abort() : worker.answer(asked.file.name)));
  await expect(reader.read<'comments'>(question, stop.signal, inPage)).rejects.toMatchObject({ name: 'AbortError' });
  expect(started[0]!.isEnded).toBe(true);
  expect((await reader.read<'comments'>(question, go, inPage)).passedOver).toHaveLength(1);
  expect(started).toHaveLength(2);
});

test('a file that hangs is refused after its time, one that brings the worker down alone is damaged', async () => {
  jest.useFakeTimers();
  try {
    const reader = readerWith((worker, asked) => {
      if (asked.file.name === 'pad.docx') worker.onerror?.({ preventDefault: () => undefined });
      else if (asked.file.name === 'a.docx') worker.answer('a.docx');
    });
    const named = (name: string): Questions['comments'] => ({ ...question, file: { name, lastModified: null } });
    await reader.read<'comments'>(question, go, inPage);
    const hanging = reader.read<'comments'>(named('visi.docx'), go, inPage);
    await jest.advanceTimersByTimeAsync(60_000);
    expect((await hanging).readings).toMatchObject([{ file: 'visi.docx', fault: { code: 'tooBig', what: 'time' } }]);
    await reader.read<'comments'>(question, go, inPage);
    expect((await reader.read<'comments'>(named('pad.docx'), go, inPage)).readings).toMatchObject([{ fault: { code: 'damaged' } }]);
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true, true]);
  } finally {
    jest.useRealTimers();
  }
});

test('where no worker can be had, the page reads it', async () => {
  const reader = new ApartReader(() => {
    throw new Error('blocked');
  });
  await reader.read<'comments'>(question, go, inPage);
  expect(inPage.mock.calls).toHaveLength(1);
});
