import { cliTexts } from '../../i18n/cli';
import { translator, type Translate } from '../../i18n';

/** A fault of the program itself, in one sentence with its place, to be reported. */
export const ownFault = (error: unknown, t: Translate): string =>
  t('cli.ownFault', { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });

/**
 * The language of what is said before the options are read, or when they cannot be.
 * @param args as typed; `--lang en` or `--lang=en` anywhere among them is English, all else Czech
 */
export const languageTyped = (args: readonly string[]): Translate =>
  translator(args.some((arg, i) => arg === '--lang=en' || (arg === '--lang' && args[i + 1] === 'en')) ? 'en' : 'cs', cliTexts);
