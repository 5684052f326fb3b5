import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { FAULTY, SAMPLE, run, temp, type Run } from '../build/cli';

interface Json {
  plan: string;
  asOf: string;
  reading: string;
  threshold: number;
  total: number;
  levels: { level: string; label: string; count: number; percent: number; caption: string }[];
  areas: { code: string; name: string; fulfilled: number; partial: number; unfulfilled: number }[];
  measures: {
    code: string;
    computed: string;
    final: string;
    criteria: { fulfilled: number; partial: number; unfulfilled: number };
    borderline: boolean;
    overridden: boolean;
    coverage: number | null;
    reason: string | null;
    why: string;
  }[];
  readings: Record<string, [number, number, number]>;
  findings: { code: string; severity: string; sheet: string; cell: string; message: string; hint: string }[];
}
const json = ({ out }: Run): Json => JSON.parse(out) as Json;
const keys = (object: object): string => Object.keys(object).join(' ');

describe('summarize --json on the sample', () => {
  let sample: Run;
  let report: Json;
  beforeAll(async () => {
    sample = await run(['summarize', SAMPLE, '--json']);
    report = json(sample);
  });

  test('is done, and stdout holds one object', () => {
    expect(sample).toMatchObject({ code: 0, err: '' });
    expect(keys(report)).toBe('plan asOf reading threshold total levels areas measures readings findings');
    expect(report).toMatchObject({ plan: 'Akční plán 2024-2025', asOf: '2025-12-31', reading: 'výchozí', threshold: 0.9, total: 72 });
  });

  test('levels as published', () => {
    expect(report.levels).toEqual([
      { level: 'fulfilled', label: 'Plněno', count: 40, percent: 56, caption: 'Plněno; 40; 56%' },
      { level: 'partial', label: 'Plněno částečně', count: 28, percent: 39, caption: 'Plněno částečně; 28; 39%' },
      { level: 'unfulfilled', label: 'Neplněno', count: 4, percent: 5, caption: 'Neplněno; 4; 5%' },
    ]);
  });

  test('totals under each reading', () => {
    expect(Object.keys(report.readings)).toEqual(['výchozí', 'doslovný', 'relativní', 'vstřícný']);
    expect(report.readings['výchozí']).toEqual([40, 28, 4]);
    for (const totals of Object.values(report.readings)) expect(totals.reduce((sum, n) => sum + n, 0)).toBe(72);
  });

  test('areas add up to the whole', () => {
    expect(report.areas.map(({ code }) => code)).toEqual(['A', 'B', 'C', 'D', 'E']);
    const sum = (level: 'fulfilled' | 'partial' | 'unfulfilled'): number => report.areas.reduce((total, area) => total + area[level], 0);
    expect([sum('fulfilled'), sum('partial'), sum('unfulfilled')]).toEqual([40, 28, 4]);
    for (const area of report.areas) expect(keys(area)).toBe('code name fulfilled partial unfulfilled');
  });

  test('every measure with its level, its criteria and why', () => {
    expect(report.measures).toHaveLength(72);
    for (const measure of report.measures) {
      expect(keys(measure)).toBe('code computed final criteria borderline overridden coverage reason why');
      expect(keys(measure.criteria)).toBe('fulfilled partial unfulfilled');
      expect([measure.computed, measure.final]).toEqual([
        expect.stringMatching(/^(fulfilled|partial|unfulfilled)$/),
        expect.stringMatching(/^(fulfilled|partial|unfulfilled)$/),
      ]);
      expect(measure.why).toMatch(/^\p{Lu}.+\.$/u);
      expect(measure.overridden || measure.computed === measure.final).toBe(true);
    }
    expect(report.measures.filter(({ overridden }) => overridden)).toHaveLength(3);
    expect(report.measures.filter(({ borderline }) => borderline)).toHaveLength(9);
    const coverages = report.measures.flatMap(({ coverage }) => coverage ?? []);
    expect(coverages.some((share) => share >= 0.9) && coverages.some((share) => share < 0.9)).toBe(true);
    expect(report.measures.filter(({ final, reason }) => final === 'unfulfilled' && reason === null)).toEqual([]);
  });

  test('findings with their places', () => {
    for (const finding of report.findings) {
      expect(keys(finding)).toBe('code severity sheet cell message hint');
      expect(finding.severity).toMatch(/^(error|warning|info)$/);
      expect(finding.message).toMatch(/\.$/);
      expect(finding.hint).toMatch(/\.$/);
    }
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each([
    ['doslovný', 'doslovný'],
    ['relativni', 'relativní'],
    ['VSTŘÍCNÝ', 'vstřícný'],
    ['výchozí', 'výchozí'],
  ])('--reading %s counts by that reading and leaves the others as they were', async (typed, reading) => {
    const other = json(await run(['summarize', SAMPLE, '--json', '--reading', typed]));
    expect(other.reading).toBe(reading);
    expect(other.readings).toEqual(report.readings);
    expect(other.levels.map(({ count }) => count)).toEqual(report.readings[reading]);
  });
});

test('--out holds the figures and both charts, and IN is untouched', async () => {
  const before = readFileSync(SAMPLE);
  const { code, out } = await run(['summarize', SAMPLE, '--out', temp('souhrn.xlsx')]);
  expect(code).toBe(0);
  expect(out).toContain(`Zapsáno do ${temp('souhrn.xlsx')}`);
  expect(out).toMatch(/Plněno +40 +56 %\n *Plněno částečně +28 +39 %\n *Neplněno +4 +5 %/);
  expect(readFileSync(SAMPLE).equals(before)).toBe(true);

  const book = read(readFileSync(temp('souhrn.xlsx')), { bookFiles: true });
  const cells = utils.sheet_to_json<unknown[]>(book.Sheets['Souhrn']!, { header: 1 }).map((row) => row.slice(0, 4).join('|'));
  for (const row of [
    'Plněno|40|0.56|Plněno; 40; 56%',
    'Plněno částečně|28|0.39|Plněno částečně; 28; 39%',
    'Neplněno|4|0.05|Neplněno; 4; 5%',
  ]) {
    expect(cells).toContain(row);
  }
  expect((book as unknown as { keys: string[] }).keys.filter((name) => /charts\/chart\d+\.xml$/.test(name))).toHaveLength(3);
});

test('without --out nothing is written', async () => {
  const before = readdirSync(dirname(temp('x')));
  const { code, out } = await run(['summarize', SAMPLE]);
  expect(code).toBe(0);
  expect(out).toContain('Nic se nezapsalo');
  expect(readdirSync(dirname(temp('x')))).toEqual(before);
});

test('an existing OUT is replaced, and a second run on it gives the same figures', async () => {
  const [first, second] = [temp('jednou.xlsx'), temp('dvakrat.xlsx')];
  await run(['summarize', SAMPLE, '--out', first]);
  const once = readFileSync(first);
  const again = await run(['summarize', first, '--out', second, '--json'], { now: () => new Date(2026, 5, 1) });
  expect(json(again).levels.map(({ count }) => count)).toEqual([40, 28, 4]);
  expect(readFileSync(second).equals(once)).toBe(true);
  await run(['summarize', SAMPLE, '--out', first]);
  expect(readFileSync(first).equals(once)).toBe(true);
});

test('findings of severity error: done, and the exit code says 1', async () => {
  const out = temp('chyby.xlsx');
  const faulty = await run(['summarize', FAULTY, '--json', '--out', out]);
  expect(faulty.code).toBe(1);
  expect(existsSync(out)).toBe(true);
  const { findings } = json(faulty);
  expect(findings.some(({ severity }) => severity === 'error')).toBe(true);

  const checked = await run(['check', FAULTY, '--json']);
  expect(checked.code).toBe(1);
  const said = JSON.parse(checked.out) as { findings: unknown; account: Record<string, unknown> };
  expect(said.findings).toEqual(findings);
  expect(said.account).toMatchObject({ rowsGiven: 818, rowsRead: 815, columnsUnused: [], noticed: [], guessed: [] });
  expect(said.account['leftOut']).toHaveLength(3);
});

test('check lists what to check and writes nothing', async () => {
  const before = readFileSync(FAULTY);
  const { code, out } = await run(['check', FAULTY]);
  expect(code).toBe(1);
  expect(out).toMatch(/^Kontrola: chyb \d+, varování \d+, informací \d+\.\n {2}chyba \S+![A-Z]+\d+: /);
  expect(readFileSync(FAULTY).equals(before)).toBe(true);
});

test('--lang en speaks English, words of the plan stay Czech', async () => {
  const { code, out } = await run(['summarize', SAMPLE, '--lang', 'en']);
  expect(code).toBe(0);
  expect(out).toMatch(/Totals under each reading/);
  expect(out).toMatch(/Plněno částečně +28/);
  expect(out).toMatch(/\n {2}warning Okruhy!B4: /);
  const { measures } = json(await run(['summarize', SAMPLE, '--lang', 'en', '--json']));
  expect(measures[0]!.why).toMatch(/criteri|fulfilled/i);
});
