import fc from 'fast-check';
import { caption } from '../../../src/core/text/caption';
import { wholeShares } from '../../../src/core/rules/shares';
import { levelShares } from '../../../src/core/rules/summary';

test.each([
  [
    [40, 28, 4],
    [56, 39, 5],
  ],
  [
    [1, 1, 1],
    [34, 33, 33],
  ],
  [
    [0, 9, 63],
    [0, 12, 88],
  ],
  [
    [1, 16, 55],
    [1, 22, 77],
  ],
  [
    [12, 12, 10],
    [35, 35, 30],
  ],
  [
    [72, 0, 0],
    [100, 0, 0],
  ],
  [
    [1, 300, 0],
    [0, 100, 0],
  ],
  // a tie of remainders goes to the larger count …
  [
    [1, 3, 4],
    [12, 38, 50],
  ],
  [
    [3, 1, 4],
    [38, 12, 50],
  ],
  // … and between equal counts to the earlier level
  [
    [1, 6, 1],
    [13, 75, 12],
  ],
])('%j → %j', (counts, shares) => {
  expect(wholeShares(counts)).toEqual(shares);
});

test.each([[[0, 0, 0]], [[]]])('%j: no total, no percentages', (counts) => {
  expect(wholeShares(counts)).toBeNull();
});

test('counts far beyond the safe integers of 100·n stay exact', () => {
  expect(wholeShares([Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER])).toEqual([34, 33, 33]);
  expect(wholeShares([Number.MAX_SAFE_INTEGER, 1])).toEqual([100, 0]);
});

const counts = fc
  .array(fc.oneof(fc.nat(5), fc.nat(100), fc.nat(2 ** 40)), { minLength: 1, maxLength: 8 })
  .filter((ns) => ns.some((n) => n > 0));

test('shares are whole, add up to 100, and stand less than 1 from the exact value', () => {
  fc.assert(
    fc.property(counts, (ns) => {
      const shares = wholeShares(ns)!;
      const total = ns.reduce((a, b) => a + b, 0);
      expect(shares.every((share) => Number.isInteger(share) && share >= 0)).toBe(true);
      expect(shares.reduce((a, b) => a + b, 0)).toBe(100);
      // in integers: |share − 100·n/T| < 1  ⇔  |share·T − 100·n| < T
      shares.forEach((share, i) => expect(Math.abs(share * total - 100 * ns[i]!)).toBeLessThan(total));
    }),
  );
});

test('a larger count never gets a smaller share, and nothing gets nothing', () => {
  fc.assert(
    fc.property(counts, (ns) => {
      const shares = wholeShares(ns)!;
      ns.forEach((a, i) => ns.forEach((b, j) => a > b && expect(shares[i]!).toBeGreaterThanOrEqual(shares[j]!)));
      ns.forEach((n, i) => n === 0 && expect(shares[i]).toBe(0));
    }),
  );
});

test('the whole published label of each level', () => {
  const levels = levelShares({ fulfilled: 40, partial: 28, unfulfilled: 4 });
  expect(levels.map((l) => l.caption)).toEqual(['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%']);
  expect(levels).toMatchObject([
    { level: 'fulfilled', count: 40, percent: 56 },
    { level: 'partial', count: 28, percent: 39 },
    { level: 'unfulfilled', count: 4, percent: 5 },
  ]);
});

test.each([
  ['fulfilled', 1, 0, 'Plněno; 1; < 1%'],
  ['unfulfilled', 0, 0, 'Neplněno; 0; 0%'],
  ['partial', 1, 1, 'Plněno částečně; 1; 1%'],
  ['fulfilled', 72, 100, 'Plněno; 72; 100%'],
  ['unfulfilled', 0, null, 'Neplněno; 0'],
] as const)('caption of %s, %i, %s: %s', (level, count, percent, text) => {
  expect(caption(level, count, percent)).toBe(text);
});

test('without measures there are levels but no percentages', () => {
  expect(levelShares({ fulfilled: 0, partial: 0, unfulfilled: 0 }).map((l) => [l.percent, l.caption])).toEqual([
    [null, 'Plněno; 0'],
    [null, 'Plněno částečně; 0'],
    [null, 'Neplněno; 0'],
  ]);
});
