import fc from 'fast-check';
import { LEVELS, type Level, type Tally } from '../../../src/core/plan/level';
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
  expect(next).toEqual(expected && { ...expected, territorial: [] });
});

test('a measure without criteria is one criterion', () => {
  expect(nextOf({ measures: [measure('A1.1')] })).toEqual({ level: 'partial', fulfilled: 0, partial: 1, territorial: [] });
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
