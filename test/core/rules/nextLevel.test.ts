import fc from 'fast-check';
import { LEVELS, tallyOf, type Level, type Tally } from '../../../src/core/plan/level';
import { evaluate } from '../../../src/core/rules/evaluate';
import { INTERPRETATIONS, prevailing, type Interpretation } from '../../../src/core/rules/interpretation';
import { nextLevel, type NextLevel } from '../../../src/core/rules/nextLevel';
import { criterion, levelsOf, measure, measureAt, plan, statement, territoryOf, type PlanParts } from '../../build/plans';

function nextOf(parts: PlanParts, reading: Interpretation = 'default'): NextLevel | null {
  const evaluation = evaluate(plan({ ...parts, settings: { ...parts.settings, reading } }));
  return nextLevel(evaluation.measures[0]!, evaluation);
}

test.each([
  [[1, 0, 0], 'default', null],
  [[1, 1, 0], 'default', { level: 'fulfilled', fulfilled: 1, partial: 0 }],
  [[0, 0, 1], 'default', { level: 'partial', fulfilled: 0, partial: 1 }],
  [[0, 0, 3], 'default', { level: 'partial', fulfilled: 0, partial: 2 }],
  [[1, 0, 1], 'default', { level: 'partial', fulfilled: 0, partial: 1 }],
  [[1, 2, 1], 'literal', { level: 'partial', fulfilled: 0, partial: 1 }],
] as const)('%j under %s', ([p, c, n], reading, expected) => {
  const next = nextOf(measureAt('A1.1', levelsOf(p, c, n)), reading);
  if (expected === null) expect(next).toBeNull();
  else expect(next).toMatchObject({ ...expected, territorial: [] });
});

test('a measure without criteria is one criterion', () => {
  expect(nextOf({ measures: [measure('A1.1')] })).toEqual({
    level: 'partial',
    fulfilled: 0,
    partial: 1,
    criteria: [null],
    ways: 1,
    votes: null,
    territorial: [],
  });
});

test('which criteria: the first that would do, and how many choices there are', () => {
  const said = (p: number, c: number, n: number, reading: Interpretation = 'default'): string => {
    const next = nextOf(measureAt('A1.1', levelsOf(p, c, n)), reading);
    return `${next?.criteria.map((each) => each?.number).join()} of ${next?.ways}`;
  };
  // Fulfilled criteria come first, then partial ones, then the others.
  expect(said(1, 1, 0)).toBe('2 of 1');
  expect(said(1, 2, 0)).toBe('2 of 2');
  expect(said(0, 0, 3)).toBe('1,2 of 3');
  expect(said(0, 1, 3)).toBe('2,3 of 3');
  expect(said(0, 4, 0)).toBe('1,2,3 of 4');
  // The one that is not fulfilled at all would do as well, in one longer step.
  expect(said(2, 1, 1)).toBe('3 of 2');
});

test('an only criterion lacks votes', () => {
  const { measures, criteria } = measureAt('A1.1', ['fulfilled']);
  const said = (...levels: Level[]): NextLevel['votes'] | undefined =>
    nextOf({
      measures: measures,
      criteria: criteria,
      statements: levels.flatMap((level, i) =>
        measureAt('A1.1', [level]).statements.map((each) => ({ ...each, submitter: `S${i}`, row: i })),
      ),
    })?.votes;
  expect(said('fulfilled', 'partial')).toEqual({ fulfilled: 1, partial: 0 });
  expect(said('fulfilled', 'unfulfilled')).toEqual({ fulfilled: 0, partial: 1 });
  expect(said('fulfilled')).toBeUndefined();
  expect(said()).toBeNull();
});

test('where only a part is missing, municipalities to the threshold are not what is missing', () => {
  const nowhere = statement('A1.1', '1', { relation: 'Bezprostřední', progress: 'Neplní se', territory: territoryOf(3) });
  expect(nextOf({ measures: [measure('A1.1')], criteria: [criterion('A1.1', '1')], statements: [nowhere] })).toMatchObject({
    level: 'partial',
    territorial: [],
  });
});

test('municipalities that are missing to the threshold; where others speak too, they alone do not decide', () => {
  const evidence = (number: string, covered: number) =>
    statement('A1.1', number, { relation: 'Bezprostřední', progress: 'Realizováno', territory: territoryOf(covered), description: 'x' });
  const own = {
    measures: [measure('A1.1')],
    criteria: [criterion('A1.1', '1'), criterion('A1.1', '2'), criterion('A1.1', '3')],
  };
  // 90 % of 215 is 193.5: 194 are needed.
  const next = nextOf({ ...own, statements: [evidence('1', 100), evidence('2', 193), evidence('3', 194)] });
  expect(next?.territorial.map(({ criterion: of, municipalities: count }) => `${of?.number}: ${count}`)).toEqual(['2: 1', '1: 94']);
  const other = statement('A1.1', '2', { relation: 'Žádný', progress: 'Neplní se' });
  const spoken = nextOf({ ...own, statements: [evidence('1', 100), evidence('2', 193), evidence('3', 194), other] });
  expect(spoken?.territorial.map(({ criterion: of }) => of?.number)).toEqual(['1']);
});

/** Every way of raising criteria, the plain way: a list of levels, and all lists that are nowhere worse. */
function least({ fulfilled, partial, unfulfilled }: Tally, reading: Interpretation): number | null {
  const now = prevailing({ fulfilled, partial, unfulfilled }, reading).level;
  let best: number | null = null;
  for (let up = 0; up <= unfulfilled; up++)
    for (let whole = 0; whole <= unfulfilled - up; whole++)
      for (let half = 0; half <= partial; half++) {
        const next = { fulfilled: fulfilled + whole + half, partial: partial + up - half, unfulfilled: unfulfilled - up - whole };
        const moved = up + whole + half;
        if (isBetter(prevailing(next, reading).level, now) && (best === null || moved < best)) best = moved;
      }
  return best;
}
const isBetter = (one: Level, other: Level): boolean => LEVELS.indexOf(one) < LEVELS.indexOf(other);

test('what is named leads to a better level, and nothing less does', () => {
  const count = fc.nat({ max: 5 });
  fc.assert(
    fc.property(count, count, count, fc.constantFrom(...INTERPRETATIONS), (p, c, n, reading) => {
      fc.pre(p + c + n > 0);
      const evaluation = evaluate(plan({ ...measureAt('A1.1', levelsOf(p, c, n)), settings: { reading } }));
      const [verdict] = evaluation.measures;
      const next = nextLevel(verdict!, evaluation);
      expect(next === null ? null : next.fulfilled + next.partial).toBe(least({ fulfilled: p, partial: c, unfulfilled: n }, reading));
      if (next) expect(isBetter(next.level, verdict!.computed)).toBe(true);
    }),
  );
});

/** Every choice, the plain way: each criterion stays, becomes fulfilled, or becomes so at least in part. */
function waysTo(levels: readonly Level[], reading: Interpretation, { fulfilled, partial }: NextLevel): number {
  const now = prevailing(tallyOf(levels), reading).level;
  let choices: (readonly (Level | 'stays')[])[] = [[]];
  for (const level of levels)
    choices = choices.flatMap((chosen) => [
      [...chosen, 'stays' as const],
      ...(level === 'fulfilled' ? [] : [[...chosen, 'fulfilled' as const]]),
      ...(level === 'unfulfilled' ? [[...chosen, 'partial' as const]] : []),
    ]);
  const has = (chosen: readonly (Level | 'stays')[], what: Level): number => chosen.filter((each) => each === what).length;
  return choices.filter(
    (chosen) =>
      has(chosen, 'fulfilled') === fulfilled &&
      has(chosen, 'partial') === partial &&
      isBetter(prevailing(tallyOf(levels.map((level, i) => (chosen[i] === 'stays' ? level : (chosen[i] as Level)))), reading).level, now),
  ).length;
}

test('every choice of so many criteria is counted, and the one that is named is among them', () => {
  const count = fc.nat({ max: 2 });
  fc.assert(
    fc.property(count, count, count, fc.constantFrom(...INTERPRETATIONS), (p, c, n, reading) => {
      fc.pre(p + c + n > 1);
      const levels = levelsOf(p, c, n);
      const next = nextOf(measureAt('A1.1', levels), reading);
      if (next === null) return;
      expect([p, c, n, next.ways]).toEqual([p, c, n, waysTo(levels, reading, next)]);
      expect(next.criteria).toHaveLength(next.fulfilled + next.partial);
    }),
  );
});
