import { LANGUAGES, translator } from '../../src/i18n';
import { createTexts } from '../../src/i18n/create';

test('two languages live side by side, ready at once', () => {
  const cs = translator('cs');
  const en = translator('en');
  expect(cs('level.partial')).toBe('Plněno částečně');
  expect(en('level.partial')).toBe('Partly fulfilled');
  expect(LANGUAGES).toEqual(['cs', 'en']);
});

test('a key that was asked for before its text came says the text afterwards', () => {
  const { t, add } = createTexts('cs');
  expect([t('pane.stop'), t('pane.stop')]).toEqual(['pane.stop', 'pane.stop']);
  add({ cs: [{ pane: { stop: 'Zastavit' } }] });
  expect([t('pane.stop'), t('pane.stop')]).toEqual(['Zastavit', 'Zastavit']);
});

test('texts that come later join those of the same area, and Czech stands in for a language that lacks them', () => {
  const { t, add } = createTexts('en', { cs: [{ pane: { stop: 'Zastavit' } }], en: [{ pane: { stop: 'Stop' } }] });
  expect(t('pane.stop')).toBe('Stop');
  expect(t('pane.collect.to')).toBe('pane.collect.to');
  add({ cs: [{ pane: { collect: { to: 'nově' } } }] });
  expect([t('pane.stop'), t('pane.collect.to')]).toEqual(['Stop', 'nově']);
});
