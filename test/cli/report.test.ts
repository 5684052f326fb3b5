import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { file, listWorkbook, run, SAMPLE, temp } from '../build/cli';
import { para, WordFile, wordTemplate } from '../build/wordTemplate';

interface Told {
  readonly plan: string;
  readonly asOf: string;
  readonly out: string;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly included: boolean; readonly why: string | null }[];
  readonly levels: readonly { readonly level: string; readonly count: number; readonly caption: string }[];
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly message: string; readonly hint: string }[];
}

test('the report of the sample in the template of an office: the file, and what is said of it', async () => {
  const template = file('sablona.docx', wordTemplate({ body: para('{{nadpis}}') + para('{{zprava}}') + para('{{podpis}}') }));
  const { code, out, err } = await run([
    'report',
    SAMPLE,
    '--out',
    temp('zprava.docx'),
    '--template',
    template,
    '--without',
    'priloha, Omezeni',
    '--json',
  ]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const told = JSON.parse(out) as Told;
  expect(Object.keys(told)).toEqual(['plan', 'asOf', 'out', 'sections', 'levels', 'findings']);
  expect(told).toMatchObject({ plan: 'Akční plán 2024-2025', asOf: '2025-12-31', out: temp('zprava.docx') });
  expect(told.levels.map(({ caption }) => caption)).toEqual(['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%']);
  expect(Object.keys(told.sections[0]!)).toEqual(['id', 'title', 'included', 'why']);
  expect(told.sections.filter(({ id }) => id === 'priloha' || id === 'omezeni').map(({ included, why }) => [included, why])).toEqual([
    [false, 'Oddíl jste vynechali.'],
    [false, 'Oddíl jste vynechali.'],
  ]);
  for (const finding of told.findings) expect(Object.keys(finding)).toEqual(['code', 'severity', 'sheet', 'cell', 'message', 'hint']);
  const unknown = told.findings.find((finding) => finding.code === 'placeholderUnknown')!;
  expect(unknown.message).toContain('{{podpis}}');
  const document = new WordFile(readFileSync(temp('zprava.docx')));
  expect(document.headings.filter((heading) => heading.startsWith('1')).map((heading) => heading.slice(2))).toEqual(
    told.sections.filter(({ included }) => included).map(({ title }) => title),
  );
  expect(document.text('word/charts/chart1.xml')).toContain('Plněno; 40; 56%');
});

test('for people: each section with why it is out, what to look at, where the file is; in English on demand', async () => {
  const { out, err } = await run(['report', SAMPLE, '--out', temp('plain.docx'), '--lang', 'en']);
  expect(err).toBe('');
  expect(out).toMatch(/left out .+/);
  expect(out).toMatch(/\d+ warnings?/);
  expect(out.split('\n').at(-1)).toContain(temp('plain.docx'));
  // The document goes to the Council, whatever language the terminal speaks.
  expect(new WordFile(readFileSync(temp('plain.docx'))).lines[2]).toBe('Obsah');
});

test.each<[string, readonly string[], RegExp]>([
  ['a name that is no document', ['--out', temp('zprava.xlsx')], /\.docx/],
  ['a folder that is not there', ['--out', temp('neni/zprava.docx')], /neexistuje/],
  ['a section that there is not', ['--out', temp('z.docx'), '--without', 'priloha,zaver'], /„zaver“.*priloha/],
  ['a template that is not there', ['--out', temp('z.docx'), '--template', temp('neni.docx')], /neni\.docx/],
  ['its own template', ['--out', temp('stejny.docx'), '--template', temp('stejny.docx')], /pod jiným jménem/],
  ['a last plan that is not there', ['--out', temp('z.docx'), '--previous', temp('neni.xlsx')], /neni\.xlsx/],
])('%s is refused before anything is read, in one sentence', async (_, options, sentence) => {
  const { code, out, err } = await run(['report', SAMPLE, ...options, '--json']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(sentence);
  expect(err).not.toContain('\n');
  expect(existsSync(temp('z.docx'))).toBe(false);
});

test('a template that is no document of Word, and a workbook that is no plan, write nothing', async () => {
  const before = readdirSync(dirname(temp('x')));
  const sheet = file('jen-seznam.xlsx', listWorkbook([['x', 'Plněno']]));
  const refused = await run(['report', SAMPLE, '--out', temp('nic.docx'), '--template', sheet]);
  expect({ code: refused.code, out: refused.out }).toEqual({ code: 2, out: '' });
  expect(refused.err).toMatch(/jen-seznam\.xlsx: .*není dokument Wordu/);
  const noPlan = await run(['report', sheet, '--out', temp('nic.docx')]);
  expect({ code: noPlan.code, out: noPlan.out }).toEqual({ code: 2, out: '' });
  expect(readdirSync(dirname(temp('x'))).filter((name) => !before.includes(name))).toEqual(['jen-seznam.xlsx']);
});
