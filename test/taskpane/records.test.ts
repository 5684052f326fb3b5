import { evaluate } from '../../src/core/rules/evaluate';
import { readPlan } from '../../src/schema/read/records';
import type { WorkbookTables } from '../../src/schema/read/rows';
import { missingByDistrict } from '../../src/taskpane/features/measures/coverage';
import { changesToWrite, codeAt, placeOfRecord, settingsOf, verdictOf } from '../../src/taskpane/session/records';
import type { PlanInspection } from '../../src/taskpane/ports/workbook';
import { MemoryWorkbook } from '../build/memoryWorkbook';
import { sampleTables } from '../build/sampleTables';

const tables = sampleTables();
const { plan } = readPlan(tables);
const evaluation = evaluate(plan);

test('a selected row leads to its measure, from all three sheets', () => {
  expect(codeAt({ sheet: 'Opatření', row: 1 }, plan, tables)).toBe('A1.1');
  expect(codeAt({ sheet: 'Opatření', row: 0 }, plan, tables)).toBeNull();
  expect(codeAt({ sheet: 'Opatření', row: 500 }, plan, tables)).toBeNull();
  expect(codeAt({ sheet: 'Obce', row: 1 }, plan, tables)).toBeNull();
  const last = plan.statements.at(-1)!;
  expect(codeAt({ sheet: 'Podklady', row: last.row + 1 }, plan, tables)).toBe(last.measure);
  const criterion = plan.criteria.at(-1)!;
  expect(codeAt({ sheet: 'Kritéria', row: criterion.row + 1 }, plan, tables)).toBe(criterion.measure);
});

test('there and back again, wherever the table stands', () => {
  const moved: WorkbookTables = { ...tables, measures: { ...tables.measures!, top: 4, left: 2 } };
  expect(placeOfRecord({ table: 'measures', row: 0, column: 'code' }, moved)).toEqual({ sheet: 'Opatření', cell: 'C6' });
  expect(codeAt({ sheet: 'Opatření', row: 5 }, plan, moved)).toBe('A1.1');
});

test('what the next run will move: nothing before the first run, then what differs', async () => {
  expect(changesToWrite(evaluation, tables)).toEqual([]);
  const workbook = new MemoryWorkbook(tables);
  await workbook.summarize();
  const statements = workbook.rowsOf('statements').flatMap((cells, row) => (cells[0] === 'A1.1' ? [row] : []));
  for (const row of statements) workbook.type('Podklady', row + 1, 4, 'Neplní se');
  const inspection = (await workbook.inspect()) as PlanInspection;
  expect(inspection.current).toBe(false);
  expect(changesToWrite(inspection.report.evaluation, inspection.tables)).toEqual([{ code: 'A1.1', from: 'fulfilled', to: 'unfulfilled' }]);
});

test('settings as typed, by their keys', () => {
  expect(settingsOf(tables)).toMatchObject({ planName: 'Akční plán 2024-2025', expected: 72, threshold: 0.9, reading: 'výchozí' });
  expect(settingsOf({})).toEqual({});
});

test('missing municipalities stand by district, and a whole district says so', () => {
  const { coverage } = verdictOf(evaluation, 'A1.3')!;
  const districts = missingByDistrict(coverage!, evaluation.gazetteer);
  expect(districts.reduce((sum, { names }) => sum + names.length, 0)).toBe(coverage!.missing.length);
  expect(districts.map(({ orp, whole }) => [orp, whole])).toEqual([
    ['Tanvald', true],
    ['Železný Brod', true],
  ]);
});
