/** What is said where a plan is wanted and another file is given. */
import { readFileSync } from 'node:fs';
import { read, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { file, listWorkbook, run, SAMPLE, temp } from '../build/cli';
import { listBook } from '../build/lists';
import { call, resaved } from '../build/returns';

const LIST = [
  ['Kód', 'Opatření', 'Gestor', 'Kritérium plnění'],
  ['A1.1', 'Setkání', 'Odbor A', 'Setkání proběhlo'],
  ['A1.2', 'Mapa', 'Odbor B', 'Mapa je na webu'],
];
const LEVELS = [
  ['Kód', 'Úroveň'],
  ['A1', 'Plněno'],
  ['A2', 'Neplněno'],
];
const csv = (rows: readonly (readonly string[])[]): Uint8Array => strToU8(rows.map((row) => row.join(';')).join('\r\n'));

/** In each command that takes a plan. */
async function said(name: string, bytes: Uint8Array): Promise<string> {
  const path = file(name, bytes);
  const commands = [
    ['check', path],
    ['check', path, '--json'],
    ['summarize', path],
    ['split', path, '--out', temp('výzvy')],
    ['collect', path, SAMPLE, '--out', temp('po.xlsx')],
  ];
  const answers: Awaited<ReturnType<typeof run>>[] = [];
  for (const args of commands) answers.push(await run(args));
  const [first] = answers;
  expect(first!.err).toMatch(/^\S[^\n]+[.“]$/);
  const isRequest = first!.err.includes('sešit gestora');
  for (const { code, out, err } of isRequest ? answers.slice(0, 3) : answers)
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: first!.err });
  return first!.err.replaceAll(path, name);
}

test.each(['xlsx', 'biff8', 'xlsb', 'ods', 'csv'] as const)('a list of measures, %s', async (type) => {
  const bytes = type === 'csv' ? csv(LIST) : listBook({ List1: LIST }, type);
  expect(await said(`seznam-${type}.x`, bytes)).toBe(
    `Soubor seznam-${type}.x není sešit plánu, ale seznam, ve kterém jsou 2 opatření. Plán z něj vytvoří „plneni template --measures seznam-${type}.x --out PLÁN.xlsx“.`,
  );
});

test.each(['xlsx', 'biff8', 'xlsb', 'ods', 'csv'] as const)('a plain list of codes and levels, %s', async (type) => {
  const bytes = type === 'csv' ? csv(LEVELS) : listBook({ List1: LEVELS }, type);
  const range = type === 'csv' ? 'A1:B3' : 'List1!A1:B3';
  expect(await said(`urovne-${type}.x`, bytes)).toBe(
    `Soubor urovne-${type}.x není sešit plánu, ale seznam kódů a úrovní. Shrne ho „plneni summarize urovne-${type}.x --range "${range}"“.`,
  );
  const { code } = await run(['summarize', temp(`urovne-${type}.x`), '--range', range]);
  expect(code).toBe(0);
});

test('a list with levels is both', async () => {
  const rows = LIST.map((row, i) => [...row, i === 0 ? 'Úroveň' : 'Plněno']);
  expect(await said('oboji.xlsx', listBook({ 'Můj list': rows }))).toMatch(
    /^Soubor oboji\.xlsx není sešit plánu, ale seznam.*Úrovně, které v něm jsou, shrne „plneni summarize oboji\.xlsx --range "'Můj list'!A1:E3"“\.$/,
  );
});

test.each(['xlsx', 'ods', 'biff8', 'xlsb'] as const)('a gestor’s workbook, %s', async (type) => {
  const bytes = type === 'xlsx' ? call() : resaved(call(), type);
  expect(await said(`vraceny-${type}.x`, bytes)).toMatch(
    new RegExp(
      `^Soubor vraceny-${type}\\.x není sešit plánu, ale sešit gestora.*„plneni collect PLÁN\\.xlsx vraceny-${type}\\.x --out VÝSTUP\\.xlsx“\\.$`,
    ),
  );
});

test.each(['ods', 'xlsb', 'biff8'] as const)('a plan, %s', async (type) => {
  const book = read(readFileSync(SAMPLE), { cellFormula: false });
  for (const sheet of Object.values(book.Sheets)) delete sheet['!autofilter'];
  if (book.Workbook) book.Workbook.Names = [];
  const bytes = new Uint8Array(write(book, { bookType: type, type: 'array' }) as ArrayBuffer);
  expect(await said(`plan.${type}`, bytes)).toBe(
    `Soubor plan.${type} je sešit plánu v jiném formátu než .xlsx. Otevřete ho v Excelu nebo v LibreOffice a uložte jako .xlsx.`,
  );
});

test.each<[string, Uint8Array, RegExp]>([
  [
    'a.docx',
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<a/>') }),
    /je textový dokument, ne sešit plánu/,
  ],
  ['a.pdf', strToU8('%PDF-1.7 text'), /je PDF, ne sešit plánu/],
  ['a.zip', zipSync({ 'vraceny.xlsx': call() }), /je archiv, ne sešit plánu/],
  ['a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), /je obrázek, ne sešit plánu/],
  ['a.html', strToU8('<html><table></table></html>'), /je webová stránka nebo XML/],
  ['a.txt', strToU8('Dobrý den, posílám plán.'), /je text, a nepoznal se v něm sešit plánu/],
  ['mezery v názvu.csv', csv(LIST), /„plneni template --measures "mezery v názvu\.csv" --out/],
])('%s', async (name, bytes, sentence) => {
  expect(await said(name, bytes)).toMatch(sentence);
});

test('somebody else’s workbook is told by what it lacks', async () => {
  expect(await said('cizi.xlsx', listWorkbook([['a', 'b']]))).toMatch(/^Chybí tabulka tblOpatreni/);
});

test('in English', async () => {
  const { code, err } = await run(['check', file('list.csv', csv(LIST)), '--lang', 'en']);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/is not the workbook of a plan but a list with 2 measures\./) });
});
