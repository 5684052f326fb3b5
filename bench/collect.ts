import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { readReturn } from '../src/files/returns/readReturn';
import { countryReturns, departmentReturns, EXPECTED } from './returns';
import type { Row, Section } from './section';
import { best, mega, ratio } from './timing';

const READER = join(__dirname, '../dist/cli/reader.js');
const FILES = 1_000;
/** The others are measured on fewer files: what counts is the time of one. */
const FEW = 100;
const MUNICIPALITIES = 6_258;
const FORM = 'Podklady';

/** Reading of returned workbooks: ours against others on one core, then the whole country on all of them. */
export async function collecting(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'plneni-bench-'));
  try {
    return { title: 'Collecting: returned workbooks', rows: [...(await perCore(folder)), ...country(folder)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function perCore(folder: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const criteria of [20, 80]) {
    const returns = departmentReturns(criteria, FILES);
    const few = returns.slice(0, FEW);
    const file = { name: 'navrat.xlsx', lastModified: null };
    const own = (await best(() => returns.forEach((bytes) => readReturn(bytes, file, EXPECTED)), 3)).ms / FILES;
    const unzipping = (await best(() => few.forEach((bytes) => unzipSync(bytes)), 3)).ms / FEW;
    const sheetJs =
      (
        await best(
          () =>
            few.forEach((bytes) => {
              const book = read(bytes, { type: 'array', sheets: FORM, dense: true, cellFormula: false, cellHTML: false, cellText: false });
              utils.sheet_to_json(book.Sheets[FORM]!, { header: 1 });
            }),
          3,
        )
      ).ms / FEW;
    const path = join(folder, `${criteria}.xlsx`);
    writeFileSync(path, returns[0]!);
    const what = `return with ${criteria} criteria (${(returns[0]!.length / 1000).toFixed(0)} kB)`;
    const against = (name: string, ms: number | null): Row =>
      ms === null
        ? { what: `${what}: ${name}`, value: 'not installed here', aim: '> 1×' }
        : { what: `${what}: ${name}, the same sheet`, value: `${ms.toFixed(1)} ms, ${ratio(ms, own)}`, aim: '> 1×' };
    rows.push(
      { what: `${what}: read and checked`, value: `${own.toFixed(1)} ms, ${Math.round(1000 / own)} files/s on one core` },
      { what: `${what}: unzipping all of it with fflate`, value: `${unzipping.toFixed(1)} ms, ${ratio(unzipping, own)}` },
      against('@e965/xlsx', sheetJs),
      against('ExcelJS', excelJs(folder, path)),
      against('openpyxl', openpyxl(path)),
    );
  }
  return rows;
}

const OPENPYXL = `
import io, sys, time
from openpyxl import load_workbook
data = open(sys.argv[1], 'rb').read()
best = 1e9
for _ in range(3):
    start = time.perf_counter()
    for _ in range(${FEW} // 5):
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = list(book['${FORM}'].iter_rows(values_only=True))
    best = min(best, (time.perf_counter() - start) / (${FEW} // 5))
print(best * 1000)
`;

/** Debian's python3-openpyxl; null where it is not installed. */
function openpyxl(path: string): number | null {
  for (const python of ['/usr/bin/python3', 'python3'])
    try {
      return Number(execFileSync(python, ['-c', OPENPYXL, path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    } catch {
      continue;
    }
  return null;
}

const EXCELJS = `
const Excel = require('exceljs');
const data = require('node:fs').readFileSync(process.argv[1]);
(async () => {
  let best = Infinity;
  for (let k = 0; k < 3; k++) {
    const start = performance.now();
    for (let i = 0; i < ${FEW}; i++) {
      const book = new Excel.Workbook();
      await book.xlsx.load(data);
      book.getWorksheet('${FORM}').eachRow((row) => row.values);
    }
    best = Math.min(best, (performance.now() - start) / ${FEW});
  }
  console.log(best);
})();
`;

/** Nothing of ours depends on it, so it is installed for the measurement alone; null where there is no registry. */
function excelJs(folder: string, path: string): number | null {
  const home = join(folder, 'exceljs');
  try {
    if (!existsSync(home)) {
      mkdirSync(home);
      writeFileSync(join(home, 'package.json'), '{"private":true}');
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', 'exceljs@4.4.0'], {
        cwd: home,
        stdio: 'ignore',
        timeout: 120_000,
      });
    }
    return Number(
      execFileSync(process.execPath, ['-e', EXCELJS, path], { cwd: home, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return null;
  }
}

function country(folder: string): Row[] {
  if (!existsSync(READER)) throw new Error('Run npm run build first.');
  const home = join(folder, 'country');
  mkdirSync(home);
  let size = 0;
  let i = 0;
  for (const bytes of countryReturns(MUNICIPALITIES)) {
    size += bytes.length;
    writeFileSync(join(home, `${i++}.xlsx`), bytes);
  }
  const told = execFileSync(process.execPath, ['--import', 'tsx', join(__dirname, 'country.ts'), home, READER], { encoding: 'utf8' });
  const { reading, planning, returns, writes, conflicts, unplaced, peak } = JSON.parse(told) as Record<string, number>;
  const what = `one return from each of ${MUNICIPALITIES.toLocaleString('en')} municipalities`;
  return [
    { what, value: `${mega(size)}, ${returns} read, ${writes} rows to write, ${conflicts} conflicts, ${unplaced} unplaced` },
    { what: `${what}: read on ${availableParallelism()} cores`, value: `${(reading! / 1000).toFixed(1)} s` },
    { what: `${what}: the plan of changes`, value: `${(planning! / 1000).toFixed(1)} s` },
    { what: `${what}: peak memory, all threads`, value: mega(peak!), aim: 'does not grow with the size of files, only with their answers' },
    {
      what: 'beyond one machine',
      value: 'reading divides by files over any number of machines; what stays in one place is the plan of changes over the answers read',
    },
  ];
}
