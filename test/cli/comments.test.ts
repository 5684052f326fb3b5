import { readdirSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { open, asUser } from '../build/embedded';
import { file, run, SAMPLE, temp } from '../build/cli';
import { from, heading, para, run as text, to, word } from '../build/word';

interface Collected {
  readonly files: readonly {
    path: string;
    status: string;
    who: string | null;
    comments: object;
    problems: readonly { code: string; message: string }[];
  }[];
  readonly totals: Readonly<Record<string, number>>;
}

const sheetRows = (path: string, sheet: string): Record<string, unknown>[] => utils.sheet_to_json(read(readFileSync(path)).Sheets[sheet]!);
const sheetLines = (path: string, sheet: string): unknown[][] =>
  utils.sheet_to_json(read(readFileSync(path)).Sheets[sheet]!, { header: 1 });
const forms = temp('kolo1');
const COPY = 'ukazka-kolo-1.xlsx';

/** What a body does: opens its workbook, writes into the first rows, saves it. */
async function fill(name: string, rows: readonly (readonly string[])[]): Promise<void> {
  const path = join(forms, name);
  const excel = await open(readFileSync(path));
  await asUser(excel, (context) => {
    const sheet = context.workbook.worksheets.getItem('Připomínky');
    rows.forEach((cells, r) => (sheet.getRange(`B${r + 5}:F${r + 5}`).values = [[...cells]]));
  });
  writeFileSync(path, await excel.save());
}

const REQUEST = [
  'comments',
  'request',
  SAMPLE,
  '--round',
  '1',
  '--to',
  'Komise;Pracovní skupina; OSV',
  '--until',
  '2026-03-15',
  '--out',
  forms,
];

test('a workbook for each body; again over blank ones, never over one that is filled in', async () => {
  const { code, out } = await run([...REQUEST, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    round: '1',
    files: [
      { who: 'Komise', file: 'pripominky-komise.xlsx' },
      { who: 'Pracovní skupina', file: 'pripominky-pracovni-skupina.xlsx' },
      { who: 'OSV', file: 'pripominky-osv.xlsx' },
    ],
  });
  // The plan that was given is as it was; its copy knows the round, and another request leaves it alone.
  expect(readdirSync(forms).sort()).toEqual(['pripominky-komise.xlsx', 'pripominky-osv.xlsx', 'pripominky-pracovni-skupina.xlsx', COPY]);
  const [round] = sheetLines(join(forms, COPY), 'Kola').slice(-1);
  expect(round!.slice(0, 4)).toEqual(['1', 'Komise; Pracovní skupina; OSV', expect.any(Number), 46096]);
  const copied = readFileSync(join(forms, COPY));
  const second = await run(REQUEST);
  expect(second.code).toBe(0);
  expect(second.out).toContain(join(forms, COPY));
  expect(readFileSync(join(forms, COPY)).equals(copied)).toBe(true);
  const known = await run(REQUEST.map((one) => (one === SAMPLE ? join(forms, COPY) : one)));
  expect(known.out).toContain('Kolo 1 už plán zná.');
  expect(readdirSync(forms)).toHaveLength(4);
  await fill('pripominky-komise.xlsx', [
    ['A1.1', '3-5', 'zásadní', '=1+1 není součet', '- nové znění'],
    ['', 'Úvod', 'formální', 'Opravit rok.', ''],
  ]);
  await fill('pripominky-osv.xlsx', [['', '', '', 'Bez připomínek', '']]);
  const again = await run(REQUEST);
  expect(again).toMatchObject({ code: 2, out: '' });
  expect(again.err).toContain('pripominky-komise.xlsx už existuje');
});

test('they come back with a document of Word; what was collected is settled and counted; collecting again changes nothing', async () => {
  const document = word({
    body: [heading('A2.7 Tlumočení'), para(`${from(1)}${text('V malých obcích')}${to(1)}`)].join(''),
    comments: [{ id: 1, author: 'Jana Malá', text: 'Doplnit obce.' }],
  });
  mkdirSync(join(forms, 'Pracovní skupina'));
  writeFileSync(join(forms, 'Pracovní skupina', 'zprava.docx'), document);
  file('kolo1/smlouva.pdf', Buffer.from('%PDF-1.4'));
  const dry = await run(['comments', 'collect', SAMPLE, forms, '--dry-run', '--out', temp('nic.xlsx'), '--json']);
  const plan = temp('plan1.xlsx');
  const { code, out, err } = await run(['comments', 'collect', SAMPLE, forms, '--out', plan, '--json']);
  expect(err).toBe('');
  const done = JSON.parse(out) as Collected;
  expect(dry.out).toBe(out);
  expect(readdirSync(temp('.'))).not.toContain('nic.xlsx');
  expect(
    Object.fromEntries(done.files.map(({ path, status, who, comments }) => [path.slice(forms.length + 1), [status, who, comments]])),
  ).toEqual({
    'Pracovní skupina/zprava.docx': ['read', 'Pracovní skupina', { new: 1, changed: 0, same: 0, unplaced: 0 }],
    'pripominky-komise.xlsx': ['read', 'Komise', { new: 2, changed: 0, same: 0, unplaced: 0 }],
    'pripominky-osv.xlsx': ['read', 'OSV', { new: 1, changed: 0, same: 0, unplaced: 0 }],
    'pripominky-pracovni-skupina.xlsx': ['read', 'Pracovní skupina', { new: 0, changed: 0, same: 0, unplaced: 0 }],
    'smlouva.pdf': ['refused', null, { new: 0, changed: 0, same: 0, unplaced: 0 }],
  });
  expect(done.totals).toMatchObject({ files: 5, read: 4, refused: 1, new: 4, changed: 0, same: 0, unplaced: 0 });
  // The PDF, and the form without a comment, are to be asked about.
  expect(code).toBe(1);

  const rows = sheetRows(plan, 'Připomínky').slice(-4);
  expect(rows.map((row) => [row['Č.'], row['Kdo'], row['Kód opatření'] ?? '', row['Kolo'], row['Připomínka']])).toEqual([
    ['9', 'Komise', 'A1.1', '1', '=1+1 není součet'],
    ['10', 'Komise', '', '1', 'Opravit rok.'],
    ['11', 'OSV', '', '1', 'Bez připomínek'],
    ['12', 'Pracovní skupina', 'A2.7', '1', 'Doplnit obce.'],
  ]);
  expect(rows[3]!['Zdroj']).toContain('Jana Malá');
  expect(
    Object.keys(rows[3]!)
      .filter((name) => name !== 'Zdroj')
      .map((name) => rows[3]![name]),
  ).not.toContain('Jana Malá');
  const [round] = sheetLines(plan, 'Kola').slice(-1);
  expect(round!.slice(0, 2)).toEqual(['1', 'Komise; Pracovní skupina; OSV']);

  // Whoever goes on in the copy comes to the same.
  const fromCopy = temp('plan-kopie.xlsx');
  const other = await run(['comments', 'collect', join(forms, COPY), forms, '--out', fromCopy, '--json']);
  expect((JSON.parse(other.out) as Collected).totals).toEqual(done.totals);
  expect(sheetRows(fromCopy, 'Připomínky')).toEqual(sheetRows(plan, 'Připomínky'));
  const told = await run(['comments', 'collect', SAMPLE, forms, '--dry-run']);
  expect(told.out).toContain(`${join(forms, COPY)} · sešit plánu`);
  const named = await run(['comments', 'collect', SAMPLE, join(forms, COPY), '--dry-run']);
  expect(named.out).toContain('Je to sešit plánu');

  const again = JSON.parse((await run(['comments', 'collect', plan, forms, '--out', temp('plan2.xlsx'), '--json'])).out) as Collected;
  expect(again.totals).toMatchObject({ new: 0, changed: 0, same: 4, unplaced: 0 });

  const status = await run(['comments', 'status', plan, '--json'], { now: () => new Date(2026, 3, 1) });
  const { rounds, findings } = JSON.parse(status.out) as { rounds: object[]; findings: { code: string; cell: string }[] };
  expect(status.code).toBe(1);
  expect(rounds[0]).toMatchObject({
    round: '1',
    disputes: 0,
    byResult: { accepted: expect.any(Number) as number, partly: expect.any(Number) as number, rejected: expect.any(Number) as number },
  });
  expect(findings.filter(({ code }) => code === 'commentOverdue')).not.toHaveLength(0);
  for (const { cell } of findings) expect(cell).toMatch(/^[A-Z]+\d+$/);
  expect((await run(['comments', 'status', plan])).out).toContain('Kolo 1: připomínek');
});

test('what cannot be used is one sentence, and nothing is written', async () => {
  const refused = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await run(['comments', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return err;
  };
  const target = temp('zadny');
  expect(await refused('request', SAMPLE, '--round', '1', '--out', target)).toMatch(/^Komu sešity poslat\?/);
  expect(await refused('request', SAMPLE, '--round', ' ', '--to', 'Komise', '--out', target)).toMatch(/^Volba --round/);
  expect(await refused('request', SAMPLE, '--round', '1', '--to', 'x', '--until', 'zítra', '--out', target)).toMatch(/^Volba --until/);
  expect(await refused('request', join(forms, 'pripominky-osv.xlsx'), '--round', '1', '--to', 'x', '--out', target)).not.toBe('');
  expect(await refused('collect', SAMPLE, join(forms, 'neni.xlsx'), '--out', temp('a.xlsx'))).toContain('neni.xlsx');
  expect(await refused('status', temp('neni.xlsx'))).toContain('neni.xlsx');
  expect(await refused()).toMatch(/^Použití: plneni comments request/);
  expect(await refused('smazat')).toMatch(/^Použití: plneni comments request/);
  expect(await refused('status', SAMPLE, '--out', target)).toMatch(/^Volba --out .* plneni comments status/);
  expect(readdirSync(temp('.'))).not.toContain('zadny');
  mkdirSync(temp('obsazeno'));
  file('obsazeno/ukazka-kolo-1.xlsx', Buffer.from('něčí soubor'));
  expect(await refused('request', SAMPLE, '--round', '1', '--to', 'x', '--out', temp('obsazeno'))).toContain(
    'ukazka-kolo-1.xlsx už existuje',
  );
  expect(readdirSync(temp('obsazeno'))).toEqual(['ukazka-kolo-1.xlsx']);
  const { out } = await run(['comments', '--help']);
  for (const command of ['request', 'collect', 'status']) expect(out).toContain(`plneni comments ${command}`);
});
