import fc from 'fast-check';
import { czechDate, exampleDay, readDate, readDay, toSerial } from '../../../src/core/text/date';

test.each([
  ['31. 12. 2025', '2025-12-31'],
  ['31.12.2025', '2025-12-31'],
  ['31. 12. 2025 14:05', '2025-12-31'],
  ['2025-12-31 14:05:33', '2025-12-31'],
  ['1. 6. 2024', '2024-06-01'],
  ['01.06.2024', '2024-06-01'],
  ['31.\u00a012.\u00a02025', '2025-12-31'],
  [' 31. 12. 2025 ', '2025-12-31'],
  ['31. 12. 2025.', '2025-12-31'],
  ['31. prosince 2025', '2025-12-31'],
  ['3. ZÁŘÍ 2024', '2024-09-03'],
  ['30. listopadu 2021', '2021-11-30'],
  ['2025-12-31', '2025-12-31'],
  ['2025-12-31T23:30:00.000Z', '2025-12-31'],
  ['29. 2. 2024', '2024-02-29'],
  [46022, '2025-12-31'],
  [46022.99, '2025-12-31'],
  [45292, '2024-01-01'],
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [61, '1900-03-01'],
  [2958465, '9999-12-31'],
])('%j is %s', (value, date) => {
  expect(readDate(value)).toBe(date);
});

test.each([
  null,
  true,
  '',
  'loni',
  'červen 2025',
  '2025',
  '31. 12.',
  '31. 12. 25',
  '31. 2. 2025',
  '29. 2. 2025',
  '0. 1. 2025',
  '1. 0. 2025',
  '1. 13. 2025',
  '12/31/2025',
  '31/12/2025',
  '2025-13-01',
  '2025-02-30',
  '2025-1-5',
  '1. foobar 2025',
  '31. 12. 2025 a 1. 1. 2026',
  '1. 1. 0025',
  0,
  -5,
  0.5,
  60, // the 29 February 1900 that Excel alone knows
  2958466,
  NaN,
])('%j is no day', (value) => {
  expect(readDate(value)).toBeNull();
});

test.each([
  ['ledna', 1],
  ['února', 2],
  ['března', 3],
  ['dubna', 4],
  ['května', 5],
  ['června', 6],
  ['července', 7],
  ['srpna', 8],
  ['září', 9],
  ['října', 10],
  ['listopadu', 11],
  ['prosince', 12],
])('%s is month %i', (word, month) => {
  expect(readDate(`5. ${word} 2025`)).toBe(`2025-${String(month).padStart(2, '0')}-05`);
});

test('a day written out, in Czech, and as a serial is the same day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 2958465 }), (serial) => {
      const day = readDate(serial)!;
      expect(readDate(day)).toBe(day);
      expect(readDate(czechDate(day))).toBe(day);
      expect(toSerial(day)).toBe(serial);
    }),
  );
});

test('dates are written as Czech writes them', () => {
  expect(czechDate('2025-12-31')).toBe('31. 12. 2025');
  expect(czechDate('2026-01-05')).toBe('5. 1. 2026');
});

test.each([
  ['Akční plán 2026-2027', '2026-09-30'],
  ['II. akční plán (2026–2027)', '2026-09-30'],
  ['Plán města', '2028-09-30'],
  ['Usnesení 120267', '2028-09-30'],
])('an example of a day out of the years of „%s“', (name, day) => {
  expect(exampleDay(name, '2028-01-20')).toBe(day);
});

test.each([2026, 26, 9999, 202_512, 20_251_231, 73_051, 0])('%j is no day of a plan', (value) => {
  expect(readDay(value)).toBeNull();
});

test.each([
  [46_022, '2025-12-31'],
  [46_022.99, '2025-12-31'],
  [73_050.5, '2099-12-31'],
  ['31 . 12 . 2025', '2025-12-31'],
])('%j is a day of a plan', (value, date) => {
  expect(readDay(value)).toBe(date);
});
