import { parseArgs } from 'node:util';
import type { Language, Translate } from '../i18n';
import { createTranslator } from '../i18n/create';
import type { Command } from './command';
import type { Io } from './io';
import { COMMON, commandNames, helpText, isCommand, useOf, type CommandName, type Option } from './options';
import { UsageError } from './usageError';

/** Loaded when it is called: --help needs none of them, and a command none of the others. */
const RUN: { readonly [N in CommandName]: () => Promise<Command<N>> } = {
  template: async () => (await import(/* webpackChunkName: "template" */ './commands/template')).runTemplate,
  split: async () => (await import(/* webpackChunkName: "split" */ './commands/split')).runSplit,
  summarize: async () => (await import(/* webpackChunkName: "summarize" */ './commands/summarize')).runSummarize,
  check: async () => (await import(/* webpackChunkName: "check" */ './commands/check')).runCheck,
  collect: async () => (await import(/* webpackChunkName: "collect" */ './commands/collect')).runCollect,
};

/** Exit codes: 0 done, 1 done with something to mend, 2 unusable input or usage. */
export async function main(args: readonly string[], given: Io): Promise<number> {
  const { now, readReturns } = given;
  const io: Io = {
    now,
    ...(readReturns ? { readReturns } : {}),
    stdout: (text) => given.stdout(printable(text)),
    stderr: (text) => given.stderr(printable(text)),
    // Read from the disk only by whoever computes.
    get functions() {
      return given.functions;
    },
  };
  let t = await translator(asksForEnglish(args) ? 'en' : 'cs');
  try {
    const { values, inputs } = parse(args, t);
    const { lang, help, ...own } = values as { readonly lang?: string; readonly help?: boolean };
    const asked = language(lang, t);
    t = await translator(asked);
    const [name, ...rest] = inputs;
    if (help) {
      io.stdout(helpText(isCommand(name) ? [name] : commandNames, t));
      return 0;
    }
    if (!isCommand(name)) throw new UsageError(t('cli.usage'));
    const use = useOf(name);
    const foreign = Object.keys(own).find((option) => !(option in use.options));
    if (foreign !== undefined) throw badOption(`--${foreign}`, t(use.usage), t);
    if (rest.length < use.inputs.least || rest.length > use.inputs.most) throw new UsageError(t(use.usage));
    const run = (await RUN[name]()) as Command<typeof name>;
    return await run({ values: own, inputs: rest }, t, io);
  } catch (error) {
    io.stderr(await sentenceFor(error, t));
    return 2;
  }
}

/** One sentence for whatever ended the program. */
export async function sentenceFor(error: unknown, t: Translate): Promise<string> {
  if (error instanceof UsageError) return error.message;
  return (await import(/* webpackChunkName: "failure" */ './failure')).failureText(error, t);
}

/** Texts of a language that nobody asks for stay on the disk. */
export async function translator(language: Language): Promise<Translate> {
  if (language === 'cs') return createTranslator('cs');
  return createTranslator(language, (await import(/* webpackChunkName: "english" */ '../i18n/english')).english);
}

/** Names of files and texts from them may hold what a terminal obeys. Escaped as in JSON, so that JSON stays what it was. */
const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

interface Parsed {
  readonly values: Readonly<Record<string, string | boolean>>;
  readonly inputs: readonly string[];
}

/** Options may stand before the command, so all of them are known here, and whose they are is asked afterwards. */
function parse(args: readonly string[], t: Translate): Parsed {
  const types: Record<string, { type: 'string' | 'boolean'; short?: string }> = {};
  for (const options of [...commandNames.map((name) => useOf(name).options), COMMON])
    for (const [name, { type }] of Object.entries<Option>(options)) types[name] = { type };
  types['help'] = { type: 'boolean', short: 'h' };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: types, allowPositionals: true });
    return { values: values as Parsed['values'], inputs: positionals };
  } catch (error) {
    const name = commandNames.find((one) => args.includes(one));
    const usage = t(name ? useOf(name).usage : 'cli.usage');
    // Node says it in English; the option at fault is enough.
    const [, option] = /'(-{1,2}[^\s',]+)/.exec((error as Error).message) ?? [];
    throw option === undefined ? new UsageError(usage) : badOption(option, usage, t);
  }
}

const badOption = (option: string, usage: string, t: Translate): UsageError => new UsageError(`${t('cli.badOption', { option })} ${usage}`);

/** Known before the options are, so that a fault in them is told in the right language. */
export const asksForEnglish = (args: readonly string[]): boolean =>
  args.some((arg, i) => arg === '--lang=en' || (arg === '--lang' && args[i + 1] === 'en'));

function language(text: string | undefined, t: Translate): Language {
  if (text === undefined || text === 'cs' || text === 'en') return text ?? 'cs';
  throw new UsageError(t('cli.badLanguage', { text }));
}
