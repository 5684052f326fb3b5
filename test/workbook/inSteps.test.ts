import { atOnce, inSteps } from '../../src/workbook/excel/inSteps';

/** Five steps of so many milliseconds on a clock that only they move. */
function* steps(ms: number, clock: { now: number }, seen: string[]): Generator<void, string> {
  for (let i = 0; i < 5; i++) {
    clock.now += ms;
    seen.push(`step ${i}`);
    yield;
  }
  return 'done';
}

async function run(ms: number): Promise<string[]> {
  const [clock, seen] = [{ now: 0 }, [] as string[]];
  const ended = inSteps(steps(ms, clock, seen), () => clock.now);
  const other = (): void => {
    seen.push('another');
    if (seen.length < 20) setImmediate(other);
  };
  setImmediate(other);
  expect(await ended).toBe('done');
  return seen;
}

test('others have a turn as soon as work has gone on for a while, and none of it is lost', async () => {
  expect((await run(9)).filter((what) => what === 'another').length).toBe(0);
  const slow = await run(200);
  expect(slow.indexOf('another')).toBeLessThan(slow.indexOf('step 4'));
  expect(slow.filter((what) => what !== 'another')).toEqual(['step 0', 'step 1', 'step 2', 'step 3', 'step 4']);
});

test('work that fails fails for whoever waits; at once it is the same work', async () => {
  const [clock, seen] = [{ now: 0 }, [] as string[]];
  expect(atOnce(steps(200, clock, seen))).toBe('done');
  expect(seen).toHaveLength(5);
  function* failing(): Generator<void, never> {
    yield;
    throw new Error('no');
  }
  await expect(inSteps(failing())).rejects.toThrow('no');
});
