/** The workbook of the next plan as the pane makes it: read again as a plan, with its history and its predecessors. */
import { planWorkbook } from '../../src/files/plan/template';
import { readPlanFile } from '../../src/files/plan/readPlanFile';
import { pageFiles } from '../../src/taskpane/ports/pageFiles';
import { freezeIn } from '../../src/workbook/periods/frozen';
import { nextSourceIn } from '../../src/workbook/periods/nextSource';
import { periodsStanding } from '../../src/workbook/periods/standing';
import { evaluateTables } from '../../src/workbook/summary/report';
import { periodPlanContent } from '../build/periodPlans';
import { cycleOf, tablesOf } from '../build/sampleTables';

test('a plan of its own under its own name, two of one name are two', async () => {
  const content = periodPlanContent();
  const tables = tablesOf(planWorkbook(content));
  const { plan, evaluation } = evaluateTables(tables);
  const { rows } = freezeIn(periodsStanding(plan, evaluation, {}), { by: 'Jana', on: '2026-01-15', why: '' });
  const cycle = cycleOf(planWorkbook({ ...content, history: rows }));
  const [from, to] = ['2026-01-01', '2027-12-31'];
  const source = nextSourceIn({ ...periodsStanding(plan, evaluation, cycle), tables }, { from, to });
  const draft = { name: 'Akční plán 2026–2027', from, to, issuedOn: '2026-01-26' };
  const [first, second] = await Promise.all([pageFiles.nextPlan(source, draft), pageFiles.nextPlan(source, draft)]);
  expect(first.name).toBe('akcni-plan-2026-2027.xlsx');
  const read = readPlanFile(first.bytes);
  if (!('plan' in read)) throw new Error(JSON.stringify(read));
  expect(read.plan.settings).toMatchObject({ planName: draft.name, periodFrom: from, periodTo: to });
  expect(read.plan.measures.map(({ code, follows }) => [code, follows])).toContainEqual(['A1.1', 'A1.1']);
  expect(read.plan.statements).toEqual([]);
  expect(second.bytes).not.toEqual(first.bytes);
});
