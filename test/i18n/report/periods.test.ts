import { frozenRows, historyOf } from '../../../src/core/periods/history';
import { periodOf } from '../../../src/core/periods/period';
import type { Block } from '../../../src/core/report/document';
import type { ReportSource } from '../../../src/core/report/source';
import { outline } from '../../../src/i18n/report/outline';
import { joined, measureAt, plan, type PlanParts } from '../../build/plans';
import { sourceOf } from '../../build/report';

const LAST = { periodFrom: '2022-01-01', periodTo: '2023-12-31', asOf: '2023-12-31' };
const section = (id: 'porovnani' | 'revize' | 'vyhodnoceni', source: ReportSource, previous: ReportSource | null) =>
  outline(source, [], { previous: previous?.plan ?? null }).find((one) => one.id === id)!;
const shown = (text: string): string => text.replace(/\u00a0/g, ' ');
const tableOf = (blocks: readonly Block[], at: number): string[] => {
  const table = blocks.filter((block) => block.kind === 'table')[at]!;
  return table.rows.map((row) => row.map((cell) => shown(cell.text)).join(' | '));
};

const NOW = joined(
  measureAt('A1.1', ['fulfilled']),
  measureAt('A1.2', ['fulfilled']),
  measureAt('A1.3', ['partial']),
  measureAt('A1.5', ['unfulfilled']),
);
const BEFORE = joined(
  measureAt('A1.1', ['fulfilled']),
  measureAt('A1.2', ['partial']),
  measureAt('A1.3', ['fulfilled']),
  measureAt('A1.4', ['fulfilled']),
);
const of = (parts: PlanParts): ReportSource => sourceOf(plan(parts));

test('two periods: what is compared, sentences that add up, totals, the matrix and what moved', () => {
  const made = section('porovnani', of(NOW), of({ settings: LAST, ...BEFORE }));
  expect(made.why).toBeNull();
  expect(shown(made.proposed)).toContain('Plněno 3 → 2: zlepšilo se 1, zhoršilo se 1, ukončeno 1.');
  const { blocks } = made.made!;
  expect(tableOf(blocks, 0)).toEqual(['2022–2023 | 3 | 1 | 0 | 4', '2024–2025 | 2 | 1 | 1 | 4']);
  expect(tableOf(blocks, 1)).toEqual(['Plněno | 1 | 1 | 0', 'Plněno částečně | 1 | 0 | 0', 'Neplněno | 0 | 0 | 0']);
  expect(tableOf(blocks, 2)).toEqual([
    'A1.2 | Opatření A1.2 | Plněno částečně | Plněno | ▲ zlepšení | podklady',
    'A1.3 | Opatření A1.3 | Plněno | Plněno částečně | ▼ zhoršení | podklady',
    'A1.4 | Opatření A1.4 | Plněno | – | ukončené | –',
    'A1.5 | Opatření A1.5 | – | Neplněno | nové | –',
  ]);
  const chart = blocks.find((block) => block.kind === 'chart')!;
  expect(chart).toMatchObject({ type: 'columns100', categories: ['2022–2023', '2024–2025'] });
  expect(chart.series.map(({ level, values }) => [level, values])).toEqual([
    ['fulfilled', [3, 2]],
    ['partial', [1, 1]],
    ['unfulfilled', [0, 1]],
  ]);
});

test('a period beside its like: nothing moved, and no table of movements', () => {
  const made = section('porovnani', of(NOW), of({ settings: LAST, ...NOW }));
  expect(made.made!.blocks.filter(({ kind }) => kind === 'table')).toHaveLength(2);
  expect(made.proposed).not.toMatch(/zlepš|zhorš/);
});

test('another threshold: the last plan is judged by that of now, and it is said', () => {
  const made = section('porovnani', of({ settings: { threshold: 0.8 }, ...NOW }), of({ settings: { ...LAST, threshold: 0.9 }, ...BEFORE }));
  expect(shown(made.proposed)).toContain('80 %');
});

test('without a last period, without dates, or where one does not follow the other, it stays out and says why', () => {
  expect(section('porovnani', of(NOW), null).why).toBe('noPrevious');
  expect(section('porovnani', of(NOW), of({ settings: { ...LAST, periodFrom: null }, ...BEFORE })).why).toEqual([
    { code: 'noDates', missing: ['periodFrom'] },
  ]);
  const other = joined(...['X1', 'X2', 'X3'].map((code) => measureAt(code, ['fulfilled'], { title: `Zcela jiné ${code}` })));
  const follows = { ...NOW, measures: NOW.measures.map((measure) => ({ ...measure, follows: 'X9' })) };
  expect(section('porovnani', of(follows), of({ settings: LAST, ...other })).why).toEqual([
    expect.objectContaining({ code: 'otherPlan', period: '2022–2023' }),
  ]);
});

test('what to revise: each measure once by its first reason, with all its reasons in the table', () => {
  const source = of(
    joined(NOW, measureAt('A1.6', ['partial', 'partial', 'unfulfilled']), {
      measures: [...measureAt('A1.7', []).measures],
      criteria: [],
      statements: [],
    }),
  );
  const made = section('revize', source, null);
  expect(shown(made.proposed)).toBe(
    [
      'K revizi se navrhují 3 opatření. O tom, co s nimi bude, rozhodne koordinátor; důvody od nejzávažnějšího, každé opatření jednou:',
      '– neplněno podle vyjádření: 1 (A1.5)',
      '– nikdo neodpověděl: 1 (A1.7)',
      '– plněno částečně, některé kritérium neplněno: 1 (A1.6)',
    ].join('\n'),
  );
  expect(tableOf(made.made!.blocks, 0)).toEqual([
    'A1.5 | Opatření A1.5 | Neplněno | neplněno podle vyjádření',
    'A1.7 | Opatření A1.7 | Neplněno | nikdo neodpověděl',
    'A1.6 | Opatření A1.6 | Plněno částečně | plněno částečně, některé kritérium neplněno; hraniční',
  ]);
});

test('what was not fulfilled last time either is known where that plan is', () => {
  const partly = measureAt('A1.1', ['partial']);
  expect(section('revize', of(partly), null).why).toBe('noRevision');
  expect(section('revize', of(partly), of({ settings: LAST, ...partly })).proposed).toContain('nesplněno už minulé období: 1 (A1.1)');
  expect(shown(section('revize', of(measureAt('A1.1', ['unfulfilled'])), null).proposed)).toContain('K revizi se navrhuje 1');
});

/** The source with Historie as it stands after these periods were frozen. */
const after = (source: ReportSource, ...frozen: readonly ReportSource[]): ReportSource => {
  const rows = frozen.flatMap(({ plan: own, evaluation }) => frozenRows(periodOf(own, evaluation)!, 'Jana', '2026-01-20', ''));
  return { ...source, history: historyOf(rows) };
};
const FIRST = { periodFrom: '2020-01-01', periodTo: '2021-12-31', asOf: '2021-12-31' };

describe('periods that Historie keeps', () => {
  const now = after(of(NOW), of({ settings: LAST, ...BEFORE }));

  test('are compared and revised as if their workbook were at hand', () => {
    const last = of({ settings: LAST, ...BEFORE });
    for (const id of ['porovnani', 'revize'] as const) {
      const { proposed, made } = section(id, now, null);
      expect({ proposed, made }).toEqual((({ proposed, made }) => ({ proposed, made }))(section(id, of(NOW), last)));
    }
  });

  test('the freeze of the plan itself is no earlier period', () => {
    expect(section('porovnani', after(of(NOW), of(NOW)), null).why).toBe('noPrevious');
  });

  test('a row that somebody edited leaves the section out, with its place', () => {
    const rows = frozenRows(periodOf(now.plan, now.evaluation)!, 'Jana', '2026-01-20', '').map((row, i) => ({
      ...row,
      label: '2022–2023',
      cell: `Historie!C${i + 5}`,
    }));
    const { why } = section('porovnani', { ...now, history: historyOf(rows) }, null);
    expect(why).toContainEqual({ code: 'frozenRowEdited', period: '2022–2023', measure: 'A1.1', cell: 'Historie!C5' });
  });
});

describe('the final evaluation', () => {
  const third = of(NOW);
  const second = of({ settings: LAST, ...BEFORE });
  const first = of({
    settings: FIRST,
    ...joined(
      measureAt('A1.1', ['fulfilled']),
      measureAt('A1.2', ['unfulfilled']),
      measureAt('A1.3', ['unfulfilled']),
      measureAt('A1.6', ['unfulfilled']),
    ),
  });

  test('needs three periods', () => {
    expect(section('vyhodnoceni', third, null).why).toBe('fewPeriods');
    expect(section('vyhodnoceni', after(third, second), null).why).toBe('fewPeriods');
  });

  test('totals of all periods, the ways of the measures, and what is not measured', () => {
    const { made, proposed, why } = section('vyhodnoceni', after(third, first, second), null);
    expect(why).toBeNull();
    expect(shown(proposed)).toBe(
      [
        'Vyhodnocují se 3 období: 2020–2021, 2022–2023 a 2024–2025.',
        '– Plněno: 1 → 3 → 2 opatření, tedy 25 % → 75 % → 50 %.',
        '– Plněno částečně: 0 → 1 → 1 opatření, tedy 0 % → 25 % → 25 %.',
        '– Neplněno: 3 → 0 → 1 opatření, tedy 75 % → 0 % → 25 %.',
        'Sleduje se 6 opatření, sloučená a rozdělená pod posledním kódem:',
        '– kolísá: 1 (A1.3)',
        '– zlepšuje se: 1 (A1.2)',
        '– beze změny: 1 (A1.1)',
        '– jen v jednom období: 3 (A1.4, A1.5, A1.6)',
        'Porovnává se plnění opatření, nikoli jejich dopad: ten se tu neměří.',
      ].join('\n'),
    );
    const { blocks } = made!;
    expect(tableOf(blocks, 0)).toEqual(['2020–2021 | 1 | 0 | 3 | 4', '2022–2023 | 3 | 1 | 0 | 4', '2024–2025 | 2 | 1 | 1 | 4']);
    expect(tableOf(blocks, 1)).toEqual([
      'A1.1 | Opatření A1.1 | Plněno | Plněno | Plněno | beze změny',
      'A1.2 | Opatření A1.2 | Neplněno | Plněno částečně | Plněno | zlepšuje se',
      'A1.3 | Opatření A1.3 | Neplněno | Plněno | Plněno částečně | kolísá',
      'A1.4 | Opatření A1.4 | – | Plněno | – | –',
      'A1.5 | Opatření A1.5 | – | – | Neplněno | –',
      'A1.6 | Opatření A1.6 | Neplněno | – | – | –',
    ]);
    expect(blocks.find((block) => block.kind === 'chart')).toMatchObject({
      type: 'columns100',
      categories: ['2020–2021', '2022–2023', '2024–2025'],
    });
  });

  test('periods that were judged otherwise say so, and five of them lie on their side', () => {
    const strict = of({ settings: { ...FIRST, threshold: 0.8 }, ...NOW });
    expect(shown(section('vyhodnoceni', after(third, strict, second), null).proposed)).toContain(
      'Nebyla hodnocena stejně: 2020–2021 výklad výchozí, práh území 80 %; 2022–2023 výklad výchozí, práh území 90 %',
    );
    const years = [2014, 2016, 2018].map((year) =>
      of({ settings: { periodFrom: `${year}-01-01`, periodTo: `${year + 1}-12-31`, asOf: `${year + 1}-12-31` }, ...NOW }),
    );
    expect(section('vyhodnoceni', after(third, ...years, second), null).made!.landscape).toBe(true);
  });
});
