import type { ParseKeys } from 'i18next';
import type { Translate } from '../i18n';

type Key = ParseKeys;

/** One option of one command: the parser, --help and the table in README are made of this. */
export interface Option {
  /** One name has one type in all commands. */
  readonly type: 'string' | 'boolean';
  /** What stands after it; none after a switch. */
  readonly value?: Key;
  /** What it is for. Without it the option is common to all commands, or belongs to another one. */
  readonly text?: Key;
  readonly required?: true;
  /** What holds without it, as it would be written. */
  readonly initial?: string;
  /** Known only to say whose it is. */
  readonly foreign?: true;
}

export interface CommandUse {
  /** One sentence, said when the command is used otherwise. */
  readonly usage: Key;
  /** What it does. */
  readonly about: Key;
  /** What stands on the command line besides options, and how many of them. */
  readonly inputs: { readonly least: number; readonly most: number; readonly text?: Key };
  readonly options: Readonly<Record<string, Option>>;
}

const json = { type: 'boolean' } as const satisfies Option;
const reading = { type: 'string', value: 'cli.value.reading', text: 'cli.summarize.options.reading' } as const satisfies Option;

/** In the order in which --help tells of them. */
export const COMMANDS = {
  template: {
    usage: 'cli.template.usage',
    about: 'cli.template.about',
    inputs: { least: 0, most: 0 },
    options: {
      out: { type: 'string', value: 'cli.value.template', text: 'cli.template.options.out', required: true },
      measures: { type: 'string', value: 'cli.value.list', text: 'cli.template.options.measures' },
      name: { type: 'string', value: 'cli.value.planName', text: 'cli.template.options.name' },
      from: { type: 'string', value: 'cli.value.from', text: 'cli.template.options.from' },
      to: { type: 'string', value: 'cli.value.to', text: 'cli.template.options.to' },
      json,
    },
  },
  split: {
    usage: 'cli.split.usage',
    about: 'cli.split.about',
    inputs: { least: 1, most: 1, text: 'cli.value.plan' },
    options: {
      out: { type: 'string', value: 'cli.value.folder', text: 'cli.split.options.out', required: true },
      previous: { type: 'string', value: 'cli.value.previous', text: 'cli.split.options.previous' },
      only: { type: 'string', value: 'cli.value.names', text: 'cli.split.options.only' },
      deadline: { type: 'string', value: 'cli.value.day', text: 'cli.split.options.deadline' },
      'return-to': { type: 'string', value: 'cli.value.mail', text: 'cli.split.options.returnTo' },
      json,
    },
  },
  summarize: {
    usage: 'cli.usage',
    about: 'cli.summarize.about',
    inputs: { least: 1, most: 1, text: 'cli.value.workbook' },
    options: {
      out: { type: 'string', value: 'cli.value.output', text: 'cli.summarize.options.out' },
      reading,
      range: { type: 'string', value: 'cli.value.range', text: 'cli.summarize.options.range' },
      json,
    },
  },
  check: {
    usage: 'cli.check.usage',
    about: 'cli.check.about',
    inputs: { least: 1, most: 1, text: 'cli.value.workbook' },
    options: {
      reading,
      json,
      out: { type: 'string', foreign: true },
      range: { type: 'string', foreign: true },
    },
  },
  collect: {
    usage: 'collect.cli.usage',
    about: 'collect.cli.about',
    inputs: { least: 2, most: Infinity, text: 'cli.value.planAndReturns' },
    options: {
      out: { type: 'string', value: 'cli.value.output', text: 'collect.cli.options.out', required: true },
      'on-conflict': { type: 'string', value: 'cli.value.policy', text: 'collect.cli.options.onConflict', initial: 'fail' },
      'dry-run': { type: 'boolean', text: 'collect.cli.options.dryRun' },
      'trust-content': { type: 'boolean', text: 'collect.cli.options.trustContent' },
      json,
    },
  },
} as const satisfies Readonly<Record<string, CommandUse>>;

export type CommandName = keyof typeof COMMANDS;

/** Options of every command. */
export const COMMON = {
  lang: { type: 'string', value: 'cli.value.language', text: 'cli.options.lang', initial: 'cs' },
  help: { type: 'boolean', text: 'cli.options.help' },
} as const satisfies Readonly<Record<string, Option>>;

/** Said of `--json` once, for all commands. */
const JSON_TEXT: Key = 'cli.options.json';

/** Values of a command's options, by their names. */
export type ValuesOf<N extends CommandName> = {
  readonly [K in keyof (typeof COMMANDS)[N]['options']]?: (typeof COMMANDS)[N]['options'][K] extends { type: 'boolean' } ? boolean : string;
};

export const isCommand = (name: string | undefined): name is CommandName => name !== undefined && Object.hasOwn(COMMANDS, name);

export const commandNames = Object.keys(COMMANDS) as CommandName[];

export const useOf = (name: CommandName): CommandUse => COMMANDS[name];

const own = ({ options }: CommandUse): (readonly [string, Option])[] => Object.entries(options).filter(([, { foreign }]) => !foreign);

// --- --help -----------------------------------------------------------------------------------------------------

const WIDTH = 88;

/** What --help prints: of one command, or of all. */
export const helpText = (names: readonly CommandName[], t: Translate): string =>
  [t('cli.about'), ...names.map((name) => commandHelp(name, t)), commonHelp(t)].join('\n\n');

function commandHelp(name: CommandName, t: Translate): string {
  const use = useOf(name);
  const told = own(use).filter(([, { text }]) => text);
  return [...synopsis(name, use, t), `      ${t(use.about)}`, ...optionLines(told, '      ', t)].join('\n');
}

function synopsis(name: CommandName, use: CommandUse, t: Translate): string[] {
  const start = `  plneni ${name}`;
  const words = own(use).map(([option, { value, required }]) => {
    const word = `--${option}${value ? ` ${t(value)}` : ''}`;
    return required ? word : `[${word}]`;
  });
  const lines = [use.inputs.text ? `${start} ${t(use.inputs.text)}` : start];
  for (const word of words) {
    const last = lines.at(-1)!;
    if (last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${' '.repeat(start.length)} ${word}`);
  }
  return lines;
}

function optionLines(options: readonly (readonly [string, Option])[], indent: string, t: Translate): string[] {
  const width = Math.max(0, ...options.map(([option]) => option.length)) + 4;
  return options.flatMap(([option, { text }]) =>
    t(text!)
      .split('\n')
      .map((line, i) => `${indent}${(i === 0 ? `--${option}` : '').padEnd(width)}${line}`),
  );
}

const commonHelp = (t: Translate): string =>
  [...optionLines([['json', { type: 'boolean', text: JSON_TEXT }], ...Object.entries(COMMON)], '  ', t), '', t('cli.exitCodes')].join('\n');

// --- README -----------------------------------------------------------------------------------------------------

const cellOf = (text: string): string => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, '; ');

/** The table of commands and options in README, in Markdown. */
export function optionsTable(t: Translate): string {
  const row = (command: string, [option, { value, text, required, initial }]: readonly [string, Option]): string => {
    const word = `\`--${option}${value ? ` ${cellOf(t(value))}` : ''}\``;
    const notes = [required && t('cli.table.required'), initial && t('cli.table.initial', { value: initial })].filter(Boolean).join(', ');
    return `| ${command} | ${word} | ${cellOf(t(text ?? JSON_TEXT))}${notes ? ` (${notes})` : ''} |`;
  };
  return [
    `| ${t('cli.table.command')} | ${t('cli.table.option')} | ${t('cli.table.meaning')} |`,
    '|---|---|---|',
    ...commandNames.flatMap((name) => {
      const use = useOf(name);
      return own(use).map((option, i) => row(i === 0 ? `\`${name}\`` : '', option));
    }),
    ...Object.entries(COMMON).map((option, i) => row(i === 0 ? t('cli.table.all') : '', option)),
  ].join('\n');
}
