import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from './io';
import { asksForEnglish, main, sentenceFor, translator } from './main';

/** Built beside the program. */
const METADATA = join(__dirname, 'functions.json');
const READER = join(__dirname, 'reader.js');

const io: Io = {
  stdout: (text) => process.stdout.write(`${text}\n`),
  stderr: (text) => process.stderr.write(`${text}\n`),
  now: () => new Date(),
  get functions() {
    return JSON.parse(readFileSync(METADATA, 'utf8')) as Io['functions'];
  },
  readReturns: async (...call) => (await import(/* webpackChunkName: "collect" */ './readerPool')).readInThreads(READER)(...call),
};

// Whoever reads may have read enough (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// What nobody waited for is a fault of our own, said as any other: a stack trace with code 1 would mean that all is done.
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => {
    void translator(asksForEnglish(process.argv) ? 'en' : 'cs')
      .then((t) => sentenceFor(error, t))
      .then((sentence) => process.stderr.write(`${sentence}\n`, () => process.exit(2)));
  });

// The exit code is set, not forced: what was printed into a pipe must arrive whole.
void main(process.argv.slice(2), io).then((code) => (process.exitCode = code));
