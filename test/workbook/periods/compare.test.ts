import { UnusablePeriods } from '../../../src/core/periods/fault';
import { levelsOfPeriod } from '../../../src/core/periods/period';
import { ExcelFault } from '../../../src/workbook/excel/run';
import { comparedPeriods, writeComparison } from '../../../src/workbook/periods/compare';
import { freezePeriod } from '../../../src/workbook/periods/freeze';
import { nextPlanSource } from '../../../src/workbook/periods/next';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, table } from '../../build/embedded';
import { nextPlanFile, periodPlan, type PlanOptions } from '../../build/periodPlans';
import { planOf } from '../../build/planFiles';

/** The plan 2024–2025, frozen, and of it the next one as a file. */
async function next(options: PlanOptions = {}): Promise<Uint8Array> {
  await open(periodPlan(options));
  await freezePeriod({ by: 'Jana Nováková', on: '2026-01-15', why: '', now: NOW });
  return nextPlanFile(await nextPlanSource({ from: '2026-01-01', to: '2027-12-31' }));
}
const set = (excel: Awaited<ReturnType<typeof open>>, sheet: string, address: string, value: unknown): Promise<void> =>
  asUser(excel, (context) => {
    context.workbook.worksheets.getItem(sheet).getRange(address).values = [[value]];
  });
const answer = (excel: Awaited<ReturnType<typeof open>>, rows: readonly (readonly [code: string, criterion: string, relation: string])[]) =>
  asUser(excel, (context) => {
    context.workbook.worksheets.getItem('Podklady').getRange(`A2:G${rows.length + 1}`).values = rows.map(([code, criterion, relation]) => [
      code,
      criterion,
      'OSV',
      relation,
      'Realizováno',
      '',
      'Doloženo.',
    ]);
  });
const faultsOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UnusablePeriods);
  return (error as UnusablePeriods).faults;
};
const ANSWERS = [
  ['A1.1', '1', 'Bezprostřední'],
  ['A1.2', '1', 'Částečný'],
  ['A1.3', '1', 'Bezprostřední'],
  ['A2.2', '1', 'Částečný'],
] as const;

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await next();
});

test('totals, sentences that add up, the matrix, movements and a chart', async () => {
  const excel = await open(bytes);
  await answer(excel, ANSWERS);
  const { periods, comparison } = await writeComparison({ now: NOW });
  expect(periods.map(({ label }) => label)).toEqual(['2024–2025', '2026–2027']);
  expect(comparison.counts).toMatchObject({ improved: 2, worsened: 5, same: 2, new: 0 });
  expect(table(excel, 'tblPorovnani').map((row) => row.slice(0, 5))).toEqual([
    ['Období', 'Plněno', 'Plněno částečně', 'Neplněno', 'Celkem'],
    ['2024–2025', 4, 3, 2, 9],
    ['2026–2027', 2, 1, 6, 9],
  ]);
  expect(table(excel, 'tblPorovnaniVeta').slice(1, 5)).toEqual([
    [
      'Co se porovnává',
      'Porovnává se 9 opatření, která na sebe navazují jedno na jedno; v období 2024–2025 bylo všech 9, v období 2026–2027 je jich 9.',
    ],
    ['Plněno', 'Plněno 4 → 2: zlepšilo se 1, zhoršila se 3.'],
    ['Plněno částečně', 'Plněno částečně 3 → 1: zlepšením přibylo 1, zlepšením ubylo 1, zhoršením ubyla 2.'],
    ['Neplněno', 'Neplněno 2 → 6: zlepšilo se 1, zhoršilo se 5.'],
  ]);
  const matrix = table(excel, 'tblPorovnaniPrechody');
  expect(matrix.map((row) => [row[0], row.at(-1)])).toEqual([
    ['Dříve ↓ Nyní →', 'Celkem'],
    ['Plněno', 4],
    ['Plněno částečně', 3],
    ['Neplněno', 2],
    ['Nové', 0],
    ['Vzniklé sloučením', 0],
    ['Vzniklé rozdělením', 0],
    ['Nesrovnatelné', 0],
    ['Celkem nyní', 9],
  ]);
  expect(matrix[8]!.slice(1, 4)).toEqual([2, 1, 6]);
  expect(column(excel, 'tblPorovnaniPohyb', 'Kód')).toEqual(['A1.1', 'A1.2', 'A1.3', 'A2.1', 'A2.2', 'B1.1', 'B1.2', 'B1.3', 'B1.10']);
  expect(table(excel, 'tblPorovnaniPohyb')[2]!.slice(0, 6)).toEqual([
    'A1.2',
    'Plněno',
    'Neplněno',
    '▼ zhoršení',
    'podklady',
    'podklady neposkytnuty',
  ]);
  const charts = await asUser(excel, async (context) => {
    const own = context.workbook.worksheets.getItem('Porovnání').charts.load('items/name,items/chartType');
    await context.sync();
    return own.items.map(({ name, chartType }) => `${name} ${chartType}`);
  });
  expect(charts).toEqual(['PlneniObdobi ColumnStacked100']);
});

test('again it changes nothing, taken back it is as it was, and what users wrote beside stays', async () => {
  const excel = await open(bytes);
  await answer(excel, ANSWERS);
  const before = contents(excel);
  await writeComparison({ now: NOW });
  const written = contents(excel);
  expect(await writeComparison({ now: NOW })).toMatchObject({ nothingChanged: true });
  expect(contents(excel)).toEqual(written);
  await asUser(excel, async (context) => {
    const own = context.workbook.tables.getItem('tblPorovnaniPohyb');
    own.columns.add(undefined, undefined, 'Komentář');
    await context.sync();
    own.columns.getItem('Komentář').getDataBodyRange().getCell(4, 0).values = [['u A2.2']];
    own.autoFilter.apply(own.getRange(), 3, { filterOn: 'Values', values: ['▼ zhoršení'] });
  });
  await set(excel, 'Podklady', 'D2', 'Žádný');
  await writeComparison({ now: NOW });
  expect(column(excel, 'tblPorovnaniPohyb', 'Komentář')[4]).toBe('u A2.2');
  expect(column(excel, 'tblPorovnaniPohyb', 'Nyní')[0]).toBe('Neplněno');
  const again = await open(bytes);
  await answer(again, ANSWERS);
  await writeComparison({ now: NOW });
  await undo();
  expect(contents(again)).toEqual(before);
});

test.each([1, 2, 3, 4])('a failure of message %i can be repaired by another run', async (n) => {
  const whole = await open(bytes);
  await answer(whole, ANSWERS);
  await writeComparison({ now: NOW });
  const said = (excel: typeof whole): unknown =>
    ['tblPorovnani', 'tblPorovnaniVeta', 'tblPorovnaniPrechody', 'tblPorovnaniPohyb'].map((name) => table(excel, name));
  const expected = said(whole);
  const excel = await open(bytes);
  await answer(excel, ANSWERS);
  excel.modes.failAtSync = { n, afterActions: n < 3 ? 0 : 25, code: 'GeneralException' };
  await writeComparison({ now: NOW }).catch((error: unknown) => expect(error).toBeInstanceOf(ExcelFault));
  excel.modes.failAtSync = undefined;
  await writeComparison({ now: NOW });
  expect(said(excel)).toEqual(expected);
});

test('a plan alone has nothing to be compared with; frozen and edited, it is compared with what was frozen', async () => {
  const excel = await open(periodPlan());
  expect(await faultsOf(comparedPeriods())).toEqual([{ code: 'oneAlone', period: '2024–2025' }]);
  await freezePeriod({ by: 'Jana', on: '2026-01-15', why: '', now: NOW });
  expect((await comparedPeriods()).comparison.counts).toMatchObject({ same: 9 });
  await set(excel, 'Podklady', 'E2', 'Neplní se');
  const { comparison, notes } = await comparedPeriods();
  expect(comparison.counts).toMatchObject({ same: 8, worsened: 1 });
  expect(notes.editedSince).toMatchObject({ by: 'Jana' });
});

test('a plan beside its own freeze: rows can be told apart, and nothing is said to last', async () => {
  const excel = await open(periodPlan());
  await freezePeriod({ by: 'Jana', on: '2026-01-15', why: '', now: NOW });
  await writeComparison({ now: NOW });
  expect(column(excel, 'tblPorovnani', 'Období')).toEqual(['2024–2025 (dříve)', '2024–2025 (nyní)']);
  expect(column(excel, 'tblPorovnaniVeta', 'Co se změnilo')).not.toContain('Trvale neplněno');
});

describe('workbooks of earlier periods', () => {
  const earlier = (options: PlanOptions = {}) =>
    planOf(
      periodPlan({
        ...options,
        settings: { planName: 'AP 2022', periodFrom: '2022-01-01', periodTo: '2023-12-31', asOf: '2023-12-31', ...options.settings },
      }),
    ).plan;

  test('three periods: the paths stand beside', async () => {
    const excel = await open(bytes);
    const { periods } = await writeComparison({ previous: [earlier()], now: NOW });
    expect(periods.map(({ label }) => label)).toEqual(['2022–2023', '2024–2025', '2026–2027']);
    const paths = table(excel, 'tblPorovnaniCesty');
    expect(paths.find(([code]) => code === 'B1.1')!.slice(0, 3)).toEqual([
      'B1.1',
      'trvale neplněno',
      '2022–2023 Neplněno → 2024–2025 Neplněno → 2026–2027 Neplněno',
    ]);
    expect(column(excel, 'tblPorovnaniVeta', 'Co se změnilo')).toContain('Trvale neplněno');
  });

  test('the same workbook of the same period: all is the same', async () => {
    await open(periodPlan());
    expect((await comparedPeriods({ previous: [planOf(periodPlan()).plan] })).comparison.counts).toMatchObject({ same: 9 });
  });

  test.each<[string, PlanOptions, object]>([
    ['another plan', { levels: { 'X1.1': ['P'], 'X1.2': ['N'], 'X1.3': ['N'] } }, { code: 'otherPlan', period: '2022–2023' }],
    ['a later one', { settings: { periodFrom: '2028-01-01', periodTo: '2029-12-31', asOf: '2029-12-31' } }, { code: 'laterPlan' }],
    ['one without dates', { settings: { periodFrom: '' } }, { code: 'noDates', missing: ['periodFrom'] }],
    [
      'codes that have got another meaning',
      { measures: (row) => (row.code === 'A1.1' ? { ...row, title: 'Koupit automobil pro pečovatelky' } : row) },
      { code: 'codeReused', measure: 'A1.1' },
    ],
  ])('%s: a fault, and nothing is written', async (_, options, fault) => {
    const excel = await open(periodPlan());
    const before = contents(excel);
    expect(await faultsOf(writeComparison({ previous: [earlier(options)], now: NOW }))).toEqual([expect.objectContaining(fault)]);
    expect(contents(excel)).toEqual(before);
  });

  test('a circle of measures that follow each other: a fault, and nothing is written', async () => {
    const excel = await open(bytes);
    const follows = (await open(bytes)).readSheet('Opatření').values[0]!.indexOf('Navazuje na');
    const letter = String.fromCharCode(65 + follows);
    await set(excel, 'Opatření', `${letter}2`, 'A1.2');
    await set(excel, 'Opatření', `${letter}3`, 'A1.1');
    const again = await open(await excel.save('xlsx'));
    const before = contents(again);
    expect(await faultsOf(writeComparison({ now: NOW }))).toEqual([{ code: 'lineageCycle', in: 'plan', codes: ['A1.1', 'A1.2', 'A1.1'] }]);
    expect(contents(again)).toEqual(before);
  });
});

test('another threshold: incomparable without the earlier workbook, recomputed with it', async () => {
  const content: PlanOptions = {};
  const territorial = async (): Promise<Uint8Array> => {
    const excel = await open(periodPlan(content));
    await set(excel, 'Podklady', 'F2', 'Horní');
    return excel.save('xlsx');
  };
  const old = await territorial();
  await open(old);
  await freezePeriod({ by: 'Jana', on: '2026-01-15', why: '', now: NOW });
  const source = await nextPlanSource({ from: '2026-01-01', to: '2027-12-31' });
  const excel = await open(nextPlanFile({ ...source, threshold: 0.5 }));
  await answer(excel, [['A1.1', '1', 'Bezprostřední']]);
  await set(excel, 'Podklady', 'F2', 'Horní');
  const without = await comparedPeriods();
  expect(without.comparison.movements[0]).toMatchObject({ code: 'A1.1', change: 'incomparable', because: ['threshold'] });
  const withFile = await comparedPeriods({ previous: [planOf(old).plan] });
  expect(withFile.comparison.movements[0]).toMatchObject({ code: 'A1.1', change: 'same', before: 'fulfilled', after: 'fulfilled' });
  expect(withFile.notes.ownThreshold).toBe(0.9);
});

test('recomputed with another threshold, the totals say what the sentences say', async () => {
  const partly = await open(periodPlan());
  await set(partly, 'Podklady', 'F2', 'Horní');
  const old = await partly.save('xlsx');
  const earlier = planOf(old).plan;
  await open(old);
  await freezePeriod({ by: 'Jana', on: '2026-01-15', why: '', now: NOW });
  const source = await nextPlanSource({ from: '2026-01-01', to: '2027-12-31' });
  const excel = await open(nextPlanFile({ ...source, threshold: 0.5 }));
  const { periods, given, comparison } = await writeComparison({ previous: [earlier], now: NOW });
  const { before } = comparison.totals;
  // One of two municipalities is less than 90 %, and as much as 50 %.
  expect([levelsOfPeriod(given.periods[0]!).fulfilled, before.fulfilled]).toEqual([3, 4]);
  expect(levelsOfPeriod(periods[0]!)).toEqual(before);
  expect(column(excel, 'tblPorovnani', 'Plněno')[0]).toBe(before.fulfilled);
  expect(column(excel, 'tblPorovnani', 'Práh')[0]).toBe(0.5);
  expect(column(excel, 'tblPorovnaniPrechody', 'Celkem')[0]).toBe(before.fulfilled);
  expect(column(excel, 'tblPorovnaniVeta', 'Jak to vychází')[1]).toMatch(/^Plněno 4 → /);
});
