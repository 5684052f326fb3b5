import { unzipSync } from 'fflate';
import { checkPackage } from '../../src/ooxml/packageRule';
import { opened, run } from '../build/host';

/** What a text may hold and XML may not, with what XML has for itself. */
const HOSTILE = 'a\u0000\u0001\u0008\t\u000b\u001f\ufffe\uffff\ud800b\udc00 & <c> "d" \'e\' ]]> _x0041_ 😀';

test('whatever a text holds, every part is well-formed', async () => {
  const excel = await opened();
  await run(excel, async (context, sheet) => {
    sheet.getRange('A1:B3').values = [
      [HOSTILE, 'Počet'],
      [`1${HOSTILE}`, 1],
      [`2${HOSTILE}`, 2],
    ];
    const table = sheet.tables.add('A1:B3', true);
    table.columns.getItemAt(1).name = `Sloupec ${HOSTILE}`;
    sheet.getRange('D1').formulas = [['="x"&"y"']];
    sheet.getRange('D2').hyperlink = { address: `https://example.cz/${HOSTILE}`, textToDisplay: HOSTILE, screenTip: HOSTILE };
    sheet.getRange('D3').numberFormat = [['"\u0001"0']];
    sheet.getRange('E1').dataValidation.rule = { list: { inCellDropDown: true, source: `a\u0001,b` } };
    sheet.getRange('E1').dataValidation.prompt = { showPrompt: true, title: 'a\u0001', message: HOSTILE };
    sheet.getRange('E1').dataValidation.errorAlert = { showAlert: true, title: 'a\u0002', message: HOSTILE, style: 'Stop' };
    const rule = sheet.getRange('A1:A3').conditionalFormats.add('Custom' as Excel.ConditionalFormatType);
    rule.custom.rule.formula = '=$A1="\u0001<&"';
    const chart = sheet.charts.add('Pie' as Excel.ChartType, sheet.getRange('A1:B3'), 'Columns' as Excel.ChartSeriesBy);
    chart.title.text = HOSTILE;
    chart.name = HOSTILE;
    await context.sync();
    chart.series.getItemAt(0).name = HOSTILE;
    chart.series.getItemAt(0).hasDataLabels = true;
    await context.sync();
    chart.series.getItemAt(0).points.getItemAt(0).dataLabel.text = HOSTILE;
    context.workbook.names.add('Jmeno', sheet.getRange('A1'), HOSTILE);
    context.workbook.properties.title = HOSTILE;
    context.workbook.properties.custom.add('Plan', HOSTILE);
    context.workbook.properties.custom.add(`k\u0001<&`, 'x');
    context.workbook.settings.add(HOSTILE, { text: HOSTILE });
  });
  const bytes = await excel.save();
  expect(() => checkPackage(new Map(Object.entries(unzipSync(bytes))))).not.toThrow();

  const again = await opened(bytes);
  // What XML cannot hold in any way is replaced; control characters come back.
  const kept = HOSTILE.replace(/[\ufffe\uffff]|\ud800(?=b)|(?<=b)\udc00/g, '\ufffd');
  expect(again.readSheet('List1').cell('A2').value).toBe(`1${kept}`);
  expect(again.readSheet('List1').tables[0]!.columns[0]).toBe(again.readSheet('List1').cell('A1').value);
  const property = await run(again, async (context) => {
    const item = context.workbook.properties.custom.getItem('Plan');
    item.load('value');
    await context.sync();
    return String(item.value);
  });
  expect(property).toBe(kept);
});
