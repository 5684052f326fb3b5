/** Plain lists of codes and levels as people keep them, in every format. */
import { readFileSync } from 'node:fs';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { strToU8 } from 'fflate';
import { writeXlsx, type Row } from '../../src/files/write/workbook';
import { file, run, temp } from '../build/cli';
import { listBook, type Grid } from '../build/lists';
import { table, word } from '../build/word';

const TYPES = ['xlsx', 'biff8', 'xlsb', 'ods', 'csv'] as const;
type Type = (typeof TYPES)[number];
const ENDING: Readonly<Record<Type, string>> = { xlsx: 'xlsx', biff8: 'xls', xlsb: 'xlsb', ods: 'ods', csv: 'csv' };

interface Account {
  rowsGiven: number;
  rowsRead: number;
  leftOut: { why: string; place: string; rows: number }[];
  noticed: { why: string; place: string; rows: number }[];
  columnsUsed: { column: string; header: string }[];
  columnsUnused: string[];
  guessed: { why: string; place: string }[];
}
interface Told {
  code: number;
  measures: string[];
  findings: string[];
  account: Account;
  leftOut: string[];
}

let made = 0;
async function summarized(bytes: Uint8Array, ending: string, range: string): Promise<Told> {
  const path = file(`s${made++}.${ending}`, bytes);
  const { code, out, err } = await run(['summarize', path, '--range', range, '--json']);
  if (out === '') throw new Error(err);
  const json = JSON.parse(out) as {
    measures: { code: string; final: string }[];
    findings: { code: string; cell: string }[];
    account: Account;
  };
  const { account } = json;
  const left = account.leftOut.reduce((sum, { rows }) => sum + rows, 0);
  expect(account.rowsRead + left).toBe(account.rowsGiven);
  return {
    code,
    measures: json.measures.map((one) => `${one.code} ${one.final}`),
    findings: json.findings.map((one) => `${one.code} ${one.cell}`),
    account,
    leftOut: account.leftOut.map(({ why, place }) => `${why} ${place.slice(place.indexOf('!') + 1)}`),
  };
}

function grid(cells: Grid, type: Type, change: (sheet: WorkSheet) => void = () => undefined): Promise<Told> {
  const bytes =
    type === 'csv'
      ? strToU8(cells.map((row) => row.map((cell) => cell ?? '').join(';')).join('\r\n'))
      : listBook({ List1: cells }, type, change);
  const width = Math.max(...cells.map((row) => row.length));
  return summarized(bytes, ENDING[type], `List1!A1:${'ABCDEF'[width - 1]}${cells.length}`);
}

describe.each(TYPES)('%s', (type) => {
  test('codes and levels, and the result is an .xlsx workbook', async () => {
    const cells: Grid = [
      ['Kód', 'Úroveň'],
      ['1.10', 'Plněno'],
      ['01', 'částečně splněno'],
    ];
    expect(await grid(cells, type)).toMatchObject({ code: 0, measures: ['1.10 fulfilled', '01 partial'], findings: [] });
    const bytes = type === 'csv' ? strToU8('Kód;Úroveň\r\n1.10;Plněno\r\n01;Neplněno\r\n') : listBook({ List1: cells }, type);
    const path = file(`v${made++}.${ENDING[type]}`, bytes);
    const target = temp(`v${made}.xlsx`);
    const { code, err } = await run(['summarize', path, '--range', 'A1:B3', '--out', target]);
    expect(code).toBe(0);
    expect(err).toBe(
      type === 'xlsx' ? '' : `Vstup není .xlsx: soubor ${target} je nový sešit s hodnotami a výsledkem, bez vzhledu a vzorců.`,
    );
    const book = read(readFileSync(target));
    expect(book.SheetNames).toContain('Souhrn seznamu');
    expect(utils.sheet_to_json(book.Sheets[book.SheetNames[0]!]!, { header: 1 })[1]).toEqual(['1.10', 'Plněno']);
  });

  test('titles, a header in the middle, headings, totals and notes are left out and told', async () => {
    const told = await grid(
      [
        ['Přehled plnění k 31. 12. 2025', null],
        [null, null],
        ['Kód', 'Úroveň'],
        ['Okruh A – Spolupráce', null],
        ['A1.1', 'Plněno'],
        ['A1.2', 'Neplněno'],
        ['Mezisoučet', 2],
        ['Kód', 'Úroveň'],
        ['1 Bydlení', null],
        ['1.1', 'Plněno'],
        ['Celkem', '3'],
        ['Pozn.: bez ASZ', null],
        ['V Liberci dne 5. 1. 2026', null],
        ['Plněno', 2],
      ],
      type,
    );
    expect(told).toMatchObject({ code: 0, measures: ['A1.1 fulfilled', 'A1.2 unfulfilled', '1.1 fulfilled'], findings: [] });
    expect(told.leftOut).toEqual([
      'nad záhlavím A1',
      'záhlaví A3',
      'nadpis A4',
      'součet A7',
      'záhlaví A8',
      'nadpis A9',
      'součet A11',
      'poznámka A12',
      'poznámka A13',
      'součet A14',
    ]);
  });

  test('tables with their columns in another order', async () => {
    const told = await grid(
      [
        ['Kód', 'Název', 'Úroveň'],
        ['A1', 'Setkání', 'Plněno'],
        [null, null, null],
        ['Úroveň', 'Kód', 'Název'],
        ['Neplněno', 'A2', 'Mapa'],
      ],
      type,
    );
    expect(told).toMatchObject({ code: 0, measures: ['A1 fulfilled', 'A2 unfulfilled'], findings: [] });
    expect(told.account.columnsUnused).toEqual(type === 'csv' ? [] : []);
  });

  test('codes that are not in the first column', async () => {
    const told = await grid(
      [
        ['Okruh', 'Kód opatření', 'Opatření', 'Výsledná úroveň', 'Poznámka'],
        ['A', 'A1', 'Setkání', 'Plněno', 'x'],
        ['A', 'A2', 'Mapa', 'Neplněno', null],
      ],
      type,
    );
    expect(told).toMatchObject({ code: 0, measures: ['A1 fulfilled', 'A2 unfulfilled'] });
    expect(told.account.columnsUsed.map(({ column, header }) => `${column}/${header}`)).toEqual([
      'Kód/Kód opatření',
      'Úroveň/Výsledná úroveň',
    ]);
    expect(told.account.columnsUnused).toEqual(['Okruh', 'Opatření', 'Poznámka']);
  });

  test('explanations and numbers of columns under the header', async () => {
    const told = await grid(
      [
        ['Kód', 'Název', 'Úroveň'],
        ['1', '2', '3'],
        ['text', 'text', 'vyberte ze seznamu'],
        ['A1', 'Setkání', 'Plněno'],
      ],
      type,
    );
    expect(told).toMatchObject({
      measures: ['A1 fulfilled'],
      leftOut: ['záhlaví A1', 'vysvětlivka pod záhlavím A2', 'vysvětlivka pod záhlavím A3'],
    });
  });

  test('what may be a measure without a level is asked about, not dropped', async () => {
    const told = await grid(
      [
        ['Kód', 'Úroveň'],
        ['A1', 'Plněno'],
        ['Terénní práce v obcích', null],
        ['A2', null],
        ['A3', 'Probíhá'],
        [null, 'Plněno'],
        ['A1', 'Plněno'],
      ],
      type,
    );
    expect(told.measures).toEqual(['A1 fulfilled']);
    expect(told.findings.sort()).toEqual([
      'levelMissing B4',
      'measureCodeMissing A6',
      'measureDuplicate A7',
      'rowNotMeasure A3',
      'wordingUnknown B5',
    ]);
  });
});

describe.each(['xlsx', 'biff8', 'xlsb', 'ods'] as const)('%s', (type) => {
  test('a code under a format is what it shows; a bare number is told, and its neighbours decide', async () => {
    const told = await grid(
      [
        ['Kód', 'Úroveň'],
        [2.9, 'Plněno'],
        [2.1, 'Plněno'],
        [2.11, 'Neplněno'],
        [3.1, 'Plněno'],
        [4.2, 'Plněno'],
        [4.2, 'Neplněno'],
      ],
      type,
      (sheet) => {
        sheet['A5'] = { t: 'n', v: 3.1, z: '0.00' };
      },
    );
    expect(told.measures).toEqual(['2.9 fulfilled', '2.10 fulfilled', '2.11 unfulfilled', '3.10 fulfilled', '4.2 fulfilled']);
    expect(told.findings).toContain('codeFromNeighbours A3');
    expect(told.findings).toContain('codeIsNumber A6');
    expect(told.findings).toContain('codeNumberTwice A7');
    expect(told.account.guessed).toHaveLength(1);
  });

  test('a code that Excel made a day of is an error with its cell', async () => {
    const told = await grid(
      [
        ['Kód', 'Úroveň'],
        ['1.1', 'Plněno'],
        [46054, 'Neplněno'],
      ],
      type,
      (sheet) => {
        sheet['A3'] = { t: 'n', v: 46054, z: 'm/d/yy' };
      },
    );
    expect(told).toMatchObject({ code: 1, findings: ['codeIsDate A3'] });
  });
});

const plain = (value: string, strike = false) => ({ value, ...(strike ? { style: { strike: true } } : {}) });

test('hidden and struck out rows count and are told with their places', async () => {
  const rows: Row[] = [
    { cells: [plain('Kód'), plain('Úroveň')] },
    { cells: [plain('A1'), plain('Plněno')] },
    { cells: [plain('A2', true), plain('Plněno', true)] },
    { cells: [plain('A3', true), plain('Neplněno')] },
    { cells: [plain('A4'), plain('Neplněno')], hidden: true },
    { cells: [plain('A5'), plain('Neplněno')], hidden: true },
    { cells: [plain('Celkem', true), null], hidden: true },
  ];
  const bytes = writeXlsx({ sheets: [{ name: 'List1', columns: [], rows }], names: [], title: 't', created: '2026-01-01', properties: [] });
  const told = await summarized(bytes, 'xlsx', 'List1!A1:B7');
  expect(told.measures).toHaveLength(5);
  expect(told.findings).toEqual(['rowsStruck A3', 'rowsHidden A5', 'rowsPartlyStruck A4']);
  expect(told.account.noticed).toEqual([
    { why: 'skryté řádky', place: 'List1, 5–6', rows: 2 },
    { why: 'přeškrtnuté řádky', place: 'List1, 3', rows: 1 },
    { why: 'řádky s přeškrtnutou buňkou', place: 'List1, 4', rows: 1 },
  ]);
  const { out } = await run(['summarize', file('skryté.xlsx', bytes), '--range', 'List1!A1:B7']);
  expect(out).toContain('varování List1!A3: Řádek 3 je přeškrtnutý, ale počítá se jako ostatní.');
  expect(out).toContain('Přečteno, ale podívejte se na to: skryté řádky (List1, 5–6)');
});

test.each<[string, Uint8Array, RegExp]>([
  ['a document', strToU8('{\\rtf1 text}'), /^Z dokumentů se čte jen formát \.docx\./],
  ['a wrong encoding', readFileSync(require.resolve('../../package.json')).subarray(0, 0), /^Soubor je prázdný/],
  ['an open quotation mark', strToU8('Kód;Úroveň\nA1;"Plněno\nA2;Neplněno\n'), /^Uvozovka/],
])('%s is refused in one sentence', async (name, bytes, sentence) => {
  const { code, out, err } = await run(['summarize', file(`${name}.csv`, bytes), '--range', 'A1:B3', '--json']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(sentence);
});

test('an old encoding is guessed and told', async () => {
  const bytes = Uint8Array.from([...'K\xf3d;\xdarove\xf2\r\nA1;Pln\xecno\r\nA2;Nepln\xecno\r\n'].map((letter) => letter.charCodeAt(0)));
  const told = await summarized(bytes, 'csv', 'A1:B3');
  expect(told.measures).toEqual(['A1 fulfilled', 'A2 unfulfilled']);
  expect(told.account.guessed.map(({ why }) => why)).toEqual([expect.stringContaining('Windows-1250')]);
});

test.each(['vysledek.ods', 'vysledek.csv', 'vysledek.XLS'])('the result is not called %s', async (name) => {
  const { code, err } = await run(['summarize', file('a.csv', strToU8('A1;Plněno')), '--range', 'A1:B1', '--out', temp(name)]);
  expect({ code, err }).toEqual({ code: 2, err: `Výsledek je sešit Excelu; soubor ${temp(name)} nazvěte s příponou .xlsx.` });
});

test('a table of a document of Word is summarized by its name', async () => {
  const bytes = word({
    body: table([
      ['Kód', 'Opatření', 'Úroveň plnění'],
      ['A1', 'Setkání', 'Plněno'],
      ['A2', 'Ples', 'Neplněno'],
    ]),
  });
  const told = await summarized(bytes, 'docx', 'Tabulka 1!A1:C3');
  expect(told).toMatchObject({ code: 0, measures: ['A1 fulfilled', 'A2 unfulfilled'] });
});
