import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manual } from '../../scripts/cli-manual';
import { COMMAND_NAMES, OPTIONS, optionsTable } from '../../src/cli/options';
import { translator } from '../../src/i18n';
import { cliTexts } from '../../src/i18n/cli';
import { run, SAMPLE, temp } from '../build/cli';

const own = (command: (typeof COMMAND_NAMES)[number]): string[] =>
  Object.entries(OPTIONS[command]).flatMap(([name, option]) => ('foreign' in option ? [] : [name]));

test.each(['cs', 'en'] as const)('--help of every command names each of its options, and explains it (%s)', async (lang) => {
  for (const command of COMMAND_NAMES) {
    const { code, out } = await run([...command.split(' '), '--help', '--lang', lang]);
    expect(code).toBe(0);
    for (const name of own(command)) expect(out).toMatch(new RegExp(`--${name}\\b.*\\S`));
    // A key without a text reads as the key.
    expect(out).not.toContain('cli.');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  }
});

test('an option that belongs to another command is refused with the way this one is used', async () => {
  const { code, err } = await run(['split', 'x.xlsx', '--range', 'A1:B2']);
  expect(code).toBe(2);
  expect(err).toMatch(/^Volba --range .* Použití: plneni split PLÁN\.xlsx --out SLOŽKA/);
});

test('README has the options as they are; otherwise run npx tsx scripts/cli-table.ts', () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const table = /<!-- options -->([\s\S]*)<!-- \/options -->/.exec(readme)![1]!;
  const cells = (text: string): string[][] =>
    text
      .trim()
      .split('\n')
      .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\s+/g, ' ').replace(/-+/g, '-')));
  expect(cells(table)).toEqual(cells(optionsTable(translator('en', cliTexts))));
});

test('so has docs/cli.md, with the examples of README', () => {
  const [readme, written] = ['README.md', 'docs/cli.md'].map((file) => readFileSync(join(__dirname, '../..', file), 'utf8'));
  expect(written).toBe(manual(readme!));
});

test('--version says the version, alone or with a command', async () => {
  for (const args of [['--version'], ['summarize', '--version']])
    expect(await run(args, { version: '1.2.3' })).toEqual({ code: 0, out: 'plneni 1.2.3', err: '' });
});

test('whoever waits is told what goes on, step by step', async () => {
  const steps: string[] = [];
  const { code } = await run(['annex', SAMPLE, '--out', temp('annex.xlsx'), '--progress'], { progress: (text) => void steps.push(text) });
  expect(code).toBe(0);
  expect(steps).toEqual(['Čtou se soubory', 'Otevírá se sešit', 'Počítá se a zapisuje do sešitu', 'Ukládá se sešit']);
});

describe('completion', () => {
  test('for a shell other than bash there is none', async () => {
    expect(await run(['completion', 'zsh'])).toEqual({
      code: 2,
      out: '',
      err: 'Doplňování je jen pro bash, ne pro „zsh“. Použijte plneni completion bash.',
    });
  });

  const words = (completed: string): string[] => completed.split(/\s+/).filter(Boolean);

  test('bash offers commands, their options and the words an option takes', async () => {
    const { out: script } = await run(['completion', 'bash']);
    const cases: readonly (readonly [typed: string, offered: readonly string[]])[] = [
      ['plneni sum', ['summarize']],
      ['plneni co', ['collect', 'comments', 'compare', 'completion']],
      ['plneni comments ', ['request', 'collect', 'status']],
      ['plneni comments c', ['collect']],
      ['plneni --l', ['--lang']],
      ['plneni --lang ', ['cs', 'en']],
      ['plneni --lang en spl', ['split']],
      ['plneni summarize --r', ['--reading', '--range']],
      ['plneni summarize plan.xlsx --reading dos', ['doslovný']],
      ['plneni comments request --ro', ['--round']],
      ['plneni collect plan.xlsx vracene --on-conflict ', ['newest', 'keep', 'both', 'fail']],
      ['plneni export plan.xlsx --with ', ['podklady']],
      // Files are bash's own.
      ['plneni summarize ', []],
      ['plneni summarize ukaz', []],
      ['plneni split --out ', []],
    ];
    const typed = cases.map(([line]) => {
      const parts = line.split(' ');
      return `COMP_WORDS=(${parts.map((part) => `'${part}'`).join(' ')}); COMP_CWORD=${parts.length - 1}; _plneni; echo "\${COMPREPLY[*]}"`;
    });
    const told = execFileSync('bash', ['-c', `set -u\n${script}\ncomplete -p plneni\n${typed.join('\n')}`], { encoding: 'utf8' }).split(
      '\n',
    );
    expect(told[0]).toBe('complete -o default -F _plneni plneni');
    expect(cases.map(([line], i) => [line, words(told[i + 1]!)])).toEqual(cases.map(([line, offered]) => [line, offered]));
  });

  test('every command is there, and every option of it', async () => {
    const { out: script } = await run(['completion', 'bash']);
    for (const command of COMMAND_NAMES) {
      const [, offered] = new RegExp(`^    '${command}'\\) words='(.*)' ;;$`, 'm').exec(script)!;
      for (const name of own(command)) expect(words(offered!)).toContain(`--${name}`);
    }
  });
});
