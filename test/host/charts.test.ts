import { strFromU8, unzipSync } from 'fflate';
import { codeOf, opened, reopened, run } from '../build/host';

const DATA = [
  ['Okruh', 'Plněno', 'Částečně'],
  ['Voda', 1, 2],
  ['Les', 3, 4],
];

test('kinds of charts change without leaving foreign elements behind', async () => {
  const excel = await opened();
  await run(excel, async (context, s) => {
    s.getRange('A1:C3').values = DATA;
    const chart = s.charts.add('Line', s.getRange('A1:C3'), 'Columns');
    chart.name = 'graf';
    await context.sync();
    chart.chartType = 'BarStacked';
    chart.load('chartType');
    await context.sync();
    expect(chart.chartType).toBe('BarStacked');
  });
  const xml = strFromU8(unzipSync(await excel.save())['xl/charts/chart1.xml']!);
  expect(xml).toContain('<c:overlap val="100"/>');
  expect(xml).not.toContain('c:smooth');
});

test('setData keeps colours and labels of the series that stay', async () => {
  const excel = await opened();
  await run(excel, async (context, s) => {
    s.getRange('A1:C3').values = DATA;
    const chart = s.charts.add('BarStacked', s.getRange('A1:C3'), 'Columns');
    chart.name = 'graf';
    chart.series.getItemAt(0).format.fill.setSolidColor('#ABCDEF');
    chart.axes.categoryAxis.reversePlotOrder = true;
    await context.sync();
    s.getRange('A4:C4').values = [['Půda', 5, 6]];
    chart.setData(s.getRange('A1:C4'), 'Columns');
    const { points } = chart.series.getItemAt(0);
    points.load('count');
    chart.axes.categoryAxis.load('reversePlotOrder');
    await context.sync();
    expect(points.count).toBe(3);
  });
  const xml = strFromU8(unzipSync(await excel.save())['xl/charts/chart1.xml']!);
  expect(xml).toContain('ABCDEF');
  expect(xml).toContain('$A$2:$A$4');
  expect(xml).toContain('<c:orientation val="maxMin"/>');
  expect(xml).toContain('<c:v>Půda</c:v>');
});

test('labels: text needs a label, settings of all read null, a wrong position is refused', async () => {
  const excel = await opened();
  await run(excel, (_c, s) => {
    s.getRange('A1:C3').values = DATA;
    s.charts.add('BarStacked', s.getRange('A1:C3'), 'Columns').name = 'graf';
  });
  const series = (s: Excel.Worksheet) => s.charts.getItem('graf').series.getItemAt(0);
  expect(await codeOf(run(excel, (_c, s) => void (series(s).points.getItemAt(0).dataLabel.text = 'x')))).toBe('InvalidOperation');
  // OutsideEnd on stacked bars makes Excel repair the file.
  expect(await codeOf(run(excel, (_c, s) => void (series(s).dataLabels.position = 'OutsideEnd')))).toBe('InvalidArgument');
  await run(excel, async (context, s) => {
    series(s).hasDataLabels = true;
    const { dataLabels } = series(s);
    dataLabels.showValue = true;
    dataLabels.load('showValue');
    await context.sync();
    expect(dataLabels.showValue).toBeNull();
  });
});

test('charts are found by name in any case, kept by id, and deleted with their parts', async () => {
  const excel = await opened();
  await run(excel, (_c, s) => {
    s.getRange('A1:C3').values = DATA;
    s.charts.add('Pie', s.getRange('A1:B3'), 'Columns').name = 'grafSouhrn';
  });
  const again = await reopened(excel);
  await run(again, async (context, s) => {
    const chart = s.charts.getItemOrNullObject('GRAFSOUHRN');
    chart.load('name,left,width,height');
    await context.sync();
    expect(chart.name).toBe('grafSouhrn');
    expect(chart.width).toBeCloseTo(360, 0);
    chart.width = 500;
    chart.load('width');
    await context.sync();
    expect(chart.width).toBeCloseTo(500, 0);
    chart.delete();
    s.charts.load('count');
    await context.sync();
    expect(s.charts.count).toBe(0);
  });
  expect(Object.keys(unzipSync(await again.save())).filter((n) => n.includes('charts/'))).toEqual([]);
});
