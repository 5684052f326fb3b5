import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compile } from './process/codeCache';
import type { Io } from './io';
import { useDeflate } from '../ooxml/ownDeflate';
import { main } from './main';
import { Progress } from './process/progress';
import { NATIVE_DEFLATE } from './process/nativeDeflate';
import { languageTyped, ownFault } from './process/ownFault';
import { readCommentsInProcesses, readInProcesses, readListApart, readValuesApart, whatIsApart } from './process/readerPool';

declare const PLNENI_VERSION: string;

/** Built beside the program. */
const METADATA = join(__dirname, 'functions.json');
const READER = join(__dirname, 'reader.js');
const CLIENT = join(__dirname, 'office/excel-web-16.00.debug.js');

/** Does what the command line says. @param compile how Microsoft's client is compiled */
export function run(compile: Compile): void {
  const args = process.argv.slice(2);

  let progress: Progress | null = null;

  // Code 1 means "done, with something to mend": whatever falls outside a command must not end with it, nor what falls
  // while the program gets ready, so this stands first.
  const fall = (error: unknown): void => {
    progress?.clear();
    process.stderr.write(`${ownFault(error, languageTyped(args))}\n`);
    process.exit(2);
  };
  process.on('uncaughtException', fall);
  process.on('unhandledRejection', fall);

  useDeflate(NATIVE_DEFLATE);

  // In a script or a pipe nobody waits before a screen.
  const isWaitedFor = process.stderr.isTTY || args.includes('--progress');

  const io: Io = {
    stdout: (text) => {
      progress?.clear();
      process.stdout.write(`${text}\n`);
    },
    stderr: (text) => {
      progress?.clear();
      process.stderr.write(`${text}\n`);
    },
    ...(isWaitedFor && { progress: (text) => (progress ??= new Progress(2, process.stderr.isTTY)).step(text) }),
    version: PLNENI_VERSION,
    now: () => new Date(),
    functions: JSON.parse(readFileSync(METADATA, 'utf8')) as Io['functions'],
    readReturns: readInProcesses(READER),
    readComments: readCommentsInProcesses(READER),
    readList: readListApart(READER),
    readValues: readValuesApart(READER),
    whatIs: whatIsApart(READER),
    client: () => compile(CLIENT),
  };

  // Whoever reads may have read enough (`| head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

  // The exit code is set, not forced: what was printed into a pipe must arrive whole.
  void main(args, io).then((code) => {
    progress?.end();
    process.exitCode = code;
  });
}
