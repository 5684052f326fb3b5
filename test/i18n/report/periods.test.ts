import type { Block } from '../../../src/core/report/document';
import type { ReportSource } from '../../../src/core/report/source';
import { outline } from '../../../src/i18n/report/outline';
import { joined, measureAt, plan, type PlanParts } from '../../build/plans';
import { sourceOf } from '../../build/report';

const LAST = { periodFrom: '2022-01-01', periodTo: '2023-12-31', asOf: '2023-12-31' };
const section = (id: 'porovnani' | 'revize', source: ReportSource, previous: ReportSource | null) =>
  outline(source, [], { previous }).find((one) => one.id === id)!;
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
  expect(section('porovnani', of(NOW), of({ settings: { ...LAST, periodFrom: null }, ...BEFORE })).why).toBe('noDates');
  const other = joined(...['X1', 'X2', 'X3'].map((code) => measureAt(code, ['fulfilled'], { title: `Zcela jiné ${code}` })));
  const follows = { ...NOW, measures: NOW.measures.map((measure) => ({ ...measure, follows: 'X9' })) };
  expect(section('porovnani', of(follows), of({ settings: LAST, ...other })).why).toBe('notFollowing');
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
