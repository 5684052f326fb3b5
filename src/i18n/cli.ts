import type { Texts } from './create';
import cliCs from './cli.cs.json';
import cliEn from './cli.en.json';
import commentsCs from './comments.cs.json';
import commentsEn from './comments.en.json';
import periodsCs from './periods.cs.json';
import periodsEn from './periods.en.json';

/** What the command line says beside all others. */
export const cliTexts: Texts = { cs: [cliCs, commentsCs, periodsCs], en: [cliEn, commentsEn, periodsEn] };
