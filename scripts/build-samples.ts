/** Writes samples/*.xlsx from samples/data and data: `npx tsx scripts/build-samples.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultyWorkbook, sampleWorkbook } from './sample-workbooks';

const folder = join(__dirname, '..', 'samples');
for (const [name, bytes] of [
  ['ukazka.xlsx', sampleWorkbook()],
  ['ukazka-chyby.xlsx', faultyWorkbook()],
] as const) {
  writeFileSync(join(folder, name), bytes);
  console.log(`samples/${name}: ${bytes.length} bytes`);
}
