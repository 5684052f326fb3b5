import { collect } from '../../../src/workbook/returns/collect';
import { setOverride } from '../../../src/workbook/plan/override';
import { inspect } from '../../../src/workbook/plan/inspect';
import { writeSettings } from '../../../src/workbook/plan/settings';
import { summarize } from '../../../src/workbook/summary/summarize';
import { CannotUndo, undo } from '../../../src/workbook/undo/undo';
import { noteRequests } from '../../../src/workbook/request/noteRequests';
import { addresseesOf, DONE, filledRequest, inspected, returned, row as returnedRow } from '../../build/embeddedReturns';
import type { EmbeddedExcel } from '../../../src/host/node';
import { asUser, column, contents, NOW, open, sample, table } from '../../build/embedded';

const LATER = new Date(2026, 1, 20, 14, 5);

test('the first Shrnout is taken back whole', async () => {
  const excel = await open(sample());
  const before = contents(excel);
  await summarize({ now: NOW });
  expect(await undo()).toEqual([{ what: 'summarize', at: NOW.toISOString(), detail: '' }]);
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

/** Ids of the changes that can be taken back, newest first. */
async function kept(): Promise<string[]> {
  const { saved } = await inspect();
  return saved ? [saved.id, ...saved.earlier.map(({ id }) => id)] : [];
}

/** The lead of the first measure, typed by hand amid the changes: no change of the add-in's, so it stays. */
const HAND = 'D2';
const BEFORE_HAND = 'Odbor sociálních věcí';

/** Ten changes of every kind, between them rows and columns that come and go; what stood before each. */
async function tenChanges(excel: EmbeddedExcel): Promise<unknown[]> {
  const override = (code: string) => setOverride(code, { level: 'partial', reason: '=Ústně', author: 'Jana', date: '2026-01-20' }, NOW);
  const addressees = addresseesOf(await inspected());
  const free = addressees.flatMap(({ name, items }) =>
    items.filter(({ statements }) => statements.length === 0).map((item) => ({ name, ...item })),
  );
  const fresh = (i: number) => returned(free[i]!.name, [returnedRow(free[i]!.measure.code, free[i]!.criterion?.number ?? '', DONE)]);
  const nowhere = (code: string) => returned('Nový spolek', [returnedRow(code, '1', DONE)]);
  const acts: (() => Promise<unknown>)[] = [
    () => summarize({ now: NOW }),
    () => override('A1.1'),
    () => collect([filledRequest(addressees[0]!, () => DONE), fresh(0), nowhere('Z9.9')], {}, { now: NOW }),
    () => summarize({ now: LATER }),
    () => noteRequests([{ name: 'AAA nový odbor', file: 'a.xlsx' }], '2026-02-02', '2026-03-01', NOW),
    async () => {
      await excel.edit('Opatření', HAND, 'AAA nový odbor');
      await summarize({ now: LATER });
    },
    () => collect([fresh(1), nowhere('Z9.8')], {}, { now: NOW }),
    () => override('B1.1'),
    () => writeSettings({ threshold: 0.85, reading: 'doslovný' }, LATER),
    () => summarize({ now: LATER }),
  ];
  const before: unknown[] = [];
  for (const act of acts) {
    before.push(contents(excel));
    await act();
  }
  return before;
}

describe('ten changes are kept', () => {
  test.each([4, 10])('back to before the one that is %i from the end, every cell of it, after reopening too', async (back) => {
    const first = await open(sample());
    const before = await tenChanges(first);
    const ids = await kept();
    expect(ids).toHaveLength(10);
    const excel = await open(await first.save());
    const points = await undo(ids.slice(0, back));
    expect(points).toHaveLength(back);
    if (back > 4) await excel.edit('Opatření', HAND, BEFORE_HAND);
    expect(contents(excel)).toEqual(before.at(-back));
    expect(await kept()).toEqual(ids.slice(back));
  });

  test('one after another they lead the same way', async () => {
    const excel = await open(sample());
    const before = await tenChanges(excel);
    for (const [i, standing] of [...before].reverse().entries()) {
      await undo();
      if (i === 4) await excel.edit('Opatření', HAND, BEFORE_HAND);
      expect(contents(excel)).toEqual(standing);
    }
    await expect(undo()).rejects.toMatchObject({ code: 'nothing' });
  });
});
