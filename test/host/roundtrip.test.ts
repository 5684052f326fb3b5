import { unzipSync, strFromU8 } from 'fflate';
import { opened, reopened, run } from '../build/host';
import { richWorkbook } from '../build/richWorkbook';

let rich: Uint8Array;
beforeAll(() => {
  rich = richWorkbook();
}, 30_000);

test('opened and saved without a change, the file is the same byte for byte', async () => {
  const excel = await opened(rich);
  await run(excel, async (context) => {
    const sheet = context.workbook.worksheets.getItem('data');
    const used = sheet.getUsedRange(true);
    used.load('values,text,formulas');
    sheet.charts.load('items/name');
    await context.sync();
    expect(used.values[2]).toEqual(['A2', 'Les <zeleň>', 4, '', '']);
    expect(sheet.charts.items).toHaveLength(1);
  });
  expect(Buffer.from(await excel.save()).equals(Buffer.from(rich))).toBe(true);
});

test('a changed cell leaves every other part as it was', async () => {
  const excel = await opened(rich);
  await run(excel, (context) => {
    context.workbook.worksheets.getItem('Data').getRange('C2').values = [[7]];
  });
  const before = unzipSync(rich);
  const after = unzipSync(await excel.save());
  expect(Object.keys(after).sort()).toEqual(
    Object.keys(before)
      .filter((n) => !/calcChain/.test(n))
      .sort(),
  );
  const changed = Object.keys(after).filter((n) => !Buffer.from(after[n]!).equals(Buffer.from(before[n]!)));
  // The chart keeps copies of the numbers it draws.
  expect(changed.filter((n) => !/worksheets\/sheet2\.xml$|charts\/chart\d*\.xml$|sharedStrings/.test(n))).toEqual([]);
  const xml = strFromU8(after['xl/worksheets/sheet2.xml']!);
  for (const kept of [
    'dataValidation',
    'conditionalFormatting',
    'mergeCell',
    'hyperlink',
    'legacyDrawing',
    'drawing',
    'tablePart',
    'pane',
  ]) {
    expect(xml).toContain(`<${kept} `);
  }
  const again = await opened(await excel.save());
  expect(again.readSheet('Data').cell('C2').value).toBe(7);
  expect(again.readSheet('Data').cell('A4').value).toBe('A3');
  expect(again.readSheet('Data').cell('B4').value).toBe('=ne vzorec');
  expect(again.readSheet('Data').cell('E1').value).toBe(16);
});

test('inserted rows move tables, charts, rules, names, notes, links and formulas', async () => {
  const excel = await opened(rich);
  await run(excel, (context) => {
    context.workbook.worksheets.getItem('Data').getRange('1:2').insert('Down');
  });
  const parts = unzipSync(await excel.save());
  const text = (name: RegExp): string => strFromU8(parts[Object.keys(parts).find((n) => name.test(n))!]!);
  const sheet = text(/worksheets\/sheet2\.xml$/);
  expect(text(/tables\/table1\.xml$/)).toContain('ref="A3:C6"');
  expect(sheet).toMatch(/<dataValidation [^>]*sqref="C4:C6"/);
  expect(sheet).toMatch(/<conditionalFormatting sqref="C4:C6"/);
  expect(sheet).toMatch(/<mergeCell ref="E7:F8"/);
  expect(sheet).toMatch(/<hyperlink [^>]*ref="E5"/);
  expect(text(/comments1\.xml$/)).toContain('ref="B5"');
  expect(text(/charts\/chart1?\.xml$/)).toContain('$C$4:$C$6');
  expect(text(/workbook\.xml$/)).toContain('Data!$C$4:$C$6');
  const again = await reopened(excel);
  expect(again.readSheet('Data').cell('E3').formula).toBe('=SUM(C4:C6)');
});

test('a chart is edited in place', async () => {
  const excel = await opened(rich);
  await run(excel, async (context) => {
    const chart = context.workbook.worksheets.getItem('Data').charts.getItemAt(0);
    chart.load('name,chartType,title/text');
    const series = chart.series.getItemAt(0);
    series.load('name');
    series.points.load('count');
    await context.sync();
    expect([chart.chartType, chart.title.text, series.name, series.points.count]).toEqual(['Pie', 'Podíly', 'Počet', 3]);
    chart.name = 'graf';
    chart.title.text = 'Nový nadpis';
    series.points.getItemAt(1).hasDataLabel = true;
    series.points.getItemAt(1).dataLabel.text = 'A2; 4; 33%';
    series.points.getItemAt(1).format.fill.setSolidColor('#123456');
  });
  const xml = strFromU8(unzipSync(await excel.save())['xl/charts/chart1.xml']!);
  expect(xml).toContain('Nový nadpis');
  expect(xml).toContain('A2; 4; 33%');
  expect(xml).toContain('123456');
});
