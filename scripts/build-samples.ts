/** Writes samples/*.xlsx from samples/data and data, the template of an office, and samples/smoke/*.xlsx: `npm run samples`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPlanWorkbook } from '../src/files/plan/template';
import { periodSamples } from './sample-periods';
import { faultyWorkbook, sampleWorkbook, townWorkbook } from './sample-workbooks';
import { sampleTemplate } from './sample-template';
import { smokeWorkbooks } from './smoke-workbooks';

async function main(): Promise<void> {
  const folder = join(__dirname, '..', 'samples');
  mkdirSync(join(folder, 'smoke'), { recursive: true });
  const smoke = Object.entries(await smokeWorkbooks()).map(([name, bytes]) => [`smoke/${name}`, bytes] as const);
  const files = [
    ['ukazka.xlsx', sampleWorkbook()],
    ['ukazka-chyby.xlsx', faultyWorkbook()],
    ...Object.entries(await periodSamples()).map(([name, content]) => [`${name}.xlsx`, buildPlanWorkbook(content)] as const),
    ['ukazka-mesto.xlsx', townWorkbook()],
    ['sablona-uradu.docx', await sampleTemplate()],
    ...smoke,
  ] as const;
  for (const [name, bytes] of files) {
    writeFileSync(join(folder, name), bytes);
    console.log(`samples/${name}: ${bytes.length} bytes`);
  }
}

void main();
