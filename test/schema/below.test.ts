import { rowsBelow, tableEnd } from '../../src/schema/read/below';

const MEASURES = ['Kód', 'Podokruh', 'Opatření', 'Gestor'];
const measure = (code: string, title = 'Název'): string[] => [code, 'A1', title, 'Odbor'];
const BLANK = ['', '', '', ''];

test('rows right below that fill the key columns belong to the table', () => {
  expect(rowsBelow('measures', MEASURES, [measure('A1'), measure('A2'), BLANK, measure('A3')])).toBe(2);
  expect(
    rowsBelow(
      'criteria',
      ['Kód opatření', 'Č.', 'Kritérium plnění'],
      [
        ['A1', 1, ''],
        ['A1', '', 'Text'],
        ['A1', '', ''],
      ],
    ),
  ).toBe(2);
  expect(rowsBelow('measures', MEASURES, [])).toBe(0);
});

test.each([
  ['a total', ['Celkem', '', '5 opatření', '']],
  ['a note', ['Pozn.: kódy', 'A1', 'podle usnesení', '']],
  ['a note in one cell', ['Kódy podle usnesení rady', '', '', '']],
  ['another header', MEASURES],
  ['a row without a code', ['', 'A1', 'Název', 'Odbor']],
])('%s ends it', (_, row) => expect(rowsBelow('measures', MEASURES, [row, measure('A1')])).toBe(0));

test('a body whose name only begins like a total is a body', () => {
  expect(rowsBelow('leads', ['Gestor'], [['Sumava, z. s.'], ['Total 3']])).toBe(1);
});

test('a table that nobody declares ends at a total, a note, or a gap that no record follows', () => {
  expect(tableEnd('measures', MEASURES, [measure('A1'), BLANK, measure('A2'), BLANK, ['Schválila rada', '', '', '']])).toBe(3);
  expect(tableEnd('measures', MEASURES, [measure('A1'), ['', 'A1', 'bez kódu', ''], ['Celkem', '', '2', ''], measure('A2')])).toBe(2);
});
