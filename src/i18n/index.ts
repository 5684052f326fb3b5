import { createTranslator, type Language, type Translate } from './create';
import { english } from './english';

export { LANGUAGES, type Language, type Translate } from './create';

/** The texts of one language, ready when it returns: nothing is loaded later. */
export const translator = (language: Language): Translate => createTranslator(language, language === 'en' ? english : {});
