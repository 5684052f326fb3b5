import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LIMITS } from '../ooxml/limits';
import type { Expected } from '../files/returns/returns';
import type { ReturnFault, ReturnReading } from '../files/returns/returns';

/** Reads every file and tells of each as soon as it is read, in any order. */
export type ReadReturns = (
  paths: readonly string[],
  expected: Expected,
  onRead: (index: number, reading: ReturnReading) => void,
) => Promise<void>;

/** One file from the disk; too large a one is not even read. */
export async function readFileReturn(path: string, expected: Expected): Promise<ReturnReading> {
  const name = basename(path);
  // The library of old formats takes longer to load than most commands to run.
  const { readReturn } = await import('../files/returns/readReturn');
  try {
    const { size, mtime } = statSync(path);
    if (size > LIMITS.file) return { status: 'refused', file: name, fault: { code: 'tooBig', what: 'file', limit: LIMITS.file } };
    return readReturn(readFileSync(path), { name, lastModified: mtime.toISOString() }, expected);
  } catch {
    return { status: 'refused', file: name, fault: { code: 'unreadable' } };
  }
}

/** Without threads, one after another. */
export const readInProcess: ReadReturns = async (paths, expected, onRead) => {
  for (const [i, path] of paths.entries()) onRead(i, await readFileReturn(path, expected));
};

/** A file that takes longer is not an ordinary one: a return of hundreds of rows is read in milliseconds. */
const TIME_LIMIT_MS = 60_000;
/** Above this a thread ends, and with it the one file that it was reading. */
const MEMORY_LIMIT_MB = 1_024;

/**
 * A thread on every core, each given one file at a time, so that what is in memory does not grow with their number.
 * @param script the built src/cli/reader.ts
 */
export const readInThreads =
  (script: string, timeLimit = TIME_LIMIT_MS): ReadReturns =>
  async (paths, expected, onRead) => {
    let next = 0;
    const serve = (): Promise<void> =>
      new Promise((resolve) => {
        if (next >= paths.length) {
          resolve();
          return;
        }
        const worker = new Worker(script, { workerData: expected, resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB } });
        let current = -1;
        let timer: ReturnType<typeof setTimeout> | undefined;
        let fault: ReturnFault = { code: 'damaged' };
        const give = (): void => {
          clearTimeout(timer);
          if (next >= paths.length) {
            current = -1;
            void worker.terminate();
            return;
          }
          current = next++;
          worker.postMessage(paths[current]);
          timer = setTimeout(() => {
            fault = { code: 'tooBig', what: 'time', limit: Math.round(timeLimit / 1_000) };
            void worker.terminate();
          }, timeLimit);
        };
        worker.on('message', (reading: ReturnReading) => {
          onRead(current, reading);
          give();
        });
        // A thread that fell is told by its exit, whatever it fell on.
        worker.on('error', (error: NodeJS.ErrnoException) => {
          if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') fault = { code: 'tooBig', what: 'memory', limit: MEMORY_LIMIT_MB };
        });
        worker.on('exit', () => {
          clearTimeout(timer);
          if (current >= 0) onRead(current, { status: 'refused', file: basename(paths[current]!), fault });
          // Another thread takes over, until nothing is left.
          void serve().then(resolve);
        });
        give();
      });
    await Promise.all(Array.from({ length: Math.min(availableParallelism(), paths.length) }, serve));
  };
