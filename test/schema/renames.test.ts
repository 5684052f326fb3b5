import { renamesOf } from '../../src/schema/read/renames';
import type { TableData, WorkbookTables } from '../../src/schema/read/rows';

const table = (sheet: string, header: readonly string[], change: Partial<TableData> = {}): TableData => ({
  sheet,
  top: 0,
  left: 0,
  header: [...header],
  rows: [],
  merged: [],
  ...change,
});
const MEASURES = ['Kód', 'Podokruh', 'Opatření', 'Gestor', 'Spolugestoři', 'Poznámka'];
const measures = (header: readonly string[], change: Partial<TableData> = {}): WorkbookTables => ({
  measures: table('Opatření', header, change),
});
const offered = (tables: WorkbookTables): (readonly [before: string, after: string])[] =>
  renamesOf(tables).map(({ before, after }) => [String(before), after]);

test('a renamed column is offered its name back, in its cell', () => {
  const header = MEASURES.map((name) => (name === 'Gestor' ? 'Garant' : name));
  expect(renamesOf(measures(header, { top: 4, left: 2 }))).toEqual([
    { sheet: 'Opatření', row: 4, column: 5, before: 'Garant', after: 'Gestor', choice: 'Garant' },
  ]);
});

test.each<[string, string[], [string, string][]]>([
  ['nothing is missing', MEASURES, []],
  ['nothing is left over', MEASURES.filter((name) => name !== 'Kód'), []],
  ['written otherwise it is the same name', MEASURES.map((name) => name.toUpperCase()), []],
  ['an optional column is not needed', MEASURES.map((name) => (name === 'Poznámka' ? 'Pozn.' : name)), []],
  [
    'a word in common counts more than the place',
    ['Kód opatření', 'Podokruh', 'Opatření', 'Gestor', 'Moje', 'Tvoje'],
    [
      ['Kód opatření', 'Kód'],
      ['Moje', 'Kód'],
      ['Tvoje', 'Kód'],
    ],
  ],
  [
    'two renamed columns, each nearest to its place first',
    ['Označení', 'Podokruh', 'Název věci', 'Gestor'],
    [
      ['Označení', 'Kód'],
      ['Název věci', 'Kód'],
      ['Název věci', 'Opatření'],
      ['Označení', 'Opatření'],
    ],
  ],
  [
    'not more than four of many',
    ['', 'Podokruh', 'Opatření', 'Gestor', 'a1', 'a2', 'a3', 'a4', 'a5', ' '],
    [
      ['a1', 'Kód'],
      ['a2', 'Kód'],
      ['a3', 'Kód'],
      ['a4', 'Kód'],
    ],
  ],
])('%s', (_name, header, expected) => {
  expect(offered(measures(header))).toEqual(expected);
});

test('a table that is not there offers nothing', () => expect(renamesOf({})).toEqual([]));
