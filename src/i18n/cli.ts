import type { Texts } from './create';
import cliCs from './cli.cs.json';
import cliEn from './cli.en.json';

/** What only the command line says. */
export const cliTexts: Texts = { cs: [cliCs], en: [cliEn] };
