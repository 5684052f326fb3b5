import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { buildPlanWorkbook, type PlanContent } from '../../src/files/plan/template';
import { readReturn } from '../../src/files/returns/readReturn';
import { liberecRegion } from '../../src/core/plan/municipalities';
import { SCHEMA_VERSION } from '../../src/schema/tables';
import { file, listWorkbook, run, SAMPLE, temp } from '../build/cli';

interface Told {
  plan: string;
  issued: string;
  deadline: string | null;
  calls: { addressee: string; file: string; measures: number; criteria: number }[];
  problems: { code: string; severity: string; sheet: string; cell: string; message: string }[];
}

const content = (change: Partial<NonNullable<PlanContent['tables']>> = {}, settings: PlanContent['settings'] = {}): PlanContent => ({
  id: 'plan-x',
  issuedOn: '2026-01-01',
  settings: { planName: 'Plán X', deadline: '2026-03-31', ...settings },
  tables: {
    measures: [
      { code: 'A1.1', subarea: 'A1', title: 'Setkání', lead: 'OSV', partners: 'Odbor zdravotnictví' },
      { code: 'A1.2', subarea: 'A1', title: 'Postup', lead: 'Odbor sociálních věcí' },
    ],
    criteria: [
      { measure: 'A1.1', number: 1, text: 'Sešli se' },
      { measure: 'A1.1', number: 2, text: 'Je zápis' },
      { measure: 'A1.2', number: 1, text: 'Existuje' },
    ],
    leads: [{ name: 'Odbor sociálních věcí', short: 'OSV' }, { name: 'Odbor zdravotnictví' }],
    ...change,
  },
});
const planFile = (name: string, plan = content()): string => file(name, buildPlanWorkbook(plan));
const split = async (...args: string[]): Promise<{ code: number; told: Told; err: string }> => {
  const { code, out, err } = await run(['split', ...args, '--json']);
  return { code, told: (out === '' ? {} : JSON.parse(out)) as Told, err };
};
const formOf = (folder: string, name: string): unknown[][] =>
  utils.sheet_to_json(read(readFileSync(join(temp(folder), name))).Sheets['Podklady'] as WorkSheet, { header: 1 });

test("with --mails a draft for each and the table beside them; again over its own, never over others' files", async () => {
  const path = planFile('plán-posta.xlsx');
  const out = temp('výzvy/pošta');
  expect((await split(path, '--out', out, '--mails', '--return-to', 'plan@kraj.cz')).code).toBe(0);
  expect(readdirSync(out).sort()).toEqual([
    'e-maily',
    'rozeslani.csv',
    'rozeslani.xlsx',
    'vyzva-odbor-socialnich-veci.xlsx',
    'vyzva-odbor-zdravotnictvi.xlsx',
  ]);
  expect(readdirSync(join(out, 'e-maily')).sort()).toEqual(['vyzva-odbor-socialnich-veci.eml', 'vyzva-odbor-zdravotnictvi.eml']);
  expect(readFileSync(join(out, 'e-maily/vyzva-odbor-zdravotnictvi.eml'), 'latin1')).toMatch(/^X-Unsent: 1\r\n/);
  expect(readFileSync(join(out, 'rozeslani.csv'), 'utf8')).toContain(
    'prosíme Odbor zdravotnictví o podklady k vyhodnocení plánu „Plán X“ (2 kritéria).',
  );
  expect((await split(path, '--out', out, '--mails')).code).toBe(0);
  writeFileSync(join(out, 'rozeslani.csv'), 'něco jiného');
  const before = readFileSync(join(out, 'vyzva-odbor-zdravotnictvi.xlsx'));
  expect(await split(path, '--out', out, '--mails', '--deadline', '2026-05-01')).toMatchObject({
    code: 2,
    err: expect.stringContaining('rozeslani.csv'),
  });
  expect(readFileSync(join(out, 'vyzva-odbor-zdravotnictvi.xlsx'))).toEqual(before);
});

test('everybody gets a workbook of their own, and the plan stays as it is', async () => {
  const path = planFile('plán.xlsx');
  const before = readFileSync(path);
  const { code, told } = await split(path, '--out', temp('výzvy/nové'));
  expect(code).toBe(0);
  expect(told).toEqual({
    plan: 'Plán X',
    issued: '2026-01-15',
    deadline: '2026-03-31',
    out: temp('výzvy/nové'),
    calls: [
      { addressee: 'Odbor sociálních věcí', file: 'vyzva-odbor-socialnich-veci.xlsx', measures: 2, criteria: 3 },
      { addressee: 'Odbor zdravotnictví', file: 'vyzva-odbor-zdravotnictvi.xlsx', measures: 1, criteria: 2 },
    ],
    problems: [],
  });
  expect(readdirSync(temp('výzvy/nové')).sort()).toEqual(told.calls.map((call) => call.file));
  expect(readFileSync(path).equals(before)).toBe(true);
  for (const call of told.calls) {
    const reading = readReturn(
      readFileSync(join(temp('výzvy/nové'), call.file)),
      { name: 'x', lastModified: null },
      { planId: 'plan-x', version: SCHEMA_VERSION },
    );
    expect(reading).toMatchObject({ status: 'read', return: { addressee: call.addressee } });
  }
});

test('to people it says who, how much and where', async () => {
  const { code, out } = await run(['split', planFile('p.xlsx'), '--out', temp('text'), '--only', 'OSV']);
  expect(code).toBe(0);
  expect(out).toBe(
    `  Odbor sociálních věcí: opatření 2, kritérií 3 → vyzva-odbor-socialnich-veci.xlsx\n\nVytvořena 1 výzva ve složce ${temp('text')}`,
  );
});

test('the deadline, the return address and the last period’s answers get into the call', async () => {
  const last = content({
    statements: [
      {
        measure: 'A1.1',
        criterion: 1,
        submitter: 'Odbor sociálních věcí',
        relation: 'Částečný',
        progress: 'Realizováno',
        description: 'Loni pětkrát',
      },
    ],
  });
  const { told } = await split(
    planFile('teď.xlsx'),
    '--out',
    temp('s-minulým'),
    '--previous',
    planFile('loni.xlsx', last),
    '--deadline',
    '30. 4. 2026',
    '--return-to',
    'plan@example.org',
  );
  expect(told.deadline).toBe('2026-04-30');
  const text = JSON.stringify(formOf('s-minulým', 'vyzva-odbor-socialnich-veci.xlsx'));
  expect(text).toContain('Loni pětkrát');
  const guide = utils.sheet_to_csv(read(readFileSync(temp('s-minulým/vyzva-odbor-socialnich-veci.xlsx'))).Sheets['Pokyny'] as WorkSheet);
  expect(guide).toContain('30. 4. 2026');
  expect(guide).toContain('plan@example.org');
  expect(JSON.stringify(formOf('s-minulým', 'vyzva-odbor-zdravotnictvi.xlsx'))).not.toContain('Loni');
});

test('one addressee alone has the file that they have among all; an unknown one is named', async () => {
  const twins = content({
    measures: [
      { code: 'A1.1', title: 'a', lead: 'Odbor A' },
      { code: 'A1.2', title: 'b', lead: 'Odbor: A' },
    ],
    leads: [],
  });
  const path = planFile('dvojčata.xlsx', twins);
  const all = await split(path, '--out', temp('všichni'));
  expect(all.told.calls.map((call) => call.file)).toEqual(['vyzva-odbor-a.xlsx', 'vyzva-odbor-a-2.xlsx']);
  const one = await split(path, '--out', temp('jeden'), '--only', 'odbor: a; ');
  expect(one.told.calls.map((call) => call.file)).toEqual(['vyzva-odbor-a-2.xlsx']);
  expect(await run(['split', path, '--out', temp('nikdo'), '--only', 'Odbor A;Odbor B;Odbor C'])).toEqual({
    code: 2,
    out: '',
    err: 'V plánu nemá co vyplnit: „Odbor B“, „Odbor C“. Zkontrolujte název podle listů Opatření a Gestoři.',
  });
});

test('what is left out of the calls is told, and measures nobody is asked about are an error', async () => {
  const municipalities = liberecRegion().map(({ code, name, orp, pou }) => ({
    code,
    name,
    orp,
    pou,
    addressed: name === 'Semily' ? 'ano' : '',
  }));
  const gaps = content({
    municipalities,
    measures: [
      { code: 'A1.1', title: 'a', lead: 'OSV' },
      { code: 'A1.2', title: 'b', lead: '' },
    ],
    criteria: [
      { measure: 'A1.1', number: 1, text: 'x' },
      { measure: 'Z9', number: 1, text: 'y' },
    ],
  });
  const { code, told } = await split(planFile('mezery.xlsx', gaps), '--out', temp('mezery'));
  expect(code).toBe(1);
  expect(told.problems.map(({ code: problem, severity, sheet, cell }) => [problem, severity, sheet, cell].join(' '))).toEqual([
    'measureWithoutLead error Opatření D3',
    'criterionUnknownMeasure error Kritéria A3',
    'nothingToAnswer warning Obce ',
  ]);
  expect(told.problems[0]!.message).toBe('Opatření A1.2 nemá gestora, a tak se na něj nikdo neptá. Doplňte ho.');
  expect(told.calls).toHaveLength(1);
});

test('untouched calls of this plan are made anew; anything else in the folder stays, and nothing is half done', async () => {
  const path = planFile('znovu.xlsx');
  const folder = temp('znovu');
  mkdirSync(folder);
  writeFileSync(join(folder, 'poznámky.txt'), 'moje');
  expect((await split(path, '--out', folder)).code).toBe(0);
  expect((await split(path, '--out', folder, '--deadline', '2026-05-05')).code).toBe(0);
  const names = ['poznámky.txt', 'vyzva-odbor-socialnich-veci.xlsx', 'vyzva-odbor-zdravotnictvi.xlsx'];
  expect(readdirSync(folder).sort()).toEqual(names);

  const target = join(folder, names[2]!);
  const first = readFileSync(join(folder, names[1]!));
  const refusals: [string, Uint8Array, RegExp][] = [
    ['a list', listWorkbook([['a']]), /není to výzva tohoto plánu; nic se nezapsalo/],
    ['a text', Buffer.from('text'), /není to výzva tohoto plánu/],
    ['the plan', readFileSync(path), /není to výzva tohoto plánu/],
  ];
  for (const [, bytes, sentence] of refusals) {
    writeFileSync(target, bytes);
    const { code, err } = await split(path, '--out', folder);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(readFileSync(target).equals(Buffer.from(bytes))).toBe(true);
    expect(readFileSync(join(folder, names[1]!)).equals(first)).toBe(true);
  }
  const other = planFile('cizí.xlsx', { ...content(), id: 'plan-y' });
  await split(other, '--out', temp('cizí'));
  writeFileSync(target, readFileSync(join(temp('cizí'), names[2]!)));
  expect((await split(path, '--out', folder)).err).toMatch(/není to výzva tohoto plánu/);
});

/** The call with a word typed into a cell of its form. */
function typed(bytes: Uint8Array, header: string, word: string): Uint8Array {
  const sheet = read(bytes).Sheets['Podklady'] as WorkSheet;
  const at = Object.keys(sheet).find((cell) => (sheet[cell] as { v?: unknown }).v === header)!;
  const cell = at.replace(/\d+$/, (row) => String(+row + 1));
  const parts = unzipSync(bytes);
  const changed = Object.entries(parts).map(([name, part]) => {
    const xml = name.startsWith('xl/worksheets/sheet') ? strFromU8(part) : '';
    const empty = new RegExp(`<c r="${cell}"( s="\\d+")/>`);
    return [
      name,
      xml.includes(header) || empty.test(xml)
        ? strToU8(xml.replace(empty, `<c r="${cell}"$1 t="inlineStr"><is><t>${word}</t></is></c>`))
        : part,
    ];
  });
  return zipSync(Object.fromEntries(changed) as Record<string, Uint8Array>);
}

test('a call that somebody has filled in is not replaced', async () => {
  const path = planFile('vyplněno.xlsx');
  const folder = temp('vyplněno');
  await split(path, '--out', folder);
  const target = join(folder, 'vyzva-odbor-zdravotnictvi.xlsx');
  const filled = typed(readFileSync(target), 'Vztah podkladu', 'Částečný');
  expect(readReturn(filled, { name: 'x', lastModified: null }, { planId: 'plan-x', version: SCHEMA_VERSION })).toMatchObject({
    return: { rows: expect.arrayContaining([expect.objectContaining({ answer: expect.objectContaining({ relation: 'Částečný' }) })]) },
  });
  writeFileSync(target, filled);
  const { code, err } = await split(path, '--out', folder);
  expect({ code, err }).toEqual({
    code: 2,
    err: `Výzva ${target} už je vyplněná; nic se nezapsalo. Přesuňte ji, nebo zvolte jinou složku.`,
  });
  expect(readFileSync(target).equals(Buffer.from(filled))).toBe(true);
});

test.each<[string[], RegExp]>([
  [[], /^Použití: plneni split PLÁN\.xlsx --out /],
  [[SAMPLE], /^Použití: plneni split PLÁN\.xlsx --out /],
  [[SAMPLE, SAMPLE, '--out', temp('x')], /^Použití: plneni split /],
  [[SAMPLE, '--out', temp('x'), '--deadline', 'brzy'], /^Volba --deadline je den/],
  [[SAMPLE, '--out', temp('x'), '--range', 'A1'], /^Volba --range takhle použít nejde\. Použití: plneni split /],
  [[temp('není.xlsx'), '--out', temp('x')], /nelze přečíst/],
  [[SAMPLE, '--out', temp('x'), '--previous', temp('není.xlsx')], /nelze přečíst/],
  [[SAMPLE, '--out', SAMPLE], /^Složku .* nelze použít\. Zvolte jinou\.$/],
])('%j', async (args, sentence) => {
  const { code, out, err } = await run(['split', ...args]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(sentence);
  expect(readdirSync(temp(''))).not.toContain('x');
});

test('what is no plan says so', async () => {
  expect((await split(file('seznam.xlsx', listWorkbook([['a', 'b']])), '--out', temp('x'))).err).toMatch(/^Chybí tabulka tblOpatreni /);
  await split(planFile('pro-výzvu.xlsx'), '--out', temp('výzva'), '--only', 'OSV');
  const call = join(temp('výzva'), 'vyzva-odbor-socialnich-veci.xlsx');
  expect((await split(call, '--out', temp('x'))).err).toBe(`Soubor ${call} je sešit gestora. Uveďte sešit plánu.`);
  const nobody = content({ measures: [{ code: 'A1.1', title: 'a', lead: '' }], criteria: [], leads: [] });
  expect((await split(planFile('nikdo.xlsx', nobody), '--out', temp('x'))).err).toBe(
    'V plánu není nikdo, komu výzvu poslat. Doplňte gestory opatření na listu Opatření.',
  );
});
