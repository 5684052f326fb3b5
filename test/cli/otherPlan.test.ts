import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { customFunctions } from '../../src/functions';
import { file, run, temp } from '../build/cli';
import { listBook } from '../build/lists';

/** What the product knows of the Liberec Region: its name, areas, municipalities and the examples made of them. */
const LIBEREC = /Liberec|Pěnčín|Doksy|Turnov|Semily|Mezioborov|Systémová opatření|Osvěta/;

/** Every text of a workbook: cells, notes, prompts, formulas, properties. */
const textsOf = (path: string): string =>
  Object.entries(unzipSync(readFileSync(path)))
    .filter(([name]) => /\.(xml|rels|vml)$/.test(name))
    .map(([, bytes]) => strFromU8(bytes))
    .join('\n');

const rowsOf = (path: string, sheet: string): unknown[][] =>
  utils.sheet_to_json(read(readFileSync(path)).Sheets[sheet] as WorkSheet, { header: 1, blankrows: false, defval: '' });
const sheetsOf = (path: string): string[] => read(readFileSync(path)).SheetNames;
const filled = (path: string, sheet: string): unknown[][] =>
  rowsOf(path, sheet)
    .slice(1)
    .filter((row) => row.some((cell) => cell !== ''));

/** What an addressee sends back as CSV: every row of the form with the same answer. */
function answered(path: string, answer: Readonly<Record<string, string>>): Uint8Array {
  const rows = utils.sheet_to_json<unknown[]>(read(readFileSync(path)).Sheets['Podklady']!, { header: 1, defval: '' });
  const top = rows.findIndex((row) => row[0] === 'Kód opatření');
  for (const row of rows.slice(top + 1)) for (const [header, text] of Object.entries(answer)) row[rows[top]!.indexOf(header)] = text;
  return strToU8(utils.sheet_to_csv(utils.aoa_to_sheet(rows), { FS: ';' }));
}

const TOWN = `Akční plán města Kolína
Okruh;Číslo;Opatření;Gestor;Spolugestoři;Kritérium plnění
1 Bydlení;1.1;Obecní byty;Odbor výstavby;Město Kolín;Zkolaudováno 10 bytů
1 Bydlení;1.2;Ubytovna;Odbor sociálních věcí;;Otevřena ubytovna
2 Infrastruktura;2.1;Chodníky;Odbor výstavby;;Opraveno 5 km
`;

describe('a plan of a town', () => {
  const plan = temp('kolin.xlsx');
  let made: { code: number; out: string };
  beforeAll(async () => {
    made = await run(['template', '--out', plan, '--measures', file('kolin.csv', strToU8(TOWN)), '--name', 'Akční plán města Kolína']);
  });

  test('is made with its own areas, and with no municipalities; it is said how to ask for those of the region', () => {
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/--region "Kraj Vysočina".*--region none/);
    expect(filled(plan, 'Okruhy')).toEqual([
      ['1', 'Bydlení', ''],
      ['2', 'Infrastruktura', ''],
    ]);
    expect(filled(plan, 'Obce')).toEqual([]);
    expect(filled(plan, 'Opatření').map(([code, subarea]) => [code, subarea])).toEqual([
      ['1.1', '1'],
      ['1.2', '1'],
      ['2.1', '2'],
    ]);
    expect(filled(plan, 'Gestoři').map(([name]) => name)).toEqual(['Odbor výstavby', 'Město Kolín', 'Odbor sociálních věcí']);
    expect(textsOf(plan)).not.toMatch(LIBEREC);
  });

  test('its requests ask nothing of the region, and come back', async () => {
    const folder = temp('kolin');
    expect((await run(['split', plan, '--out', folder])).code).toBe(0);
    const requests = readdirSync(folder);
    expect(requests).toHaveLength(3);
    for (const name of requests) {
      expect(textsOf(join(folder, name))).not.toMatch(LIBEREC);
      expect(read(readFileSync(join(folder, name))).SheetNames).not.toContain('Obce');
    }
    const answer = { 'Vztah podkladu': 'Bezprostřední', 'Stav realizace': 'Realizováno', Popis: 'Zkolaudováno' };
    const returned = [
      file('vystavba.csv', answered(join(folder, 'vyzva-odbor-vystavby.xlsx'), answer)),
      file('socialni.csv', answered(join(folder, 'vyzva-odbor-socialnich-veci.xlsx'), { ...answer, Území: 'celé město' })),
    ];
    const out = temp('kolin-sebrano.xlsx');
    const collected = await run(['collect', plan, ...returned, '--out', out, '--json']);
    expect([collected.code, (JSON.parse(collected.out) as { totals: object }).totals]).toMatchObject([0, { read: 2, new: 3, unplaced: 0 }]);

    const checked = await run(['check', out, '--json']);
    const { findings } = JSON.parse(checked.out) as { findings: { code: string; cell: string; message: string }[] };
    expect(findings.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['municipalitiesMissing F3']);
    expect(findings[0]!.message).toContain('List Obce je prázdný');
    const summarized = temp('kolin-shrnuto.xlsx');
    const { out: said } = await run(['summarize', out, '--out', summarized]);
    expect(said).toMatch(/Plněno +2 +67 %/);
    expect(filled(summarized, 'Opatření').map((row) => row[12])).toEqual([
      expect.stringContaining('doloženo a realizováno'),
      expect.stringContaining('území nejde spočítat, plán nemá seznam obcí'),
      expect.stringContaining('doloženo a realizováno'),
    ]);
    expect(`${made.out}${textsOf(summarized)}${said}${checked.out}`).not.toMatch(LIBEREC);
  });

  test('with a list of its own parts in Obce, those are counted', async () => {
    const parts = [
      ['Kód obce', 'Obec', 'ORP', 'POÚ'],
      ['1', 'Kolín I', 'Kolín', 'Kolín'],
      ['2', 'Kolín II', 'Kolín', 'Kolín'],
    ];
    const measures = [['Kód', 'Podokruh', 'Opatření', 'Gestor'], ...filled(plan, 'Opatření').map((row) => row.slice(0, 4) as string[])];
    const list = file('casti.xlsx', listBook({ Opatření: measures, Obce: parts, Kritéria: rowsOf(plan, 'Kritéria') as string[][] }));
    const out = temp('casti-plan.xlsx');
    expect((await run(['template', '--out', out, '--measures', list])).code).toBe(0);
    expect(filled(out, 'Obce').map((row) => row.slice(0, 4))).toEqual(parts.slice(1));
    expect(textsOf(out)).not.toMatch(LIBEREC);
  });
});

const HIGHLANDS: Readonly<Record<string, string[][]>> = {
  Opatření: [
    ['Kód', 'Podokruh', 'Opatření', 'Gestor', 'Spolugestoři'],
    ['A1.1', 'A1', 'Silnice', 'Odbor dopravy', 'obce Kraje Vysočina'],
    ['A1.2', 'A1', 'Mosty', 'Odbor dopravy', ''],
  ],
  Kritéria: [
    ['Kód opatření', 'Č.', 'Kritérium plnění'],
    ['A1.1', '1', 'Opraveno ve všech obcích'],
    ['A1.2', '1', 'Opraveno ve všech obcích'],
  ],
  Okruhy: [
    ['Kód', 'Název', 'Nadřazený'],
    ['A', 'Infrastruktura', ''],
    ['A1', 'Doprava', 'A'],
  ],
  Obce: [
    ['Kód obce', 'Obec', 'ORP', 'POÚ', 'Osloveno'],
    ['586846', 'Jihlava', 'Jihlava', 'Jihlava', 'ano'],
    ['590266', 'Třebíč', 'Třebíč', 'Třebíč', 'ano'],
    ['590304', 'Bačkovice', 'Moravské Budějovice', 'Jemnice', ''],
    ['596973', 'Lhotka', 'Třebíč', 'Třebíč', ''],
    ['596974', 'Lhotka', 'Jihlava', 'Jihlava', ''],
  ],
};

describe('a plan of another region', () => {
  const plan = temp('vysocina.xlsx');
  beforeAll(async () => {
    await run([
      'template',
      '--out',
      plan,
      '--measures',
      file('vysocina-minule.xlsx', listBook(HIGHLANDS)),
      '--name',
      'Plán Kraje Vysočina',
    ]);
  });

  test('takes its areas and municipalities along from the last plan', () => {
    expect(filled(plan, 'Okruhy')).toEqual([
      ['A', 'Infrastruktura', ''],
      ['A1', 'Doprava', 'A'],
    ]);
    expect(filled(plan, 'Obce').map(([, name, , , , , , , addressed]) => [name, addressed])).toEqual([
      ['Jihlava', 'ano'],
      ['Třebíč', 'ano'],
      ['Bačkovice', ''],
      ['Lhotka', ''],
      ['Lhotka', ''],
    ]);
    expect(textsOf(plan)).not.toMatch(LIBEREC);
    expect(textsOf(plan)).toContain('ORP Jihlava, POÚ Jihlava, nebo celý kraj. Dvě obce se jmenují Lhotka: pište Lhotka (Třebíč)');
  });

  test('is judged by them: „celý kraj“ is its own, „Liberecký kraj“ and „Liberec“ are unknown', async () => {
    const folder = temp('vysocina');
    await run(['split', plan, '--out', folder]);
    expect(readdirSync(folder).sort()).toEqual(['vyzva-jihlava.xlsx', 'vyzva-odbor-dopravy.xlsx', 'vyzva-trebic.xlsx']);
    for (const name of readdirSync(folder)) expect(textsOf(join(folder, name))).not.toMatch(LIBEREC);
    const answer = { 'Vztah podkladu': 'Bezprostřední', 'Stav realizace': 'Realizováno', Popis: 'Opraveno' };
    const out = temp('vysocina-sebrano.xlsx');
    const returned = file(
      'doprava.csv',
      answered(join(folder, 'vyzva-odbor-dopravy.xlsx'), { ...answer, Území: 'ORP Třebíč; Liberecký kraj; Liberec; Jihlava' }),
    );
    const collected = await run(['collect', plan, returned, '--out', out]);
    expect(collected.out).toContain('Obec „Liberec“ není mezi obcemi plánu');
    const checked = await run(['check', out, '--json']);
    const { findings } = JSON.parse(checked.out) as { findings: { code: string; params?: object; message: string }[] };
    expect(findings.filter(({ code }) => code === 'municipalityUnknown')).toHaveLength(4);
    const whole = temp('vysocina-cele.xlsx');
    await run([
      'collect',
      plan,
      file('cela.csv', answered(join(folder, 'vyzva-odbor-dopravy.xlsx'), { ...answer, Území: 'celý kraj' })),
      '--out',
      whole,
    ]);
    const { out: said } = await run(['summarize', whole, '--out', temp('vysocina-shrnuto.xlsx')]);
    expect(said).toMatch(/Plněno +2 +100 %/);
    expect(rowsOf(temp('vysocina-shrnuto.xlsx'), 'Opatření')[1]![12]).toContain('(5 z 5 obcí)');
    expect(textsOf(temp('vysocina-shrnuto.xlsx'))).not.toMatch(LIBEREC);
  });

  test('the functions count with the list that they are given', () => {
    const { POKRYTI } = customFunctions((_code, sentence) => new Error(sentence));
    const obce = HIGHLANDS['Obce']!.slice(1).map((row) => row.slice(0, 4));
    expect(POKRYTI!([['ORP Třebíč']], obce)).toBe(2 / 5);
    expect(() => POKRYTI!([['Liberecký kraj']], obce)).toThrow(/Liberecký kraj/);
  });
});

describe('whose plan it is', () => {
  const CODES = 'Kód;Opatření;Gestor;Kritérium\nA1.1;Setkání;OSV;x\nA1.2;Porada;OSV;x\n';
  const AREAS = ['A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'D1', 'E1'];
  test.each<[string, string, string[], number]>([
    ['codes alone do not say', CODES, [], 0],
    ['the user says that it is the region’s', CODES, ['--region', 'Liberecký kraj'], 215],
    ['the title says so', `Akční plán Libereckého kraje\n${CODES}`, [], 215],
    ['an area is named', CODES.replace('A1.1', 'A1 – Mezioborová spolupráce;;;\nA1.1'), [], 215],
    ['codes of all subareas', `Kód;Opatření;Gestor;Kritérium\n${AREAS.map((area) => `${area}.1;x;y;z`).join('\n')}`, [], 215],
    [
      'codes of all subareas and of one more',
      `Kód;Opatření;Gestor;Kritérium\n${[...AREAS, 'F1'].map((area) => `${area}.1;x;y;z`).join('\n')}`,
      [],
      0,
    ],
    ['the user says that it is not', `Akční plán Libereckého kraje\n${CODES}`, ['--region', 'none'], 0],
    [
      'areas with names that many plans have',
      'Okruh;Kód;Opatření;Gestor;Kritérium\nInfrastruktura;1;Most;O;x\nVzdělávání;2;Škola;O;x\n',
      [],
      0,
    ],
  ])('%s', async (name, csv, options, count) => {
    const out = temp(`ci-${name}.xlsx`);
    const { code, out: said } = await run([
      'template',
      '--out',
      out,
      '--measures',
      file(`${name}.csv`, strToU8(csv)),
      ...options,
      '--json',
    ]);
    expect([code, (JSON.parse(said) as { region: string | null }).region]).toEqual([0, count > 0 ? 'Liberecký kraj' : null]);
    expect(options.includes('none') ? [] : filled(out, 'Obce')).toHaveLength(count);
    expect(filled(out, 'Okruhy').some(([, area]) => area === 'Systémová opatření')).toBe(count > 0);
  });

  test('an empty plan of nobody has neither', async () => {
    const out = temp('niciho.xlsx');
    expect((await run(['template', '--out', out, '--region', 'none'])).code).toBe(0);
    expect([filled(out, 'Okruhy'), sheetsOf(out)]).toEqual([[], expect.not.arrayContaining(['Obce'])]);
    expect(textsOf(out)).not.toMatch(LIBEREC);
  });

  test('a region that there is not is refused with what can be done', async () => {
    const { code, err } = await run(['template', '--out', temp('x.xlsx'), '--region', 'Severočeský kraj']);
    expect([code, err]).toEqual([2, expect.stringMatching(/Kraj „Severočeský kraj“ neznáme.*Kraj Vysočina.*none/)]);
  });
});
