import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, write, type BookType } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { readMeasureList } from '../../../src/files/measureList/measureList';
import { withBook } from '../../../src/files/read/openBook';
import { LIMITS } from '../../../src/ooxml/limits';
import { repacked } from '../../build/returns';

/** One list in three formats as LibreOffice saved it, with all that cells say beside their values. */
const saved = (type: string): Uint8Array => readFileSync(join(__dirname, `../../fixtures/formats/zobrazeni.${type}`));

/** LibreOffice writes no .xlsb; the library does, without formulas and with one font. */
function binary(): Uint8Array {
  const workbook = read(saved('xlsx'), { cellStyles: true, cellNF: true });
  return new Uint8Array(write(workbook, { bookType: 'xlsb' satisfies BookType, type: 'array', cellStyles: true }) as ArrayBuffer);
}

/** All that a book says; a format is worded by each program in its own way, and what is shown under it is not. */
function told(bytes: Uint8Array) {
  const book = withBook(bytes, LIMITS, ({ sheets }) =>
    sheets.map((sheet) => ({
      name: sheet.name,
      cells: sheet.cells(0, Infinity, null).map(({ row, cells }) => ({
        row,
        cells: Array.from(cells, (cell) =>
          cell ? { value: cell.value, shown: cell.shown, isDate: cell.isDate, isFormula: cell.isFormula, isStruck: cell.isStruck } : null,
        ),
      })),
      merged: sheet.merged(),
      links: [...sheet.links()],
      comments: [...sheet.comments()],
      hiddenRows: sheet.hiddenRows(),
      hiddenColumns: sheet.hiddenColumns(),
    })),
  );
  if ('fault' in book) throw new Error(JSON.stringify(book));
  return book;
}

test('an .xlsx says what is shown, struck out, hidden, merged, linked and commented', () => {
  const [first, second] = told(saved('xlsx'));
  expect(first!.cells.map(({ cells }) => cells.map((cell) => cell?.shown ?? ''))).toEqual([
    ['Kód', 'Opatření', 'Gestor', 'Kritérium plnění', 'Poznámka', 'Termín'],
    ['2.10', 'Mapa', 'Odbor A', '75%', 'skrytý sloupec', '31.12.2026'],
    ['007', 'Skryté', 'Odbor B', 'x', '', '09/2026'],
    ['A3', 'Zrušené', 'Odbor B', '50%'],
    ['A4', 'zde', 'Sloučené', '', '', '2'],
  ]);
  expect(first!.cells.map(({ cells }) => cells.filter((cell) => cell?.isStruck).length)).toEqual([0, 0, 0, 4, 0]);
  expect(first).toMatchObject({
    merged: [{ row: 4, column: 2, rows: 1, columns: 2 }],
    links: [['B5', 'https://www.example.cz/zapis.pdf']],
    comments: [['C2', 'Jen s Odborem B']],
    hiddenRows: [{ first: 2, last: 2 }],
    hiddenColumns: [{ first: 4, last: 4 }],
  });
  expect(second!.links).toEqual([['A1', '#List1!A1']]);
});

test.each(['xls', 'ods'])('.%s says the very same', (type) => {
  expect(told(saved(type))).toEqual(told(saved('xlsx')));
});

test('.xlsb says the same, but for what the library does not write: formulas and fonts', () => {
  const plain = told(saved('xlsx')).map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map(({ row, cells }) => ({
      row,
      cells: cells.map((cell) => cell && { ...cell, isFormula: false, isStruck: false }),
    })),
  }));
  expect(told(binary())).toEqual(plain);
});

/** The content of the first record of a type in a part of .xlsb; types and lengths are short in what the library writes. */
function firstRecord(part: Uint8Array, wanted: number): Uint8Array {
  for (let at = 0; at < part.length;) {
    let type = part[at++]!;
    if (type & 0x80) type = (type & 0x7f) | (part[at++]! << 7);
    let [length, byte, shift] = [0, 0x80, 0];
    for (; byte & 0x80; shift += 7) length |= ((byte = part[at++]!) & 0x7f) << shift;
    if (type === wanted) return part.subarray(at, at + length);
    at += length;
  }
  throw new Error(`no record ${wanted}`);
}

test('.xlsb: a font that strikes out strikes out its cells', () => {
  const parts = unzipSync(binary());
  firstRecord(parts['xl/styles.bin']!, 43)[2]! |= 8;
  const [sheet] = told(zipSync(parts));
  expect(sheet!.cells.flatMap(({ cells }) => cells).every((cell) => cell === null || cell.isStruck)).toBe(true);
});

test('.ods: a note at an empty cell, and a place on a disk that LibreOffice says by the way to it', () => {
  const bytes = repacked(saved('ods'), {
    'content.xml': (xml) =>
      xml
        .replace(
          /(<table:table-cell[^>]*office:value-type="float" office:value="2"[^>]*>)/,
          '<table:table-cell><office:annotation><dc:creator>Jana</dc:creator><text:p>Odpověď: <text:span>ano</text:span></text:p><text:p>&amp; dál</text:p></office:annotation></table:table-cell>$1',
        )
        .replace('https://www.example.cz/zapis.pdf', '../../../N:/sdilene/zapis.docx'),
  });
  const [sheet] = told(bytes);
  expect(sheet!.comments).toContainEqual(['F5', 'Odpověď: ano\n& dál']);
  expect(sheet!.links).toEqual([['B5', 'file:///N:/sdilene/zapis.docx']]);
});

test('.xls: a sheet that is said to be outside the file is a damage, not a wait until the memory is full', () => {
  const bytes = Uint8Array.from(saved('xls'));
  const name = [...'List1'].map((letter) => letter.charCodeAt(0));
  // Its record: the place in four bytes, two of state, the length of the name and how wide it is.
  const at = bytes.findIndex((_, i) => bytes[i] === 0x85 && name.every((code, n) => bytes[i + 12 + n] === code));
  bytes[at + 4 + 3] = 0xa7;
  expect(withBook(bytes, LIMITS, ({ sheets }) => sheets.length)).toEqual({ fault: { code: 'damaged' } });
});

test('a list is read the same from each of them: shown codes, hidden and struck out told, notes with their cells', () => {
  const of = (bytes: Uint8Array) => {
    const { tables, problems, account } = readMeasureList(bytes);
    return { tables, account, problems: problems.map(({ code, cell }) => `${code} ${cell}`).sort() };
  };
  const xlsx = of(saved('xlsx'));
  expect(xlsx.tables.measures.map(({ code }) => code)).toEqual(['2.10', '007', 'A4']);
  expect(xlsx.problems).toEqual(expect.arrayContaining(['rowsHidden A3', 'columnsHidden E1', 'rowStruck A4']));
  for (const type of ['xls', 'ods']) expect(of(saved(type))).toEqual(xlsx);
  expect(of(binary()).problems).toEqual(xlsx.problems.filter((problem) => !problem.startsWith('rowStruck')));
});
