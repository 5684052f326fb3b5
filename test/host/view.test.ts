/** The workbook as a page that draws it sees it. */
import { openWorkbook, type EmbeddedExcel } from '../../src/host/node';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRequestWorkbook } from '../../src/files/request/request';
import { asked, callOf } from '../build/requests';

let excel: EmbeddedExcel;
beforeEach(async () => {
  excel = await openWorkbook(readFileSync(join(__dirname, '../../samples/ukazka.xlsx')));
});
afterEach(() => excel.dispose());

const idOf = (name: string): string => excel.view.sheets.find((sheet) => sheet.name === name)!.id;

test('sheets, their tabs and what is hidden', () => {
  const { sheets } = excel.view;
  expect(sheets.map(({ name }) => name)).toEqual(excel.sheetNames);
  expect(sheets.find(({ name }) => name === 'Číselníky')).toMatchObject({ visibility: 'VeryHidden', protected: false });
  expect(sheets.find(({ name }) => name === 'Opatření')).toMatchObject({ visibility: 'Visible', color: '#1F4E79' });
});

test('cells as they are shown, sizes, frozen panes and tables', () => {
  const drawing = excel.view.draw(idOf('Opatření'));
  expect(drawing.cells.get(0)!.get(0)).toMatchObject({ value: 'Kód', text: 'Kód' });
  expect(drawing.frozen).toEqual({ rows: 1, columns: 1 });
  expect(drawing.rowHeights.get(0)).toBe(32);
  expect(drawing.columnWidths.get(2)).toBeGreaterThan(drawing.columnWidths.get(0)! * 3);
  expect(drawing.tables).toEqual([expect.objectContaining({ header: true, stripes: true, style: 'TableStyleLight1' })]);
  const header = excel.view.look(drawing.cells.get(0)!.get(0)!.format);
  expect(header).toMatchObject({ fill: '#1F4E79', font: { bold: true, color: '#FFFFFF' } });
});

test('dates in the language of the workbook, formulas beside their values', async () => {
  await excel.edit('Opatření', 'K2', '31.12.2025');
  await excel.edit('Opatření', 'Q2', '=1+1');
  const row = excel.view.draw(idOf('Opatření')).cells.get(1)!;
  expect(row.get(10)).toMatchObject({ value: 46022, text: expect.stringMatching(/^31\. ?12\. ?2025$/) as string });
  expect(row.get(16)).toMatchObject({ value: 2, text: '2', formula: '=1+1' });
});

test('a rule that compares with a constant marks the cells that hold', async () => {
  await excel.edit('Opatření', 'H2', 'Plněno');
  const drawing = excel.view.draw(idOf('Opatření'));
  const { differences } = drawing.cells.get(1)!.get(7)!;
  expect(excel.view.difference(differences!).fill).toMatch(/^#[0-9A-F]{6}$/);
  expect(drawing.cells.get(2)!.get(7)!.differences).toBeUndefined();
});

test('every change has a revision, by sheet too', async () => {
  const [measures, areas] = [idOf('Opatření'), idOf('Okruhy')];
  const before = { all: excel.view.revision, measures: excel.view.sheetRevision(measures), areas: excel.view.sheetRevision(areas) };
  await excel.edit('Opatření', 'O2', 'poznámka');
  expect(excel.view.revision).toBeGreaterThan(before.all);
  expect(excel.view.sheetRevision(measures)).toBeGreaterThan(before.measures);
  expect(excel.view.sheetRevision(areas)).toBe(before.areas);
});

test('a chart with its colours and captions', async () => {
  await excel.edit('Okruhy', 'J1', [
    ['Úroveň', 'Počet'],
    ['Plněno', 40],
    ['Neplněno', 4],
  ]);
  const { Excel } = excel.globals;
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Okruhy');
    const chart = sheet.charts.add(Excel.ChartType.pie, sheet.getRange('J1:K3'), Excel.ChartSeriesBy.columns);
    chart.title.text = 'Plnění';
    chart.left = 100;
    chart.top = 30;
    const series = chart.series.getItemAt(0);
    series.hasDataLabels = true;
    series.points.getItemAt(0).format.fill.setSolidColor('#00795C');
    series.points.getItemAt(0).dataLabel.text = 'Plněno; 40';
    await context.sync();
  });
  const [chart] = excel.view.charts(idOf('Okruhy'));
  expect(chart).toMatchObject({ type: 'Pie', title: 'Plnění', legend: 'bottom' });
  expect(chart!.box.left).toBeCloseTo(100, 0);
  expect(chart!.series).toEqual([
    {
      name: 'Počet',
      categories: ['Plněno', 'Neplněno'],
      values: [40, 4],
      color: null,
      pointColors: ['#00795C', null],
      labels: ['Plněno; 40', '4'],
    },
  ]);
});

test('a sheet can be locked and opened as by a user', () => {
  excel.view.protect(idOf('Okruhy'), 'heslo');
  expect(excel.readSheet('Okruhy').protected).toBe(true);
  expect(excel.view.locked(idOf('Okruhy'), 0, 0)).toBe(true);
  excel.view.protect(idOf('Okruhy'), null);
  expect(excel.readSheet('Okruhy').protected).toBe(false);
  expect(excel.view.locked(idOf('Okruhy'), 0, 0)).toBe(false);
});

test('what Excel shows beside a cell: the message, the choices of its list, the note at its header', async () => {
  const call = await openWorkbook(buildRequestWorkbook(callOf(asked('Město Tanvald', [null]))));
  const { view } = call;
  const id = view.sheets.find(({ name }) => name === 'Podklady')!.id;
  const header = [...view.draw(id).cells.get(4)!].map(([, { text }]) => text);
  const progress = view.hint(id, 5, header.indexOf('Stav realizace'))!;
  expect(progress.title).toBe('Stav realizace');
  expect(progress.choices).toEqual(['Realizováno', 'Částečně realizováno', 'Zahájena příprava', 'Neplní se', 'Bude zahájeno později']);
  expect(view.hint(id, 5, header.indexOf('Popis'))!.choices).toBeNull();
  expect(view.hint(id, 5, 0)).toBeNull();
  expect(view.draw(id).notes.find(({ r, c }) => r === 4 && c === header.indexOf('Stav realizace'))!.text).toContain('Jak je to daleko');
  call.dispose();
});

test('choices of every source: constants, cells of another sheet, a column of a table; what cannot be told offers nothing', () => {
  const { Excel } = excel.globals;
  const id = idOf('Okruhy');
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Okruhy');
    const sources = ['ano,ne , možná', '=Opatření!$A$2:$A$4', '=tblOkruhy[Kód]', '=INDIRECT("A1")', '=neznámé'];
    sources.forEach((source, i) => {
      sheet.getCell(40 + i, 0).dataValidation.rule = { list: { inCellDropDown: true, source } };
    });
    sheet.getCell(45, 0).dataValidation.rule = { list: { inCellDropDown: false, source: 'ano,ne' } };
    await context.sync();
    const choices = (r: number): string[] | null | undefined => excel.view.hint(id, r, 0)?.choices;
    expect(choices(40)).toEqual(['ano', 'ne', 'možná']);
    expect(choices(41)).toEqual(['A1.1', 'A1.2', 'A1.3']);
    expect(choices(42)!.slice(0, 2)).toEqual(['A', 'A1']);
    expect([choices(43), choices(44), choices(45)]).toEqual([null, null, null]);
  });
});
