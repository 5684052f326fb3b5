/**
 * Writes every kind of workbook the product writes and checks each against ISO/IEC 29500 (tools/ooxml), because Excel
 * repairs or refuses what other programs forgive. Run by .ci/run after the build; needs python3 and xmllint.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
const samples = ['ukazka', 'ukazka-chyby'].map((name) => ({ name, path: join(root, 'samples', `${name}.xlsx`) }));

function main(): number {
  const folder = mkdtempSync(join(tmpdir(), 'plneni-'));
  try {
    const written = samples.map(({ path }) => path);
    const summarize = (input: string, name: string, ...options: string[]): string => {
      const out = join(folder, name);
      const { status, stderr } = spawnSync('node', [join(root, 'bin/plneni.js'), 'summarize', input, '--out', out, ...options], { encoding: 'utf8' });
      if (status !== 0 && status !== 1) throw new Error(`plneni summarize ${input} ${options.join(' ')}: ${stderr}`);
      written.push(out);
      return out;
    };
    for (const { name, path } of samples) summarize(summarize(path, `${name}-souhrn.xlsx`), `${name}-podruhe.xlsx`);
    const { status, stdout, stderr } = spawnSync(join(root, 'tools/ooxml/validate-ooxml'), written, { encoding: 'utf8' });
    if (status !== 0) {
      console.error(stdout + stderr);
      return 1;
    }
    console.log(`${written.length} workbooks, no fault`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

process.exitCode = main();
