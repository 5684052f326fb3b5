import { strFromU8, unzipSync, zipSync } from 'fflate';
import { makeReport } from '../../src/report/report';
import { reportSource } from '../../src/schema/read/report';
import { reportFile } from '../../src/taskpane/features/report/reportFile';
import type { GivenFile } from '../../src/taskpane/ports/files';
import { evaluateTables } from '../../src/workbook/summary/report';
import { sampleTables } from '../build/sampleTables';

const tables = sampleTables();
const report = evaluateTables(tables);
const { document } = makeReport({ source: reportSource(tables, report), tables, findings: report.findings, texts: [] });
const template = (bytes: Uint8Array): GivenFile => ({ name: 'hlavicka.docx', lastModified: null, bytes: () => Promise.resolve(bytes) });

test('the sample: a document named by the day of its figures, with the sentence of its summary', async () => {
  const made = await reportFile(document, null, 'cs');
  if ('refused' in made) throw new Error(made.refused);
  expect(made.file.name).toBe('zprava-2025-12-31.docx');
  expect(made.findings).toEqual([]);
  const xml = strFromU8(unzipSync(made.file.bytes)['word/document.xml']!).replace(/<[^>]+>/g, '');
  expect(xml.replace(/\u00a0/g, ' ')).toContain('Bylo plněno 40 opatření, tedy 56 % z celkového počtu.');
});

test('a plan without a day gives a file without one', async () => {
  const made = await reportFile({ ...document, asOf: '' }, null, 'cs');
  expect('file' in made && made.file.name).toBe('zprava.docx');
});

test.each([
  ['a text', new Uint8Array([1, 2, 3]), /není dokument Wordu/],
  ['an archive', zipSync({ 'a.txt': new Uint8Array(1) }), /není dokument Wordu/],
])('%s is no template: a sentence and no file', async (_, bytes, sentence) => {
  expect(await reportFile(document, template(bytes), 'cs')).toEqual({ refused: expect.stringMatching(sentence) });
});

test('a file that is gone by then is a failure, not a refusal', async () => {
  const gone: GivenFile = { name: 'x.docx', lastModified: null, bytes: () => Promise.reject(new Error('gone')) };
  await expect(reportFile(document, gone, 'cs')).rejects.toThrow('gone');
});
