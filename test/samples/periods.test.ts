import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { periodSamples } from '../../scripts/sample-periods';
import { lastPeriod, sideBySide, type PeriodsCompared } from '../../src/core/periods/sideBySide';
import { levelsOfPeriod } from '../../src/core/periods/period';
import { revisionsOf, TRIGGERS } from '../../src/core/periods/revise';
import { inOrder } from '../../src/core/rules/evaluate';
import { buildPlanWorkbook } from '../../src/files/plan/template';
import type { Report } from '../../src/workbook/summary/report';
import { inspect } from '../../src/workbook/plan/inspect';
import { readHistory } from '../../src/schema/read/periods';
import { open } from '../build/embedded';

const committed = (name: string): Buffer => readFileSync(join(__dirname, '..', '..', 'samples', `${name}.xlsx`));

interface Sample {
  readonly report: Report;
  readonly compared: PeriodsCompared;
  readonly triggers: ReadonlySet<string>;
}
async function sample(name: string): Promise<Sample> {
  await open(committed(name));
  const inspection = await inspect();
  if (inspection.kind !== 'plan') throw new Error(inspection.kind);
  const standing = { ...inspection.report, history: readHistory(inspection.cycle.history) };
  const compared = sideBySide(standing);
  const last = lastPeriod(standing);
  if ('faults' in compared || last === null || 'faults' in last) throw new Error('the periods do not follow each other');
  const triggers = new Set(revisionsOf(standing.evaluation, last).flatMap((revision) => revision.triggers));
  return { report: inspection.report, compared, triggers };
}
const errors = ({ findings }: Report): string[] => findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
const totals = ({ periods }: PeriodsCompared) => periods.map((period) => [period.label, ...inOrder(levelsOfPeriod(period))]);

test('both are what freezing, the decisions and Další období give (npx tsx scripts/build-samples.ts)', async () => {
  for (const [name, content] of Object.entries(await periodSamples()))
    expect([name, Buffer.compare(committed(name), Buffer.from(buildPlanWorkbook(content)))]).toEqual([name, 0]);
});

test('ukazka-2026-2027.xlsx: half way, with movements of every kind', async () => {
  const { report, compared, triggers } = await sample('ukazka-2026-2027');
  expect(errors(report)).toEqual([]);
  expect(totals(compared)).toEqual([
    ['2024–2025', 40, 28, 4],
    ['2026–2027', 43, 19, 10],
  ]);
  expect(compared.comparison.counts).toEqual({ improved: 10, worsened: 10, same: 45, new: 3, ended: 2, merged: 2, split: 2, incomparable: 0 });
  expect(compared.notes.editedSince).toBeNull();
  expect([...triggers].length).toBeGreaterThanOrEqual(TRIGGERS.length - 2);
});

test('ukazka-zaverecna-2027.xlsx: three periods, with ways of every kind', async () => {
  const { report, compared } = await sample('ukazka-zaverecna-2027');
  expect(errors(report)).toEqual([]);
  expect(totals(compared)).toEqual([
    ['2022–2023', 31, 33, 8],
    ['2024–2025', 40, 28, 4],
    ['2026–2027', 55, 14, 3],
  ]);
  const courses = new Set(compared.paths.map(({ course }) => course));
  expect([...courses].sort()).toEqual(['alwaysUnfulfilled', 'improving', 'steady', 'wavering', 'worsening', null].sort());
  expect(compared.paths.filter(({ course }) => course === 'alwaysUnfulfilled').map(({ code }) => code)).toEqual(['A2.8', 'B2.8', 'E1.9']);
});
