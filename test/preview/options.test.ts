import { DEFAULTS, readOptions, writeOptions, type PreviewOptions } from '../../src/preview/options';
import { modesOf } from '../../src/preview/modes';

test.each<[string, Partial<PreviewOptions>]>([
  ['', {}],
  ['?lang=en', { language: 'en' }],
  ['?theme=contrast&width=320', { theme: 'contrast', width: 320 }],
  ['?excel=old&latency=2000&editing=1', { excel: 'old', latency: 2000, editing: true }],
  ['?protected=Souhrn%2COpat%C5%99en%C3%AD&workbook=blank', { protected: ['Souhrn', 'Opatření'], workbook: 'blank' }],
])('%s is read and written', (search, changed) => {
  expect(readOptions(search)).toEqual({ ...DEFAULTS, ...changed });
  expect(writeOptions(readOptions(search))).toBe(search);
});

test.each([
  ['?width=100', { width: 320 }],
  ['?width=5000', { width: 600 }],
  ['?width=abc&latency=-5', { width: DEFAULTS.width, latency: 0 }],
  ['?lang=de&theme=pink&excel=95', {}],
])('%s falls back to what there is', (search, changed) => {
  expect(readOptions(search)).toEqual({ ...DEFAULTS, ...changed });
});

test('the switches as modes of the embedded Excel', () => {
  expect(modesOf(DEFAULTS)).toEqual({ displayLanguage: 'cs-CZ', apiLevel: '1.14', latencyMs: 0, cellEditing: false });
  expect(modesOf({ ...DEFAULTS, language: 'en', excel: '2024', latency: 300, editing: true })).toEqual({
    displayLanguage: 'en-US',
    apiLevel: '1.17',
    latencyMs: 300,
    cellEditing: true,
  });
});
