/** Run by bench/collect.ts in a process of its own: reads a folder of returns on every core and plans the changes. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { planChanges } from '../src/core/exchange/collect';
import type { Return } from '../src/core/exchange/returned';
import { readInProcesses } from '../src/cli/process/readerPool';
import { countryPlan, EXPECTED } from './returns';

async function main(): Promise<void> {
  const [folder = '', reader = ''] = process.argv.slice(2);
  const paths = readdirSync(folder).map((name) => join(folder, name));
  const start = performance.now();
  const returns: Return[] = [];
  await readInProcesses(reader)(paths, EXPECTED, (_, { readings }) => {
    for (const reading of readings) if (reading.status === 'read') returns.push(reading.return);
  });
  const read = performance.now();
  const { plan, exchange } = countryPlan(paths.length);
  const { writes, conflicts, unplaced } = planChanges(plan, exchange, returns);
  process.stdout.write(
    JSON.stringify({
      reading: read - start,
      planning: performance.now() - read,
      returns: returns.length,
      writes: writes.length,
      conflicts: conflicts.length,
      unplaced: unplaced.length,
      peak: process.resourceUsage().maxRSS * 1024,
    }),
  );
}

void main();
