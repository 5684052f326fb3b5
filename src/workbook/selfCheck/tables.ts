import type { CellValue } from '../../core/text/text';
import { check, compared, type Bench } from './check';

/** A table of two columns at A1, over these rows. */
function addTable({ sheet }: Bench, rows: readonly (readonly CellValue[])[]): Excel.Table {
  const range = sheet.getRangeByIndexes(0, 0, rows.length + 1, 2);
  range.values = [['Klíč', 'Hodnota'], ...rows.map((row) => [...row])];
  return sheet.tables.add(range, true);
}

const FOUR: readonly (readonly CellValue[])[] = [
  ['vidět', 0],
  ['skrýt', 0],
  ['vidět', 0],
  ['skrýt', 0],
];

/** The table with its second and fourth row hidden by a filter. */
async function filteredTable(bench: Bench): Promise<Excel.Table> {
  const table = addTable(bench, FOUR);
  await bench.context.sync();
  table.autoFilter.apply(table.getRange(), 0, { filterOn: 'Values', values: ['vidět'] });
  await bench.context.sync();
  return table;
}

/** Without the filter: what stands in the second column. */
async function written({ context, sheet }: Bench, table: Excel.Table): Promise<unknown[]> {
  table.clearFilters();
  await context.sync();
  const range = sheet.getRange('B2:B5').load('values');
  await context.sync();
  return range.values.map(([value]) => value as unknown);
}

/** A block over hidden rows: on some builds it falls into the rows in sight (office-js #224, #2619). */
export const filteredBlock = check('filteredBlock', async (bench) => {
  const table = await filteredTable(bench);
  bench.sheet.getRange('B2:B5').values = [[1], [2], [3], [4]];
  await bench.context.sync();
  return compared(await written(bench, table), [1, 2, 3, 4]);
});

/** Row by row, which is how the product writes under a filter. */
export const filteredRows = check('filteredRows', async (bench) => {
  const table = await filteredTable(bench);
  for (const row of [1, 2, 3, 4]) bench.sheet.getRangeByIndexes(row, 1, 1, 1).values = [[row]];
  await bench.context.sync();
  return compared(await written(bench, table), [1, 2, 3, 4]);
});

/** Rows below a table and then its new size, which is how the product adds rows (office-js #12, #3013). */
export const tableGrows = check('tableGrows', async (bench) => {
  const { context, sheet } = bench;
  const table = addTable(bench, FOUR.slice(0, 2));
  await context.sync();
  sheet.getRange('A4:B5').values = [
    ['nový', 3],
    ['nový', 4],
  ];
  table.resize(sheet.getRange('A1:B5'));
  await context.sync();
  const body = table.getDataBodyRange().load('values');
  await context.sync();
  return compared(body.values, [...FOUR.slice(0, 2), ['nový', 3], ['nový', 4]]);
});

/** Formulas of two kinds in one column of a table: on some builds they become the first of them (office-js #2093, #5909). */
export const columnFormulas = check('columnFormulas', async (bench) => {
  const { context, sheet } = bench;
  addTable(bench, [
    [1, ''],
    [2, ''],
    [3, ''],
  ]);
  await context.sync();
  const range = sheet.getRange('B2:B4');
  range.formulas = [['=A2+1'], ['=$A$2*10'], ['text']];
  range.load('values');
  await context.sync();
  return compared(
    range.values.map(([value]) => value as unknown),
    [2, 10, 'text'],
  );
});

/** A drop-down list over cells: a list in the text of the rule would split items with commas (office-js #2128). */
export const dropDown = check('dropDown', async ({ context, sheet }) => {
  sheet.getRange('A1:A2').values = [['Plněno'], ['Neplněno']];
  const { dataValidation } = sheet.getRange('C1');
  dataValidation.rule = { list: { inCellDropDown: true, source: '=$A$1:$A$2' } };
  dataValidation.load('rule,type');
  await context.sync();
  const source = dataValidation.rule.list?.source;
  return compared([dataValidation.type, typeof source === 'string' ? source.replaceAll('$', '') : null], ['List', '=A1:A2']);
});
