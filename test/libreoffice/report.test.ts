import { readFileSync } from 'node:fs';
import { writeDocx } from '../../src/report/docx/writeDocx';
import { run, SAMPLE, temp } from '../build/cli';
import { printedDocument } from '../build/office';
import { reportDocument, section } from '../build/reportDocument';
import { para, styled, wordTemplate } from '../build/wordTemplate';

/** How many elements of a kind the structure of a PDF has. */
const count = (structure: string, kind: string): number => structure.match(new RegExp(`^\\s*${kind}\\b`, 'gm'))?.length ?? 0;
const flat = (text: string): string => text.replace(/\s+/g, ' ');

test('another program prints the report whole: labels of the pie, headings and headers of tables for screen readers, Czech', async () => {
  const { text, structure, pdf, pages } = printedDocument((await writeDocx(reportDocument())).bytes);
  for (const label of ['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%']) expect(text).toContain(label);
  expect({ H1: count(structure, 'H1'), H2: count(structure, 'H2'), H3: count(structure, 'H3') }).toEqual({ H1: 8, H2: 2, H3: 1 });
  expect({ tables: count(structure, 'Table'), headers: count(structure, 'TH'), figures: count(structure, 'Figure') }).toEqual({
    ...{ tables: 3, headers: 12, figures: 4 },
  });
  expect({ contents: count(structure, 'TOCI'), items: count(structure, 'LI') }).toEqual({ contents: 8, items: 2 });
  expect(pdf.includes('/Lang(cs-CZ)')).toBe(true);
  expect(pages).toBe(4);
  expect(text).toMatch(/strana 4 z 4/);
});

test('the report of the sample: every measure is a heading with its table, and the annex has about half a page for each', async () => {
  expect((await run(['report', SAMPLE, '--out', temp('zprava.docx')])).code).toBe(0);
  const { text, structure, pages } = printedDocument(readFileSync(temp('zprava.docx')));
  expect(count(structure, 'H3')).toBe(72);
  expect(count(structure, 'Table')).toBeGreaterThanOrEqual(72 + 6);
  for (const label of ['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%']) expect(text).toContain(label);
  const annex = text.split('\f').findIndex((page) => page.includes('A1.1 Pravidelná setkání'));
  expect(annex).toBeGreaterThan(4);
  expect(pages - annex).toBeGreaterThanOrEqual(30);
  expect(pages - annex).toBeLessThanOrEqual(45);
});

test('a text of 30,000 characters in one cell goes on over pages and loses nothing', async () => {
  const words = Array.from({ length: 4_000 }, (_, i) => `slovo${i}`);
  const table = {
    ...({ kind: 'table', alt: 'x', columns: [{ header: 'Záhlaví', width: 1, align: 'left' }] } as const),
    rows: [[{ text: words.join(' ') }]],
  };
  const { text, pages } = printedDocument((await writeDocx(reportDocument({ sections: [section('uvod', 'Úvod', [table])] }))).bytes);
  const found = new Set(text.match(/slovo\d+/g));
  expect(words.filter((word) => !found.has(word))).toEqual([]);
  expect(pages).toBeGreaterThan(3);
  // The header stands on every page of the table.
  expect(text.match(/Záhlaví/g)).toHaveLength(pages);
});

test('in a template the text of the office and that of the report are both there, in their order', async () => {
  const template = wordTemplate({
    body: [
      para('Krajský úřad'),
      para('{{nadpis}}', styled('Nzev')),
      para('Shrnutí', styled('Nadpis1')),
      para('{{shrnuti}}'),
      para('{{zprava}}'),
      para('Podepsáno'),
    ].join(''),
    header: para('Č. j. 1/2026 – {{nadpis}}'),
  });
  const { text, structure, pages } = printedDocument((await writeDocx(reportDocument(), { template })).bytes);
  const order = [
    'Č. j. 1/2026 – Zpráva o plnění',
    'Krajský úřad',
    'Z 72 opatření',
    'Neplněno; 4; 5%',
    'Okruhy číslem',
    'A1.1 Zřídit',
    'Podepsáno',
  ];
  const places = order.map((piece) => flat(text).indexOf(piece));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(count(structure, 'H1')).toBe(8);
  expect(text.match(/Č\. j\. 1\/2026/g)).toHaveLength(pages);
});
