import { commentFile, given } from '../build/comments';
import { saved, refused, onceAndBack, onceAndBackAfter } from '../build/contract';
import { periodPlanContent } from '../build/periodPlans';
import { BENCHES, type Subject } from '../build/subjects';

describe.each(BENCHES)('comments: %s', (_, bench) => {
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
    expect((await standingOf(subject)).comments.slice(-3).map(({ text }) => text)).toEqual(['=Doplnit zdroj.', 'Opravit rok.', 'Nejasné.']);
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
