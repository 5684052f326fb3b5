/**
 * Opens, checks, summarizes, collects and saves every workbook of a folder, and compares what was saved with what was opened:
 * `npm run campaign -- DIR [--json FILE] [--jobs 2] [--seconds 120]`. What it is for and what it found is in
 * docs/reliability.md. Each file runs in a process that may be ended; one that crashes or hangs costs itself alone.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FileResult, Step } from './campaign-file';

const WORKBOOK = /\.(xlsx|xlsm|xltx|xltm|xlsb|xls|ods|csv)$/i;
const MEMORY_MB = 4_096;
/** A process that has had so many files is ended: what it holds is no fault of the next one. */
const FILES_PER_PROCESS = 150;

type Told =
  { readonly path: string; readonly result: FileResult } | { readonly path: string; readonly step: string } | { readonly ready: true };

interface Ended {
  readonly path: string;
  readonly step: string;
  readonly how: 'hang' | 'crash';
}

interface Outcome {
  readonly results: FileResult[];
  readonly ended: Ended[];
}

/** @param onFile told after every file, so that what was found is not lost with the run */
async function run(paths: readonly string[], jobs: number, seconds: number, onFile: (outcome: Outcome) => void): Promise<Outcome> {
  const results: FileResult[] = [];
  const ended: Ended[] = [];
  let next = 0;
  const work = (): Promise<void> =>
    new Promise((resolve) => {
      if (next >= paths.length) {
        resolve();
        return;
      }
      const child: ChildProcess = fork(join(__dirname, 'campaign-file.ts'), {
        execArgv: ['--import', 'tsx', `--max-old-space-size=${MEMORY_MB}`],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      let [current, step, left] = ['', '', FILES_PER_PROCESS];
      let isHung = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const give = (): void => {
        clearTimeout(timer);
        if (next >= paths.length || left === 0) {
          current = '';
          child.kill();
          return;
        }
        left -= 1;
        current = paths[next++]!;
        step = '';
        child.send(current);
        timer = setTimeout(() => {
          isHung = true;
          child.kill('SIGKILL');
        }, seconds * 1_000);
      };
      child.on('message', (told: Told) => {
        if ('ready' in told) give();
        else if ('result' in told) {
          results.push(told.result);
          onFile({ results, ended });
          give();
        } else step = told.step;
      });
      child.on('exit', () => {
        clearTimeout(timer);
        if (current !== '') ended.push({ path: current, step, how: isHung ? 'hang' : 'crash' });
        void work().then(resolve);
      });
    });
  await Promise.all(Array.from({ length: jobs }, work));
  return { results, ended };
}

const hash = (text: string): string => createHash('sha1').update(text).digest('hex');
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() && WORKBOOK.test(entry.name) ? [path] : [];
  });
}

/** Figures as they stand in docs/reliability.md. */
function figures(paths: readonly string[], results: readonly FileResult[], ended: readonly Ended[]): string {
  const steps = results.flatMap((file) => file.steps.map((step) => ({ file, step })));
  const of = (name: string): { file: FileResult; step: Step }[] => steps.filter(({ step }) => step.step === name);
  const saved = steps.filter(({ step }) => step.difference);
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const changed = (what: string): { file: FileResult; step: Step }[] =>
    saved.filter(({ step }) => step.difference!.cells.some((cell) => cell.what === what));
  const cells = (what: string): string => {
    const list = changed(what);
    return `${sum(list.map(({ step }) => step.difference!.cells.filter((cell) => cell.what === what).length))} cells in ${list.length} saved files`;
  };
  const slowest = [...steps].sort((a, b) => b.step.ms - a.step.ms).slice(0, 5);
  const largest = [...results].sort((a, b) => b.bytes - a.bytes)[0];
  const memory = [...results].sort((a, b) => b.maxRss - a.maxRss)[0];
  const rows: [string, string][] = [
    ['files', String(paths.length)],
    ...['rewrite', 'recompute', 'check', 'summarize', 'collect', 'template'].map((name): [string, string] => {
      const all = of(name);
      const count = (outcome: Step['outcome']): number => all.filter(({ step }) => step.outcome === outcome).length;
      return [name, `${count('done')} done, ${count('refused')} refused with a reason`];
    }),
    ['crashes', String(steps.filter(({ step }) => step.outcome === 'crash').length + ended.filter(({ how }) => how === 'crash').length)],
    ['hangs', String(ended.filter(({ how }) => how === 'hang').length)],
    ['package faults', String(steps.filter(({ step }) => step.outcome === 'packageFault').length)],
    ['files saved and compared', `${saved.length}, ${sum(saved.map(({ step }) => step.difference!.compared))} cells`],
    ['parts lost', String(sum(saved.map(({ step }) => step.difference!.lostParts.length)))],
    ['other parts changed', String(sum(saved.map(({ step }) => step.difference!.changedParts.length)))],
    ['values changed that were not touched', cells('value')],
    ['formulas changed', cells('formula')],
    ['formats changed', cells('format')],
    ...slowest.map(({ file, step }, i): [string, string] => [
      i === 0 ? 'slowest steps' : '',
      `${step.step} of ${basename(file.path)}: ${(step.ms / 1_000).toFixed(1)} s`,
    ]),
    ['largest file', largest ? `${basename(largest.path)}, ${(largest.bytes / 1e6).toFixed(1)} MB` : ''],
    ['most memory of a process', memory ? `${Math.round(memory.maxRss / 1e6)} MB` : ''],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `| ${name.padEnd(width)} | ${value} |`).join('\n');
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'string' }, jobs: { type: 'string' }, seconds: { type: 'string' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined) {
    process.stderr.write('npm run campaign -- DIR [--json FILE] [--jobs 2] [--seconds 120]\n');
    return 2;
  }
  // In an order that mixes the folders: what is found of the first thousand is likely of the rest.
  const paths = filesIn(folder).sort((a, b) => compareText(hash(a), hash(b)));
  const save = (outcome: Outcome): void => {
    if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(outcome, null, 1));
  };
  const { results, ended } = await run(paths, Number(values.jobs ?? 2), Number(values.seconds ?? 120), (outcome) => {
    if (outcome.results.length % 50 !== 0) return;
    process.stderr.write(`${outcome.results.length + outcome.ended.length}/${paths.length}\n`);
    save(outcome);
  });
  save({ results, ended });
  process.stdout.write(`${figures(paths, results, ended)}\n`);
  for (const { path, step, how } of ended) process.stdout.write(`${how}: ${step} of ${path}\n`);
  const isBad = (step: Step): boolean =>
    step.outcome === 'crash' || step.outcome === 'packageFault' || (step.difference?.lostParts.length ?? 0) > 0;
  const bad = results.filter(({ steps }) => steps.some(isBad));
  for (const { path, steps } of bad)
    for (const step of steps.filter(isBad))
      process.stdout.write(
        `${step.outcome}: ${step.step} of ${path}: ${(step.detail ?? step.difference?.lostParts.join(', ') ?? '').slice(0, 300)}\n`,
      );
  return ended.length + bad.length > 0 ? 1 : 0;
}

void main().then((code) => (process.exitCode = code));
