import { inspect } from '../../../src/workbook/plan/inspect';
import { writeSettings } from '../../../src/workbook/plan/settings';
import { summarize } from '../../../src/workbook/summary/summarize';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, sample } from '../../build/embedded';

type Excel_ = Awaited<ReturnType<typeof open>>;
const CAPTIONS = ['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%'];
const TITLES = ['Přehled plnění akčního plánu 2024-2025', 'Plnění podle okruhů', 'Plnění podle gestorů (podíl opatření)'];

const chartsOf = (excel: Excel_): Promise<string[]> =>
  asUser(excel, async (context) => {
    const { charts } = context.workbook.worksheets.getItem('Souhrn');
    charts.load('items/name');
    await context.sync();
    return charts.items.map(({ name }) => name);
  });

const labelsOf = (excel: Excel_): Promise<string[]> =>
  asUser(excel, async (context) => {
    const { points } = context.workbook.worksheets.getItem('Souhrn').charts.getItem('PlneniKolac').series.getItemAt(0);
    const labels = [0, 1, 2].map((i) => points.getItemAt(i).dataLabel.load('text'));
    await context.sync();
    return labels.map(({ text }) => text);
  });

test('charts that fail: the figures stand, nothing half drawn is left, and it is said; the next run draws them', async () => {
  const excel = await open(sample(), { modes: { quirks: ['chartFails'] } });
  const before = contents(excel);
  const report = await summarize({ now: NOW });
  expect(report.chartsFailed).toEqual(TITLES);
  expect(column(excel, 'tblSouhrn', 'Počet')).toEqual([40, 28, 4]);
  expect(await chartsOf(excel)).toEqual([]);
  const inspection = await inspect();
  expect(inspection).toMatchObject({ kind: 'plan', current: true });

  excel.modes.quirks = [];
  expect(await summarize({ now: NOW })).toMatchObject({ chartsFailed: [], labelsTaken: true });
  expect(await chartsOf(excel)).toEqual(['PlneniKolac', 'PlneniOkruhy', 'PlneniGestori']);
  expect(await labelsOf(excel)).toEqual(CAPTIONS);

  const again = await open(sample(), { modes: { quirks: ['chartFails'] } });
  await summarize({ now: NOW });
  await undo();
  expect(contents(again)).toEqual(before);
});

test.each([0, 3, 8, 15, 30, 60])(
  'a message of the charts that is cut short after %i actions is sent again, chart by chart',
  async (afterActions) => {
    for (const n of [5, 6]) {
      const excel = await open(sample());
      excel.modes.failAtSync = { n, afterActions };
      expect(await summarize({ now: NOW })).toMatchObject({ chartsFailed: [] });
      expect(excel.modes.failAtSync).toBeUndefined();
      expect(await chartsOf(excel)).toEqual(['PlneniKolac', 'PlneniOkruhy', 'PlneniGestori']);
      expect(await labelsOf(excel)).toEqual(CAPTIONS);
    }
  },
);

test('bars read like their tables, and the numbers stay below them', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const axes = await asUser(excel, async (context) => {
    const { charts } = context.workbook.worksheets.getItem('Souhrn');
    const of = ['PlneniOkruhy', 'PlneniGestori'].map((name) => charts.getItem(name).axes.categoryAxis.load('reversePlotOrder,position'));
    await context.sync();
    return of.map(({ reversePlotOrder, position }) => ({ reversePlotOrder, position }));
  });
  // Reversed alone, Excel draws the numbers above.
  expect(axes).toEqual(Array(2).fill({ reversePlotOrder: true, position: 'Maximum' }));
});

test('labels of a pie that stands are mended on every run', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  await asUser(excel, (context) => {
    const { points } = context.workbook.worksheets.getItem('Souhrn').charts.getItem('PlneniKolac').series.getItemAt(0);
    points.getItemAt(2).dataLabel.text = 'Neplněno; 4; 6%';
    points.getItemAt(0).hasDataLabel = false;
  });
  expect(await summarize({ now: NOW })).toMatchObject({ nothingChanged: false, labelsTaken: true });
  expect(await labelsOf(excel)).toEqual(CAPTIONS);
  expect(await summarize({ now: NOW })).toMatchObject({ nothingChanged: true });
});

test('a label that the user has written in words stays theirs, when figures change and when they go back', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const own = 'Splněno ve 40 případech';
  await asUser(excel, (context) => {
    const { points } = context.workbook.worksheets.getItem('Souhrn').charts.getItem('PlneniKolac').series.getItemAt(0);
    points.getItemAt(0).dataLabel.text = own;
  });
  expect(await summarize({ now: NOW })).toMatchObject({ nothingChanged: true, labelsTaken: true });
  await writeSettings({ reading: 'doslovný' }, NOW);
  expect(await summarize({ now: NOW })).toMatchObject({ labelsTaken: true, chartsFailed: [] });
  expect(await labelsOf(excel)).toEqual([own, 'Plněno částečně; 22; 30%', 'Neplněno; 10; 14%']);
  await undo();
  expect(await labelsOf(excel)).toEqual([own, ...CAPTIONS.slice(1)]);
});

test('where the texts of labels do not take, the captions are the categories', async () => {
  const excel = await open(sample(), { modes: { quirks: ['labelsIgnored'] } });
  expect(await summarize({ now: NOW })).toMatchObject({ labelsTaken: false, chartsFailed: [] });
  const [bytes, labels] = [await excel.save(), await labelsOf(excel)];
  expect(labels).toEqual(CAPTIONS);
  expect(await summarize({ now: NOW })).toMatchObject({ nothingChanged: true });
  expect(Buffer.compare(await excel.save(), bytes)).toBe(0);
});

test('Vrátit that cannot take a chart back says which, and the cells are as before', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  await excel.edit('Nastavení', 'B2', 'Jiný název plánu');
  await asUser(excel, async (context) => {
    const settings = context.workbook.tables.getItem('tblNastaveni').getDataBodyRange().load('values');
    await context.sync();
    const row = settings.values.findIndex(([key]) => key === 'Výklad pravidla');
    settings.getCell(row, 1).values = [['doslovný']];
  });
  const before = contents(excel);
  await summarize({ now: NOW });
  excel.modes.quirks = ['chartFails'];
  await expect(undo()).rejects.toMatchObject({ code: 'chartsStay', detail: 'PlneniKolac' });
  expect(contents(excel)).toEqual(before);
});
