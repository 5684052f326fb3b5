/**
 * Puts what the options of the program say of themselves where people read it: `npx tsx scripts/cli-table.ts` writes the
 * table of README.md, between its marks, and docs/cli.md. A test holds them together.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { optionsTable } from '../src/cli/options';
import { translator } from '../src/i18n';
import { cliTexts } from '../src/i18n/cli';
import { manual } from './cli-manual';

export const MARKS = ['<!-- options -->', '<!-- /options -->'] as const;

/** The text of README with the table as the options have it now. */
export async function withTable(readme: string): Promise<string> {
  const [from, to] = MARKS.map((mark) => readme.indexOf(mark));
  if (from! < 0 || to! < from!) throw new Error('README.md lacks the marks of the table of options.');
  const table = await format(optionsTable(translator('en', cliTexts)), { parser: 'markdown' });
  return `${readme.slice(0, from! + MARKS[0].length)}\n\n${table}\n${readme.slice(to)}`;
}

async function main(): Promise<void> {
  const file = join(__dirname, '../README.md');
  const readme = await withTable(readFileSync(file, 'utf8'));
  writeFileSync(file, readme);
  writeFileSync(join(__dirname, '../docs/cli.md'), manual(readme));
}

if (require.main === module) void main();
