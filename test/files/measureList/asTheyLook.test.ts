import type { WorkSheet } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readMeasureList, type MeasureList } from '../../../src/files/measureList/measureList';
import { toSerial } from '../../../src/core/text/date';
import { codesOf, criteriaOf, leftOut, list, LIST_TYPES, listBook, measuresOf, textOf, told, type Grid } from '../../build/lists';

const HEADER = ['Kód', 'Opatření', 'Gestor', 'Kritérium plnění'];
const DATA: Grid = [HEADER, ['A1.1', 'Setkání', 'Odbor A', 'K1'], ['A1.2', 'Zrušené', 'Odbor B', 'K2'], ['A1.3', 'Mapa', 'Odbor A', 'K3']];

/** The list with one of its parts changed by hand, as no library writes it. */
function changed(bytes: Uint8Array, part: RegExp, change: (xml: string) => string): MeasureList {
  const files = unzipSync(bytes);
  const name = Object.keys(files).find((one) => part.test(one))!;
  files[name] = strToU8(change(strFromU8(files[name]!)));
  return readMeasureList(zipSync(files));
}

describe('what nobody sees is read and told', () => {
  const hidden = (sheet: WorkSheet): void => {
    sheet['!rows'] = [{}, {}, { hidden: true }, {}];
  };

  test.each(['xlsx', 'biff8', 'xlsb'] as const)('a hidden row, %s', (type) => {
    const read = list(DATA, type, hidden);
    if (type === 'xlsx') {
      expect(codesOf(read)).toEqual(['A1.1', 'A1.2', 'A1.3']);
      expect(told(read)).toContain('rowsHidden A3');
      expect(textOf(read, 'rowsHidden')).toBe('Skrytý řádek 3 se četl jako ostatní. Nemá-li platit, smažte ho.');
    } else expect(codesOf(read)).toHaveLength(3);
  });

  test('a hidden row, ods', () => {
    const read = changed(listBook({ List1: DATA }, 'ods'), /content\.xml/, (xml) => {
      const rows = xml.split('<table:table-row');
      return rows.map((row, i) => (i === 3 ? ` table:visibility="filter"${row}` : row)).join('<table:table-row');
    });
    expect(told(read)).toContain('rowsHidden A3');
    expect(codesOf(read)).toHaveLength(3);
  });

  test('a hidden column that is read; one that is not is no matter', () => {
    const read = list(DATA, 'xlsx', (sheet) => {
      sheet['!cols'] = [{}, {}, { hidden: true }, {}, { hidden: true }];
    });
    expect(measuresOf(read)[1]).toBe('A1.2 Zrušené · Odbor B');
    expect(told(read)).toContain('columnsHidden C1');
  });

  test('hidden rows that are no measures are no matter', () => {
    const read = list([...DATA, ['Celkem', 3]], 'xlsx', (sheet) => {
      sheet['!rows'] = [{}, {}, {}, {}, { hidden: true }];
    });
    expect(told(read).filter((one) => one.startsWith('rowsHidden'))).toEqual([]);
  });
});

describe('what is struck out', () => {
  /** Strikes cells out through a style of their own. */
  function struck(grid: Grid, ...cells: string[]): MeasureList {
    const files = unzipSync(listBook({ List1: grid }));
    const styles = strFromU8(files['xl/styles.xml']!)
      .replace(/<fonts[^>]*>([\s\S]*?)<\/fonts>/, '<fonts count="2">$1<font><strike/><sz val="11"/><name val="Calibri"/></font></fonts>')
      .replace(
        /<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/,
        '<cellXfs>$1<xf numFmtId="0" fontId="1" fillId="0" borderId="0" applyFont="1"/></cellXfs>',
      );
    const style = [.../<cellXfs>([\s\S]*?)<\/cellXfs>/.exec(styles)![1]!.matchAll(/<xf /g)].length - 1;
    files['xl/styles.xml'] = strToU8(styles);
    let xml = strFromU8(files['xl/worksheets/sheet1.xml']!);
    for (const cell of cells) xml = xml.replace(new RegExp(`<c r="${cell}"( s="\\d+")?`), `<c r="${cell}" s="${style}"`);
    files['xl/worksheets/sheet1.xml'] = strToU8(xml);
    return readMeasureList(zipSync(files));
  }

  test('a whole row no longer holds, and that is told', () => {
    const read = struck(DATA, 'A3', 'B3', 'C3', 'D3');
    expect(codesOf(read)).toEqual(['A1.1', 'A1.3']);
    expect(told(read)).toContain('rowStruck A3');
    expect(leftOut(read)).toEqual(['header A1', 'struck A3']);
  });

  test('some cells of a row are read, and that is told', () => {
    const read = struck(DATA, 'C3');
    expect(measuresOf(read)[1]).toBe('A1.2 Zrušené · Odbor B');
    expect(told(read)).toContain('cellStruck C3');
  });

  test('a criterion of a measure that stays', () => {
    const read = struck([HEADER, ['A1.1', 'Setkání', 'Odbor A', 'K1'], ['', '', '', 'K2'], ['', '', '', 'K3']], 'D3');
    expect(criteriaOf(read)).toEqual(['A1.1/1 K1', 'A1.1/2 K3']);
    expect(told(read)).toContain('rowStruck D3');
  });

  test('what goes on below a measure that is struck out is asked about', () => {
    const read = struck(
      [HEADER, ['A1.1', 'Setkání', 'Odbor A', 'K1'], ['', '', '', 'K2'], ['A1.2', 'b', 'O', 'x']],
      'A2',
      'B2',
      'C2',
      'D2',
    );
    expect(told(read)).toContain('rowWithoutCode D3');
    expect(codesOf(read)).toEqual(['A1.2']);
  });
});

test.each([
  ['mmmm yyyy', 'září 2026'],
  ['[$-405]mmmm yyyy', 'září 2026'],
  ['mmm-yy', 'září 2026'],
  ['mm/yyyy', '09/2026'],
  ['yyyy', '2026'],
  ['"do "d. m. yyyy', 'do 1. 9. 2026'],
  ['d. m. yyyy', '1. 9. 2026'],
  ['d.m.yyyy', '1. 9. 2026'],
  ['m/d/yy', '1. 9. 2026'],
  ['yyyy-mm-dd h:mm:ss', '1. 9. 2026'],
  ['[$-405]d. mmmm yyyy', '1. 9. 2026'],
])('a term under the format %s keeps its precision', (format, due) => {
  const grid = [
    ['Kód', 'Opatření', 'Gestor', 'Termín'],
    ['A1.1', 'Setkání', 'O', toSerial('2026-09-01')],
  ];
  const read = list(grid, 'xlsx', (sheet) => void ((sheet['D2'] as { z: string }).z = format));
  expect(read.tables.measures[0]).toMatchObject({ due });
});

// The library that writes these files writes no formats into .ods.
test.each(['xlsx', 'biff8', 'xlsb'] as const)('texts are what a Czech Excel shows of numbers, and codes keep their points, %s', (type) => {
  const grid: Grid = [
    ['Kód', 'Opatření', 'Gestor', 'Č. kritéria', 'Kritérium plnění', 'Poznámka'],
    ['1.1', 'Setkání', 'O', 1, 0.75, 12.5],
    [2.5, 2026, 'O', 1.1, 1_250_000, 0.5],
    [3.1, 'Mapa', 'O', 2, 99, 7],
  ];
  const read = list(grid, type, (sheet) => {
    const formats = { E2: '0%', E3: '#,##0 "Kč"', F3: '0.00', A4: '0.00', D3: '0.00' };
    for (const [cell, format] of Object.entries(formats)) (sheet[cell] as { z: string }).z = format;
  });
  expect(codesOf(read)).toEqual(['1.1', '2.5', '3.10']);
  expect(criteriaOf(read)).toEqual(['1.1/1 75%', '2.5/1.10 1 250 000 Kč', '3.10/2 99']);
  expect(read.tables.measures.map(({ title, note }) => `${title} ${note}`)).toEqual(['Setkání 12,5', '2026 0,50', 'Mapa 7']);
});

describe.each(LIST_TYPES)('look-alike and invisible characters, %s', (type) => {
  test('marks that print nothing go from codes and names', () => {
    const read = list(
      [
        HEADER,
        ['A1.1', 'Setkání', 'Odbor A', 'K1'],
        ['\u200eA1.1', 'Setkání', 'Odbor A', 'K2'],
        ['A1.\u200b3', 'Mapa', 'Odbor\u00a0A', 'K'],
        ['\u202aA1.4\u202c', 'Čtvrté', 'Od\u00adbor A', 'K'],
      ],
      type,
    );
    expect(codesOf(read)).toEqual(['A1.1', 'A1.3', 'A1.4']);
    expect(read.tables.leads).toHaveLength(1);
    expect(told(read)).toContain('invisibleMarks A3');
  });

  test('kinds of hyphens are one', () => {
    const read = list([HEADER, ['A1-1', 'a', 'O', 'x'], ['A1\u20111', 'a', 'O', 'y'], ['A1\u20131', 'a', 'O', 'z']], type);
    expect(codesOf(read)).toEqual(['A1-1']);
    expect(read.tables.measures[0]).toMatchObject({ subarea: 'A1' });
    expect(criteriaOf(read)).toHaveLength(3);
  });

  test('a letter of another alphabet is told', () => {
    const read = list([HEADER, ['\u04101.1', 'a', 'Odbor \u0410', 'x'], ['A1.1', 'b', 'Odbor A', 'y']], type);
    expect(told(read).filter((one) => one.startsWith('foreignLetter'))).toEqual(['foreignLetter A2', 'foreignLetter A2']);
    expect(textOf(read, 'foreignLetter')).toContain('„\u0410“');
  });
});
