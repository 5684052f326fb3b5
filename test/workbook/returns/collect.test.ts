import { NO_ANSWER } from '../../../src/core/plan/answer';
import { planChanges } from '../../../src/core/exchange/collect';
import type { Return } from '../../../src/core/exchange/returned';
import { toSerial } from '../../../src/core/text/date';
import type { Sheet } from '../../../src/files/write/workbook';
import { collect, type CollectReport } from '../../../src/workbook/returns/collect';
import { summarize } from '../../../src/workbook/summary/summarize';
import { CannotUndo, undo } from '../../../src/workbook/undo/undo';
import { asUser, column, contents, NOW, open, sample, sampleWith, table } from '../../build/embedded';
import { addresseesOf, DONE, filledRequest, inspected, returned, row } from '../../build/embeddedReturns';

const take = (...returns: Return[]): Promise<CollectReport> => collect(returns, {}, { now: NOW });

/** Who answers a criterion that nobody has answered for them, so that the answer is a new row. */
async function newcomer(): Promise<{ name: string; measure: string; criterion: string }[]> {
  const plan = await inspected();
  return addresseesOf(plan).flatMap(({ name, items }) =>
    items
      .filter(({ statements }) => statements.length === 0)
      .map(({ measure, criterion }) => ({ name, measure: measure.code, criterion: criterion?.number ?? '' })),
  );
}

const last = (rows: unknown[][], count = 1): unknown[][] => rows.slice(-count);

describe('an answer comes into the row of its criterion', () => {
  test('only the cells that say something new change, and Zdroj says where from', async () => {
    const excel = await open(sample());
    const before = table(excel, 'tblPodklady');
    const [addressee] = addresseesOf(await inspected());
    const { written } = await take(
      filledRequest(addressee!, (_, i) => (i === 0 ? { description: 'Nově popsáno.', date: '2025-11-30' } : undefined)),
    );
    expect(written).toBe(1);
    const after = table(excel, 'tblPodklady');
    const header = before[0] as string[];
    const differing = after.flatMap((cells, r) => cells.flatMap((cell, c) => (cell === before[r]![c] ? [] : [[header[c], cell]])));
    expect(differing).toEqual([
      ['Popis', 'Nově popsáno.'],
      ['Datum', toSerial('2025-11-30')],
      ['Zdroj', expect.stringContaining(`${addressee!.name}.xlsx · Podklady, ř. 6`)],
    ]);
    await undo();
    expect(table(excel, 'tblPodklady')).toEqual(before);
  });

  test('a new answer comes to the end of the table, which grows by it', async () => {
    const excel = await open(sample());
    const before = contents(excel);
    const rows = table(excel, 'tblPodklady').length;
    const [free] = await newcomer();
    await take(returned(free!.name, [row(free!.measure, free!.criterion, DONE)]));
    expect(table(excel, 'tblPodklady')).toHaveLength(rows + 1);
    const [cells = []] = last(table(excel, 'tblPodklady'));
    expect(cells.slice(0, 11).map(String)).toEqual([
      free!.measure,
      free!.criterion,
      free!.name,
      'Bezprostřední',
      'Realizováno',
      '',
      'Hotovo v říjnu.',
      '',
      String(toSerial('2025-10-20')),
      '',
      '',
    ]);
    const podklady = excel.readSheet('Podklady');
    const end = /\d+$/.exec(podklady.tables[0]!.ref)![0];
    expect(podklady.cell(`I${end}`).text).toBe('20. 10. 2025');
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('the figures follow', async () => {
    await open(sample());
    const [addressee] = addresseesOf(await inspected());
    const { summary: before } = await summarize({ now: NOW });
    await take(filledRequest(addressee!, () => ({ ...NO_ANSWER, progress: 'Neplní se' })));
    const { summary } = await summarize({ now: NOW });
    expect(summary.levels[2]!.count).toBeGreaterThan(before.levels[2]!.count);
  });

  test('the same again changes nothing, and keeps the way back', async () => {
    const excel = await open(sample());
    const before = contents(excel);
    const [addressee, other] = addresseesOf(await inspected());
    const files = [
      filledRequest(addressee!, () => DONE),
      filledRequest(other!, () => ({ description: 'Jinak.' })),
      returned('Nikdo', [row('X1', '1', DONE)]),
    ];
    expect((await take(...files)).nothingChanged).toBe(false);
    const after = contents(excel);
    const again = await collect(files, {}, { now: new Date(2026, 5, 1) });
    expect(again).toMatchObject({ written: 0, noted: 0, unplaced: 0, nothingChanged: true });
    expect(contents(excel)).toEqual(after);
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('what is undecided is left alone and told', async () => {
    const excel = await open(sample());
    const before = table(excel, 'tblPodklady');
    const standing = await inspected();
    const [addressee] = addresseesOf(standing);
    const files = [
      filledRequest(addressee!, () => ({ description: 'První verze.' })),
      filledRequest(addressee!, () => ({ description: 'Druhá verze.' })),
    ];
    const preview = planChanges(standing.report.plan, standing.exchange, files);
    expect(preview.conflicts).toHaveLength(addressee!.items.length);
    const { written, changes } = await take(...files);
    expect([written, changes.conflicts]).toEqual([0, preview.conflicts]);
    expect(table(excel, 'tblPodklady')).toEqual(before);
    const each = new Map(preview.conflicts.map(({ id, versions }) => [id, versions[0]!.digest]));
    expect((await collect(files, { each }, { now: NOW })).written).toBe(addressee!.items.length);
  });

  test('stopped before writing, nothing changes; progress is told by the messages to Excel', async () => {
    const excel = await open(sample());
    const before = contents(excel);
    const [addressee] = addresseesOf(await inspected());
    const controller = new AbortController();
    const done: number[] = [];
    const stopped = collect(
      [filledRequest(addressee!, () => DONE)],
      {},
      {
        now: NOW,
        signal: controller.signal,
        onProgress: (progress) => {
          done.push(progress.done);
          if (progress.done === 2) controller.abort();
        },
      },
    );
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect([done, contents(excel)]).toEqual([[0, 1, 2], before]);
  });

  test('four messages to Excel, however many files', async () => {
    const excel = await open(sample());
    const files = addresseesOf(await inspected()).map((addressee) => filledRequest(addressee, () => ({ description: 'Nově.' })));
    excel.log = [];
    await take(...files);
    expect(excel.log).toHaveLength(4);
  });
});

describe('tblGestori is told', () => {
  const lead = (excel: Awaited<ReturnType<typeof open>>, name: string): Record<string, unknown> => {
    const [header = [], ...rows] = table(excel, 'tblGestori');
    const cells = rows.find((cells_) => cells_[0] === name)!;
    return Object.fromEntries(header.map((title, i) => [String(title), cells[i]]));
  };

  test('when somebody returned what, and who confirmed it', async () => {
    const excel = await open(sample());
    const [addressee] = addresseesOf(await inspected());
    const confirmation = { by: '=Jana Nováková', on: '2026-02-09', holds: true };
    const { noted } = await take(filledRequest(addressee!, () => undefined, { confirmation }));
    expect(noted).toBe(1);
    expect(lead(excel, addressee!.name)).toMatchObject({
      Odevzdáno: toSerial('2026-02-10'),
      Soubor: `${addressee!.name}.xlsx`,
      Potvrdil: '=Jana Nováková',
      Potvrzeno: toSerial('2026-02-09'),
    });
  });

  test('a later return without a confirmation takes the earlier one away; an older file sets nobody back', async () => {
    const excel = await open(sample());
    const [addressee] = addresseesOf(await inspected());
    const confirmation = { by: 'Jana Nováková', on: '2026-02-09', holds: true };
    await take(filledRequest(addressee!, () => undefined, { confirmation }));
    await take(filledRequest(addressee!, () => undefined, { savedAt: '2026-02-01T08:00:00Z', file: 'starší.xlsx' }));
    expect(lead(excel, addressee!.name)).toMatchObject({ Soubor: `${addressee!.name}.xlsx`, Potvrdil: 'Jana Nováková' });
    const withdrawn = { ...confirmation, holds: false };
    await take(
      filledRequest(addressee!, () => undefined, { savedAt: '2026-02-12T08:00:00Z', file: 'novější.xlsx', confirmation: withdrawn }),
    );
    expect(lead(excel, addressee!.name)).toMatchObject({
      Soubor: 'novější.xlsx',
      Odevzdáno: toSerial('2026-02-12'),
      Potvrdil: '',
      Potvrzeno: '',
    });
  });

  test('a submitter who is not there gets a row; a file that does not say when it was saved counts from today, once', async () => {
    const excel = await open(sample());
    const before = contents(excel);
    const file = returned('Spolek Neznámý', [row('A1.1', '1', DONE)], { savedAt: null });
    await take(file);
    expect(lead(excel, 'Spolek Neznámý')).toMatchObject({ Odevzdáno: toSerial('2026-01-15'), Soubor: 'Spolek Neznámý.xlsx' });
    expect((await collect([file], {}, { now: new Date(2026, 3, 1) })).nothingChanged).toBe(true);
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('columns that the table lacks come to its end', async () => {
    const late = new Set(['Vyzváno', 'Potvrdil', 'Potvrzeno']);
    const without = (sheet: Sheet): Sheet => {
      const keep = sheet.table!.columns.flatMap(({ header }, i) => (late.has(header) ? [] : [i]));
      const pick = <T>(list: readonly T[]): T[] => keep.flatMap((i) => (i < list.length ? [list[i]!] : []));
      return {
        ...sheet,
        columns: pick(sheet.columns),
        rows: sheet.rows.map((line) => ({ ...line, cells: pick(line.cells) })),
        table: { ...sheet.table!, columns: pick(sheet.table!.columns) },
        validations: [],
        conditionals: [],
      };
    };
    const excel = await open(sampleWith('Gestoři', without));
    const before = contents(excel);
    const [addressee] = addresseesOf(await inspected());
    await take(filledRequest(addressee!, () => undefined, { confirmation: { by: 'Jana', on: '2026-02-09', holds: true } }));
    expect((table(excel, 'tblGestori')[0] as string[]).slice(-2)).toEqual(['Potvrdil', 'Potvrzeno']);
    expect(lead(excel, addressee!.name)).toMatchObject({ Potvrdil: 'Jana', Potvrzeno: toSerial('2026-02-09') });
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('without the sheet the answers are taken all the same', async () => {
    await open(sampleWith('Gestoři', () => null));
    const [addressee] = addresseesOf(await inspected());
    expect(await take(filledRequest(addressee!, () => ({ description: 'Nově.' })))).toMatchObject({
      written: addressee!.items.length,
      noted: 0,
    });
  });
});

describe('rows without a place', () => {
  const stray = (measure: string, description: string): Return =>
    returned('Odbor sociálních věcí', [row(measure, '1', { ...DONE, description })]);

  test('are kept on a sheet of their own, with the reason', async () => {
    const excel = await open(sample());
    const before = contents(excel);
    const { unplaced } = await take(stray('X9', 'Kam s tím?'));
    expect(unplaced).toBe(1);
    expect(table(excel, 'tblNezarazene')).toEqual([
      expect.arrayContaining(['Soubor', 'List', 'Řádek', 'Důvod nezařazení', 'Od koho', 'Kód opatření', 'Popis', 'Důvod']),
      [
        'Odbor sociálních věcí.xlsx',
        'Podklady',
        6,
        'opatření s tímto kódem v plánu není',
        'Odbor sociálních věcí',
        'X9',
        '1',
        '',
        'Bezprostřední',
        'Realizováno',
        '',
        'Kam s tím?',
        '',
        toSerial('2025-10-20'),
        '',
        '',
      ],
    ]);
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('come below those that are there, once, and notes beside them stay', async () => {
    const excel = await open(sample());
    await take(stray('X9', 'První'));
    await asUser(excel, (context) => {
      const columns = context.workbook.tables.getItem('tblNezarazene').columns;
      columns.add(undefined, undefined, 'Vyřízeno').getDataBodyRange().values = [['zavoláno']];
    });
    const first = contents(excel);
    const { unplaced } = await take(stray('X9', 'První'), stray('X8', 'Druhý'));
    expect(unplaced).toBe(1);
    expect([column(excel, 'tblNezarazene', 'Popis'), column(excel, 'tblNezarazene', 'Vyřízeno')]).toEqual([
      ['První', 'Druhý'],
      ['zavoláno', ''],
    ]);
    await undo();
    expect(contents(excel)).toEqual(first);
  });

  test('a note written on the new sheet since then keeps it: taking back would lose it', async () => {
    const excel = await open(sample());
    await take(stray('X9', 'První'));
    await excel.edit('Nezařazené', 'S5', 'poznámka');
    await expect(undo()).rejects.toBeInstanceOf(CannotUndo);
  });

  test("the user's own sheet of that name keeps what it has", async () => {
    const excel = await open(sample());
    await asUser(excel, (context) => {
      context.workbook.worksheets.add('Nezařazené').getRange('A1:B6').values = Array.from({ length: 6 }, (_, i) => ['moje', i]);
    });
    const before = contents(excel);
    await take(stray('X9', 'První'));
    expect(excel.readSheet('Nezařazené').cell('A6').value).toBe('moje');
    expect(table(excel, 'tblNezarazene')).toHaveLength(2);
    await undo();
    expect(contents(excel)).toEqual(before);
  });
});

describe('taking back', () => {
  test.each<[string, (body: Excel.Range, table: Excel.Table) => void]>([
    ['a written cell was edited', (body) => void (body.getLastRow().getCell(0, 6).values = [['upraveno']])],
    ['the table was sorted', (_, statements) => statements.sort.apply([{ key: 6, ascending: false }])],
  ])('is refused when %s', async (_, later) => {
    const excel = await open(sample());
    const [free] = await newcomer();
    await take(returned(free!.name, [row(free!.measure, free!.criterion, DONE)]));
    await asUser(excel, (context) => {
      const statements = context.workbook.tables.getItem('tblPodklady');
      later(statements.getDataBodyRange(), statements);
    });
    const before = contents(excel);
    await expect(undo()).rejects.toMatchObject({ code: 'changedSince', sheet: 'Podklady' });
    expect(contents(excel)).toEqual(before);
  });

  test('a note in a column of the user, beside a new row, is not cleared', async () => {
    const excel = await open(sample());
    await asUser(excel, (context) => void context.workbook.tables.getItem('tblPodklady').columns.add(undefined, undefined, 'Moje'));
    const [free] = await newcomer();
    await take(returned(free!.name, [row(free!.measure, free!.criterion, DONE)]));
    const rows = table(excel, 'tblPodklady').length;
    await excel.edit('Podklady', `M${rows}`, 'důležité');
    await expect(undo()).rejects.toBeInstanceOf(CannotUndo);
  });

  test('works after saving and opening again', async () => {
    const first = await open(sample());
    const before = contents(first);
    const [free] = await newcomer();
    await take(returned(free!.name, [row(free!.measure, free!.criterion, DONE), row('X1', '1', DONE)]));
    const excel = await open(await first.save());
    expect(await undo()).toMatchObject([{ what: 'collect', detail: '1' }]);
    expect(contents(excel)).toEqual(before);
  });
});

test('what stood there when the call went out and was not touched says nothing, though the plan knows more by now', async () => {
  const excel = await open(sample());
  const [addressee] = addresseesOf(await inspected());
  const untouched = filledRequest(addressee!, () => undefined);
  await take(filledRequest(addressee!, () => ({ description: 'Nově.' })));
  const after = table(excel, 'tblPodklady');
  expect((await take(untouched)).written).toBe(0);
  expect(table(excel, 'tblPodklady')).toEqual(after);
});
