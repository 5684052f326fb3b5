import fc from 'fast-check';
import type { CellValue } from '../../src/core/text/text';
import { readList } from '../../src/schema/read/list';
import { UnusableWorkbook } from '../../src/schema/read/records';
import { shuffled } from '../build/plans';
import { runs } from '../build/runs';

const read = (values: CellValue[][], at = { row: 0, column: 0 }) => {
  const { items, findings } = readList({ sheet: 'List1', ...at, values });
  return {
    items: items.map(({ code, level }) => `${code} ${level}`),
    findings: findings.map(({ finding, cell }) => `${finding.code} ${cell}`),
  };
};

test('two columns, code and level, wherever they are', () => {
  const values = [
    ['A1.1', 'Plněno'],
    [2, 'částečně splněno'],
    ['C', 'NEPLNĚNO.'],
  ];
  expect(read(values)).toEqual({ items: ['A1.1 fulfilled', '2 partial', 'C unfulfilled'], findings: [] });
  expect(read(values, { row: 10, column: 5 }).items).toHaveLength(3);
});

test.each(['Úroveň', 'Výsledná úroveň', 'STAV', 'Hodnocení', 'Plnění opatření'])('a header „%s“ is no data', (header) => {
  expect(
    read([
      ['Kód', header],
      ['A1', 'Plněno'],
    ]),
  ).toEqual({ items: ['A1 fulfilled'], findings: [] });
});

test('a first row that is data is no header, though its level begins as one', () => {
  expect(
    read([
      ['1.1', 'Plnění zahájeno v červnu'],
      ['1.2', 'Neplněno'],
    ]),
  ).toEqual({ items: ['1.2 unfulfilled'], findings: ['wordingUnknown B1'] });
});

test.each<[row: CellValue[], tells: string[]]>([
  [['Celkem', '3 opatření'], []],
  [['Celkem', 3], []],
  [['Počet opatření: 3', ''], []],
  [['Celkem', '12 opatření'], ['totalDiffers A5']],
  [['', 'Celkem opatření: 4'], ['totalDiffers A5']],
  [['Plněno', 2], []],
  [['Plněno', 40], ['totalDiffers A5']],
  [['Celkem', '100 %'], []],
])('a sum is no measure, and is compared with those that were counted: %j', (row, tells) => {
  const values = [['Kód', 'Úroveň'], ['A1', 'Plněno'], ['A2', 'Plněno'], ['A3', 'Neplněno'], row];
  expect(read(values)).toEqual({ items: ['A1 fulfilled', 'A2 fulfilled', 'A3 unfulfilled'], findings: tells });
});

test('columns between code and level do not matter', () => {
  expect(read([['A1', 'text', 5, 'Plněno', null]]).items).toEqual(['A1 fulfilled']);
});

test('what cannot be counted is reported with its cell, never guessed', () => {
  const values = [
    ['A1', 'Plněno'],
    ['A2', 'Probíhá'],
    ['', 'Plněno'],
    ['a1.', 'Neplněno'],
    ['A3', ''],
    ['', ''],
    ['A4', 'Neplněno'],
    ['A5', 'Stav nejasný'],
  ];
  expect(read(values, { row: 1, column: 2 })).toEqual({
    items: ['A1 fulfilled', 'a1. unfulfilled', 'A4 unfulfilled'],
    findings: ['wordingUnknown D3', 'measureCodeMissing C4', 'codesAlike C5', 'levelMissing D6', 'wordingUnknown D9'],
  });
});

test('a repeated code names the row where it counts', () => {
  const { findings } = readList({
    sheet: 'List1',
    row: 0,
    column: 0,
    values: [
      ['A1', 'Plněno'],
      ['A1', 'Neplněno'],
      ['A1', 'Neplněno'],
    ],
  });
  expect(findings.map(({ finding }) => finding.params['firstRow'])).toEqual([0, 0]);
});

test.each<[string, CellValue[][]]>([
  ['nothing', []],
  ['one column', [['Plněno'], ['Neplněno']]],
  ['no levels', [['A1', 'Probíhá']]],
  ['two columns of levels', [['A1', 'Plněno', 'Neplněno']]],
])('%s: no list', (_, values) => {
  expect(() => readList({ sheet: 'List1', row: 0, column: 0, values })).toThrow(UnusableWorkbook);
});

test('the order of rows changes nothing but the order of the items', () => {
  const rows = ['Plněno', 'Probíhá', 'částečně plněno', 'Neplněno', '', 'Plněna'].map((level, i): CellValue[] => [`A${i}`, level]);
  const expected = read(rows).items.sort();
  fc.assert(
    fc.property(shuffled(rows), (values) => expect(read(values).items.sort()).toEqual(expected)),
    runs(50),
  );
});

describe('whatever stands in a range', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      'Kód',
      'Úroveň',
      'Stav',
      'Celkem',
      'Pozn.: x',
      'Okruh A',
      'A1',
      'A1.1',
      'Á1',
      '1.10',
      '',
      '',
      'Plněno',
      'Neplněno',
      'Probíhá',
      'Terénní práce v obcích',
    ),
    fc.constantFrom(1, 2.1, 46023, 72),
    fc.string({ maxLength: 4 }),
  );
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
  const readOrNone = (values: CellValue[][]): ReturnType<typeof readList> | null => {
    try {
      return readList({ sheet: 'List1', row: 0, column: 0, values });
    } catch (error) {
      if (error instanceof UnusableWorkbook) return null;
      throw error;
    }
  };

  test('rows read and rows told are the rows given', () => {
    fc.assert(
      fc.property(table, (values) => {
        const list = readOrNone(values.map((row) => [...row]));
        if (!list) return;
        const { rowsGiven, rowsRead, leftOut } = list.account;
        expect(rowsRead + leftOut.reduce((sum, { rows }) => sum + rows, 0)).toBe(rowsGiven);
        expect(rowsRead).toBe(list.items.length);
        expect(new Set(leftOut.map((one) => one.cell.replace(/\D/g, ''))).size).toBe(leftOut.length);
      }),
      runs(500),
    );
  });

  test('codes that differ stay apart, and no row with a code and a level is without effect and without a word', () => {
    const codes = fc.uniqueArray(fc.constantFrom('A1', 'Á1', 'A1.', 'A1.1', 'Š1', 'S1', '1.10', '1.1', '01', '1', 'a-1', 'B2'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(codes, fc.array(fc.nat(20)), (own, repeats) => {
        const rows = [...own, ...repeats.map((i) => own[i % own.length]!)].map((code): CellValue[] => [code, 'Plněno']);
        const { items, findings } = readList({ sheet: 'List1', row: 0, column: 0, values: rows });
        expect(items.map(({ code }) => code)).toEqual(own);
        expect(findings.filter(({ finding }) => finding.code === 'measureDuplicate')).toHaveLength(rows.length - own.length);
      }),
      runs(200),
    );
  });
});
