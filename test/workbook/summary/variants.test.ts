import { strFromU8, unzipSync } from 'fflate';
import type { Sheet } from '../../../src/files/write/workbook';
import { UnusableWorkbook } from '../../../src/schema/read/records';
import { summarize } from '../../../src/workbook/summary/summarize';
import { undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, sample, sampleWith, table } from '../../build/embedded';

const counts = (excel: Parameters<typeof column>[0]): unknown[] => column(excel, 'tblSouhrn', 'Počet');

function reorder(sheet: Sheet, order: (columns: number[]) => number[], rename: (header: string) => string = (header) => header): Sheet {
  const positions = order(sheet.columns.map((_, i) => i));
  const pick = <T>(list: readonly T[]): T[] => positions.map((i) => list[i]!);
  return {
    ...sheet,
    columns: pick(sheet.columns),
    rows: sheet.rows.map((row, r) => ({
      ...row,
      cells: pick(row.cells).map((cell) => (r === 0 && cell ? { ...cell, value: rename(String(cell.value)) } : cell)),
    })),
    ...(sheet.table
      ? { table: { ...sheet.table, columns: pick(sheet.table.columns).map((column_) => ({ ...column_, header: rename(column_.header) })) } }
      : {}),
    validations: [],
    conditionals: [],
  };
}

const chartXml = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes, { filter: ({ name }) => /charts\/chart[^/]*\.xml$/.test(name) }))
    .map(([, xml]) => strFromU8(xml))
    .join('\n');

const folded = (header: string): string => header.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();

test.each(['Opatření', 'Kritéria', 'Podklady', 'Obce', 'Gestoři', 'Okruhy', 'Nastavení'])(
  '%s with its columns turned round and its headers without diacritics',
  async (name) => {
    const excel = await open(sampleWith(name, (sheet) => reorder(sheet, (columns) => columns.reverse(), folded)));
    await summarize({ now: NOW });
    expect(counts(excel)).toEqual([40, 28, 4]);
  },
);

test("the user's own columns stay as they are", async () => {
  const excel = await open(sample());
  await asUser(excel, async (context) => {
    const measures = context.workbook.tables.getItem('tblOpatreni');
    measures.columns.add(0, undefined, 'Moje značka').getDataBodyRange().values = Array.from({ length: 72 }, (_, i) => [`značka ${i}`]);
    measures.columns.add(undefined, undefined, 'Délka názvu').getDataBodyRange().formulas = Array.from({ length: 72 }, () => [
      '=LEN([@Opatření])',
    ]);
    await context.sync();
  });
  const before = [column(excel, 'tblOpatreni', 'Moje značka'), column(excel, 'tblOpatreni', 'Délka názvu')];
  await summarize({ now: NOW });
  expect([column(excel, 'tblOpatreni', 'Moje značka'), column(excel, 'tblOpatreni', 'Délka názvu')]).toEqual(before);
  expect(before[1]!.every((length) => typeof length === 'number' && length > 5)).toBe(true);
  expect(counts(excel)).toEqual([40, 28, 4]);
});

test('a table sorted and filtered by the user', async () => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    const measures = context.workbook.tables.getItem('tblOpatreni');
    measures.sort.apply([{ key: 0, ascending: false }]);
    measures.autoFilter.apply(measures.getRange(), 1, { filterOn: 'Values', values: ['B1', 'D2'] });
  });
  excel.modes.quirks = ['filteredWrites'];
  const plan = await summarize({ now: NOW });
  expect(counts(excel)).toEqual([40, 28, 4]);
  const [codes, levels] = [column(excel, 'tblOpatreni', 'Kód'), column(excel, 'tblOpatreni', 'Výsledná úroveň')];
  const words = { fulfilled: 'Plněno', partial: 'Plněno částečně', unfulfilled: 'Neplněno' };
  for (const { measure, final } of plan.evaluation.measures)
    expect([measure.code, levels[codes.indexOf(measure.code)]]).toEqual([measure.code, words[final]]);
});

test('sorting alone makes no summary stale', async () => {
  const excel = await open(sample());
  const first = await summarize({ now: NOW });
  await asUser(excel, (context) => context.workbook.tables.getItem('tblPodklady').sort.apply([{ key: 2, ascending: true }]));
  const second = await summarize({ now: new Date(2026, 5, 1) });
  expect(second.computedAt).toBe(first.computedAt);
});

test('hidden sheets are read like any other', async () => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    for (const name of ['Kritéria', 'Podklady', 'Obce']) context.workbook.worksheets.getItem(name).visibility = 'Hidden';
  });
  await summarize({ now: NOW });
  expect(counts(excel)).toEqual([40, 28, 4]);
  expect(excel.readSheet('Podklady').visibility).toBe('Hidden');
});

test('a program dropped the table objects: tables are found by sheet and header', async () => {
  const withoutTable = ({ table: _, ...sheet }: Sheet): Sheet => ({
    ...sheet,
    rows: [{ cells: [{ value: 'Nadpis, který sem někdo napsal' }] }, ...sheet.rows],
  });
  const excel = await open(sampleWith('Kritéria', withoutTable));
  await summarize({ now: NOW });
  expect(counts(excel)).toEqual([40, 28, 4]);
  expect(excel.readSheet('Kritéria').cell('A1').value).toBe('Nadpis, který sem někdo napsal');
  expect(excel.readSheet('Kritéria').cell('D3').value).toMatch(/^(Plněno|Plněno částečně|Neplněno)$/);
});

test('merged codes over several criteria hold for each of them, and are reported', async () => {
  const merged = ({ table: _, ...sheet }: Sheet): Sheet => {
    const start = sheet.rows.findIndex((row, i) => i > 0 && row.cells[0]?.value === sheet.rows[i + 1]?.cells[0]?.value);
    const rows = sheet.rows.map((row, i) => (i === start + 1 ? { ...row, cells: [null, ...row.cells.slice(1)] } : row));
    return { ...sheet, rows, merges: [`A${start + 1}:A${start + 2}`] };
  };
  const excel = await open(sampleWith('Kritéria', merged));
  const { findings } = await summarize({ now: NOW });
  expect(counts(excel)).toEqual([40, 28, 4]);
  expect(findings.filter(({ code }) => code === 'mergedCells')).toHaveLength(1);
});

test('a totals row of the user is no record', async () => {
  const excel = await open(sample());
  await asUser(excel, (context) => {
    context.workbook.tables.getItem('tblAsz').showTotals = true;
    context.workbook.tables.getItem('tblOpatreni').showTotals = true;
  });
  const { findings, plan } = await summarize({ now: NOW });
  expect(plan.asz).toHaveLength(9);
  expect(findings.filter(({ code }) => code === 'aszTotal')).toMatchObject([{ params: { difference: -4_639_711 } }]);
  expect(counts(excel)).toEqual([40, 28, 4]);
});

test('result columns that the workbook lacks are added at the end of the table', async () => {
  const drop = new Set(['Výsledná úroveň', 'Zdůvodnění']);
  const excel = await open(
    sampleWith('Opatření', (sheet) => reorder(sheet, (columns) => columns.filter((i) => !drop.has(sheet.table!.columns[i]!.header)))),
  );
  await summarize({ now: NOW });
  expect(column(excel, 'tblOpatreni', 'Výsledná úroveň').filter((level) => level === 'Plněno')).toHaveLength(40);
  expect((table(excel, 'tblOpatreni')[0] as string[]).slice(-2)).toEqual(['Výsledná úroveň', 'Zdůvodnění']);
});

describe('a workbook that cannot be evaluated is left as it is, and the fault is named', () => {
  const faultsOf = async (bytes: Uint8Array | null): Promise<unknown> => {
    const excel = await open(bytes);
    const before = contents(excel);
    const error = await summarize({ now: NOW }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(contents(excel)).toEqual(before);
    expect(error).toBeInstanceOf(UnusableWorkbook);
    return (error as UnusableWorkbook).faults;
  };

  test('an empty workbook', async () => {
    expect(await faultsOf(null)).toEqual([
      { code: 'tableMissing', table: 'tblOpatreni', sheet: 'Opatření' },
      { code: 'tableMissing', table: 'tblKriteria', sheet: 'Kritéria' },
      { code: 'tableMissing', table: 'tblPodklady', sheet: 'Podklady' },
    ]);
  });

  test.each([
    ['Opatření', 'tblOpatreni'],
    ['Kritéria', 'tblKriteria'],
    ['Podklady', 'tblPodklady'],
  ])('without the sheet %s', async (sheet, name) => {
    expect(await faultsOf(sampleWith(sheet, () => null))).toEqual([{ code: 'tableMissing', table: name, sheet }]);
  });

  test('without a required column', async () => {
    const bytes = sampleWith('Podklady', (sheet) =>
      reorder(sheet, (columns) => columns.filter((i) => sheet.table!.columns[i]!.header !== 'Stav realizace')),
    );
    expect(await faultsOf(bytes)).toEqual([{ code: 'columnMissing', table: 'tblPodklady', sheet: 'Podklady', column: 'Stav realizace' }]);
  });

  test('without any measure', async () => {
    const bytes = sampleWith('Opatření', (sheet) => ({
      ...sheet,
      rows: [sheet.rows[0]!, { cells: [] }],
      table: { ...sheet.table!, rows: 1 },
    }));
    expect(await faultsOf(bytes)).toEqual([{ code: 'noMeasures' }]);
  });
});

test.each(['Obce', 'ASZ', 'Připomínky', 'Gestoři', 'Okruhy', 'Nastavení'])('without the sheet %s the evaluation goes on', async (sheet) => {
  const excel = await open(sampleWith(sheet, () => null));
  const { findings } = await summarize({ now: NOW });
  expect(counts(excel)).toEqual([40, 28, 4]);
  const told = findings.filter(({ code }) => code === 'tableMissing').map(({ params }) => params['sheet']);
  expect(told).toEqual(['Obce', 'Gestoři', 'Okruhy', 'Nastavení'].includes(sheet) ? [sheet] : []);
});

describe("what the user has done to an earlier run's output stays", () => {
  test('a restyled and moved chart, its title, and a column beside the figures', async () => {
    const excel = await open(sample());
    await summarize({ now: NOW });
    await asUser(excel, async (context) => {
      const sheet = context.workbook.worksheets.getItem('Souhrn');
      const pie = sheet.charts.getItem('PlneniKolac');
      pie.title.text = 'Můj nadpis';
      pie.width = 512;
      pie.left = 20;
      pie.series.getItemAt(0).points.getItemAt(0).format.fill.setSolidColor('#123456');
      const leads = context.workbook.tables.getItem('tblSouhrnGestori');
      const names = leads.columns.getItem('Gestor').getDataBodyRange().load('values');
      await context.sync();
      leads.columns.add(undefined, undefined, 'Vyřídit').getDataBodyRange().values = names.values.map(([lead]) => [
        `zavolat: ${String(lead)}`,
      ]);
    });
    // A new lead comes first in the alphabet, so every other row moves down by one.
    const [header = []] = table(excel, 'tblOpatreni');
    await excel.edit('Opatření', `${String.fromCharCode(65 + header.indexOf('Gestor'))}2`, 'AAA nový odbor');
    await summarize({ now: NOW });

    const [leads, notes] = [column(excel, 'tblSouhrnGestori', 'Gestor'), column(excel, 'tblSouhrnGestori', 'Vyřídit')];
    expect(leads[0]).toBe('AAA nový odbor');
    expect(notes[0]).toBe('');
    leads.slice(1).forEach((lead, i) => expect(notes[i + 1]).toBe(`zavolat: ${String(lead)}`));
    const chart = await asUser(excel, async (context) => {
      const { charts } = context.workbook.worksheets.getItem('Souhrn');
      charts.load('items/name');
      const pie = charts.getItem('PlneniKolac').load('width,left');
      pie.title.load('text');
      await context.sync();
      return { charts: charts.items.length, width: pie.width, left: pie.left, title: pie.title.text };
    });
    expect(chart).toEqual({ charts: 3, width: expect.closeTo(512, 0), left: expect.closeTo(20, 0), title: 'Můj nadpis' });
    expect(chartXml(await excel.save())).toMatch(/srgbClr val="123456"/);
  });

  test('notes under a table that has to grow', async () => {
    const excel = await open(sample());
    await summarize({ now: NOW });
    const { tables } = excel.readSheet('Souhrn');
    const borderline = tables.find(({ name }) => name === 'tblHranicni')!;
    const below = +/\d+$/.exec(borderline.ref)![0] + 1;
    await excel.edit('Souhrn', `A${below}`, 'moje poznámka');
    const before = excel
      .readSheet('Souhrn')
      .values.flat()
      .filter((value) => value === 'moje poznámka').length;
    // The relative reading has other borderline measures nowhere, but another threshold makes some.
    await asUser(excel, async (context) => {
      const settings = context.workbook.tables.getItem('tblNastaveni').getDataBodyRange().load('values');
      await context.sync();
      const row = settings.values.findIndex(([key]) => key === 'Práh území');
      settings.getCell(row, 1).values = [[0.99]];
    });
    await summarize({ now: NOW });
    expect([
      before,
      excel
        .readSheet('Souhrn')
        .values.flat()
        .filter((value) => value === 'moje poznámka').length,
    ]).toEqual([1, 1]);
    const refs = excel.readSheet('Souhrn').tables.map(({ ref }) => ref.match(/\d+/g)!.map(Number));
    refs.sort((a, b) => a[0]! - b[0]!);
    refs.slice(1).forEach(([top], i) => expect(top!).toBeGreaterThan(refs[i]![1]!));
  });

  test.each(['Souhrn', 'Souhrn ', ' SOUHRN'])("the user's own sheet that happens to be called '%s'", async (name) => {
    const excel = await open(sample());
    await asUser(excel, (context) => {
      context.workbook.worksheets.add(name).getRange('A1:B2').values = [
        ['Moje', 'tabulka'],
        [1, 2],
      ];
    });
    await summarize({ now: NOW });
    expect(
      excel
        .readSheet(name)
        .values.slice(0, 2)
        .map((row) => row.slice(0, 2)),
    ).toEqual([
      ['Moje', 'tabulka'],
      [1, 2],
    ]);
    expect(counts(excel)).toEqual([40, 28, 4]);
  });
});

describe('the sheets of an earlier run', () => {
  test('under another name they are written where they are', async () => {
    const excel = await open(sample());
    await summarize({ now: NOW });
    await asUser(excel, (context) => {
      context.workbook.worksheets.getItem('Souhrn').name = 'Souhrn pro Radu';
    });
    const names = excel.sheetNames;
    await asUser(excel, async (context) => {
      const cells = context.workbook.tables.getItem('tblHranicni').getRange().load('rowIndex,rowCount');
      await context.sync();
      context.workbook.worksheets.getItem('Souhrn pro Radu').getCell(cells.rowIndex + cells.rowCount, 0).values = [['moje poznámka']];
    });
    await setThreshold(excel, 0.99);
    await summarize({ now: NOW });
    expect(excel.sheetNames).toEqual(names);
    const cells = excel.readSheet('Souhrn pro Radu').values.flat();
    expect(cells.filter((value) => value === 'moje poznámka')).toHaveLength(1);
    expect(column(excel, 'tblRazitko', 'Hodnota')).toContain('99\u00a0%');
  });

  test('a table that was moved to a sheet of the user’s is written there, and taken back there', async () => {
    const excel = await open(sample());
    await summarize({ now: NOW });
    await asUser(excel, async (context) => {
      const standing = context.workbook.tables.getItem('tblRazitko');
      const range = standing.getRange().load('values');
      await context.sync();
      standing.convertToRange().clear();
      const other = context.workbook.worksheets.add('Moje');
      const target = other.getRangeByIndexes(4, 2, range.values.length, range.values[0]!.length);
      target.values = range.values;
      other.tables.add(target, true).name = 'tblRazitko';
    });
    const before = contents(excel);
    await setThreshold(excel, 0.99);
    const changed = contents(excel);
    await summarize({ now: NOW });
    expect(excel.readSheet('Moje').values.flat()).toContain('99\u00a0%');
    await undo();
    expect(contents(excel)).toEqual(changed);
    expect(changed['Moje']).toEqual(before['Moje']);
  });
});

const setThreshold = (excel: Parameters<typeof column>[0], threshold: number): Promise<void> =>
  asUser(excel, async (context) => {
    const settings = context.workbook.tables.getItem('tblNastaveni').getDataBodyRange().load('values');
    await context.sync();
    settings.getCell(
      settings.values.findIndex(([key]) => key === 'Práh území'),
      1,
    ).values = [[threshold]];
  });
