/** Columns of codes are texts in everything that is made, so that 1.10 and 01 keep their zeros. */
import { planOf } from '../../build/planFiles';
import { buildPlanWorkbook } from '../../../src/files/plan/template';
import { INPUT, type Table } from '../../../src/schema/tables';
import { applyRepairs } from '../../../src/workbook/plan/repair';
import { repairsOf } from '../../../src/schema/read/repairs';
import { check } from '../../../src/workbook/summary/summarize';
import { collect } from '../../../src/workbook/returns/collect';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, contents, NOW, open, table } from '../../build/embedded';
import { DONE, returned, row } from '../../build/embeddedReturns';

const plan = (): Uint8Array =>
  buildPlanWorkbook({
    id: 'plan-kody',
    issuedOn: '2026-01-01',
    tables: {
      areas: [
        { code: '01', name: 'Okruh' },
        { code: '01.10', name: 'Podokruh', parent: '01' },
      ],
      measures: [{ code: '1.10', subarea: '01.10', title: 'Setkání', lead: 'OSV' }],
      criteria: [
        { measure: '1.10', number: '01', text: 'Jedno' },
        { measure: '1.10', number: '1.10', text: 'Druhé' },
      ],
      leads: [{ name: 'OSV' }],
    },
  });

const formats = (sheet: string, cells: string): Promise<string[][]> =>
  asUser(opened, async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(cells).load('numberFormat');
    await context.sync();
    return range.numberFormat as string[][];
  });
let opened: Awaited<ReturnType<typeof open>>;

test('in a new plan, in its rows and below them', async () => {
  opened = await open(plan());
  for (const { sheet, columns } of Object.values<Table>(INPUT))
    for (const [i, { kind, whenFilled }] of Object.values(columns).entries()) {
      // A column of plans that follow another one is not in a new plan.
      if (kind !== 'code' || whenFilled) continue;
      const column = String.fromCharCode(65 + i);
      expect([sheet, column, await formats(sheet, `${column}2:${column}2`), await formats(sheet, `${column}300:${column}300`)]).toEqual([
        sheet,
        column,
        [['@']],
        [['@']],
      ]);
    }
  expect(planOf(plan()).plan.criteria.map(({ number }) => number)).toEqual(['01', '1.10']);
});

test('what is typed there stays as it is typed', async () => {
  opened = await open(plan());
  await asUser(opened, (context) => {
    context.workbook.worksheets.getItem('Opatření').getRange('A3:C3').values = [['2.10', '01', 'Mapa']];
    context.workbook.worksheets.getItem('Kritéria').getRange('A4:C4').values = [['2.10', '1-2', 'Mapa je na webu']];
  });
  const report = await check();
  expect(report.plan.measures.map(({ code }) => code)).toEqual(['1.10', '2.10']);
  expect(report.plan.criteria.map(({ number }) => number)).toEqual(['01', '1.10', '1-2']);
});

test('in rows that collecting adds: the first fills the blank row, others come below; undone, all is as before', async () => {
  opened = await open(plan());
  const before = contents(opened);
  await collect([returned('OSV', [row('1.10', '01', DONE), row('1.10', '1.10', DONE)])], {}, { now: NOW });
  expect(table(opened, 'tblPodklady').map((cells) => cells.slice(0, 2))).toEqual([
    ['Kód opatření', 'Č. kritéria'],
    ['1.10', '01'],
    ['1.10', '1.10'],
  ]);
  expect(await formats('Podklady', 'A2:B3')).toEqual([
    ['@', '@'],
    ['@', '@'],
  ]);
  await undo();
  expect(contents(opened)).toEqual(before);
});

test('a code that became a number or a day is written as a text, and Vrátit gives it back', async () => {
  opened = await open(plan());
  await asUser(opened, (context) => {
    const range = context.workbook.worksheets.getItem('Kritéria').getRange('A2:B2');
    range.numberFormat = [['General', 'd. m. yyyy']];
    range.values = [[1.1, 46023]];
  });
  const { plan: read, findings } = await check();
  const chosen = findings.flatMap((found) => repairsOf(read, found));
  expect(chosen.map(({ before, after }) => [before, after])).toEqual([
    [46023, '1.1'],
    [46023, '1.26'],
    [1.1, '1.1'],
    [1.1, '1.10'],
  ]);
  await applyRepairs([chosen[0]!, chosen[3]!], NOW);
  expect(table(opened, 'tblKriteria')[1]!.slice(0, 2)).toEqual(['1.10', '1.1']);
  expect((await check()).findings.filter(({ code }) => code === 'codeIsDate' || code === 'codeIsNumber')).toEqual([]);
  await undo();
  expect(table(opened, 'tblKriteria')[1]!.slice(0, 2)).toEqual([1.1, 46023]);
});
