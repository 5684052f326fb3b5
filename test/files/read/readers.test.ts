import fc from 'fast-check';
import { utils } from '@e965/xlsx';
import type { Addressee } from '../../../src/core/people/addressees';
import { tidy } from '../../../src/core/plan/answer';
import { buildRequestWorkbook } from '../../../src/files/request/request';
import type { Book } from '../../../src/files/read/book';
import { readOds, readXlsx } from '../../../src/files/read/binary/sheetJsReader';
import { scanXlsx } from '../../../src/files/read/xlsx/xlsxScanner';
import { LIMITS } from '../../../src/ooxml/limits';
import { ZipPackage } from '../../../src/ooxml/zip';
import { cellName } from '../../../src/schema/read/rows';
import { FORM } from '../../../src/schema/request';
import { measure, statement } from '../../build/plans';
import { callOf } from '../../build/requests';
import { call, handmade, relations, repacked, resaved, rowsOf } from '../../build/returns';

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
    cells: sheet
      .cells(0, Infinity, null)
      .map(({ row, cells }) => [
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
            district: '',
            statements: [statement(`A1.${i}`, '', { description, link })],
            previous: [],
            last: null,
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
    { numRuns: 15 },
  );
});

describe('what a cell says beside its value', () => {
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  /** Formats and fonts that lists are written in; cells take one of five styles. */
  const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="0&quot; ks&quot;"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><strike/><sz val="11"/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0"/><xf numFmtId="9" fontId="0"/><xf numFmtId="14" fontId="1"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="1"/><xf numFmtId="2" fontId="0"/></cellXfs></styleSheet>`;
  const RELATIONS = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://www.example.cz/zapis.pdf?a=1&amp;b=2" TargetMode="External"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/></Relationships>`;

  interface Drawn {
    readonly cells: readonly { readonly value: number; readonly style: number; readonly formula: boolean; readonly empty: boolean }[][];
    readonly hiddenRows: readonly boolean[];
    readonly hiddenColumns: readonly boolean[];
    readonly link: string;
    readonly comment: string;
  }

  const text = fc.string({ unit: fc.constantFrom('a', 'ž', ' ', '&', '<', '"', '🙂'), maxLength: 12 });
  const xml = (raw: string): string => raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

  function made({ cells, hiddenRows, hiddenColumns, link, comment }: Drawn): Uint8Array {
    const rows = cells.map((row, r) => {
      const inside = row.map(({ value, style, formula, empty }, c) => {
        const content = `${formula ? '<f>1+1</f>' : ''}${empty ? '' : `<v>${value}</v>`}`;
        return `<c r="${cellName(r, c)}" s="${style}">${content}</c>`;
      });
      return `<row r="${r + 1}"${hiddenRows[r] ? ' hidden="1"' : ''}>${inside.join('')}</row>`;
    });
    const columns = hiddenColumns
      .map((hidden, c) => `<col min="${c + 1}" max="${c + 1}" width="9"${hidden ? ' hidden="1"' : ''}/>`)
      .join('');
    return handmade('', {
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><cols>${columns}</cols><sheetData>${rows.join('')}<row r="9"><c r="A9" t="str"><f>HYPERLINK("https://example.cz/9","zde")</f><v>zde</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><hyperlinks><hyperlink ref="A1:B2" r:id="rId1"/><hyperlink ref="C3" location="${xml(link)}"/></hyperlinks></worksheet>`,
      'xl/worksheets/_rels/sheet1.xml.rels': RELATIONS,
      'xl/comments1.xml': `<comments xmlns="${MAIN}"><authors><author>N</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>${xml(comment)}</t></r><r><t>!</t></r></text></comment></commentList></comments>`,
      'xl/tables/table1.xml': `<table xmlns="${MAIN}" id="1" name="tblX" displayName="tblX" ref="A1:C3"><tableColumns count="0"/></table>`,
      'xl/styles.xml': STYLES,
      'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']),
    });
  }

  const drawn: fc.Arbitrary<Drawn> = fc.record({
    cells: fc.array(
      fc.array(
        fc.record({
          value: fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.double({ min: 0, max: 60_000, noNaN: true })),
          style: fc.integer({ min: 0, max: 5 }),
          formula: fc.boolean(),
          empty: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
      { minLength: 1, maxLength: 4 },
    ),
    hiddenRows: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    hiddenColumns: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
    link: text,
    comment: text,
  });

  test('both readers say the same of it', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const [scanned, parsed] = bothOf(made(one));
        expect(scanned).toEqual(parsed);
      }),
      { numRuns: 60 },
    );
  });

  test('and it is what the file says', () => {
    const cell = (value: number, style: number): Drawn['cells'][number][number] => ({ value, style, formula: style === 5, empty: false });
    const bytes = made({
      cells: [[cell(0.75, 1), cell(46_023, 2), cell(46_266, 3), cell(3, 4), cell(2.1, 5), cell(1.1, 0)]],
      hiddenRows: [false, true, true, false],
      hiddenColumns: [false, true],
      link: "'List 2'!A1",
      comment: 'zápis & fotky',
    });
    const [sheet] = scanXlsx(new ZipPackage(bytes, LIMITS), LIMITS).sheets;
    const [row] = sheet!.cells(0, 0, null);
    expect(row!.cells.map((one) => one!.shown)).toEqual(['75%', '1/1/26', 'September 2026', '3 ks', '2.10', '1.1']);
    expect(row!.cells.map((one) => one!.isDate)).toEqual([false, true, true, false, false, false]);
    expect(row!.cells.map((one) => one!.isStruck)).toEqual([false, true, false, true, false, false]);
    expect(row!.cells.map((one) => one!.isFormula)).toEqual([false, false, false, false, true, false]);
    expect([...sheet!.links()]).toEqual([
      ['A1', 'https://www.example.cz/zapis.pdf?a=1&b=2'],
      ['C3', "#'List 2'!A1"],
      ['A9', 'https://example.cz/9'],
    ]);
    expect([...sheet!.comments()]).toEqual([['B2', 'zápis & fotky!']]);
    expect([sheet!.hiddenRows(), sheet!.hiddenColumns()]).toEqual([[], [{ first: 1, last: 1 }]]);
    expect(sheet!.tables()).toEqual([{ name: 'tblX', area: { row: 0, column: 0, rows: 3, columns: 3 } }]);
  });
});

test('an .ods says what it shows, where it leads, what is hidden and what is struck out', () => {
  const styles =
    '<office:automatic-styles><style:style style:name="skrt" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="pryc" style:family="table"><style:table-properties table:display="false"/></style:style>';
  const rows =
    '<table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:table-cell table:style-name="skrt" office:value-type="percentage" office:value="0.75"><text:p>75 %</text:p></table:table-cell><table:table-cell office:value-type="string"><office:annotation><text:p>viz příloha</text:p></office:annotation><text:p><text:a xlink:href="https://example.cz/">zde</text:a></text:p></table:table-cell></table:table-row>';
  const bytes = repacked(resaved(call(), 'ods'), {
    'content.xml': (content) =>
      content
        .replace(/<office:automatic-styles>/, styles)
        .replace(/(<table:table )([^>]*>)[\s\S]*?<\/table:table>/, (_, start: string, end: string) => {
          const attributes = end.replace(/ ?table:style-name="[^"]*"/, '');
          return `${start}table:style-name="pryc" ${attributes}<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>${rows}</table:table>`;
        }),
  });
  const sheet = readOds(new ZipPackage(bytes, LIMITS), LIMITS).sheets[0]!;
  const cells = sheet.cells(0, Infinity, null);
  expect(cells.map(({ row, cells: [first] }) => [row, first!.value, first!.shown, first!.isStruck])).toEqual([
    [0, 0.75, '75 %', true],
    [1, 0.75, '75 %', true],
  ]);
  expect(sheet.visibility).toBe('hidden');
  expect([sheet.hiddenRows(), sheet.hiddenColumns()]).toEqual([[{ first: 0, last: 1 }], [{ first: 0, last: 1 }]]);
  expect(sheet.links().get('B1')).toBe('https://example.cz/');
  expect(sheet.comments().get('B1')).toBe('viz příloha');
});
