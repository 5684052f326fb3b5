import { readNumber } from '../../../src/core/text/number';

test.each([
  ['1 234,5', 1234.5],
  ['1234,5', 1234.5],
  ['1234.5', 1234.5],
  ['1.234,5', 1234.5],
  ['1.234.567,89', 1234567.89],
  ['72', 72],
  ['0', 0],
  ['0,9', 0.9],
  ['0.9', 0.9],
  ['90 %', 0.9],
  ['90%', 0.9],
  ['87,5\u00a0%', 0.875],
  ['1\u00a0234\u00a0567', 1234567],
  ['1\u202f234', 1234],
  ['  5 ', 5],
  ['-5', -5],
  ['+5', 5],
  ['\u22124 639 711', -4639711],
  ['680 269 114 Kč', 680269114],
  ['11 080 000,-', 11080000],
  ['11 080 000,– Kč', 11080000],
  ['12,50 Kč', 12.5],
])('%j is %d', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test.each([0, 0.9, -4639711, 680269114])('a number %d is itself', (number) => {
  expect(readNumber(number)).toBe(number);
});

test.each([
  null,
  true,
  '',
  ' ',
  'asi milion',
  '0 (teprve zahájena spolupráce)',
  '1,234.5',
  '12 34',
  '1 2345',
  '1234 567',
  '45.881.463',
  '1e5',
  '0x10',
  '5 až 7',
  '5-7',
  '–',
  '-',
  ',5',
  '5,',
  '1,2,3',
  '-5 %%',
  'Kč',
  NaN,
  Infinity,
  '9'.repeat(400),
])('%j is no number beyond doubt', (value) => {
  expect(readNumber(value)).toBeNull();
});
