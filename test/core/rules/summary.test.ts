import fc from 'fast-check';
import { evaluate, totals } from '../../../src/core/rules/evaluate';
import type { Level, Tally } from '../../../src/core/plan/level';
import type { Plan } from '../../../src/core/plan/plan';
import { INTERPRETATIONS } from '../../../src/core/rules/interpretation';
import { summarize, type Summary } from '../../../src/core/rules/summary';
import {
  arbitraryPlan,
  area,
  criterion,
  joined,
  lead,
  levelsOf,
  measure,
  measureAt,
  overriddenTo,
  plan,
  PUBLISHED_AREAS,
  SPOKEN,
  statement,
  type Fragment,
  type PlanParts,
  type TypedMeasure,
} from '../../build/plans';

const summaryOf = (p: Plan): Summary => summarize(p, evaluate(p));
const of = (parts: PlanParts): Summary => summaryOf(plan({ areas: PUBLISHED_AREAS, ...parts }));
const at = (code: string, level: Level, typed: TypedMeasure = {}): Fragment => measureAt(code, [level], typed);
const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce<Tally>(
    (a, b) => ({ fulfilled: a.fulfilled + b.fulfilled, partial: a.partial + b.partial, unfulfilled: a.unfulfilled + b.unfulfilled }),
    { fulfilled: 0, partial: 0, unfulfilled: 0 },
  );
const counts = ({ fulfilled, partial, unfulfilled }: Tally): number[] => [fulfilled, partial, unfulfilled];

test('40, 28 and 4 of 72, as published', () => {
  const many = (count: number, level: Level, prefix: string): Fragment[] =>
    Array.from({ length: count }, (_, i) => at(`${prefix}.${i + 1}`, level));
  const summary = of(joined(...many(40, 'fulfilled', 'A1'), ...many(28, 'partial', 'B1'), ...many(4, 'unfulfilled', 'C1')));
  expect(summary.total).toBe(72);
  expect(summary.levels.map((l) => l.caption)).toEqual(['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%']);
  expect(summary.levels.map((l) => [l.count, l.percent])).toEqual([
    [40, 56],
    [28, 39],
    [4, 5],
  ]);
});

test('an override counts at its final level', () => {
  const summary = of(
    joined(at('1', 'unfulfilled', { override: overriddenTo('Plněno') }), at('2', 'unfulfilled', { override: { level: 'Plněno' } })),
  );
  expect(summary.levels.map((l) => l.count)).toEqual([1, 0, 1]);
  expect(summary.overridden.map((m) => [m.measure.code, m.computed, m.final])).toEqual([['1', 'unfulfilled', 'fulfilled']]);
});

describe('areas', () => {
  const lines = (groups: Summary['areas']) => groups.map((g) => [g.code, ...counts(g)]);

  test('every area and sub-area stands, in the order of the table, empty ones too', () => {
    const summary = of(
      joined(at('1', 'fulfilled', { subarea: 'A1' }), at('2', 'partial', { subarea: 'A3' }), at('3', 'partial', { subarea: ' d1\u200b' })),
    );
    expect(lines(summary.areas)).toEqual([
      ['A', 1, 1, 0],
      ['B', 0, 0, 0],
      ['C', 0, 0, 0],
      ['D', 0, 1, 0],
      ['E', 0, 0, 0],
    ]);
    expect(lines(summary.subareas)).toEqual([
      ['A1', 1, 0, 0],
      ['A2', 0, 0, 0],
      ['A3', 0, 1, 0],
      ['B1', 0, 0, 0],
      ['B2', 0, 0, 0],
      ['C1', 0, 0, 0],
      ['D1', 0, 1, 0],
      ['E1', 0, 0, 0],
    ]);
    expect(summary.areas[0]!.name).toBe('Systémová opatření');
  });

  test('a measure in no known area has a line of its own, so that the areas add up', () => {
    const summary = of(joined(at('1', 'fulfilled'), at('2', 'partial', { subarea: 'Z9' }), at('3', 'unfulfilled', { subarea: '' })));
    expect(lines(summary.areas).at(-1)).toEqual(['', 0, 1, 1]);
    expect(of(at('1', 'fulfilled')).areas.some((a) => a.code === '')).toBe(false);
  });

  test('a measure may stand in an area itself', () => {
    expect(lines(of(at('1', 'fulfilled', { subarea: 'D' })).areas)).toContainEqual(['D', 1, 0, 0]);
  });

  test('three floors add up at the top', () => {
    const areas = [area('A', 'a'), area('A1', 'b', 'A'), area('A1a', 'c', 'A1')];
    const summary = of({ areas, ...at('1', 'fulfilled', { subarea: 'A1a' }) });
    expect(lines(summary.areas)).toEqual([['A', 1, 0, 0]]);
    expect(lines(summary.subareas)).toEqual([
      ['A1', 0, 0, 0],
      ['A1a', 1, 0, 0],
    ]);
  });

  test('an area that names itself as the one above is at the top', () => {
    expect(lines(of({ areas: [area('A', 'a', 'A')], ...at('1', 'fulfilled', { subarea: 'A' }) }).areas)).toEqual([['A', 1, 0, 0]]);
  });

  test.each([
    ['itself', [area('A', 'a', 'A')]],
    ['a circle of two', [area('A', 'a', 'B'), area('B', 'b', 'A')]],
    ['a circle of two beside another', [area('A', 'a', 'B'), area('B', 'b', 'A'), area('C', 'c')]],
    ['a circle of three', [area('A', 'a', 'B'), area('B', 'b', 'C'), area('C', 'c', 'A')]],
    ['an area that is not there', [area('A', 'a', 'Z')]],
    ['twice', [area('A', 'a'), area('A', 'a')]],
    ['nowhere', []],
  ] as const)('areas that name %s still add up', (_, areas) => {
    const summary = of({ areas, ...joined(at('1', 'fulfilled', { subarea: 'A' }), at('2', 'partial', { subarea: 'B' })) });
    expect(counts(sum(summary.areas))).toEqual([1, 1, 0]);
  });
});

test('leads are counted under one name, and sorted as Czech sorts', () => {
  const summary = of({
    leads: [lead('Odbor sociálních věcí', 'OSV')],
    ...joined(
      at('1', 'fulfilled', { lead: 'OSV' }),
      at('2', 'partial', { lead: 'odbor sociálních věcí' }),
      at('3', 'partial', { lead: 'Škola' }),
      at('4', 'unfulfilled', { lead: 'ŠKOLA\u200b' }),
      at('5', 'unfulfilled', { lead: 'Čmelák' }),
    ),
  });
  expect(summary.leads.map((l) => [l.name, ...counts(l)])).toEqual([
    ['Čmelák', 0, 0, 1],
    ['Odbor sociálních věcí', 1, 1, 0],
    ['Škola', 0, 1, 1],
  ]);
});

test('reasons are counted by level, those without a reason too, silence apart', () => {
  const summary = of(
    joined(
      at('1', 'fulfilled'),
      at('2', 'partial'),
      {
        measures: [measure('3')],
        criteria: [criterion('3')],
        statements: [statement('3', '1', { ...SPOKEN.partial, reason: 'personální a kapacitní limity' })],
      },
      at('4', 'unfulfilled'),
      { measures: [measure('5')], criteria: [criterion('5')], statements: [statement('5', '1', { relation: 'Žádný' })] },
      { measures: [measure('6')], criteria: [criterion('6')], statements: [] },
      { measures: [measure('7')], criteria: [criterion('7')], statements: [] },
    ),
  );
  expect(summary.reasons).toEqual([
    { level: 'partial', reason: 'capacity', count: 1, silent: 0 },
    { level: 'partial', reason: null, count: 1, silent: 0 },
    { level: 'unfulfilled', reason: 'notSubmitted', count: 3, silent: 2 },
    { level: 'unfulfilled', reason: 'notDone', count: 1, silent: 0 },
  ]);
  expect(summary.silent).toBe(2);
});

test('a silent measure that the coordinator has put right is not counted as silent', () => {
  expect(of({ measures: [measure('1', { override: overriddenTo('Plněno') })], criteria: [criterion('1')] }).silent).toBe(0);
});

test('borderline measures are listed, and the totals stand under each reading', () => {
  const summary = of(joined(measureAt('1', levelsOf(2, 1, 1)), measureAt('2', levelsOf(0, 2, 1)), measureAt('3', levelsOf(1, 0, 0))));
  expect(summary.borderline.map((m) => m.measure.code)).toEqual(['1', '2']);
  expect(Object.fromEntries(INTERPRETATIONS.map((r) => [r, counts(summary.byInterpretation[r])]))).toEqual({
    default: [1, 2, 0],
    literal: [1, 1, 1],
    relative: [2, 1, 0],
    lenient: [1, 2, 0],
  });
});

test('nothing to summarize', () => {
  expect(of({})).toMatchObject({ total: 0, silent: 0, reasons: [], leads: [], borderline: [], overridden: [] });
  expect(of({}).levels.map((l) => l.percent)).toEqual([null, null, null]);
});

test('every table of the summary adds up to its totals', () => {
  fc.assert(
    fc.property(arbitraryPlan, (p) => {
      const evaluation = evaluate(p);
      const summary = summarize(p, evaluation);
      const whole = counts(totals(evaluation));
      expect(summary.total).toBe(p.measures.length);
      expect(summary.levels.map((l) => l.count)).toEqual(whole);
      expect(counts(sum(summary.areas))).toEqual(whole);
      expect(counts(sum(summary.subareas))).toEqual(whole);
      for (const top of summary.areas)
        expect(counts(top)).toEqual(counts(sum(summary.subareas.filter((s) => s.code.startsWith(top.code)))));
      expect(counts(sum(summary.leads))).toEqual(whole);
      const reasonsAt = (level: Level): number => summary.reasons.filter((r) => r.level === level).reduce((n, r) => n + r.count, 0);
      expect([reasonsAt('partial'), reasonsAt('unfulfilled')]).toEqual(whole.slice(1));
      expect(summary.reasons.every((r) => r.count > 0 && r.silent <= r.count)).toBe(true);
      expect(counts(summary.byInterpretation[p.settings.reading])).toEqual(whole);
      for (const reading of INTERPRETATIONS)
        expect(counts(summary.byInterpretation[reading])).toEqual(counts(totals(evaluate(p, reading))));
      expect(summary.levels.reduce((n, l) => n + (l.percent ?? 0), 0)).toBe(summary.total === 0 ? 0 : 100);
    }),
  );
});
