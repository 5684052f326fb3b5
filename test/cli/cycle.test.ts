import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { asUser, column, open, table } from '../build/embedded';
import { cycle, fill, told, type Cycle } from '../build/cycle';
import { file, run, temp } from '../build/cli';
import { WordFile } from '../build/wordTemplate';
import { periodPlan, type PlanOptions } from '../build/periodPlans';

describe('freeze, revise, next, split, collect, summarize, compare', () => {
  let done: Cycle;
  beforeAll(async () => {
    done = await cycle();
  });

  test('every command does its part, with the answer that is promised', () => {
    const { runs } = done;
    expect(Object.entries(runs).map(([name, { code, err }]) => [name, code, err])).toEqual([
      ['freeze', 0, ''],
      ['revise', 0, ''],
      ['next', 1, ''],
      ['split', 0, ''],
      ['collect', 0, '1/1 vraceno.xlsx'],
      ['summarize', expect.any(Number), ''],
      ['compare', 0, ''],
    ]);
    expect(told(runs.freeze)).toEqual({
      period: '2024–2025',
      asOf: '2025-12-31',
      measures: 9,
      levels: { fulfilled: 4, partial: 3, unfulfilled: 2 },
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      already: false,
    });
    expect(told(runs.revise)).toEqual({
      rows: [
        { code: 'A2.2', level: 'unfulfilled', trigger: 'declared', proposal: 'edit' },
        { code: 'B1.1', level: 'unfulfilled', trigger: 'silent', proposal: 'continue' },
        { code: 'A2.1', level: 'partial', trigger: 'partialWithUnfulfilled', proposal: 'edit' },
        { code: 'B1.2', level: 'fulfilled', trigger: 'unproven', proposal: 'edit' },
      ],
    });
    expect(told(runs.next)).toEqual({
      carried: { measures: 8, criteria: 17, leads: 1 },
      left: [{ code: 'A2.2', proposal: 'drop' }],
      lineage: [
        ...['A1.1', 'A1.2', 'A1.3'].map((code) => ({ from: [code], to: code })),
        { from: ['A2.1'], to: 'A2.1' },
        { from: ['A2.1'], to: 'A2.3' },
        { from: ['B1.2', 'B1.1'], to: 'B1.2' },
        ...['B1.3', 'B1.10'].map((code) => ({ from: [code], to: code })),
      ],
      problems: [
        { code: 'criteriaRepeated', measure: 'A2.1', message: expect.stringContaining('A2.1, A2.3') },
        { code: 'criteriaJoined', measure: 'B1.2', message: expect.stringContaining('B1.2, B1.1') },
      ],
    });
  });

  test('the comparison counts each measure once, and its sentence adds up', async () => {
    const { periods, movement, sentence } = told(done.runs.compare) as {
      periods: { period: string; levels: Record<string, number> }[];
      movement: { code: string; change: string; before: string | null; after: string | null }[];
      sentence: string;
    };
    expect(periods.map(({ period }) => period)).toEqual(['2024–2025', '2026–2027']);
    const changes = Object.fromEntries(movement.map(({ code, change }) => [code, change]));
    expect(changes).toMatchObject({ 'A2.1': 'split', 'A2.3': 'split', 'A2.2': 'ended', 'B1.2': 'merged' });
    expect(movement.find(({ code }) => code === 'A2.2')).toEqual({
      code: 'A2.2',
      before: 'unfulfilled',
      after: null,
      change: 'ended',
      because: [],
    });
    const [first] = /Plněno \d+ → \d+: [^.]*\./.exec(sentence)!;
    expect(first).toMatch(new RegExp(`^Plněno ${periods[0]!.levels['fulfilled']} → ${periods[1]!.levels['fulfilled']}: `));
    const excel = await open(readFileSync(done.files.at(-1)!));
    expect(column(excel, 'tblPorovnaniVeta', 'Jak to vychází')).toContain(first);
    expect(table(excel, 'tblHistorie')).toHaveLength(10);
  });

  test('the calls of the next plan show what was answered the last time', async () => {
    const excel = await open(readFileSync(done.files[5]!));
    expect(column(excel, 'tblPodklady', 'Minulá odpověď').filter((text) => text !== '').length).toBeGreaterThan(5);
  });

  test('without the workbook of the last plan the calls show how the measures ended, of a merged one both', async () => {
    const { out, code } = await run(['split', done.files[4]!, '--out', temp('bez-minuleho'), '--json']);
    expect(code).toBe(0);
    const [call] = (JSON.parse(out) as { calls: { file: string }[] }).calls;
    const excel = await open(readFileSync(temp(join('bez-minuleho', call!.file))));
    const codes = column(excel, 'tblPodklady', 'Kód opatření');
    const ended = Object.fromEntries(column(excel, 'tblPodklady', 'Minulá odpověď').map((text, i) => [codes[i], text]));
    expect(ended).toMatchObject({
      'A1.1': 'Období 2024–2025: Plněno',
      'A1.3': 'Období 2024–2025: Plněno částečně (personální a kapacitní limity)',
      'A2.3': expect.stringMatching(/^Období 2024–2025: Plněno částečně/),
      'B1.2': 'Období 2024–2025: B1.2 Plněno; B1.1 Neplněno (bez odpovědi)',
    });
    expect(excel.readSheet('Pokyny').values.flat().join('\n')).toContain('Jak opatření minule dopadlo');
  });

  test('a Historie that somebody edited does not hold the calls up, and it is told', async () => {
    const excel = await open(readFileSync(done.files[4]!));
    await fill(excel, 'tblHistorie', [{ Úroveň: 'Neplněno' }]);
    const edited = file('next-upraveno.xlsx', await excel.save('xlsx'));
    const { out, code } = await run(['split', edited, '--out', temp('upravena-historie'), '--json']);
    expect(code).toBe(0);
    const [problem] = (JSON.parse(out) as { problems: Record<string, string>[] }).problems;
    expect(problem).toMatchObject({ code: 'lastPeriodUnknown', severity: 'warning', sheet: 'Historie' });
    expect(problem!['message']).toMatch(/^Výzvy neukážou, jak opatření minule dopadla\. Řádek opatření A1\.1 .*Historie!C2/);
  });

  test('a next plan in which somebody has answered is not overwritten, an empty one is', async () => {
    const dates = ['--name', 'Akční plán 2026-2027', '--from', '2026-01-01', '--to', '2027-12-31'];
    const collected = readFileSync(done.files[6]!);
    const again = await run(['next', done.files[3]!, '--out', done.files[6]!, ...dates]);
    expect(again).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^V souboru \S+ je plán se? \d+ podklady a byl by přepsán\./),
    });
    expect(readFileSync(done.files[6]!).equals(collected)).toBe(true);
    expect((await run(['next', done.files[3]!, '--out', file('prazdny.xlsx', readFileSync(done.files[4]!)), ...dates])).code).toBe(1);
  });

  test('the report of the next plan compares with what Historie keeps, without the workbook of the last plan', async () => {
    const sections = async (...args: readonly string[]): Promise<Record<string, unknown>> => {
      const { out, err } = await run(['report', done.files[7]!, '--out', temp('zprava.docx'), '--json', ...args]);
      expect(err).toBe('');
      const all = (JSON.parse(out) as { sections: { id: string; included: boolean; why: string | null }[] }).sections;
      return Object.fromEntries(all.map(({ id, included, why }) => [id, included ? true : why]));
    };
    const alone = await sections();
    expect(alone).toMatchObject({ porovnani: true, revize: true, vyhodnoceni: 'Závěrečné vyhodnocení potřebuje aspoň tři období.' });
    const { lines } = new WordFile(readFileSync(temp('zprava.docx')));
    expect(lines.some((line) => /^Plněno: Plněno 4 → \d+: /.test(line))).toBe(true);
    expect(await sections('--previous', done.files[3]!)).toEqual(alone);
  });

  test('freezing what is frozen says so and changes no cell', async () => {
    const { out } = await run(['freeze', done.files[1]!, '--out', temp('znovu.xlsx'), '--by', 'Petr', '--json']);
    expect(JSON.parse(out)).toMatchObject({ already: true });
  });

  test('what makes the frozen levels wrong is told with its place, and stops the next plan', async () => {
    const excel = await open(periodPlan());
    await asUser(excel, (context) => {
      const cell = context.workbook.worksheets.getItem('Opatření').getRange('A2');
      cell.numberFormat = [['General']];
      cell.values = [[46023]];
    });
    const plan = file('datum-v-kodu.xlsx', await excel.save('xlsx'));
    const frozen = temp('datum-uzavreno.xlsx');
    const freeze = ['freeze', plan, '--by', 'Jana', '--out', frozen];
    const { code, out } = await run(freeze);
    expect(code).toBe(1);
    expect(out).toMatch(/Období 2024–2025 je uzavřeno[^]*\n {2}chyba Opatření!A2: Z kódu udělal Excel datum 1\. 1\. 2026\./);
    const silent = await run([...freeze, '--json']);
    expect(Object.keys(JSON.parse(silent.out) as object)).toEqual(['period', 'asOf', 'measures', 'levels', 'fingerprint', 'already']);
    expect(silent).toMatchObject({ code: 1, err: expect.stringContaining('Opatření!A2') });
    const dates = ['--name', 'Další', '--from', '2026-01-01', '--to', '2027-12-31'];
    const next = await run(['next', frozen, '--out', temp('datum-dalsi.xlsx'), ...dates]);
    expect(next).toMatchObject({ code: 2, out: '' });
    expect(next.err).toBe(
      'Z kódu opatření v buňce Opatření!A2 udělal Excel datum 1. 1. 2026. Nastavte buňce formát Text a kód napište znovu, nejspíš 1.1.',
    );
    expect(existsSync(temp('datum-dalsi.xlsx'))).toBe(false);
  });

  test('what a person reads', async () => {
    expect((await run(['compare', done.files[7]!])).out).toMatch(/2024–2025 \(stav k 31\. 12\. 2025\)[\s\S]*Nic se nezapsalo/);
    const english = await run(['compare', done.files[7]!, '--lang', 'en']);
    expect(english.out).toMatch(/Plněno \d+ → \d+: /);
    expect(english.out).not.toMatch(/periods\.|cli\./);
    expect((await run(['freeze', done.files[0]!, '--by', 'Jana', '--out', temp('x1.xlsx')])).out).toMatch(
      /^Období 2024–2025 je uzavřeno: opatření 9/,
    );
    expect((await run(['revise', done.files[0]!, '--out', temp('x2.xlsx')])).out).toMatch(
      /A2\.2 · Neplněno · neplněno podle vyjádření · Upravit/,
    );
  });
});

const EARLIER = { periodFrom: '2022-01-01', periodTo: '2023-12-31', asOf: '2023-12-31' };

describe('what cannot be used: one sentence, nothing written', () => {
  const plan = (name: string, options: PlanOptions = {}): string => file(name, periodPlan(options));
  const refused = async (...args: readonly string[]): Promise<string> => {
    const out = temp(args[0] === 'report' ? 'odmitnuto.docx' : 'odmitnuto.xlsx');
    const { code, out: said, err } = await run([...args, '--out', out]);
    expect({ code, said }).toEqual({ code: 2, said: '' });
    expect(existsSync(out)).toBe(false);
    expect(err).toMatch(/^\S[^\n]+[.“]$/);
    return err;
  };

  test('a plan without dates', async () =>
    expect(await refused('freeze', plan('bez.xlsx', { settings: { periodFrom: '', asOf: '' } }), '--by', 'Jana')).toBe(
      'Plán nemá období. Na listu Nastavení doplňte: Období od, Stav k datu.',
    ));

  test('another plan as the last one, one plan alone, the next plan of one that is not frozen', async () => {
    const own = plan('vlastni.xlsx');
    const earlier = { planName: 'AP', ...EARLIER };
    const other = plan('jiny.xlsx', { levels: { 'X1.1': ['P'], 'X1.2': ['N'], 'X1.3': ['C'] }, settings: earlier });
    expect(await refused('compare', own, '--previous', other)).toMatch(
      /^Plán na období 2022–2023 nenavazuje: najde se v něm 0 z 9 opatření/,
    );
    expect(await refused('report', own, '--previous', other)).toMatch(/^Plán na období 2022–2023 nenavazuje/);
    expect(await refused('compare', own)).toMatch(/^Období 2024–2025 není s čím porovnat/);
    expect(await refused('next', own, '--name', 'AP 2026', '--from', '2026-01-01', '--to', '2027-12-31')).toMatch(
      /^Období 2024–2025 ještě není uzavřeno\. Uzavřete ho příkazem „plneni freeze .*vlastni\.xlsx --by/,
    );
    const renamed = plan('kody.xlsx', {
      settings: earlier,
      measures: (row) => (row.code === 'A1.1' ? { ...row, title: 'Koupit automobil pro pečovatelky' } : row),
    });
    expect(await refused('compare', own, '--previous', renamed)).toMatch(/^Kód A1\.1 znamená něco jiného než v období 2022–2023/);
  });

  test('another plan as the last one of the calls', async () => {
    const [own, folder] = [plan('vyzvy-vlastni.xlsx'), temp('odmitnute-vyzvy')];
    const other = plan('vyzvy-jine.xlsx', { levels: { 'X1.1': ['P'], 'X1.2': ['N'] }, settings: { planName: 'AP', ...EARLIER } });
    const { code, out, err } = await run(['split', own, '--out', folder, '--previous', other]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^Plán na období 2022–2023 nenavazuje[^\n]*\.$/);
    expect(existsSync(folder)).toBe(false);
  });

  test('a frozen row that somebody edited, and a period frozen twice', async () => {
    const frozen = temp('rucne.xlsx');
    await run(['freeze', plan('k-uprave.xlsx'), '--out', frozen, '--by', 'Jana']);
    const excel = await open(readFileSync(frozen));
    await fill(excel, 'tblHistorie', [{ Úroveň: 'Neplněno' }]);
    const edited = file('upraveno.xlsx', await excel.save('xlsx'));
    expect(await refused('compare', edited, '--previous', frozen)).toMatch(
      /^Řádek opatření A1\.1 v uzavřeném období 2024–2025 někdo přepsal \(Historie!C5\)/,
    );
    expect(await refused('revise', edited)).toMatch(/někdo přepsal/);
    // The calls of this period need nothing of its freeze.
    expect((await run(['split', edited, '--out', temp('presto'), '--json'])).out).not.toContain('lastPeriodUnknown');
    await fill(excel, 'tblHistorie', [{ Úroveň: 'Plněno' }]);
    const other = temp('petr.xlsx');
    await run(['freeze', plan('k-uprave-jinym.xlsx'), '--out', other, '--by', 'Petr']);
    const rows = (await open(readFileSync(other))).readSheet('Historie').values.slice(4) as unknown[][];
    await asUser(excel, (context) => void context.workbook.tables.getItem('tblHistorie').rows.add(undefined, rows as string[][]));
    const twice = file('dvakrat.xlsx', await excel.save('xlsx'));
    expect(await refused('freeze', twice, '--by', 'Petr', '--reason', 'oprava')).toMatch(
      /^Na listu Historie je období 2024–2025 uzavřeno dvakrát/,
    );
  });

  test('the next plan over the plan that it is made of: its answers would be lost', async () => {
    const frozen = temp('pres-sebe.xlsx');
    await run(['freeze', plan('pro-pres-sebe.xlsx'), '--out', frozen, '--by', 'Jana']);
    const before = readFileSync(frozen);
    const dates = ['--name', 'Další', '--from', '2026-01-01', '--to', '2027-12-31'];
    symlinkSync(frozen, temp('odkaz.xlsx'));
    for (const out of [frozen, temp(join('.', 'pres-sebe.xlsx')), temp('odkaz.xlsx')]) {
      const { code, err } = await run(['next', frozen, '--out', out, ...dates]);
      expect([code, err]).toEqual([2, `Výstup ${out} je soubor, ze kterého se čte, a byl by přepsán. Za --out napište jiný název.`]);
    }
    expect(readFileSync(frozen).equals(before)).toBe(true);
  });

  test('words on the command line', async () => {
    const own = plan('slova.xlsx');
    expect(await refused('freeze', own)).toMatch(/Použití: plneni freeze/);
    expect(await refused('freeze', own, '--by', ' ')).toBe('Napište, kdo období uzavírá.');
    expect(await refused('compare', own, own)).toMatch(/Použití: plneni compare/);
    expect(await refused('next', own, '--name', 'X', '--from', '2026-01-01')).toMatch(/^Volby --from a --to/);
    expect(await refused('compare', own, '--previous', temp('neni.xlsx'))).toMatch(/nelze přečíst/);
  });

  test('several earlier workbooks: one option each, or one after another', async () => {
    const of = (year: number) =>
      plan(`p${year}.xlsx`, {
        settings: { planName: `AP ${year}`, periodFrom: `${year}-01-01`, periodTo: `${year + 1}-12-31`, asOf: `${year + 1}-12-31` },
      });
    const [a, b, own] = [of(2020), of(2022), of(2024)];
    for (const args of [
      ['--previous', a, '--previous', b],
      ['--previous', a, b],
    ]) {
      const { code, out } = await run(['compare', own, ...args, '--json']);
      expect(code).toBe(0);
      expect((JSON.parse(out) as { periods: { period: string }[] }).periods.map(({ period }) => period)).toEqual([
        '2020–2021',
        '2022–2023',
        '2024–2025',
      ]);
    }
  });
});
