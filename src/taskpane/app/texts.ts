import { createTranslator, type Language, type Translate } from '../../i18n/create';

/** Czech comes with the pane; English when somebody wants it. */
const loaded = new Map<Language, Translate>([['cs', createTranslator('cs')]]);

export const textsOf = (language: Language): Translate | undefined => loaded.get(language);

/** Where the texts cannot be loaded, the pane speaks Czech. */
export async function loadTexts(language: Language): Promise<Translate> {
  const standing = loaded.get(language);
  if (standing) return standing;
  try {
    const { english } = await import(/* webpackChunkName: "english" */ '../../i18n/english');
    const t = createTranslator(language, english);
    loaded.set(language, t);
    return t;
  } catch {
    return loaded.get('cs')!;
  }
}
