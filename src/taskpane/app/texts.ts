import { createTexts, createTranslator, type Language, type Translate } from '../../i18n/create';
import paneCs from '../../i18n/pane.cs.json';

/** A language and its texts. */
export interface Spoken {
  readonly language: Language;
  readonly t: Translate;
}

/** Czech comes with the pane; English when somebody wants it. */
const texts = createTexts('cs', { cs: [paneCs] });
export const czech: Spoken = { language: 'cs', t: texts.t };
const loaded = new Map<Language, Spoken>([['cs', czech]]);

export const textsOf = (language: Language): Spoken | undefined => loaded.get(language);

/** Czech texts that come with a view which is loaded when it is first shown. English comes whole. */
export const addCzech = (...files: readonly object[]): void => texts.add({ cs: files });

/** Where the texts cannot be loaded, the pane speaks Czech. */
export async function loadTexts(language: Language): Promise<Spoken> {
  const standing = loaded.get(language);
  if (standing) return standing;
  try {
    const { paneEnglish } = await import(/* webpackChunkName: "english" */ '../../i18n/paneEnglish');
    const spoken = { language, t: createTranslator(language, { cs: [paneCs], en: paneEnglish }) };
    loaded.set(language, spoken);
    return spoken;
  } catch {
    return czech;
  }
}
