import { DEFAULT_THRESHOLD, readThreshold } from '../../../src/core/rules/threshold';
import { SETTINGS } from '../../../src/schema/tables';

test.each([
  [0.9, 0.9],
  ['90 %', 0.9],
  [90, 0.9],
  ['0,5', 0.5],
  [1, 1],
  [100, 1],
])('%p is the threshold %p', (typed, share) => {
  expect(readThreshold(typed)).toBe(share);
});

test.each([0, '0 %', -1, '-90', 100.1, 'skoro vše', ''])('%p is none', (typed) => {
  expect(readThreshold(typed)).toBeNull();
});

test('a new plan starts with the one that holds when none is set', () => {
  expect(SETTINGS.threshold.initial).toBe(DEFAULT_THRESHOLD);
});
