import { Session } from '../../src/taskpane/session/session';
import { ExcelFault } from '../../src/workbook/excel/run';
import { MemoryWorkbook } from '../build/memoryWorkbook';
import { sampleTables } from '../build/sampleTables';
import { override } from '../../src/taskpane/actions/override';
import { summarize } from '../../src/taskpane/actions/summarize';
import { undo } from '../../src/taskpane/actions/undo';

const tables = sampleTables();
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function started(): Promise<{ workbook: MemoryWorkbook; session: Session }> {
  const workbook = new MemoryWorkbook(tables);
  const session = new Session(workbook, true, () => 0);
  const start = session.start();
  await jest.runAllTimersAsync();
  await start;
  return { workbook, session };
}
const settle = (): Promise<void> => jest.advanceTimersByTimeAsync(50);
const isCurrent = ({ get }: Session): boolean | undefined => {
  const { inspection } = get();
  return inspection?.kind === 'plan' ? inspection.current : undefined;
};

test('summarized, edited, read again after a while, summarized again', async () => {
  const { workbook, session } = await started();
  expect(isCurrent(session)).toBe(false);
  void session.do(summarize);
  await settle();
  expect(session.get().outcome).toMatchObject({ kind: 'done', action: 'summarize' });
  expect(isCurrent(session)).toBe(true);
  workbook.type('Podklady', 1, 4, 'Neplní se');
  workbook.type('Podklady', 2, 4, 'Neplní se');
  const inspect = jest.spyOn(workbook, 'inspect');
  await jest.advanceTimersByTimeAsync(600);
  expect(inspect).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(200);
  expect(inspect).toHaveBeenCalledTimes(1);
  expect(isCurrent(session)).toBe(false);
});

test('one piece of work at a time', async () => {
  const { workbook, session } = await started();
  const run = jest.spyOn(workbook, 'summarize');
  void session.do(summarize);
  void session.do(summarize);
  void session.do(undo);
  await settle();
  expect(run).toHaveBeenCalledTimes(1);
  expect(session.get().outcome).toMatchObject({ kind: 'done', action: 'summarize' });
});

test('what changed nothing offers nothing to take back: the last change is an older one', async () => {
  const { session } = await started();
  const given = { level: 'partial', reason: 'Doplněno', author: 'Jana', date: '2026-01-20' } as const;
  for (const undoable of [true, false]) {
    void session.do(override, { code: 'A1.1', override: given });
    await settle();
    expect(session.get().outcome).toMatchObject({ kind: 'done', action: 'override', undoable });
  }
});

test('stopped: a sentence, no error, nothing written', async () => {
  const { session } = await started();
  void session.do(summarize);
  expect(session.get().job?.id).toBe('summarize');
  session.get().job!.stop!();
  await settle();
  expect(session.get()).toMatchObject({ job: null, outcome: { kind: 'stopped' } });
  expect(isCurrent(session)).toBe(false);
});

test('a failure keeps what was known, says so and can be tried again', async () => {
  const { workbook, session } = await started();
  workbook.failNext = new ExcelFault('protected', 'Souhrn');
  void session.do(summarize);
  await settle();
  const { outcome, inspection, lastError } = session.get();
  expect(outcome?.kind).toBe('failed');
  expect(inspection?.kind).toBe('plan');
  expect(lastError).toBe('protected: Souhrn');
  (outcome as Extract<typeof outcome, { kind: 'failed' }>).retry!();
  await settle();
  expect(session.get().outcome).toMatchObject({ kind: 'done', action: 'summarize' });
});

test('the first reading fails, then succeeds', async () => {
  const workbook = new MemoryWorkbook(tables);
  workbook.failNext = new ExcelFault('timeout', '120 s');
  const session = new Session(workbook);
  void session.start();
  await settle();
  expect(session.get().unread).toBeInstanceOf(ExcelFault);
  void session.refresh();
  await settle();
  expect(session.get()).toMatchObject({ unread: null, inspection: { kind: 'plan' } });
});

test('a reading in the background that fails: doubtful, and tried again', async () => {
  const { workbook, session } = await started();
  workbook.type('Podklady', 1, 4, 'Neplní se');
  workbook.failNext = new ExcelFault('cellEditing', '');
  await jest.advanceTimersByTimeAsync(800);
  expect(session.get()).toMatchObject({ doubtful: true, outcome: null });
  await jest.advanceTimersByTimeAsync(11_000);
  expect(session.get().doubtful).toBe(false);
});

test('undo after an override; the message of one place does not follow to another', async () => {
  const { session } = await started();
  void session.do(override, { code: 'A1.1', override: { level: 'unfulfilled', reason: 'r', author: 'a', date: '2026-01-26' } });
  await settle();
  expect(session.get()).toMatchObject({
    outcome: { kind: 'done', action: 'override' },
    inspection: { saved: { what: 'override', detail: 'A1.1' } },
  });
  session.navigation.show('measures');
  expect(session.get().outcome).toBeNull();
  void session.do(undo);
  await settle();
  expect(session.get()).toMatchObject({ outcome: { kind: 'done', action: 'undo' }, inspection: { saved: null } });
});

describe('following', () => {
  test('a selected row opens its measure on the tab Opatření, nowhere else', async () => {
    const { workbook, session } = await started();
    workbook.select('Opatření', 2);
    expect(session.get().view.open).toBeNull();
    session.navigation.show('measures');
    workbook.select('Opatření', 2);
    expect(session.get().view.open).toBe('A1.2');
    workbook.select('Obce', 2);
    expect(session.get().view.open).toBe('A1.2');
  });

  test('never away from a form that is being written in, and not when it is off', async () => {
    const { workbook, session } = await started();
    session.navigation.show('measures');
    workbook.select('Opatření', 2);
    session.navigation.writing(true);
    workbook.select('Opatření', 3);
    expect(session.get().view.open).toBe('A1.2');
    session.navigation.writing(false);
    session.navigation.follow(false);
    workbook.select('Opatření', 3);
    expect(session.get().view.open).toBe('A1.2');
  });

  test('an opened measure is shown in the sheet, and its echo changes nothing', async () => {
    const { workbook, session } = await started();
    session.navigation.openMeasure('A1.3');
    await settle();
    expect(workbook.visited).toEqual([{ sheet: 'Opatření', cell: 'A4' }]);
    workbook.select('Opatření', 3);
    expect(session.get().view).toMatchObject({ tab: 'measures', open: 'A1.3' });
    session.navigation.closeMeasure();
    expect(session.get().view).toMatchObject({ open: null, last: 'A1.3' });
    session.navigation.follow(false);
    session.navigation.openMeasure('A1.1');
    await settle();
    expect(workbook.visited).toHaveLength(1);
  });
});

test('what a ribbon button asks for', async () => {
  const { session } = await started();
  session.answer('kontrola');
  await settle();
  expect(session.get()).toMatchObject({ view: { tab: 'measures', step: 'checks' }, outcome: null });
  session.answer('shrnout');
  await settle();
  expect(session.get()).toMatchObject({ view: { tab: 'overview' }, outcome: { kind: 'done', action: 'summarize' } });
});

test('after the end nothing is heard', async () => {
  const { workbook, session } = await started();
  await session.end();
  const inspect = jest.spyOn(workbook, 'inspect');
  workbook.type('Podklady', 1, 4, 'Neplní se');
  await jest.advanceTimersByTimeAsync(5000);
  expect(inspect).not.toHaveBeenCalled();
});

describe('a pane that is hidden, and one that is looked at again', () => {
  const reads = async (): Promise<{
    workbook: MemoryWorkbook;
    session: Session;
    inspect: jest.SpyInstance;
    pass: (ms: number) => Promise<void>;
  }> => {
    const workbook = new MemoryWorkbook(tables);
    let now = 0;
    const session = new Session(workbook, true, () => now);
    const start = session.start();
    await jest.runAllTimersAsync();
    await start;
    const pass = async (ms: number): Promise<void> => {
      now += ms;
      await jest.advanceTimersByTimeAsync(ms);
    };
    return { workbook, session, inspect: jest.spyOn(workbook, 'inspect'), pass };
  };

  test('hidden, it reads nothing; in sight again, it reads once', async () => {
    const { workbook, session, inspect, pass } = await reads();
    session.seen(false);
    workbook.type('Podklady', 1, 4, 'Neplní se');
    await pass(60_000);
    expect(inspect).not.toHaveBeenCalled();
    session.seen(true);
    await pass(1_000);
    expect(inspect).toHaveBeenCalledTimes(1);
  });

  test('the focus makes it read, but not what was read just now', async () => {
    const { session, inspect, pass } = await reads();
    await pass(1_000);
    session.seen(true);
    await pass(1_000);
    expect(inspect).not.toHaveBeenCalled();
    await pass(5_000);
    session.seen(true);
    await pass(1_000);
    expect(inspect).toHaveBeenCalledTimes(1);
  });
});
