import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** A command that ends sooner says nothing of what it does. */
const AFTER_MS = 1_000;

/** What the thread and the program tell each other, by index of the shared numbers. */
const [OVER, SHOWN] = [0, 1];

/**
 * Written for a thread of its own: opening and computing a workbook leave the program's own no moment to write in.
 * On a terminal it writes one line over and over; otherwise a line for each step.
 */
const THREAD = `
const { writeSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');
const { flags, fd, after, isTerminal } = workerData;
const shared = new Int32Array(flags);
const began = Date.now();
let text = '';
let told = '';
const tell = () => {
  const passed = Date.now() - began;
  if (text === '' || passed < after || Atomics.load(shared, ${OVER}) === 1) return;
  const line = isTerminal ? text + ' (' + Math.round(passed / 1000) + ' s)' : text;
  const stands = Atomics.exchange(shared, ${SHOWN}, 1) === 1 || !isTerminal;
  if (stands && line === told) return;
  told = line;
  try {
    writeSync(fd, isTerminal ? '\\r\\x1b[K' + line : line + '\\n');
  } catch {}
};
setInterval(tell, 200);
parentPort.on('message', (step) => { text = step; tell(); });
`;

/**
 * Tells what a command that takes over a second is doing.
 *
 * @example const progress = new Progress(2, true); progress.step('Ukládá se sešit'); // …, and in the end progress.end();
 */
export class Progress {
  private readonly shared = new Int32Array(new SharedArrayBuffer(8));
  private readonly thread: Worker;

  /**
   * @param fd where it is told: 2 is stderr
   * @param isTerminal a line may be written over
   */
  constructor(
    private readonly fd: number,
    private readonly isTerminal: boolean,
    after = AFTER_MS,
  ) {
    this.thread = new Worker(THREAD, { eval: true, workerData: { flags: this.shared.buffer, fd, after, isTerminal } });
    // Nothing waits for it.
    this.thread.unref();
    this.thread.on('error', () => undefined);
  }

  /** What begins now. */
  step(text: string): void {
    this.thread.postMessage(text);
  }

  /** Clears the line before something else is written; the next second puts it back. */
  clear(): void {
    if (this.isTerminal && Atomics.exchange(this.shared, SHOWN, 0) === 1) writeSync(this.fd, '\r\x1b[K');
  }

  end(): void {
    Atomics.store(this.shared, OVER, 1);
    this.clear();
    void this.thread.terminate();
  }
}
