import { existsSync, readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { run, SAMPLE, temp } from '../build/cli';

test('the sheet Území is written into a copy of the plan', async () => {
  const out = temp('uzemi.xlsx');
  const { code, out: said } = await run(['territory', SAMPLE, '--out', out, '--json']);
  expect([code, JSON.parse(said)]).toMatchObject([0, { sheet: 'Území', municipalities: 215 }]);
  const sheet = read(readFileSync(out), { cellFormula: true }).Sheets['Území']!;
  expect(sheet['A1']).toMatchObject({ v: 'Území: kde se plní kritéria, která se hodnotí podle obcí' });
  expect(sheet['C3']).toMatchObject({ v: 'všechna' });
}, 120_000);

test('without a place for the result nothing is done, and a plan without territory is refused in a sentence', async () => {
  expect((await run(['territory', SAMPLE])).code).toBe(2);
  const plan = temp('bez.xlsx');
  await run(['template', '--out', plan, '--region', 'none']);
  const out = temp('bez-mapy.xlsx');
  const refused = await run(['territory', plan, '--out', out]);
  expect([refused.code, existsSync(out)]).toEqual([2, false]);
});

describe('requests for exactly those who are missing in a criterion', () => {
  test('each of them gets one, and nobody else', async () => {
    const folder = temp('chybejici');
    const { code, out: said } = await run(['split', SAMPLE, '--missing', 'A1.4', '--out', folder, '--json']);
    const { calls } = JSON.parse(said) as { calls: { addressee: string; criteria: number }[] };
    expect(code).toBeLessThan(2);
    const checked = await run(['territory', SAMPLE, '--out', temp('kde-chybi.xlsx')]);
    expect(checked.code).toBe(0);
    const sheet = read(readFileSync(temp('kde-chybi.xlsx'))).Sheets['Území']!;
    const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
    const head = rows.find((row) => row.includes('Kód obce'))!;
    const silent = rows.flatMap((row) => (row[head.indexOf('A1.4/3')] === 'bez odpovědi' ? [row[head.indexOf('Obec')]!] : []));
    expect(silent.length).toBeGreaterThan(3);
    expect(calls.map(({ addressee }) => addressee.replace(/^(Město|Obec) /, '')).sort()).toEqual([...silent].sort());
    expect(calls.every(({ criteria }) => criteria > 0)).toBe(true);
  }, 60_000);

  test.each([
    ['B2.1/1', 'U kritéria B2.1/1 žádná obec nechybí.'],
    ['A1.1', 'Za --missing napište kód kritéria s územím, ne „A1.1“: A1.3/1, A1.4/3'],
    ['A9', 'ne „A9“'],
  ])('%s is refused in a sentence, and nothing is written', async (asked, sentence) => {
    const folder = temp(`nic-${asked.replace('/', '-')}`);
    const { code, err } = await run(['split', SAMPLE, '--missing', asked, '--out', folder]);
    expect([code, err, existsSync(folder)]).toEqual([2, expect.stringContaining(sentence), false]);
  });
});
