/** Where the coordinator is in the year: the next step, the rows, and what they are told from. */
import { addressees } from '../../src/core/people/addressees';
import { INPUT } from '../../src/schema/tables';
import { commentCounts } from '../../src/taskpane/features/overview/commentCounts';
import { nextStep, passKey, type StepCode } from '../../src/taskpane/features/overview/nextStep';
import { rowStates } from '../../src/taskpane/features/overview/rowStates';
import { yearOf, type Year } from '../../src/taskpane/features/overview/year';
import { NOTHING_COLLECTED, type Collecting, type TakenFile } from '../../src/taskpane/session/collecting';
import { lastReport, noteReport } from '../../src/taskpane/app/lastReport';
import { memorySurroundings } from '../build/memorySurroundings';
import { MemoryWorkbook } from '../build/memoryWorkbook';
import { blank, dayOne, faultyTables, sampleTables } from '../build/sampleTables';
import type { WorkbookTables } from '../../src/schema/read/rows';

const TODAY = '2026-02-10';

/** Everything done: each test takes away what it is about. */
const DONE: Year = {
  measures: 12,
  withoutLead: 0,
  firstWithoutLead: null,
  addressees: 5,
  called: 5,
  uncalled: 0,
  missing: 0,
  overdue: 0,
  deadline: '2026-01-31',
  unwritten: 0,
  isSilent: false,
  errors: 0,
  warnings: 0,
  summary: 'current',
  comments: { received: 4, open: 0, disputes: 0 },
  borderline: 0,
  period: 'frozen',
  frozenOn: '2026-02-03',
  report: 'current',
  reportAt: '2026-02-01T10:00:00.000Z',
};
const NOBODY = new Set<string>();

describe('the next step', () => {
  test.each<[string, Partial<Year>, StepCode, number]>([
    ['all is well', {}, 'done', 0],
    ['a measure without a lead comes before the calls', { withoutLead: 2, uncalled: 3, missing: 3 }, 'lead', 2],
    ['day one', { isSilent: true, called: 0, uncalled: 5, missing: 5, summary: 'none' }, 'call', 5],
    ['the deadline is over before a file waits', { overdue: 2, missing: 2, unwritten: 1 }, 'overdue', 2],
    ['files that were read come before what is wrong in the plan', { unwritten: 4, errors: 2, summary: 'stale' }, 'write', 4],
    ['called, and nobody answered yet: no summary is advised', { isSilent: true, missing: 5, summary: 'none', errors: 1 }, 'wait', 5],
    ['errors before a summary that is out of date', { errors: 3, summary: 'stale' }, 'errors', 3],
    ['the first summary', { summary: 'none', borderline: 2 }, 'first', 0],
    ['a summary that is out of date before what is borderline', { summary: 'stale', borderline: 2 }, 'stale', 0],
    ['borderline measures', { borderline: 2 }, 'borderline', 2],
    ['the report comes last', { report: 'none' }, 'report', 0],
    ['figures have changed since the report was made', { report: 'stale' }, 'report', 0],
    ['what is borderline is looked at before the report', { report: 'none', borderline: 1 }, 'borderline', 1],
    ['nobody is to be asked and nobody has answered: there is nothing to report', { report: 'none', isSilent: true }, 'done', 0],
    ['some are still awaited, and the summary of what came is there', { missing: 3, borderline: 1 }, 'borderline', 1],
  ])('%s', (_name, change, code, count) => {
    expect(nextStep({ ...DONE, ...change }, NOBODY)).toEqual({ code, count });
  });

  test('a step that was passed by gives way to the next, until there is more of it', () => {
    const year = { ...DONE, uncalled: 1, errors: 2 };
    const first = nextStep(year, NOBODY);
    const passed = new Set([passKey(first)]);
    expect(nextStep(year, passed)).toEqual({ code: 'errors', count: 2 });
    expect(nextStep({ ...year, uncalled: 2 }, passed)).toEqual({ code: 'call', count: 2 });
    // All is done but for the errors that were left as they are: that is said.
    expect(nextStep({ ...DONE, errors: 2 }, new Set(['errors 2']))).toEqual({ code: 'done', count: 2 });
  });
});

test.each<[string, Partial<Year>, ReturnType<typeof rowStates>]>([
  [
    'all is done',
    {},
    { plan: 'done', calls: 'done', collect: 'done', checks: 'done', summary: 'done', report: 'done', comments: 'done', periods: 'done' },
  ],
  [
    'nobody to call',
    { withoutLead: 12, addressees: 0, called: 0, isSilent: true, summary: 'none', report: 'none', comments: null, period: 'open' },
    {
      plan: 'running',
      calls: 'waiting',
      collect: 'waiting',
      checks: 'waiting',
      summary: 'waiting',
      report: 'waiting',
      comments: 'waiting',
      periods: 'waiting',
    },
  ],
  [
    'in the middle of collecting',
    {
      withoutLead: 1,
      uncalled: 1,
      missing: 3,
      errors: 2,
      summary: 'stale',
      report: 'stale',
      comments: { received: 4, open: 2, disputes: 0 },
      period: 'edited',
    },
    {
      plan: 'running',
      calls: 'running',
      collect: 'running',
      checks: 'running',
      summary: 'running',
      report: 'running',
      comments: 'running',
      periods: 'running',
    },
  ],
  [
    'nobody was called and all have answered anyway',
    { called: 0 },
    { plan: 'done', calls: 'done', collect: 'done', checks: 'done', summary: 'done', report: 'done', comments: 'done', periods: 'done' },
  ],
])('the rows: %s', (_name, change, states) => {
  expect(rowStates({ ...DONE, ...change })).toEqual(states);
});

describe('what a workbook says', () => {
  const yearIn = async (tables: WorkbookTables, collecting: Collecting = NOTHING_COLLECTED): Promise<Year> => {
    const inspection = await new MemoryWorkbook(tables).inspect();
    if (inspection.kind !== 'plan') throw new Error('no plan');
    return yearOf(inspection, collecting, TODAY);
  };
  test('the sample: answered without a call but for seven', async () => {
    expect(await yearIn(sampleTables())).toMatchObject({
      measures: 72,
      withoutLead: 0,
      called: 0,
      uncalled: 7,
      missing: 7,
      overdue: 0,
      isSilent: false,
      errors: 0,
      summary: 'none',
      report: 'none',
      reportAt: '',
      period: 'open',
      frozenOn: '',
    });
  });

  test('a report that was made here holds as long as the figures do', async () => {
    const workbook = new MemoryWorkbook(sampleTables());
    const around = memorySurroundings();
    const planNow = async () => {
      const inspection = await workbook.inspect();
      if (inspection.kind !== 'plan') throw new Error('no plan');
      return inspection;
    };
    const reportNow = async (): Promise<Year['report']> => {
      const inspection = await planNow();
      return yearOf(inspection, NOTHING_COLLECTED, TODAY, lastReport(around, inspection)).report;
    };
    expect(await reportNow()).toBe('none');
    // Made before the plan was summarized: it cannot be told later whether it still holds.
    noteReport(around, await planNow());
    expect(await reportNow()).toBe('stale');
    await workbook.summarize();
    noteReport(around, await planNow());
    expect(await reportNow()).toBe('current');
    workbook.type('Podklady', 1, 4, 'Neplní se');
    expect(await reportNow()).toBe('stale');
    const { planId: _planId, ...other } = await planNow();
    expect(lastReport(around, { ...other, planId: 'another plan' })).toBeNull();
  });

  test('a frozen period holds as long as the plan does; a correction holds from then on', async () => {
    const workbook = new MemoryWorkbook(sampleTables());
    const periodNow = async (): Promise<Pick<Year, 'period' | 'frozenOn'>> => {
      const inspection = await workbook.inspect();
      if (inspection.kind !== 'plan') throw new Error('no plan');
      const { period, frozenOn } = yearOf(inspection, NOTHING_COLLECTED, TODAY);
      return { period, frozenOn };
    };
    await workbook.freezePeriod({ by: 'Jana', on: '2026-01-15', why: '' });
    expect(await periodNow()).toEqual({ period: 'frozen', frozenOn: '2026-01-15' });
    await workbook.summarize();
    expect(await periodNow()).toEqual({ period: 'frozen', frozenOn: '2026-01-15' });
    workbook.type('Podklady', 1, 4, 'Neplní se');
    expect(await periodNow()).toEqual({ period: 'edited', frozenOn: '2026-01-15' });
    await workbook.freezePeriod({ by: 'Jana', on: '2026-02-01', why: 'oprava' });
    expect(await periodNow()).toEqual({ period: 'frozen', frozenOn: '2026-02-01' });
  });

  test.each([
    ['ne', 'frozen'],
    ['–', 'frozen'],
    ['2026-02-01', 'open'],
  ])('a frozen period with %j in Nahrazeno is %s', async (replaced, expected) => {
    const workbook = new MemoryWorkbook(sampleTables());
    await workbook.freezePeriod({ by: 'Jana', on: '2026-01-15', why: '' });
    const inspection = await workbook.inspect();
    if (inspection.kind !== 'plan') throw new Error('no plan');
    const history = inspection.cycle.history!;
    const at = history.header.indexOf('Nahrazeno');
    const rows = history.rows.map((cells) => cells.map((cell, i) => (i === at ? replaced : cell)));
    const edited = { ...inspection, cycle: { ...inspection.cycle, history: { ...history, rows } } };
    expect(yearOf(edited, NOTHING_COLLECTED, TODAY).period).toBe(expected);
  });

  test('errors are counted as Kontrola counts them', async () => {
    expect(await yearIn(faultyTables())).toMatchObject({ errors: 14 });
  });

  test('day one: nobody has answered', async () => {
    const year = await yearIn(dayOne());
    expect(year).toMatchObject({ isSilent: true, called: 0, missing: year.addressees, uncalled: year.addressees });
    expect(nextStep(year, NOBODY).code).toBe('call');
  });

  test('a measure that nobody answers for, with its code and its row', async () => {
    const year = await yearIn(blank(sampleTables(), 'measures', ['lead'], (row) => row === 3));
    expect(year).toMatchObject({ withoutLead: 1, firstWithoutLead: { code: 'A1.4', row: 3 } });
  });

  test('called, and the deadline is over: those whose file waits to be written are not chased', async () => {
    const workbook = new MemoryWorkbook(dayOne());
    const planNow = async () => {
      const inspection = await workbook.inspect();
      if (inspection.kind !== 'plan') throw new Error('no plan');
      return inspection;
    };
    const { report, exchange } = await planNow();
    const called = addressees(report.plan, exchange)
      .addressees.slice(0, 2)
      .map(({ name }) => name);
    await workbook.noteRequests(
      called.map((name) => ({ name, file: 'vyzva.xlsx' })),
      '2026-01-05',
      '2026-01-31',
    );
    const inspection = await planNow();
    const before = yearOf(inspection, NOTHING_COLLECTED, TODAY);
    expect(before).toMatchObject({ called: 2, overdue: 2, deadline: '2026-01-31', unwritten: 0 });
    expect(yearOf(inspection, NOTHING_COLLECTED, '2026-01-31').overdue).toBe(0);
    const reading = { status: 'read', return: { addressee: called[1]!.toUpperCase(), rows: [] } } as unknown as TakenFile['reading'];
    const refused = { status: 'refused' } as unknown as TakenFile['reading'];
    const files = [reading, refused].map((each, i) => ({ key: String(i), name: 'x.xlsx', reading: each, whose: null }));
    expect(yearOf(inspection, { ...NOTHING_COLLECTED, files }, TODAY)).toMatchObject({ overdue: 1, unwritten: 1 });
  });
});

test('comments are counted by the rule that settles them, whatever is typed as their state', () => {
  const { columns } = INPUT.comments;
  const header = [columns.number, columns.who, columns.comment, columns.settlement, columns.reason, columns.kind, columns.state].map(
    (column) => column.header,
  );
  const rows = [
    ['1', 'Komise', 'Doplnit.', 'Akceptováno', '', '', 'Vypořádána'],
    ['2', 'Komise', 'Změnit.', 'Neakceptováno', 'proto', 'zásadní', 'Vypořádána'],
    ['3', 'Komise', 'Vysvětlit.', 'Vysvětleno', '', '', ''],
    ['4', 'OSV', 'Bez připomínek', '', '', '', ''],
    ['5', '', '', '', '', '', ''],
  ];
  const data = { sheet: 'Připomínky', top: 0, left: 0, header, rows };
  expect(commentCounts(data)).toEqual({ received: 3, open: 2, disputes: 1 });
  expect(commentCounts(undefined)).toEqual({ received: 0, open: 0, disputes: 0 });
});
