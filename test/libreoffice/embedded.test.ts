import { opened, printedText, run } from '../build/host';

test('LibreOffice opens what the embedded Excel made and prints the labels of its pie', async () => {
  const excel = await opened();
  await run(excel, (_context, sheet) => {
    const range = sheet.getRange('A1:B4');
    range.values = [
      ['Úroveň', 'Počet'],
      ['Plněno', 40],
      ['Částečně', 28],
      ['Neplněno', 4],
    ];
    const chart = sheet.charts.add('Pie', range, 'Columns');
    chart.legend.visible = false;
    chart.setPosition('D2', 'I28');
    const series = chart.series.getItemAt(0);
    series.hasDataLabels = true;
    ['Plněno; 40; 56%', 'Částečně; 28; 39%', 'Neplněno; 4; 5%'].forEach((text, i) => {
      series.points.getItemAt(i).hasDataLabel = true;
      series.points.getItemAt(i).dataLabel.text = text;
    });
  });
  const text = printedText(await excel.save()).replace(/\s+/g, ' ');
  expect(text).toContain('Neplněno; 4; 5%');
  expect(text).not.toMatch(/\b6 ?%/);
}, 120_000);
