import { territorialStandings } from '../../src/core/territory/coverage';
import { tileMap } from '../../src/core/territory/tiles';
import { ALL_CRITERIA, CHOICE, CLASS_WORD, STANDING_WORD, territorySheet } from '../../src/schema/territory';
import { evaluateTables } from '../../src/workbook/summary/report';
import { writeTerritory } from '../../src/workbook/territory/writeTerritory';
import { undo } from '../../src/workbook/undo/undo';
import { asUser, contents, NOW, open, sample, sampleWith } from '../build/embedded';
import { sampleTables } from '../build/sampleTables';

const { evaluation } = evaluateTables(sampleTables());
const { municipalities } = evaluation.gazetteer;
const criteria = territorialStandings(evaluation);

const choose = (excel: Awaited<ReturnType<typeof open>>, text: string): Promise<void> =>
  asUser(excel, (context) => {
    context.workbook.worksheets.getItem('Území').getRangeByIndexes(CHOICE.row, CHOICE.column, 1, 1).values = [[text]];
  });
const valuesOf = (excel: Awaited<ReturnType<typeof open>>, area: { row: number; column: number; rows: number; columns: number }) =>
  asUser(excel, async (context) => {
    const range = context.workbook.worksheets.getItem('Území').getRangeByIndexes(area.row, area.column, area.rows, area.columns);
    range.load('values');
    await context.sync();
    return range.values as (string | number)[][];
  });

jest.setTimeout(600_000);

// Every criterion is computed in test/libreoffice/territory.test.ts.
test('the formulas of the map and of the table by ORP say what the core says, for all criteria and for one', async () => {
  const excel = await open(sample());
  const report = await writeTerritory(NOW);
  expect(report).toEqual({
    sheet: 'Území',
    asz: 'Souhrn ASZ',
    criteria: criteria.length,
    municipalities: 215,
    chartsFailed: [],
    nothingChanged: false,
  });
  const tiles = await tileMap(municipalities);
  const layout = territorySheet(criteria, municipalities, tiles);
  for (const chosen of [ALL_CRITERIA, criteria.at(-1)!.code]) {
    await choose(excel, chosen);
    const shown = await valuesOf(excel, layout.shown);
    const one = criteria.find(({ code }) => code === chosen);
    const covered = (i: number): number => criteria.filter(({ standings }) => standings[i] === 'covered').length;
    municipalities.forEach(({ name }, i) => {
      const { row, column } = tiles.tiles[i]!;
      const count = covered(i);
      const expected = one
        ? STANDING_WORD[one.standings[i]!]
        : CLASS_WORD[count === criteria.length ? 'covered' : count * 2 >= criteria.length ? 'partly' : count > 0 ? 'declared' : 'silent'];
      expect([chosen, name, shown[row - 1]![column - 1]]).toEqual([chosen, name, expected]);
    });
    const districts = await valuesOf(excel, layout.districts);
    for (const [orp, , , , count, , own] of districts.slice(1)) {
      const inOrp = municipalities.flatMap((municipality, i) => (municipality.orp === orp ? [i] : []));
      const sum = one ? inOrp.filter((i) => one.standings[i] === 'covered').length : inOrp.reduce((total, i) => total + covered(i), 0);
      expect([chosen, orp, count, own]).toEqual([chosen, orp, inOrp.length, sum]);
    }
  }
});

test('again it changes nothing, what was chosen stays chosen, and it can be taken back', async () => {
  const excel = await open(sample());
  const before = contents(excel);
  await writeTerritory(NOW);
  await choose(excel, criteria[2]!.code);
  const written = contents(excel);
  expect(await writeTerritory(NOW)).toMatchObject({ sheet: 'Území', nothingChanged: true });
  expect(contents(excel)).toEqual(written);
  await choose(excel, ALL_CRITERIA);
  await undo();
  expect(Object.keys(contents(excel))).toEqual(Object.keys(before));
});

test('a statement that comes later is on the map when it is written again, and that alone is taken back', async () => {
  const excel = await open(sample());
  await writeTerritory(NOW);
  const written = contents(excel)['Území'];
  await asUser(excel, (context) => {
    context.workbook.tables
      .getItem('tblPodklady')
      .rows.add(undefined, [
        [
          criteria[0]!.measure.measure.code,
          criteria[0]!.verdict.criterion!.number,
          'Město Liberec',
          'Bezprostřední',
          'Realizováno',
          'celý kraj',
          'Hotovo',
          '',
          '',
          '',
          '',
          '',
        ],
      ]);
  });
  expect(await writeTerritory(NOW)).toMatchObject({ nothingChanged: false });
  expect(contents(excel)['Území']).not.toEqual(written);
  await undo();
  expect(contents(excel)['Území']).toEqual(written);
});

test('the map is right after its rows were sorted, and notes beside it stay when it is written again', async () => {
  const excel = await open(sample());
  await writeTerritory(NOW);
  const tiles = await tileMap(municipalities);
  const layout = territorySheet(criteria, municipalities, tiles);
  await choose(excel, criteria[0]!.code);
  const before = await valuesOf(excel, layout.shown);
  const districts = await valuesOf(excel, layout.districts);
  const notes = { row: layout.districts.row + layout.districts.rows + 2, column: 1, rows: 1, columns: 1 };
  await asUser(excel, async (context) => {
    const sheet = context.workbook.worksheets.getItem('Území');
    const { row, column, rows, columns } = layout.data;
    const data = sheet.getRangeByIndexes(row + 1, column, rows - 1, columns);
    data.load('values');
    await context.sync();
    data.values = (data.values as string[][]).map((line) => line.map((cell) => (cell === '' ? '' : `'${cell}`))).reverse();
    sheet.getRangeByIndexes(notes.row, notes.column, 1, 1).values = [['Ověřit s ORP Semily']];
  });
  expect(await valuesOf(excel, layout.shown)).toEqual(before);
  expect(await valuesOf(excel, layout.districts)).toEqual(districts);
  expect(await writeTerritory(NOW)).toMatchObject({ nothingChanged: false });
  expect(await valuesOf(excel, notes)).toEqual([['Ověřit s ORP Semily']]);
  expect(await writeTerritory(NOW)).toMatchObject({ nothingChanged: true });
  // One criterion fewer: the columns of the map move, the note does not.
  await asUser(excel, async (context) => {
    const statements = context.workbook.tables.getItem('tblPodklady').getDataBodyRange();
    statements.load('values');
    await context.sync();
    const { measure, verdict } = criteria.at(-1)!;
    statements.values = (statements.values as (string | number)[][]).map((row) =>
      row[0] === measure.measure.code && String(row[1]) === verdict.criterion!.number ? row.map((cell, i) => (i === 5 ? '' : cell)) : row,
    );
  });
  expect(await writeTerritory(NOW)).toMatchObject({ criteria: criteria.length - 1, nothingChanged: false });
  expect(await valuesOf(excel, notes)).toEqual([['Ověřit s ORP Semily']]);
});

test('a sheet Území that somebody else made stays as it is', async () => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    context.workbook.worksheets.add('Území').getRange('A1').values = [['Moje poznámky']];
  });
  const own = contents(excel)['Území'];
  expect(await writeTerritory(NOW)).toMatchObject({ sheet: 'Území (2)' });
  expect(contents(excel)['Území']).toEqual(own);
});

test('without a territory there is no map: of the sample only the funds of the ASZ are left to write', async () => {
  const excel = await open(
    sampleWith('Podklady', (sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, i) =>
        i === 0 ? row : { ...row, cells: row.cells.map((cell, c) => (c === 5 && cell ? { ...cell, value: null } : cell)) },
      ),
    })),
  );
  expect(await writeTerritory(NOW)).toMatchObject({ sheet: null, asz: 'Souhrn ASZ', criteria: 0 });
  expect(excel.sheetNames).not.toContain('Území');
});
