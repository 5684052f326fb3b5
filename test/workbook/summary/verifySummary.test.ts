import { summarize } from '../../../src/workbook/summary/summarize';
import { verifySummary } from '../../../src/workbook/summary/verifySummary';
import { asUser, contents, NOW, open, sample } from '../../build/embedded';

const LATER = new Date(NOW.getTime() + 86_400_000);

test('a summary that was just made agrees with its rows, a day later too, and nothing is written', async () => {
  const excel = await open(sample());
  expect(await verifySummary(NOW)).toMatchObject({ isThere: false, differences: [] });
  await summarize({ now: NOW });
  const before = contents(excel);
  const { isThere, differences, compared } = await verifySummary(LATER);
  expect({ isThere, differences }).toEqual({ isThere: true, differences: [] });
  expect(compared).toBeGreaterThan(400);
  expect(contents(excel)).toEqual(before);
});

/** Cells of first rows, in each of the tables of the summary and beside what people filled in. */
const PLANTED = [
  ['tblSouhrn', 'Počet', 41],
  ['tblSouhrn', 'Podíl', 0.57],
  ['tblSouhrn', 'Popisek', 'Plněno; 41; 57%'],
  ['tblRazitko', 'Hodnota', 'Jiný plán'],
  ['tblVyklady', 'Plněno', 41],
  ['tblSouhrnOkruhy', 'Celkem', 1],
  ['tblSouhrnPodokruhy', 'Neplněno', 9],
  ['tblSouhrnGestori', 'Plněno', 9],
  ['tblDuvody', 'Počet', 99],
  ['tblHranicni', 'Doslovný', 'jinak'],
  ['tblUpravy', 'Výsledná úroveň', 'Nevím'],
  ['tblOpatreni', 'Výsledná úroveň', 'nevím'],
  ['tblOpatreni', 'Zdůvodnění', 'Protože.'],
  ['tblOpatreni', 'Hlavní důvod', 'počasí'],
  ['tblKriteria', 'Úroveň', 'nevím'],
] as const;

test('a change planted in any of the tables is found with its cell', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  const places = await asUser(excel, async (context) => {
    const cells = PLANTED.map(([name, header]) =>
      context.workbook.tables.getItem(name).columns.getItem(header).getDataBodyRange().getCell(0, 0).load('address,values'),
    );
    await context.sync();
    PLANTED.forEach(([, , value], i) => {
      expect(cells[i]!.values[0]![0]).not.toBe(value);
      cells[i]!.values = [[value]];
    });
    return cells.map(({ address }) => address);
  });
  const { differences } = await verifySummary(LATER);
  expect(differences.map(({ sheet, cell, column, published }) => [`${sheet}!${cell}`, column, published]).sort()).toEqual(
    PLANTED.map(([, header, value], i) => [places[i]!.replaceAll("'", ''), header, String(value)]).sort(),
  );
});

test('a row that was taken out of the summary, and one that was put in, are told', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  await asUser(excel, (context) => {
    const areas = context.workbook.tables.getItem('tblSouhrnOkruhy').getDataBodyRange().getCell(0, 0);
    areas.values = [['X Vymyšlený okruh']];
  });
  const { differences } = await verifySummary(LATER);
  expect(differences).toHaveLength(2);
  expect(differences[0]).toMatchObject({ sheet: 'Souhrn', cell: '', published: '' });
  expect(differences[1]).toMatchObject({ row: 'X Vymyšlený okruh', recomputed: '' });
});

test('an answer that was changed after the summary shows in its figures and in the fingerprint', async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  await asUser(excel, (context) => {
    const progress = context.workbook.tables.getItem('tblPodklady').columns.getItem('Stav realizace').getDataBodyRange().getCell(0, 0);
    progress.values = [['Neplní se']];
  });
  const { differences } = await verifySummary(LATER);
  expect(differences.map(({ row }) => row)).toContain('Kontrolní kód podkladů');
  expect(differences.some(({ column }) => column === 'Zdůvodnění')).toBe(true);
});
