import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPlanWorkbook } from '../src/files/plan/template';
import { INPUT } from '../src/schema/tables';
import { bigTables } from './bigPlan';
import type { Section } from './section';
import { inMs, ratio } from './timing';

const root = join(__dirname, '..');
const PROGRAM = join(root, 'bin/plneni.js');
const SAMPLE = join(root, 'samples/ukazka.xlsx');

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1]!;

/** Whole processes, one after the other in turn, so that a machine that gets slower slows all of them. @returns medians, ms */
function inTurn(commands: readonly (readonly [string, ...string[]])[], runs = 5): number[] {
  const times = commands.map((): number[] => []);
  for (let run = 0; run <= runs; run++)
    commands.forEach(([program, ...args], i) => {
      const start = performance.now();
      const { status } = spawnSync(program, args, { stdio: 'ignore' });
      // 1: done, with something to mend in the workbook.
      if (status !== 0 && status !== 1) throw new Error(`${program} ${args.join(' ')}: ${status}`);
      if (run > 0) times[i]!.push(performance.now() - start);
    });
  return times.map(median);
}

/** The workbook of a plan with so many measures, three criteria and three statements to each. */
function bigPlan(measures: number): Uint8Array {
  const tables = bigTables(measures, 3, 3);
  const rows = (id: 'areas' | 'leads' | 'measures' | 'criteria' | 'statements'): Record<string, string | number>[] =>
    tables[id]!.rows.map((cells) =>
      Object.fromEntries(Object.keys(INPUT[id].columns).map((column, i) => [column, cells[i] as string | number])),
    );
  return buildPlanWorkbook({
    id: 'bench',
    issuedOn: '2026-01-01',
    tables: {
      areas: rows('areas'),
      leads: rows('leads'),
      measures: rows('measures'),
      criteria: rows('criteria'),
      statements: rows('statements'),
    },
  });
}

/** The program as people start it, against the bare runtime and against what an office would write in Python. */
export function commandLine(): Section {
  execFileSync('npx', ['webpack', '--mode', 'production', '--config-name', 'cli'], { cwd: root, stdio: 'ignore' });
  const folder = mkdtempSync(join(tmpdir(), 'plneni-cli-'));
  try {
    const out = join(folder, 'out.xlsx');
    const node = process.execPath;
    const [bare, help] = inTurn([
      [node, '-e', '0'],
      [node, PROGRAM, '--help'],
    ]);
    const summarize = [node, PROGRAM, 'summarize', SAMPLE, '--out', out] as const;
    const python = spawnSync('/usr/bin/python3', ['-c', 'import openpyxl']).status === 0;
    const [own, script] = inTurn([
      summarize,
      ...(python ? [['/usr/bin/python3', join(__dirname, 'summarize.py'), SAMPLE, join(folder, 'python.xlsx')] as const] : []),
    ]);
    const big = join(folder, 'big.xlsx');
    writeFileSync(big, bigPlan(10_000));
    const [thousands] = inTurn([[node, '--max-old-space-size=8192', PROGRAM, 'summarize', big, '--out', out]], 1);
    const size = (readFileSync(big).length / 1e6).toFixed(1);
    return {
      title: 'The command line, whole processes',
      rows: [
        {
          what: '`plneni --help` against the bare runtime',
          value: `${ratio(help!, bare!)} (${inMs(help!)} / ${inMs(bare!)})`,
          aim: '≤ 2×',
        },
        {
          what: '`plneni summarize` on the sample against bench/summarize.py (openpyxl)',
          value:
            script === undefined
              ? `${inMs(own!)}; python3-openpyxl is not installed`
              : `${ratio(own!, script)} (${inMs(own!)} / ${inMs(script)})`,
          aim: '≤ 1.5×',
        },
        { what: `\`plneni summarize\` of 10,000 measures and 30,000 criteria (${size} MB)`, value: inMs(thousands!), aim: '≤ 10 s' },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
