import { main } from './main';

const io = {
  stdout: (text: string) => process.stdout.write(`${text}\n`),
  stderr: (text: string) => process.stderr.write(`${text}\n`),
  now: () => new Date(),
};

// The exit code is set, not forced: what was printed into a pipe must arrive whole.
void main(process.argv.slice(2), io).then((code) => (process.exitCode = code));
