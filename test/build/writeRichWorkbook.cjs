// Writes the workbook to the path given; excelize's WebAssembly does not load inside jest.
const { writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { init } = require('excelize-wasm');

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function main(target) {
  const excelize = await init(join(dirname(require.resolve('excelize-wasm')), 'excelize.wasm.gz'));
  const f = excelize.NewFile();
  const ok = (r) => {
    if (r.error) throw new Error(r.error);
    return r;
  };
  ok(f.NewSheet('Data'));
  const rows = [
    ['Kód', 'Název', 'Počet'],
    ['A1', 'Voda & vzduch', 3],
    ['A2', 'Les <zeleň>', 4],
    ['A3', '=ne vzorec', 5],
  ];
  rows.forEach((row, i) => row.forEach((v, j) => ok(f.SetCellValue('Data', `${'ABC'[j]}${i + 1}`, v))));
  ok(f.SetCellFormula('Data', 'E1', 'SUM(C2:C4)'));
  ok(f.AddTable('Data', { Range: 'A1:C4', Name: 'tblData', StyleName: 'TableStyleMedium2' }));
  ok(
    f.AddChart('Data', 'G2', {
      Type: excelize.Pie,
      Series: [{ Name: 'Data!$C$1', Categories: 'Data!$A$2:$A$4', Values: 'Data!$C$2:$C$4' }],
      Title: { Paragraph: [{ Text: 'Podíly' }] },
    }),
  );
  ok(f.AddPictureFromBytes('Data', 'G20', { Extension: '.png', File: new Uint8Array(PIXEL), Format: {} }));
  ok(f.AddComment('Data', { Cell: 'B3', Author: 'Jana', Paragraph: [{ Text: 'poznámka' }] }));
  ok(f.AddDataValidation('Data', { Sqref: 'C2:C4', Type: 'whole', Operator: 'between', Formula1: '0', Formula2: '10', AllowBlank: true }));
  const { style } = f.NewConditionalStyle({ Fill: { Type: 'pattern', Color: ['FEC7CE'], Pattern: 1 } });
  ok(f.SetConditionalFormat('Data', 'C2:C4', [{ Type: 'cell', Criteria: '>', Value: '3', Format: style }]));
  ok(f.SetDefinedName({ Name: 'Hodnoty', RefersTo: 'Data!$C$2:$C$4' }));
  ok(f.SetCellHyperLink('Data', 'E3', 'https://example.cz/', 'External'));
  ok(f.MergeCell('Data', 'E5', 'F6'));
  ok(f.SetPanes('Data', { Freeze: true, YSplit: 1, TopLeftCell: 'A2', ActivePane: 'bottomLeft' }));
  writeFileSync(target, Buffer.from(ok(f.WriteToBuffer()).buffer));
}

main(process.argv[2]).then(
  () => process.exit(0),
  (e) => {
    console.error(e);
    process.exit(1);
  },
);
