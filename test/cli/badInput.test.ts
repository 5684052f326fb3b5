import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { zipSync, unzipSync } from 'fflate';
import type { Sheet } from '../../src/files/write/workbook';
import { sampleWith } from '../build/embedded';
import {
  binaryWorkbook,
  encryptedWorkbook,
  file,
  restrictedWorkbook,
  listWorkbook,
  oldWorkbook,
  refusal,
  run,
  SAMPLE,
  temp,
} from '../build/cli';

const sample = readFileSync(SAMPLE);
const onlyHeader = (sheet: Sheet): Sheet => ({
  ...sheet,
  rows: [sheet.rows[0]!, { cells: sheet.columns.map(() => null) }],
  ...(sheet.table ? { table: { ...sheet.table, rows: 1 } } : {}),
});
const renamed = (sheet: Sheet, from: string, to: string): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((row, r) =>
    r > 0 ? row : { ...row, cells: row.cells.map((cell) => (cell?.value === from ? { ...cell, value: to } : cell)) },
  ),
  table: { ...sheet.table!, columns: sheet.table!.columns.map((column) => (column.header === from ? { ...column, header: to } : column)) },
});
const bomb = (): Uint8Array => zipSync({ ...unzipSync(sample), 'xl/media/image1.png': [new Uint8Array(60_000_000), { level: 9 }] });
const another = (parts: Record<string, Uint8Array>): Uint8Array => zipSync(parts);

const DAMAGED = 'Soubor je poškozený nebo neúplný. Vyžádejte si ho znovu.';

test.each<[string, () => Uint8Array, string | RegExp]>([
  ['a text', () => Buffer.from('Kód;Úroveň\nA1;Plněno\n'), /není sešit plánu, ale seznam kódů a úrovní\./],
  [
    'a Word document',
    () => another({ '[Content_Types].xml': Buffer.from('<Types/>'), 'word/document.xml': Buffer.from('<a/>') }),
    /je textový dokument, ne sešit plánu\./,
  ],
  ['any other archive', () => another({ 'readme.txt': Buffer.from('text') }), /je archiv, ne sešit plánu\./],
  ['an empty file', () => new Uint8Array(), 'Soubor je prázdný. Pošlete ho znovu, nebo zvolte jiný.'],
  ['a truncated file', () => sample.subarray(0, sample.length / 2), DAMAGED],
  ['a file cut at its very end', () => sample.subarray(0, sample.length - 30), DAMAGED],
  ['a damaged part', () => Buffer.concat([sample.subarray(0, 2000), Buffer.alloc(500, 7), sample.subarray(2500)]), DAMAGED],
  [
    'a workbook behind a password',
    encryptedWorkbook,
    'Sešit je chráněn heslem pro otevření. Uložte ho bez hesla; jestli ho Excel otevře i bez hesla, uložte ho jako nový sešit .xlsx.',
  ],
  [
    'a workbook with managed rights',
    restrictedWorkbook,
    'Sešit smí otevřít jen ti, které určil autor. Požádejte ho o kopii bez omezení přístupu.',
  ],
  ['an .xlsb', binaryWorkbook, 'Soubor je ve formátu .xlsb. Otevřete ho v Excelu a uložte jako .xlsx.'],
  ['an old .xls under the new name', oldWorkbook, 'Soubor je ve starém formátu .xls. Otevřete ho v Excelu a uložte jako .xlsx.'],
  ['a zip bomb', bomb, 'Sešit je po rozbalení příliš velký, a proto se neotevřel. Zkontrolujte, odkud je.'],
  [
    'no measures',
    () => sampleWith('Opatření', onlyHeader),
    'V tabulce opatření není žádné opatření. Doplňte na list Opatření alespoň jeden řádek s kódem.',
  ],
  [
    'a missing column',
    () => sampleWith('Opatření', (sheet) => renamed(sheet, 'Gestor', 'Odpovídá')),
    'V tabulce tblOpatreni na listu Opatření chybí sloupec „Gestor“. Doplňte ho do záhlaví.',
  ],
  [
    'a missing table',
    () => sampleWith('Podklady', () => null),
    'Chybí tabulka tblPodklady (list Podklady). Doplňte list Podklady se záhlavím, nebo otevřete správný sešit.',
  ],
  ['somebody else’s workbook', () => listWorkbook([['a', 'b']]), /^Chybí tabulka tblOpatreni .*tblPodklady /],
])('%s', async (name, bytes, sentence) => {
  const said = await refusal(file(`${name}.xlsx`, bytes()));
  if (typeof sentence === 'string') expect(said).toBe(sentence);
  else expect(said).toMatch(sentence);
});

test('a file that is not there, and a folder', async () => {
  expect(await refusal(temp('není.xlsx'))).toBe(`Soubor ${temp('není.xlsx')} nelze přečíst. Zkontrolujte cestu a oprávnění.`);
  expect(await refusal(temp(''))).toMatch(/nelze přečíst/);
});

test('OUT in a folder that is not there, or where a folder stands', async () => {
  expect(await refusal(SAMPLE, '--out', temp('není/souhrn.xlsx'))).toBe(
    `Složka ${temp('není')} neexistuje. Vytvořte ji, nebo zvolte jiný výstup.`,
  );
  mkdirSync(temp('složka'));
  writeFileSync(temp('složka/a.txt'), 'a');
  expect(await refusal(SAMPLE, '--out', temp('složka'))).toBe(
    `Soubor ${temp('složka')} nelze zapsat. Zavřete ho v Excelu, nebo zvolte jiný výstup.`,
  );
});

test('check refuses the same files with the same words, in the language asked for', async () => {
  const path = file('prázdný.xlsx', new Uint8Array());
  expect(await run(['check', path])).toEqual({ code: 2, out: '', err: 'Soubor je prázdný. Pošlete ho znovu, nebo zvolte jiný.' });
  expect(await run(['check', path, '--lang', 'en', '--json'])).toEqual({
    code: 2,
    out: '',
    err: 'The file is empty. Have it sent again, or choose another.',
  });
});
