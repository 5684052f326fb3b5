import { unzipSync, strFromU8 } from 'fflate';
import { checkPackage } from '../../src/ooxml/packageRule';
import { generated, GENERATORS } from '../build/generators';
import { opened, run } from '../build/host';

/** Whatever adds a part: a sheet, a table, a chart, a property, a custom XML part and strings. */
async function added(bytes: Uint8Array): Promise<Uint8Array> {
  const excel = await opened(bytes);
  await run(excel, (context, sheet) => {
    const other = context.workbook.worksheets.add('Přehled');
    other.getRange('A1:B3').values = [
      ['Úroveň', 'Počet'],
      ['Splněno', 1],
      ['Nesplněno', 2],
    ];
    other.tables.add('A1:B3', true).name = 'Prehled';
    other.charts.add('Pie' as Excel.ChartType, other.getRange('A1:B3'), 'Columns' as Excel.ChartSeriesBy).title.text = 'Přehled';
    sheet.getRange('A2').values = [['změněno']];
    sheet.getRange('A2').hyperlink = { address: 'https://example.cz/?a=1&b=2', textToDisplay: 'odkaz' };
    context.workbook.properties.custom.add('Plan', 'Plán & spol.');
    context.workbook.customXmlParts.add('<zaloha xmlns="urn:x">1</zaloha>');
  });
  return excel.save();
}

describe.each(GENERATORS)('a package as %s writes it', (generator) => {
  test('is one after all that can be added', async () => {
    const bytes = await added(generated(generator));
    const parts = unzipSync(bytes);
    expect(() => checkPackage(new Map(Object.entries(parts)))).not.toThrow();
    const types = strFromU8(parts['[Content_Types].xml']!);
    const custom = /PartName="\/customXml\/item1\.xml" ContentType="([^"]*)"/.exec(types)?.[1];
    expect(custom ?? /Extension="xml" ContentType="([^"]*)"/.exec(types)?.[1]).toBe('application/xml');

    const again = await opened(bytes);
    expect(again.sheetNames).toEqual(['List1', 'Přehled']);
    expect(again.readSheet('List1').values).toEqual([
      ['Název', 'Počet', ''],
      ['odkaz', 1, 2],
      ['dvě', 2, ''],
      ['tři', 3, ''],
    ]);
    expect(again.readSheet('Přehled').tables).toEqual([{ name: 'Prehled', ref: 'A1:B3', columns: ['Úroveň', 'Počet'] }]);
  });

  test('is the same bytes when nothing was changed', async () => {
    const bytes = generated(generator);
    expect(await (await opened(bytes)).save()).toEqual(bytes);
  });

  test('keeps the names of its parts', async () => {
    const before = generated(generator);
    const names = Object.keys(unzipSync(before)).map((name) => name.replaceAll('\\', '/'));
    expect(Object.keys(unzipSync(await added(before)))).toEqual(expect.arrayContaining(names));
  });
});
