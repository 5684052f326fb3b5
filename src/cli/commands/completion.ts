import { INTERPRETATION_WORD } from '../../core/rules/interpretation';
import { WITH_TEXTS } from '../../openData/tables';
import { UsageError } from '../input/usageError';
import { COMMAND_NAMES, COMMON, optionNames, type RunOf } from '../options';

/** What may stand behind an option, where it is one of a few words; behind the others bash offers files. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  lang: ['cs', 'en'],
  reading: Object.values(INTERPRETATION_WORD),
  'on-conflict': ['newest', 'keep', 'both', 'fail'],
  with: [WITH_TEXTS],
};

export const run: RunOf<'completion'> = ({ inputs: [shell = ''] }, t, io) => {
  if (shell !== 'bash') throw new UsageError(t('cli.badShell', { text: shell }));
  io.stdout(bashCompletion());
  return Promise.resolve(0);
};

const dashed = (names: readonly string[]): string => names.map((name) => `--${name}`).join(' ');

/** A script for bash (from version 3.2, which a Mac has), made of the options of the commands. */
function bashCompletion(): string {
  const common = Object.keys(COMMON);
  const firstWords = [...new Set(COMMAND_NAMES.map((name) => name.split(' ')[0]!))];
  // "comments" alone is not a command: its second word is offered.
  const begun = firstWords.filter((word) => !(COMMAND_NAMES as readonly string[]).includes(word));
  const seconds = (word: string): string[] =>
    COMMAND_NAMES.filter((name) => name.startsWith(`${word} `)).map((name) => name.split(' ')[1]!);
  const cases = [
    `    '') words='${[...firstWords, dashed(common)].join(' ')}' ;;`,
    ...begun.map((word) => `    '${word}') words='${seconds(word).join(' ')}' ;;`),
    ...COMMAND_NAMES.map((name) => `    '${name}') words='${dashed([...optionNames(name), ...common])}' ;;`),
  ];
  const values = Object.entries(VALUES).map(
    ([name, words]) => `    --${name}) COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$cur")); return ;;`,
  );
  return `# source <(plneni completion bash)
_plneni() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command='' words='' word i
  COMPREPLY=()
  case "$prev" in
${values.join('\n')}
  esac
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    case "$command $word" in
      ${COMMAND_NAMES.filter((name) => name.includes(' '))
        .map((name) => `'${name}'`)
        .join('|')}) command="$command $word" ;;
      ${firstWords.map((word) => `' ${word}'`).join('|')}) command="$word" ;;
    esac
  done
  case "$command" in
${cases.join('\n')}
  esac
  case "$cur,$command" in
    -*|*,|${begun.map((word) => `*,${word}`).join('|')}) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;;
  esac
}
complete -o default -F _plneni plneni`;
}
