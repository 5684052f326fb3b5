import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main, type Io } from './main';

/** Built beside the add-in: dist/cli/plneni.js and dist/web/functions.json. */
const METADATA = join(__dirname, '../web/functions.json');

const io: Io = {
  stdout: (text) => process.stdout.write(`${text}\n`),
  stderr: (text) => process.stderr.write(`${text}\n`),
  now: () => new Date(),
  functions: JSON.parse(readFileSync(METADATA, 'utf8')) as Io['functions'],
};

// The exit code is set, not forced: what was printed into a pipe must arrive whole.
void main(process.argv.slice(2), io).then((code) => (process.exitCode = code));
