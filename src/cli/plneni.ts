import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from './io';
import { main } from './main';
import { readInProcesses, readListApart } from './readerPool';

/** Built beside the program. */
const METADATA = join(__dirname, 'functions.json');
const READER = join(__dirname, 'reader.js');

const io: Io = {
  stdout: (text) => process.stdout.write(`${text}\n`),
  stderr: (text) => process.stderr.write(`${text}\n`),
  now: () => new Date(),
  functions: JSON.parse(readFileSync(METADATA, 'utf8')) as Io['functions'],
  readReturns: readInProcesses(READER),
  readList: readListApart(READER),
};

// Whoever reads may have read enough (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Code 1 means "done, with something to mend": whatever falls outside a command must not end with it.
const fall = (error: unknown): void => {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Program narazil na vlastní chybu a nic nezapsal. Pošlete prosím tento text podpoře: ${detail}\n`);
  process.exit(2);
};
process.on('uncaughtException', fall);
process.on('unhandledRejection', fall);

// The exit code is set, not forced: what was printed into a pipe must arrive whole.
void main(process.argv.slice(2), io).then((code) => (process.exitCode = code));
