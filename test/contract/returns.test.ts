import { answerDigest } from '../../src/core/exchange/answerDigest';
import { answerOf } from '../../src/core/plan/answer';
import { toSerial } from '../../src/core/text/date';
import { NOBODY, plan, saved, contents, pointOf, same } from '../build/contract';
import { DONE, filledRequest, returned, row as returnedRow } from '../build/embeddedReturns';
import { BENCHES, LEAD, records, sampleAddressee } from '../build/subjects';

describe.each(BENCHES)('returns: %s', (_, bench) => {
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
