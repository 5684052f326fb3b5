import { createInstance, type TFunction } from 'i18next';
import cs from './cs.json';
// Apart, because Excel loads these to compute a cell, and must not load the rest with them.
import functionsCs from './functions.cs.json';

/** The languages of the product. Czech is the source: a key exists when the Czech file has it. */
export const LANGUAGES = ['cs', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Looks a text up: `t('level.fulfilled')`. Unknown keys do not compile. */
export type Translate = TFunction;

/**
 * The texts of one language; Czech stands in for what another lacks. Every call makes an instance of its own, so that the
 * pane, the command line and two tests can speak different languages in one process.
 */
export function createTranslator(language: Language, texts: object = {}): Translate {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: 'cs',
    resources: { [language]: { translation: texts }, cs: { translation: { ...cs, ...functionsCs } } },
    initAsync: false,
    // React and Excel cells take text as text; escaping it for HTML would show &amp; to people.
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
  return i18n.t;
}
