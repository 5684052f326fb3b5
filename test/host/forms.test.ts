import { opened, run } from '../build/host';
import { cellsOf, partOf, rawWorkbook } from '../build/rawWorkbook';

const METADATA =
  '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000"/></metadataTypes><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>';
const metadata = {
  parts: { 'xl/metadata.xml': [METADATA, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml'] },
  related: [['sheetMetadata', 'metadata.xml']],
} as const;

/** Numbers in column A, and what a test has in the rows beside them. */
const rows = (...cells: readonly string[]): string =>
  cells.map((own, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i + 1}</v></c>${own}</row>`).join('');

/** The sheet is rewritten, and a cell that formulas of the test read is changed. */
async function edited(bytes: Uint8Array, at = 'Z99'): Promise<Uint8Array> {
  const excel = await opened(bytes);
  await excel.edit('List1', at, 10);
  return excel.save();
}

const FORMS = [
  '<c r="B1"><f>A1+1</f><v>2</v></c>',
  '<c r="B2"><f>_xlfn.LET(_xlpm.x,A2,_xlpm.x*2)</f><v>4</v></c>',
  '<c r="B3"><f>_xlfn.XLOOKUP(3,A1:A4,A1:A4)</f><v>3</v></c>',
  '<c r="B4"><f ca="1">A1:A4*2</f><v>8</v></c>',
  '<c r="B5"><f t="array" ref="B5">SUM(A1:A4*2)</f><v>20</v></c>',
  '<c r="B6"><f t="array" ref="B6:C6">A1:A2*1</f><v>1</v></c><c r="C6"><v>1</v></c>',
  '<c r="B7" cm="1"><f t="array" ref="B7:B8">A1:A2*3</f><v>3</v></c>',
  '<c r="B8"><v>6</v></c>',
  '<c r="B9"><f t="shared" ref="B9:B11" si="0">A9*2</f><v>18</v></c>',
  '<c r="B10"><f t="shared" si="0"/><v>20</v></c>',
  '<c r="B11"><f t="shared" si="0"/><v>22</v></c>',
  '<c r="B12"><f t="dataTable" ref="B12:B13" dt2D="0" dtr="0" r1="A1"/><v>5</v></c>',
  '<c r="B13" vm="1"><v>7</v></c>',
];
const book = (): Uint8Array => rawWorkbook({ sheets: [rows(...FORMS)], ...metadata });

test('a formula that nobody edited is written in the form that it had', async () => {
  const before = cellsOf(book());
  const after = cellsOf(await edited(book()));
  for (const cell of Object.keys(before).filter((at) => at !== 'Z99')) expect(after[cell]).toBe(before[cell]);
});

test('also where what it reads was changed', async () => {
  const after = cellsOf(await edited(book(), 'A1'));
  expect(after['B1']).toBe('<c r="B1"><f>A1+1</f><v>11</v></c>');
  expect(after['B2']).toBe(FORMS[1]);
  expect(after['B3']).toContain('<f>_xlfn.XLOOKUP(');
  // What the engine makes of an array in one cell is not what Excel does: the value stays and Excel is asked.
  expect(after['B4']).toBe(FORMS[3]);
  expect(after['B5']).toBe('<c r="B5"><f t="array" ref="B5">SUM(A1:A4*2)</f><v>38</v></c>');
  expect(after['B6']).toContain('<f t="array" ref="B6:C6">A1:A2*1</f>');
  expect(after['B7']).toBe('<c r="B7" cm="1"><f t="array" ref="B7:B8">A1:A2*3</f><v>30</v></c>');
});

test('a shared formula that was edited stands alone, and so do those that leave its block', async () => {
  const excel = await opened(book());
  await run(excel, (_, sheet) => {
    sheet.getRange('B10').formulas = [['=1+1']];
  });
  const cells = cellsOf(await excel.save());
  expect([cells['B9'], cells['B10'], cells['B11']]).toEqual([FORMS[8], '<c r="B10"><f>1+1</f><v>2</v></c>', FORMS[10]]);

  await run(excel, (_, sheet) => {
    sheet.getRange('10:10').insert('Down' as Excel.InsertShiftDirection);
  });
  const moved = cellsOf(await excel.save());
  expect(moved['B9']).toBe(FORMS[8]);
  expect(moved['B12']).toBe('<c r="B12"><f>A12*2</f><v>22</v></c>');
});

test('a shared formula whose first cell was edited is written out in the others', async () => {
  const excel = await opened(book());
  await excel.edit('List1', 'B9', 1);
  const cells = cellsOf(await excel.save());
  expect([cells['B10'], cells['B11']]).toEqual(['<c r="B10"><f>A10*2</f><v>20</v></c>', '<c r="B11"><f>A11*2</f><v>22</v></c>']);
});

test('a cell that comes before the one with its formula has it too', async () => {
  const bytes = rawWorkbook({
    sheets: [
      '<row r="1"><c r="A1"><f t="shared" si="3"/><v>1</v></c></row><row r="2"><c r="A2"><f t="shared" ref="A1:A2" si="3">ROW()</f><v>2</v></c></row>',
    ],
  });
  const excel = await opened(bytes);
  expect(excel.readSheet('List1').cell('A1').formula).toBe('=ROW()');
});

test('arrays keep their block and their values when rows come above them', async () => {
  const excel = await opened(book());
  await run(excel, (_, sheet) => {
    sheet.getRange('1:2').insert('Down' as Excel.InsertShiftDirection);
  });
  const cells = cellsOf(await excel.save());
  expect(cells['B7']).toBe('<c r="B7"><f t="array" ref="B7">SUM(A3:A6*2)</f><v>20</v></c>');
  expect([cells['B8'], cells['C8']]).toEqual(['<c r="B8"><f t="array" ref="B8:C8">A3:A4*1</f><v>1</v></c>', '<c r="C8"><v>1</v></c>']);
  expect([cells['B9'], cells['B10']]).toEqual([
    '<c r="B9" cm="1"><f t="array" ref="B9:B10">A3:A4*3</f><v>3</v></c>',
    '<c r="B10"><v>6</v></c>',
  ]);
});

test('a formula that is typed may spill, as Excel lets it', async () => {
  const excel = await opened(book());
  await run(excel, (_, sheet) => {
    sheet.getRange('D1').formulas = [['=A1:A2*2']];
  });
  const cells = cellsOf(await excel.save());
  expect(cells['D1']).toBe('<c r="D1" cm="1"><f t="array" ref="D1:D2">A1:A2*2</f><v>2</v></c>');
});

test('text with formatting inside its cell stays as it is; a text in its place is plain', async () => {
  const rich =
    '<c r="B1" t="inlineStr"><is><r><rPr><b></b></rPr><t>tuč</t></r><r><t xml:space="preserve">ně &amp; </t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>';
  const bytes = rawWorkbook({ sheets: [rows(rich, '<c r="B2" t="inlineStr"><is><t>prostě</t></is></c>')] });
  const excel = await opened(bytes);
  expect(excel.readSheet('List1').values).toEqual([
    [1, 'tučně & '],
    [2, 'prostě'],
  ]);
  await excel.edit('List1', 'C1', 1);
  expect(cellsOf(await excel.save())['B1']).toBe(rich);
  await excel.edit('List1', 'B1', 'jinak');
  expect(cellsOf(await excel.save())['B1']).toMatch(/^<c r="B1" t="s"><v>\d+<\/v><\/c>$/);
});

describe('dates that a strict file writes as texts', () => {
  const iso = (value: string): string => rows(`<c r="B1" t="d"><v>${value}</v></c>`);
  test.each([
    ['2024-01-31', '', 45322],
    ['2024-01-31T12:00:00', '', 45322.5],
    ['2024-01-31T12:00:00Z', '', 45322.5],
    ['2024-01-31T06:00:00.000', '', 45322.25],
    ['2024-01-31T18:00', '', 45322.75],
    ['2024-01-31T12:00:00+02:00', '', 45322.5],
    ['06:00:00', '', 0.25],
    ['T12:00:00', '', 0.5],
    ['1900-01-01', '', 1],
    ['1900-03-01', '', 61],
    ['1904-01-01', ' date1904="1"', 0],
    ['2024-01-31', ' date1904="true"', 43860],
    ['06:00:00', ' date1904="1"', 0.25],
    ['někdy', '', 'někdy'],
    ['2024-02-31', '', '2024-02-31'],
  ])('%s%s is %p', async (value, workbookPr, serial) => {
    const bytes = rawWorkbook({ sheets: [iso(value)], workbookPr });
    expect((await opened(bytes)).readSheet('List1').cell('B1').value).toBe(serial);
    const saved = await edited(bytes);
    expect((await opened(saved)).readSheet('List1').cell('B1').value).toBe(serial);
  });
});

describe('of several selected sheets only the active one stays so', () => {
  const view = (more: string): string => `<sheetViews><sheetView${more} workbookViewId="0"/></sheetViews>`;
  const selected = view(' tabSelected="1"');
  const chart = `<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${view(' tabSelected="true"')}</chartsheet>`;
  const workbook = (activeTab: number): Uint8Array =>
    rawWorkbook({
      sheets: [rows(''), rows(''), rows('')],
      views: [selected, selected, selected],
      bookViews: `<bookViews><workbookView activeTab="${activeTab}"/></bookViews>`,
    });
  const tabs = (bytes: Uint8Array): boolean[] => [1, 2, 3].map((n) => partOf(bytes, `xl/worksheets/sheet${n}.xml`).includes('tabSelected'));

  test.each([0, 1, 2])('where it is the sheet %i', async (active) => {
    expect(tabs(await edited(workbook(active)))).toEqual([0, 1, 2].map((n) => n === active));
  });

  test('where nothing else changes, nothing changes', async () => {
    const bytes = workbook(1);
    expect(await (await opened(bytes)).save()).toEqual(bytes);
  });

  test('a sheet of a chart counts as well', async () => {
    const bytes = rawWorkbook({
      sheets: [rows('')],
      views: [selected],
      parts: { 'xl/chartsheets/sheet1.xml': [chart, 'application/vnd.openxmlformats-officedocument.spreadsheetml.chartsheet+xml'] },
      related: [['chartsheet', 'chartsheets/sheet1.xml']],
    });
    const withChart = await listed(bytes);
    const saved = await edited(withChart);
    expect(partOf(saved, 'xl/chartsheets/sheet1.xml')).not.toContain('tabSelected');
    expect(partOf(saved, 'xl/worksheets/sheet1.xml')).toContain('tabSelected="1"');
  });
});

/** The relationship after those of the sheets becomes a sheet of its own. */
async function listed(bytes: Uint8Array): Promise<Uint8Array> {
  const { unzipSync, zipSync, strToU8 } = await import('fflate');
  const parts = unzipSync(bytes);
  const xml = partOf(bytes, 'xl/workbook.xml').replace('</sheets>', '<sheet name="Graf1" sheetId="9" r:id="rId2"/></sheets>');
  return zipSync({ ...parts, 'xl/workbook.xml': strToU8(xml) });
}
