import { strFromU8, unzipSync } from 'fflate';
import { summarize } from '../../../src/workbook/summary/summarize';
import { column, NOW, open, sample } from '../../build/embedded';

test('the live column agrees with the final level, except where the coordinator overrode it', async () => {
  const excel = await open(sample());
  const { evaluation } = await summarize({ now: NOW });
  const bytes = await excel.save();

  const reread = await open(bytes);
  const live = column(reread, 'tblOpatreni', 'Úroveň (živě)');
  const final = column(reread, 'tblOpatreni', 'Výsledná úroveň');
  const codes = column(reread, 'tblOpatreni', 'Kód');
  const differing = codes.filter((_code, i) => live[i] !== final[i]);
  const overridden = evaluation.measures.filter((verdict) => verdict.overridden && verdict.computed !== verdict.final);
  expect(new Set(live)).toEqual(new Set(['Plněno', 'Plněno částečně', 'Neplněno']));
  expect(differing).toEqual(overridden.map(({ measure }) => measure.code));
  expect(differing.length).toBeGreaterThan(0);

  // As Excel itself stores it, with the value beside: a program without the add-in shows the level too.
  const xml = Object.entries(unzipSync(bytes))
    .flatMap(([name, part]) => (/\/worksheets\/sheet\d+\.xml$/.test(name) ? [strFromU8(part)] : []))
    .join('');
  expect(xml.match(/<f>IFERROR\(_xldudf_PLNENI_UROVNE\([^<]*<\/f><v>(Plněno|Plněno částečně|Neplněno)<\/v>/g)).toHaveLength(72);
  expect(xml).not.toContain('PLNENI.');
});

test('before the first Shrnout it says nothing: criteria that nobody has judged are no fault', async () => {
  const excel = await open(sample());
  expect(new Set(column(excel, 'tblOpatreni', 'Úroveň (živě)'))).toEqual(new Set(['']));
});
