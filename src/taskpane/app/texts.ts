import { createTexts, createTranslator, type Language, type Translate } from '../../i18n/create';
import paneCs from '../../i18n/pane.cs.json';

/** Czech comes with the pane; English when somebody wants it. */
const czech = createTexts('cs', { cs: [paneCs] });
const loaded = new Map<Language, Translate>([['cs', czech.t]]);

export const textsOf = (language: Language): Translate | undefined => loaded.get(language);

/** Czech texts that come with a view which is loaded when it is first shown. English comes whole. */
export const addCzech = (...files: readonly object[]): void => czech.add({ cs: files });

/** Where the texts cannot be loaded, the pane speaks Czech. */
export async function loadTexts(language: Language): Promise<Translate> {
  const standing = loaded.get(language);
  if (standing) return standing;
  try {
    const { paneEnglish } = await import(/* webpackChunkName: "english" */ '../../i18n/paneEnglish');
    const t = createTranslator(language, { cs: [paneCs], en: paneEnglish });
    loaded.set(language, t);
    return t;
  } catch {
    return loaded.get('cs')!;
  }
}
