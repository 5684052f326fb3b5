import { createInstance, type TFunction } from 'i18next';
import cs from './cs.json';
import en from './en.json';
// Apart, because Excel loads these to compute a cell, and must not load the rest with them.
import functionsCs from './functions.cs.json';
import functionsEn from './functions.en.json';

/** The languages of the product. Czech is the source: a key exists when the Czech file has it. */
export const LANGUAGES = ['cs', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Looks a text up: `t('level.fulfilled')`. Unknown keys do not compile. */
export type Translate = TFunction;

/**
 * The texts of one language. Every call makes an instance of its own, so that the pane, the command line and
 * two tests can speak different languages in one process. Ready when it returns: nothing is loaded later.
 */
export function translator(language: Language): Translate {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: 'cs',
    resources: { cs: { translation: { ...cs, ...functionsCs } }, en: { translation: { ...en, ...functionsEn } } },
    initAsync: false,
    // React and Excel cells take text as text; escaping it for HTML would show &amp; to people.
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
  return i18n.t;
}
