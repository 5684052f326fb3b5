import { teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { Level } from '../../core/plan/level';
import { withLevels, type LevelTheme, type Look } from './theme';

/** The hues of `LEVEL_COLOUR`, light enough for words on the darkest and the lightest surface of the pane. */
const DARK: Readonly<Record<Level, string>> = { fulfilled: '#45BFD6', partial: '#FFC970', unfulfilled: '#FF9A8F' };
/** High contrast belongs to the user: word and shape tell the levels apart, the colour is the text's. */
const CONTRAST: Readonly<Record<Level, string>> = { fulfilled: 'CanvasText', partial: 'CanvasText', unfulfilled: 'CanvasText' };

/** The looks that most people never see, apart so that they are loaded only by those who do. */
export const THEME: Readonly<Record<Exclude<Look, 'light'>, LevelTheme>> = {
  dark: withLevels(webDarkTheme, DARK),
  contrast: withLevels({ ...teamsHighContrastTheme, fontFamilyBase: webLightTheme.fontFamilyBase }, CONTRAST),
};
