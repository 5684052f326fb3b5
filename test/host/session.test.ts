import { codeOf, opened, reopened, run } from '../build/host';

const metadata = {
  functions: [
    { id: 'UROVEN', name: 'UROVEN', parameters: [{ name: 'blok', dimensionality: 'matrix' }, { name: 'kód' }], result: {} },
    { id: 'TABULKA', name: 'TABULKA', parameters: [{ name: 'blok', dimensionality: 'matrix' }], result: { dimensionality: 'matrix' } },
    { id: 'CHYBA', name: 'CHYBA', parameters: [], result: {} },
  ],
};

async function withFunctions() {
  const excel = await opened();
  const { CustomFunctions } = excel.globals;
  CustomFunctions.associate('UROVEN', (block: unknown[][], key: unknown) => `${String(key)}:${block.length}x${block[0]!.length}`);
  CustomFunctions.associate('TABULKA', (block: unknown[][]) => block.map((row) => [row[0], 'x']));
  CustomFunctions.associate('CHYBA', () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the class is given at run time
    throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable);
  });
  await excel.registerFunctions('PLNENI', metadata);
  return excel;
}

test('custom functions get blocks and scalars, spill, and fail with the error they throw', async () => {
  const excel = await withFunctions();
  await run(excel, async (context, s) => {
    s.getRange('A1:B2').values = [
      ['a', 1],
      ['b', 2],
    ];
    s.getRange('D1:D3').formulas = [['=PLNENI.UROVEN(A1:B2,A1)'], ['=PLNENI.UROVEN(A1,"k")'], ['=PLNENI.CHYBA()']];
    s.getRange('F1').formulas = [['=PLNENI.TABULKA(A1:B2)']];
    const r = s.getRange('D1:G3');
    r.load('values,valueTypes');
    const spill = s.getRange('F1').getSpillingToRangeOrNullObject();
    spill.load('address');
    await context.sync();
    expect(r.values).toEqual([
      ['a:2x2', '', 'a', 'x'],
      ['k:1x1', '', 'b', 'x'],
      ['#N/A', '', '', ''],
    ]);
    expect(r.valueTypes[2]![0]).toBe('Error');
    expect(spill.address).toBe('List1!F1:G2');
    s.getRange('A2').values = [['změna']];
    r.load('values');
    await context.sync();
    expect(r.values[1]![2]).toBe('změna');
    // A value in the way of the block.
    s.getRange('G2').values = [['překážka']];
    r.load('values');
    await context.sync();
    expect(r.values[0]![2]).toBe('#SPILL!');
  });
});

test('a sheet that comes after another was removed has its own cells for the formula engine', async () => {
  const excel = await withFunctions();
  await run(excel, async (context) => {
    const { worksheets } = context.workbook;
    const fill = async (text: string): Promise<unknown> => {
      const sheet = worksheets.add('Pracovní');
      sheet.getRange('A1:A2').values = [[text], [text]];
      sheet.getRange('B1').formulas = [['=UPPER(A1)&COUNTA(A1:A9)']];
      const range = sheet.getRange('B1').load('values');
      await context.sync();
      sheet.delete();
      await context.sync();
      return range.values[0]![0];
    };
    expect([await fill('a'), await fill('b')]).toEqual(['A2', 'B2']);
  });
});

test('functions stay in the file with their values, and wait for their add-in', async () => {
  const excel = await withFunctions();
  await run(excel, (_c, s) => {
    s.getRange('A1:A2').values = [['a'], ['b']];
    s.getRange('C1').formulas = [['=PLNENI.TABULKA(A1:A2)']];
  });
  const again = await reopened(excel);
  expect(again.readSheet('List1').cell('C1')).toMatchObject({ formula: '=PLNENI.TABULKA(A1:A2)', value: 'a' });
  expect(again.readSheet('List1').cell('D2').value).toBe('x');
  await again.edit('List1', 'A1', 'jiné');
  expect(again.readSheet('List1').cell('C1').value).toBe('a');
  expect(again.keptFormulas).toEqual(['List1!C1']);
  await again.registerFunctions('PLNENI', metadata, { TABULKA: (block: unknown[][]) => block.map((r) => [r[0]]) });
  expect(again.readSheet('List1').cell('C1').value).toBe('jiné');
  expect(again.keptFormulas).toEqual([]);
});

test('two workbooks at once do not share formulas', async () => {
  const one = await opened();
  const two = await opened();
  for (const [excel, n] of [
    [one, 1],
    [two, 2],
  ] as const) {
    await run(excel, (_c, s) => {
      s.getRange('A1:A2').values = [['n'], [n]];
      s.tables.add('A1:A2', true).name = 'tbl';
      s.getRange('C1').formulas = [['=SUM(tbl[n])']];
    });
  }
  expect([one.readSheet('List1').cell('C1').value, two.readSheet('List1').cell('C1').value]).toEqual([1, 2]);
});

test('events tell what changed, where and by whom', async () => {
  const excel = await opened();
  const seen: unknown[] = [];
  let stop: (() => Promise<void>) | null = null;
  await run(excel, async (context, s) => {
    s.getRange('A1:B2').values = [
      ['a', 'b'],
      [1, 2],
    ];
    s.tables.add('A1:B2', true).name = 'tbl';
    await context.sync();
    const { worksheets, tables } = context.workbook;
    const changed = worksheets.onChanged.add((e) => Promise.resolve(void seen.push(['sheet', e.address, e.source, e.changeType])));
    tables.onChanged.add((e) => Promise.resolve(void seen.push(['table', e.address])));
    worksheets.onActivated.add(() => Promise.resolve(void seen.push(['activated'])));
    context.workbook.onSelectionChanged.add(() => Promise.resolve(void seen.push(['selected'])));
    stop = async () => {
      changed.remove();
      await changed.context.sync();
    };
  });
  await excel.edit('List1', 'A2', 5);
  await excel.edit('List1', 'D9', 'x', 'Remote');
  await excel.select('List1', 'B2');
  await run(excel, (context) => context.workbook.worksheets.add('Druhý').activate());
  await new Promise((r) => setTimeout(r, 10));
  expect(seen).toEqual([
    ['sheet', 'A2', 'Local', 'RangeEdited'],
    ['table', 'A2'],
    ['sheet', 'D9', 'Remote', 'RangeEdited'],
    ['selected'],
    ['activated'],
  ]);
  await stop!();
  seen.length = 0;
  await excel.edit('List1', 'D9', 'y');
  await new Promise((r) => setTimeout(r, 10));
  expect(seen).toEqual([]);
});

test('properties, settings, custom XML and names come back after saving', async () => {
  const excel = await opened();
  await run(excel, (context, s) => {
    const { workbook } = context;
    workbook.properties.title = 'Plán';
    workbook.properties.custom.add('PlneniRole', 'koordinátor');
    workbook.properties.custom.add('PlneniVerze', 2);
    workbook.settings.add('nastavení', { pole: [1, 2] });
    workbook.customXmlParts.add('<p xmlns="urn:test"><a/></p>');
    workbook.names.add('Seznam', s.getRange('A1:A3'));
    s.getRange('B1:B9').dataValidation.rule = { list: { inCellDropDown: true, source: '=Seznam' } };
  });
  const again = await reopened(excel);
  await run(again, async (context, s) => {
    const { workbook } = context;
    workbook.properties.load('title');
    const role = workbook.properties.custom.getItemOrNullObject('plnenirole');
    role.load('key,value');
    const none = workbook.properties.custom.getItemOrNullObject('jiné');
    none.load('key');
    const setting = workbook.settings.getItem('nastavení');
    setting.load('value');
    const part = workbook.customXmlParts.getByNamespace('urn:test').getOnlyItem();
    const xml = part.getXml();
    workbook.customXmlParts.load('items/id');
    const name = workbook.names.getItem('seznam');
    name.load('name,formula,value,type');
    const { dataValidation } = s.getRange('B3');
    dataValidation.load('rule,type');
    await context.sync();
    expect(workbook.properties.title).toBe('Plán');
    expect([role.key, role.value, none.isNullObject]).toEqual(['PlneniRole', 'koordinátor', true]);
    expect(setting.value).toEqual({ pole: [1, 2] });
    expect(xml.value).toContain('<a/>');
    expect(workbook.customXmlParts.items).toHaveLength(1);
    expect([name.name, name.formula, name.type]).toEqual(['Seznam', '=List1!$A$1:$A$3', 'Range']);
    expect(dataValidation.rule).toEqual({ list: { inCellDropDown: true, source: '=Seznam' } });
  });
});

test('ten thousand rows are written, read and saved in blocks', async () => {
  const excel = await opened();
  const rows = Array.from({ length: 10_000 }, (_x, i) => [`K${i}`, `Popis ${i}`, i, true]);
  await run(excel, async (context, s) => {
    s.getRange('A1:D1').values = [['k', 'p', 'n', 'b']];
    const body = s.getRange('A2:D10001');
    body.values = rows;
    s.tables.add('A1:D10001', true).name = 'tbl';
    s.getRange('F1').formulas = [['=SUM(tbl[n])']];
    body.load('values');
    await context.sync();
    expect(body.values).toHaveLength(10_000);
  });
  const again = await reopened(excel);
  expect(again.readSheet('List1').cell('F1').value).toBe(49_995_000);
});

test('installing and uninstalling the globals', async () => {
  const excel = await opened();
  const before = (globalThis as Record<string, unknown>)['Excel'];
  const uninstall = excel.install();
  expect((globalThis as Record<string, unknown>)['Excel']).toBe(excel.globals.Excel);
  uninstall();
  expect((globalThis as Record<string, unknown>)['Excel']).toBe(before);
});

test('an error in a batch names the member', async () => {
  const excel = await opened();
  expect(await codeOf(run(excel, (_c, s) => void s.charts.getItem('graf').load('name')))).toBe('ItemNotFound');
});
