/** The same rule in PostgreSQL, run as `pravidlo.sql` says: the client loads the files of one folder. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { findPostgres } from '../../scripts/postgres';
import type { Plan } from '../../src/core/plan/plan';
import { evaluate, totalsByInterpretation } from '../../src/core/rules/evaluate';
import { openData } from '../../src/openData/openData';
import { arbitraryPlan } from '../build/plans';
import { fullPlan, sourceOf } from '../build/openData';

const root = mkdtempSync(join(tmpdir(), 'plneni-postgres-'));
const programs = findPostgres();
let environment: NodeJS.ProcessEnv;

/** PostgreSQL refuses to run as root; Debian's package has a user for it. */
const isRoot = process.getuid?.() === 0;
const asServer = (program: string, ...args: string[]): string => {
  const command = [join(programs!, program), ...args];
  const [first = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  return execFileSync(first, rest, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

beforeAll(async () => {
  if (programs === null) throw new Error('PostgreSQL is missing: npx tsx scripts/test-deps.ts');
  const port = String(await freePort());
  if (isRoot) {
    const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    chownSync(root, id('-u'), id('-g'));
  }
  const data = join(root, 'data');
  asServer('initdb', '-D', data, '-A', 'trust', '-U', 'plneni', '-E', 'UTF8', '--no-locale', '--no-sync');
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories='' -c fsync=off`;
  asServer('pg_ctl', '-D', data, '-l', join(root, 'log'), '-w', '-o', options, 'start');
  environment = { ...process.env, PGHOST: '127.0.0.1', PGPORT: port, PGUSER: 'plneni', PGDATABASE: 'postgres', PGCLIENTENCODING: 'UTF8' };
});
afterAll(() => {
  try {
    asServer('pg_ctl', '-D', join(root, 'data'), '-m', 'immediate', 'stop');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

/** The files of several plans joined into one folder, headers once. */
async function joinedFiles(plans: readonly Plan[], folder: string): Promise<void> {
  mkdirSync(folder);
  for (const [i, plan] of plans.entries()) {
    for (const { file, bytes } of (await openData(sourceOf(plan), { tables: {}, findings: [] })).files) {
      const text = new TextDecoder().decode(bytes);
      if (i === 0) writeFileSync(join(folder, file), bytes);
      else if (file.endsWith('.csv')) appendFileSync(join(folder, file), text.slice(text.indexOf('\r\n') + 2));
    }
  }
}

/** Runs the line that the file itself gives for PostgreSQL: rows of the totals and of the differences. */
function runByItsOwnLine(folder: string): { readonly totals: string[]; readonly differences: string[] } {
  const [, line] = /^-- PostgreSQL[^:]*: +(sed .+)$/m.exec(readFileSync(join(folder, 'pravidlo.sql'), 'utf8'))!;
  const said = execFileSync(
    'bash',
    ['-o', 'pipefail', '-c', line!.replace(/psql$/, `"${programs}/psql" -v ON_ERROR_STOP=1 -X -q -A -t -F '|' -P footer=off`)],
    {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
    },
  );
  const rows = said.split('\n').filter((row) => row !== '');
  return { totals: rows.filter((row) => !row.includes('.csv|')), differences: rows.filter((row) => row.includes('.csv|')) };
}

test('random plans come out alike in PostgreSQL, and a planted change is listed', async () => {
  const plans = [fullPlan(), ...fc.sample(arbitraryPlan, { numRuns: 40, seed: 15 })]
    .filter(({ measures }) => measures.length > 0)
    .map((plan, i): Plan => ({ ...plan, settings: { ...plan.settings, planName: `Plán "${i}"` } }));
  const folder = join(root, 'plany se jménem');
  await joinedFiles(plans, folder);
  const { totals, differences } = runByItsOwnLine(folder);
  expect(differences).toEqual([]);
  for (const plan of plans) {
    const { fulfilled, partial, unfulfilled } = totalsByInterpretation(evaluate(plan)).default;
    const row = [plan.settings.planName, '2024-2025', 'vychozi', plan.settings.threshold, fulfilled, partial, unfulfilled].join('|');
    expect(totals).toContain(`CZ051|${row}`);
  }
  const path = join(folder, 'opatreni.csv');
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, before.replace(',neplneno,neplneno,,', ',neplneno,plneno,,'));
  expect(runByItsOwnLine(folder).differences).toEqual([expect.stringMatching(/^opatreni\.csv\|.+\|uroven_vypoctena\|plneno\|neplneno$/)]);
});
