import { toSerial } from '../../../src/core/text/date';
import { UnusableWorkbook } from '../../../src/schema/read/records';
import { noteRequests } from '../../../src/workbook/request/noteRequests';
import { ExcelFault } from '../../../src/workbook/excel/run';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, contents, NOW, open, sample, sampleWith, table } from '../../build/embedded';
import { inspected } from '../../build/embeddedReturns';

const CALLS = [
  { name: 'Odbor sociálních věcí', file: 'vyzva-odbor-socialnich-veci.xlsx' },
  { name: 'Pěnčín (Turnov)', file: 'vyzva-pencin-turnov.xlsx' },
  { name: 'Tanvald', file: 'vyzva-tanvald.xlsx' },
  { name: 'Mimoň', file: 'vyzva-mimon.xlsx' },
  { name: '=Spolek', file: '=spolek.xlsx' },
];
const note = (): Promise<void> => noteRequests(CALLS, '2026-02-02', '2026-03-01', NOW);

test('who was called, when and with what; whoever was not there has a row of their own', async () => {
  // The sample has its towns by their offices: without those rows, they are new.
  const excel = await open(
    sampleWith('Gestoři', (sheet) => {
      const rows = sheet.rows.filter(({ cells }) => !String(cells[0]?.value).startsWith('Město'));
      return { ...sheet, rows, table: { ...sheet.table!, rows: rows.length - 1 } };
    }),
  );
  const before = contents(excel);
  await note();
  const [header = [], ...rows] = table(excel, 'tblGestori');
  const at = (name: string, title: string): unknown => rows.find(([first]) => first === name)?.[header.indexOf(title)];
  for (const { name, file } of CALLS) expect([at(name, 'Vyzváno'), at(name, 'Soubor')]).toEqual([toSerial('2026-02-02'), file]);
  expect(CALLS.slice(1).map(({ name }) => at(name, 'Typ'))).toEqual([
    'obec',
    'obec s rozšířenou působností',
    'obec s pověřeným úřadem',
    '',
  ]);
  expect((await inspected()).exchange).toMatchObject({ calledOn: '2026-02-02', deadline: '2026-03-01' });
  expect(await undo()).toMatchObject([{ what: 'call', detail: '5' }]);
  expect(contents(excel)).toEqual(before);
});

test('a town is noted in the row of its office', async () => {
  const excel = await open(sample());
  const rows = table(excel, 'tblGestori').length;
  await noteRequests([{ name: 'Semily', file: 'vyzva-semily.xlsx' }], '2026-02-02', null, NOW);
  expect(table(excel, 'tblGestori')).toHaveLength(rows);
  expect((await inspected()).exchange.contacts.find(({ name }) => name === 'Město Semily')).toMatchObject({ called: '2026-02-02' });
});

test('noted again, nothing changes; an older call takes no later day away', async () => {
  const excel = await open(sample());
  const before = contents(excel);
  await note();
  const after = contents(excel);
  await note();
  expect(contents(excel)).toEqual(after);
  await undo();
  expect(contents(excel)).toEqual(before);
  await note();
  await noteRequests([], '2026-01-20', null, NOW);
  expect((await inspected()).exchange).toMatchObject({ calledOn: '2026-02-02', deadline: '2026-03-01' });
});

test('a call without a deadline takes away one that is over, and no other', async () => {
  await open(sample());
  await note();
  await noteRequests(CALLS, '2026-03-01', null, NOW);
  expect((await inspected()).exchange).toMatchObject({ calledOn: '2026-03-01', deadline: '2026-03-01' });
  await noteRequests(CALLS, '2026-03-02', null, NOW);
  expect((await inspected()).exchange).toMatchObject({ calledOn: '2026-03-02', deadline: null });
  await undo();
  expect((await inspected()).exchange).toMatchObject({ calledOn: '2026-03-01', deadline: '2026-03-01' });
});

test.each([0, 5, 15, 25, 35])('cut short after %i actions, another run completes it', async (afterActions) => {
  const whole = await open(sample());
  await note();
  const complete = contents(whole);
  const excel = await open(sample());
  excel.modes.failAtSync = { n: 4, afterActions, code: 'GeneralException' };
  await expect(note()).rejects.toBeInstanceOf(ExcelFault);
  excel.modes.failAtSync = undefined;
  await note();
  expect(contents(excel)).toEqual(complete);
});

test('a settings table without the rows for it gets them, notes below it move down', async () => {
  const excel = await open(
    sampleWith('Nastavení', (sheet) => ({
      ...sheet,
      rows: sheet.rows.slice(0, -2),
      table: { ...sheet.table!, rows: sheet.table!.rows - 2 },
    })),
  );
  const end = table(excel, 'tblNastaveni').length;
  await excel.edit('Nastavení', `A${end + 1}`, 'moje poznámka');
  const before = contents(excel);
  await note();
  expect(
    table(excel, 'tblNastaveni')
      .slice(-2)
      .map((cells) => cells.slice(0, 2)),
  ).toEqual([
    ['Výzva ze dne', toSerial('2026-02-02')],
    ['Termín odevzdání', toSerial('2026-03-01')],
  ]);
  expect(excel.readSheet('Nastavení').cell(`B${end + 2}`).text).toBe('1. 3. 2026');
  expect(excel.readSheet('Nastavení').values.flat()).toContain('moje poznámka');
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('a column that people keep as text takes what is to be text, and days all the same', async () => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    context.workbook.tables.getItem('tblGestori').getDataBodyRange().numberFormat = '@' as unknown as string[][];
  });
  const before = contents(excel);
  await noteRequests([{ name: 'Odbor sociálních věcí', file: '=soubor.xlsx' }], '2026-02-02', null, NOW);
  const { contacts } = (await inspected()).exchange;
  expect(contacts.find(({ name }) => name === 'Odbor sociálních věcí')).toMatchObject({ file: '=soubor.xlsx', called: '2026-02-02' });
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('without tblGestori there is nowhere to note it', async () => {
  await open(sampleWith('Gestoři', () => null));
  await expect(note()).rejects.toBeInstanceOf(UnusableWorkbook);
});
