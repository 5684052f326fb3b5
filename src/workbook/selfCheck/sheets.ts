import { check, codeOf, compared, orRefused, type Bench } from './check';

/** Protected and opened again, and what the options came to. */
export const protection = check('protection', ({ context, sheet }) =>
  orRefused(async () => {
    const states: boolean[] = [];
    const look = async (): Promise<void> => {
      sheet.protection.load('protected');
      await context.sync();
      states.push(sheet.protection.protected);
    };
    sheet.protection.protect({ allowAutoFilter: true });
    await look();
    sheet.protection.load('options');
    await context.sync();
    const { allowAutoFilter, allowSort } = sheet.protection.options;
    sheet.protection.unprotect();
    await look();
    return compared([...states, { allowAutoFilter, allowSort }], [true, false, { allowAutoFilter: true, allowSort: false }]);
  }),
);

/** Every option is told with a value: those that come as null are refused when they are given back (office-js #1931). */
export const protectionOptions = check('protectionOptions', async ({ context, sheet }) => {
  sheet.protection.protect({ allowAutoFilter: true });
  sheet.protection.load('options');
  await context.sync();
  const untold = Object.entries(sheet.protection.options).flatMap(([name, value]) => (value === null ? [name] : []));
  return compared(untold, []);
});

/** `protect` where there is protection, and `unprotect` where there is none, are refused (office-js #6784). */
export const protectionTwice = check('protectionTwice', async ({ context, sheet }) => {
  sheet.protection.protect();
  await context.sync();
  const code = async (act: () => void): Promise<string> => {
    act();
    return context.sync().then(() => 'done', codeOf);
  };
  const protect = (): void => sheet.protection.protect();
  const unprotect = (): void => sheet.protection.unprotect();
  return compared([await code(protect), await code(unprotect), await code(unprotect)], ['AccessDenied', 'done', 'AccessDenied']);
});

export const names = check('names', async ({ context, sheet }) => {
  sheet.names.add('PlneniZkouska', sheet.getRange('B2:C3'));
  await context.sync();
  const named = sheet.names.getItem('PlneniZkouska').getRange().load('rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  const { rowIndex, columnIndex, rowCount, columnCount } = named;
  return compared([rowIndex, columnIndex, rowCount, columnCount], [1, 1, 2, 2]);
});

/** A sheet is found whatever the case of its name, and not with a blank more. */
export const sheetNames = check('sheetNames', async ({ context, sheet }) => {
  sheet.load('name');
  await context.sync();
  const { worksheets } = context.workbook;
  const found = [sheet.name.toUpperCase(), sheet.name.toLowerCase(), `${sheet.name} `].map((name) => worksheets.getItemOrNullObject(name));
  await context.sync();
  return compared(
    found.map(({ isNullObject }) => !isNullObject),
    [true, true, false],
  );
});

/** What is got from an object that is not there is not there either. */
export const nullObjects = check('nullObjects', ({ context, sheet }) =>
  orRefused(async () => {
    const missing = sheet.tables.getItemOrNullObject('PlneniNeni');
    const range = missing.getRange().load('values');
    await context.sync();
    return compared([missing.isNullObject, range.isNullObject], [true, true]);
  }),
);

/** Without a printer there is none, on some builds (office-js #1860). */
export const pageSetup = check('pageSetup', ({ context, sheet }) =>
  orRefused(async () => {
    sheet.pageLayout.orientation = 'Landscape';
    sheet.pageLayout.load('orientation');
    await context.sync();
    return compared(sheet.pageLayout.orientation, 'Landscape');
  }),
);

/** Of the workbook as it stands: with a chart selected there are no selected cells (office-js #2268). */
export const selection = check('selection', ({ context }: Bench) =>
  orRefused(async () => {
    const selected = context.workbook.getSelectedRange().load('rowCount');
    await context.sync();
    return { state: selected.rowCount > 0 ? 'ok' : 'differs', seen: `rows: ${selected.rowCount}` };
  }),
);

export const calculation = check('calculation', async ({ context }) => {
  const { application } = context.workbook;
  application.load('calculationMode');
  await context.sync();
  return compared(application.calculationMode, 'Automatic');
});
