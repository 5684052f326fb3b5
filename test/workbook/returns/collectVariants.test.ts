import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Sheet } from '../../../src/files/write/workbook';
import { NO_ANSWER, type Answer } from '../../../src/core/plan/answer';
import { addressees } from '../../../src/core/people/addressees';
import { collect } from '../../../src/workbook/returns/collect';
import { ExcelFault } from '../../../src/workbook/excel/run';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, sample, sampleWith, table } from '../../build/embedded';
import { addresseesOf, DONE, filledRequest, inspected, returned, row } from '../../build/embeddedReturns';
import { runs } from '../../build/runs';

type Excel_ = Awaited<ReturnType<typeof open>>;

/** A changed answer and a new one, whatever the workbook looks like. */
async function takeBoth(): Promise<{ changed: string; fresh: string }> {
  const plan = await inspected();
  const list = addresseesOf(plan);
  const [addressee] = list;
  const free = list.flatMap(({ name, items }) =>
    items.filter(({ statements }) => statements.length === 0).map((item) => ({ name, ...item })),
  )[0]!;
  await collect(
    [
      filledRequest(addressee!, (_, i) => (i === 0 ? { description: 'Změněno.' } : undefined)),
      returned(free.name, [row(free.measure.code, free.criterion?.number ?? '', { ...DONE, description: 'Přibylo.' })]),
    ],
    {},
    { now: NOW },
  );
  return { changed: addressee!.name, fresh: free.name };
}

/** Both answers stand each in the row of its submitter, and nothing else moved. */
function expectBoth(excel: Excel_, { changed, fresh }: { changed: string; fresh: string }): void {
  const plan = table(excel, 'tblPodklady');
  const header = plan[0] as string[];
  const at = (name: string): number => header.findIndex((title) => folded(title) === folded(name));
  const submitterOf = (description: string): unknown[] =>
    plan.filter((cells) => cells[at('Popis')] === description).map((cells) => cells[at('Předkladatel')]);
  expect([submitterOf('Změněno.'), submitterOf('Přibylo.')]).toEqual([[changed], [fresh]]);
}

const folded = (header: string): string => header.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

const withoutTable = ({ table: _, ...sheet }: Sheet): Sheet => ({ ...sheet, rows: [{ cells: [{ value: 'Nadpis' }] }, ...sheet.rows] });

test('a sorted and filtered table: answers come into the rows of their own though Excel fills those in sight, and the filter stays', async () => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    const statements = context.workbook.tables.getItem('tblPodklady');
    statements.sort.apply([{ key: 6, ascending: false }]);
    statements.autoFilter.apply(statements.getRange(), 3, { filterOn: 'Values', values: ['Částečný'] });
  });
  excel.modes.quirks = ['filteredWrites'];
  const before = contents(excel);
  expectBoth(excel, await takeBoth());
  const filtered = await asUser(excel, async (context) => {
    const { autoFilter } = context.workbook.tables.getItem('tblPodklady');
    autoFilter.load('isDataFiltered');
    await context.sync();
    return autoFilter.isDataFiltered;
  });
  expect(filtered).toBe(true);
  await undo();
  expect(contents(excel)).toEqual(before);
});

test("the user's own columns: a note stays with its row, a formula reaches the new one", async () => {
  const excel = await open(sample());
  const rows = table(excel, 'tblPodklady').length - 1;
  await asUser(excel, async (context) => {
    const { columns } = context.workbook.tables.getItem('tblPodklady');
    columns.add(0, undefined, 'Značka').getDataBodyRange().values = Array.from({ length: rows }, (_, i) => [`značka ${i}`]);
    columns.add(undefined, [['Délka'], ...Array.from({ length: rows }, () => ['=LEN([@Popis])'])]);
    await context.sync();
  });
  const before = contents(excel);
  const notes = column(excel, 'tblPodklady', 'Značka');
  expectBoth(excel, await takeBoth());
  expect(column(excel, 'tblPodklady', 'Značka')).toEqual([...notes, '']);
  const lengths = column(excel, 'tblPodklady', 'Délka');
  expect(column(excel, 'tblPodklady', 'Popis').map((text) => String(text).length)).toEqual(lengths);
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('a formula where an answer is written gives way to it, and comes back', async () => {
  const excel = await open(sample());
  const [addressee] = addresseesOf(await inspected());
  const [header = []] = table(excel, 'tblPodklady');
  const statement = addressee!.items[0]!.statements[0]!;
  const cell = `${String.fromCharCode(65 + header.indexOf('Popis'))}${statement.row + 2}`;
  await excel.edit('Podklady', cell, '="Vzor"&"ec"');
  expectBoth(excel, await takeBoth());
  await undo();
  expect(excel.readSheet('Podklady').cell(cell)).toMatchObject({ value: 'Vzorec', formula: '="Vzor"&"ec"' });
});

test('a totals row and notes below stay below', async () => {
  const excel = await open(sample());
  const rows = table(excel, 'tblPodklady').length;
  await asUser(excel, (context) => {
    const statements = context.workbook.tables.getItem('tblPodklady');
    statements.columns.add(undefined, [['Délka'], ...Array.from({ length: rows - 1 }, () => ['=LEN([@Popis])'])]);
    statements.showTotals = true;
    context.workbook.worksheets.getItem('Podklady').getRange(`A${rows + 3}`).values = [['moje poznámka']];
  });
  const before = contents(excel);
  expectBoth(excel, await takeBoth());
  expect(excel.readSheet('Podklady').cell(`A${rows + 4}`).value).toBe('moje poznámka');
  expect(table(excel, 'tblPodklady')).toHaveLength(rows + 2);
  expect(column(excel, 'tblPodklady', 'Délka').at(-2)).toBe('Přibylo.'.length);
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('notes right below the table move down', async () => {
  const excel = await open(sample());
  const rows = table(excel, 'tblPodklady').length;
  await excel.edit('Podklady', `C${rows + 1}`, 'moje poznámka');
  const before = contents(excel);
  expectBoth(excel, await takeBoth());
  const { values } = excel.readSheet('Podklady');
  expect(values.flat().filter((value) => value === 'moje poznámka')).toHaveLength(1);
  expect(values.slice(rows + 1).flat()).toContain('moje poznámka');
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('blank rows are filled before the table grows, unless the user wrote beside them', async () => {
  const excel = await open(sample());
  const rows = table(excel, 'tblPodklady').length;
  await asUser(excel, async (context) => {
    const statements = context.workbook.tables.getItem('tblPodklady');
    const sheet = context.workbook.worksheets.getItem('Podklady');
    statements.columns.add(undefined, undefined, 'Moje');
    statements.resize(sheet.getRange(`A1:M${rows + 2}`));
    sheet.getRange(`M${rows + 1}`).values = [['sem ne']];
    await context.sync();
  });
  const before = contents(excel);
  expectBoth(excel, await takeBoth());
  expect(table(excel, 'tblPodklady')).toHaveLength(rows + 2);
  expect(column(excel, 'tblPodklady', 'Popis').slice(-2)).toEqual(['', 'Přibylo.']);
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('a program dropped the table object: rows are found by sheet and header', async () => {
  const excel = await open(sampleWith('Podklady', withoutTable));
  const before = contents(excel);
  await takeBoth();
  const { values } = excel.readSheet('Podklady');
  expect([values[0]![0], values.at(-1)![6]]).toEqual(['Nadpis', 'Přibylo.']);
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('merged cells in a row that is to be written are refused, and nothing is written', async () => {
  const excel = await open(sampleWith('Podklady', (sheet) => ({ ...withoutTable(sheet), merges: ['G3:G4'] })));
  const before = contents(excel);
  const list = addresseesOf(await inspected());
  const files = list.map((addressee) => filledRequest(addressee, () => ({ description: 'Změněno.' })));
  const error = await collect(files, {}, { now: NOW }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ExcelFault);
  expect(error).toMatchObject({ code: 'merged', detail: 'Podklady' });
  expect(contents(excel)).toEqual(before);
});

test('protected sheets are opened for the writing and protected again', async () => {
  const excel = await open(sample());
  const sheets = ['Podklady', 'Gestoři'];
  await asUser(excel, (context) => {
    for (const name of sheets) context.workbook.worksheets.getItem(name).protection.protect({ allowSort: true });
  });
  const before = contents(excel);
  expectBoth(excel, await takeBoth());
  expect(sheets.map((name) => excel.readSheet(name).protected)).toEqual([true, true]);
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('with a password nothing is written, and the fault names the sheet', async () => {
  const excel = await open(sample());
  await asUser(excel, (context) => context.workbook.worksheets.getItem('Podklady').protection.protect({}, 'tajné'));
  const before = contents(excel);
  await expect(takeBoth()).rejects.toMatchObject({ code: 'protected', detail: expect.stringContaining('Podklady') });
  expect(contents(excel)).toEqual(before);
});

test('columns turned round, headers without diacritics', async () => {
  const turned = (sheet: Sheet): Sheet => ({
    ...sheet,
    columns: [...sheet.columns].reverse(),
    rows: sheet.rows.map((line, r) => ({
      ...line,
      cells: [...line.cells].reverse().map((cell) => (r === 0 && cell ? { ...cell, value: folded(String(cell.value)) } : cell)),
    })),
    table: { ...sheet.table!, columns: [...sheet.table!.columns].reverse().map((one) => ({ ...one, header: folded(one.header) })) },
    validations: [],
    conditionals: [],
  });
  const excel = await open(sampleWith('Podklady', turned));
  const before = contents(excel);
  expectBoth(excel, await takeBoth());
  await undo();
  expect(contents(excel)).toEqual(before);
});

const HOSTILE = [
  '=1+1',
  '=cmd|"/c calc"!A1',
  '+420 777 123 456',
  '-1',
  '@SUM(1)',
  "'=1",
  '\t=1',
  '\n=1',
  '1.10',
  '1-2',
  '12 %',
  'TRUE',
  'pravda',
  '31. 12. 2025',
  '2025-12-31',
  '<b>tučně</b>',
  'řádek\nřádek',
  '1e5',
  '=HYPERLINK("http://x")',
  '＝1',
  '\u202e=1',
];

test.each(['cs-CZ', 'en-US'])('hostile texts stay text, after saving and opening too (%s)', async (contentLanguage) => {
  const excel = await open(sample(), { modes: { contentLanguage } });
  const plan = await inspected();
  const free = addresseesOf(plan)
    .flatMap(({ name, items }) => items.filter(({ statements }) => statements.length === 0).map((item) => ({ name, ...item })))
    .slice(0, HOSTILE.length);
  const files = free.map(({ name, measure, criterion }, i) =>
    returned(
      name,
      [
        row(measure.code, criterion?.number ?? '', { ...DONE, description: HOSTILE[i]!, link: HOSTILE[i]!, territory: HOSTILE[i]! }),
        row(HOSTILE[i]!, HOSTILE[i]!, { ...DONE, description: HOSTILE[i]! }, { submitter: HOSTILE[i]!, sheet: HOSTILE[i]! }),
      ],
      { file: HOSTILE[i]!, savedAt: '2027-01-01T10:00:00Z', confirmation: { by: HOSTILE[i]!, on: '2026-01-01', holds: true } },
    ),
  );
  await collect(files, {}, { now: NOW });
  const check = (book: Excel_): void => {
    const count = free.length;
    const shown = HOSTILE.slice(0, count).map((text) => text.trim());
    expect(
      column(book, 'tblPodklady', 'Popis')
        .slice(-count)
        .map(String)
        .map((text) => text.trim())
        .sort(),
    ).toEqual([...shown].sort());
    for (const name of ['Podklady', 'Gestoři', 'Nezařazené']) {
      const view = book.readSheet(name);
      view.values.forEach((cells, r) => cells.forEach((_, c) => expect(view.cell(`${letters(c)}${r + 1}`).formula).toBeUndefined()));
    }
  };
  expect(free.length).toBeGreaterThan(5);
  check(excel);
  const bytes = await excel.save();
  const sheets = Object.entries(unzipSync(bytes)).filter(([name]) => /worksheets\/sheet/.test(name));
  for (const [, xml] of sheets) expect(strFromU8(xml)).not.toMatch(/<f>[^<]*(cmd|HYPERLINK|SUM\(1\))/);
  check(await open(bytes));
});

const letters = (column_: number): string => String.fromCharCode(65 + column_);

test('property: what was taken is what stands, in any order of files, and undo restores the rest', async () => {
  const excel = await open(sample());
  const before = contents(excel);
  const plan = await inspected();
  const list = addressees(plan.report.plan, plan.exchange).addressees;
  const answer: fc.Arbitrary<Partial<Answer>> = fc.record({
    relation: fc.constantFrom('Bezprostřední', 'Částečný', 'Žádný'),
    progress: fc.constantFrom('Realizováno', 'Neplní se', 'Zahájena příprava'),
    description: fc
      .oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.constantFrom(...HOSTILE))
      .map((text) => `${text}x`),
    date: fc.constantFrom('', '2025-01-31', '2025-12-01'),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...list], { minLength: 1, maxLength: 3 }),
      fc.array(answer, { minLength: 40, maxLength: 40 }),
      fc.boolean(),
      async (some, answers, reversed) => {
        const files = some.map((addressee) => filledRequest(addressee, (_, i) => ({ ...NO_ANSWER, ...answers[i % answers.length] })));
        const { written, changes } = await collect(reversed ? [...files].reverse() : files, {}, { now: NOW });
        const asked = some.reduce((sum, { items }) => sum + items.length, 0);
        expect([written, changes.conflicts, changes.unplaced]).toEqual([asked, [], []]);
        const again = await inspected();
        const now = addressees(again.report.plan, again.exchange).addressees;
        for (const [k, { key }] of some.entries())
          now
            .find((one) => one.key === key)!
            .items.forEach(({ statements }, i) => {
              const row_ = files[k]!.rows[i]!;
              expect(statements.map(({ description, date }) => [description, date.value ?? ''])).toEqual([
                [row_.answer.description!.trim(), row_.answer.date],
              ]);
            });
        await undo();
        expect(contents(excel)).toEqual(before);
      },
    ),
    runs(6),
  );
});
