import type { WorkSheet } from '@e965/xlsx';
import { strToU8 } from 'fflate';
import { listProblemText, readMeasureList } from '../../../src/files/measureList/measureList';
import { translator } from '../../../src/i18n';
import { call, resaved } from '../../build/returns';
import { codesOf, criteriaOf, list, LIST_TYPES, textOf, told, type Grid } from '../../build/lists';

const t = translator('cs');

const HEADER = ['Kód', 'Opatření', 'Gestor', 'Kritérium plnění'];

describe.each(LIST_TYPES)('a list of another plan, %s', (type) => {
  test('codes of the built-in areas with other names are measures', () => {
    const read = list(
      [
        ['Kód', 'Opatření', 'Gestor'],
        ['A1', 'Oprava chodníků', 'Odbor majetku'],
        ['A2', 'Nová cyklostezka'],
        ['A3'],
        ['B1', 'Svoz bioodpadu', 'Odbor životního prostředí'],
      ],
      type,
    );
    expect(codesOf(read)).toEqual(['A1', 'A2', 'A3', 'B1']);
    expect(told(read)).toEqual(expect.arrayContaining(['measureWithoutLead A3', 'measureWithoutTitle A4']));
    expect(told(read).filter((one) => one.startsWith('subarea'))).toEqual(['subareasMissing']);
  });

  test('an area with its own name is a heading; one with another name over its measures is told', () => {
    const read = list(
      [
        HEADER,
        ['A1', 'Mezioborová spolupráce'],
        ['A1.1', 'a', 'O', 'x'],
        ['B1', 'Doprava'],
        ['B1.1', 'b', 'O', 'x'],
        ['B2'],
        ['B2.1', 'c', 'O', 'x'],
      ],
      type,
    );
    expect(codesOf(read)).toEqual(['A1.1', 'B1.1', 'B2.1']);
    expect(told(read).slice(0, 3)).toEqual(['rowNotMeasure A4', 'headingRow A2', 'headingRow A6']);
  });

  test('areas that the list brings are those of the plan, and told once', () => {
    const read = list(
      [
        ['Okruh', ...HEADER],
        ['1 Bydlení', '1.1', 'a', 'O', 'x'],
        ['2 Školy', '2.1', 'b', 'O', 'x'],
      ],
      type,
    );
    expect(told(read)).toEqual(['areasFromList']);
    expect(textOf(read, 'areasFromList')).toContain('(1 Bydlení, 2 Školy)');
    expect(read.tables.areas).toEqual([
      { code: '1', name: 'Bydlení', parent: '' },
      { code: '2', name: 'Školy', parent: '' },
    ]);
    expect(read.tables.measures.map(({ subarea }) => subarea)).toEqual(['1', '2']);
  });
});

describe.each(LIST_TYPES)('rows that are no measures, %s', (type) => {
  test('notes and sums', () => {
    const read = list(
      [
        HEADER,
        ['A1.1', 'Setkání', 'Odbor A', 'Dvě setkání'],
        ['Celkem opatření: 1'],
        ['Pozn.: Termíny se mohou měnit.'],
        ['Schválila rada dne 1. 2. 2026'],
        ['* hvězdičkou jsou označena nová opatření'],
        ['', 'Zdroj: vlastní zpracování'],
        ['Ostatní věci se řeší jinde'],
      ],
      type,
    );
    expect(codesOf(read)).toEqual(['A1.1']);
    expect(told(read)).toEqual([
      'rowNotMeasure A8',
      'totalRow A3',
      'noteRow A4',
      'noteRow A5',
      'noteRow A6',
      'noteRow B7',
      'subareaFromCode',
    ]);
  });

  test.each<[row: (string | number)[], tells: string[]]>([
    [['Celkem', 2], ['totalRow A4']],
    [['Celkem', '2 opatření'], ['totalRow A4']],
    [['', 'Celkem opatření', '', '2'], ['totalRow B4']],
    [['Počet opatření', '2'], ['totalRow A4']],
    [['Σ', '2'], ['totalRow A4']],
    [['Celkem', '2 opatření', '', '5 kritérií'], ['totalRow A4']],
    [['', '', 'Celkem', '2'], ['totalRow C4']],
    [['Celkem Kč', '1 250 000'], ['totalRow A4']],
    [
      ['Celkem', '12 opatření'],
      ['totalDiffers A4', 'totalRow A4'],
    ],
    [['Počet opatření: 3'], ['totalDiffers A4', 'totalRow A4']],
    [
      ['Suma', 3],
      ['totalDiffers A4', 'totalRow A4'],
    ],
    [['1.3', 'Celkem 3 setkání', 'Odbor', 'x'], []],
    [['1.3', 'Celková oprava', 'Odbor', 'x'], []],
  ])('a sum is told, and compared with the measures: %j', (row, tells) => {
    const read = list([HEADER, ['1.1', 'a', 'O', 'x'], ['1.2', 'b', 'O', 'y'], row], type);
    expect(told(read).filter((one) => one !== 'subareasMissing')).toEqual(tells);
    expect(codesOf(read)).toEqual(tells.length === 0 ? ['1.1', '1.2', '1.3'] : ['1.1', '1.2']);
    if (tells.length === 2) expect(textOf(read, 'totalDiffers')).toContain('se přečetlo opatření: 2');
  });

  test('a sum may be of what stands since the last one', () => {
    const read = list(
      [
        HEADER,
        ['1.1', 'a', 'O', 'x'],
        ['1.2', 'b', 'O', 'y'],
        ['Celkem', 2],
        ['2.1', 'c', 'O', 'z'],
        ['Mezisoučet', '1 opatření'],
        ['Celkem', '3 opatření'],
      ],
      type,
    );
    expect(told(read)).toEqual(['subareasMissing', 'totalRow A4', 'totalRow A6', 'totalRow A7']);
  });

  test('headings of chapters', () => {
    const read = list(
      [
        HEADER,
        ['1. Bydlení'],
        ['1.1', 'Setkání', 'Odbor A', 'x'],
        ['2. Vzdělávání a volný čas'],
        ['2.1', 'Školení', 'Odbor B', 'x'],
        ['Strategický cíl 3'],
        ['3.1', 'Třetí', 'Odbor B', 'x'],
      ],
      type,
    );
    expect(codesOf(read)).toEqual(['1.1', '2.1', '3.1']);
    expect(told(read)).toEqual(['headingRow A2', 'headingRow A4', 'headingRow A6', 'areasFromList']);
    expect(read.tables.areas).toEqual([
      { code: '1', name: 'Bydlení', parent: '' },
      { code: '2', name: 'Vzdělávání a volný čas', parent: '' },
      { code: '3', name: 'Strategický cíl 3', parent: '' },
    ]);
    expect(read.tables.measures.map(({ subarea }) => subarea)).toEqual(['1', '2', '3']);
  });

  test('a measure of which only the code is known stays one', () => {
    const read = list([HEADER, ['OP-7'], ['Opatření', 'Setkání', 'O', 'x']], type);
    expect(codesOf(read)).toEqual(['OP-7', 'Opatření']);
  });
});

/** Bytes of a text in one of the code pages of TextDecoder. */
function encoded(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const byteOf = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(new Uint8Array([byte])), byte]));
  return new Uint8Array([...text].map((sign) => byteOf.get(sign)!));
}

describe('text files as other programs save them', () => {
  const TEXT = 'Kód;Opatření;Gestor;Kritérium plnění\nA1.1;Zajištění šíření osvěty;Úřad práce;Proškoleno více než 50 žáků\n';
  test.each([
    ['windows-1250', 'Windows-1250'],
    ['iso-8859-2', 'ISO 8859-2'],
  ])('%s is told by its letters', (encoding, name) => {
    const read = readMeasureList(encoded(TEXT, encoding));
    expect(read.tables.measures).toMatchObject([{ title: 'Zajištění šíření osvěty', lead: 'Úřad práce' }]);
    expect(textOf(read, 'encodingGuessed')).toContain(name);
  });

  test('what was saved in a wrong encoding is turned back', () => {
    const misread = new TextDecoder('windows-1250').decode(strToU8(TEXT));
    const read = readMeasureList(strToU8(misread));
    expect(read.tables.measures).toMatchObject([{ title: 'Zajištění šíření osvěty' }]);
    expect(told(read)).toContain('encodingTwice');
  });

  test('what is readable in no encoding is refused with a word of it', () => {
    const read = readMeasureList(strToU8('Kód;Opatření\nA1.1;Ð¤Ð¸Ð½Ð°Ð½ÑÑ\u0081 Ñ\u0081Ð¾Ñ\u0081\n'));
    expect(told(read)).toEqual(['garbled']);
    expect(textOf(read, 'garbled')).toMatch(/„Ð.*“/);
    expect(codesOf(read)).toEqual([]);
  });

  test('a row with more fields than the header is an error at its place', () => {
    const read = readMeasureList(strToU8('Kód,Opatření,Gestor,Kritérium\nA1.1,"Mapa, cesta",O,x\nA1.2,Setkání, mapa,Odbor A,K1\n'));
    expect(told(read)[0]).toBe('rowTooLong E3');
    expect(textOf(read, 'rowTooLong')).toContain('víc polí (5) než záhlaví (4)');
    // Empty fields at the end shift nothing.
    expect(told(readMeasureList(strToU8('Kód;Opatření;Gestor;Kritérium\nA1.1;Mapa;O;x;;\n')))).toEqual(['subareaFromCode']);
  });

  test('marks that protect texts from Excel go', () => {
    const read = list(
      [HEADER, ["'1.1", 'První', 'O', 'x'], ["'1.10", 'Desáté', 'O', 'x'], ['="1.2"', "'tak zvané' věci", 'O', 'x']],
      'csv',
    );
    expect(codesOf(read)).toEqual(['1.1', '1.10', '1.2']);
    expect(read.tables.measures[2]).toMatchObject({ title: "'tak zvané' věci" });
    expect(told(read)).toContain('protectionMarks A2');
    expect(textOf(read, 'protectionMarks')).toMatch(/^Ve 3 polích/);
  });

  test.each<[text: string, code: string]>([
    ["'1.1", '1.1'],
    ['´1.1', '1.1'],
    ['’1.1', '1.1'],
    ["''1.1", '1.1'],
    ["'A1.1", 'A1.1'],
    ["'A1.1'", 'A1.1'],
    ['="1.10"', '1.10'],
    ['=""1.10""', '1.10'],
    ['=T("01")', '01'],
    ['=1.1', '1.1'],
    ["'Opatření-7", 'Opatření-7'],
  ])('%s is the code %s', (text, code) => {
    for (const type of LIST_TYPES) {
      const read = list([HEADER, [text, 'a', 'O', 'x'], ['B', 'b', 'O', 'y']], type);
      expect(codesOf(read)).toEqual([code, 'B']);
      expect(told(read)).toContain('protectionMarks A2');
    }
  });

  test.each(["'tak zvané' věci", '="1.1', '+1.1', "d'Artagnan", '"uvozovky"'])('%s has no such marks', (text) => {
    const read = list([HEADER, ['A1', text, 'O', 'x']], 'csv');
    expect(read.tables.measures).toMatchObject([{ title: text }]);
    expect(told(read).join()).not.toContain('protectionMarks');
  });
});

describe.each(LIST_TYPES)('identifiers are not words, %s', (type) => {
  test('areas keep their diacritics: Š1 and S1 are two', () => {
    const read = list([HEADER, ['Š1.1', 'a', 'O', 'x'], ['S1.1', 'b', 'O', 'y']], type);
    expect(read.tables.measures.map(({ subarea }) => subarea)).toEqual(['Š1', 'S1']);
    expect(read.tables.areas.map(({ code }) => code)).toEqual(['Š1', 'S1']);
    expect(told(read)).toContain('codesAlike A3');
  });

  test.each([
    ['Š1.1', 'S1.1'],
    ['A1.1', 'A 1.1'],
    ['A1.1', 'A-1.1'],
    ['1.1', '1.1.'],
    ['1.1', '1.1²'],
    ['1.1', '1.1*'],
    ['1.1', '１．１'],
    ['A1.1', 'A1,1'],
    ['Ž1', 'Z1'],
  ])('%s and %s are two, and asked about', (one, other) => {
    const read = list([HEADER, [one, 'a', 'O', 'x'], [other, 'b', 'O', 'y']], type);
    expect(codesOf(read)).toEqual([one, other]);
    expect(told(read)).toContain('codesAlike A3');
  });

  test.each([
    ['A1.1', 'a1.1'],
    ['A1.1', 'A1\u200b.1'],
    ['A1-1', 'A1\u20111'],
    ['A 1', 'A\u00a01'],
  ])('%s and %s are one', (one, other) => {
    const read = list([HEADER, [one, 'a', 'O', 'x'], [other, 'a', 'O', 'y']], type);
    expect(codesOf(read)).toEqual([one]);
    expect(told(read)).not.toContain('codesAlike A3');
  });

  test('bodies of two rows of a measure, and numbers of criteria', () => {
    const header = ['Kód', 'Opatření', 'Gestor', 'Spolugestoři', 'Č. kritéria', 'Kritérium plnění'];
    const read = list([header, ['1.1', 'a', 'OŠ', 'MŠ', 'Č1', 'x'], ['1.1', 'a', 'OS', 'MS', 'C1', 'y']], type);
    expect(told(read)).toEqual(expect.arrayContaining(['valuesDiffer C3', 'valuesJoined D3']));
    expect(read.tables.measures).toMatchObject([{ lead: 'OŠ', partners: 'MŠ\nMS' }]);
    expect(criteriaOf(read)).toEqual(['1.1/Č1 x', '1.1/C1 y']);
  });
});

describe('codes that Excel changed', () => {
  const rows = (...codes: (string | number)[]): Grid => [HEADER, ...codes.map((code, i) => [code, `Opatření ${i}`, 'O', 'x'])];
  /** Gives the cells of codes a number format. */
  const formatted =
    (format: string) =>
    (sheet: WorkSheet): void =>
      Object.entries(sheet).forEach(([name, cell]) => {
        if (/^A[2-9]$/.test(name)) (cell as { z: string }).z = format;
      });

  test.each(['xlsx', 'ods'] as const)('a date is an error with the code that it probably was, %s', (type) => {
    const read = list(rows(46_023, 46_054, 46_024), type, formatted('m/d/yy'));
    expect(told(read).slice(0, 3)).toEqual(['codeIsDate A2', 'codeIsDate A3', 'codeIsDate A4']);
    const said = read.problems.slice(0, 3).map((problem) => listProblemText(problem, t));
    expect(said[0]).toContain('datum 1. 1. 2026');
    expect(said.map((text) => /kód (\d+\.\d+)\./.exec(text)?.[1])).toEqual(['1.1', '1.2', '2.1']);
  });

  test('a month was a code with the year for its second number', () => {
    const read = list(rows(46_023, 'A1'), 'xlsx', formatted('mmm yy'));
    expect(told(read)).toContain('codeIsMonth A2');
    expect(textOf(read, 'codeIsMonth')).toContain('měsíc (leden 2026)');
    expect(textOf(read, 'codeIsMonth')).toContain('nejspíš kód 1.26.');
  });

  test.each<[text: string, likely: string]>([
    ['1. 1. 2026', '1.1'],
    ['1.2.2026', '1.2'],
    ['2026-01-03', '3.1'],
    ['1.led', '1.1'],
    ['01.led', '1.1'],
    ['12.pro', '12.12'],
    ['3.čvc', '3.7'],
    ['01.I', '1.1'],
    ['1-Jan', '1.1'],
    ['led.26', '1.26'],
    ['Jan-13', '1.13'],
    ['01/04/2026', ''],
  ])('a day as a program shows it: %s', (text, likely) => {
    for (const type of LIST_TYPES) {
      const read = list(rows('A1', text), type);
      expect(told(read)).toContain('codeIsDate A3');
      expect(/kód (\d+\.\d+)\./.exec(textOf(read, 'codeIsDate'))?.[1] ?? '').toBe(likely);
    }
  });

  test.each(['1.I', 'I.26', 'PRO-12', 'pro 1', 'A1.led', '2.DUB', '1/2', '10.X'])('%s is a code', (code) => {
    for (const type of LIST_TYPES) expect(told(list(rows('A1', code), type)).filter((one) => one.startsWith('code'))).toEqual([]);
  });

  test('days as plain numbers among codes, and as texts of a CSV file', () => {
    expect(told(list(rows('1.1', 46_054)))).toContain('codeIsDate A3');
    expect(told(list(rows('1.1', '46054'), 'csv'))).toContain('codeIsDate A3');
    expect(told(list(rows('01.01.2026', '1.2'), 'csv'))).toContain('codeIsDate A2');
  });

  test.each(LIST_TYPES)('where all codes may be days, nobody can tell: a warning, %s', (type) => {
    const read = list(rows(46_023, 46_054), type);
    expect(told(read)).toContain('codesMayBeDates A2');
    expect(told(read).join()).not.toContain('codeIsDate');
    expect(textOf(read, 'codesMayBeDates')).toContain('Kód 46023 může být datum 1. 1. 2026, které Excel udělal z kódu 1.1.');
  });

  test('numbers of a text file are codes with points', () => {
    const read = list(rows('2,8', '2,9', '2,1', '2,11'), 'csv');
    expect(codesOf(read)).toEqual(['2.8', '2.9', '2.10', '2.11']);
    expect(told(read).filter((one) => one.startsWith('code'))).toEqual(['codeFromNeighbours A4', 'codesAreNumbers A2']);
    expect(codesOf(list(rows('2.9', '2.1', '2.11'), 'csv'))).toEqual(['2.9', '2.10', '2.11']);
    expect(codesOf(list(rows('2.1', '2.10', '2.11'), 'csv'))).toEqual(['2.1', '2.10', '2.11']);
    expect(told(list(rows('2.1', '2.1'), 'csv'))).toContain('codeNumberTwice A3');
  });

  test('2.1 stays where 2.10 is another code', () => {
    const read = list(rows(2.9, 2.1, 2.11, '2.10'));
    expect(codesOf(read)).toEqual(['2.9', '2.1', '2.11', '2.10']);
    expect(told(read)).toContain('codesAreNumbers A2');
  });

  test.each(['xlsx', 'ods', 'biff8'] as const)('2.1 between 2.9 and 2.11 is 2.10, %s', (type) => {
    const read = list(rows(2.8, 2.9, 2.1, 2.11), type);
    expect(codesOf(read)).toEqual(['2.8', '2.9', '2.10', '2.11']);
    expect(told(read).filter((one) => one.startsWith('code'))).toEqual(['codeFromNeighbours A4', 'codesAreNumbers A2']);
  });

  test('the format of the number decides', () => {
    const read = list(rows(2.08, 2.09, 2.1), 'xlsx', formatted('0.00'));
    expect(codesOf(read)).toEqual(['2.08', '2.09', '2.10']);
    expect(told(read).filter((one) => one.startsWith('code'))).toEqual([]);
  });

  test('one number twice is never to be deleted', () => {
    const read = list(rows(2.1, 2.3, 2.1));
    expect(told(read)).toContain('codeNumberTwice A4');
    expect(told(read)).not.toContain('measureDuplicate A4');
    expect(textOf(read, 'codeNumberTwice')).toContain('buňce List1!A2, a 2.1 od 2.10');
    expect(told(list([HEADER, [3.4, 'a', 'O', 'x'], [3.4, 'b', 'O', 'y']]))).toContain('codeNumberTwice A3');
    expect(codesOf(list([HEADER, [3.4, 'a', 'O', 'x'], [3.4, 'a', 'O', 'y']]))).toEqual(['3.4']);
  });
});

test.each(['xlsx', 'biff8', 'xlsb', 'ods'] as const)(
  'a request given as a list (.%s) is told: it holds what one addressee was asked',
  (type) => {
    const read = readMeasureList(resaved(call(), type, () => undefined));
    expect(read.problems.map(({ code }) => code)).toContain('requestGiven');
    expect(codesOf(read).length).toBeGreaterThan(0);
  },
);
