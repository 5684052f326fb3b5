import { setOverride } from '../../../src/workbook/plan/override';
import { inspect } from '../../../src/workbook/plan/inspect';
import { writeSettings } from '../../../src/workbook/plan/settings';
import { summarize } from '../../../src/workbook/summary/summarize';
import { CannotUndo, undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, sample, table } from '../../build/embedded';

const LATER = new Date(2026, 1, 20, 14, 5);

test('the first Shrnout is taken back whole', async () => {
  const excel = await open(sample());
  const before = contents(excel);
  await summarize({ now: NOW });
  expect(await undo()).toMatchObject({ what: 'summarize', at: NOW.toISOString() });
  expect(contents(excel)).toEqual(before);
  await expect(undo()).rejects.toMatchObject({ code: 'nothing' });
});

test('after saving, closing and reopening too', async () => {
  const first = await open(sample());
  const before = contents(first);
  await summarize({ now: NOW });
  const excel = await open(await first.save());
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('the second Shrnout goes back to the first, charts and notes included', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const [header = []] = table(excel, 'tblOpatreni');
  const lead = String.fromCharCode(65 + header.indexOf('Gestor'));
  const typed = excel.readSheet('Opatření').cell(`${lead}2`).value as string;
  const first = contents(excel);
  await setOverride('A1.1', { level: 'unfulfilled', reason: 'Zkouška', author: 'Jana Nováková', date: '2026-01-20' }, LATER);
  await excel.edit('Opatření', `${lead}2`, 'AAA nový odbor');
  await summarize({ now: LATER });
  await undo();
  await excel.edit('Opatření', `${lead}2`, typed);
  await setOverride('A1.1', null, LATER);
  expect(contents(excel)).toEqual(first);
  const labels = await asUser(excel, async (context) => {
    const { points } = context.workbook.worksheets.getItem('Souhrn').charts.getItem('PlneniKolac').series.getItemAt(0);
    const texts = [0, 1, 2].map((i) => points.getItemAt(i).dataLabel.load('text'));
    await context.sync();
    return texts.map(({ text }) => text);
  });
  expect(labels).toEqual(['Plněno; 40; 56%', 'Plněno částečně; 28; 39%', 'Neplněno; 4; 5%']);
});

test('bars that were stretched over a new lead go back over the rows that there were', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const leads = (): Promise<string[]> =>
    asUser(excel, async (context) => {
      const bars = context.workbook.worksheets.getItem('Souhrn').charts.getItem('PlneniGestori');
      const categories = bars.series.getItemAt(2).getDimensionValues('Categories');
      await context.sync();
      return categories.value;
    });
  const first = await leads();
  const [header = []] = table(excel, 'tblOpatreni');
  await excel.edit('Opatření', `${String.fromCharCode(65 + header.indexOf('Gestor'))}2`, 'AAA nový odbor');
  await summarize({ now: LATER });
  const second = await leads();
  expect(second).toContain('AAA nový odbor');
  expect(second).toHaveLength(first.length + 1);
  await undo();
  expect(await leads()).toEqual(first);
});

test('work that came later is not overwritten: a sorted table, an edited result, a note on the new sheet', async () => {
  for (const later of [
    (context: Excel.RequestContext): unknown => context.workbook.tables.getItem('tblOpatreni').sort.apply([{ key: 0, ascending: false }]),
    (context: Excel.RequestContext): unknown =>
      (context.workbook.worksheets.getItem('Souhrn').getRange('H1').values = [['důležitá poznámka']]),
  ]) {
    const excel = await open(sample());
    await summarize({ now: NOW });
    await asUser(excel, (context) => void later(context));
    const before = contents(excel);
    await expect(undo()).rejects.toBeInstanceOf(CannotUndo);
    expect(contents(excel)).toEqual(before);
  }
});

test('an override is written into its four cells, counts, and can be taken back', async () => {
  const excel = await open(sample());
  const before = contents(excel);
  await setOverride('B1.1', { level: 'partial', reason: '=HYPERLINK("x")', author: 'Jana Nováková', date: '2026-01-20' }, NOW);
  const row = column(excel, 'tblOpatreni', 'Kód').indexOf('B1.1');
  expect(['Ruční úprava', 'Důvod úpravy', 'Upravil', 'Upraveno'].map((header) => column(excel, 'tblOpatreni', header)[row])).toEqual([
    'Plněno částečně',
    '=HYPERLINK("x")',
    'Jana Nováková',
    46042,
  ]);
  const inspection = await inspect();
  if (inspection.kind !== 'plan') throw new Error('not a plan');
  expect(inspection.saved).toMatchObject({ what: 'override', detail: 'B1.1' });
  expect(inspection.report.evaluation.measures.find(({ measure }) => measure.code === 'B1.1')).toMatchObject({
    overridden: true,
    final: 'partial',
  });
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('a setting makes the summary stale, and another Shrnout current again', async () => {
  await open(sample());
  const current = async (): Promise<boolean> => {
    const inspection = await inspect();
    return inspection.kind === 'plan' && inspection.current;
  };
  expect(await current()).toBe(false);
  await summarize({ now: NOW });
  expect(await current()).toBe(true);
  await writeSettings({ reading: 'doslovný' }, LATER);
  expect(await current()).toBe(false);
  const { summary } = await summarize({ now: LATER });
  expect(summary.levels.map(({ count }) => count)).toEqual([40, 22, 10]);
  expect(await current()).toBe(true);
});
