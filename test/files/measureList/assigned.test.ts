import { readAssigned } from '../../../src/files/measureList/layout/assigned';
import type { Assigned } from '../../../src/files/measureList/layout/columns';
import type { MeasureList } from '../../../src/files/measureList/measureList';
import { list, LIST_TYPES, measuresOf, textOf, told } from '../../build/lists';

const said = (text: string): Assigned => {
  const read = readAssigned(text);
  if (!('columns' in read)) throw new Error(read.fault.code);
  return read.columns;
};

const mapped = ({ map }: MeasureList): string[] =>
  map!.columns.map(({ letter, header, field }) => `${letter} ${header || '–'} → ${field ?? '–'}`);

const ROWS = [
  ['A1.1', 'Setkání', 'OSV', 'K1'],
  ['A1.2', 'Mapa', 'OŠ', 'K2'],
];
const READ = ['A1.1 Setkání · OSV', 'A1.2 Mapa · OŠ'];
const BY_LETTERS = 'Kód=A;Opatření=B;Gestor=C;Kritérium plnění=D';

describe.each(LIST_TYPES)('columns that the user names, %s', (type) => {
  test('by their headers', () => {
    const grid = [
      ['Bod', 'Co se udělá', 'Lidé', 'Gestor'],
      ['A1.1', 'Setkání', 'OSV', 'jiný'],
    ];
    const read = list(grid, type, undefined, { columns: said('Kód=Bod; opatření = "Co se udělá" ;Gestor=LIDÉ;') });
    expect(measuresOf(read)).toEqual(['A1.1 Setkání · OSV']);
    const missing = list(grid, type, undefined, { columns: said('Kód=Číslo') });
    expect(told(missing)).toContain('headerNotFound A1');
    expect(textOf(missing, 'headerNotFound')).toMatch(/„Číslo“.*„Kód“.*„Bod“, „Co se udělá“, „Lidé“/);
  });

  test('a list without a header: its first row is a measure, and that is told', () => {
    const read = list(ROWS, type, undefined, { columns: said(BY_LETTERS) });
    expect(measuresOf(read)).toEqual(READ);
    expect(read.tables.criteria).toHaveLength(2);
    expect(told(read)).toContain('withoutHeader A1');
    expect(read.account).toMatchObject({ rowsGiven: 2, rowsRead: 2, leftOut: [] });
  });

  test('a "header" that is the first measure is read as a measure', () => {
    const wish = said('Kód=A1.1;Opatření=Setkání;Gestor=OSV;Kritérium plnění=K1');
    const read = list(ROWS, type, undefined, { columns: wish });
    expect(measuresOf(read)).toEqual(READ);
    expect(told(read)).toContain('withoutHeader A1');
    expect(told(read).join()).not.toContain('headerNotFound');
  });

  test.each([[['1', '2', '3', '4']], [['1', 'text', 'OSV', 'K1']]])('one row alone, %j, is a measure and no explanation', (row) => {
    const read = list([row], type, undefined, { columns: said(BY_LETTERS) });
    expect(measuresOf(read)).toEqual([`1 ${row[1]} · ${row[2]}`]);
  });

  test('a title over a list without a header is no measure', () => {
    const read = list([['Akční plán města'], ...ROWS], type, undefined, { columns: said(BY_LETTERS) });
    expect(measuresOf(read)).toEqual(READ);
    expect(read.account.leftOut).toMatchObject([{ why: 'above', cell: 'A1' }]);
  });

  test.each([
    ['blank headers', ['Bod', '', 'Lidé', '']],
    ['equal headers', ['Bod', 'Text', 'Text', 'Text']],
    ['names that Excel gives', ['Sloupec1', 'Sloupec2', 'Sloupec3', 'Sloupec4']],
    ['unknown words', ['Identifikace', 'Co se udělá', 'Lidé', 'Jak se pozná']],
  ])('by their letters, %s', (_, header) => {
    const read = list([header, ...ROWS], type, undefined, { columns: said(BY_LETTERS) });
    expect(measuresOf(read)).toEqual(READ);
    expect(read.tables.criteria.map(({ text }) => text)).toEqual(['K1', 'K2']);
    expect(read.account.leftOut.map(({ why, cell }) => `${why} ${cell}`)).toEqual(['header A1']);
    expect(told(read).join()).not.toMatch(/withoutHeader|headerNotFound|codeColumnGuessed/);
  });

  test('letters go before words, and the rest is found by words', () => {
    const header = ['Kód', 'Opatření', 'Gestor', 'Kritérium', 'Skutečný gestor'];
    const read = list([header, ['A1.1', 'Setkání', 'X', 'K1', 'OSV']], type, undefined, { columns: said('Gestor=E') });
    expect(measuresOf(read)).toEqual(['A1.1 Setkání · OSV']);
    expect(mapped(read)).toEqual([
      'A Kód → code',
      'B Opatření → title',
      'C Gestor → –',
      'D Kritérium → criterion',
      'E Skutečný gestor → lead',
    ]);
  });

  test('a header called by a letter goes before the letter of a column', () => {
    const read = list(
      [
        ['Kód', 'B', 'A'],
        ['A1.1', 'OSV', 'Setkání'],
      ],
      type,
      undefined,
      { columns: said('Opatření=A;Gestor=B') },
    );
    expect(measuresOf(read)).toEqual(['A1.1 Setkání · OSV']);
  });

  test('a letter that holds nothing is told', () => {
    const read = list(
      [
        ['Kód', 'Co'],
        ['A1.1', 'Setkání'],
      ],
      type,
      undefined,
      { columns: said('Opatření=Q') },
    );
    expect(told(read)).toContain('headerNotFound A1');
  });

  test('criteria in several columns that are called differently', () => {
    const wish = said('Opatření=B;Kritérium plnění=C;Kritérium plnění=D');
    const read = list(
      [
        ['Kód', 'Co', 'Cíl', 'Meta'],
        ['A1.1', 'Setkání', 'K1', 'K2'],
      ],
      type,
      undefined,
      { columns: wish },
    );
    expect(read.tables.criteria.map(({ number, text }) => `${number} ${text}`)).toEqual(['1 K1', '2 K2']);
  });

  test('a column that is not to be read', () => {
    const columns: Assigned = new Map([['C', null]]);
    const read = list(
      [
        ['Kód', 'Opatření', 'Gestor'],
        ['A1.1', 'Setkání', 'OSV'],
      ],
      type,
      undefined,
      { columns },
    );
    expect(measuresOf(read)).toEqual(['A1.1 Setkání · ']);
    expect(read.account.columnsUnused.map(({ header }) => header)).toEqual(['Gestor']);
  });

  test('the map says what each column was taken for, recognised or not', () => {
    const header = ['Bod', 'Opatření', '', 'Kritérium'];
    const read = list([header, ['A1.1', 'Setkání', 'OSV', 'K1']], type);
    expect(read.map).toMatchObject({ row: 0, cell: 'A1' });
    expect(mapped(read)).toEqual(['A Bod → –', 'B Opatření → title', 'C – → –', 'D Kritérium → criterion']);
    expect(read.map!.columns[2]!.examples).toEqual(['OSV']);
    expect(
      list(
        [
          ['Bod', 'Co'],
          ['1', 'Setkání'],
        ],
        type,
      ).map,
    ).toMatchObject({ isRecognised: false, row: 0 });
  });
});

test.each([
  ['Kód', 'unreadable'],
  ['Kód=', 'unreadable'],
  ['=Bod', 'unreadable'],
  ['', 'unreadable'],
  ['Rozpočet=Kč', 'unknownColumn'],
  ['Kód=Bod;kód=Číslo', 'columnTwice'],
  ['Kód=Bod;Gestor=bod', 'headerTwice'],
])('the wish %j is refused: %s', (text, code) => {
  expect(readAssigned(text)).toMatchObject({ fault: { code } });
});

test('a header with a semicolon stands in quotation marks', () => {
  expect(readAssigned('Gestor="Odbor; osoba";Kód=Č.')).toEqual({
    columns: new Map([
      ['Odbor; osoba', 'lead'],
      ['Č.', 'code'],
    ]),
  });
});
