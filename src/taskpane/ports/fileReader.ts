import type { FileFault } from '../../ooxml/limits';
import type { FileIn } from '../../files/returns/returns';
import type { Answers, Kind, Questions } from './fileWorker';

/** A hostile file may keep a reader busy; this long is far more than an honest one takes. */
const LONGEST_MS = 60_000;

/** How a file is read where no worker can be had. */
export type InPage<K extends Kind> = (question: Questions[K]) => Promise<Answers[K]>;

/**
 * Reads files that came in a worker, so that the pane answers meanwhile and a file that hangs costs only itself. Where a
 * worker cannot be started (an old web view, a strict policy), files are read in the page, with a pause between them.
 */
export class ApartReader {
  private worker: Worker | null = null;
  private isRefused = false;

  constructor(private readonly start: () => Worker) {}

  /** @throws {DOMException} AbortError */
  async read<K extends Kind>(question: Questions[K], signal: AbortSignal, inPage: InPage<K>): Promise<Answers[K]> {
    signal.throwIfAborted();
    if (!this.isRefused) {
      const answer = await this.inWorker(question, signal);
      if (answer) return answer;
    }
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    return inPage(question);
  }

  end(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  /** null when no worker can be had. */
  private async inWorker<K extends Kind>(question: Questions[K], signal: AbortSignal): Promise<Answers[K] | null> {
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
      return await new Promise<Answers[K] | null>((resolve, reject) => {
        stopped = () => reject(new DOMException('stopped', 'AbortError'));
        signal.addEventListener('abort', stopped);
        timer = setTimeout(() => {
          this.end();
          resolve(refused(question.file, { code: 'tooBig', what: 'time', limit: LONGEST_MS / 1_000 }));
        }, LONGEST_MS);
        worker.onmessage = ({ data }: MessageEvent<Answers[K]>) => resolve(data);
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

/** What any question is answered where the file cannot be read at all. */
export const refused = ({ name }: Pick<FileIn, 'name'>, fault: FileFault) => ({
  readings: [{ status: 'refused' as const, file: name, fault, from: [] }],
  passedOver: [],
});
