import type { Translate } from '../i18n';
import type { Io } from './io';

/** One option of one command; its placeholder and its explanation are texts (`cli.option.COMMAND.NAME`). */
interface Option {
  readonly type: 'string' | 'boolean';
  readonly required?: true;
  /** May be given several times. */
  readonly many?: true;
  /** Known only so that it can be said whose it is. */
  readonly foreign?: true;
}

/** Options by their names; one name has one type in all commands. */
export type Options = Readonly<Record<string, Option>>;

type Values<O extends Options> = {
  readonly [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : O[K] extends { readonly many: true } ? readonly string[] : string;
};

export interface Call<O extends Options> {
  readonly values: Values<O>;
  /** What stands on the command line besides options: files and folders. */
  readonly inputs: readonly string[];
}

/** @returns the exit code; 0 done, 1 done with something to mend. Unusable input is thrown. */
export type Run<O extends Options> = (call: Call<O>, t: Translate, io: Io) => Promise<number>;

const value = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const needed = { type: 'string', required: true } as const;
const several = { type: 'string', many: true } as const;

/**
 * The commands of the program, stated once: the parser, the usage sentence, `--help` and the table in README come of it.
 * In the order in which `--help` tells of them.
 */
export const OPTIONS = {
  template: { out: needed, measures: value, columns: value, region: value, name: value, from: value, to: value, json: flag },
  split: { out: needed, previous: value, only: value, missing: value, deadline: value, 'return-to': value, mails: flag, json: flag },
  summarize: { out: value, reading: value, range: value, json: flag },
  territory: { out: needed, json: flag },
  check: { reading: value, json: flag, out: { ...value, foreign: true }, range: { ...value, foreign: true } },
  annex: { out: needed, json: flag },
  report: { out: needed, template: value, previous: value, without: value, json: flag },
  collect: { out: needed, 'on-conflict': value, 'dry-run': flag, 'trust-content': flag, json: flag },
  'comments request': { round: needed, to: value, until: value, out: needed, 'return-to': value, json: flag },
  'comments collect': { out: needed, round: value, 'dry-run': flag, json: flag },
  'comments status': { json: flag },
  freeze: { out: needed, by: needed, reason: value, json: flag },
  compare: { previous: several, reading: value, out: value, json: flag },
  revise: { out: needed, json: flag },
  next: { out: needed, name: needed, from: needed, to: needed, json: flag },
  export: { out: needed, with: value, parquet: flag, excel: flag, base: value, publisher: value, json: flag },
  verify: { json: flag },
  completion: {},
} as const satisfies Readonly<Record<string, Options>>;

/** Options of every command, in the order of `--help`. */
export const COMMON = {
  lang: value,
  progress: flag,
  version: flag,
  help: { type: 'boolean', short: 'h' },
} as const;

export type CommandName = keyof typeof OPTIONS;
export type RunOf<C extends CommandName> = Run<(typeof OPTIONS)[C]>;

export interface Command {
  /** How many inputs it takes. */
  readonly inputs: { readonly least: number; readonly most: number };
  /** What does it, loaded when it is asked for: a start that only helps loads none of it. */
  readonly load: () => Promise<{ readonly run: Run<never> }>;
}

export const COMMANDS: Readonly<Record<CommandName, Command>> = {
  template: { inputs: { least: 0, most: 0 }, load: () => import('./commands/template') },
  split: { inputs: { least: 1, most: 1 }, load: () => import('./commands/split') },
  summarize: { inputs: { least: 1, most: 1 }, load: () => import('./commands/summarize') },
  territory: { inputs: { least: 1, most: 1 }, load: () => import('./commands/territory') },
  check: { inputs: { least: 1, most: 1 }, load: () => import('./commands/check') },
  annex: { inputs: { least: 1, most: 1 }, load: () => import('./commands/annex') },
  report: { inputs: { least: 1, most: 1 }, load: () => import('./commands/report') },
  collect: { inputs: { least: 2, most: Infinity }, load: () => import('./commands/collect') },
  'comments request': { inputs: { least: 1, most: 1 }, load: () => import('./commands/commentsRequest') },
  'comments collect': { inputs: { least: 2, most: Infinity }, load: () => import('./commands/commentsCollect') },
  'comments status': { inputs: { least: 1, most: 1 }, load: () => import('./commands/commentsStatus') },
  freeze: { inputs: { least: 1, most: 1 }, load: () => import('./commands/freeze') },
  // Workbooks of earlier periods may stand one after another behind --previous.
  compare: { inputs: { least: 1, most: Infinity }, load: () => import('./commands/compare') },
  revise: { inputs: { least: 1, most: 1 }, load: () => import('./commands/revise') },
  next: { inputs: { least: 1, most: 1 }, load: () => import('./commands/next') },
  export: { inputs: { least: 1, most: 1 }, load: () => import('./commands/export') },
  verify: { inputs: { least: 1, most: 1 }, load: () => import('./commands/verify') },
  completion: { inputs: { least: 1, most: 1 }, load: () => import('./commands/completion') },
};

export const COMMAND_NAMES = Object.keys(OPTIONS) as CommandName[];

/**
 * The command that the words begin with, `split` or `comments request`; and those that a first word alone may mean.
 * @example commandsOf(['comments']) // { commands: ['comments request', …], words: 1 }
 */
export function commandsOf(words: readonly string[]): { readonly commands: readonly CommandName[]; readonly words: number } {
  for (const count of [2, 1]) {
    const command = COMMAND_NAMES.find((name) => name === words.slice(0, count).join(' '));
    if (command !== undefined) return { commands: [command], words: count };
  }
  return { commands: COMMAND_NAMES.filter((name) => words[0] !== undefined && name.startsWith(`${words[0]} `)), words: 1 };
}

/** What stands in one row of help: `--out SLOŽKA` and what it means. */
interface OptionText {
  readonly name: string;
  /** `--out SLOŽKA` */
  readonly shown: string;
  readonly required: boolean;
  readonly help: string;
}

/** The names of a command's options that are told of, in their order. */
export const optionNames = (command: CommandName): string[] => optionsOf(command).map(([name]) => name);

const optionsOf = (command: CommandName): [string, Option][] =>
  Object.entries<Option>(OPTIONS[command]).filter(([, { foreign }]) => !foreign);

/** What every command takes; `--json` most of them. */
export const commonTexts = (t: Translate): { readonly name: string; readonly help: string }[] => [
  { name: 'json', help: t('cli.option.json') },
  ...(Object.keys(COMMON) as (keyof typeof COMMON)[]).map((name) => ({ name, help: t(`cli.option.${name}.help`) })),
];

/** The options of a command, in their order. */
export function optionTexts(command: CommandName, t: Translate): OptionText[] {
  return optionsOf(command).map(([name, { type, required = false, many = false }]) => {
    const text = (part: string): string => t(`cli.option.${command}.${name}.${part}` as 'cli.option.template.out.value');
    const isJson = name === 'json';
    return {
      name,
      shown: type === 'boolean' ? `--${name}` : `--${name} ${text('value')}${many ? ' …' : ''}`,
      required,
      help: isJson ? t('cli.option.json') : text('help'),
    };
  });
}

/** `plneni split PLÁN.xlsx --out SLOŽKA [--only …]`, as one line. */
export const synopsis = (command: CommandName, t: Translate): string => words(command, t).join(' ');

const words = (command: CommandName, t: Translate): string[] => {
  const inputs = COMMANDS[command].inputs.most === 0 ? [] : [t(`cli.command.${command as 'split'}.inputs`)];
  const options = optionTexts(command, t).map(({ shown, required }) => (required ? shown : `[${shown}]`));
  return [`plneni ${command}`, ...inputs, ...options];
};

/** Said when the command is used otherwise. */
export const usageOf = (command: CommandName, t: Translate): string => t('cli.usageOf', { synopsis: synopsis(command, t) });

/** No line of help is longer, so that a terminal does not break it where it pleases. */
const WIDTH = 100;

/** Words in lines that are not too long; those after the first begin with the indent. */
function broken(first: string, words: readonly string[], indent: string): string[] {
  const lines = [first];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (longer.length > WIDTH) lines.push(`${indent}${word}`);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** The part of `--help` that tells of one command. */
export function helpOf(command: CommandName, t: Translate): string {
  const [first = '', ...rest] = words(command, t);
  const lines = broken(`  ${first}`, rest, ' '.repeat(first.length + 3));
  const [begin = '', ...about] = t(`cli.command.${command}.about`).split(' ');
  const own = optionTexts(command, t).filter(({ name }) => name !== 'json');
  const column = Math.max(...own.map(({ name }) => name.length)) + 4;
  const explained = own.map(
    ({ name, help }) => `      ${`--${name}`.padEnd(column)}${help.replaceAll('\n', `\n${' '.repeat(6 + column)}`)}`,
  );
  return [...lines, ...broken(`      ${begin}`, about, ' '.repeat(6)), ...explained].join('\n');
}

/** The table of options in README, in the language of the texts. */
export function optionsTable(t: Translate): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const rows = COMMAND_NAMES.flatMap((command) => [
    `| \`${command}\` | ${cell(t(`cli.command.${command}.about`))} |`,
    ...optionTexts(command, t).map(({ shown, help }) => `| \`${cell(shown)}\` | ${cell(help)} |`),
  ]);
  return ['| | |', '| --- | --- |', ...rows].join('\n');
}
