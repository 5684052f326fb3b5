/** Puts the table of options into README.md, between its marks: `npx tsx scripts/cli-table.ts`. A test holds the two together. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { optionsTable } from '../src/cli/options';
import { translator } from '../src/i18n';
import { cliTexts } from '../src/i18n/cli';

export const MARKS = ['<!-- options -->', '<!-- /options -->'] as const;

/** The text of README with the table as the options have it now. */
export async function withTable(readme: string): Promise<string> {
  const [from, to] = MARKS.map((mark) => readme.indexOf(mark));
  if (from! < 0 || to! < from!) throw new Error('README.md lacks the marks of the table of options.');
  const table = await format(optionsTable(translator('en', cliTexts)), { parser: 'markdown' });
  return `${readme.slice(0, from! + MARKS[0].length)}\n\n${table}\n${readme.slice(to)}`;
}

if (require.main === module) {
  const file = join(__dirname, '../README.md');
  void withTable(readFileSync(file, 'utf8')).then((text) => writeFileSync(file, text));
}
