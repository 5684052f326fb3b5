import { UnusablePeriods } from '../../../src/core/periods/fault';
import { openWorkbook } from '../../../src/host/node';
import { ExcelFault } from '../../../src/workbook/excel/run';
import { freezePeriod, type FreezeOptions } from '../../../src/workbook/periods/freeze';
import { inspect } from '../../../src/workbook/plan/inspect';
import { periodsStanding } from '../../../src/workbook/periods/standing';
import { periodsState, type PeriodsState } from '../../../src/workbook/periods/state';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, table } from '../../build/embedded';
import { periodPlan } from '../../build/periodPlans';

const freeze = (over: Partial<FreezeOptions> = {}) => freezePeriod({ by: 'Jana Nováková', on: '2026-01-15', why: '', now: NOW, ...over });
const faultsOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UnusablePeriods);
  return (error as UnusablePeriods).faults;
};
/** As the pane sees it. */
async function inspectPeriods(): Promise<PeriodsState> {
  const inspection = await inspect();
  if (inspection.kind !== 'plan') throw new Error(inspection.kind);
  const { report, cycle } = inspection;
  return periodsState(periodsStanding(report.plan, report.evaluation, cycle));
}
const set = (excel: Awaited<ReturnType<typeof open>>, sheet: string, address: string, value: unknown): Promise<void> =>
  asUser(excel, (context) => {
    context.workbook.worksheets.getItem(sheet).getRange(address).values = [[value]];
  });

test('a row for each measure, and again nothing', async () => {
  const excel = await open(periodPlan());
  const report = await freeze();
  expect(report).toMatchObject({ already: false, replaced: 0, period: { label: '2024–2025', asOf: '2025-12-31' } });
  const [header, ...rows] = table(excel, 'tblHistorie');
  expect(header).toEqual([
    ...['Období', 'Stav k datu', 'Kód', 'Opatření', 'Okruh', 'Gestor', 'Úroveň', 'Vypočtená', 'Upravena'],
    ...['Kritérií plněno', 'Kritérií částečně', 'Kritérií neplněno'],
    ...['Úroveň (výchozí)', 'Úroveň (doslovný)', 'Úroveň (relativní)', 'Úroveň (vstřícný)'],
    ...['Pokrytí', 'Hlavní důvod', 'Výklad', 'Práh', 'Otisk', 'Uzavřel', 'Dne'],
    ...['Důvod opravy', 'Nahrazeno', 'Navazuje na', 'Kontrolní kód podkladů', 'Kontrolní kód kritérií'],
  ]);
  expect(rows.map((row) => `${String(row[2])} ${String(row[6])}`)).toEqual([
    'A1.1 Plněno',
    'A1.2 Plněno',
    'A1.3 Plněno částečně',
    'A2.1 Plněno částečně',
    'A2.2 Neplněno',
    'B1.1 Neplněno',
    'B1.2 Plněno',
    'B1.3 Plněno částečně',
    'B1.10 Plněno',
  ]);
  expect(column(excel, 'tblHistorie', 'Hlavní důvod')[5]).toBe('podklady neposkytnuty (bez odpovědi)');
  const before = contents(excel);
  expect(await freeze({ by: 'Petr', on: '2026-03-01' })).toMatchObject({ already: true });
  expect(contents(excel)).toEqual(before);
  expect(await inspectPeriods()).toMatchObject({
    freeze: { frozen: { by: 'Jana Nováková', on: '2026-01-15' }, isEdited: false },
    faults: [],
    levels: { fulfilled: 4, partial: 3, unfulfilled: 2 },
  });
});

test('a correction needs a reason; the older rows stay and say when they were replaced', async () => {
  const excel = await open(periodPlan());
  await freeze();
  await set(excel, 'Podklady', 'E2', 'Neplní se');
  expect(await inspectPeriods()).toMatchObject({ freeze: { isEdited: true } });
  const before = contents(excel);
  expect(await faultsOf(freeze({ on: '2026-02-01' }))).toEqual([
    { code: 'reasonNeeded', period: '2024–2025', by: 'Jana Nováková', on: '2026-01-15' },
  ]);
  expect(contents(excel)).toEqual(before);
  expect(await freeze({ on: '2026-02-01', why: 'oprava podkladu' })).toMatchObject({ already: false, replaced: 9 });
  const replaced = column(excel, 'tblHistorie', 'Nahrazeno');
  expect(replaced.slice(0, 9).every((day) => day === 46054)).toBe(true);
  expect(replaced.slice(9)).toEqual(Array(9).fill(''));
  expect(column(excel, 'tblHistorie', 'Úroveň')[0]).toBe('Plněno');
  expect(column(excel, 'tblHistorie', 'Úroveň')[9]).toBe('Neplněno');
  expect(await inspectPeriods()).toMatchObject({ freeze: { frozen: { why: 'oprava podkladu' }, isEdited: false }, faults: [] });
});

test('taking it back leaves the workbook as it was, the first freeze and the correction alike', async () => {
  const excel = await open(periodPlan());
  const untouched = contents(excel);
  await freeze();
  const frozen = contents(excel);
  await set(excel, 'Podklady', 'E2', 'Neplní se');
  const edited = contents(excel);
  await freeze({ why: 'oprava', on: '2026-02-01' });
  await undo();
  expect(contents(excel)).toEqual(edited);
  await set(excel, 'Podklady', 'E2', 'Realizováno');
  expect(contents(excel)).toEqual(frozen);
  await undo();
  expect(contents(excel)).toEqual(untouched);
});

test('filtered, sorted and with columns of the user: rows are kept as they are', async () => {
  const excel = await open(periodPlan());
  await freeze();
  await asUser(excel, async (context) => {
    const own = context.workbook.tables.getItem('tblHistorie');
    own.columns.add(undefined, undefined, 'Moje poznámka');
    own.sort.apply([{ key: 2, ascending: false }]);
    await context.sync();
    own.columns.getItem('Moje poznámka').getDataBodyRange().values = Array.from({ length: 9 }, (_, i) => [`p${i}`]);
    own.autoFilter.apply(own.getRange(), 6, { filterOn: 'Values', values: ['Neplněno'] });
  });
  expect(await freeze({ on: '2026-09-09' })).toMatchObject({ already: true });
  await set(excel, 'Podklady', 'E2', 'Neplní se');
  await freeze({ why: 'oprava', on: '2026-02-01' });
  expect(column(excel, 'tblHistorie', 'Moje poznámka')).toEqual([...Array.from({ length: 9 }, (_, i) => `p${i}`), ...Array(9).fill('')]);
  expect(column(excel, 'tblHistorie', 'Nahrazeno').filter((day) => day !== '')).toHaveLength(9);
  expect((await inspectPeriods()).faults).toEqual([]);
});

test.each<[string, (excel: Awaited<ReturnType<typeof open>>) => Promise<void>, object]>([
  [
    'a level that was overwritten',
    (excel) => set(excel, 'Historie', 'G6', 'Plněno částečně'),
    { code: 'frozenRowEdited', measure: 'A1.2', cell: 'Historie!C6' },
  ],
  ['a level that says nothing', (excel) => set(excel, 'Historie', 'G10', 'něco'), { code: 'frozenRowEdited', measure: 'B1.1' }],
  [
    'a row that was taken away',
    (excel) => asUser(excel, (context) => context.workbook.tables.getItem('tblHistorie').rows.getItemAt(0).delete()),
    { code: 'frozenRowsMissing', count: 8, expected: 9 },
  ],
])('%s is told of, and nothing is written until a reason is given', async (_, spoil, fault) => {
  const excel = await open(periodPlan());
  await freeze();
  await spoil(excel);
  const before = contents(excel);
  expect(await faultsOf(freeze({ on: '2026-02-01' }))).toEqual([expect.objectContaining({ period: '2024–2025', ...fault })]);
  expect(contents(excel)).toEqual(before);
  await freeze({ on: '2026-02-01', why: 'Historie byla přepsána' });
  expect(await inspectPeriods()).toMatchObject({ faults: [], freeze: { isEdited: false } });
});

/** What somebody else has pasted or saved beside it. */
const addRows = (excel: Awaited<ReturnType<typeof open>>, rows: unknown[][]): Promise<void> =>
  asUser(excel, (context) => void context.workbook.tables.getItem('tblHistorie').rows.add(undefined, rows as string[][]));
async function frozenByPetr(): Promise<unknown[][]> {
  const other = await openWorkbook(periodPlan());
  const uninstall = other.install();
  await freeze({ by: 'Petr' });
  uninstall();
  const rows = table(other, 'tblHistorie').slice(1);
  other.dispose();
  return rows;
}

test('rows pasted twice and notes among them change nothing', async () => {
  const excel = await open(periodPlan());
  await freeze();
  await addRows(excel, table(excel, 'tblHistorie').slice(1, 4));
  await addRows(excel, [['Zkontrolováno 3. 2.', ...Array<string>(27).fill('')]]);
  const before = contents(excel);
  expect(await freeze({ on: '2026-02-01' })).toMatchObject({ already: true });
  expect(contents(excel)).toEqual(before);
  expect(await inspectPeriods()).toMatchObject({ faults: [], freeze: { isEdited: false } });
});

test('a column that was renamed is named, and freezing anew does not hide it', async () => {
  const excel = await open(periodPlan());
  await freeze();
  await set(excel, 'Historie', 'W4', 'Datum uzavření');
  const faults = [{ code: 'historyColumnMissing', columns: ['Dne'] }];
  expect(await faultsOf(freeze({ on: '2026-02-01', why: 'oprava' }))).toEqual(faults);
  expect((await inspectPeriods()).faults).toEqual(faults);
  await set(excel, 'Historie', 'W4', 'Dne');
  expect(await freeze({ on: '2026-02-01' })).toMatchObject({ already: true });
});

test.each(['–', 'ne', '?', false])('%s in Nahrazeno is no day on which the freeze was replaced', async (no) => {
  const excel = await open(periodPlan());
  await freeze();
  await asUser(excel, (context) => {
    const body = context.workbook.tables.getItem('tblHistorie').columns.getItem('Nahrazeno').getDataBodyRange();
    body.values = Array<[string]>(9).fill([no as string]);
  });
  expect(await freeze({ by: 'Petr', on: '2026-02-01' })).toMatchObject({ already: true });
  expect(table(excel, 'tblHistorie')).toHaveLength(10);
});

test('two people who froze at once: told of, until one of them gives way', async () => {
  const excel = await open(periodPlan());
  await freeze();
  await addRows(excel, await frozenByPetr());
  const before = contents(excel);
  expect(await faultsOf(freeze({ on: '2026-02-01', why: 'oprava' }))).toMatchObject([{ code: 'frozenTwice' }]);
  expect(contents(excel)).toEqual(before);
});

test.each<[string, Parameters<typeof periodPlan>[0], Partial<FreezeOptions>, object]>([
  ['no dates', { settings: { periodTo: '' } }, {}, { code: 'noDates', missing: ['periodTo'] }],
  ['nobody', {}, { by: '  ' }, { code: 'nobodyFreezes' }],
])('%s: nothing is written', async (_, options, over, fault) => {
  const excel = await open(periodPlan(options));
  const before = contents(excel);
  expect(await faultsOf(freeze(over))).toEqual([fault]);
  expect(contents(excel)).toEqual(before);
});

describe('cut short', () => {
  let whole: Record<string, unknown>;
  let messages: number;
  beforeAll(async () => {
    const excel = await open(periodPlan());
    await freeze();
    await set(excel, 'Podklady', 'E2', 'Neplní se');
    excel.log = [];
    await freeze({ on: '2026-02-01', why: 'oprava' });
    messages = excel.log.length;
    whole = contents(excel);
  });

  test.each([1, 2, 3, 4])('a failure of message %i can be repaired by another run', async (n) => {
    const excel = await open(periodPlan());
    await freeze();
    await set(excel, 'Podklady', 'E2', 'Neplní se');
    expect(n).toBeLessThanOrEqual(messages);
    excel.modes.failAtSync = { n, afterActions: n > 3 ? 12 : 0, code: 'GeneralException' };
    await expect(freeze({ on: '2026-02-01', why: 'oprava' })).rejects.toBeInstanceOf(ExcelFault);
    excel.modes.failAtSync = undefined;
    await freeze({ on: '2026-02-01', why: 'oprava' });
    expect(contents(excel)).toEqual(whole);
  });

  test.each([0, 5, 10, 20, 40, 60])('the first freeze cut short after %i actions is complete after another run', async (afterActions) => {
    const first = await open(periodPlan());
    await freeze();
    const expected = contents(first);
    const excel = await open(periodPlan());
    excel.modes.failAtSync = { n: 3, afterActions, code: 'GeneralException' };
    await expect(freeze()).rejects.toBeInstanceOf(ExcelFault);
    excel.modes.failAtSync = undefined;
    await freeze();
    expect(contents(excel)).toEqual(expected);
  });
});
