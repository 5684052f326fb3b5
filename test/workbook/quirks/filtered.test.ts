import { addressees } from '../../../src/core/people/addressees';
import { collect } from '../../../src/workbook/returns/collect';
import { setOverride } from '../../../src/workbook/plan/override';
import { applyRepairs } from '../../../src/workbook/plan/repair';
import { noteRequests } from '../../../src/workbook/request/noteRequests';
import { summarize } from '../../../src/workbook/summary/summarize';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, sample, table } from '../../build/embedded';
import { DONE, filledRequest, inspected, returned, row } from '../../build/embeddedReturns';

type Excel_ = Awaited<ReturnType<typeof open>>;
const LATER = new Date(2026, 1, 20, 14, 5);

/** What is filtered: the table, its column, and the values that stay in sight. */
const FILTERS: readonly (readonly [string, string, string])[] = [
  ['tblOpatreni', 'Podokruh', 'B1'],
  ['tblKriteria', 'Č.', '2'],
  ['tblPodklady', 'Vztah podkladu', 'Částečný'],
  ['tblGestori', 'Typ', 'obec'],
  ['tblNastaveni', 'Klíč', 'Práh území'],
];

const filter = (excel: Excel_, filters = FILTERS): Promise<void> =>
  asUser(excel, async (context) => {
    for (const [name, header, value] of filters) {
      const found = context.workbook.tables.getItem(name);
      const index = found.columns.getItem(header).load('index');
      await context.sync();
      found.autoFilter.apply(found.getRange(), index.index, { filterOn: 'Values', values: [value] });
    }
  });

const hiddenRows = (excel: Excel_): Promise<number> =>
  asUser(excel, async (context) => {
    const rows = table(excel, 'tblOpatreni').map((_, i) =>
      context.workbook.worksheets.getItem('Opatření').getRangeByIndexes(i, 0, 1, 1).load('rowHidden'),
    );
    await context.sync();
    return rows.filter(({ rowHidden }) => rowHidden).length;
  });

/** The sample, filtered, in an Excel that lets blocks of values fall into the rows in sight. */
async function filtered(): Promise<Excel_> {
  const excel = await open(sample());
  await filter(excel);
  expect(await hiddenRows(excel)).toBeGreaterThan(20);
  excel.modes.quirks = ['filteredWrites'];
  return excel;
}

test('the mode: a block of values falls into the rows in sight, one row lands where it should', async () => {
  const excel = await filtered();
  const codes = column(excel, 'tblOpatreni', 'Kód');
  await asUser(excel, (context) => {
    const sheet = context.workbook.worksheets.getItem('Opatření');
    sheet.getRange('A2:A4').values = [['x'], ['y'], ['z']];
    sheet.getRange('A2').values = [['jeden']];
  });
  const [first, ...rest] = column(excel, 'tblOpatreni', 'Kód');
  expect([first, rest]).toEqual(['jeden', codes.slice(1)]);
  const removing = asUser(excel, (context) => context.workbook.worksheets.getItem('Opatření').getRange('3:3').delete('Up'));
  await expect(removing).rejects.toMatchObject({ code: 'GeneralException' });
});

test('Shrnout: every level stands beside its measure, and Vrátit takes the first and the second run back', async () => {
  const plain = await open(sample());
  await summarize({ now: NOW });
  const expected = contents(plain);

  const excel = await filtered();
  const before = contents(excel);
  await summarize({ now: NOW });
  expect(contents(excel)).toEqual(expected);
  await undo();
  expect(contents(excel)).toEqual(before);

  await summarize({ now: NOW });
  await setOverride('A1.1', { level: 'unfulfilled', reason: 'Zkouška', author: 'Jana Nováková', date: '2026-01-20' }, LATER);
  const overridden = contents(excel);
  await summarize({ now: LATER });
  expect(column(excel, 'tblOpatreni', 'Výsledná úroveň')[0]).toBe('Neplněno');
  await undo();
  expect(contents(excel)).toEqual(overridden);
});

test('Zapsat and Vyzvat: answers, receipts and dates come into the rows of their own', async () => {
  const act = async (): Promise<void> => {
    const plan = await inspected();
    const list = addressees(plan.report.plan, plan.exchange).addressees;
    await collect(
      [
        ...list
          .slice(0, 6)
          .map((addressee, k) =>
            filledRequest(addressee, (_, i) => ({ description: `Nově ${i}.`, date: '2025-11-30' }), { id: `f${k}`, file: `f${k}.xlsx` }),
          ),
        returned('Spolek Neznámý', [row('A1.1', '1', DONE), row('X9', '1', DONE)], { id: 'n', file: 'n.xlsx' }),
      ],
      {},
      { now: NOW },
    );
    await noteRequests(
      [...list.slice(0, 3).map(({ name }) => ({ name, file: `${name}.xlsx` })), { name: 'Nový spolek', file: 'x.xlsx' }],
      '2026-01-26',
      '2026-02-28',
      NOW,
    );
  };
  const plain = await open(sample());
  await act();
  const expected = contents(plain);
  const excel = await open(sample());
  await filter(excel);
  excel.modes.quirks = ['filteredWrites'];
  await act();
  expect(contents(excel)).toEqual(expected);
});

test('Zapsat is taken back under the filter, too', async () => {
  const excel = await filtered();
  const before = contents(excel);
  const plan = await inspected();
  const list = addressees(plan.report.plan, plan.exchange).addressees;
  await collect(
    list.slice(0, 6).map((addressee, k) => filledRequest(addressee, (_, i) => ({ description: `Nově ${i}.` }), { id: `f${k}` })),
    {},
    { now: NOW },
  );
  expect(contents(excel)).not.toEqual(before);
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('repairs reach hidden cells, and only them', async () => {
  const excel = await filtered();
  const [header = []] = table(excel, 'tblPodklady');
  const at = header.indexOf('Popis');
  const edits = [1, 2, 3].map((line) => ({
    sheet: 'Podklady',
    row: line,
    column: at,
    before: table(excel, 'tblPodklady')[line]![at] as string,
  }));
  const before = contents(excel);
  const fourth = column(excel, 'tblPodklady', 'Popis')[3];
  await applyRepairs(
    edits.map((edit, i) => ({ ...edit, after: `opraveno ${i}` }) as never),
    NOW,
  );
  expect(column(excel, 'tblPodklady', 'Popis').slice(0, 4)).toEqual(['opraveno 0', 'opraveno 1', 'opraveno 2', fourth]);
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('a filter that comes while Shrnout runs: it is noticed, said with sheet and rows, and taken back', async () => {
  const excel = await open(sample());
  excel.modes.quirks = ['filteredWrites'];
  const before = contents(excel);
  let filtering: Promise<void> | undefined;
  const error = await summarize({
    now: NOW,
    onProgress: ({ done }) => {
      if (done === 1) filtering = filter(excel, [FILTERS[0]!]);
    },
  }).catch((reason: unknown) => reason);
  await filtering;
  expect(await hiddenRows(excel)).toBeGreaterThan(20);
  expect(error).toMatchObject({ code: 'misplaced', detail: expect.stringMatching(/^Opatření 2–\d+/) });
  expect(contents(excel)).toEqual(before);
  await expect(undo()).rejects.toMatchObject({ code: 'nothing' });
});

test('Vrátit that would delete rows of a filtered sheet says so, and nothing is touched', async () => {
  const excel = await open(sample());
  const end = table(excel, 'tblPodklady').length;
  await excel.edit('Podklady', `B${end + 1}`, 'moje poznámka');
  const plan = await inspected();
  const free = addressees(plan.report.plan, plan.exchange).addressees.flatMap(({ name, items }) =>
    items.filter(({ statements }) => statements.length === 0).map((item) => ({ name, ...item })),
  )[0]!;
  await collect([returned(free.name, [row(free.measure.code, free.criterion?.number ?? '', DONE)])], {}, { now: NOW });
  await filter(excel, [FILTERS[2]!]);
  excel.modes.quirks = ['filteredWrites'];
  const before = contents(excel);
  await expect(undo()).rejects.toMatchObject({ code: 'filtered', detail: 'Podklady' });
  expect(contents(excel)).toEqual(before);
});
