import { INPUT } from '../../src/schema/tables';
import { plan, request, saved, contents, placeOf, standing, same, refused, onceAndBack } from '../build/contract';
import { DONE } from '../build/embeddedReturns';
import { BENCHES, DEADLINE, LEAD, sampleAddressee } from '../build/subjects';

describe.each(BENCHES)('a request: %s', (_, bench) => {
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
