import { webLightTheme, type Theme } from '@fluentui/react-components';
import type { Level } from '../../core/plan/level';
import { LEVEL_COLOUR, LEVEL_TEXT } from '../../schema/look';

export type Look = 'light' | 'dark' | 'contrast';

/** The colours of the levels are tokens of the theme, so that no view names a colour: of a surface, a line, a shape. */
export const LEVEL_TOKEN: Readonly<Record<Level, string>> = {
  fulfilled: 'var(--levelFulfilled)',
  partial: 'var(--levelPartial)',
  unfulfilled: 'var(--levelUnfulfilled)',
};

/** Of a word: orange that is light enough for a surface is too light to be read. */
export const LEVEL_TEXT_TOKEN: Readonly<Record<Level, string>> = {
  fulfilled: 'var(--levelFulfilledText)',
  partial: 'var(--levelPartialText)',
  unfulfilled: 'var(--levelUnfulfilledText)',
};

export type LevelTheme = Theme &
  Record<
    'levelFulfilled' | 'levelPartial' | 'levelUnfulfilled' | 'levelFulfilledText' | 'levelPartialText' | 'levelUnfulfilledText',
    string
  >;

type LevelColours = Readonly<Record<Level, string>>;
/** @param text the words' own shades, where the surfaces' cannot be read */
export const withLevels = (theme: Theme, surface: LevelColours, text = surface): LevelTheme => ({
  ...theme,
  levelFulfilled: surface.fulfilled,
  levelPartial: surface.partial,
  levelUnfulfilled: surface.unfulfilled,
  levelFulfilledText: text.fulfilled,
  levelPartialText: text.partial,
  levelUnfulfilledText: text.unfulfilled,
});

const light = withLevels(webLightTheme, LEVEL_COLOUR, LEVEL_TEXT);

/** The light look comes with the pane; the others when the surroundings are dark or in high contrast. */
export const themeOf = (look: Look): LevelTheme | undefined => (look === 'light' ? light : undefined);

/** Where the theme cannot be loaded, the pane is light. */
export async function loadTheme(look: Look): Promise<LevelTheme> {
  if (look === 'light') return light;
  try {
    const { THEME } = await import(/* webpackChunkName: "darkThemes" */ './darkThemes');
    return THEME[look];
  } catch {
    return light;
  }
}

/** What can be known of the surroundings' colours; Office says nothing on the web (office-js #6134). */
export interface Colours {
  readonly forced: boolean;
  readonly prefersDark: boolean;
  /** Office's own word, and the colour behind its text; absent where it has none. */
  readonly isDark?: boolean | undefined;
  readonly background?: string | undefined;
}

/** Office theme → luminance of its background → the browser's preference → light. */
export function lookOf({ forced, isDark, background, prefersDark }: Colours): Look {
  if (forced) return 'contrast';
  const luminance = luminanceOf(background);
  const dark = isDark ?? (luminance === null ? prefersDark : luminance < 0.4);
  return dark ? 'dark' : 'light';
}

/** 0–1 as the eye weighs the three colours; null for what is no #rrggbb. */
function luminanceOf(colour = ''): number | null {
  const match = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour.trim());
  if (!match) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16) / 255);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
