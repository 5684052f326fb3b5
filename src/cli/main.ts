import { parseArgs } from 'node:util';
import { cliTexts } from '../i18n/cli';
import { translator, type Language, type Translate } from '../i18n';
import type { Io } from './io';
import {
  COMMAND_NAMES,
  COMMON,
  COMMANDS,
  commandsOf,
  commonTexts,
  helpOf,
  OPTIONS,
  synopsis,
  usageOf,
  type Call,
  type CommandName,
  type Options,
  type Run,
} from './options';
import { languageTyped } from './process/ownFault';
import { UsageError } from './input/usageError';

/** Exit codes: 0 done, 1 done with something to mend, 2 unusable input or usage. */
export async function main(args: readonly string[], given: Io): Promise<number> {
  const io: Io = { ...given, stdout: (text) => given.stdout(printable(text)), stderr: (text) => given.stderr(printable(text)) };
  let t = languageTyped(args);
  try {
    const { values, inputs } = parse(args, t);
    // Whether progress is shown is decided before anything is read: see `plneni.ts`.
    const { lang, help, version, progress: _, ...own } = values as Call<typeof COMMON>['values'];
    const spoken = language(lang, t);
    t = translator(spoken, cliTexts);
    const { commands, words } = commandsOf(inputs);
    const rest = inputs.slice(words);
    if (version) {
      io.stdout(`plneni ${io.version ?? ''}`);
      return 0;
    }
    if (help) {
      io.stdout(helpText(commands.length > 0 ? commands : COMMAND_NAMES, t));
      return 0;
    }
    const [command] = commands;
    if (command === undefined) throw new UsageError(usage(t));
    // "comments" alone, or with a word that none of them has.
    if (commands.length > 1) throw new UsageError(commands.map((one) => usageOf(one, t)).join(' '));
    const foreign = Object.keys(own).find((option) => !(option in OPTIONS[command]));
    if (foreign !== undefined) throw badOption(`--${foreign}`, usageOf(command, t), t);
    const { least, most } = COMMANDS[command].inputs;
    if (rest.length < least || rest.length > most) throw new UsageError(usageOf(command, t));
    const { run } = (await COMMANDS[command].load()) as { run: Run<Options> };
    io.progress?.(t('cli.progress.read'));
    return await run({ values: asTaken(own, OPTIONS[command]), inputs: rest }, t, { ...io, language: spoken });
  } catch (error) {
    const { failureText } = await import('./output/failure');
    io.stderr(error instanceof UsageError ? error.message : failureText(error, t));
    return 2;
  }
}

/** Names of files and texts from them may hold what a terminal obeys. Escaped as in JSON, so that JSON stays what it was. */
const printable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Of an option that is given several times where it counts once, the last holds. */
const asTaken = (values: Call<Options>['values'], options: Options): Call<Options>['values'] =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) && !options[name]?.many ? (value.at(-1) as string) : value]),
  );

/** Options may stand before the command, so all of them are known here, and whose they are is asked afterwards. */
function parse(args: readonly string[], t: Translate): Call<Options> {
  const all = [...Object.values<Options>(OPTIONS), COMMON];
  const options = Object.fromEntries(
    all.flatMap((own: Options) =>
      Object.entries(own).map(([name, option]) => [name, { ...option, multiple: all.some((other: Options) => other[name]?.many) }]),
    ),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as Call<Options>['values'], inputs: positionals };
  } catch (error) {
    const at = args.findIndex((arg) => commandsOf([arg]).commands.length > 0);
    const [command] = at < 0 ? [] : commandsOf(args.slice(at)).commands;
    const used = command === undefined ? usage(t) : usageOf(command, t);
    // Node says it in English; the option at fault is enough.
    const [, option] = /'(-{1,2}[^\s',]+)/.exec((error as Error).message) ?? [];
    throw option === undefined ? new UsageError(used) : badOption(option, used, t);
  }
}

/** Said where no command is known: the one that people want first, and where the others are. */
const usage = (t: Translate): string =>
  t('cli.usage', { synopsis: synopsis('summarize', t), others: COMMAND_NAMES.filter((name) => name !== 'summarize').join(', ') });

const badOption = (option: string, used: string, t: Translate): UsageError => new UsageError(`${t('cli.badOption', { option })} ${used}`);

const helpText = (commands: readonly CommandName[], t: Translate): string =>
  [
    t('cli.about'),
    ...commands.map((command) => helpOf(command, t)),
    commonTexts(t)
      .map(({ name, help }) => `  --${name.padEnd(8)} ${help}`)
      .join('\n'),
    t('cli.exitCodes'),
  ].join('\n\n');

function language(text: string | undefined, t: Translate): Language {
  if (text === undefined || text === 'cs' || text === 'en') return text ?? 'cs';
  throw new UsageError(t('cli.badLanguage', { text }));
}
