import { LEVELS } from '../../src/core/plan/level';
import { LEVEL_COLOUR, LEVEL_TEXT } from '../../src/schema/look';
import { THEME } from '../../src/taskpane/app/darkThemes';
import { loadTheme, lookOf, themeOf, type LevelTheme } from '../../src/taskpane/app/theme';
import { BLINDNESS, contrast, difference, type Blindness } from '../build/colours';

test.each([
  [{ forced: true, prefersDark: false, isDark: false }, 'contrast'],
  [{ forced: false, prefersDark: false, isDark: true }, 'dark'],
  [{ forced: false, prefersDark: true, isDark: false }, 'light'],
  [{ forced: false, prefersDark: false, background: '#262626' }, 'dark'],
  [{ forced: false, prefersDark: true, background: '#F3F3F3' }, 'light'],
  [{ forced: false, prefersDark: true }, 'dark'],
  [{ forced: false, prefersDark: true, background: 'Window' }, 'dark'],
  [{ forced: false, prefersDark: false }, 'light'],
])('%j is %s', (colours, look) => {
  expect(lookOf(colours)).toBe(look);
});

const light = themeOf('light')!;
const TOKEN = { fulfilled: 'levelFulfilled', partial: 'levelPartial', unfulfilled: 'levelUnfulfilled' } as const;
const colours = (theme: LevelTheme, kind: '' | 'Text' = ''): readonly string[] => LEVELS.map((level) => theme[`${TOKEN[level]}${kind}`]);

test.each([
  ['light', light],
  ['dark', THEME.dark],
] as const)('%s: words of the levels can be read and their shapes stand out on the surfaces of the pane', (_, theme) => {
  for (const surface of [theme.colorNeutralBackground1, theme.colorNeutralBackground1Hover, theme.colorNeutralBackground1Selected]) {
    for (const text of colours(theme, 'Text')) expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5);
  }
  for (const colour of colours(theme)) expect(contrast(colour, theme.colorNeutralBackground1)).toBeGreaterThanOrEqual(3);
});

test.each(Object.keys(BLINDNESS) as Blindness[])('dark: the levels are apart for eyes with this blindness: %s', (eyes) => {
  const [fulfilled, partial, unfulfilled] = colours(THEME.dark) as [string, string, string];
  for (const [one, other] of [
    [fulfilled, partial],
    [fulfilled, unfulfilled],
    [partial, unfulfilled],
  ] as const)
    expect(difference(one, other, eyes)).toBeGreaterThanOrEqual(20);
});

test('on white the colours are those of the sheet and the chart', () => {
  expect(colours(light)).toEqual(LEVELS.map((level) => LEVEL_COLOUR[level]));
  expect(colours(light, 'Text')).toEqual(LEVELS.map((level) => LEVEL_TEXT[level]));
});

test('dark and high contrast are loaded when they are wanted', async () => {
  expect(themeOf('dark')).toBeUndefined();
  expect(await Promise.all((['light', 'dark', 'contrast'] as const).map(loadTheme))).toEqual([light, THEME.dark, THEME.contrast]);
});
