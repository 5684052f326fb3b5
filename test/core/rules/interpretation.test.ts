import { LEVELS, tallyOf, type Level, type Tally } from '../../../src/core/plan/level';
import {
  isBorderline,
  prevailing,
  INTERPRETATION_RECORDS,
  INTERPRETATIONS,
  forEachInterpretation,
  type Clause,
  type Interpretation,
} from '../../../src/core/rules/interpretation';

const tally = (fulfilled: number, partial: number, unfulfilled: number): Tally => ({ fulfilled, partial, unfulfilled });
const LETTER: Record<string, Level> = { F: 'fulfilled', P: 'partial', U: 'unfulfilled' };

/** domain.md, "The prevailing rule": (p, c, n) → výchozí / doslovný / relativní / vstřícný */
const EXAMPLES: readonly (readonly [number, number, number, string])[] = [
  [1, 0, 0, 'F/F/F/F'],
  [1, 1, 0, 'P/P/P/P'],
  [2, 0, 1, 'F/F/F/F'],
  [2, 1, 1, 'P/P/F/P'],
  [1, 0, 1, 'U/U/U/P'],
  [0, 2, 1, 'P/U/P/P'],
  [1, 2, 1, 'P/U/P/P'],
  [2, 2, 0, 'P/P/P/P'],
  [2, 0, 2, 'U/U/U/P'],
  [0, 0, 0, 'U/U/U/U'],
];

describe.each(EXAMPLES)('(%i, %i, %i) → %s', (p, c, n, expected) => {
  const wanted = expected.split('/').map((letter) => LETTER[letter]!);
  const readings: readonly Interpretation[] = ['default', 'literal', 'relative', 'lenient'];

  test.each(readings.map((reading, i) => [reading, wanted[i]!] as const))('%s: %s', (reading, level) => {
    expect(prevailing(tally(p, c, n), reading).level).toBe(level);
  });

  test('borderline exactly where the readings differ', () => {
    const byInterpretation = forEachInterpretation((reading) => prevailing(tally(p, c, n), reading).level);
    expect(isBorderline(byInterpretation)).toBe(new Set(wanted).size > 1);
  });
});

/** The table of domain.md row by row: [fulfilled when, else partial when]. */
const RULE: Record<Interpretation, [(p: number, c: number, n: number) => boolean, (p: number, c: number, n: number) => boolean]> = {
  default: [(p, c, n) => p > c + n, (p, c, n) => p + c > n],
  literal: [(p, c, n) => p > c + n, (p, c, n) => p > n || (n === 0 && p + c > 0)],
  relative: [(p, c, n) => p > c && p > n, (p, c, n) => p + c > n],
  lenient: [(p, c, n) => p > c + n, (p, c) => p + c >= 1],
};

/** What each clause claims of the counts; the explanation of a level is made of it, so it must be true. */
const CLAIM: Record<Clause, (p: number, c: number, n: number) => boolean> = {
  fulfilledPrevail: (p, c, n) => p > c + n,
  fulfilledLargest: (p, c, n) => p > c && p > n && p <= c + n,
  atLeastPartialPrevail: (p, c, n) => p + c > n && p <= c + n,
  fulfilledNotLargest: (p, c, n) => p + c > n && !(p > c && p > n),
  fulfilledOverUnfulfilled: (p, c, n) => p > n && p <= c + n,
  noneUnfulfilled: (p, c, n) => n === 0 && p + c > 0 && p <= c + n,
  anyAtLeastPartial: (p, c, n) => p + c >= 1 && p <= c + n,
  unfulfilledNotOutweighed: (p, c, n) => p + c <= n && n > 0,
  fulfilledNotOverUnfulfilled: (p, _, n) => p <= n && n > 0,
  noneAtLeastPartial: (p, c, n) => p + c === 0 && n > 0,
  nothing: (p, c, n) => p + c + n === 0,
};

test.each(INTERPRETATIONS)('%s: every tally up to 7 of each follows its row of the table, and the clause given holds', (reading) => {
  const [fulfilledWhen, partialWhen] = RULE[reading];
  for (let p = 0; p <= 7; p++)
    for (let c = 0; c <= 7; c++)
      for (let n = 0; n <= 7; n++) {
        const level = fulfilledWhen(p, c, n) ? 'fulfilled' : partialWhen(p, c, n) ? 'partial' : 'unfulfilled';
        const ruling = prevailing(tally(p, c, n), reading);
        expect([p, c, n, ruling.level]).toEqual([p, c, n, level]);
        expect([p, c, n, ruling.clause, CLAIM[ruling.clause](p, c, n)]).toEqual([p, c, n, ruling.clause, true]);
      }
});

test.each([
  ['default', 1, 0, 0, 'fulfilledPrevail'],
  ['default', 1, 1, 0, 'atLeastPartialPrevail'],
  ['default', 1, 0, 1, 'unfulfilledNotOutweighed'],
  ['literal', 2, 1, 1, 'fulfilledOverUnfulfilled'],
  ['literal', 0, 2, 0, 'noneUnfulfilled'],
  ['literal', 1, 2, 1, 'fulfilledNotOverUnfulfilled'],
  ['relative', 2, 1, 1, 'fulfilledLargest'],
  ['relative', 2, 2, 0, 'fulfilledNotLargest'],
  ['relative', 1, 0, 1, 'unfulfilledNotOutweighed'],
  ['lenient', 1, 0, 1, 'anyAtLeastPartial'],
  ['lenient', 0, 0, 1, 'noneAtLeastPartial'],
  ['lenient', 0, 0, 0, 'nothing'],
] as const)('%s, (%i, %i, %i): decided by %s', (reading, p, c, n, clause) => {
  expect(prevailing(tally(p, c, n), reading).clause).toBe(clause);
});

test('no two readings are the same rule', () => {
  const asText = (reading: Interpretation): string => EXAMPLES.map(([p, c, n]) => prevailing(tally(p, c, n), reading).level).join();
  expect(new Set(INTERPRETATIONS.map(asText)).size).toBe(4);
});

/** One step better: a partial becomes fulfilled, an unfulfilled partial or fulfilled. */
function* improvements(p: number, c: number, n: number): Generator<Tally> {
  if (c > 0) yield tally(p + 1, c - 1, n);
  if (n > 0) yield tally(p, c + 1, n - 1);
  if (n > 0) yield tally(p + 1, c, n - 1);
}
const rank = (level: Level): number => LEVELS.indexOf(level);

function falls(reading: Interpretation): string[] {
  const found: string[] = [];
  for (let p = 0; p <= 6; p++)
    for (let c = 0; c <= 6; c++)
      for (let n = 0; n <= 6; n++)
        for (const better of improvements(p, c, n))
          if (rank(prevailing(better, reading).level) > rank(prevailing(tally(p, c, n), reading).level))
            found.push(`${p},${c},${n} → ${Object.values(better).join()}`);
  return found;
}

test.each(INTERPRETATION_RECORDS.map(({ id, monotone }) => [id, monotone] as const))(
  '%s: improving one never lowers the level: %s',
  (reading, monotone) => {
    expect(falls(reading).length === 0).toBe(monotone);
  },
);

test('relative falls where it says it does: (2,1,1) → (2,2,0)', () => {
  expect(prevailing(tally(2, 1, 1), 'relative').level).toBe('fulfilled');
  expect(prevailing(tally(2, 2, 0), 'relative').level).toBe('partial');
  expect(falls('relative')).toContain('2,1,1 → 2,2,0');
});

test.each(['literal', 'relative', 'lenient'] as const)('a level that differs under %s alone makes a borderline', (reading) => {
  const same = { default: 'partial', literal: 'partial', relative: 'partial', lenient: 'partial' } as const;
  expect(isBorderline(same)).toBe(false);
  expect(isBorderline({ ...same, [reading]: 'unfulfilled' })).toBe(true);
});

test('levels are counted', () => {
  expect(tallyOf(['partial', 'fulfilled', 'partial', 'unfulfilled', 'partial'])).toEqual(tally(1, 3, 1));
  expect(tallyOf([])).toEqual(tally(0, 0, 0));
});
