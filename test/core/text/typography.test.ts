import fc from 'fast-check';
import { czechList, czechNumber, czechPercent, typeset } from '../../../src/core/text/typography';
import { runs } from '../../build/runs';

/** No-break spaces as ~, so that they can be seen. */
const shown = (text: string): string => typeset(text).replace(/\u00a0/g, '~');

test.each([
  [
    'k s v z o u a i bind what follows',
    'v obci a k datu s Ralskem, i u nás; z kraje o obcích',
    'v~obci a~k~datu s~Ralskem, i~u~nás; z~kraje o~obcích',
  ],
  ['capitals too', 'V obci, (K tomu „s nimi“', 'V~obci, (K~tomu „s~nimi“'],
  ['words that only end with such a letter do not', 'kola a auta, auto v opravě, Praha jako', 'kola a~auta, auto v~opravě, Praha jako'],
  ['before %, Kč and units', '56 % z 12 Kč, 5 km, 3 m2, 2 ha, 4 mil. Kč', '56~% z~12~Kč, 5~km, 3~m2, 2~ha, 4~mil. Kč'],
  ['a word that begins like a unit is none', '5 městských úřadů, 3 minuty', '5 městských úřadů, 3 minuty'],
  ['in thousands', '45 881 463 Kč a 1 234 lidí', '45~881~463~Kč a~1~234 lidí'],
  ['a year is no thousand', 'v roce 2025 100 dětí', 'v~roce 2025 100 dětí'],
  ['between day, month and year', 'dne 31. 12. 2025 i 1. 5. 2026', 'dne 31.~12.~2025 i~1.~5.~2026'],
  ['a day without its spaces gets them', '31.12. 2025', '31.~12.~2025'],
  ['a month in words', '1. ledna 2024 a 31. prosince', '1.~ledna 2024 a~31.~prosince'],
  [
    'after č., § and their like',
    'zákona č. 99/2019, § 5 odst. 2 písm. a), čl. 3, < 1 %',
    'zákona č.~99/2019, §~5 odst.~2 písm.~a), čl.~3, <~1~%',
  ],
  ['the label of a chart is no sentence', 'Plněno; 40; 56%', 'Plněno; 40; 56%'],
  ['codes and numbers of versions stay', 'A1.1, A1.2 a verze 1. 2. 3', 'A1.1, A1.2 a~verze 1. 2. 3'],
  ['nothing, and a letter alone', '', ''],
  ['line breaks stay', 'a\nb', 'a\nb'],
])('%s', (_, text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('only spaces change, and setting twice changes nothing more', () => {
  const word = fc.constantFrom(
    'a',
    'v',
    'K',
    'obec',
    '31.',
    '12.',
    '2025',
    '45',
    '881',
    '%',
    'Kč',
    'č.',
    '§',
    '(i',
    'A1.1,',
    'ledna',
    '\n',
    '„u',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const text = words.join(' ');
      const set = typeset(text);
      expect(set.replace(/[\u00a0 ]+/g, '')).toBe(text.replace(/[\u00a0 ]+/g, ''));
      expect(typeset(set)).toBe(set);
    }),
    runs(300),
  );
});

test('numbers, shares and lists as Czech writes them', () => {
  expect([0, 5, 999, 1000, 680269114, -4639711, 1234.5].map((n) => czechNumber(n).replace(/\u00a0/g, '~'))).toEqual([
    '0',
    '5',
    '999',
    '1~000',
    '680~269~114',
    '−4~639~711',
    '1~234,5',
  ]);
  expect(czechPercent(56, 40)).toBe('56\u00a0%');
  expect(czechPercent(0, 0)).toBe('0\u00a0%');
  expect(czechPercent(0, 1)).toBe('<\u00a01\u00a0%');
  expect(czechPercent(null, 0)).toBe('');
  expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(czechList)).toEqual(['', 'A', 'A a\u00a0B', 'A, B a\u00a0C']);
});
