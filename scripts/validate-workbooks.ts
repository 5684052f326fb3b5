/**
 * Writes every kind of workbook and document the product writes and checks each against ISO/IEC 29500 (tools/ooxml), because Excel
 * repairs or refuses what other programs forgive. Run by .ci/run after the build; needs python3 and xmllint.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPlanWorkbook } from '../src/files/plan/template';
import { writeXlsx } from '../src/files/write/workbook';

const root = join(__dirname, '..');
const samples = ['ukazka', 'ukazka-chyby', 'ukazka-mesto'].map((name) => ({ name, path: join(root, 'samples', `${name}.xlsx`) }));

const plainList = (): Uint8Array =>
  writeXlsx({
    sheets: [
      {
        name: 'List1',
        columns: [],
        rows: ['Plněno', 'Neplněno', 'Probíhá'].map((level, i) => ({ cells: [{ value: `A${i}` }, { value: level }] })),
      },
    ],
    names: [],
    title: 'Seznam',
    created: '2026-01-01',
    properties: [],
  });

function main(): number {
  const folder = mkdtempSync(join(tmpdir(), 'plneni-'));
  try {
    const written = samples.map(({ path }) => path);
    const summarize = (input: string, name: string, ...options: string[]): string => {
      const out = join(folder, name);
      const { status, stderr } = spawnSync('node', [join(root, 'bin/plneni.js'), 'summarize', input, '--out', out, ...options], {
        encoding: 'utf8',
      });
      if (status !== 0 && status !== 1) throw new Error(`plneni summarize ${input} ${options.join(' ')}: ${stderr}`);
      written.push(out);
      return out;
    };
    const built = (name: string, bytes: Uint8Array): string => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      written.push(path);
      return path;
    };
    for (const { name, path } of samples) {
      const once = summarize(path, `${name}-souhrn.xlsx`);
      summarize(once, `${name}-podruhe.xlsx`);
      // Figures, chart and columns that another reading moves, in a workbook that already has them.
      summarize(once, `${name}-vyklad.xlsx`, '--reading', 'vstřícný');
    }
    const list = built('seznam.xlsx', plainList());
    summarize(summarize(list, 'seznam-souhrn.xlsx', '--range', 'List1!A1:B3'), 'seznam-podruhe.xlsx', '--range', 'List1!A1:B3');
    built('prazdny-plan.xlsx', buildPlanWorkbook({ id: 'prazdny', issuedOn: '2026-01-01' }));
    const final = join(root, 'samples', 'ukazka-zaverecna-2027.xlsx');
    written.push(join(root, 'samples', 'ukazka-2026-2027.xlsx'), final);
    // Historie, Porovnání and Revize as they are written, and all of it in one workbook.
    let cycle = final;
    for (const [command, ...options] of [['freeze', '--by', 'Jana Nováková'], ['compare'], ['revise']] as const) {
      const out = join(folder, `obdobi-${command}.xlsx`);
      const made = spawnSync('node', [join(root, 'bin/plneni.js'), command, cycle, '--out', out, ...options], { encoding: 'utf8' });
      if (made.status !== 0 && made.status !== 1) throw new Error(`plneni ${command}: ${made.stderr}`);
      written.push((cycle = out));
    }
    const plneni = spawnSync('node', [join(root, 'bin/plneni.js'), 'split', samples[0]!.path, '--out', join(folder, 'vyzvy')], {
      encoding: 'utf8',
    });
    if (plneni.status !== 0 && plneni.status !== 1) throw new Error(`plneni split: ${plneni.stderr}`);
    written.push(...readdirSync(join(folder, 'vyzvy')).map((name) => join(folder, 'vyzvy', name)));
    for (const [name, plan, ...options] of [
      ['zprava', samples[0]!.path],
      ['zprava-v-sablone', samples[0]!.path, '--template', join(root, 'samples/sablona-uradu.docx')],
      ['zprava-zaverecna', final],
    ] as const) {
      const out = join(folder, `${name}.docx`);
      const made = spawnSync('node', [join(root, 'bin/plneni.js'), 'report', plan, '--out', out, ...options], {
        encoding: 'utf8',
      });
      if (made.status !== 0 && made.status !== 1) throw new Error(`plneni report: ${made.stderr}`);
      written.push(out);
    }
    const { status, stdout, stderr } = spawnSync(join(root, 'tools/ooxml/validate-ooxml'), written, { encoding: 'utf8' });
    if (status !== 0) {
      console.error(stdout + stderr);
      return 1;
    }
    console.log(`${written.length} workbooks and documents, no fault`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = main();
