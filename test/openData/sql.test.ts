/** The rule in SQL against the core: whatever the plans, DuckDB comes to the same levels and totals. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { evaluate, totalsByInterpretation } from '../../src/core/rules/evaluate';
import { INTERPRETATIONS } from '../../src/core/rules/interpretation';
import type { Plan } from '../../src/core/plan/plan';
import { READING } from '../../src/openData/codes';
import { openData } from '../../src/openData/openData';
import { arbitraryPlan, area, joined, measureAt, plan } from '../build/plans';
import { fullPlan, runRule, sourceOf } from '../build/openData';
import { runs } from '../build/runs';

const folder = mkdtempSync(join(tmpdir(), 'plneni-sql-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the files of a plan into a folder of its own. */
async function write(of: Plan, root: string): Promise<void> {
  const { files } = await openData(sourceOf(of), { tables: {}, findings: [] });
  for (const { file, bytes } of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), bytes);
  }
}

/** Plans of as many regions, each in its folder, as the ministry has them. */
async function writeAll(plans: readonly Plan[], root: string): Promise<void> {
  for (const [i, one] of plans.entries()) await write(one, join(root, `kraj=${i}`, 'obdobi=2024-2025'));
}

const { numRuns, seed } = runs(120);
const PLANS = fc
  .sample(arbitraryPlan, { numRuns, ...(seed === undefined ? {} : { seed }) })
  .map((plan, i): Plan => ({ ...plan, settings: { ...plan.settings, planName: `Plán "${i}", kraje` } }));

test('random plans, each in a folder of its own, come out alike under every interpretation and threshold', async () => {
  const root = join(folder, 'random');
  await writeAll(PLANS, root);
  const { totals, differences } = await runRule(root);
  expect(differences).toEqual([]);
  for (const plan of PLANS)
    for (const threshold of new Set([plan.settings.threshold, 0.5, 0.7, 1])) {
      const expected = totalsByInterpretation(evaluate({ ...plan, settings: { ...plan.settings, threshold } }));
      const found = totals.filter((row) => row['plan'] === plan.settings.planName && Number(row['prah']) === threshold);
      const counts = found.map((row) => [row['vyklad'], Number(row['plneno']), Number(row['castecne']), Number(row['neplneno'])]);
      // A plan without measures has no totals.
      const ids = plan.measures.length === 0 ? [] : INTERPRETATIONS;
      expect(new Map(counts.map(([vyklad, ...rest]) => [vyklad, rest]))).toEqual(
        new Map(ids.map((id) => [READING.of(id), Object.values(expected[id])])),
      );
    }
});

test.each([
  ['vyjadreni.csv', 'uroven', /,neplneno\r\n$/, ',castecne\r\n'],
  ['kriteria.csv', 'uroven', /E1\.1,neplneno,/, 'E1.1,castecne,'],
  ['opatreni.csv', 'uroven_vypoctena', /,neplneno,neplneno,,/, ',neplneno,plneno,,'],
  ['souhrn.csv', 'plneno', /celkem,celkem,výchozí,true,\d+,/, 'celkem,celkem,výchozí,true,99,'],
])('a level of %s that was changed is listed, and nothing else', async (file, column, from, to) => {
  const root = join(folder, `planted-${file}`);
  await write(fullPlan(), root);
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  expect(before).toMatch(from);
  writeFileSync(path, before.replace(from, to));
  const { differences } = await runRule(root);
  expect(differences.map(({ soubor, sloupec }) => [soubor, sloupec])).toEqual([[file, column]]);
});

test('codes that look like something else to a program come out as they are', async () => {
  const codes = [
    'NULL',
    '\\N',
    'NaN',
    'true',
    '1.10',
    '1.1',
    '1e5',
    '"',
    "''",
    'x\ny',
    '\\.',
    '–',
    'neuvedeno',
    '2024-01-01',
    'a,b;c',
    '#',
    '--',
    ' ž',
  ];
  const weird = plan({
    settings: { planName: 'null' },
    areas: [area('NULL', 'nic')],
    ...joined(...codes.map((code) => measureAt(code, ['fulfilled', 'unfulfilled', 'partial'], { subarea: 'NULL' }))),
  });
  const root = join(folder, "jiné kódy ' a mezery");
  await write(weird, root);
  const { totals, differences } = await runRule(root);
  expect(differences).toEqual([]);
  const used = totals.find(({ vyklad, prah }) => vyklad === 'vychozi' && Number(prah) === 0.9)!;
  expect(['plneno', 'castecne', 'neplneno'].map((column) => Number(used[column])).reduce((sum, n) => sum + n)).toBe(codes.length);
});
