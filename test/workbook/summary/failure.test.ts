import { ExcelFault } from '../../../src/workbook/excel/run';
import { summarize } from '../../../src/workbook/summary/summarize';
import { asUser, column, contents, NOW, open, sample, table } from '../../build/embedded';

/** Cells that people typed: everything but what the add-in writes. */
function typedCells(excel: Parameters<typeof contents>[0]): unknown {
  return excel.sheetNames
    .filter((name) => name !== 'Souhrn' && name !== 'Kontrola')
    .map((name) => {
      const { values } = excel.readSheet(name);
      const written = new Set([
        'Výsledná úroveň',
        'Zdůvodnění',
        'Hlavní důvod',
        ...(name === 'Kritéria' ? ['Úroveň'] : []),
        'Úroveň (živě)',
      ]);
      const kept = (values[0] ?? []).map((header) => !written.has(String(header)));
      return [name, values.map((row) => row.filter((_, i) => kept[i]))];
    });
}

const FAILURES: readonly (readonly [string, number, number | undefined])[] = [
  ['reading', 1, undefined],
  ['reading', 2, undefined],
  ...[0, 1, 5, 20, 60, 150, 250, 500].map((actions) => ['writing', 3, actions] as const),
];

const TABLES = ['tblSouhrn', 'tblSouhrnOkruhy', 'tblSouhrnGestori', 'tblDuvody', 'tblRazitko', 'tblKontrola'];

/** What a run without any failure leaves behind; kept as plain data, once for all failures. */
let whole: { sheets: string[]; tables: unknown[]; levels: unknown[] };
const outcome = (excel: Parameters<typeof contents>[0]): typeof whole => ({
  sheets: [...excel.sheetNames].sort(),
  tables: TABLES.map((name) => table(excel, name)),
  levels: column(excel, 'tblOpatreni', 'Výsledná úroveň'),
});
beforeAll(async () => {
  const excel = await open(sample());
  await summarize({ now: NOW });
  whole = outcome(excel);
});

describe.each(FAILURES)('Excel fails while %s (sync %i, after %s actions)', (_, n, afterActions) => {
  test('no typed cell changes, and another run completes the work', async () => {
    const excel = await open(sample());
    const [before, typed] = [contents(excel), typedCells(excel)];
    excel.modes.failAtSync = { n, ...(afterActions === undefined ? {} : { afterActions }), code: 'GeneralException' };
    await expect(summarize({ now: NOW })).rejects.toBeInstanceOf(ExcelFault);
    expect(typedCells(excel)).toEqual(typed);
    if (n < 3) expect(contents(excel)).toEqual(before);

    excel.modes.failAtSync = undefined;
    await summarize({ now: NOW });
    expect(typedCells(excel)).toEqual(typed);
    expect(outcome(excel)).toEqual(whole);
    expect(await chartNames(excel)).toEqual(['PlneniGestori', 'PlneniKolac', 'PlneniOkruhy']);
  });
});

const chartNames = (excel: Parameters<typeof contents>[0]): Promise<string[]> =>
  asUser(excel, async (context) => {
    const { charts } = context.workbook.worksheets.getItem('Souhrn');
    charts.load('items/name');
    await context.sync();
    return charts.items.map(({ name }) => name).sort();
  });

describe('protected sheets', () => {
  const PROTECTED = ['Opatření', 'Kritéria'];
  const protect = (excel: Parameters<typeof contents>[0], password?: string): Promise<void> =>
    asUser(excel, (context) => {
      for (const name of PROTECTED) context.workbook.worksheets.getItem(name).protection.protect({ allowAutoFilter: true }, password);
    });

  test('without a password they are opened for the writing and protected again, as they were', async () => {
    const excel = await open(sample());
    await protect(excel);
    await summarize({ now: NOW });
    expect(column(excel, 'tblSouhrn', 'Počet')).toEqual([40, 28, 4]);
    expect(PROTECTED.map((name) => excel.readSheet(name).protected)).toEqual([true, true]);
    const allowed = await asUser(excel, async (context) => {
      const protection = context.workbook.worksheets.getItem('Opatření').protection.load('options');
      await context.sync();
      return [protection.options.allowAutoFilter, protection.options.allowSort];
    });
    expect(allowed).toEqual([true, false]);
  });

  test('with a password nothing changes, and the fault names the sheets', async () => {
    const excel = await open(sample());
    await protect(excel, 'tajné');
    const before = contents(excel);
    const error = await summarize({ now: NOW }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'protected', detail: expect.stringContaining('Opatření') });
    expect(contents(excel)).toEqual(before);
  });

  test('a failure in the middle leaves them protected', async () => {
    const excel = await open(sample());
    await protect(excel);
    excel.modes.failAtSync = { n: 3, afterActions: 40, code: 'GeneralException' };
    await expect(summarize({ now: NOW })).rejects.toMatchObject({ code: 'unexpected' });
    excel.modes.failAtSync = undefined;
    expect(PROTECTED.map((name) => excel.readSheet(name).protected)).toEqual([true, true]);
  });
});

test('texts too long for one reply are asked for in parts', async () => {
  const excel = await open(sample());
  // What asks where the tables stand fits into it; what they hold does not.
  excel.modes.maxMessageBytes = 90_000;
  const { measures } = (await summarize({ now: NOW }).catch((error: unknown) => ({ evaluation: { measures: [error] } }))).evaluation;
  // The writing itself is over this limit, so it is refused as a whole; the reading went through in parts.
  expect(measures).toEqual([expect.objectContaining({ code: 'tooLarge' })]);
  expect(excel.log.length).toBeGreaterThan(4);
});
