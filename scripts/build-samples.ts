/** Writes samples/*.xlsx from samples/data and data, and samples/smoke/*.xlsx: `npm run samples`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultyWorkbook, sampleWorkbook } from './sample-workbooks';
import { smokeWorkbooks } from './smoke-workbooks';

async function main(): Promise<void> {
  const folder = join(__dirname, '..', 'samples');
  mkdirSync(join(folder, 'smoke'), { recursive: true });
  const smoke = Object.entries(await smokeWorkbooks()).map(([name, bytes]) => [`smoke/${name}`, bytes] as const);
  for (const [name, bytes] of [['ukazka.xlsx', sampleWorkbook()] as const, ['ukazka-chyby.xlsx', faultyWorkbook()] as const, ...smoke]) {
    writeFileSync(join(folder, name), bytes);
    console.log(`samples/${name}: ${bytes.length} bytes`);
  }
}

void main();
