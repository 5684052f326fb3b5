import { SETTING_KEYS_OF_SPEC, TABLES_OF_SPEC } from '../build/spec';
import { fold } from '../../src/core/text/text';
import { INPUT, SETTINGS, type Table } from '../../src/schema/tables';

const tables = Object.values<Table>(INPUT);

/** Optional columns beyond the first specification: of the exchange, of comments and of the report; see docs/decisions. */
const ADDED: Readonly<Record<string, readonly string[]>> = {
  tblGestori: ['Vyzváno', 'Potvrdil', 'Potvrzeno'],
  tblOpatreni: ['Stanovisko koordinátora', 'Navazuje na'],
  tblPripominky: ['Kolo', 'Místo', 'Typ', 'Navržené znění', 'Odůvodnění', 'Zapracováno kde', 'Vyřídil', 'Dne', 'Zdroj'],
  tblObce: ['Mapa: řádek', 'Mapa: sloupec'],
};

test.each(TABLES_OF_SPEC)('%s, %s has the columns of the specification', (sheet, name, columns) => {
  const table = tables.find((t) => t.name === name);
  expect(table).toMatchObject({ sheet });
  const own = Object.values(table!.columns).map((c) => (c.required ? `*${c.header}` : c.header));
  expect(own.slice(0, columns.length)).toEqual(columns);
  expect(own.slice(columns.length)).toEqual(ADDED[name] ?? []);
});

test('there is no other table', () => {
  expect(tables.map((t) => t.name).sort()).toEqual(TABLES_OF_SPEC.map(([, name]) => name).sort());
});

test('the settings are those of the specification', () => {
  expect(Object.values(SETTINGS).map((s) => s.key)).toEqual(SETTING_KEYS_OF_SPEC);
  expect(SETTINGS.threshold.initial).toBe(0.9);
  expect(SETTINGS.expected.initial).toBe(72);
  expect(SETTINGS.chartTitle.initial).toBe('Přehled plnění akčního plánu 2024-2025');
});

test('names that are compared tolerantly are still told apart', () => {
  for (const { columns } of tables) {
    const headers = Object.values(columns).map((c) => fold(c.header));
    expect(new Set(headers).size).toBe(headers.length);
  }
  expect(new Set(tables.map((t) => fold(t.sheet))).size).toBe(tables.length);
  expect(new Set(Object.values(SETTINGS).map((s) => fold(s.key))).size).toBe(Object.keys(SETTINGS).length);
});

test('table names are ASCII, because formulas use them', () => {
  for (const { name } of tables) expect(name).toMatch(/^tbl[A-Za-z]+$/);
});

test('what the add-in writes is never required', () => {
  for (const { columns } of tables) for (const column of Object.values(columns)) expect(column.written && column.required).toBeFalsy();
});
