import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMAND_NAMES, OPTIONS, optionsTable } from '../../src/cli/options';
import { translator } from '../../src/i18n';
import { cliTexts } from '../../src/i18n/cli';
import { run } from '../build/cli';

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
