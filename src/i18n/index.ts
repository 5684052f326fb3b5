import { createTranslator, type Language, type Texts, type Translate } from './create';
import filesCs from './files.cs.json';
import filesEn from './files.en.json';
import findingsCs from './findings.cs.json';
import findingsEn from './findings.en.json';
import functionsEn from './functions.en.json';
import sharedEn from './shared.en.json';

export { LANGUAGES, type Language, type Texts, type Translate } from './create';

/**
 * The texts of one language, ready when it returns: nothing is loaded later.
 *
 * @param own the texts of the part of the product that asks, such as `cliTexts`; without them what all parts say
 */
export const translator = (language: Language, own: Texts = {}): Translate =>
  createTranslator(language, {
    cs: [findingsCs, filesCs, ...(own.cs ?? [])],
    en: language === 'en' ? [functionsEn, sharedEn, findingsEn, filesEn, ...(own.en ?? [])] : [],
  });
