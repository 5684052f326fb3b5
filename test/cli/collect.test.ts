import { mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { addressees, type Addressee } from '../../src/core/people/addressees';
import type { Answer } from '../../src/core/plan/answer';
import { statement } from '../build/plans';
import { buildRequestWorkbook } from '../../src/files/request/request';
import { inspect } from '../../src/workbook/plan/inspect';
import { eml } from '../build/mails';
import { planOf } from '../build/planFiles';
import { customProperties, repacked, withoutIdentity } from '../build/returns';
import { open } from '../build/embedded';
import { file, run, SAMPLE, temp } from '../build/cli';

const sample = readFileSync(SAMPLE);
const { plan, exchange } = planOf(sample);
const list = addressees(plan, exchange).addressees;
let planId = '';
beforeAll(async () => {
  await open(sample);
  const inspected = await inspect();
  if (inspected.kind === 'plan') planId = inspected.planId;
});

/** What an addressee sends back: their call with the answer to the given question changed. */
function returnOf(addressee: Addressee, typed: Partial<Answer>, which = 0, issuedTo = addressee): Uint8Array {
  const common = {
    plan: { id: planId, name: 'Plán' },
    municipalities: plan.municipalities,
    issuedOn: '2026-01-05',
    deadline: null,
    returnTo: '',
  };
  const filledIn = {
    ...issuedTo,
    items: issuedTo.items.map((item, i) =>
      i === which
        ? { ...item, statements: [statement(item.measure.code, item.criterion?.number ?? '', { submitter: issuedTo.name, ...typed })] }
        : item,
    ),
  };
  const [asked, given] = [issuedTo, filledIn].map((one) => buildRequestWorkbook({ ...common, addressee: one }));
  // The marks of what was issued are those of the call.
  const marks = column(asked!, 'Otisk');
  const [from, to] = [column(given!, 'Otisk')[which]!, marks[which]!];
  return repacked(given!, {
    'xl/sharedStrings.xml': (xml) => xml.replace(`>${from}<`, `>${to}<`),
    'docProps/core.xml': saved('2026-01-12T08:00:00Z'),
  });
}

const saved = (time: string) => (xml: string) => xml.replace(/(<dcterms:modified[^>]*>)[^<]*/, `$1${time}`);

function column(bytes: Uint8Array, header: string): string[] {
  const rows = utils.sheet_to_json<string[]>(read(bytes).Sheets['Podklady']!, { header: 1, defval: '' });
  const top = rows.findIndex((row) => row.includes('Kód opatření'));
  return rows.slice(top + 1).map((row) => row[rows[top]!.indexOf(header)]!);
}

interface Report {
  plan: string;
  out: string | null;
  files: {
    path: string;
    status: string;
    addressee: string | null;
    rows: Record<string, number>;
    problems: { code: string; message: string }[];
    account: { rowsRead: number; leftOut: object[]; columnsUnused: string[]; guessed: object[] } | null;
  }[];
  conflicts: { measure: string; decision: string; versions: unknown[] }[];
  totals: Record<string, number>;
}

const NOT_WRITTEN = 'Nic se nezapsalo: rozhodněte o sporných řádcích v doplňku, nebo použijte --on-conflict newest, both či keep.';

async function collected(args: readonly string[], code: number): Promise<Report> {
  const result = await run(['collect', SAMPLE, ...args, '--json']);
  const [, sentence] = /^(?:\d+\/\d+ .*?\.(?:xlsx|dat))+(.*)$/.exec(result.err) ?? ['', result.err];
  expect([result.code, sentence]).toEqual([code, code === 2 ? NOT_WRITTEN : '']);
  return JSON.parse(result.out) as Report;
}

const lead = list.find(({ items }) => items.some(({ statements }) => statements.length === 0)) ?? list[0]!;
const free = Math.max(
  lead.items.findIndex(({ statements }) => statements.length === 0),
  0,
);
const descriptions = (path: string): string[] => planOf(readFileSync(path)).plan.statements.map(({ description }) => description);

test('a folder of returns: one changes a row, one is the same file again, one is no workbook', async () => {
  mkdirSync(temp('vracene/odbory'), { recursive: true });
  const bytes = returnOf(lead, { description: '=1+1 nový popis' }, free);
  writeFileSync(temp('vracene/odbory/a.dat'), bytes);
  writeFileSync(temp('vracene/kopie.xlsx'), bytes);
  writeFileSync(temp('vracene/poznamka.xlsx'), 'text');
  writeFileSync(temp('vracene/~$a.xlsx'), 'lock');
  writeFileSync(temp('vracene/.skryty.xlsx'), 'hidden');
  symlinkSync('..', temp('vracene/odbory/nahoru'));
  const out = temp('sebrano.xlsx');
  const report = await collected([temp('vracene'), '--out', out], 1);
  expect(report.files.map(({ status, addressee, rows }) => [status, addressee, rows['new']! + rows['changed']!])).toEqual([
    [expect.stringMatching(/read|duplicate/), lead.name, expect.any(Number)],
    [expect.stringMatching(/read|duplicate/), lead.name, expect.any(Number)],
    ['refused', null, 0],
  ]);
  expect(report.totals).toMatchObject({ files: 3, read: 1, duplicate: 1, refused: 1, conflict: 0, unplaced: 0 });
  expect(report.totals['new']! + report.totals['changed']!).toBe(1);
  expect(report.files[2]!.problems).toEqual([
    {
      code: 'notReturn',
      sheet: '',
      cell: '',
      message: 'V souboru není tabulka podkladů. Vyžádejte si sešit, který jste poslali s výzvou.',
    },
  ]);
  expect(report.files.map(({ account }) => account)).toEqual([
    ...Array.from({ length: 2 }, () => ({ rowsRead: lead.items.length, leftOut: [], columnsUnused: [], guessed: [] })),
    null,
  ]);
  expect(descriptions(out)).toContain('=1+1 nový popis');
  expect(report.out).toBe(out);

  const again = await run(['collect', out, temp('vracene/kopie.xlsx'), '--out', temp('znovu.xlsx'), '--json']);
  expect(again.code).toBe(0);
  expect((JSON.parse(again.out) as Report).totals).toMatchObject({ new: 0, changed: 0, conflict: 0 });
});

describe('two files that say different things', () => {
  const [older, newer] = [temp('starsi.xlsx'), temp('novejsi.xlsx')];
  beforeAll(() => {
    writeFileSync(
      older,
      repacked(returnOf(lead, { description: 'první verze' }, free), { 'docProps/core.xml': saved('2026-01-10T08:00:00Z') }),
    );
    writeFileSync(
      newer,
      repacked(returnOf(lead, { description: 'druhá verze' }, free), { 'docProps/core.xml': saved('2026-01-14T08:00:00Z') }),
    );
  });

  test('nothing is written unless it is decided', async () => {
    const out = temp('sporne.xlsx');
    const report = await collected([older, newer, '--out', out], 2);
    expect(report.conflicts).toMatchObject([{ measure: lead.items[free]!.measure.code, decision: 'open' }]);
    expect(report.out).toBeNull();
    expect(() => readFileSync(out)).toThrow();
  });

  test('keep leaves what the workbook has, and lists it', async () => {
    const out = temp('ponechano.xlsx');
    const report = await collected([older, newer, '--out', out, '--on-conflict', 'keep'], 1);
    expect(report.conflicts.map(({ decision }) => decision)).toEqual(['keep']);
    expect(descriptions(out)).toEqual(descriptions(SAMPLE));
  });

  test('newest takes the newest', async () => {
    const out = temp('nejnovejsi.xlsx');
    const report = await collected([older, newer, '--out', out, '--on-conflict', 'newest'], 0);
    expect(report.conflicts.map(({ decision }) => decision)).toEqual(['newest']);
    expect(descriptions(out)).toContain('druhá verze');
    expect(descriptions(out)).not.toContain('první verze');
  });

  test('for people', async () => {
    const { out } = await run(['collect', SAMPLE, older, newer, '--dry-run']);
    expect(out).toContain('Různé odpovědi na totéž:');
    expect(out).toContain(`opatření ${lead.items[free]!.measure.code}`);
    expect(out).toMatch(/novejsi.xlsx \(2026-01-14T08:00:00Z\) Podklady!\d+: /);
    expect(out).toContain('Nic se nezapsalo');
  });
});

test('a file that does not say whose it is is taken only when its content is trusted', async () => {
  const path = file(
    'bez-vlastnosti.xlsx',
    withoutIdentity(repacked(returnOf(lead, { description: 'bez vlastností' }, free), { 'docProps/custom.xml': customProperties({}) })),
  );
  const report = await collected([path, '--out', temp('neduveruje.xlsx')], 1);
  expect(report.files).toMatchObject([{ status: 'unidentified', addressee: lead.name, problems: [{ code: 'unidentified' }] }]);
  expect(descriptions(temp('neduveruje.xlsx'))).not.toContain('bez vlastností');
  const trusted = await collected([path, '--out', temp('duveruje.xlsx'), '--trust-content'], 0);
  expect(trusted.files).toMatchObject([{ status: 'read' }]);
  expect(descriptions(temp('duveruje.xlsx'))).toContain('bez vlastností');
});

test('1 says that something in a file is to be mended, were it all taken', async () => {
  const wording = file('slova.xlsx', returnOf(lead, { progress: 'Hotovo', description: 'hotovo' }, free));
  const report = await collected([wording, '--dry-run'], 1);
  expect(report.files[0]!.problems).toMatchObject([{ code: 'wordingUnknown' }]);
  const harmless = file('vzorec.xlsx', returnOf(lead, { description: '=1+1 text' }, free));
  expect((await collected([harmless, '--dry-run'], 0)).files[0]!.problems).toMatchObject([{ code: 'formulaText' }]);
});

test('--dry-run writes nothing and needs no --out', async () => {
  const path = file('zkouska.xlsx', returnOf(lead, { description: 'zkouška' }, free));
  const report = await collected([path, '--dry-run'], 0);
  expect([report.out, report.totals['new']! + report.totals['changed']!]).toEqual([null, 1]);
});

test('a file without a time of its own has that of the disk', async () => {
  const path = file(
    'cas.xlsx',
    repacked(returnOf(lead, { description: 'čas disku' }, free), { 'docProps/core.xml': saved('2026-01-05T00:00:00Z') }),
  );
  utimesSync(path, new Date('2026-01-13T10:00:00Z'), new Date('2026-01-13T10:00:00Z'));
  await collected([path, '--out', temp('cas-disku.xlsx')], 0);
  const sources = utils.sheet_to_json<{ Zdroj: string }>(read(readFileSync(temp('cas-disku.xlsx'))).Sheets['Podklady']!);
  expect(sources.map(({ Zdroj }) => Zdroj).filter((text) => text?.startsWith('cas.xlsx'))).toEqual([
    expect.stringContaining('uloženo 2026-01-13T10:00:00Z'),
  ]);
});

test.each<[string, () => string[], string | RegExp]>([
  ['no files', () => [SAMPLE, '--out', temp('x.xlsx')], /^Použití: plneni collect/],
  ['no --out', () => [SAMPLE, SAMPLE], /^Použití: plneni collect/],
  [
    'a decision that is not there',
    () => [SAMPLE, SAMPLE, '--dry-run', '--on-conflict', 'nejak'],
    'Volba --on-conflict je newest, keep, both, nebo fail, ne „nejak“.',
  ],
  [
    'a file that is not there',
    () => [SAMPLE, temp('neni.xlsx'), '--dry-run'],
    `Soubor ${temp('neni.xlsx')} nelze přečíst. Zkontrolujte cestu a oprávnění.`,
  ],
  [
    'an empty folder',
    () => [SAMPLE, mkdirSync(temp('prazdna'), { recursive: true }) ?? temp('prazdna'), '--dry-run'],
    /^V zadaných složkách není žádný soubor/,
  ],
  [
    'a call in the place of the plan',
    () => [file('vyzva.xlsx', returnOf(lead, {}, free)), SAMPLE, '--dry-run'],
    /je sešit gestora\. Jako první uveďte sešit plánu\.$/,
  ],
])('unusable: %s', async (_, args, sentence) => {
  const { code, out, err } = await run(['collect', ...args()]);
  expect([code, out]).toEqual([2, '']);
  if (typeof sentence === 'string') expect(err).toBe(sentence);
  else expect(err).toMatch(sentence);
});

test('an archive, a mail and a folder with what systems leave in it: each file is told with the way to it, the same one counts once', async () => {
  const bytes = returnOf(lead, { description: 'Z přílohy' }, free);
  mkdirSync(temp('posta'), { recursive: true });
  writeFileSync(temp('posta/odbor.xlsx'), bytes);
  writeFileSync(temp('posta/Thumbs.db'), 'x');
  writeFileSync(temp('posta/vse.zip'), zipSync({ 'odbor.xlsx': bytes, '__MACOSX/._odbor.xlsx': strToU8('x') }));
  writeFileSync(temp('posta/zprava.eml'), eml({ attached: [{ name: 'odbor.xlsx', bytes }] }));
  const result = await run(['collect', SAMPLE, temp('posta'), '--out', temp('z-posty.xlsx'), '--json']);
  const { files, passedOver, totals } = JSON.parse(result.out) as Report & { passedOver: { path: string; why: string }[] };
  expect(files.map(({ path, status }) => [path, status])).toEqual([
    [temp('posta/odbor.xlsx'), 'read'],
    [temp('posta/vse.zip/odbor.xlsx'), 'duplicate'],
    [temp('posta/zprava.eml/odbor.xlsx'), 'duplicate'],
  ]);
  expect(passedOver.map(({ path }) => path)).toEqual([temp('posta/Thumbs.db'), temp('posta/vse.zip/__MACOSX/._odbor.xlsx')]);
  expect(totals).toMatchObject({ files: 3, read: 1, duplicate: 2, refused: 0 });
  expect(descriptions(temp('z-posty.xlsx'))).toContain('Z přílohy');
  const said = await run(['collect', SAMPLE, temp('posta'), '--dry-run']);
  expect(said.out).toContain('příloha e-mailu zprava.eml');
});
