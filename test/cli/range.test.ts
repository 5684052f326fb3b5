import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { file, listWorkbook, refusal, run, temp } from '../build/cli';

type Rows = [string, string | number][];
const LEVELS = [...Array<string>(40).fill('Plněno'), ...Array<string>(28).fill('částečně splněno'), ...Array<string>(4).fill('NEPLNĚNO')];
const plain: Rows = LEVELS.map((level, i) => [`${'ABCDE'[i % 5]}${i}`, level]);
const withHeader: Rows = [['Kód', 'Výsledná úroveň'], ...plain];

interface Json {
  total: number;
  range: string;
  levels: { caption: string }[];
  measures: { code: string; final: string }[];
  findings: { code: string; severity: string; sheet: string; cell: string }[];
}
const summarize = async (input: string, range: string, ...options: string[]): Promise<{ code: number; json: Json }> => {
  const { code, out, err } = await run(['summarize', input, '--range', range, '--json', ...options]);
  expect(err).toBe('');
  return { code, json: JSON.parse(out) as Json };
};
const CAPTIONS = ['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%'];

test.each<[string, Rows, string]>([
  ['with a header', withHeader, 'List1!A1:B73'],
  ['without a header', plain, 'List1!A1:B72'],
  ['the data below a header', withHeader, 'List1!A2:B73'],
  ['whole columns', withHeader, 'List1!A:B'],
  ['no sheet named', withHeader, 'A1:B73'],
  ['a sheet name in apostrophes', withHeader, "'List1'!$A$1:$B$73"],
])('%s', async (name, rows, range) => {
  const { code, json } = await summarize(file(`${name}.xlsx`, listWorkbook(rows)), range);
  expect({ code, total: json.total, captions: json.levels.map(({ caption }) => caption) }).toEqual({
    code: 0,
    total: 72,
    captions: CAPTIONS,
  });
  expect(json.measures).toHaveLength(72);
  expect(json.findings).toEqual([]);
});

test('the result is written to a sheet of its own, the list stays as it was', async () => {
  const input = file('seznam.xlsx', listWorkbook(withHeader));
  await summarize(input, 'List1!A1:B73', '--out', temp('seznam-souhrn.xlsx'));
  const book = read(readFileSync(temp('seznam-souhrn.xlsx')));
  expect(book.SheetNames).toEqual(['List1', 'Souhrn seznamu']);
  expect(utils.sheet_to_json(book.Sheets['List1']!, { header: 1 })).toEqual(withHeader);
  const cells = utils.sheet_to_json<unknown[]>(book.Sheets['Souhrn seznamu']!, { header: 1 }).map((row) => row.slice(0, 4).join('|'));
  expect(cells).toContain('Plněno|40|0.56|Plněno; 40; 56%');
});

test('unknown wording, a repeated code and missing ones are reported with their cells, never counted', async () => {
  const rows: Rows = [
    ['Kód', 'Úroveň'],
    ['A1', 'Plněno'],
    ['A2', 'Probíhá'],
    ['A1', 'Neplněno'],
    ['', 'Plněno'],
    ['A3', ''],
  ];
  const { code, json } = await summarize(file('chybný seznam.xlsx', listWorkbook(rows, 'Můj list')), "'Můj list'!A1:B6");
  expect(code).toBe(1);
  expect(json.total).toBe(1);
  expect(json.findings.map(({ code: finding, sheet, cell }) => `${finding} ${sheet}!${cell}`).sort()).toEqual([
    'levelMissing Můj list!B6',
    'measureCodeMissing Můj list!A5',
    'measureDuplicate Můj list!A4',
    'wordingUnknown Můj list!B3',
  ]);
});

test('as text it says the figures and what to check', async () => {
  const { code, out } = await run(['summarize', file('text.xlsx', listWorkbook(withHeader)), '--range', 'List1!A1:B73']);
  expect(code).toBe(0);
  expect(out).toMatch(/Plněno +40 +56 %/);
  expect(out).toContain('Kontrola: bez nálezu.');
});

test('a range with no list, and one that is not there', async () => {
  const input = file('nic.xlsx', listWorkbook(withHeader));
  expect(await refusal(input, '--range', 'List1!D1:E9')).toMatch(/^Ve vybrané oblasti není jeden sloupec s úrovněmi\./);
  for (const range of ['Chybí!A1:B73', 'List1!nesmysl', 'List1!', '', 'A1:B3:C5!']) {
    expect(await refusal(input, '--range', range)).toBe(`Oblast „${range}“ v sešitu není. Zadejte ji jako „List1!A1:B73“.`);
  }
});
