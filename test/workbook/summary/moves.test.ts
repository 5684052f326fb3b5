import { movesOf, movesText, type Change } from '../../../src/workbook/summary/moves';

const change = (n: number): Change => ({ code: `A1.${n}`, from: 'partial', to: n % 2 ? 'fulfilled' : 'unfulfilled' });

test('what moved is told as it was; of many how many they were and the first of them', () => {
  const few = [1, 2, 3].map(change);
  expect(movesOf(movesText(few))).toEqual({ count: 3, first: few });
  const many = Array.from({ length: 1_000 }, (_, i) => change(i));
  const told = movesOf(movesText(many));
  expect(told).toEqual({ count: 1_000, first: many.slice(0, told.first.length) });
  expect(told.first.length).toBeGreaterThan(8);
  expect(movesText(many).length).toBeLessThan(4_000);
});

test('when nothing moved nothing is kept, as before there was anything to keep', () => expect(movesText([])).toBe(''));

test.each([
  '',
  '{',
  'null',
  '7',
  '{"count":1}',
  '{"count":"1","first":[]}',
  '{"count":1,"first":[["A1.1","partial","hotovo"]]}',
  '{"count":1,"first":[1]}',
])('damaged, or of another version: %s', (text) => expect(movesOf(text)).toEqual({ count: 0, first: [] }));
