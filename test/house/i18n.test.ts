import { LANGUAGES, translator } from '../../src/i18n';

test('two languages live side by side, ready at once', () => {
  const cs = translator('cs');
  const en = translator('en');
  expect(cs('level.partial')).toBe('Plněno částečně');
  expect(en('level.partial')).toBe('Partly fulfilled');
  expect(LANGUAGES).toEqual(['cs', 'en']);
});

test.each([
  [0, '0 opatření'],
  [1, '1 opatření'],
  [3, '3 opatření'],
  [5, '5 opatření']
])('numerals choose the Czech plural: %p', (count, text) => {
  expect(translator('cs')('count.measures', { count })).toBe(text);
});
