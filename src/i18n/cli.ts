import type { Texts } from './create';
import cliCs from './cli.cs.json';
import cliEn from './cli.en.json';
import commentsCs from './comments.cs.json';
import commentsEn from './comments.en.json';

/** What only the command line says. */
export const cliTexts: Texts = { cs: [cliCs, commentsCs], en: [cliEn, commentsEn] };
