import { strFromU8, unzipSync } from 'fflate';
import { codeOf, opened, reopened, run } from '../build/host';
import type { EmbeddedExcel } from '../../src/host';

async function withTable(): Promise<EmbeddedExcel> {
  const excel = await opened();
  await run(excel, (_c, s) => {
    const r = s.getRange('A1:C3');
    r.values = [
      ['Kód', 'Název', 'Počet'],
      ['A', 'první', 1],
      ['B', 'druhý', 2],
    ];
    s.tables.add(r, true).name = 'tblX';
    s.getRange('F1').formulas = [['=SUM(tblX[Počet])']];
  });
  return excel;
}

test('whole rows inserted above the totals are rows of the table, with its calculated columns', async () => {
  const excel = await withTable();
  await run(excel, async (context, s) => {
    const table = context.workbook.tables.getItem('tblX');
    table.columns.add(undefined, [['Dvakrát'], ['=[@Počet]*2'], ['=[@Počet]*2']] as never);
    table.showTotals = true;
    s.getRange('A4').getEntireRow().insert('Down');
    s.getRange('C4').values = [[5]];
    const body = table.getDataBodyRange();
    body.load('values,address');
    await context.sync();
    expect(body.address).toMatch(/A2:D4$/);
    expect(body.values.at(-1)).toEqual(['', '', 5, 10]);
  });
});

test('resize widens the table, fills calculated columns and is seen by formulas', async () => {
  const excel = await withTable();
  await run(excel, async (context, s) => {
    const table = context.workbook.tables.getItem('TBLX');
    table.columns.add(undefined, [['Dvakrát'], ['=[@Počet]*2'], ['=[@Počet]*2']] as never);
    s.getRange('A4:C5').values = [
      ['C', 'třetí', 3],
      ['D', 'čtvrtý', 4],
    ];
    table.resize('A1:D5');
    const body = table.getDataBodyRange();
    const sum = s.getRange('F1');
    body.load('values,formulas');
    sum.load('values');
    table.rows.load('count');
    await context.sync();
    expect(sum.values).toEqual([[10]]);
    expect(table.rows.count).toBe(4);
    expect(body.values[3]).toEqual(['D', 'čtvrtý', 4, 8]);
    expect(body.formulas[3]![3]).toBe('=[@Počet]*2');
  });
  expect(await codeOf(run(excel, (c) => c.workbook.tables.getItem('tblX').resize('A2:D5')))).toBe('InvalidArgument');
  const again = await reopened(excel);
  expect(again.readSheet('List1').tables).toEqual([{ name: 'tblX', ref: 'A1:D5', columns: ['Kód', 'Název', 'Počet', 'Dvakrát'] }]);
  expect(again.readSheet('List1').cell('D5').value).toBe(8);
});

test('rows are added below, pushing cells down, and deleted', async () => {
  const excel = await withTable();
  await run(excel, async (context, s) => {
    s.getRange('A5').values = [['pod tabulkou']];
    const table = context.workbook.tables.getItem('tblX');
    table.rows.add(undefined, [
      ['C', 'x', 3],
      ['D', 'y', 4],
    ] as never);
    table.rows.getItemAt(0).delete();
    const all = s.getRange('A1:C7');
    all.load('values');
    await context.sync();
    expect(all.values.map((r) => r[0] as unknown)).toEqual(['Kód', 'B', 'C', 'D', '', 'pod tabulkou', '']);
  });
  expect(excel.readSheet('List1').cell('F1').value).toBe(9);
});

test('a header alone pushes cells below down (#1197)', async () => {
  const excel = await opened();
  await run(excel, (_c, s) => {
    s.getRange('A1:B1').values = [['a', 'b']];
    s.getRange('A2').values = [['pod']];
    s.tables.add('A1:B1', true);
  });
  expect(excel.readSheet('List1').cell('A3').value).toBe('pod');
  expect(excel.readSheet('List1').tables[0]!.ref).toBe('A1:B2');
});

test('header cells and column names are one thing', async () => {
  const excel = await withTable();
  await run(excel, async (context, s) => {
    s.getRange('B1').values = [['Kód']];
    const table = context.workbook.tables.getItem('tblX');
    table.columns.getItem('Počet').name = 'Kolik';
    table.columns.load('items/name');
    await context.sync();
    expect(table.columns.items.map((c) => c.name)).toEqual(['Kód', 'Kód2', 'Kolik']);
  });
  const xml = strFromU8(unzipSync(await excel.save())['xl/tables/table1.xml']!);
  expect(xml).toContain('name="Kód2"');
});

test('names: taken, wrong, and unique ids', async () => {
  const excel = await withTable();
  const add = (name: string): Promise<string> => codeOf(run(excel, (_c, s) => void (s.tables.add('H1:I3', true).name = name)));
  expect(await add('tblx')).toBe('ItemAlreadyExists');
  await run(excel, async (context) => {
    context.workbook.tables.load('items/id,items/name,items/worksheet/name');
    await context.sync();
    expect(new Set(context.workbook.tables.items.map((t) => t.id)).size).toBe(2);
    expect(context.workbook.tables.items[0]!.worksheet.name).toBe('List1');
  });
});

test('filters: values hide rows, clearing shows them', async () => {
  const excel = await withTable();
  await run(excel, async (context) => {
    const table = context.workbook.tables.getItem('tblX');
    table.autoFilter.apply(table.getRange(), 0, { filterOn: 'Values', values: ['A'] });
    table.autoFilter.load('enabled,isDataFiltered,criteria');
    const row = context.workbook.worksheets.getFirst().getRange('3:3');
    row.load('rowHidden');
    await context.sync();
    expect([table.autoFilter.enabled, table.autoFilter.isDataFiltered, row.rowHidden]).toEqual([true, true, true]);
    table.clearFilters();
    table.autoFilter.load('isDataFiltered');
    row.load('rowHidden');
    await context.sync();
    expect([table.autoFilter.isDataFiltered, row.rowHidden]).toEqual([false, false]);
  });
});

test('sorting keeps rows together', async () => {
  const excel = await withTable();
  await run(excel, (c) => c.workbook.tables.getItem('tblX').sort.apply([{ key: 2, ascending: false }]));
  expect(excel.readSheet('List1').cell('A2').value).toBe('B');
  const again = await reopened(excel);
  await run(again, async (context) => {
    const { sort } = context.workbook.tables.getItem('tblX');
    sort.load('fields');
    await context.sync();
    expect(sort.fields[0]).toMatchObject({ key: 2, ascending: false });
  });
});

test('a table turned into cells leaves its data and rewrites formulas', async () => {
  const excel = await withTable();
  await run(excel, (c) => void c.workbook.tables.getItem('tblX').convertToRange());
  expect(excel.readSheet('List1').tables).toEqual([]);
  expect(excel.readSheet('List1').cell('F1')).toMatchObject({ value: 3, formula: '=SUM(List1!$C$2:$C$3)' });
  expect(Object.keys(unzipSync(await excel.save())).filter((n) => n.includes('tables/'))).toEqual([]);
});
