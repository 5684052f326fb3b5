import { strFromU8, unzipSync } from 'fflate';
import { withoutLiveLevel } from '../../../src/files/plan/withoutLiveLevel';
import { asUser, column, NOW, open, sample } from '../../build/embedded';
import { summarize } from '../../../src/workbook/summary/summarize';

const xml = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .flatMap(([name, part]) => (name.endsWith('.xml') ? [strFromU8(part)] : []))
    .join('');

test('no formula of ours is left, every other one and all values are, and the rest of the package is the same', async () => {
  const first = await open(sample());
  await summarize({ now: NOW });
  await asUser(first, (context) => {
    context.workbook.worksheets.getItem('Nastavení').getRange('H1').formulas = [['=1+1']];
  });
  const before = await first.save();
  expect(xml(before)).toContain('_xldudf_');
  const after = withoutLiveLevel(before);
  expect(xml(after)).not.toContain('_xldudf_');
  expect(xml(after)).toContain('<f>1+1</f>');
  const changed = Object.entries(unzipSync(before)).filter(([name, part]) => Buffer.compare(part, unzipSync(after)[name]!) !== 0);
  expect(changed.map(([name]) => name.replace(/\d+/, 'N')).sort()).toEqual(['xl/tables/tableN.xml', 'xl/worksheets/sheetN.xml']);
  const live = column(first, 'tblOpatreni', 'Úroveň (živě)');
  const excel = await open(after);
  expect(column(excel, 'tblOpatreni', 'Úroveň (živě)')).toEqual(live);
  expect(withoutLiveLevel(after)).toBe(after);
});
