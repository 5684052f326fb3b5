import { readAssigned } from '../../../src/files/measureList/assigned';
import { list, LIST_TYPES, measuresOf, textOf, told } from '../../build/lists';

describe.each(LIST_TYPES)('words of headers, %s', (type) => {
  test.each([
    ['Č.', 'Aktivita', 'Nositel aktivity', 'Výstup'],
    ['Číslo úkolu', 'Úkol', 'Gesce', 'Indikátor'],
    ['Kód opatření', 'Název opatření', 'Gestor / odpovědný subjekt', 'Indikátory / kritéria plnění'],
    ['Opatření č.', 'Znění opatření *', 'Odpo-\nvědný subjekt', 'Kritérium plnění (1)'],
    ['Číslo opatření:', 'Opatření / aktivita', 'Garant', 'Měřitelný výstup'],
    ['', 'Opatření', 'Zodpovídá', 'Ukazatele'],
  ])('%s · %s · %s · %s', (...header) => {
    const read = list([header, ['A1.1', 'Setkání', 'OSV', 'K1'], ['A1.2', 'Mapa', 'OŠ', 'K2']], type);
    expect(measuresOf(read)).toEqual(['A1.1 Setkání · OSV', 'A1.2 Mapa · OŠ']);
    expect(read.tables.criteria).toHaveLength(2);
  });

  test('a header that says two different things is nobody’s, and that is told', () => {
    const read = list(
      [
        ['Kód', 'Opatření', 'Gestor / spolugestoři', 'Kritérium'],
        ['A1.1', 'Setkání', 'OSV / OŠ', 'K1'],
      ],
      type,
    );
    expect(told(read)).toContain('leadsColumnMissing');
    expect(textOf(read, 'columnsUnused')).toContain('Gestor / spolugestoři');
  });

  test('a refusal names the headers that were seen', () => {
    const none = list([['Plán'], ['Bod', 'Co se udělá', 'Lidé'], ['A1.1', 'Setkání', 'OSV']], type);
    expect(told(none)[0]).toBe('noMeasures A2');
    expect(textOf(none, 'noMeasures')).toContain('„Bod“, „Co se udělá“, „Lidé“');
    const some = list(
      [
        ['Bod programu', 'Opatření', 'Gestor'],
        ['první', 'Setkání', 'OSV'],
      ],
      type,
    );
    expect(told(some)).toContain('columnMissing A1');
    expect(textOf(some, 'columnMissing')).toContain('„Bod programu“, „Opatření“, „Gestor“');
  });

  test('columns that the user names', () => {
    const assigned = readAssigned('Kód=Bod; opatření = "Co se udělá" ;Gestor=LIDÉ;');
    if (!('columns' in assigned)) throw new Error(assigned.fault.code);
    const grid = [
      ['Bod', 'Co se udělá', 'Lidé', 'Gestor'],
      ['A1.1', 'Setkání', 'OSV', 'jiný'],
    ];
    const read = list(grid, type, undefined, { columns: assigned.columns });
    expect(measuresOf(read)).toEqual(['A1.1 Setkání · OSV']);
    const missing = list(grid, type, undefined, { columns: new Map([['code', 'Číslo']]) });
    expect(told(missing)).toContain('headerNotFound A1');
    expect(textOf(missing, 'headerNotFound')).toMatch(/„Číslo“.*„Kód“.*„Bod“, „Co se udělá“, „Lidé“/);
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
      ['lead', 'Odbor; osoba'],
      ['code', 'Č.'],
    ]),
  });
});
