import type { Expected, FileIn, ReadFile, ReturnFault } from '../../files/returns/returns';
import type { Question, Reply } from './fileWorker';

/** A hostile file may keep a reader busy; this long is far more than an honest one takes. */
const LONGEST_MS = 60_000;

/**
 * Reads returned files in a worker, so that the pane answers meanwhile and a file that hangs costs only itself. Where a
 * worker cannot be started (an old web view, a strict policy), files are read in the page, with a pause between them.
 */
export class FileReader {
  private worker: Worker | null = null;
  private isRefused = false;

  constructor(private readonly start: () => Worker) {}

  async read(bytes: Uint8Array, file: FileIn, expected: Expected, signal: AbortSignal): Promise<ReadFile> {
    signal.throwIfAborted();
    if (!this.isRefused) {
      const reading = await this.inWorker({ bytes, file, expected }, signal);
      if (reading) return reading;
    }
    const { readReturns } = await import(/* webpackChunkName: "reader" */ '../../files/returns/readReturns');
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    return readReturns(bytes, file, expected);
  }

  end(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  /** null when no worker can be had. */
  private async inWorker(question: Question, signal: AbortSignal): Promise<ReadFile | null> {
    const isFirst = this.worker === null;
    try {
      this.worker ??= this.start();
    } catch {
      this.isRefused = true;
      return null;
    }
    const { worker } = this;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped: (() => void) | undefined;
    try {
      return await new Promise<ReadFile | null>((resolve, reject) => {
        stopped = () => reject(new DOMException('stopped', 'AbortError'));
        signal.addEventListener('abort', stopped);
        timer = setTimeout(() => {
          this.end();
          resolve(refused(question.file, { code: 'tooBig', what: 'time', limit: LONGEST_MS / 1_000 }));
        }, LONGEST_MS);
        worker.onmessage = ({ data }: MessageEvent<Reply>) => resolve(data);
        worker.onerror = (event) => {
          event.preventDefault();
          this.end();
          // One that never answered could not be loaded; one that did was brought down by this file.
          this.isRefused = isFirst;
          resolve(isFirst ? null : refused(question.file, { code: 'damaged' }));
        };
        worker.postMessage(question);
      });
    } catch (error) {
      this.end();
      throw error;
    } finally {
      clearTimeout(timer);
      if (stopped) signal.removeEventListener('abort', stopped);
    }
  }
}

export const refused = ({ name }: Pick<FileIn, 'name'>, fault: ReturnFault): ReadFile => ({
  readings: [{ status: 'refused', file: name, fault, from: [] }],
  passedOver: [],
});
