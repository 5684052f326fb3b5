import { OVERRIDE, NOBODY, saved, contents, pointOf, same, refused } from '../build/contract';
import { BENCHES, placeIn, records } from '../build/subjects';

describe.each(BENCHES)('the way back: %s', (_, bench) => {
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
    expect(points.map(({ what }) => what)).toEqual([...Array(3)].flatMap(() => ['summarize', 'settings', 'override']).concat('summarize'));
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
