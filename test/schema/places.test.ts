import { finding, type At } from '../../src/core/rules/findings';
import { placeOf } from '../../src/schema/read/places';
import { cellIndex, cellName } from '../../src/schema/read/rows';
import { MINIMAL, sheet } from '../build/sheets';

test.each([
  [0, 0, 'A1'],
  [11, 1, 'B12'],
  [0, 25, 'Z1'],
  [0, 26, 'AA1'],
  [0, 51, 'AZ1'],
  [0, 52, 'BA1'],
  [0, 701, 'ZZ1'],
  [0, 702, 'AAA1'],
  [1048575, 16383, 'XFD1048576'],
])('row %i, column %i is %s', (row, column, name) => {
  expect(cellName(row, column)).toBe(name);
  expect(cellIndex(name)).toEqual({ row, column });
});

test('an absolute address is the same cell', () => {
  expect(cellIndex('$AB$12')).toEqual({ row: 11, column: 27 });
});

const place = (at: At | null, tables = MINIMAL) => placeOf(finding('borderline', at), tables);

test('a finding stands where its cell stands, wherever table and column were moved', () => {
  expect(place({ table: 'statements', row: 0, column: 'relation' })).toEqual({ sheet: 'Podklady', cell: 'D2' });
  const statements = { ...sheet('statements', [], { columns: ['+Moje', 'relation', 'measure'], top: 4, left: 2 }), sheet: 'Podklady (2)' };
  expect(place({ table: 'statements', row: 3, column: 'relation' }, { ...MINIMAL, statements })).toEqual({
    sheet: 'Podklady (2)',
    cell: 'D9',
  });
});

test('of a whole table it stands at the header, of a table that is not there at its sheet, of nothing nowhere', () => {
  expect(place({ table: 'measures' })).toEqual({ sheet: 'Opatření', cell: 'A1' });
  expect(place({ table: 'asz', column: 'funds' }, { asz: sheet('asz', [], { top: 2 }) })).toEqual({ sheet: 'ASZ', cell: 'B3' });
  expect(place({ table: 'asz', row: 1, column: 'funds' })).toEqual({ sheet: 'ASZ', cell: '' });
  expect(place(null)).toEqual({ sheet: '', cell: '' });
});

test('a column that is not there points to the first one', () => {
  const statements = sheet('statements', [], { columns: ['measure', 'relation'] });
  expect(place({ table: 'statements', row: 0, column: 'link' }, { ...MINIMAL, statements })).toEqual({ sheet: 'Podklady', cell: 'A2' });
});
