/**
 * What the pane may expect of its workbook, whichever it is: each expectation holds for the real one (src/workbook through
 * Microsoft's client over the embedded Excel) and for the one in memory that the tests of the pane work with.
 */
import { faultyContent } from '../../scripts/sample-content';
import { toSerial } from '../../src/core/text/date';
import { repairsOf } from '../../src/schema/read/repairs';
import type { TableData } from '../../src/schema/read/rows';
import { INPUT } from '../../src/schema/tables';
import type { KeptPoint, LastPoint, WorkbookPort } from '../../src/taskpane/ports/workbook';
import { OVERRIDE, CALLS, NOBODY, plan, saved, contents, pointOf, refused, onceAndBack } from '../build/contract';
import { DONE, filledRequest, returned, row as returnedRow } from '../build/embeddedReturns';
import { BENCHES, LEAD, placeIn, records, sampleAddressee } from '../build/subjects';

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
