import { asLatin, strangeLetter } from '../../../src/core/text/letters';

test.each([
  ['R\u0435alizováno', '\u0435'],
  ['\u04101.1', '\u0410'],
  ['Odbor \u0410', '\u0410'],
  ['O\u03a3V', '\u03a3'],
  ['\u0428\u043a\u043e\u043b\u0430', null],
  ['\u0428\u043a\u043e\u043b\u0430 5', null],
  ['Realizováno', null],
  ['1.1', null],
  ['', null],
])('%j has the letter %j', (text, letter) => {
  expect(strangeLetter(text)).toBe(letter);
});

test('letters that look like ours become ours, and no others', () => {
  expect(asLatin('\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425')).toBe('ABEKMHOPCTX');
  expect(asLatin('\u0391\u03a5\u03bf')).toBe('AYo');
  expect(asLatin('Š1 \u0416')).toBe('Š1 \u0416');
});
