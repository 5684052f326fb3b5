/** `plneni export` and `plneni verify`, as they are used: files written, and what was published made again. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { buildPlanWorkbook, type PlanContent } from '../../src/files/plan/template';
import { csvName, TABLE_NAMES } from '../../src/openData/tables';
import { FAULTY, file, run, SAMPLE, temp } from '../build/cli';
import { copySql, tableSql } from '../../src/openData/sql';
import { inDuckDb, runRule } from '../build/openData';

interface Told {
  readonly out: string;
  readonly files: readonly { readonly file: string; readonly rows: number | null }[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly sheet: string;
    readonly cell: string;
    readonly message: string;
  }[];
}
const told = (out: string): Told => JSON.parse(out) as Told;
const rowsOf = ({ files }: Told): Record<string, number | null> => Object.fromEntries(files.map(({ file: name, rows }) => [name, rows]));
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [[join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'latin1')]] : [],
    ),
  );

const planFile = (name: string, content: Partial<PlanContent> & Pick<PlanContent, 'tables'>): string =>
  file(name, buildPlanWorkbook({ id: 'plan-zkouska', issuedOn: '2025-01-02', settings: {}, ...content }));

const ANSWER = { relation: 'Bezprostřední', progress: 'Realizováno', description: 'Doloženo zápisem.' };

test('the sample is written whole, twice the same, and verifies; DuckDB comes to the same levels', async () => {
  const out = temp('otevřená data');
  const first = await run(['export', SAMPLE, '--out', out, '--json']);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(rowsOf(told(first.out))).toMatchObject({ 'opatreni.csv': 72, 'obce.csv': 215, 'pravidlo.sql': null });
  const before = contents(out);
  // Other people's files stay, and nobody looks into them.
  writeFileSync(join(out, 'poznámky.txt'), 'moje');
  expect((await run(['export', SAMPLE, '--out', out])).code).toBe(0);
  expect(contents(out)).toEqual({ ...before, [join(out, 'poznámky.txt')]: 'moje' });
  expect(await run(['verify', out])).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/^Přepočítáno \d+ hodnot, všechny souhlasí\.$/),
  });
  expect((await runRule(out)).differences).toEqual([]);
});

test('a sum of a file outside the folder leads nowhere', async () => {
  const out = temp('ven');
  await run(['export', SAMPLE, '--out', out]);
  const sums = join(out, 'kontrolni-soucty.sha256');
  writeFileSync(sums, `${readFileSync(sums, 'utf8')}${'0'.repeat(64)}  ../../etc/passwd\n`);
  const { code, out: said } = await run(['verify', out]);
  expect([code, said]).toEqual([1, expect.stringContaining('../../etc/passwd: soubor chybí')]);
});

test('a planted change is told in a sentence with its place, and the exit code says so', async () => {
  const out = temp('podvod');
  await run(['export', SAMPLE, '--out', out]);
  const path = join(out, 'opatreni.csv');
  const lines = readFileSync(path, 'utf8').split('\r\n');
  expect(lines[1]).toContain(',plneno,plneno,,');
  lines[1] = lines[1]!.replace(',plneno,plneno,,', ',castecne,castecne,,');
  writeFileSync(path, lines.join('\r\n'));
  const verified = await run(['verify', out]);
  expect(verified).toMatchObject({ code: 1, err: '' });
  expect(verified.out).toContain('opatreni.csv, řádek 2, sloupec uroven: zveřejněno „castecne“, vychází „plneno“.');
  const { differences } = JSON.parse((await run(['verify', out, '--json'])).out) as { differences: object[] };
  expect(differences).toContainEqual(
    expect.objectContaining({ file: 'opatreni.csv', row: 2, column: 'uroven', published: 'castecne', recomputed: 'plneno' }),
  );
});

test('the archive that the pane makes is verified as it is', async () => {
  const out = temp('archiv');
  await run(['export', SAMPLE, '--out', out]);
  const bytes = Object.fromEntries(readdirSync(out).map((name) => [name, new Uint8Array(readFileSync(join(out, name)))]));
  expect(await run(['verify', file('archiv.zip', zipSync(bytes))])).toMatchObject({ code: 0, err: '' });
  const { 'asz.csv': _asz, ...without } = bytes;
  const refused = await run(['verify', file('neuplny.zip', zipSync(without))]);
  expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Soubor asz.csv chybí') });
  // As systems pack a folder.
  const folder = Object.fromEntries(Object.entries(bytes).map(([name, content]) => [`otevrena-data/${name}`, content]));
  const packed = zipSync({ ...folder, '__MACOSX/otevrena-data/._plan.csv': new Uint8Array(3) });
  expect(await run(['verify', file('slozka.zip', packed)])).toMatchObject({ code: 0, err: '' });
  const regions = Object.fromEntries(
    ['CZ051', 'CZ052'].flatMap((region) => Object.entries(bytes).map(([name, content]) => [`kraj=${region}/${name}`, content])),
  );
  const changed = { ...regions, 'kraj=CZ052/obce.csv': regions['kraj=CZ052/obce.csv']!.slice(0, -2) };
  expect(await run(['verify', file('kraje.zip', zipSync(changed))])).toMatchObject({
    code: 1,
    out: expect.stringMatching(/kraj=CZ052\/obce\.csv: soubor je jiný/i),
  });
  expect(await run(['verify', join(out, 'opatreni.csv')])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining(`plneni verify ${out}`),
  });
  expect(await run(['verify', file('cizi.zip', zipSync({ 'a.txt': new Uint8Array(3) }))])).toMatchObject({ code: 2, out: '' });
});

test('folders of regions and periods are verified together', async () => {
  const root = temp('kraje');
  for (const region of ['CZ051', 'CZ052']) await run(['export', SAMPLE, '--out', join(root, `kraj=${region}`, 'obdobi=2024-2025')]);
  expect(await run(['verify', root])).toMatchObject({ code: 0 });
  const path = join(root, 'kraj=CZ052', 'obdobi=2024-2025', 'kriteria.csv');
  writeFileSync(path, readFileSync(path, 'utf8').replace(',plneno,plneno,', ',neplneno,plneno,'));
  expect((await run(['verify', root])).out).toContain('kraj=CZ052/obdobi=2024-2025/kriteria.csv, řádek');
});

const HOSTILE = {
  areas: [{ code: 'A', name: 'Okruh "A", první\nřádek' }],
  municipalities: [
    { code: '563889', name: 'Liberec', orp: 'Liberec', pou: 'Liberec' },
    { code: '561461', name: 'Svatý Jan', orp: 'Liberec', pou: 'starosta@example.cz' },
  ],
  leads: [{ name: 'Marta Boskovice', short: 'MB' }],
  asz: [{ municipality: 'Svatý Jan', funds: 5 }],
  measures: [
    { code: 'A,1', subarea: 'A', title: '=HYPERLINK("http://zly.example"); "uvozovky", čárka', lead: 'Ing. Jan Novák' },
    { code: 'A"2"', subarea: 'A', title: 'Volejte 777 123 456', lead: 'Odbor; Jana Nováková' },
    { code: '1.10', subarea: 'A', title: 'Pište na jana@example.cz', lead: 'Odbor; Marta Boskovice' },
  ],
  criteria: [{ measure: 'A,1', number: '1', text: 'Kritérium\r\nna dvou řádcích "s uvozovkami"' }],
  statements: [
    {
      measure: 'A,1',
      criterion: '1',
      submitter: 'Tajný Předkladatel',
      ...ANSWER,
      description: 'TAJNÝ POPIS tajny@example.cz',
      territory: 'Liberec',
    },
    { measure: 'A"2"', submitter: 'Odbor', ...ANSWER, relation: 'tajné slovo', description: 'TAJNÝ POPIS' },
  ],
} as const satisfies PlanContent['tables'];

test('hostile texts make valid files that leak nothing; with the texts confirmed it is said what is in them', async () => {
  const plan = planFile('zly.xlsx', { settings: { planName: 'Plán; "zlý", =1+1, pište na plan@example.cz' }, tables: HOSTILE });
  const out = temp('zly');
  const { code, out: said } = await run(['export', plan, '--out', out, '--excel', '--parquet', '--json']);
  expect(code).toBe(1);
  const all = Object.values(contents(out)).join('\n').toLowerCase();
  for (const secret of ['tajn', 'example.cz', '777 123 456', 'nov\u00c3\u00a1k', 'jana']) expect(all).not.toContain(secret);
  expect(
    told(said)
      .findings.filter(({ code: id }) => id === 'openDataPersonal' || id === 'openDataLead')
      .map(({ sheet, cell }) => `${sheet}!${cell}`),
  ).toEqual(expect.arrayContaining(['Opatření!C3', 'Opatření!D2', 'Opatření!D3', 'Opatření!C4']));
  // A short name tells an office from a person, and a town may be called like one.
  expect(readFileSync(join(out, 'opatreni.csv'), 'utf8')).toContain('Odbor; Marta Boskovice');
  expect(readFileSync(join(out, 'asz.csv'), 'utf8')).toContain('561461,Svatý Jan,5');
  expect(await run(['verify', out])).toMatchObject({ code: 0 });
  expect((await runRule(out)).differences).toEqual([]);

  const withTexts = await run(['export', plan, '--out', temp('zly-texty'), '--with', 'podklady', '--json']);
  expect(readFileSync(join(temp('zly-texty'), 'podklady.csv'), 'utf8')).toContain('TAJNÝ POPIS tajny@example.cz');
  expect(told(withTexts.out).findings).toContainEqual(
    expect.objectContaining({ code: 'openDataConfirmed', sheet: 'Podklady', cell: 'G2' }),
  );
  expect(await run(['verify', temp('zly-texty')])).toMatchObject({ code: 0 });
  // Texts of an earlier export are not deleted, but told.
  const again = await run(['export', plan, '--out', temp('zly-texty'), '--json']);
  expect(told(again.out).findings).toContainEqual(expect.objectContaining({ code: 'openDataLeftOver' }));
});

test('Czech Excel gets a table of its own: semicolons, commas in numbers, no formula and no day of a code', async () => {
  const plan = planFile('excel.xlsx', { tables: HOSTILE });
  await run(['export', plan, '--out', temp('excel'), '--excel']);
  const text = readFileSync(join(temp('excel'), 'excel', 'opatreni-excel.csv'), 'utf8');
  expect(text.startsWith('\ufeffkraj;plan;')).toBe(true);
  expect(text).toContain(';0,9;');
  expect(text).toContain(`;"'=HYPERLINK(""http://zly.example""); ""uvozovky"", čárka";`);
  expect(text).toContain(';"=""1.10""";');
});

test('Parquet holds the same rows', async () => {
  const out = temp('parquet');
  await run(['export', SAMPLE, '--out', out, '--parquet']);
  const both = (name: string): string =>
    `(SELECT * FROM read_parquet('${out}/${name}.parquet') EXCEPT ALL SELECT * FROM t) UNION ALL (SELECT * FROM t EXCEPT ALL SELECT * FROM read_parquet('${out}/${name}.parquet'))`;
  for (const name of ['plan', 'opatreni', 'vyjadreni', 'asz'] as const) {
    const differing = await inDuckDb(out, `${tableSql(name, 't')} ${copySql(name, 't')} ${both(name)}`);
    expect([name, differing]).toEqual([name, []]);
  }
});

const MEASURE = [{ code: 'A1', subarea: 'A', title: 'Opatření', lead: 'Odbor' }];

const JIHLAVA = ['Jihlava', 'Třebíč', 'Telč'].map((name, i) => ({ code: String(586846 + i), name, orp: name, pou: name }));

test.each<[string, Partial<PlanContent> & Pick<PlanContent, 'tables'>, string]>([
  ['without territory', { settings: { territory: 'bez území' }, tables: {} }, 'neuvedeno'],
  ['of another region', { tables: { municipalities: JIHLAVA } }, 'CZ063'],
])('a plan %s', async (name, { settings = {}, tables }, expected) => {
  const statements = [
    { measure: 'A1', submitter: 'Odbor', ...ANSWER, territory: 'Jihlava; Telč' },
    { measure: 'A1', submitter: 'Odbor', ...ANSWER, description: 'Jiný zápis.' },
  ];
  const plan = planFile(`${name}.xlsx`, { settings, tables: { measures: MEASURE, statements, ...tables } });
  const { out: said, err } = await run(['export', plan, '--out', temp(name), '--json']);
  expect([err, rowsOf(told(said))['opatreni.csv'], rowsOf(told(said))['okruhy.csv']]).toEqual(['', 1, 0]);
  expect(readFileSync(join(temp(name), 'plan.csv'), 'utf8').split('\r\n')[1]).toMatch(new RegExp(`^${expected},`));
  expect(await run(['verify', temp(name)])).toMatchObject({ code: 0 });
  expect((await runRule(temp(name))).differences).toEqual([]);
});

test('a plan without dates, and one with faults, is written and what is wrong is told', async () => {
  const plan = planFile('bez-dat.xlsx', { settings: { asOf: '', periodFrom: '' }, tables: { measures: MEASURE } });
  const dateless = await run(['export', plan, '--out', temp('bez-dat'), '--json']);
  expect(dateless.code).toBe(1);
  expect(told(dateless.out).findings).toContainEqual(
    expect.objectContaining({ code: 'openDataNoPeriod', severity: 'error', sheet: 'Nastavení' }),
  );
  expect(await run(['verify', temp('bez-dat')])).toMatchObject({ code: 0 });
  const faulty = await run(['export', FAULTY, '--out', temp('chyby'), '--json']);
  expect(faulty.code).toBe(1);
  expect(await run(['verify', temp('chyby')])).toMatchObject({ code: 0 });
  expect((await runRule(temp('chyby'))).differences).toEqual([]);
});

test.each([
  [['--with', 'vse'], 'Za --with lze napsat jen podklady'],
  [['--base', 'kraj.cz'], 'musí začínat https://'],
  [['--base', 'https://kraj.cz/data?x=1'], 'ani znaky ?'],
  [['--base', 'https://'], 'musí začínat https://'],
  [['--publisher', '12345678'], 'není IČO'],
])('a wrong option %j is refused and nothing is written', async (options, sentence) => {
  const refused = await run(['export', SAMPLE, '--out', temp('nic'), ...options]);
  expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining(sentence) });
  expect(existsSync(temp('nic'))).toBe(false);
});

test('what is not ours to replace is left as it is', async () => {
  const folder = temp('cizi');
  mkdirSync(folder);
  writeFileSync(join(folder, 'plan.csv'), 'muj;soubor\r\n');
  const refused = await run(['export', SAMPLE, '--out', folder]);
  expect([refused.code, readdirSync(folder)]).toEqual([2, ['plan.csv']]);
  expect(refused.err).toContain(join(folder, 'plan.csv'));
  expect((await run(['export', SAMPLE, '--out', join(folder, 'plan.csv')])).code).toBe(2);
});

test('the record of the catalogue has the addresses and the publisher that were given', async () => {
  const out = temp('katalog');
  const { out: said } = await run([
    'export',
    SAMPLE,
    '--out',
    out,
    '--base',
    'https://data.kraj-lbc.cz/plneni',
    '--publisher',
    '70891508',
    '--json',
  ]);
  expect(told(said).findings).toEqual([]);
  const record = JSON.parse(readFileSync(join(out, 'datova-sada.jsonld'), 'utf8')) as Record<string, unknown>;
  expect(record).toMatchObject({
    iri: 'https://data.kraj-lbc.cz/plneni/datova-sada.jsonld',
    poskytovatel: 'https://rpp-opendata.egon.gov.cz/odrpp/zdroj/orgán-veřejné-moci/70891508',
    prvek_rúian: ['https://linked.cuzk.cz/resource/ruian/vusc/78'],
  });
  expect(JSON.stringify(record)).toContain('https://data.kraj-lbc.cz/plneni/opatreni.csv');
});

// --- a workbook's own summary -----------------------------------------------------------------------------------

test("a workbook's summary is made again from its rows", async () => {
  const out = temp('souhrn.xlsx');
  await run(['summarize', SAMPLE, '--out', out]);
  expect(await run(['verify', out])).toMatchObject({ code: 0, err: '' });
  const relative = temp('relativni.xlsx');
  await run(['summarize', SAMPLE, '--out', relative, '--reading', 'relativní']);
  const said = await run(['verify', relative]);
  expect([said.code, said.out]).toEqual([0, expect.stringContaining('všechny souhlasí')]);
});

test('a workbook without a summary, a folder without an export and no path at all are refused in a sentence', async () => {
  const plan = planFile('novy.xlsx', { tables: { measures: MEASURE } });
  expect(await run(['verify', plan])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('není list Souhrn') });
  mkdirSync(temp('prazdna'));
  expect(await run(['verify', temp('prazdna')])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('není plan.csv') });
  expect(await run(['verify', temp('neni')])).toMatchObject({ code: 2, out: '' });
  const out = temp('neuplna');
  await run(['export', SAMPLE, '--out', out]);
  writeFileSync(join(out, csvName('kriteria')), 'a;b');
  expect(await run(['verify', out])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('kriteria.csv má jiné sloupce') });
  expect(statSync(join(out, csvName(TABLE_NAMES[0]!))).size).toBeGreaterThan(0);
});

test('an export of another plan or period is not written over; of the same one it is', async () => {
  const folder = temp('obdobi');
  const of = (name: string, settings: object): string => planFile(name, { settings, tables: { measures: MEASURE } });
  const years = (from: string, to: string): object => ({
    planName: 'Plán',
    periodFrom: `${from}-01-01`,
    periodTo: `${to}-12-31`,
    asOf: `${to}-12-31`,
  });
  // Dates that were missing may be filled in.
  await run(['export', of('bez-obdobi.xlsx', { planName: 'Plán' }), '--out', folder]);
  expect((await run(['export', of('stare.xlsx', years('2024', '2025')), '--out', folder])).err).toBe('');
  const before = contents(folder);
  for (const settings of [years('2026', '2027'), { ...years('2024', '2025'), planName: 'Jiný plán' }]) {
    const refused = await run(['export', of('dalsi.xlsx', settings), '--out', folder]);
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('jiného plánu nebo období: Plán, 2024-2025.') });
    expect(contents(folder)).toEqual(before);
  }
});

test('files that an export does not write again are told: they hold older figures', async () => {
  const folder = temp('starsi');
  await run(['export', SAMPLE, '--out', folder, '--parquet', '--excel']);
  const leftOver = async (...options: string[]): Promise<string[]> =>
    told((await run(['export', SAMPLE, '--out', folder, '--json', ...options])).out)
      .findings.filter(({ code }) => code === 'openDataLeftOver')
      .map(({ message }) => message);
  expect(await leftOver('--parquet', '--excel')).toEqual([]);
  expect(await leftOver('--excel')).toEqual([expect.stringContaining('nezapsal: *.parquet.')]);
  expect(await leftOver()).toEqual([expect.stringContaining('nezapsal: *.parquet, excel/*.csv.')]);
});

test('a row that lost a quotation mark, and an empty one at the end, are told as such', async () => {
  const out = temp('radky');
  await run(['export', SAMPLE, '--out', out]);
  const path = join(out, 'pripominky.csv');
  writeFileSync(path, `${readFileSync(path, 'utf8').replaceAll('"', '')}\r\n`);
  const { out: said } = await run(['verify', out]);
  expect(said).toContain('pripominky.csv, řádek 3: má jiný počet polí (15) než záhlaví (14).');
  expect(said).toContain('pripominky.csv, řádek 10: má jiný počet polí (1) než záhlaví (14).');
});
