import { utils } from '@e965/xlsx';
import { readMeasureList } from '../../../src/files/measureList/measureList';
import { codesOf, criteriaOf, leftOut, list, LIST_TYPES, listBook, measuresOf, SHEET_TYPES, told, type Grid } from '../../build/lists';

const HEADER = ['Kód', 'Opatření', 'Gestor', 'Kritérium plnění'];
const OTHER_ORDER = ['Kód', 'Gestor', 'Opatření', 'Kritérium plnění'];
const BOTH = ['A1.1 Setkání · Odbor A', 'B1.1 Školení · Odbor B'];

describe.each(LIST_TYPES)('several tables on one sheet, %s', (type) => {
  test('each has its own columns, and its heading above', () => {
    const read = list(
      [['Okruh A'], HEADER, ['A1.1', 'Setkání', 'Odbor A', 'K1'], [], ['Okruh B'], OTHER_ORDER, ['B1.1', 'Odbor B', 'Školení', 'K2']],
      type,
    );
    expect(measuresOf(read)).toEqual(BOTH);
    expect(criteriaOf(read)).toEqual(['A1.1/1 K1', 'B1.1/1 K2']);
    expect(read.tables.measures.map(({ subarea }) => subarea)).toEqual(['A1', 'B1']);
    expect(leftOut(read)).toEqual(['above A1', 'header A2', 'above A5', 'header A6']);
    expect(told(read)).toEqual(['subareaFromCode']);
  });

  test('the second one says more, has other columns and other words', () => {
    const read = list(
      [
        ['Kód', 'Opatření', 'Gestor'],
        ['A1.1', 'Setkání', 'Odbor A'],
        ['Tabulka 2: osvěta v kraji'],
        ['Garant', 'Spolupráce', 'Úkol', 'Číslo úkolu', 'Termín', 'Výstupy'],
        ['Odbor B', 'OŠ', 'Školení', 'B1.1', '2026', 'Sešli se'],
      ],
      type,
    );
    expect(measuresOf(read)).toEqual(BOTH);
    expect(read.tables.measures[1]).toMatchObject({ partners: 'OŠ', due: '2026' });
    expect(leftOut(read)).toEqual(['header A1', 'above A3', 'header A4']);
  });

  test('tables for each area without blank rows, the last one without a lead', () => {
    const read = list(
      [
        HEADER,
        ['A1.1', 'Setkání', 'Odbor A', 'K1'],
        OTHER_ORDER,
        ['B1.1', 'Odbor B', 'Školení', 'K2'],
        ['Opatření', 'Kód', 'Kritérium plnění'],
        ['Mapa', 'C1.1', 'K3'],
      ],
      type,
    );
    expect(measuresOf(read)).toEqual([...BOTH, 'C1.1 Mapa · ']);
    expect(told(read)).toContain('leadsColumnMissing');
  });

  test('the criteria stand in a table below', () => {
    const read = list(
      [
        ['Kód', 'Opatření', 'Gestor'],
        ['A1.1', 'Setkání', 'Odbor A'],
        [],
        ['Kritéria plnění opatření'],
        ['Kód opatření', 'Kritérium'],
        ['A1.1', 'Sešli se'],
        ['A1.1', 'Je zápis'],
        ['A9', 'Nic'],
      ],
      type,
    );
    expect(criteriaOf(read)).toEqual(['A1.1/1 Sešli se', 'A1.1/2 Je zápis']);
    expect(told(read)).toContain('criterionOfUnknown A8');
    expect(leftOut(read)).toEqual(['header A1', 'above A4', 'header A5', 'unknownMeasure A8']);
  });

  test('a header printed again on the next page goes on with the measure', () => {
    const read = list(
      [HEADER, ['A1.1', 'Setkání', 'Odbor A', 'K1'], HEADER, ['', '', '', 'K2'], ['B1.1', 'Školení', 'Odbor B', 'K3']],
      type,
    );
    expect(criteriaOf(read)).toEqual(['A1.1/1 K1', 'A1.1/2 K2', 'B1.1/1 K3']);
    expect(leftOut(read)).toEqual(['header A1', 'header A3']);
  });

  test('a table of something else below is told and left out', () => {
    const read = list(
      [
        HEADER,
        ['A1.1', 'Setkání', 'Odbor A', 'K1'],
        ['B1.1', 'Školení', 'Odbor B', 'K2'],
        [],
        ['Kontakty na gestory'],
        ['Gestor', 'Telefon', 'E-mail'],
        ['Odbor A', '485 123 456', 'a@kraj.cz'],
        [],
        ['Zkratka', 'Význam'],
        ['OSV', 'Odbor sociálních věcí'],
      ],
      type,
    );
    expect(measuresOf(read)).toEqual(BOTH);
    expect(told(read)).toEqual(['tableLeftOut A6', 'tableLeftOut A9', 'subareaFromCode']);
    expect(leftOut(read)).toEqual(['header A1', 'otherTable A5', 'otherTable A6', 'otherTable A7', 'otherTable A9', 'otherTable A10']);
  });
});

describe.each(LIST_TYPES)('rows that explain the columns, %s', (type) => {
  const DATA = [
    ['A1.1', 'Setkání', 'Odbor A', 'K1'],
    ['B1.1', 'Školení', 'Odbor B', 'K2'],
  ];
  test.each<[string, Grid]>([
    ['numbers', [[1, 2, 3, 4]]],
    ['numbers in brackets', [['(1)', '(2)', '(3)', '(4)']]],
    ['columns by name', [['sl. 1', 'sl. 2', 'sl. 3', 'sl. 4']]],
    ['letters', [['a', 'b', 'c', 'd']]],
    ['Roman numbers', [['I.', 'II.', 'III.', 'IV.']]],
    ['kinds', [['text', 'text', 'výběr ze seznamu', 'text / číslo']]],
    ['what to fill in', [['vyplňte kód', 'Uveďte celý název opatření', 'Vyberte odbor', 'max. 500 znaků']]],
    ['the code alone', [['nevyplňujte']]],
    ['no code', [['', 'Uveďte název', 'Vyberte ze seznamu', '']]],
    ['duties', [['povinné', 'povinné', 'nepovinné', 'povinný údaj']]],
    ['an example', [['např. A1.1', 'Setkání odborů', 'OSV', 'Sešli se']]],
    [
      'two rows',
      [
        ['text', 'text', 'text', 'text'],
        [1, 2, 3, 4],
      ],
    ],
  ])('%s', (_, rows) => {
    const read = list([HEADER, ...rows, ...DATA], type);
    expect(measuresOf(read)).toEqual(BOTH);
    expect(told(read)).toEqual(['subareaFromCode']);
    expect(leftOut(read).slice(1)).toEqual(rows.map((row, i) => `explanation ${row[0] === '' ? 'B' : 'A'}${i + 2}`));
  });

  test('measures that are numbered are no explanation', () => {
    const read = list([HEADER, [1, 'Setkání', 'Odbor A', 2], [2, 'Školení', 'Odbor B', 3]], type);
    expect(measuresOf(read)).toEqual(['1 Setkání · Odbor A', '2 Školení · Odbor B']);
  });

  test('under the second header too', () => {
    const read = list([HEADER, DATA[0]!, [], OTHER_ORDER, [1, 2, 3, 4], ['B1.1', 'Odbor B', 'Školení', 'K2']], type);
    expect(measuresOf(read)).toEqual(BOTH);
  });
});

describe.each(SHEET_TYPES)('headers in two rows and in merged cells, %s', (type) => {
  const merged =
    (...ranges: string[]) =>
    (sheet: { [key: string]: unknown }): void =>
      void (sheet['!merges'] = ranges.map((range) => utils.decode_range(range)));
  const DATA = ['A1.1', 'Setkání', 'Odbor A', 'OŠ', 'K1'];
  const BELOW = [null, null, 'Gestor', 'Spolugestoři', null];

  test.each<[string, Grid, string[]]>([
    ['merged down and over', [['Kód', 'Opatření', 'Odpovědnost', null, 'Kritérium plnění'], BELOW], ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2']],
    ['merged over alone', [['Kód', 'Opatření', 'Odpovědnost', null, 'Kritérium plnění'], BELOW], ['C1:D1']],
    ['not merged', [['Kód', 'Opatření', 'Subjekty', null, 'Kritérium plnění'], BELOW], []],
    [
      'a title over all',
      [
        ['Opatření plánu', null, null, null, null],
        ['Kód', 'Opatření', 'Gestor', 'Spolugestoři', 'Kritérium'],
      ],
      ['A1:E1'],
    ],
    [
      'three rows of one',
      [['Kód', 'Opatření', 'Gestor', 'Spolugestoři', 'Kritérium'], [], []],
      ['A1:A3', 'B1:B3', 'C1:C3', 'D1:D3', 'E1:E3'],
    ],
  ])('%s', (_, header, ranges) => {
    const read = readMeasureList(listBook({ List1: [...header, DATA] }, type, merged(...ranges)));
    expect(read.tables.measures).toMatchObject([{ code: 'A1.1', title: 'Setkání', lead: 'Odbor A', partners: 'OŠ' }]);
    expect(criteriaOf(read)).toEqual(['A1.1/1 K1']);
    expect(told(read).filter((one) => one !== 'subareaFromCode' && !one.startsWith('mergedCells'))).toEqual([]);
  });

  test('number and text of a criterion under one header', () => {
    const read = readMeasureList(
      listBook(
        {
          List1: [
            ['Kód', 'Opatření', 'Gestor', 'Kritérium', null],
            [null, null, null, 'číslo', 'text'],
            ['A1.1', 'Setkání', 'Odbor A', '2', 'K2'],
            [null, null, null, '5', 'K5'],
          ],
        },
        type,
        merged('D1:E1'),
      ),
    );
    expect(criteriaOf(read)).toEqual(['A1.1/2 K2', 'A1.1/5 K5']);
  });

  test('a list that begins in column C, row 9, between notes, with areas in merged cells', () => {
    const blank = (...cells: (string | number | null)[]): (string | number | null)[] => [null, null, ...cells];
    const read = readMeasureList(
      listBook(
        {
          Obsah: [
            ['Č.', 'Název', 'List'],
            [1, 'Legenda', 'Legenda'],
            [2, 'Opatření kraje', 'List1'],
          ],
          Legenda: [
            ['Kód', 'Význam'],
            ['A1', 'Mezioborová spolupráce'],
          ],
          Plán: [
            ...Array.from({ length: 6 }, () => []),
            ['Akční plán kraje 2026–2027'],
            [],
            blank('Podokruh', null, 'Poř. č.', 'Opatření č.', 'Název\nopatření *', 'Gestor (1)', 'Spolu-\ngestoři', 'Indikátory'),
            blank('A1', null, 1, 'A1.1', 'Setkání', 'Odbor A', 'OŠ', 'K1'),
            blank(null, null, 2, 'A1.2', 'Mapa', 'Odbor A', null, 'K2'),
            blank('B1', null, 3, 'B1.1', 'Školení', 'Odbor B', null, 'K3'),
            blank('Celkem', null, 3),
            [],
            blank('V Liberci dne 1. 2. 2026'),
          ],
        },
        type,
        (sheet, name) => (name === 'Plán' ? merged('A7:J7', 'C10:C11')(sheet) : undefined),
      ),
    );
    expect(codesOf(read)).toEqual(['A1.1', 'A1.2', 'B1.1']);
    expect(read.tables.measures.map(({ subarea }) => subarea)).toEqual(['A1', 'A1', 'B1']);
    expect(read.tables.measures[0]).toMatchObject({ title: 'Setkání', lead: 'Odbor A', partners: 'OŠ' });
    expect(told(read).filter((one) => /error|rowWithout|measureWithoutCode/.test(one))).toEqual([]);
    expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
