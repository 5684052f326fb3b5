import { buildPlanWorkbook } from '../../src/files/plan/template';
import { ASZ_CAVEAT, ASZ_MEDIAN, ASZ_WITHOUT_GROUPS } from '../../src/schema/asz';
import { settingRows, writeSettings } from '../../src/workbook/plan/settings';
import { NoTerritory, writeTerritory } from '../../src/workbook/territory/writeTerritory';
import { undo } from '../../src/workbook/undo/undo';
import { asUser, contents, NOW, open, table } from '../build/embedded';

type Excel = Awaited<ReturnType<typeof open>>;
interface Asked {
  /** Territory of the one statement; "" for none. */
  readonly territory?: string;
  readonly partners?: readonly string[];
  readonly asz?: readonly (readonly [municipality: string, funds: number | string, note?: string])[];
  readonly total?: number | null;
}

/** Twelve municipalities, half of them partners, in two classes of size. */
const NAMES = [...'ABCDEFGHIJKL'];
const FUNDS = [
  ['A', 3_000_000],
  ['B', 1_000_000, 'v tabulce „B/N“'],
  ['C', 0, 'teprve zahájena spolupráce'],
] as const;

function plan({ territory = 'A; B; C; G', partners = NAMES.slice(0, 6), asz = FUNDS, total = 3_500_000 }: Asked = {}): Uint8Array {
  return buildPlanWorkbook({
    id: 'asz',
    issuedOn: '2026-01-10',
    settings: { planName: 'Plán' },
    aszTotal: total,
    tables: {
      measures: [{ code: '1.1', title: 'Byty', lead: 'OSV' }],
      criteria: [{ measure: '1.1', number: 1, text: 'Byty jsou' }],
      statements: [
        {
          measure: '1.1',
          criterion: 1,
          submitter: 'OSV',
          relation: 'Bezprostřední',
          progress: 'Realizováno',
          territory,
          description: 'Ano',
        },
        {
          measure: '1.1',
          criterion: 1,
          submitter: 'D',
          relation: 'Částečný',
          progress: 'Realizováno',
          territory: territory && 'D; E; H; I; J; K',
          description: 'Zčásti',
        },
      ],
      municipalities: NAMES.map((name, i) => ({
        code: `00000${i}`,
        name,
        orp: i % 2 ? 'A' : 'B',
        pou: 'A',
        population: i < 8 ? 1000 : 20_000,
        aszPartner: partners.includes(name) ? 'ano' : '',
      })),
      asz: asz.map(([municipality, funds, note = '']) => ({ municipality, funds, note })),
    },
  });
}
const said = (excel: Excel, name: string): unknown[][] => table(excel, name).slice(1);
const of = (excel: Excel, label: string): unknown[] => said(excel, 'tblSouhrnAsz').find(([first]) => first === label)!;
const set = (excel: Excel, sheet: string, address: string, value: unknown): Promise<void> =>
  asUser(excel, (context) => {
    context.workbook.worksheets.getItem(sheet).getRange(address).values = [[value]];
  });

test('the funds with their control sum, and partners against the others with the caveat and a native chart', async () => {
  const excel = await open(plan());
  expect(await writeTerritory(NOW)).toMatchObject({ sheet: 'Území', asz: 'Souhrn ASZ', chartsFailed: [], nothingChanged: false });
  expect(table(excel, 'tblSouhrnAsz')[0]).toEqual(['Obec', 'Prostředky (Kč)', 'Podíl', 'Kč na obyvatele', 'Spolupráce od', 'Poznámka']);
  expect(said(excel, 'tblSouhrnAsz').map((row) => row.slice(0, 4))).toEqual([
    ['A', 3_000_000, 0.75, 3000],
    ['B', 1_000_000, 0.25, 1000],
    // Explained, so it is out of the average.
    ['C', 0, 0, ''],
    ['D', '', '', ''],
    ['E', '', '', ''],
    ['F', '', '', ''],
    ['Součet řádků', 4_000_000, 1, 2000],
    ['Uvedeno ve zdroji', 3_500_000, '', ''],
    ['Rozdíl', -500_000, '', ''],
    ['Texty uvádějí', '', '', ''],
  ]);
  expect(of(excel, 'D')[5]).toBe('partner bez řádku v tabulce ASZ');
  expect(of(excel, 'Texty uvádějí')[5]).toMatch(/^Součty se liší\. .*Uváděný součet ASZ: součet řádků, nebo uvedený součet/);
  expect(said(excel, 'tblAszPartneri')).toEqual([
    // A, B, C covered, D and E partly, F silent.
    ['Partnerské obce', 1, 6, 5, 1, '', 3, 2, 0],
    ['Ostatní obce', 0, 6, 5, 1, '', 1, 4, 0],
    ['Partnerské obce, do 1\u00a0999 obyvatel', 1, 6, 5, 1, '', 3, 2, 0],
    ['Ostatní obce, do 1\u00a0999 obyvatel', '', 2, 2, 0, expect.stringContaining('méně než 5'), 1, 1, 0],
  ]);
  expect(excel.readSheet('Souhrn ASZ').cell('A2').value).toBe(`${ASZ_CAVEAT} ${ASZ_MEDIAN}`);
  const charts = await asUser(excel, async (context) => {
    const own = context.workbook.worksheets.getItem('Souhrn ASZ').charts.load('items/name,items/chartType');
    await context.sync();
    const values = own.items[0]!.series.getItemAt(0).getDimensionValues('Values');
    await context.sync();
    return own.items.map(({ name, chartType }) => [name, chartType, values.value]);
  });
  expect(charts).toEqual([['PlneniAsz', 'BarClustered', [1, 0, 1, '']]]);
});

test('a row without an amount is a row, and says what it lacks', async () => {
  const excel = await open(plan({ asz: [...FUNDS, ['D', '']] }));
  await writeTerritory(NOW);
  expect(of(excel, 'D').slice(1)).toEqual(['', '', '', '', 'částka není vyplněna']);
  expect(of(excel, 'E')[5]).toBe('partner bez řádku v tabulce ASZ');
});

test('again it changes nothing; notes stay with their rows, and all of it is taken back at once', async () => {
  const excel = await open(plan());
  const before = contents(excel);
  await writeTerritory(NOW);
  await asUser(excel, (context) => {
    const written = context.workbook.tables.getItem('tblSouhrnAsz');
    written.columns.add(undefined, [['Moje'], ...said(excel, 'tblSouhrnAsz').map(([first]) => [first === 'B' ? 'ověřit' : ''])]);
  });
  const written = contents(excel);
  expect(await writeTerritory(NOW)).toMatchObject({ nothingChanged: true });
  expect(contents(excel)).toEqual(written);
  // A row that comes above moves the note down with its own.
  await asUser(excel, (context) => {
    context.workbook.tables.getItem('tblAsz').rows.add(0, [['D', 500, '']]);
  });
  const asz = contents(excel)['ASZ'];
  expect(await writeTerritory(NOW)).toMatchObject({ nothingChanged: false });
  expect(
    said(excel, 'tblSouhrnAsz')
      .slice(0, 3)
      .map((row) => [row[0], row[6]]),
  ).toEqual([
    ['D', ''],
    ['A', ''],
    ['B', 'ověřit'],
  ]);
  expect(contents(excel)['ASZ']).toEqual(asz);
  await undo();
  expect(contents(excel)['Souhrn ASZ']).toEqual(written['Souhrn ASZ']);
  await asUser(excel, (context) => {
    context.workbook.tables.getItem('tblSouhrnAsz').columns.getItem('Moje').delete();
    context.workbook.tables.getItem('tblAsz').rows.getItemAt(0).delete();
  });
  await undo();
  expect(contents(excel)).toEqual(before);
});

test('which total texts quote is chosen in the pane or typed into Nastavení, and can be taken back', async () => {
  const excel = await open(plan());
  const before = contents(excel)['Nastavení'];
  await writeSettings({ aszTotal: 'součet řádků' }, NOW);
  expect(said(excel, 'tblNastaveni').at(-1)).toEqual(['Uváděný součet ASZ', 'součet řádků', expect.stringContaining('Který součet')]);
  await writeTerritory(NOW);
  expect(of(excel, 'Texty uvádějí')).toEqual(['Texty uvádějí', 4_000_000, '', '', '', 'součet řádků']);
  const row = said(excel, 'tblNastaveni').length + 1;
  await set(excel, 'Nastavení', `B${row}`, 'Uvedený součet');
  await writeTerritory(NOW);
  expect(of(excel, 'Texty uvádějí')[1]).toBe(3_500_000);
  await writeSettings({ aszTotal: '', planName: 'Jiný' }, NOW);
  expect(said(excel, 'tblNastaveni').at(-1)![1]).toBe('');
  for (let i = 0; i < 3; i++) await undo();
  await set(excel, 'Nastavení', `B${row}`, 'součet řádků');
  await undo();
  expect(contents(excel)['Nastavení']).toEqual(before);
  // One that is not said has no row, and gets none.
  await writeSettings({ aszTotal: '' }, NOW);
  expect(contents(excel)['Nastavení']).toEqual(before);
});

test('the settings that have a row are written where they stand, the others below', () => {
  const data = { sheet: 'Nastavení', top: 0, left: 0, header: ['Klíč', 'Hodnota'], rows: [['Práh území', 0.9]] };
  const { changed, fresh } = settingRows(data, { threshold: 0.8, aszTotal: 'součet řádků' });
  expect([...changed]).toEqual([[0, { value: 0.8 }]]);
  expect(fresh).toMatchObject([{ key: 'Uváděný součet ASZ', value: 'součet řádků' }]);
});

test.each<[string, Asked, string | null]>([
  ['funds without a territory', { territory: '' }, ASZ_WITHOUT_GROUPS],
  ['partners without funds', { asz: [], total: null }, `${ASZ_CAVEAT} ${ASZ_MEDIAN}`],
  ['neither funds nor partners', { asz: [], partners: [], total: null }, null],
])('%s', async (_, asked, subtitle) => {
  const excel = await open(plan(asked));
  const { asz, sheet } = await writeTerritory(NOW);
  expect(asz).toBe(subtitle === null ? null : 'Souhrn ASZ');
  expect(sheet).toBe(asked.territory === '' ? null : 'Území');
  if (subtitle !== null) expect(excel.readSheet('Souhrn ASZ').cell('A2').value).toBe(subtitle);
  const tables = excel.sheetNames.flatMap((name) => excel.readSheet(name).tables.map((one) => one.name));
  expect(tables.includes('tblSouhrnAsz')).toBe(asked.asz === undefined);
  expect(tables.includes('tblAszPartneri')).toBe(asked.territory !== '' && asked.partners === undefined);
});

test('an amount that is no number is shown as it is, and no text quotes a total', async () => {
  const excel = await open(
    plan({
      asz: [
        ['A', 'mnoho'],
        ['B', 2000],
      ],
      total: null,
    }),
  );
  await writeTerritory(NOW);
  expect(of(excel, 'A').slice(0, 3)).toEqual(['A', 'mnoho', '']);
  expect(of(excel, 'Uvedeno ve zdroji')[5]).toBe('zdroj součet neuvádí');
  expect(of(excel, 'Texty uvádějí')).toEqual(['Texty uvádějí', '', '', '', '', expect.stringContaining('není číslo')]);
});

test('without a territory, funds and partners there is nothing to write', async () => {
  await open(plan({ territory: '', asz: [], partners: [], total: null }));
  await expect(writeTerritory(NOW)).rejects.toEqual(new NoTerritory('noCriteria'));
});
