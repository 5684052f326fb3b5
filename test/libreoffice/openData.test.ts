/** Texts that try to break a CSV file come out of LibreOffice as they went in. */
import { read, utils } from '@e965/xlsx';
import { parseCsv } from '../../src/core/text/csv';
import { openData } from '../../src/openData/openData';
import { csvRead } from '../build/office';
import { sourceOf } from '../build/openData';
import { measure, plan } from '../build/plans';

test('the measures of a hostile plan', async () => {
  const titles = [
    '=1+1',
    '"',
    '""',
    ',',
    ';',
    'dva\nřádky',
    '\'=cmd|" /C calc"!A0',
    ' mezery ',
    'Ř\u0301 ž 😀',
    '-5',
    '1,5',
    '@SUM(A1)',
    'a\tb',
  ];
  const codes = titles.map((_, i) => (i === 0 ? '1.10' : i === 1 ? 'A"1"' : i === 2 ? 'A,1' : i === 3 ? '=A1' : `A1.${i}`));
  const hostile = plan({
    settings: { planName: 'Plán "zlý", =1+1' },
    measures: codes.map((code, i) => measure(code, { title: titles[i]!, lead: i % 2 === 0 ? '=Odbor; "Odbor, druhý"' : 'Odbor' })),
  });
  const { files } = await openData(sourceOf(hostile), { tables: {}, findings: [] });
  const bytes = files.find(({ file }) => file === 'opatreni.csv')!.bytes;
  const { rows } = parseCsv(new TextDecoder().decode(bytes), ',');
  const book = read(csvRead(bytes, rows[0]!.length), { cellFormula: true });
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  const formulas = Object.entries(sheet).filter(([, cell]) => typeof cell === 'object' && cell !== null && 'f' in cell);
  expect(formulas).toEqual([]);
  const shown = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' });
  expect(shown.map((cells) => cells.map((cell) => cell.replace(/\r\n/g, '\n')))).toEqual(rows);
  expect(shown.slice(1).map((cells) => cells[shown[0]!.indexOf('nazev')])).toEqual(titles);
  expect(shown.slice(1).map((cells) => cells[shown[0]!.indexOf('kod_opatreni')])).toEqual(codes);
});
