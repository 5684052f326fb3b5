import { codeOf, opened, reopened, run } from '../build/host';

test('what is written is understood as Excel understands typing', async () => {
  const excel = await opened();
  await run(excel, async (context, sheet) => {
    sheet.getRange('A1:A3').numberFormat = [['@'], ['@'], ['0.0%']];
    sheet.getRange('A1:A3').values = [['=1+1'], ['12'], [0.555]];
    sheet.getRange('B1:B9').values = [['12'], ["'12"], ['=1+1'], [''], [true], ['56%'], ['2025-01-31'], ['1,5'], ['text']];
    const a = sheet.getRange('A1:A3');
    const b = sheet.getRange('B1:B9');
    a.load('values,text');
    b.load('values,valueTypes,formulas,text');
    await context.sync();
    expect(a.values).toEqual([['=1+1'], ['12'], [0.555]]);
    expect(a.text[2]).toEqual(['55,5%']);
    expect(b.values.map((r) => r[0] as unknown)).toEqual([12, '12', 2, '', true, 0.56, 45688, 1.5, 'text']);
    expect(b.formulas[2]).toEqual(['=1+1']);
    expect(b.text[6]).toEqual(['31.01.2025']);
    expect(b.valueTypes.map((r) => r[0])).toEqual([
      'Double',
      'String',
      'Double',
      'Empty',
      'Boolean',
      'Double',
      'Double',
      'Double',
      'String',
    ]);
    // Nothing in an array leaves the cell alone.
    b.values = [[1], [null], [null], [null], [null], [null], [null], [null], ['']];
    b.load('values');
    await context.sync();
    expect(b.values.map((r) => r[0] as unknown)).toEqual([1, '12', 2, '', true, 0.56, 45688, 1.5, '']);
  });
  const again = await reopened(excel);
  expect(again.readSheet('List1').cell('A1')).toMatchObject({ value: '=1+1', numberFormat: '@' });
  expect(again.readSheet('List1').cell('B3')).toMatchObject({ value: 2, formula: '=1+1' });
});

test('a wrong shape changes nothing', async () => {
  const excel = await opened();
  expect(await codeOf(run(excel, (_c, s) => void (s.getRange('A1:B2').values = [[1, 2]])))).toBe('InvalidArgument');
  expect(excel.readSheet('List1').used).toBeNull();
});

test('errors have Excel’s codes', async () => {
  const excel = await opened();
  const code = (batch: (c: Excel.RequestContext, s: Excel.Worksheet) => unknown): Promise<string> =>
    codeOf(run(excel, (c, s) => void batch(c, s)));
  expect(await code((c) => c.workbook.worksheets.getItem('není').load('name'))).toBe('ItemNotFound');
  expect(await code((c) => c.workbook.worksheets.add('LIST1'))).toBe('ItemAlreadyExists');
  expect(await code((c) => c.workbook.worksheets.add('a/b'))).toBe('InvalidArgument');
  expect(await code((_c, s) => s.getRange('nesmysl!!').load('values'))).toBe('InvalidArgument');
  expect(await code((c) => c.workbook.tables.getItem('t').load('name'))).toBe('ItemNotFound');
  expect(await code((_c, s) => s.protection.unprotect())).toBe('AccessDenied');
});

test('null objects stay null along the way', async () => {
  const excel = await opened();
  await run(excel, async (context) => {
    const range = context.workbook.tables.getItemOrNullObject('není').columns.getItemOrNullObject('x').getDataBodyRange();
    range.load('values');
    await context.sync();
    expect(range.isNullObject).toBe(true);
  });
});

test('a protected sheet refuses locked cells and takes unlocked ones', async () => {
  const excel = await opened();
  await run(excel, (_c, s) => {
    s.getRange('B1').format.protection.locked = false;
    s.protection.protect({ allowAutoFilter: true }, 'heslo');
  });
  expect(await codeOf(run(excel, (_c, s) => void (s.getRange('A1').values = [[1]])))).toBe('AccessDenied');
  await run(excel, (_c, s) => void (s.getRange('B1').values = [[1]]));
  expect(await codeOf(run(excel, (_c, s) => s.protection.protect()))).toBe('AccessDenied');
  expect(await codeOf(run(excel, (_c, s) => s.protection.unprotect('jiné')))).toBe('AccessDenied');
  const again = await reopened(excel);
  expect(again.readSheet('List1').protected).toBe(true);
  await run(again, (_c, s) => s.protection.unprotect('heslo'));
  expect(again.readSheet('List1').protected).toBe(false);
});

test('formats, sizes, merges, links and pages survive saving', async () => {
  const excel = await opened();
  await run(excel, (_c, s) => {
    const r = s.getRange('A1:B2');
    r.format.fill.color = '#FFEE00';
    r.format.font.bold = true;
    r.format.font.size = 14;
    r.format.horizontalAlignment = 'Center';
    r.format.wrapText = true;
    r.format.borders.getItem('EdgeBottom').style = 'Double';
    r.format.columnWidth = 120;
    r.format.rowHeight = 30;
    s.getRange('A4:C4').merge();
    s.getRange('A5').hyperlink = { documentReference: 'List1!A1', textToDisplay: 'zpět' };
    s.freezePanes.freezeRows(1);
    s.pageLayout.orientation = 'Landscape';
    s.pageLayout.setPrintTitleRows('1:1');
    s.tabColor = '#00FF00';
    s.showGridlines = false;
  });
  const again = await reopened(excel);
  await run(again, async (context, s) => {
    const r = s.getRange('A1:B2');
    r.load(
      'format/fill/color,format/font/bold,format/font/size,format/horizontalAlignment,format/wrapText,format/columnWidth,format/rowHeight',
    );
    const bottom = r.format.borders.getItem('EdgeBottom');
    bottom.load('style');
    const merged = s.getRange('A1:D9').getMergedAreasOrNullObject();
    merged.load('address');
    const link = s.getRange('A5');
    link.load('hyperlink,values');
    const frozen = s.freezePanes.getLocationOrNullObject();
    frozen.load('address');
    const titles = s.pageLayout.getPrintTitleRowsOrNullObject();
    titles.load('address');
    s.load('tabColor,showGridlines');
    s.pageLayout.load('orientation');
    await context.sync();
    expect(r.format.fill.color).toBe('#FFEE00');
    expect([r.format.font.bold, r.format.font.size, r.format.horizontalAlignment, r.format.wrapText]).toEqual([true, 14, 'Center', true]);
    expect(r.format.columnWidth).toBeCloseTo(120, 0);
    expect(r.format.rowHeight).toBe(30);
    expect(bottom.style).toBe('Double');
    expect(merged.address).toBe('List1!A4:C4');
    expect(link.hyperlink).toMatchObject({ documentReference: 'List1!A1', textToDisplay: 'zpět' });
    expect(frozen.address).toBe('List1!1:1');
    expect(titles.address).toBe('List1!1:1');
    expect([s.tabColor, s.showGridlines, s.pageLayout.orientation]).toEqual(['#00FF00', false, 'Landscape']);
  });
});

test('sheets: rename reaches formulas, delete makes them #REF!, order and visibility are kept', async () => {
  const excel = await opened();
  await run(excel, async (context, first) => {
    const data = context.workbook.worksheets.add('Moje data');
    data.getRange('A1').values = [[5]];
    first.getRange('A1').formulas = [["='Moje data'!A1*2"]];
    context.workbook.names.add('Pět', data.getRange('A1'));
    data.name = 'Údaje 2';
    data.position = 0;
    data.visibility = 'VeryHidden';
    await context.sync();
  });
  const again = await reopened(excel);
  expect(again.sheetNames).toEqual(['Údaje 2', 'List1']);
  expect(again.readSheet('Údaje 2').visibility).toBe('VeryHidden');
  expect(again.readSheet('List1').cell('A1')).toMatchObject({ value: 10, formula: "='Údaje 2'!A1*2" });
  await run(again, (context) => context.workbook.worksheets.getItem('údaje 2').delete());
  expect(again.readSheet('List1').cell('A1').formula).toContain('#REF!');
});

test('a range follows its cells', async () => {
  const excel = await opened();
  await run(excel, async (context, s) => {
    const r = s.getRange('B5');
    r.values = [['tady']];
    r.load('address');
    await context.sync();
    s.getRange('1:2').insert('Down');
    r.load('address,values');
    await context.sync();
    expect(r.address).toBe('List1!B7');
    expect(r.values).toEqual([['tady']]);
  });
});
