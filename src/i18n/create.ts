import { createInstance, type i18n, type TFunction } from 'i18next';
// Apart, because Excel loads these to compute a cell, and must not load the rest with them.
import functionsCs from './functions.cs.json';
import sharedCs from './shared.cs.json';

/** The languages of the product. Czech is the source: a key exists when the Czech file has it. */
export const LANGUAGES = ['cs', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Looks a text up: `t('level.fulfilled')`. Unknown keys do not compile; one whose file was not given reads as its key. */
export type Translate = TFunction;

/** Files of texts by their language, each the whole of a `*.cs.json` or `*.en.json`. */
export type Texts = Readonly<Partial<Record<Language, readonly object[]>>>;

/**
 * The texts of one language; Czech stands in for what another lacks. Every call makes an instance of its own, so that the
 * pane, the command line and two tests can speak different languages in one process.
 *
 * @param texts what comes on top of the texts that every part of the product says (shared and functions, in Czech)
 */
export const createTranslator = (language: Language, texts: Texts = {}): Translate => createTexts(language, texts).t;

/** The same with a way to add files of texts that are loaded later. */
export function createTexts(language: Language, texts: Texts = {}): { readonly t: Translate; readonly add: (texts: Texts) => void } {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: 'cs',
    resources: {},
    initAsync: false,
    // React and Excel cells take text as text; escaping it for HTML would show &amp; to people.
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  });
  addTo(i18n, { cs: [functionsCs, sharedCs] });
  addTo(i18n, texts);
  const look = i18n.t as unknown as Look;
  // Words of a level or an interpretation, and counts, are asked for with every one of ten thousand measures.
  const known = new Map<string, string>();
  const t: Look = (key, ...rest) => {
    const name = rest.length === 0 ? key : isCount(rest) ? `${key} ${rest[0].count}` : null;
    if (name === null) return look(key, ...rest);
    let text = known.get(name);
    if (text === undefined) known.set(name, (text = look(key, ...rest)));
    return text;
  };
  const add = (more: Texts): void => {
    addTo(i18n, more);
    known.clear();
  };
  return { t: t as unknown as Translate, add };
}

/** {@link Translate} without its types, which know every key. */
type Look = (key: string, ...rest: readonly unknown[]) => string;

/** A count and nothing else is what the text says besides its words. */
const isCount = (rest: readonly unknown[]): rest is readonly [{ readonly count: number }] => {
  const [params] = rest;
  if (rest.length > 1 || typeof params !== 'object' || params === null) return false;
  for (const name in params) if (name !== 'count') return false;
  return typeof (params as { count?: unknown }).count === 'number';
};

function addTo(i18n: i18n, texts: Texts): void {
  for (const language of LANGUAGES)
    // Deep, because two files may share an area: the pane's tabs are in one, its collecting in another.
    for (const file of texts[language] ?? []) i18n.addResourceBundle(language, 'translation', file, true);
}
