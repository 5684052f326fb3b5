import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { LEVELS } from '../../src/core/plan/level';
import { LEVEL_COLOUR } from '../../src/schema/look';
import { THEME } from '../../src/taskpane/app/darkThemes';
import { loadTheme, lookOf, themeOf } from '../../src/taskpane/app/theme';

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

const channel = (value: number): number => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => channel(parseInt(hex.slice(i, i + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
const light = themeOf('light')!;
const full = (hex: string): string => (hex.length === 4 ? `#${[...hex.slice(1)].map((c) => c + c).join('')}` : hex);

test('levels can be read as text on the surface of the pane', () => {
  const token = { fulfilled: 'levelFulfilled', partial: 'levelPartial', unfulfilled: 'levelUnfulfilled' } as const;
  for (const [own, theme] of [
    [light, webLightTheme],
    [THEME.dark, webDarkTheme],
  ] as const)
    for (const level of LEVELS) expect(contrast(own[token[level]], full(theme.colorNeutralBackground1))).toBeGreaterThanOrEqual(4.5);
});

test('on white the published colours, the same as in the sheet and the chart', () => {
  expect(light.levelFulfilled).toBe(LEVEL_COLOUR.fulfilled);
  expect(light.levelPartial).toBe(LEVEL_COLOUR.partial);
  expect(light.levelUnfulfilled).toBe(LEVEL_COLOUR.unfulfilled);
});

test('dark and high contrast are loaded when they are wanted', async () => {
  expect(themeOf('dark')).toBeUndefined();
  expect(await Promise.all((['light', 'dark', 'contrast'] as const).map(loadTheme))).toEqual([light, THEME.dark, THEME.contrast]);
});
