import { LANGUAGES, translator } from '../../src/i18n';

test('two languages live side by side, ready at once', () => {
  const cs = translator('cs');
  const en = translator('en');
  expect(cs('level.partial')).toBe('Plněno částečně');
  expect(en('level.partial')).toBe('Partly fulfilled');
  expect(LANGUAGES).toEqual(['cs', 'en']);
});
