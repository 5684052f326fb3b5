import { lacksOf, stateOf } from '../../src/core/comments/comment';
import { readComments, readRounds } from '../../src/schema/comments';
import type { TableData } from '../../src/schema/read/rows';
import { INPUT } from '../../src/schema/tables';

const table = (header: readonly string[], rows: TableData['rows']): TableData => ({ sheet: 'x', top: 0, left: 0, header, rows });
const OLD = ['Č.', 'Kód opatření', 'Kdo', 'Připomínka', 'Vypořádání', 'Stav'];
const ALL = Object.values(INPUT.comments.columns).map(({ header }) => header);

test('the six columns of before: the state says the result, the settlement what was done', () => {
  const [explained, accepted, rejected, open] = readComments(
    table(OLD, [
      [1, 'A1.4', 'Komise', 'Uvést počet.', 'Doplní poradny.', 'vysvětleno'],
      [2, 'A1.5', 'Komise', 'Hodnotit jinak.', 'Úroveň upravena.', 'akceptováno'],
      [3, 'A1.6', 'Komise', 'Počet nesedí.', 'Byty zkolaudovány později.', 'neakceptováno'],
      [4, 'A1.7', 'Komise', 'Spojit.', '', 'nová'],
    ]),
  );
  expect(explained).toMatchObject({ number: '1', result: { value: 'explained' }, reason: 'Doplní poradny.' });
  for (const one of [explained!, accepted!, rejected!]) expect([lacksOf(one), stateOf(one)]).toEqual([[], 'settled']);
  expect(stateOf(open!)).toBe('new');
});

test('all columns, also with rows of before in them', () => {
  const row = (values: Readonly<Record<string, string | number>>) => ALL.map((header) => values[header] ?? '');
  const common = { 'Č.': 1, Kdo: 'Komise', Připomínka: 'x' };
  const [one, older, free] = readComments(
    table(ALL, [
      row({ ...common, Vypořádání: 'Neakceptováno', Odůvodnění: 'proto', Typ: 'zásadní', Dne: 46100, Stav: 'Rozpor', Kolo: 1 }),
      row({ ...common, Vypořádání: 'Upraveno.', Stav: 'akceptováno' }),
      row({ ...common, Vypořádání: 'Upraveno.', Stav: 'Vypořádána' }),
    ]),
  );
  expect(one).toMatchObject({
    round: '1',
    kind: { value: 'substantial' },
    result: { value: 'rejected' },
    state: { value: 'dispute' },
    on: { value: '2026-03-19' },
  });
  expect([older!.result.value, older!.where, stateOf(older!)]).toEqual(['accepted', 'Upraveno.', 'settled']);
  // What was done stands where the result belongs: it is asked for.
  expect([free!.result, stateOf(free!)]).toEqual([{ raw: 'Upraveno.', value: null }, 'new']);
});

test('rows that are only numbered beforehand are no comments; one that is begun is', () => {
  const rows = [
    [1, '', '', '', '', 'Nová'],
    [2, '', 'Komise', '', '', ''],
  ];
  expect(readComments(table(OLD, rows)).map(({ row, who }) => [row, who])).toEqual([[1, 'Komise']]);
});

test('rounds with their dates; a workbook without the table has none', () => {
  expect(readRounds(undefined)).toEqual([]);
  expect(readComments(undefined)).toEqual([]);
  const rounds = readRounds(
    table(
      ['Komu', 'Kolo', 'Do', 'Vlastní'],
      [
        ['Komise; OSV', 1, 46096, 'x'],
        ['', '', '', ''],
        ['Komise', 2, 'brzy', ''],
      ],
    ),
  );
  expect(rounds).toMatchObject([
    { row: 0, round: '1', to: ['Komise', 'OSV'], until: { value: '2026-03-15' }, from: { value: null, raw: '' } },
    { row: 2, round: '2', until: { value: null, raw: 'brzy' } },
  ]);
});
