import { shorten, shortList } from '../../src/core/text/shorten';

test.each([
  ['Odbor\n dopravy', 'Odbor dopravy'],
  ['x'.repeat(80), 'x'.repeat(80)],
  ['x'.repeat(81), `${'x'.repeat(80)}…`],
  [`${'x'.repeat(79)}😀 a dál`, `${'x'.repeat(79)}…`],
  [' '.repeat(1000), ' …'],
  ['', ''],
])('%j is shown as %j', (text, shown) => {
  expect(shorten(text)).toBe(shown);
});

test('of a long list the first names, each of them short', () => {
  expect(shortList(['a', 'b'])).toBe('a, b');
  expect(shortList(['a', 'b', 'c'], 2)).toBe('a, b, …');
  expect(shortList(['y'.repeat(100)])).toBe(`${'y'.repeat(80)}…`);
});
