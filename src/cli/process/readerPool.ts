import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, parse } from 'node:path';
import type { CommentsExpected, ReadComments } from '../../files/comments/readings';
import type { AsWorkbook } from '../../files/measureList/asWorkbook';
import type { ListWishes, MeasureList } from '../../files/measureList/measureList';
import type { ListProblem } from '../../files/measureList/problems';
import type { Expected, ReadFile } from '../../files/returns/returns';
import type { WhatIs } from '../../files/whatIs';
import { LIMITS, Refused, type FileFault } from '../../ooxml/limits';

/** Reads every file and tells of each as soon as it is read, in any order. */
export type ReadReturns = (paths: readonly string[], expected: Expected, onRead: (index: number, read: ReadFile) => void) => Promise<void>;

/** One file from the disk; too large a one is not even read. */
export async function readFileReturns(path: string, expected: Expected): Promise<ReadFile> {
  const name = basename(path);
  // The library of old formats takes longer to load than most commands to run.
  const { readReturns } = await import('../../files/returns/readReturns');
  try {
    const { size, mtime } = statSync(path);
    if (size > LIMITS.file) return refused(name, { code: 'tooBig', what: 'file', limit: LIMITS.file });
    return await readReturns(readFileSync(path), { name, lastModified: mtime.toISOString() }, expected);
  } catch {
    return refused(name, { code: 'unreadable' });
  }
}

const refused = (file: string, fault: FileFault) => ({
  readings: [{ status: 'refused', file, fault, from: [] }] as const,
  passedOver: [],
});

/** The same for files with comments. */
export type ReadCommentFiles = (
  paths: readonly string[],
  expected: CommentsExpected,
  onRead: (index: number, read: ReadComments) => void,
) => Promise<void>;

async function readFileComments(path: string, expected: CommentsExpected): Promise<ReadComments> {
  const name = basename(path);
  const { readCommentFiles } = await import('../../files/comments/readComments');
  try {
    const { size, mtime } = statSync(path);
    if (size > LIMITS.file) return refused(name, { code: 'tooBig', what: 'file', limit: LIMITS.file });
    return await readCommentFiles(readFileSync(path), { name, lastModified: mtime.toISOString() }, expected);
  } catch {
    return refused(name, { code: 'unreadable' });
  }
}

/** Without other processes, one after another. */
export const readCommentsInProcess: ReadCommentFiles = async (paths, expected, onRead) => {
  for (const [i, path] of paths.entries()) onRead(i, await readFileComments(path, expected));
};

/** Why a process ended over a file. */
type ReaderFault = Extract<FileFault, { readonly code: 'damaged' | 'tooBig' }>;

/** Without other processes, one after another. */
export const readInProcess: ReadReturns = async (paths, expected, onRead) => {
  for (const [i, path] of paths.entries()) onRead(i, await readFileReturns(path, expected));
};

/** What a reader is asked for; it answers orders one at a time. */
export type Order =
  | { readonly read: 'return'; readonly path: string; readonly expected: Expected }
  | { readonly read: 'comments'; readonly path: string; readonly expected: CommentsExpected }
  | { readonly read: 'list'; readonly path: string; readonly wishes: ListWishes }
  | { readonly read: 'values'; readonly path: string }
  | { readonly read: 'kind'; readonly path: string };

/** The answer to an order of each kind. */
interface Answers {
  readonly return: ReadFile;
  readonly comments: ReadComments;
  readonly list: MeasureList;
  /** The values of a workbook of another format. */
  readonly values: AsWorkbook | { readonly problem: ListProblem };
  readonly kind: WhatIs;
}

export async function answerTo(order: Order): Promise<Answers[Order['read']]> {
  switch (order.read) {
    case 'return':
      return readFileReturns(order.path, order.expected);
    case 'comments':
      return readFileComments(order.path, order.expected);
    case 'list':
      return readListInProcess(order.path, order.wishes);
    case 'values':
      return readValuesInProcess(order.path);
    case 'kind':
      return whatIsInProcess(order.path);
  }
}

/** Without another process. */
export async function readListInProcess(path: string, wishes: ListWishes): Promise<MeasureList> {
  const { readListOfRegion } = await import('../../files/measureList/measureList');
  return readListOfRegion(readFileSync(path), wishes);
}

/** The same for the values of a workbook of another format. */
export const readValuesInProcess: ReadValues = async (path) => {
  const { asWorkbook } = await import('../../files/measureList/asWorkbook');
  return asWorkbook(readFileSync(path), parse(path).name);
};

/** The same for what a file is. */
export const whatIsInProcess: ReadKind = async (path) => {
  const { whatIs } = await import('../../files/whatIs');
  return whatIs(readFileSync(path));
};

/** A file that takes longer is not an ordinary one: a return of hundreds of rows is read in milliseconds. */
export const TIME_LIMIT_MS = 60_000;
/** Above this a process ends, and with it the one file that it was reading. */
export const MEMORY_LIMIT_MB = 1_024;
/** How a process ends that has no memory left: by a signal, or with the code that stands for it where there are none. */
const ABORTED = 134;

/**
 * A process that reads. Not a thread: what a file may do to the libraries that read old formats can end the whole process,
 * and then only this one.
 */
class Reader {
  private readonly child: ChildProcess;
  private fault: ReaderFault = { code: 'damaged' };
  private waiting: { done(answer: unknown): void; failed(fault: ReaderFault): void } | null = null;
  isAlive = true;

  constructor(
    script: string,
    private readonly timeLimit: number,
  ) {
    this.child = fork(script, [], {
      execArgv: [`--max-old-space-size=${MEMORY_LIMIT_MB}`],
      // What Node says when it has no memory left is said in a sentence of ours.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    this.child.on('message', (answer) => this.waiting?.done(answer));
    this.child.on('error', () => this.ended());
    this.child.on('exit', (code, signal) => {
      if (this.fault.code === 'damaged' && (signal === 'SIGABRT' || code === ABORTED))
        this.fault = { code: 'tooBig', what: 'memory', limit: MEMORY_LIMIT_MB };
      this.ended();
    });
  }

  private ended(): void {
    this.isAlive = false;
    this.waiting?.failed(this.fault);
  }

  /** @throws {Refused} when the process ended over it, with the reason */
  async ask<K extends Order['read']>(order: Extract<Order, { readonly read: K }>): Promise<Answers[K]> {
    const timer = setTimeout(() => {
      this.fault = { code: 'tooBig', what: 'time', limit: Math.round(this.timeLimit / 1_000) };
      this.child.kill('SIGKILL');
    }, this.timeLimit);
    try {
      return await new Promise<Answers[K]>((resolve, reject) => {
        this.waiting = { done: (answer) => resolve(answer as Answers[K]), failed: (fault) => reject(new Refused(fault)) };
        if (this.isAlive) this.child.send(order, (error) => error && this.ended());
        else this.ended();
      });
    } finally {
      this.waiting = null;
      clearTimeout(timer);
    }
  }

  end(): void {
    this.child.kill();
  }
}

/** A process on every core, each given one file at a time, so that what is in memory does not grow with their number. */
async function inProcesses<K extends 'return' | 'comments'>(
  script: string,
  timeLimit: number,
  paths: readonly string[],
  orderOf: (path: string) => Extract<Order, { readonly read: K }>,
  onRead: (index: number, read: Answers[K]) => void,
): Promise<void> {
  let next = 0;
  const serve = async (): Promise<void> => {
    let reader: Reader | null = null;
    while (next < paths.length) {
      const index = next++;
      const path = paths[index]!;
      if (!reader?.isAlive) reader = new Reader(script, timeLimit);
      try {
        onRead(index, await reader.ask<K>(orderOf(path)));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        onRead(index, refused(basename(path), error.fault as ReaderFault));
      }
    }
    reader?.end();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), paths.length) }, serve));
}

/** @param script the built src/cli/process/reader.ts */
export const readInProcesses =
  (script: string, timeLimit = TIME_LIMIT_MS): ReadReturns =>
  (paths, expected, onRead) =>
    inProcesses<'return'>(script, timeLimit, paths, (path) => ({ read: 'return', path, expected }), onRead);

/** The same for files with comments. */
export const readCommentsInProcesses =
  (script: string, timeLimit = TIME_LIMIT_MS): ReadCommentFiles =>
  (paths, expected, onRead) =>
    inProcesses<'comments'>(script, timeLimit, paths, (path) => ({ read: 'comments', path, expected }), onRead);

/** Reads a list of measures from the disk. */
export type ReadList = (path: string, wishes: ListWishes) => Promise<MeasureList>;

/** Reads the values of a workbook of another format from the disk. */
export type ReadValues = (path: string) => Promise<Answers['values']>;

/** Tells what a file on the disk is. */
export type ReadKind = (path: string) => Promise<WhatIs>;

/** An order to a process of its own; what it says of a file over which the process ended. */
async function askApart<K extends Order['read']>(
  script: string,
  timeLimit: number,
  order: Extract<Order, { readonly read: K }>,
  ended: (fault: ReaderFault) => Answers[K] | Promise<Answers[K]>,
): Promise<Answers[K]> {
  const reader = new Reader(script, timeLimit);
  try {
    return await reader.ask<K>(order);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return await ended(error.fault as ReaderFault);
  } finally {
    reader.end();
  }
}

const unreadable = async (fault: ReaderFault): Promise<MeasureList> =>
  (await import('../../files/measureList/measureList')).unreadableList(fault);

/** In a process of its own. */
export const readListApart =
  (script: string, timeLimit = TIME_LIMIT_MS): ReadList =>
  (path, wishes) =>
    askApart<'list'>(script, timeLimit, { read: 'list', path, wishes }, unreadable);

/** In a process of its own. */
export const readValuesApart =
  (script: string, timeLimit = TIME_LIMIT_MS): ReadValues =>
  (path) =>
    askApart<'values'>(script, timeLimit, { read: 'values', path }, async (fault) => ({ problem: (await unreadable(fault)).problems[0]! }));

/** In a process of its own. */
export const whatIsApart =
  (script: string, timeLimit = TIME_LIMIT_MS): ReadKind =>
  (path) =>
    askApart<'kind'>(script, timeLimit, { read: 'kind', path }, () => ({ is: 'unknown' }));
