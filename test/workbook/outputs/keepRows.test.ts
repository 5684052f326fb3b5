import { ExcelFault, inExcel } from '../../../src/workbook/excel/run';
import { survey } from '../../../src/workbook/excel/survey';
import { keepRows, standingRows, type KeptRows } from '../../../src/workbook/outputs/keepRows';
import { wantedFor } from '../../../src/workbook/outputs/wanted';
import type { RowValues } from '../../../src/workbook/tables/upsertTable';
import { readTables } from '../../../src/workbook/tables/readTables';
import { undo } from '../../../src/workbook/undo/undo';
import type { EmbeddedExcel } from '../../../src/host';
import { asUser, column, contents, NOW, open, sample, table } from '../../build/embedded';

/** The table of the coordinator's texts: Oddíl tells its rows apart, Váš text belongs to people. */
const SHEET: KeptRows['sheet'] = { name: 'Zpráva', title: 'Texty zprávy', note: 'Pište do sloupce Váš text.', ids: ['texts'] };
const POINT = { what: 'settings', at: NOW.toISOString(), detail: '' } as const;

const keep = (rows: readonly RowValues[] | ((standing: readonly RowValues[]) => readonly RowValues[])): Promise<readonly number[]> =>
  inExcel(async (context) => {
    const found = await survey(context);
    const { others } = await readTables(context, found, wantedFor(found, [SHEET]));
    const wanted = typeof rows === 'function' ? rows(standingRows(found, others, SHEET)) : rows;
    return keepRows(context, found, others, [{ sheet: SHEET, rows: wanted }], POINT);
  });

const ROWS = ['Úvod', 'Shrnutí', 'Okruhy'].map((section) => ({
  section,
  proposed: `Návrh: ${section}.`,
  digest: '72|40',
  state: 'navržený text',
}));
const body = (excel: EmbeddedExcel): unknown[][] => table(excel, 'tblZprava').slice(1);
const write = (excel: EmbeddedExcel, section: string, text: string): Promise<void> =>
  asUser(excel, async (context) => {
    const range = context.workbook.tables.getItem('tblZprava').getDataBodyRange().load('values');
    const header = context.workbook.tables.getItem('tblZprava').getHeaderRowRange().load('values');
    await context.sync();
    const own = header.values[0]!.indexOf('Váš text');
    const row = range.values.findIndex((cells) => cells.includes(section));
    range.getCell(row, own).values = [[text]];
  });

test('sheet and table are made, and go again as if they had never been there', async () => {
  const excel = await open(sample());
  const before = contents(excel);
  expect(await keep(ROWS)).toEqual([3]);
  expect(table(excel, 'tblZprava')[0]).toEqual(['Oddíl', 'Navržený text', 'Váš text', 'Otisk čísel', 'Stav']);
  expect(column(excel, 'tblZprava', 'Oddíl')).toEqual(['Úvod', 'Shrnutí', 'Okruhy']);
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('twice is once: the second run writes nothing and leaves nothing to take back', async () => {
  const excel = await open(sample());
  await keep(ROWS);
  const bytes = await excel.save();
  expect(await keep(ROWS)).toEqual([0]);
  expect(await excel.save()).toEqual(bytes);
});

test('people’s columns are theirs: neither a new value nor an empty one comes over what they wrote', async () => {
  const excel = await open(sample());
  await keep(ROWS);
  await write(excel, 'Shrnutí', 'Můj text o číslech.');
  await keep(ROWS.map((row) => ({ ...row, proposed: `${row.proposed} Nově.`, own: 'přepsáno' })));
  expect(column(excel, 'tblZprava', 'Váš text')).toEqual(['', 'Můj text o číslech.', '']);
  expect(column(excel, 'tblZprava', 'Navržený text')[1]).toBe('Návrh: Shrnutí. Nově.');
  await undo();
  expect(column(excel, 'tblZprava', 'Váš text')).toEqual(['', 'Můj text o číslech.', '']);
  expect(column(excel, 'tblZprava', 'Navržený text')[1]).toBe('Návrh: Shrnutí.');
});

test('rows are found by their key in any order, new ones come to the end, those not mentioned stay', async () => {
  const excel = await open(sample());
  await keep(ROWS);
  await write(excel, 'Okruhy', 'o okruzích');
  await asUser(excel, (context) => {
    context.workbook.tables.getItem('tblZprava').sort.apply([{ key: 0, ascending: false }]);
  });
  expect(
    await keep([
      { section: 'Důvody', state: 'nový' },
      { ...ROWS[2]!, state: 'váš text' },
    ]),
  ).toEqual([2]);
  expect(body(excel).map((cells) => [cells[0], cells[2], cells[4]])).toEqual([
    ['Úvod', '', 'navržený text'],
    ['Shrnutí', '', 'navržený text'],
    ['Okruhy', 'o okruzích', 'váš text'],
    ['Důvody', '', 'nový'],
  ]);
});

test('whoever writes sees what stands, and can mark what is gone', async () => {
  const excel = await open(sample());
  await keep(ROWS);
  await keep((standing) => standing.filter(({ section }) => section === 'Úvod').map((row) => ({ ...row, state: 'vynechá se' })));
  expect(column(excel, 'tblZprava', 'Stav')).toEqual(['vynechá se', 'navržený text', 'navržený text']);
});

test.each(['renamed', 'moved to another sheet'])('a sheet that was %s is found by its table', async (what) => {
  const excel = await open(sample());
  await keep(ROWS);
  await asUser(excel, async (context) => {
    const sheet = context.workbook.worksheets.getItem('Zpráva');
    if (what === 'renamed') return void (sheet.name = 'Texty pro Radu');
    const standing = context.workbook.tables.getItem('tblZprava');
    const range = standing.getRange().load('values');
    await context.sync();
    standing.delete();
    const other = context.workbook.worksheets.add('Moje');
    const target = other.getRange('C5:G8');
    target.values = range.values;
    const again = other.tables.add(target, true);
    again.name = 'tblZprava';
    sheet.delete();
  });
  const names = excel.sheetNames;
  expect(await keep([...ROWS, { section: 'Důvody', state: 'nový' }])).toEqual([1]);
  expect(excel.sheetNames).toEqual(names);
  expect(column(excel, 'tblZprava', 'Oddíl')).toEqual(['Úvod', 'Shrnutí', 'Okruhy', 'Důvody']);
});

test.each(['Zpráva', 'Zpráva ', ' ZPRÁVA'])("the user's own sheet that happens to be called '%s' keeps what is on it", async (name) => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    context.workbook.worksheets.add(name).getRange('A1:B2').values = [
      ['Moje', 'tabulka'],
      [1, 2],
    ];
  });
  const before = contents(excel);
  await keep(ROWS);
  expect(excel.readSheet(name).values.slice(0, 2)).toEqual([
    ['Moje', 'tabulka', '', '', ''],
    [1, 2, '', '', ''],
  ]);
  expect(column(excel, 'tblZprava', 'Oddíl')).toEqual(['Úvod', 'Shrnutí', 'Okruhy']);
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('a table whose object was dropped is known by its header', async () => {
  const excel = await open(sample());
  await keep(ROWS);
  await asUser(excel, (context) => context.workbook.tables.getItem('tblZprava').convertToRange());
  expect(await keep([...ROWS, { section: 'Důvody', state: 'nový' }])).toEqual([1]);
  const cells = excel.readSheet('Zpráva').values.map((row) => row[0]);
  expect(cells.filter((cell) => cell === 'Oddíl')).toHaveLength(1);
  expect(cells.slice(-4)).toEqual(['Úvod', 'Shrnutí', 'Okruhy', 'Důvody']);
});

test('under a filter every row gets its own, and what stands below the table moves down', async () => {
  const excel = await open(sample());
  await keep(ROWS);
  await write(excel, 'Úvod', 'můj úvod');
  await excel.edit('Zpráva', 'A9', 'poznámka pod tabulkou');
  await asUser(excel, (context) => {
    const standing = context.workbook.tables.getItem('tblZprava');
    standing.autoFilter.apply(standing.getRange(), 0, { filterOn: 'Values', values: ['Shrnutí'] });
  });
  excel.modes.quirks = ['filteredWrites'];
  const more = ['Důvody', 'Omezení', 'Usnesení'].map((section) => ({ section, state: 'nový' }));
  await keep([...ROWS.map((row) => ({ ...row, state: `stav ${row.section}` })), ...more]);
  expect(body(excel).map((cells) => [cells[0], cells[2], cells[4]])).toEqual([
    ['Úvod', 'můj úvod', 'stav Úvod'],
    ['Shrnutí', '', 'stav Shrnutí'],
    ['Okruhy', '', 'stav Okruhy'],
    ['Důvody', '', 'nový'],
    ['Omezení', '', 'nový'],
    ['Usnesení', '', 'nový'],
  ]);
  expect(excel.readSheet('Zpráva').values.flat()).toContain('poznámka pod tabulkou');
});

test('a protected sheet is opened for the writing and protected again', async () => {
  const excel = await open(sample());
  await keep(ROWS);
  await asUser(excel, (context) => context.workbook.worksheets.getItem('Zpráva').protection.protect({ allowFormatCells: true }));
  expect(await keep([{ section: 'Úvod', state: 'váš text' }])).toEqual([1]);
  expect(excel.readSheet('Zpráva').protected).toBe(true);
});

test('text that looks like a formula or a number stays text, when it comes and when it is looked for', async () => {
  const excel = await open(sample());
  const rows = ['=1+1', '1.10', '2025-01-02', '+420 111'].map((section) => ({ section, proposed: '=HYPERLINK("x")', state: '' }));
  await keep(rows);
  expect(column(excel, 'tblZprava', 'Oddíl')).toEqual(['=1+1', '1.10', '2025-01-02', '+420 111']);
  expect(await keep(rows)).toEqual([0]);
});

test.each<[number, number | undefined]>([
  [1, undefined],
  [2, undefined],
  [3, undefined],
  [4, 0],
  [4, 1],
  [4, 3],
  [4, 6],
  [4, 12],
  [4, 20],
])('cut short at message %i after %s actions, nothing of people’s is lost, and the next run says all of it', async (n, afterActions) => {
  const excel = await open(sample());
  await keep(ROWS.slice(0, 2));
  await write(excel, 'Úvod', 'můj úvod');
  const before = contents(excel);
  excel.modes.failAtSync = { n, ...(afterActions === undefined ? {} : { afterActions }), code: 'GeneralException' };
  await expect(keep(ROWS.map((row) => ({ ...row, state: 'jiný' })))).rejects.toBeInstanceOf(ExcelFault);
  if (n < 4) expect(contents(excel)).toEqual(before);
  excel.modes.failAtSync = undefined;
  await keep(ROWS.map((row) => ({ ...row, state: 'jiný' })));
  expect(body(excel).map((cells) => [cells[0], cells[2], cells[4]])).toEqual([
    ['Úvod', 'můj úvod', 'jiný'],
    ['Shrnutí', '', 'jiný'],
    ['Okruhy', '', 'jiný'],
  ]);
});
