import { periodsStanding } from '../../src/workbook/periods/standing';
import { NOBODY, plan, saved, refused, onceAndBack } from '../build/contract';
import { periodPlanContent } from '../build/periodPlans';
import { BENCHES, placeIn, type Subject } from '../build/subjects';

describe.each(BENCHES)('the cycle: %s', (_, bench) => {
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
