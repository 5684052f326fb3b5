import { existsSync, readFileSync } from 'node:fs';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { SETTINGS } from '../../src/schema/tables';
import { encryptedWorkbook, file, listWorkbook, run, SAMPLE, temp } from '../build/cli';
import { heading, para, table, word } from '../build/word';

interface Told {
  plan: string;
  out: string | null;
  measures: number;
  criteria: number;
  leads: number;
  problems: { code: string; severity: string; sheet: string; cell: string; message: string }[];
}

const rowsOf = (path: string, sheet: string): unknown[][] =>
  utils.sheet_to_json(read(readFileSync(path)).Sheets[sheet] as WorkSheet, { header: 1, blankrows: false });
const setting = (path: string, key: string): unknown => rowsOf(path, 'Nastavení').find(([name]) => name === key)?.[1];
const LIST =
  'Číslo opatření;Název opatření;Odpovědný odbor;Kritéria plnění\nA1.1;Setkání;OSV;"1. Sešli se\n2. Je zápis"\nA1.2;Společný postup;Odbor zdravotnictví;Existuje dokument\n';

test('an empty plan has areas, municipalities and the settings that were given', async () => {
  const out = temp('prázdný.xlsx');
  const { code, out: said, err } = await run(['template', '--out', out, '--from', '1. 1. 2026', '--to', '2027-12-31']);
  expect({ code, said, err }).toEqual({ code: 0, said: `Zapsáno do ${out}`, err: '' });
  expect(rowsOf(out, 'Okruhy')).toHaveLength(14);
  expect(rowsOf(out, 'Obce')).toHaveLength(216);
  expect(setting(out, SETTINGS.planName.key)).toBe('Akční plán 2026-2027');
  expect(setting(out, SETTINGS.expected.key)).toBeUndefined();
  // A second plan of the same name is another plan.
  const again = temp('druhý.xlsx');
  await run(['template', '--out', again, '--from', '1. 1. 2026', '--to', '2027-12-31']);
  const id = (path: string): string =>
    /name="PlneniPlan"[^>]*><[^>]*>([^<]*)/.exec(strFromU8(unzipSync(readFileSync(path))['docProps/custom.xml']!))![1]!;
  expect(id(again)).not.toBe(id(out));
});

test('a list in the old Czech encoding becomes a plan that split and check can work with', async () => {
  const decoder = new TextDecoder('windows-1250');
  const byChar = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]));
  const list = file('seznam.csv', new Uint8Array([...LIST].map((char) => byChar.get(char)!)));
  const out = temp('ze-seznamu.xlsx');
  const { code, out: said } = await run(['template', '--out', out, '--measures', list, '--name', 'Plán začleňování', '--json']);
  const told = JSON.parse(said) as Told;
  expect(code).toBe(0);
  expect(told).toMatchObject({ plan: 'Plán začleňování', out, measures: 2, criteria: 3, leads: 2 });
  expect(told.problems.map(({ code: problem, severity }) => `${severity} ${problem}`)).toEqual([
    'info encodingGuessed',
    'info criteriaSplit',
    'info subareaFromCode',
  ]);
  expect(rowsOf(out, 'Opatření').slice(1)).toMatchObject([
    ['A1.1', 'A1', 'Setkání', 'OSV'],
    ['A1.2', 'A1', 'Společný postup', 'Odbor zdravotnictví'],
  ]);
  expect(setting(out, SETTINGS.expected.key)).toBe(2);

  const checked = await run(['check', out, '--json']);
  expect(checked.code).toBe(0);
  const split = await run(['split', out, '--out', temp('ze-seznamu'), '--json']);
  expect(JSON.parse(split.out)).toMatchObject({
    plan: 'Plán začleňování',
    calls: [
      { addressee: 'OSV', measures: 1, criteria: 2 },
      { addressee: 'Odbor zdravotnictví', measures: 1, criteria: 1 },
    ],
  });
});

test('the list that the plan is made of is not overwritten by it', async () => {
  const list = file(
    'sam-sebou.xlsx',
    listWorkbook([
      ['Kód', 'Opatření', 'Gestor'],
      ['A1.1', 'Setkání', 'OSV'],
    ]),
  );
  const before = readFileSync(list);
  const { code, err } = await run(['template', '--measures', list, '--out', list]);
  expect([code, err]).toEqual([2, `Výstup ${list} je soubor, ze kterého se čte, a byl by přepsán. Za --out napište jiný název.`]);
  expect(readFileSync(list).equals(before)).toBe(true);
});

test('texts that begin like formulas stay texts', async () => {
  const hostile = ['=HYPERLINK("http://evil.example","klik")', '+1+1', '@SUM(A1)', '-2+3', '=cmd|"/c calc"!A0'];
  const list = file(
    'nepřátelský.xlsx',
    listWorkbook([['Kód', 'Opatření', 'Gestor', 'Kritérium'], ...hostile.map((text, i) => [`A1.${i + 1}`, text, text, text])]),
  );
  const out = temp('bezpečný.xlsx');
  const { code, out: said } = await run(['template', '--out', out, '--measures', list, '--json']);
  expect(code).toBe(0);
  expect((JSON.parse(said) as Told).problems.filter((problem) => problem.code === 'formulaText')).toHaveLength(15);
  const book = read(readFileSync(out), { cellFormula: true });
  // A name with a slash in it may be two: nobody is called by it.
  const single = hostile.filter((text) => !text.includes('/'));
  for (const [name, column, texts] of [
    ['Opatření', 'C', hostile],
    ['Opatření', 'D', hostile],
    ['Kritéria', 'C', hostile],
    ['Gestoři', 'A', single],
  ] as const)
    texts.forEach((text, i) => {
      const cell = book.Sheets[name]![`${column}${i + 2}`] as { t: string; v: string; f?: string };
      expect({ t: cell.t, v: cell.v, f: cell.f }).toEqual({ t: 's', v: text, f: undefined });
    });
});

test('with an error in the list nothing is made, and every problem is told with its cell', async () => {
  const list = file('chybný.csv', Buffer.from('Kód;Opatření;Gestor;Kritérium\nA1.1;Setkání;OSV;x\nA1.1;Kampaň;OSV;y\nA1.2;Porada;;z\n'));
  const out = temp('nevznikne.xlsx');
  const plain = await run(['template', '--out', out, '--measures', list]);
  expect(plain.code).toBe(2);
  expect(plain.err).toBe('V seznamu opatření jsou chyby, a tak se nic nezapsalo. Opravte je a spusťte příkaz znovu.');
  expect(plain.out).toContain('  chyba A3: Kód A1.1 už má opatření v buňce A2. Jeden z řádků přečíslujte, nebo vyřaďte.\n');
  expect(plain.out).toContain('  varování A4: Opatření A1.2 nemá gestora');
  const { code, out: said } = await run(['template', '--out', out, '--measures', list, '--json', '--lang', 'en']);
  expect(code).toBe(2);
  expect(JSON.parse(said)).toMatchObject({
    out: null,
    problems: [
      { code: 'measureDuplicate', severity: 'error', sheet: '', cell: 'A3', message: expect.stringMatching(/^The measure in cell A2/) },
      {},
      {},
    ],
  });
  expect(existsSync(out)).toBe(false);
});

test.each<[string, () => Uint8Array, string]>([
  [
    'no measures',
    () => Buffer.from('Kód;Opatření\n'),
    'V souboru není žádné opatření. Seznam potřebuje řádek se záhlavím, ve kterém je Kód a Opatření, a pod ním opatření.',
  ],
  ['an empty file', () => new Uint8Array(), 'Soubor je prázdný. Zvolte jiný.'],
  [
    'a password',
    encryptedWorkbook,
    'Soubor je chráněn heslem pro otevření. Uložte ho bez hesla; jestli se otevře i bez hesla, uložte ho jako nový soubor .xlsx nebo .docx.',
  ],
  [
    'half of it',
    () => readFileSync(SAMPLE).subarray(0, 9000),
    'Soubor je poškozený nebo to není sešit. Otevřete ho v Excelu a uložte znovu jako .xlsx.',
  ],
  [
    'a picture',
    () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]),
    'Soubor není sešit, dokument Wordu (.docx) ani text CSV. Uložte seznam jako .xlsx, .docx nebo .csv.',
  ],
])('%s: one sentence', async (name, bytes, sentence) => {
  const { code, out } = await run(['template', '--out', temp('nic.xlsx'), '--measures', file(`${name}.csv`, bytes()), '--json']);
  expect(code).toBe(2);
  expect((JSON.parse(out) as Told).problems[0]).toEqual(expect.objectContaining({ severity: 'error', message: sentence }));
  expect(existsSync(temp('nic.xlsx'))).toBe(false);
});

test.each<[string[], string | RegExp]>([
  [[], /^Použití: plneni template --out /],
  [['--out', temp('x.xlsx'), 'navíc'], /^Použití: plneni template --out /],
  [['--out', temp('x.xlsx'), '--reading', 'výchozí'], /^Volba --reading takhle použít nejde. Použití: plneni template /],
  [['--out', temp('není/x.xlsx')], /neexistuje/],
  [['--out', temp('x.xlsx'), '--measures', temp('není.csv')], /nelze přečíst/],
  [['--out', temp('x.xlsx'), '--from', 'loni'], 'Volba --from je den, například 2026-01-31 nebo 31. 1. 2026, ne „loni“.'],
  [['--out', temp('x.xlsx'), '--from', '1899-12-31'], /^Volba --from je den/],
  [['--out', temp('x.xlsx'), '--from', '2027-01-01', '--to', '2026-01-01'], 'Období začíná později, než končí. Opravte --from nebo --to.'],
])('%j', async (args, sentence) => {
  const { code, out, err } = await run(['template', ...args]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  if (typeof sentence === 'string') expect(err).toBe(sentence);
  else expect(err).toMatch(sentence);
  expect(existsSync(temp('x.xlsx'))).toBe(false);
});

test('columns of a list are named by the user, and every row and column is accounted for', async () => {
  const input = file('cizí.csv', Buffer.from('Bod;Co se udělá;Lidé;Cena\nA1.1;Setkání;OSV;5\nCelkem;;;5\n'));
  const refused = await run(['template', '--out', temp('cizí.xlsx'), '--measures', input]);
  expect(refused.code).toBe(2);
  expect(refused.out).toContain('„Bod“, „Co se udělá“, „Lidé“, „Cena“');
  expect(refused.err).toContain('--columns');
  const wish = ['--columns', 'Kód=Bod;Opatření=Co se udělá;Gestor=Lidé'];
  const { code, out } = await run(['template', '--out', temp('cizí.xlsx'), '--measures', input, ...wish, '--json']);
  expect(code).toBe(0);
  expect((JSON.parse(out) as { account: object }).account).toMatchObject({
    rowsGiven: 3,
    rowsRead: 1,
    leftOut: [
      { why: 'záhlaví', place: 'A1', rows: 1 },
      { why: 'součet', place: 'A3', rows: 1 },
    ],
    columnsUsed: [
      { column: 'Kód', header: 'Bod', place: 'A1' },
      { column: 'Opatření', header: 'Co se udělá', place: 'B1' },
      { column: 'Gestor', header: 'Lidé', place: 'C1' },
    ],
    columnsUnused: ['Cena'],
  });
  const plain = await run(['template', '--out', temp('cizí.xlsx'), '--measures', input, ...wish]);
  expect(plain.out).toContain('Řádků 3: přečteno 1, vynecháno: záhlaví 1 (A1), součet 1 (A3).');
  expect(plain.out).toContain('Nepoužité: „Cena“.');
});

test.each([
  ['Rozpočet=Cena', /„Rozpočet=Cena“.*Kód, Opatření, Podokruh/],
  ['Kód', /nejde přečíst „Kód“/],
  ['Kód=Bod;Kód=Cena', /podruhé: „Kód=Cena“/],
  ['Kód=Bod;Gestor=Bod', /totéž záhlaví podruhé/],
])('--columns %j: one sentence', async (columns, sentence) => {
  const input = file('cizí2.csv', Buffer.from('Bod;Cena\nA1.1;5\n'));
  const { code, out, err } = await run(['template', '--out', temp('x.xlsx'), '--measures', input, '--columns', columns]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(sentence);
});

test('a plan from a document of Word: its tables, with places as they stand in the document', async () => {
  const header = ['Kód', 'Opatření', 'Gestor', 'Kritérium plnění'];
  const bytes = word({
    body: [
      heading('1 Bydlení'),
      table([header, ['1.1', 'Byty', 'OSV', '1. Postaví se\n2. Obsadí se']]),
      heading('2 Doprava'),
      table([header, ['2.1', 'Cesty', '', 'Jsou']]),
    ].join(''),
  });
  const out = temp('z-wordu.xlsx');
  const input = file('plán.docx', bytes);
  const { code, out: said } = await run(['template', '--out', out, '--measures', input, '--json']);
  expect(code).toBe(0);
  const told = JSON.parse(said) as Told;
  expect(told).toMatchObject({ measures: 2, criteria: 3, leads: 1 });
  expect(told.problems[0]).toMatchObject({ code: 'measureWithoutLead', sheet: 'Tabulka 2', cell: 'A2', page: null });
  expect(rowsOf(out, 'Opatření').slice(1)).toMatchObject([
    ['1.1', '1', 'Byty', 'OSV'],
    ['2.1', '2', 'Cesty'],
  ]);
  const { out: text } = await run(['template', '--out', temp('znovu.xlsx'), '--measures', input]);
  expect(text).toContain('varování Tabulka 2, řádek 2, sloupec 1: Opatření 2.1 nemá gestora');
  const refused = await run(['summarize', input, '--out', temp('x.xlsx')]);
  expect(refused.err).toContain('není sešit plánu, ale seznam, ve kterém jsou 2 opatření. Plán z něj vytvoří „plneni template --measures');
});

test('a document without tables is refused, and nothing is written', async () => {
  const out = temp('bez-tabulek.xlsx');
  const { code, out: said } = await run(['template', '--out', out, '--measures', file('text.docx', word({ body: para('Opatření') }))]);
  expect(code).toBe(2);
  expect(said).toContain('V dokumentu není žádná tabulka.');
  expect(existsSync(out)).toBe(false);
});
