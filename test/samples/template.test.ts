import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleTemplate } from '../../scripts/sample-template';
import { writeDocx } from '../../src/report/docx/writeDocx';
import { reportDocument } from '../build/reportDocument';
import { WordFile } from '../build/wordTemplate';

const committed = readFileSync(join(__dirname, '..', '..', 'samples', 'sablona-uradu.docx'));

test('sablona-uradu.docx is what its script makes (npm run samples)', async () => {
  expect(Buffer.compare(committed, await sampleTemplate())).toBe(0);
});

test('a report is written into it without a word to be said', async () => {
  const { bytes, problems } = await writeDocx(reportDocument(), { template: committed });
  expect(problems).toEqual([]);
  const file = new WordFile(bytes);
  expect(file.headings.filter((heading) => heading.startsWith('1'))).toEqual([
    ...['1 Úvod', '1 Shrnutí', '1 Okruhy', '1 Důvody', '1 Porovnání období', '1 Návrh usnesení', '1 Příloha č. 1', '1 A Systémová opatření'],
  ]);
  expect(file.lines.join('\n') + file.text('word/header1.xml') + file.text('word/footer1.xml')).not.toContain('{{');
});
