import { checkOverride } from '../../src/taskpane/features/measures/overrideForm';
import { SETTING_IDS } from '../../src/schema/tables';
import { shownSetting, typedSetting } from '../../src/taskpane/features/settings/settingsForm';

describe('override', () => {
  const draft = { level: 'partial', reason: ' Chybí doklad. ', author: 'Jana Nováková', date: '26. 1. 2026' } as const;

  test('complete: trimmed, the date as a day', () => {
    expect(checkOverride(draft)).toEqual({
      value: { level: 'partial', reason: 'Chybí doklad.', author: 'Jana Nováková', date: '2026-01-26' },
    });
  });

  test.each([
    [{ level: '' }, ['level']],
    [{ reason: '  ' }, ['reason']],
    [{ author: '' }, ['author']],
    [{ date: '31. 2. 2026' }, ['date']],
    [{ date: '26. 1. 26' }, ['date']],
    [{ level: '', reason: '', author: '', date: '' }, ['level', 'reason', 'author', 'date']],
  ] as const)('%j: %j', (change, problems) => {
    expect(checkOverride({ ...draft, ...change })).toEqual({ problems });
  });
});

describe('settings', () => {
  test.each([
    ['asOf', 46022, '31. 12. 2025'],
    ['asOf', '2025-12-31', '31. 12. 2025'],
    ['asOf', 'konec roku', 'konec roku'],
    ['threshold', 0.9, '90'],
    ['threshold', '87,5 %', '87,5'],
    ['threshold', 90, '90'],
    ['reading', 'Doslovný', 'literal'],
    ['reading', 'podle citu', 'podle citu'],
    ['expected', 72, '72'],
    ['planName', undefined, ''],
  ] as const)('%s %j is shown as %j', (id, value, shown) => {
    expect(shownSetting(id, value === undefined ? {} : { [id]: value })).toBe(shown);
  });

  test.each([
    ['asOf', '31.12.2025', 46022, 46022],
    ['asOf', '31.12.2025', '2025-12-31', '31. 12. 2025'],
    ['asOf', '', 46022, ''],
    ['asOf', 'brzy', 46022, null],
    ['threshold', '87,5 %', 0.9, 0.875],
    ['threshold', '100', 0.9, 1],
    ['threshold', '0', 0.9, null],
    ['threshold', '0,9', 0.9, null],
    ['threshold', '0.5 %', 0.9, null],
    ['threshold', '1', 0.9, 0.01],
    ['threshold', '101', 0.9, null],
    ['threshold', '', 0.9, null],
    ['expected', '72', 72, 72],
    ['expected', '7,5', 72, null],
    ['expected', '', 72, ''],
    ['planName', '  ', 'x', null],
    ['chartTitle', ' Přehled ', 'x', 'Přehled'],
  ] as const)('%s typed as %j over %j is %j', (id, text, before, value) => {
    expect(typedSetting(id, text, before)).toBe(value);
  });

  test('what is shown can be typed back', () => {
    const values = {
      planName: 'Plán',
      chartTitle: 'Graf',
      periodFrom: 45292,
      periodTo: 46022,
      asOf: 46022,
      expected: 72,
      threshold: 0.9,
      calledOn: 45992,
      deadline: 46038,
      territory: 'bez území',
      aszTotal: 'součet řádků',
    };
    for (const id of SETTING_IDS.filter((each) => each !== 'reading'))
      expect(typedSetting(id, shownSetting(id, values), values[id])).toBe(values[id]);
  });
});
