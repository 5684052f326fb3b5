import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerDigest } from '../../../src/core/exchange/answerDigest';
import { NO_ANSWER } from '../../../src/core/plan/answer';
import { toSerial } from '../../../src/core/text/date';
import { buildRequestWorkbook, requestWorkbook } from '../../../src/files/request/request';
import { writeXlsx, type Workbook } from '../../../src/files/write/workbook';
import type { FormRow } from '../../../src/schema/request';
import type { RequestInspection } from '../../../src/workbook/request/request';
import { confirmRequest, withdrawConfirmation, writeAnswer, type AnswerPlace } from '../../../src/workbook/request/answers';
import { collect } from '../../../src/workbook/returns/collect';
import { CellChanged } from '../../../src/workbook/excel/cellChanged';
import { inspect } from '../../../src/workbook/plan/inspect';
import { ExcelFault } from '../../../src/workbook/excel/run';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, contents, NOW, open, sample } from '../../build/embedded';
import { addresseesOf, DONE, inspected, returned } from '../../build/embeddedReturns';

type Content = Parameters<typeof requestWorkbook>[0];
const LEAD = 'Odbor sociálních věcí';
let content: Content;
beforeAll(async () => {
  await open(sample());
  const plan = await inspected();
  content = {
    plan: { id: plan.planId, name: plan.report.plan.settings.planName },
    addressee: addresseesOf(plan).find(({ name }) => name === LEAD)!,
    municipalities: plan.report.plan.municipalities,
    issuedOn: '2026-01-05',
    deadline: '2026-01-31',
    returnTo: '',
  };
});

const changed = (change: (workbook: Workbook) => Workbook): Uint8Array => writeXlsx(change(requestWorkbook(content)));

async function called(): Promise<RequestInspection> {
  const inspection = await inspect();
  if (inspection.kind !== 'request') throw new Error(`a ${inspection.kind}`);
  return inspection.request;
}

const placeOf = ({ row, measure, criterion, submitter }: FormRow): AnswerPlace => ({ row, measure, criterion, submitter });
const answerOf = (row: FormRow): typeof NO_ANSWER => ({ ...NO_ANSWER, ...row.answer });

test('a call with its columns in the earlier order is filled in as any other', async () => {
  const excel = await open(readFileSync(join(__dirname, '../../fixtures/requests/vyzva-starsi-poradi.xlsx')));
  const { rows, addressee } = await called();
  expect([addressee, rows.length, rows[0]!.answer.description]).toEqual([LEAD, 3, 'Setkání proběhlo & zápis <je>.']);
  await writeAnswer(placeOf(rows[1]!), { ...NO_ANSWER, relation: 'Částečný', description: 'Sešli jsme se.' }, answerOf(rows[1]!), NOW);
  expect((await called()).rows[1]!.answer).toMatchObject({ relation: 'Částečný', description: 'Sešli jsme se.' });
  expect(excel.readSheet('Podklady').cell('J7').value).toBe('Sešli jsme se.');
});

describe('a call is known', () => {
  test('by its role: whose it is, of which plan, until when, and what is to be answered', async () => {
    await open(buildRequestWorkbook(content));
    const call = await called();
    expect(call).toMatchObject({
      addressee: LEAD,
      planName: content.plan.name,
      deadline: '2026-01-31',
      sheet: 'Podklady',
      confirmation: null,
    });
    expect(call.rows.map(({ measure, criterion }) => [measure, criterion])).toEqual(
      content.addressee.items.map(({ measure, criterion }) => [measure.code, criterion?.number ?? '']),
    );
    expect(call.rows[0]!.answer.description).toBe(content.addressee.items[0]!.statements[0]!.description);
    expect(call.municipalities).toHaveLength(215);
    expect(call.municipalities[0]).toEqual({ code: '513890', name: 'Skalka u Doks', orp: 'Česká Lípa', pou: 'Doksy' });
  });

  test('by its form, where a program dropped the properties and the tables', async () => {
    await open(
      changed((workbook) => ({
        ...workbook,
        properties: [],
        sheets: workbook.sheets.map(({ table: _, ...sheet }) => sheet),
      })),
    );
    expect(await called()).toMatchObject({ addressee: LEAD, planName: content.plan.name });
  });

  test('a plan is none, whatever its property says of itself', async () => {
    await open(sample());
    expect(await inspected()).toMatchObject({ kind: 'plan', planId: content.plan.id, exchange: { deadline: '2026-01-16' } });
    await open(null);
    expect((await inspect()).kind).toBe('other');
  });
});

describe('an answer is written into its row', () => {
  test('only what changes, known words as the lists have them, the day as a day, on a sheet that stays protected', async () => {
    const excel = await open(buildRequestWorkbook(content));
    const before = contents(excel);
    const call = await called();
    const [row] = call.rows;
    const answer = { ...answerOf(row!), relation: 'bezprostredni', description: '=1+1', date: '1. 12. 2025' };
    await writeAnswer(placeOf(row!), answer, row!.answer, NOW);
    const after = await called();
    expect(after.rows[0]!.answer).toEqual({ ...row!.answer, relation: 'Bezprostřední', description: '=1+1', date: '2025-12-01' });
    expect(after.rows.slice(1)).toEqual(call.rows.slice(1));
    const view = excel.readSheet('Podklady');
    expect(view.protected).toBe(true);
    const cells = view.values[call.top + 1]!;
    const at = cells.indexOf(toSerial('2025-12-01'));
    const place = `${String.fromCharCode(65 + at)}${call.top + 2}`;
    expect(view.cell(place).text).toBe('1. 12. 2025');
    expect(cells.filter((cell) => cell === '=1+1')).toHaveLength(1);
    expect(await undo()).toMatchObject([{ what: 'answer', detail: `${row!.measure} ${row!.criterion}` }]);
    expect(contents(excel)).toEqual(before);
  });

  test('a sheet that the gestor has put a password on takes answers all the same: their cells are unlocked', async () => {
    const excel = await open(buildRequestWorkbook(content));
    await asUser(excel, (context) => {
      const { protection } = context.workbook.worksheets.getItem('Podklady');
      protection.unprotect();
      protection.protect({}, 'tajné');
    });
    const { rows } = await called();
    await writeAnswer(placeOf(rows[0]!), DONE, {}, NOW);
    expect((await called()).rows[0]!.answer).toMatchObject({ description: DONE.description });
  });

  test.each<[string, (row: FormRow) => readonly [AnswerPlace, Partial<typeof NO_ANSWER>]]>([
    ['shows something else by now', (row) => [placeOf(row), { ...row.answer, description: 'něco starého' }]],
    ["is another criterion's by now", (row) => [{ ...placeOf(row), criterion: '99' }, row.answer]],
    ['is gone', (row) => [{ ...placeOf(row), row: 9999 }, row.answer]],
  ])('a row that %s is left alone', async (_, stale) => {
    const excel = await open(buildRequestWorkbook(content));
    const before = contents(excel);
    const [row] = (await called()).rows;
    const [place, expected] = stale(row!);
    await expect(writeAnswer(place, DONE, expected, NOW)).rejects.toBeInstanceOf(CellChanged);
    expect(contents(excel)).toEqual(before);
  });

  test('the same answer again writes nothing', async () => {
    const excel = await open(buildRequestWorkbook(content));
    const [row] = (await called()).rows;
    excel.log = [];
    await writeAnswer(placeOf(row!), answerOf(row!), row!.answer, NOW);
    expect(excel.log).toHaveLength(2);
  });
});

describe('Potvrzuji úplnost', () => {
  test('is kept with name and day, survives saving, and is withdrawn in one change with the next answer', async () => {
    const first = await open(buildRequestWorkbook(content));
    await confirmRequest('=Jana Nováková', '2026-01-20', NOW);
    expect((await called()).confirmation).toEqual({ by: '=Jana Nováková', on: '2026-01-20', holds: true });
    const excel = await open(await first.save());
    const confirmed = contents(excel);
    const { rows, confirmation } = await called();
    expect(confirmation).toMatchObject({ holds: true });
    await writeAnswer(placeOf(rows[0]!), DONE, rows[0]!.answer, NOW);
    expect((await called()).confirmation).toBeNull();
    await undo();
    expect(contents(excel)).toEqual(confirmed);
    expect((await called()).confirmation).toMatchObject({ holds: true });
  });

  test('no longer holds once a cell is edited by hand, and holds again with the answer back', async () => {
    const excel = await open(buildRequestWorkbook(content));
    const { rows, top } = await called();
    await confirmRequest('Jana', '2026-01-20', NOW);
    const description = rows[0]!.answer.description!;
    const at = excel.readSheet('Podklady').values[top + 1]!.indexOf(description);
    const cell = `${String.fromCharCode(65 + at)}${top + 2}`;
    await excel.edit('Podklady', cell, 'Ještě něco.');
    expect((await called()).confirmation).toMatchObject({ holds: false });
    await excel.edit('Podklady', cell, `${description} `);
    expect((await called()).confirmation).toMatchObject({ holds: true });
  });

  test('can be taken back', async () => {
    const excel = await open(buildRequestWorkbook(content));
    const before = contents(excel);
    await confirmRequest('Jana', '2026-01-20', NOW);
    await withdrawConfirmation(NOW);
    expect((await called()).confirmation).toBeNull();
    expect(contents(excel)).toEqual(before);
  });

  test('without the cells for it, says so', async () => {
    await open(changed((workbook) => ({ ...workbook, names: workbook.names.filter(({ name }) => !name.startsWith('Plneni_Potvr')) })));
    await expect(confirmRequest('Jana', '2026-01-20', NOW)).rejects.toBeInstanceOf(ExcelFault);
  });
});

test('from the call through the answers to the plan', async () => {
  await open(buildRequestWorkbook(content));
  const { rows } = await called();
  for (const row of rows.slice(0, 3)) await writeAnswer(placeOf(row), { ...DONE, description: `Odpověď ${row.row}` }, row.answer, NOW);
  await confirmRequest('Jana Nováková', '2026-01-20', NOW);
  const { rows: filled, confirmation } = await called();
  await open(sample());
  const file = returned(
    LEAD,
    filled.map(({ row, ...form }) => ({ ...form, sheet: 'Podklady', row: row + 1 })),
    { confirmation },
  );
  const { written, changes } = await collect([file], {}, { now: NOW });
  expect([written, changes.conflicts]).toEqual([3, []]);
  const { report, exchange } = await inspected();
  const [measure, criterion] = [rows[0]!.measure, rows[0]!.criterion];
  const statement = report.plan.statements.find((one) => one.submitter === LEAD && one.measure === measure && one.criterion === criterion)!;
  expect(statement.description).toBe('Odpověď 0');
  expect(exchange.sources.get(statement.row)).toContain(answerDigest({ ...DONE, description: 'Odpověď 0' }));
  expect(exchange.contacts.find(({ name }) => name === LEAD)).toMatchObject({ confirmedBy: 'Jana Nováková', confirmedOn: '2026-01-20' });
});
