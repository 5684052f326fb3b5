import { codeOf, opened, run } from '../build/host';

test('a member newer than the level is not found, by name', async () => {
  const excel = await opened();
  const fill = async (): Promise<void> =>
    run(excel, async (context, sheet) => {
      sheet.getRange('A1:B2').values = [
        ['a', 'n'],
        ['x', 1],
      ];
      const chart = sheet.charts.add('Pie', sheet.getRange('A1:B2'), 'Columns');
      const source = chart.series.getItemAt(0).getDimensionDataSourceString('Values');
      await context.sync();
      void source.value;
    });
  await expect(fill()).rejects.toMatchObject({
    code: 'ApiNotFound',
    message: expect.stringContaining('ChartSeries.getDimensionDataSourceString') as string,
  });
  expect(excel.globals.Office.context.requirements.isSetSupported('ExcelApi', '1.14')).toBe(true);
  expect(excel.globals.Office.context.requirements.isSetSupported('ExcelApi', '1.16')).toBe(false);
  excel.modes.apiLevel = '1.17';
  expect(excel.globals.Office.context.requirements.isSetSupported('ExcelApi', '1.17')).toBe(true);
  await fill();
});

test('a member the host does not play is not found, by name', async () => {
  const excel = await opened();
  const promise = run(excel, (_context, sheet) => {
    sheet.getRange('A1').getDirectPrecedents();
  });
  await expect(promise).rejects.toMatchObject({
    code: 'ApiNotFound',
    message: expect.stringContaining('Range.getDirectPrecedents') as string,
  });
});

test('a cell being edited fails every call', async () => {
  const excel = await opened();
  excel.modes.cellEditing = true;
  expect(await codeOf(run(excel, (_c, sheet) => sheet.load('name')))).toBe('InvalidOperationInCellEditMode');
});

test('with delayForCellEdit the call waits until the edit ends', async () => {
  const excel = await opened();
  excel.modes.cellEditing = true;
  let done = false;
  const promise = excel.globals.Excel.run({ delayForCellEdit: true }, async (context) => {
    context.workbook.worksheets.getFirst().getRange('A1').values = [['po úpravě']];
    await context.sync();
    done = true;
  });
  await new Promise((r) => setTimeout(r, 30));
  expect(done).toBe(false);
  excel.modes.cellEditing = false;
  await promise;
  expect(excel.readSheet('List1').cell('A1').value).toBe('po úpravě');
});

test('too large a request and too large an answer', async () => {
  const excel = await opened();
  excel.modes.maxMessageBytes = 20_000;
  const big = Array.from({ length: 3000 }, () => ['0123456789']);
  expect(await codeOf(run(excel, (_c, s) => void (s.getRange('A1:A3000').values = big)))).toBe('RequestPayloadSizeLimitExceeded');
  excel.modes.maxMessageBytes = 5_000_000;
  await run(excel, (_c, s) => void (s.getRange('A1:A3000').values = big));
  excel.modes.maxMessageBytes = 20_000;
  expect(await codeOf(run(excel, (_c, s) => s.getRange('A1:A3000').load('values')))).toBe('ResponsePayloadSizeLimitExceeded');
});

test('the n-th sync fails, with what came before it applied', async () => {
  const excel = await opened();
  excel.modes.failAtSync = { n: 2, afterActions: 0, code: 'GeneralException' };
  await run(excel, (_c, s) => void (s.getRange('A1').values = [[1]]));
  expect(await codeOf(run(excel, (_c, s) => void (s.getRange('A1').values = [[2]])))).toBe('GeneralException');
  expect(excel.readSheet('List1').cell('A1').value).toBe(1);
  const write = (excelValue: number): Promise<unknown> =>
    excel.globals.Excel.run(async (context) => {
      const s = context.workbook.worksheets.getFirst();
      s.getRange('A1').values = [[excelValue]];
      s.getRange('A2').values = [[excelValue]];
      await context.sync();
    });
  await write(5);
  const { actions } = excel.log.at(-1)!;
  excel.modes.failAtSync = { n: 1, afterActions: actions - 2 };
  expect(await codeOf(write(6))).toBe('GeneralException');
  expect([excel.readSheet('List1').cell('A1').value, excel.readSheet('List1').cell('A2').value]).toEqual([6, 5]);
  await write(7);
  expect(excel.readSheet('List1').cell('A2').value).toBe(7);
});

test('seriesBy Auto swaps rows and columns on the web', async () => {
  const names = async (platform: 'PC' | 'OfficeOnline'): Promise<string[]> => {
    const excel = await opened(null, { modes: { platform } });
    return run(excel, async (context, s) => {
      const r = s.getRange('A1:B4');
      r.values = [
        ['', 'Počet'],
        ['P', 1],
        ['C', 2],
        ['N', 3],
      ];
      const chart = s.charts.add('ColumnClustered', r, 'Auto');
      chart.series.load('items/name');
      await context.sync();
      return chart.series.items.map((i) => i.name);
    });
  };
  expect(await names('PC')).toEqual(['Počet']);
  expect(await names('OfficeOnline')).toEqual(['P', 'C', 'N']);
});

test('the theme is missing on the web', async () => {
  const excel = await opened(null, { modes: { platform: 'OfficeOnline' } });
  expect(excel.globals.Office.context.officeTheme).toBeUndefined();
});

test('requests are logged', async () => {
  const excel = await opened();
  await run(excel, (_c, s) => s.load('name'));
  expect(excel.log[0]!.actions).toBeGreaterThan(0);
  excel.log = [];
  expect(excel.log).toHaveLength(0);
});
