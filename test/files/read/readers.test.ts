import fc from 'fast-check';
import { utils } from '@e965/xlsx';
import type { Addressee } from '../../../src/core/people/addressees';
import { tidy } from '../../../src/core/plan/answer';
import { buildRequestWorkbook } from '../../../src/files/request/request';
import type { Book } from '../../../src/files/read/book';
import { readXlsx } from '../../../src/files/read/sheetJsReader';
import { scanXlsx } from '../../../src/files/read/xlsxScanner';
import { LIMITS } from '../../../src/ooxml/limits';
import { ZipPackage } from '../../../src/ooxml/zip';
import { FORM } from '../../../src/schema/request';
import { measure, statement } from '../../build/plans';
import { callOf } from '../../build/requests';
import { resaved, rowsOf } from '../../build/returns';

/** All that a book says, as plain data. */
const told = ({ sheets, properties, modified, date1904, names }: Book): unknown => ({
  properties: [...properties],
  modified,
  date1904,
  names: [...names],
  sheets: sheets.map((sheet) => ({
    name: sheet.name,
    visibility: sheet.visibility,
    rows: sheet.rows(0, Infinity, null),
    cells: sheet.cells(0, Infinity, null).map(({ row, cells }) => [
      row,
      cells.map((cell) => cell && [cell.value, cell.shown, cell.format, cell.isDate, cell.isFormula, cell.isStruck]),
    ]),
    merged: sheet.merged(),
    tables: sheet.tables(),
    links: [...sheet.links()],
    comments: [...sheet.comments()],
    hiddenRows: sheet.hiddenRows(),
    hiddenColumns: sheet.hiddenColumns(),
  })),
});

const bothOf = (bytes: Uint8Array): [unknown, unknown] => [
  told(scanXlsx(new ZipPackage(bytes, LIMITS), LIMITS)),
  told(readXlsx(new ZipPackage(bytes, LIMITS), LIMITS)),
];

test('both readers see the same in an ordinary .xlsx', () => {
  // What XML allows; a carriage return is a line break in any case.
  const text = fc.string({
    unit: fc.constantFrom('a', 'ž', ' ', '\n', '&', '<', '"', "'", '_x0041_', '_', '=', '+', '🙂', '\u00a0'),
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, text, fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1, maxLength: 4 }),
      (rows) => {
        const addressee: Addressee = {
          key: 'a',
          name: 'A',
          contact: null,
          items: rows.map(([description, link], i) => ({
            measure: measure(`A1.${i}`),
            criterion: null,
            role: 'lead',
            statements: [statement(`A1.${i}`, '', { description, link })],
            previous: [],
          })),
        };
        const own = buildRequestWorkbook(callOf(addressee));
        const other = resaved(own, 'xlsx', (book) => void utils.sheet_add_aoa(book.Sheets[FORM.sheet]!, rows, { origin: 'T1' }));
        for (const bytes of [own, other]) {
          const [scanned, parsed] = bothOf(bytes);
          expect(scanned).toEqual(parsed);
        }
        const given = rowsOf(own).map(({ answer }) => [answer.description, answer.link]);
        expect(given).toEqual(rows.map(([description, link]) => [tidy('description', description), tidy('link', link)]));
      },
    ),
    { numRuns: 40 },
  );
});
