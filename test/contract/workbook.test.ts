/**
 * What the pane may expect of its workbook, whichever it is: each expectation holds for the real one (src/workbook through
 * Microsoft's client over the embedded Excel) and for the one in memory that the tests of the pane work with.
 */
import { isDeepStrictEqual } from 'node:util';
import { faultyContent } from '../../scripts/sample-content';
import { answerDigest } from '../../src/core/exchange/answerDigest';
import { answerOf, NO_ANSWER, type Answer } from '../../src/core/plan/answer';
import { toSerial } from '../../src/core/text/date';
import type { FormRow } from '../../src/schema/request';
import { repairsOf } from '../../src/schema/read/repairs';
import type { TableData } from '../../src/schema/read/rows';
import { INPUT } from '../../src/schema/tables';
import { periodsStanding } from '../../src/workbook/periods/standing';
import type { Inspection, KeptPoint, LastPoint, RequestInspection, RestorePoint, WorkbookPort } from '../../src/taskpane/ports/workbook';
import { commentFile, given } from '../build/comments';
import { DONE, filledRequest, returned, row as returnedRow } from '../build/embeddedReturns';
import { periodPlanContent } from '../build/periodPlans';
import { BENCHES, DEADLINE, LEAD, placeIn, records, sampleAddressee, type Subject } from '../build/subjects';

const OVERRIDE = { level: 'partial', reason: '=Doplněno ústně', author: 'Jana Nováková', date: '2026-01-20' } as const;
const CALLS = [
  { name: LEAD, file: 'vyzva-osv.xlsx' },
  { name: 'Pěnčín (Turnov)', file: 'vyzva-pencin.xlsx' },
  { name: '=Spolek', file: '=spolek.xlsx' },
];
const NOBODY = { signal: new AbortController().signal, onProgress: () => undefined };

type PlanInspection = Extract<Inspection, { kind: 'plan' }>;
async function plan({ port }: Subject): Promise<PlanInspection> {
  const inspection = await port.inspect();
  if (inspection.kind !== 'plan') throw new Error(`a ${inspection.kind}`);
  return inspection;
}
async function request({ port }: Subject): Promise<RequestInspection> {
  const inspection = await port.inspect();
  if (inspection.kind !== 'request') throw new Error(`a ${inspection.kind}`);
  return inspection.request;
}
const saved = async ({ port }: Subject) => (await port.inspect()).saved;
/** What is in the workbook, apart from how it got there. */
async function contents({ port }: Subject): Promise<unknown> {
  const { saved: _, ...rest } = await port.inspect();
  return rest;
}

/** What is said of a change that was taken back. */
const pointOf = ({ what, at, detail }: RestorePoint): RestorePoint => ({ what, at, detail });

const placeOf = ({ row, measure, criterion, submitter }: FormRow) => ({ row, measure, criterion, submitter });
const standing = ({ answer }: FormRow): Answer => ({ ...NO_ANSWER, ...answer });

/** Of two whole workbooks; jest, which has to tell a difference, takes a second to see that there is none. */
function same(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}

/** The work fails as it should, and neither the workbook nor the way back is other than before. */
async function refused(subject: Subject, work: (port: WorkbookPort) => Promise<unknown>, error: object): Promise<void> {
  const before = await subject.port.inspect();
  await expect(work(subject.port)).rejects.toMatchObject(error);
  same(await subject.port.inspect(), before);
}

/** The work is done, does nothing when it is done again, and is taken back whole. */
async function onceAndBack(subject: Subject, work: (port: WorkbookPort) => Promise<unknown>, point: object): Promise<void> {
  const before = await contents(subject);
  await work(subject.port);
  const after = await subject.port.inspect();
  expect(after.saved).toMatchObject(point);
  await work(subject.port);
  same(await subject.port.inspect(), after);
  expect(await subject.port.undo()).toEqual([pointOf(after.saved!)]);
  same(await contents(subject), before);
  await refused(subject, (port) => port.undo(), { name: 'CannotUndo', code: 'nothing' });
}

/** The same where something can be taken back already. */
async function onceAndBackAfter(subject: Subject, work: (port: WorkbookPort) => Promise<unknown>, point: object): Promise<void> {
  const before = await subject.port.inspect();
  await work(subject.port);
  const after = await subject.port.inspect();
  expect(after.saved).toMatchObject(point);
  await work(subject.port);
  same(await subject.port.inspect(), after);
  expect(await subject.port.undo()).toEqual([pointOf(after.saved!)]);
  same(await subject.port.inspect(), before);
}

describe.each(BENCHES)('%s', (_, bench) => {
  test('a plan is read: figures, findings, who is called, and where each record stands', async () => {
    const subject = await bench.plan();
    const inspection = await plan(subject);
    expect(inspection).toMatchObject({ stamp: null, current: false, saved: null, exchange: { deadline: '2026-01-16' } });
    expect(inspection.report.summary.levels.map(({ count }) => count)).toEqual([40, 28, 4]);
    expect(inspection.planId).not.toBe('');
    const { sheet, top, header, rows } = inspection.tables.measures!;
    expect({ sheet, top }).toEqual({ sheet: 'Opatření', top: 0 });
    expect([header, ...rows].length).toBe(subject.cells('measures').length);
  });

  test('a workbook that is no plan says what it lacks, and nothing but a list can be done with it', async () => {
    const subject = await bench.list({ sheet: 'List1', rows: [['A1', 'Plněno']] });
    const inspection = await subject.port.inspect();
    expect(inspection).toMatchObject({ kind: 'other', saved: null });
    if (inspection.kind === 'other') expect(inspection.faults.map(({ code }) => code)).toContain('tableMissing');
    for (const work of [
      (port: WorkbookPort) => port.summarize(NOBODY),
      (port: WorkbookPort) => port.setOverride('A1.1', OVERRIDE),
      (port: WorkbookPort) => port.writeSettings({ threshold: 0.8 }),
      (port: WorkbookPort) => port.noteRequests(CALLS, '2026-02-02', null),
      (port: WorkbookPort) => port.collect([returned(LEAD, [])], {}, NOBODY),
    ])
      await refused(subject, work, { name: 'UnusableWorkbook' });
    await refused(subject, (port) => port.undo(), { name: 'CannotUndo', code: 'nothing' });
  });

  test('a list is summarized wherever it stands; one that is none is refused', async () => {
    const rows = [
      ['Opatření', 'Úroveň'],
      ['A1', 'Plněno'],
      ['A2', 'plneno castecne'],
      ['A2', 'Neplněno'],
    ];
    const subject = await bench.list({ sheet: 'Můj seznam', rows });
    const report = await subject.port.summarizeList('Můj seznam!A1:B4');
    expect(report).toMatchObject({
      address: 'Můj seznam!A1:B4',
      items: [
        { code: 'A1', level: 'fulfilled' },
        { code: 'A2', level: 'partial' },
      ],
      findings: [{ code: 'measureDuplicate', sheet: 'Můj seznam', cell: 'A4' }],
      chartsFailed: [],
    });
    expect(report.levels.map(({ count }) => count)).toEqual([1, 1, 0]);
    const point = await saved(subject);
    expect(point).toMatchObject({ what: 'summarize', detail: '' });
    await subject.port.summarizeList('Můj seznam!A1:B4');
    expect(await saved(subject)).toEqual(point);
    expect(await subject.port.undo()).toEqual([pointOf(point!)]);
    await refused(subject, (port) => port.summarizeList('Jiný!A1:B4'), { name: 'ExcelFault', code: 'notFound' });

    const none = await bench.list({ sheet: 'List1', rows: [['jen', 'slova']] });
    await refused(none, (port) => port.summarizeList('List1!A1:B1'), { name: 'UnusableWorkbook', faults: [{ code: 'noList' }] });
  });

  test('Shrnout: once as well as twice, current until something is edited, what moved, and back', async () => {
    const subject = await bench.plan();
    const before = await contents(subject);
    const progress: unknown[] = [];
    const first = await subject.port.summarize({ ...NOBODY, onProgress: (step) => progress.push(step) });
    expect(progress).toEqual([0, 1, 2].map((done) => ({ done, total: 3 })));
    expect(first).toMatchObject({
      changes: [],
      unchanged: false,
      rowsChanged: 72,
      nothingChanged: false,
      labelsTaken: true,
      chartsFailed: [],
    });
    const done = await plan(subject);
    expect(done).toMatchObject({ current: true, saved: { what: 'summarize', detail: '' }, stamp: { computedAt: first.computedAt } });
    const second = await subject.port.summarize(NOBODY);
    expect(second).toMatchObject({ unchanged: true, rowsChanged: 0, nothingChanged: true, computedAt: first.computedAt });
    expect(await subject.port.inspect()).toEqual(done);

    for (const [i, { measure }] of records(subject, 'statements').entries())
      if (measure === 'A1.1') {
        const { column } = placeIn(subject, 'statements', 'measure', 'A1.1', 'progress');
        await subject.type('Podklady', i + 1, column, 'Neplní se');
      }
    expect((await plan(subject)).current).toBe(false);
    const third = await subject.port.summarize(NOBODY);
    expect(third).toMatchObject({ changes: [{ code: 'A1.1', from: 'fulfilled', to: 'unfulfilled' }], rowsChanged: 1, unchanged: false });
    expect(await subject.port.undo()).toMatchObject([{ what: 'summarize' }]);
    expect(await plan(subject)).toMatchObject({
      current: false,
      saved: pointOf(done.saved!),
      stamp: { fingerprint: done.stamp!.fingerprint },
    });

    const fresh = await bench.plan();
    await fresh.port.summarize(NOBODY);
    await fresh.port.undo();
    expect(await contents(fresh)).toEqual(before);
  });

  test('what is stopped writes nothing', async () => {
    const subject = await bench.plan();
    const abort = new AbortController();
    abort.abort();
    const stopped = { ...NOBODY, signal: abort.signal };
    await refused(subject, (port) => port.summarize(stopped), { name: 'AbortError' });
    await refused(subject, (port) => port.collect([returned(LEAD, [])], {}, stopped), { name: 'AbortError' });
    const late = new AbortController();
    const watched = { signal: late.signal, onProgress: ({ done }: { done: number }) => done === 2 && late.abort() };
    await refused(subject, (port) => port.collect([filledRequest(sampleAddressee(), () => DONE)], {}, watched), {
      name: 'AbortError',
    });
  });

  test('an override: four cells of the measure, by its code however it is typed; once as well as twice, and back', async () => {
    const subject = await bench.plan();
    await onceAndBack(subject, (port) => port.setOverride(' b1.1 ', OVERRIDE), { what: 'override', detail: ' b1.1 ' });
    await subject.port.setOverride('B1.1', OVERRIDE);
    const of = () => records(subject, 'measures').find(({ code }) => code === 'B1.1')!;
    expect(of()).toMatchObject({
      overrideLevel: 'Plněno částečně',
      overrideReason: '=Doplněno ústně',
      overrideAuthor: 'Jana Nováková',
      overrideDate: toSerial('2026-01-20'),
    });
    expect((await plan(subject)).report.evaluation.measures.find(({ measure }) => measure.code === 'B1.1')!.final).toBe('partial');
    await subject.port.setOverride('B1.1', null);
    expect(of()).toMatchObject({ overrideLevel: '', overrideReason: '', overrideAuthor: '', overrideDate: '' });
    await refused(subject, (port) => port.setOverride('Z9.9', OVERRIDE), { name: 'ExcelFault', code: 'notFound', detail: 'Z9.9' });
  });

  test('repairs: all of them in one change, or none when a cell says something else by now', async () => {
    const subject = await bench.plan();
    const { column: progress } = placeIn(subject, 'statements', 'measure', 'A1.1', 'progress');
    for (const [row, word] of ['realizováno', 'REALIZOVÁNO', 'realizovano'].entries())
      await subject.type('Podklady', row + 1, progress, word);
    const { report } = await plan(subject);
    const repairs = report.findings.flatMap((finding) => (finding.code === 'wordingVariant' ? repairsOf(report.plan, finding) : []));
    expect(repairs.map(({ sheet, row, column, after }) => [sheet, row, column, after])).toEqual(
      [1, 2, 3].map((row) => ['Podklady', row, progress, 'Realizováno']),
    );
    const [first, second, third] = repairs;
    await subject.port.applyRepairs([]);
    expect(await saved(subject)).toBeNull();

    const count = report.findings.length;
    await subject.port.applyRepairs([first!, second!]);
    expect(await saved(subject)).toMatchObject({ what: 'repair', detail: '2' });
    expect((await plan(subject)).report.findings.length).toBeLessThan(count);
    await refused(subject, (port) => port.applyRepairs([third!, first!]), {
      name: 'CellChanged',
      sheet: first!.sheet,
      row: first!.row,
      column: first!.column,
    });
    await subject.port.undo();
    expect((await plan(subject)).report.findings).toEqual(report.findings);
  });

  test('a setting that has a row only where it says something gets one, and loses it with the way back', async () => {
    const subject = await bench.plan();
    await onceAndBack(subject, (port) => port.writeSettings({ aszTotal: 'součet řádků' }), { what: 'settings', detail: 'aszTotal' });
    await subject.port.writeSettings({ aszTotal: 'uvedený součet' });
    expect((await plan(subject)).report.plan.settings.aszTotal).toBe('declared');
    await subject.port.writeSettings({ aszTotal: '' });
    expect((await plan(subject)).report.plan.settings.aszTotal).toBeUndefined();
  });

  test('the map and the ASZ: what was written where', async () => {
    const subject = await bench.plan();
    expect(await subject.port.writeTerritory()).toEqual({
      sheet: 'Území',
      asz: 'Souhrn ASZ',
      criteria: 14,
      municipalities: 215,
      chartsFailed: [],
      nothingChanged: false,
    });
  });

  test('settings: each into its row; a key without a row is refused, nothing to write is no change', async () => {
    const subject = await bench.plan();
    await onceAndBack(subject, (port) => port.writeSettings({ threshold: 0.8, reading: 'doslovný' }), {
      what: 'settings',
      detail: 'threshold reading',
    });
    await subject.port.writeSettings({ threshold: 0.8, reading: 'doslovný', planName: '=Plán' });
    expect((await plan(subject)).report.plan.settings).toMatchObject({ threshold: 0.8, reading: 'literal', planName: '=Plán' });
    const point = await saved(subject);
    await subject.port.writeSettings({});
    expect(await saved(subject)).toEqual(point);

    const { row, column } = placeIn(subject, 'settings', 'key', 'Práh území', 'key');
    await subject.type('Nastavení', row, column, 'něco jiného');
    await refused(subject, (port) => port.writeSettings({ threshold: 0.7 }), {
      name: 'UnusableWorkbook',
      faults: [{ code: 'settingMissing', sheet: 'Nastavení', key: 'Práh území' }],
    });
  });

  test('requests are noted: a lead in its row, whoever is new in a row of their own, and the days in the settings', async () => {
    const subject = await bench.plan();
    await onceAndBack(subject, (port) => port.noteRequests(CALLS, '2026-02-02', '2026-03-01'), { what: 'call', detail: '3' });
    await subject.port.noteRequests(CALLS, '2026-02-02', '2026-03-01');
    const of = (name: string) => records(subject, 'leads').find((record) => record['name'] === name);
    for (const { name, file } of CALLS) expect(of(name)).toMatchObject({ called: toSerial('2026-02-02'), file });
    expect([of('Pěnčín (Turnov)')!['type'], of('=Spolek')!['type']]).toEqual(['obec', '']);
    expect((await plan(subject)).exchange).toMatchObject({ calledOn: '2026-02-02', deadline: '2026-03-01' });
    await subject.port.noteRequests([{ name: 'Semily', file: 'vyzva-semily.xlsx' }], '2026-01-20', null);
    expect(of('Semily')).toBeUndefined();
    expect(of('Město Semily')).toMatchObject({ called: toSerial('2026-01-20'), file: 'vyzva-semily.xlsx' });
    expect((await plan(subject)).exchange).toMatchObject({ calledOn: '2026-02-02', deadline: '2026-03-01' });
  });

  test('contacts: what is said of a body goes into its row, whoever is new gets one, and the rest stays', async () => {
    const subject = await bench.plan();
    const edits = [
      { name: LEAD, email: 'osv@kraj.cz' },
      { name: '=Spolek', email: '=x@kraj.cz', short: 'SP' },
    ];
    await onceAndBack(subject, (port) => port.saveContacts(edits), { what: 'contacts', detail: `${LEAD}; =Spolek` });
    const before = records(subject, 'leads').find((record) => record['name'] === LEAD)!;
    await subject.port.saveContacts(edits);
    const of = (name: string) => records(subject, 'leads').find((record) => record['name'] === name);
    expect(of(LEAD)).toEqual({ ...before, email: 'osv@kraj.cz' });
    expect(of('=Spolek')).toMatchObject({ email: '=x@kraj.cz', short: 'SP' });
  });

  describe('returns', () => {
    test('answers, receipts and rows without a place: once as well as twice, and back', async () => {
      const subject = await bench.plan();
      const addressee = sampleAddressee();
      const confirmation = { by: 'Jana Nováková', on: '2026-02-09', holds: true };
      const file = filledRequest(addressee, (_, i) => (i < 2 ? DONE : undefined), { confirmation });
      const files = [{ ...file, rows: [...file.rows, returnedRow('Z9.9', '1', DONE)] }];
      const progress: unknown[] = [];
      const report = await subject.port.collect(files, {}, { ...NOBODY, onProgress: ({ done }) => progress.push(done) });
      expect(progress).toEqual([0, 1, 2, 3, 4]);
      expect(report).toMatchObject({ written: 2, noted: 1, unplaced: 1, nothingChanged: false });
      const point = await saved(subject);
      expect(point).toMatchObject({ what: 'collect', detail: '2' });
      const contact = () => records(subject, 'leads').find(({ name }) => name === LEAD)!;
      expect(contact()).toMatchObject({
        returned: toSerial('2026-02-10'),
        file: file.file,
        confirmedBy: 'Jana Nováková',
        confirmedOn: toSerial('2026-02-09'),
      });
      const { report: read, exchange } = await plan(subject);
      const taken = read.plan.statements.filter((statement) => answerDigest(answerOf(statement)) === answerDigest(DONE));
      expect(taken).toHaveLength(2);
      for (const { row } of taken) expect(exchange.sources.get(row)).toContain(file.file);

      const again = await subject.port.collect(files, {}, NOBODY);
      expect(again).toMatchObject({ written: 0, noted: 0, unplaced: 0, nothingChanged: true });
      expect(await saved(subject)).toEqual(point);

      expect(await subject.port.undo()).toEqual([pointOf(point!)]);
      const fresh = await bench.plan();
      same(await contents(subject), await contents(fresh));
      expect(await subject.port.collect(files, {}, NOBODY)).toMatchObject({ written: 2, noted: 1, unplaced: 1 });
    });

    test('whoever was never called gets rows of their own, and the number of a criterion stays a number', async () => {
      const subject = await bench.plan();
      const [statements, leads] = [subject.cells('statements').length, subject.cells('leads').length];
      const { measure, number } = (await plan(subject)).report.plan.criteria[0]!;
      const file = returned('Nový spolek', [returnedRow(measure, number, DONE)], { savedAt: null });
      expect(await subject.port.collect([file], {}, NOBODY)).toMatchObject({ written: 1, noted: 1 });
      expect(subject.cells('statements')).toHaveLength(statements + 1);
      expect(subject.cells('leads')).toHaveLength(leads + 1);
      const criterion = records(subject, 'criteria')[0]!['number'];
      expect(records(subject, 'statements').at(-1)).toMatchObject({
        submitter: 'Nový spolek',
        measure,
        criterion,
        date: toSerial('2025-10-20'),
      });
      await subject.port.undo();
      expect(subject.cells('statements')).toHaveLength(statements);
    });

    test('a conflict waits for a decision, and is written as decided', async () => {
      const subject = await bench.plan();
      const addressee = sampleAddressee();
      const [item] = addressee.items;
      const { measure, criterion } = item!;
      const say = (description: string) => returned(LEAD, [returnedRow(measure.code, criterion!.number, { ...DONE, description })]);
      const files = [say('Říká jeden.'), say('Říká druhý.')];
      const { changes, written } = await subject.port.collect(files, {}, NOBODY);
      expect([written, changes.conflicts.length]).toEqual([0, 1]);
      const [conflict] = changes.conflicts;
      const choice = conflict!.versions.find(({ answer }) => answer.description === 'Říká druhý.')!;
      const report = await subject.port.collect(files, { each: new Map([[conflict!.id, choice.digest]]) }, NOBODY);
      expect([report.written, report.changes.decided.length]).toEqual([1, 1]);
      expect(records(subject, 'statements').map(({ description }) => description)).toContain('Říká druhý.');
    });
  });

  describe('the way back', () => {
    test('is closed to what somebody has edited since, and leaves alone what it did not touch', async () => {
      const subject = await bench.plan();
      await subject.port.setOverride('B1.1', OVERRIDE);
      const { row, column } = placeIn(subject, 'measures', 'code', 'B1.1', 'overrideReason');
      await subject.type('Opatření', row, column, 'jinak');
      await refused(subject, (port) => port.undo(), { name: 'CannotUndo', code: 'changedSince', sheet: 'Opatření' });
      await subject.type('Opatření', row, column, OVERRIDE.reason.replace('=', "'="));
      const title = placeIn(subject, 'measures', 'code', 'B1.1', 'title');
      await subject.type('Opatření', title.row, title.column, 'Nový název');
      expect(await subject.port.undo()).toMatchObject([{ what: 'override' }]);
      expect(records(subject, 'measures')[row - 1]).toMatchObject({ overrideLevel: '', overrideReason: '', title: 'Nový název' });
    });

    test('is that of the last change', async () => {
      const subject = await bench.plan();
      await subject.port.setOverride('B1.1', OVERRIDE);
      await subject.port.writeSettings({ threshold: 0.8 });
      const { at } = (await saved(subject))!;
      expect(new Date(at).toISOString()).toBe(at);
      expect(await subject.port.undo()).toMatchObject([{ what: 'settings', detail: 'threshold' }]);
      expect(records(subject, 'measures').find(({ code }) => code === 'B1.1')).toMatchObject({ overrideAuthor: 'Jana Nováková' });
      expect(await saved(subject)).toMatchObject({ what: 'override', detail: 'B1.1', earlier: [], fellAway: false });
      await subject.port.undo();
      expect(await saved(subject)).toBeNull();
    });

    test('ten changes are kept, the oldest falls away and it is told; several go back at once', async () => {
      const subject = await bench.plan();
      const before: unknown[] = [];
      for (let i = 0; i < 12; i++) {
        before.push(await contents(subject));
        if (i % 3 === 2) await subject.port.summarize(NOBODY);
        else if (i % 3 === 1) await subject.port.writeSettings({ threshold: 0.5 + i / 100 });
        else await subject.port.setOverride(`B1.${1 + i / 3}`, OVERRIDE);
      }
      const last = (await saved(subject))!;
      const points = [last, ...last.earlier];
      expect(points.map(({ what }) => what)).toEqual(
        [...Array(3)].flatMap(() => ['summarize', 'settings', 'override']).concat('summarize'),
      );
      expect(new Set(points.map(({ id }) => id)).size).toBe(10);
      expect(last.fellAway).toBe(true);

      const ids = points.map(({ id }) => id);
      await refused(subject, (port) => port.undo([ids[0]!, ids[2]!]), { name: 'CannotUndo', code: 'others' });
      await refused(subject, (port) => port.undo(ids.slice(1, 3)), { name: 'CannotUndo', code: 'others' });
      expect(await subject.port.undo(ids.slice(0, 4))).toEqual(points.slice(0, 4).map(pointOf));
      same(await contents(subject), before[8]);
      expect(await saved(subject)).toMatchObject({ id: ids[4]!, earlier: points.slice(5), fellAway: true });
      expect(await subject.port.undo(ids.slice(4))).toHaveLength(6);
      same(await contents(subject), before[2]);
      expect(await saved(subject)).toBeNull();
    });

    test('where one of several finds what somebody has edited since, none of them is taken back', async () => {
      const subject = await bench.plan();
      await subject.port.setOverride('B1.1', OVERRIDE);
      const { row, column } = placeIn(subject, 'measures', 'code', 'B1.1', 'overrideReason');
      await subject.type('Opatření', row, column, 'jinak');
      await subject.port.setOverride('B1.1', { ...OVERRIDE, reason: 'podruhé' });
      await subject.port.writeSettings({ threshold: 0.8 });
      const { id, earlier } = (await saved(subject))!;
      const ids = [id, ...earlier.map((point) => point.id)];
      await refused(subject, (port) => port.undo(ids), { name: 'CannotUndo', code: 'changedSince', sheet: 'Opatření' });
      expect(await subject.port.undo(ids.slice(0, 2))).toHaveLength(2);
      expect(records(subject, 'measures')[row - 1]).toMatchObject({ overrideReason: 'jinak', overrideAuthor: 'Jana Nováková' });
    });
  });

  describe('the cycle', () => {
    const FREEZE = { by: 'Jana =Nováková', on: '2026-01-15', why: '' };
    const standingOf = async (subject: Subject) => {
      const { report, cycle } = await plan(subject);
      return periodsStanding(report.plan, report.evaluation, cycle);
    };
    const frozen = async (subject: Subject) =>
      (await standingOf(subject)).rows.map(({ measure, by, why, replaced }) => [measure.code, measure.level, by, why, replaced]);
    const revisions = async (subject: Subject) => (await standingOf(subject)).revisions;

    test('a period is frozen once as well as twice, with a reason again, and back', async () => {
      const subject = await bench.plan(periodPlanContent());
      await onceAndBack(subject, (port) => port.freezePeriod(FREEZE, NOBODY), { what: 'freeze', detail: '2024–2025' });
      const progress: unknown[] = [];
      const report = await subject.port.freezePeriod(FREEZE, { ...NOBODY, onProgress: (step) => progress.push(step) });
      expect(progress.slice(0, 2)).toEqual([0, 1].map((done) => ({ done, total: 3 })));
      expect(report).toMatchObject({ period: { label: '2024–2025' }, already: false, replaced: 0 });
      expect((await frozen(subject))[0]).toEqual(['A1.1', 'fulfilled', FREEZE.by, '', '']);
      expect(await subject.port.freezePeriod({ ...FREEZE, by: 'Petr' }, NOBODY)).toMatchObject({ already: true });

      const { row, column } = placeIn(subject, 'statements', 'measure', 'A1.1', 'progress');
      await subject.type('Podklady', row, column, 'Neplní se');
      const again = { code: 'reasonNeeded', period: '2024–2025', by: FREEZE.by, on: FREEZE.on };
      await refused(subject, (port) => port.freezePeriod(FREEZE, NOBODY), { name: 'UnusablePeriods', faults: [again] });
      expect(await subject.port.freezePeriod({ ...FREEZE, why: 'oprava' }, NOBODY)).toMatchObject({ already: false, replaced: 9 });
      const rows = await frozen(subject);
      expect(rows).toHaveLength(18);
      expect([rows[0], rows[9]]).toEqual([
        ['A1.1', 'fulfilled', FREEZE.by, '', expect.stringMatching(/46037|2026/)],
        ['A1.1', 'unfulfilled', FREEZE.by, 'oprava', ''],
      ]);
    });

    test('what cannot be frozen or compared is refused', async () => {
      const subject = await bench.plan(periodPlanContent({ settings: { periodFrom: '', asOf: '' } }));
      const noDates = { name: 'UnusablePeriods', faults: [{ code: 'noDates', missing: ['periodFrom', 'asOf'] }] };
      await refused(subject, (port) => port.freezePeriod(FREEZE, NOBODY), noDates);
      await refused(subject, (port) => port.writeComparison({}, NOBODY), noDates);
      const alone = { name: 'UnusablePeriods', faults: [{ code: 'oneAlone' }] };
      await refused(await bench.plan(periodPlanContent()), (port) => port.writeComparison({}, NOBODY), alone);
      await refused(await bench.plan(periodPlanContent()), (port) => port.freezePeriod({ ...FREEZE, by: ' ' }, NOBODY), {
        faults: [{ code: 'nobodyFreezes' }],
      });
    });

    test('periods are laid side by side, and again nothing', async () => {
      const subject = await bench.plan(periodPlanContent());
      await subject.port.freezePeriod(FREEZE, NOBODY);
      const { row, column } = placeIn(subject, 'statements', 'measure', 'A1.1', 'progress');
      await subject.type('Podklady', row, column, 'Neplní se');
      expect(await subject.port.writeComparison({}, NOBODY)).toMatchObject({ nothingChanged: false, chartsFailed: [] });
      expect(await saved(subject)).toMatchObject({ what: 'compare' });
      expect(await subject.port.writeComparison({}, NOBODY)).toMatchObject({ nothingChanged: true });
      await subject.port.goTo({ sheet: 'Porovnání', cell: 'A1' });
      await subject.port.undo();
      expect(await saved(subject)).toMatchObject({ what: 'freeze' });
    });

    test('proposals come once, what the coordinator says of one stays, and each step leads back', async () => {
      const subject = await bench.plan(periodPlanContent());
      await onceAndBack(subject, (port) => port.revise('2026-01-15', NOBODY), { what: 'revise', detail: '' });
      const { written, rows } = await subject.port.revise('2026-01-15', NOBODY);
      expect(written).toBe(rows.length);
      const [first] = await revisions(subject);
      expect(first).toMatchObject({ code: 'A2.2', by: 'Plnění', proposal: { value: 'edit' }, decided: false });
      const edit = {
        proposal: 'merge',
        wording: '=Nové znění',
        newCode: '2.10',
        reason: 'protože',
        by: 'Jana',
        on: '2026-02-01',
        decision: 'Rada 3/2026',
      } as const;
      await subject.port.saveRevision(first!, edit);
      expect(await saved(subject)).toMatchObject({ what: 'revise', detail: 'A2.2' });
      const [second] = await revisions(subject);
      expect(second).toMatchObject({ wording: '=Nové znění', newCode: '2.10', reason: 'protože', by: 'Jana', decision: 'Rada 3/2026' });
      const point = await saved(subject);
      await subject.port.saveRevision(second!, { ...edit, on: '2026-03-01' });
      expect(await saved(subject)).toEqual(point);
      await subject.port.revise('2026-04-01', NOBODY);
      expect(await saved(subject)).toEqual(point);

      const { cycle } = await plan(subject);
      const { sheet, top, header } = cycle.revision!;
      const at = { name: 'CellChanged', sheet, row: top + 1, column: header.indexOf('Návrh') };
      await refused(subject, (port) => port.saveRevision(first!, edit), at);
      await refused(subject, (port) => port.saveRevision({ ...first!, code: 'Z9', key: 'z9', row: 99 }, edit), {
        name: 'ExcelFault',
        code: 'notFound',
      });
      await subject.port.undo();
      expect((await revisions(subject))[0]).toEqual(first);
    });
  });

  describe('comments', () => {
    const TODAY = '2026-04-01';
    const sent = { round: '1', to: ['Komise', 'Rada'], from: '2026-02-01', until: '2026-03-15', version: 'abc' };
    const file = commentFile(
      'komise.xlsx',
      [
        given('1) =Doplnit zdroj.\n2) Opravit rok.', { code: 'A1.1', place: '3-5', kind: 'substantial', own: '1', proposal: '+nové' }),
        given('Nejasné.', { code: 'Q9', own: '2' }),
      ],
      { sent, savedAt: '2026-03-20T08:00:00Z' },
    );
    const NOTHING = new Set<string>();
    const standingOf = async ({ port }: Subject) => {
      const { comments, rounds, findings } = await port.inspectComments(TODAY);
      return { comments, rounds, findings: findings.map(({ code, severity, params }) => ({ code, severity, params })) };
    };
    const settlement = {
      result: 'rejected',
      kind: 'substantial',
      reason: '=proto',
      where: '',
      by: 'Jana',
      on: TODAY,
      isDiscussed: false,
    } as const;

    test('come once as well as twice with their round, and back', async () => {
      const subject = await bench.plan(periodPlanContent());
      const before = await standingOf(subject);
      await onceAndBack(subject, (port) => port.collectComments([file], NOTHING), { what: 'comments', detail: '2' });
      expect(await standingOf(subject)).toEqual(before);
      const report = await subject.port.collectComments([file], NOTHING);
      expect(report).toMatchObject({ written: 2, rounds: 1, nothingChanged: false, changes: { files: [{ isLate: true }] } });
      const { comments, rounds, findings } = await standingOf(subject);
      expect(rounds).toMatchObject([{ round: '1', to: sent.to, from: { value: sent.from }, until: { value: sent.until }, version: 'abc' }]);
      expect(comments.slice(-2)).toMatchObject([
        { measure: 'A1.1', round: '1', place: '3-5', proposal: '+nové', kind: { value: 'substantial' }, state: { value: 'new' } },
        { who: 'Komise', measure: '', text: 'Nejasné.' },
      ]);
      expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['commentOverdue', 'commentLate', 'commentsMissing']));
      expect(await subject.port.collectComments([file], NOTHING)).toMatchObject({ written: 0, rounds: 0, nothingChanged: true });
    });

    test('points of one cell get rows of their own where that is asked for', async () => {
      const subject = await bench.plan(periodPlanContent());
      const [first] = (await subject.port.collectComments([file], NOTHING)).changes.writes;
      await subject.port.undo();
      await subject.port.collectComments([file], new Set([first!.key]));
      expect((await standingOf(subject)).comments.slice(-3).map(({ text }) => text)).toEqual([
        '=Doplnit zdroj.',
        'Opravit rok.',
        'Nejasné.',
      ]);
    });

    test('one is settled once as well as twice, and back; one that is gone is refused', async () => {
      const subject = await bench.plan(periodPlanContent());
      await subject.port.collectComments([file], NOTHING);
      const { comments } = await standingOf(subject);
      const comment = comments.at(-2)!;
      await subject.port.settleComment(comment, settlement);
      const after = await standingOf(subject);
      expect(after.comments.at(-2)).toMatchObject({ reason: '=proto', by: 'Jana', on: { value: TODAY }, state: { value: 'dispute' } });
      const point = await saved(subject);
      expect(point).toMatchObject({ what: 'settlement', detail: comment.number });
      await subject.port.settleComment(comment, settlement);
      expect(await saved(subject)).toEqual(point);
      await refused(subject, (port) => port.settleComment({ ...comment, text: 'jiné' }, settlement), {
        name: 'ExcelFault',
        code: 'notFound',
      });
      await subject.port.undo();
      expect((await standingOf(subject)).comments).toEqual(comments);
    });

    test('one is typed, and back; a round is noted once as well as twice', async () => {
      const subject = await bench.plan(periodPlanContent());
      const typed = { round: '', who: '=Rada', measure: 'A1.1', place: '', kind: null, text: '- text', proposal: '' };
      const before = await standingOf(subject);
      const number = await subject.port.addComment(typed);
      expect(await saved(subject)).toMatchObject({ what: 'newComment', detail: number });
      expect((await standingOf(subject)).comments.at(-1)).toMatchObject({ ...typed, kind: { value: null }, number, source: '' });
      await subject.port.undo();
      expect(await standingOf(subject)).toEqual(before);
      await onceAndBack(subject, (port) => port.noteRound(sent), { what: 'round', detail: '1' });
    });

    test('annex no. 2 is written once as well as twice, and back; without a comment there is none', async () => {
      const content = periodPlanContent();
      const subject = await bench.plan({ ...content, tables: { ...content.tables, comments: [] } });
      expect(await subject.port.writeSettlement()).toBeNull();
      expect(await saved(subject)).toBeNull();
      await subject.port.collectComments([file], NOTHING);
      await onceAndBackAfter(subject, (port) => port.writeSettlement(), { what: 'settlementSheet', detail: '' });
      expect(await subject.port.writeSettlement()).toEqual({ sheet: 'Příloha č. 2', rows: 2, nothingChanged: false });
    });
  });

  describe('a request', () => {
    test('says whose it is, of which plan and until when', async () => {
      const subject = await bench.request();
      const read = await request(subject);
      expect(read).toMatchObject({ addressee: LEAD, deadline: DEADLINE, sheet: 'Podklady', confirmation: null });
      expect(read.planName).toBe((await plan(await bench.plan())).report.plan.settings.planName);
      expect(read.municipalities).toHaveLength(215);
      expect(read.rows.map(({ measure }) => measure)).toEqual(sampleAddressee().items.map(({ measure }) => measure.code));
    });

    test('takes an answer: only what changes, words as the lists have them; the same again is no change', async () => {
      const subject = await bench.request();
      const [row] = (await request(subject)).rows;
      const answer = { ...standing(row!), relation: 'bezprostredni', description: '=1+1', date: '1. 12. 2025' };
      const before = await contents(subject);
      await subject.port.writeAnswer(placeOf(row!), answer, row!.answer);
      const written = (await request(subject)).rows;
      expect(written[0]!.answer).toEqual({ ...row!.answer, relation: 'Bezprostřední', description: '=1+1', date: '2025-12-01' });
      const point = await saved(subject);
      expect(point).toMatchObject({ what: 'answer', detail: `${row!.measure} ${row!.criterion}` });
      await subject.port.writeAnswer(placeOf(row!), standing(written[0]!), written[0]!.answer);
      expect(await saved(subject)).toEqual(point);
      await subject.port.undo();
      same(await contents(subject), before);
    });

    test('refuses an answer to what is no longer there, and names the cell', async () => {
      const subject = await bench.request();
      const { rows, sheet, top } = await request(subject);
      const [row] = rows;
      const at = { name: 'CellChanged', sheet, row: top + 1 };
      const description = subject.cells('statements')[0]!.indexOf(INPUT.statements.columns.description.header);
      const stale = { ...row!.answer, description: 'něco starého' };
      await refused(subject, (port) => port.writeAnswer(placeOf(row!), DONE, stale), { ...at, column: description });
      await refused(subject, (port) => port.writeAnswer({ ...placeOf(row!), criterion: '99' }, DONE, row!.answer), { ...at, column: 0 });
      await refused(subject, (port) => port.writeAnswer({ ...placeOf(row!), row: 9999 }, DONE, row!.answer), { name: 'CellChanged' });
    });

    test('is confirmed; an answer or a withdrawal takes the word back, an edit by hand makes it void', async () => {
      const subject = await bench.request();
      const first = await request(subject);
      await onceAndBack(subject, (port) => port.confirmRequest(' =Jana ', '2026-01-20'), { what: 'confirm', detail: '' });
      await subject.port.confirmRequest(' =Jana ', '2026-01-20');
      const holds = { by: '=Jana', on: '2026-01-20', holds: true };
      expect((await request(subject)).confirmation).toEqual(holds);

      const { top, rows } = first;
      const column = subject.cells('statements')[0]!.indexOf(INPUT.statements.columns.description.header);
      const description = rows[0]!.answer.description!;
      await subject.type('Podklady', top + 1, column, 'Ještě něco.');
      expect((await request(subject)).confirmation).toEqual({ ...holds, holds: false });
      await subject.type('Podklady', top + 1, column, description);
      expect((await request(subject)).confirmation).toEqual(holds);

      await subject.port.writeAnswer(placeOf(rows[0]!), DONE, rows[0]!.answer);
      expect((await request(subject)).confirmation).toBeNull();
      await subject.port.undo();
      expect((await request(subject)).confirmation).toEqual(holds);

      await subject.port.withdrawConfirmation();
      expect((await request(subject)).confirmation).toBeNull();
      const point = await saved(subject);
      await subject.port.withdrawConfirmation();
      expect(await saved(subject)).toEqual(point);
    });
  });

  test('a cell is shown; a sheet that is gone is said', async () => {
    const subject = await bench.plan();
    await expect(subject.port.goTo({ sheet: 'Opatření', cell: 'A4' })).resolves.toBeUndefined();
    await expect(subject.port.goTo({ sheet: 'Opatření', cell: '' })).resolves.toBeUndefined();
    await expect(subject.port.goTo({ sheet: 'Není', cell: 'A4' })).rejects.toMatchObject({ name: 'ExcelFault', code: 'notFound' });
  });

  test('edits and selections are told until it is stopped; what the pane writes itself is no news', async () => {
    const subject = await bench.plan();
    const heard: unknown[] = [];
    const stop = await subject.port.watch({ edited: () => heard.push('edited'), selected: (row) => heard.push(row) });
    await subject.port.setOverride('B1.1', OVERRIDE);
    await subject.port.undo();
    expect(heard).toEqual([]);
    await subject.type('Podklady', 1, 4, 'Neplní se');
    await subject.select('Opatření', 3);
    // Whose sheet it is has to be asked for.
    for (let waited = 0; heard.length < 2 && waited < 5_000; waited += 10) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(heard).toEqual(['edited', { sheet: 'Opatření', row: 3 }]);
    await stop();
    await subject.type('Podklady', 1, 4, 'Realizováno');
    await subject.select('Opatření', 4);
    expect(heard).toHaveLength(2);
  });
});

test('both say the same of the same work', async () => {
  const said: unknown[][] = [];
  for (const [, bench] of BENCHES) {
    const subject = await bench.plan(faultyContent());
    const of: unknown[] = [];
    const look = async (): Promise<void> => {
      const { planId: _id, stamp, saved: point, tables, ...rest } = await plan(subject);
      const times = { stamp: stamp && { ...stamp, computedAt: '' }, saved: point && withoutTimes(point) };
      of.push({ ...rest, ...times, tables: { ...tables, measures: withoutFormulas(tables.measures!) } });
    };
    await look();
    await subject.port.setOverride('B1.1', OVERRIDE);
    await subject.port.summarize(NOBODY);
    await look();
    await subject.port.noteRequests(CALLS, '2026-02-02', '2026-03-01');
    await look();
    await subject.port.collect(
      [filledRequest(sampleAddressee(), () => DONE), returned('Nový spolek', [returnedRow('A1.1', '1', DONE)])],
      {},
      NOBODY,
    );
    await look();
    await subject.port.undo();
    await look();
    said.push(of);
  }
  expect(said[1]).toEqual(said[0]);
});

function withoutTimes({ earlier, ...last }: LastPoint): unknown {
  const of = ({ what, detail }: KeptPoint) => ({ what, detail });
  return { ...of(last), fellAway: last.fellAway, earlier: earlier.map(of) };
}

/** Formulas are computed by Excel alone. */
function withoutFormulas({ header, rows, ...rest }: TableData): TableData {
  const live = header.indexOf(INPUT.measures.columns.liveLevel.header);
  return { ...rest, header, rows: rows.map((cells) => cells.map((cell, i) => (i === live ? '' : cell))) };
}
