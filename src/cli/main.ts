import { parseArgs } from 'node:util';
import { translator, type Language, type Translate } from '../i18n';
import { cliTexts } from '../i18n/cli';
import { checkCommand } from './commands/check';
import { collectCommand } from './commands/collect';
import type { Call, Command, Options } from './command';
import { failureText, UsageError } from './failure';
import type { Io } from './io';
import { splitCommand } from './commands/split';
import { summarizeCommand } from './commands/summarize';
import { templateCommand } from './commands/template';

/** In the order in which --help tells of them. */
const COMMANDS: readonly Command[] = [templateCommand, splitCommand, summarizeCommand, checkCommand, collectCommand];

const COMMON = { lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

/** Exit codes: 0 done, 1 done with something to mend, 2 unusable input or usage. */
export async function main(args: readonly string[], given: Io): Promise<number> {
  const io: Io = { ...given, stdout: (text) => given.stdout(printable(text)), stderr: (text) => given.stderr(printable(text)) };
  let t = translator(asksForEnglish(args) ? 'en' : 'cs', cliTexts);
  try {
    const { values, inputs } = parse(args, t);
    const { lang, help, ...own } = values as Call<typeof COMMON>['values'];
    t = translator(language(lang, t), cliTexts);
    const [name, ...rest] = inputs;
    const command = COMMANDS.find((other) => other.name === name);
    if (help) {
      io.stdout(helpText(command ? [command] : COMMANDS, t));
      return 0;
    }
    if (!command) throw new UsageError(t('cli.usage'));
    const foreign = Object.keys(own).find((option) => !(option in command.options));
    if (foreign !== undefined) throw badOption(`--${foreign}`, command.usage(t), t);
    if (rest.length < command.inputs.least || rest.length > command.inputs.most) throw new UsageError(command.usage(t));
    return await command.run({ values: own, inputs: rest }, t, io);
  } catch (error) {
    io.stderr(failureText(error, t));
    return 2;
  }
}

/** Names of files and texts from them may hold what a terminal obeys. Escaped as in JSON, so that JSON stays what it was. */
const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Options may stand before the command, so all of them are known here, and whose they are is asked afterwards. */
function parse(args: readonly string[], t: Translate): Call<Options> {
  const options = Object.assign({}, ...COMMANDS.map((command) => command.options), COMMON) as Options;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as Call<Options>['values'], inputs: positionals };
  } catch (error) {
    const usage = (COMMANDS.find(({ name }) => args.includes(name))?.usage ?? ((say: Translate) => say('cli.usage')))(t);
    // Node says it in English; the option at fault is enough.
    const [, option] = /'(-{1,2}[^\s',]+)/.exec((error as Error).message) ?? [];
    throw option === undefined ? new UsageError(usage) : badOption(option, usage, t);
  }
}

const badOption = (option: string, usage: string, t: Translate): UsageError => new UsageError(`${t('cli.badOption', { option })} ${usage}`);

const helpText = (commands: readonly Command[], t: Translate): string =>
  [t('cli.about'), ...commands.map((command) => command.help(t)), t('cli.common')].join('\n\n');

/** Known before the options are, so that a fault in them is told in the right language. */
const asksForEnglish = (args: readonly string[]): boolean =>
  args.some((arg, i) => arg === '--lang=en' || (arg === '--lang' && args[i + 1] === 'en'));

function language(text: string | undefined, t: Translate): Language {
  if (text === undefined || text === 'cs' || text === 'en') return text ?? 'cs';
  throw new UsageError(t('cli.badLanguage', { text }));
}
