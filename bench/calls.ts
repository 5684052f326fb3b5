import { spawnSync } from 'node:child_process';
import { unzipSync, zipSync } from 'fflate';
import { addressees } from '../src/core/people/addressees';
import { liberecRegion } from '../src/core/plan/municipalities';
import { buildRequests, zipRequests } from '../src/files/request/zipRequests';
import { readExchange } from '../src/schema/read/exchange';
import { readPlan } from '../src/schema/read/records';
import { bigTables } from './bigPlan';
import type { Section } from './section';
import { best, inMs, mega, ratio } from './timing';

/** 17 criteria for each, as an addressed municipality of the sample has. */
const CRITERIA = 17;

/** The addressees of a plan that many answer: as many copies of one list of criteria as are asked for. */
function addressed(count: number) {
  const tables = bigTables(CRITERIA, 1, 0);
  const { plan } = readPlan(tables);
  const partners = Array.from({ length: count - 1 }, (_, i) => `Obec číslo ${i + 1}`).join('; ');
  const measures = plan.measures.map((measure) => ({ ...measure, partners }));
  return addressees({ ...plan, measures }, readExchange(tables)).addressees;
}

const common = {
  plan: { id: 'bench', name: 'Akční plán 2024-2025' },
  municipalities: liberecRegion(),
  issuedOn: '2026-01-05',
  deadline: '2026-01-31',
  returnTo: 'osv@example.org',
};

/** Run in a process of its own: what it needs at most is then its own. */
async function alone(count: number): Promise<void> {
  const list = addressed(count);
  const before = process.resourceUsage().maxRSS;
  const start = performance.now();
  const zip = zipRequests(await buildRequests(list, common));
  const ms = performance.now() - start;
  process.stdout.write(JSON.stringify({ ms, bytes: zip.length, kB: process.resourceUsage().maxRSS - before }));
}

export async function calls(): Promise<Section> {
  const built = [100, 1000].map((count) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', __filename, String(count)], { encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    return { count, ...(JSON.parse(stdout) as { ms: number; bytes: number; kB: number }) };
  });
  const few = addressed(20);
  const made = await best(() => buildRequests(few, common));
  const unpacked = made.result.map(({ bytes }) => unzipSync(bytes));
  const packed = await best(() => unpacked.map((parts) => zipSync(parts, { level: 6 })));
  return {
    title: `Requests: ${CRITERIA} criteria for each addressee`,
    rows: [
      ...built.flatMap(({ count, ms, bytes, kB }) => [
        { what: `${count} addressees`, value: `${inMs(ms)}, ${Math.round((count / ms) * 1000)} calls/s` },
        { what: `${count} addressees: the zip`, value: mega(bytes) },
        { what: `${count} addressees: memory on top of the program`, value: mega(kB * 1024) },
      ]),
      { what: 'a call against packing its parts alone', value: ratio(made.ms, packed.ms) },
    ],
  };
}

if (require.main === module) void alone(Number(process.argv[2]));
