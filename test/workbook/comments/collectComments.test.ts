import { readResult } from '../../../src/core/comments/comment';
import type { CommentFile } from '../../../src/core/comments/collect';
import { INPUT } from '../../../src/schema/tables';
import { addComment, collectComments, type CollectCommentsReport } from '../../../src/workbook/comments/collectComments';
import { inspectComments } from '../../../src/workbook/comments/inspectComments';
import { noteRound, settleComment, settled, type Settlement } from '../../../src/workbook/comments/settleComment';
import { ExcelFault } from '../../../src/workbook/excel/run';
import { undo } from '../../../src/workbook/undo/undo';
import { comment, commentFile, given } from '../../build/comments';
import { asUser, column, contents, NOW, open, sample, table } from '../../build/embedded';

const sent = { round: '1', to: ['Komise', 'Pracovní skupina'], from: '2026-02-01', until: '2026-03-15', version: 'abc' };
const files: readonly CommentFile[] = [
  commentFile(
    'komise.xlsx',
    [
      given('=HYPERLINK("http://x")', { code: 'A1.1', place: '3-5', kind: 'substantial', own: '1', proposal: '+nové' }),
      given('Doplnit zdroj údajů.', { place: 'Úvod', own: '2' }),
      given('Neznámé opatření.', { code: 'Z9.9', own: '3' }),
    ],
    { sent, savedAt: '2026-03-02T08:00:00Z' },
  ),
  commentFile('skupina.xlsx', [given('Bez připomínek')], { who: 'Pracovní skupina', savedAt: '2026-03-20T08:00:00Z' }),
];
const take = (list = files): Promise<CollectCommentsReport> => collectComments(list, { now: NOW });
const headers = Object.values(INPUT.comments.columns).map(({ header }) => header);
const TODAY = '2026-04-01';

describe('comments come into tblPripominky', () => {
  test('as new rows with all that is known of them, below those that stand; the round comes into a sheet of its own', async () => {
    const excel = await open(sample());
    const before = contents(excel);
    const standing = table(excel, 'tblPripominky').length;
    expect(await take()).toMatchObject({ written: 4, rounds: 1, nothingChanged: false });
    const [header, ...rows] = table(excel, 'tblPripominky');
    for (const one of ['Č.', 'Kód opatření', 'Kdo', 'Připomínka', 'Vypořádání', 'Stav', 'Kolo', 'Místo', 'Typ', 'Navržené znění', 'Zdroj'])
      expect(header).toContain(one);
    expect(rows).toHaveLength(standing + 3);
    const last = rows.slice(-4).map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i]])) as Record<string, unknown>);
    expect(
      last.map((row) => [row['Č.'], row['Kód opatření'], row['Kdo'], row['Připomínka'], row['Stav'], row['Kolo'], row['Místo']]),
    ).toEqual([
      ['9', 'A1.1', 'Komise', '=HYPERLINK("http://x")', 'Nová', '1', '3-5'],
      ['10', '', 'Komise', 'Doplnit zdroj údajů.', 'Nová', '1', 'Úvod'],
      ['11', '', 'Komise', 'Neznámé opatření.', 'Nová', '1', 'celý dokument'],
      ['12', '', 'Pracovní skupina', 'Bez připomínek', 'Nová', '1', 'celý dokument'],
    ]);
    expect(last[3]!['Zdroj']).toMatch(/^skupina\.xlsx · Připomínky, ř\. 2 · po termínu · uloženo 2026-03-20T08:00:00Z · [0-9a-f]{24}$/);
    expect(table(excel, 'tblKola').slice(1)).toEqual([['1', 'Komise; Pracovní skupina', 46054, 46096, 'abc', '']]);
    expect(excel.readSheet('Kola').cell('D5').text).toMatch(/^15\. 3\. 2026$/);
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('collecting again changes nothing, and leaves the way back of the change before', async () => {
    const excel = await open(sample());
    await take();
    const after = contents(excel);
    expect(await take([...files].reverse())).toMatchObject({ nothingChanged: true });
    expect(contents(excel)).toEqual(after);
  });

  test('a later wording changes its row alone, and opens what was settled; columns and settlements of people stay', async () => {
    const excel = await open(sample());
    await take();
    const { comments } = await inspectComments(TODAY);
    await settleComment(
      comments.find(({ number }) => number === '10')!,
      SETTLEMENT,
      NOW,
    );
    const before = table(excel, 'tblPripominky');
    const later = commentFile('komise2.xlsx', [given('Doplnit zdroj údajů a rok.', { place: 'Úvod', own: '2' })], {
      savedAt: '2026-03-09T08:00:00Z',
    });
    expect(await take([later])).toMatchObject({ written: 1, rounds: 0 });
    const after = table(excel, 'tblPripominky');
    const differing = after.flatMap((cells, r) => cells.flatMap((cell, c) => (cell === before[r]![c] ? [] : [before[0]![c]])));
    expect(differing).toEqual(['Připomínka', 'Stav', 'Zdroj']);
    await undo();
    expect(table(excel, 'tblPripominky')).toEqual(before);
  });

  test('a table that is sorted, filtered and has columns of somebody: rows find their places', async () => {
    const excel = await open(sample());
    await take();
    await asUser(excel, (context) => {
      const own = context.workbook.tables.getItem('tblPripominky');
      own.columns.add(0, undefined, 'Moje');
      own.sort.apply([{ key: 1, ascending: false }]);
      own.autoFilter.apply(own.getRange(), 3, { filterOn: 'Values', values: ['Komise'] });
    });
    excel.modes.quirks = ['filteredWrites'];
    const later = commentFile('k.xlsx', [given('Doplnit zdroj údajů a rok.', { place: 'Úvod', own: '2' }), given('Zcela nová.')], {
      savedAt: '2026-03-09T08:00:00Z',
    });
    expect(await take([later])).toMatchObject({ written: 2 });
    const texts = column(excel, 'tblPripominky', 'Připomínka');
    expect(texts.filter((text) => text === 'Doplnit zdroj údajů a rok.')).toHaveLength(1);
    expect(texts).not.toContain('Doplnit zdroj údajů.');
    expect(texts.at(-1)).toBe('Zcela nová.');
    const numbers = column(excel, 'tblPripominky', 'Č.').map(Number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('a protected sheet is opened for the writing and protected again', async () => {
    const excel = await open(sample());
    await asUser(excel, (context) => context.workbook.worksheets.getItem('Připomínky').protection.protect());
    await take();
    expect(excel.readSheet('Připomínky').protected).toBe(true);
  });

  test.each<[string, (sheet: Excel.Worksheet) => void]>([
    ['without its sheet', (sheet) => sheet.delete()],
    ['whose sheet was emptied', (sheet) => sheet.getRange().clear()],
  ])('a workbook %s gets it again, collects the same into it, and loses it again', async (_, spoil) => {
    const excel = await open(sample());
    await asUser(excel, (context) => {
      const sheet = context.workbook.worksheets.getItem('Připomínky');
      sheet.tables.getItem('tblPripominky').convertToRange();
      spoil(sheet);
    });
    const before = contents(excel);
    expect(await take()).toMatchObject({ written: 4, rounds: 1, nothingChanged: false });
    const { comments } = await inspectComments(TODAY);
    expect(comments.map(({ number, who, text }) => [number, who, text])).toEqual([
      ['1', 'Komise', '=HYPERLINK("http://x")'],
      ['2', 'Komise', 'Doplnit zdroj údajů.'],
      ['3', 'Komise', 'Neznámé opatření.'],
      ['4', 'Pracovní skupina', 'Bez připomínek'],
    ]);
    expect(table(excel, 'tblPripominky')[0]).toEqual(headers);
    expect(await take()).toMatchObject({ nothingChanged: true });
    await settleComment(comments[1]!, SETTLEMENT, NOW);
    expect((await inspectComments(TODAY)).comments[1]!.result.value).toBe('accepted');
    await undo();
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('a failure of any message, however far it got, is mended by another run', async () => {
    const excel = await open(sample());
    excel.log = [];
    await take();
    const whole = contents(excel);
    const log = excel.log;
    for (const [i, { actions }] of log.entries())
      for (const afterActions of [0, 1, 3, 5, 8, 13, 21, 34, 55].filter((n) => n < actions)) {
        const cut = await open(sample());
        cut.modes.failAtSync = { n: i + 1, afterActions, code: 'GeneralException' };
        // What only makes a new page of print ready may fail without a word.
        await take().catch((error: unknown) => expect(error).toBeInstanceOf(ExcelFault));
        cut.modes.failAtSync = undefined;
        await take();
        expect([i, afterActions, contents(cut)]).toEqual([i, afterActions, whole]);
      }
  });
});

describe('a comment that is typed', () => {
  const typed = {
    round: '1',
    who: 'Komise',
    measure: 'A1.1',
    place: '=1+1',
    kind: 'substantial',
    text: '- Doplnit.',
    proposal: '',
  } as const;

  test('gets the next number and its row, and can be taken back', async () => {
    const excel = await open(sample());
    const before = contents(excel);
    expect(await addComment(typed, NOW)).toBe('9');
    const last = (await inspectComments(TODAY)).comments.at(-1)!;
    expect(last).toMatchObject({ ...typed, number: '9', kind: { value: 'substantial' }, source: '', state: { value: 'new' } });
    // The same one in a file that comes later is no other.
    const came = commentFile('k.xlsx', [given('- Doplnit.', { code: 'A1.1', place: '=1+1' })]);
    expect((await take([came])).changes.files[0]!.comments).toMatchObject({ new: 0, same: 1 });
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('is the first of a workbook that has no table for it', async () => {
    const excel = await open(sample());
    await asUser(excel, (context) => context.workbook.worksheets.getItem('Připomínky').delete());
    const before = contents(excel);
    expect(await addComment({ ...typed, round: '' }, NOW)).toBe('1');
    expect(excel.sheetNames).toContain('Připomínky');
    await undo();
    expect(contents(excel)).toEqual(before);
  });
});

const SETTLEMENT: Settlement = {
  result: 'accepted',
  kind: null,
  reason: '',
  where: 'kap. 3',
  by: 'J. Nováková',
  on: '2026-03-20',
  isDiscussed: false,
};

describe('settling', () => {
  test.each<[string, Parameters<typeof comment>[0], Partial<Settlement>, string]>([
    ['accepted with its place', {}, {}, 'Vypořádána'],
    ['accepted without it', {}, { where: '' }, 'Řeší se'],
    ['nothing decided', {}, { result: null }, 'Řeší se'],
    ['a substantial one rejected', { kind: 'zásadní' }, { result: 'rejected', reason: 'x', kind: 'substantial' }, 'Rozpor'],
    ['and discussed', { kind: 'zásadní' }, { result: 'rejected', reason: 'x', kind: 'substantial', isDiscussed: true }, 'Vypořádána'],
    ['a dispute that was over', { state: 'Rozpor' }, { result: 'explained' }, 'Vypořádána'],
  ])('%s: %s', (_, typed, over, state) => {
    expect(settled(comment(typed), { ...SETTLEMENT, ...over }).state.raw).toBe(state);
  });

  test('writes the row, with the state that follows, and can be taken back', async () => {
    const excel = await open(sample());
    const before = contents(excel);
    const { comments } = await inspectComments(TODAY);
    await settleComment(
      comments.find(({ number }) => number === '4')!,
      SETTLEMENT,
      NOW,
    );
    const [header = [], ...rows] = table(excel, 'tblPripominky');
    const row = Object.fromEntries(header.map((name, i) => [name, rows[3]![i]]));
    expect(row).toMatchObject({
      Vypořádání: 'Akceptováno',
      Stav: 'Vypořádána',
      'Zapracováno kde': 'kap. 3',
      Vyřídil: 'J. Nováková',
      Dne: 46101,
    });
    await undo();
    expect(contents(excel)).toEqual(before);
  });

  test('a comment that is gone or says something else by now is not written over', async () => {
    const excel = await open(sample());
    const { comments } = await inspectComments(TODAY);
    const before = contents(excel);
    await expect(settleComment({ ...comments[0]!, text: 'jiné' }, SETTLEMENT, NOW)).rejects.toMatchObject({ code: 'notFound' });
    expect(contents(excel)).toEqual(before);
  });

  test('a round is noted once', async () => {
    const excel = await open(sample());
    await noteRound(sent, NOW);
    const after = contents(excel);
    await noteRound({ ...sent, until: '2027-01-01' }, NOW);
    expect(contents(excel)).toEqual(after);
    expect((await inspectComments(TODAY)).rounds).toMatchObject([
      { round: '1', to: ['Komise', 'Pracovní skupina'], until: { value: '2026-03-15' } },
    ]);
  });
});

describe('a failure of any message is mended by doing it again', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['settling', async () => settleComment((await inspectComments(TODAY)).comments[3]!, SETTLEMENT, NOW)],
    ['noting a round', () => noteRound(sent, NOW)],
    [
      'typing',
      () => addComment({ round: '1', who: 'Komise', measure: '', place: 's. 3', kind: null, text: 'Doplnit.', proposal: '' }, NOW),
    ],
  ])('%s', async (_, job) => {
    const excel = await open(sample());
    excel.log = [];
    await job();
    const whole = contents(excel);
    for (const [i, { actions }] of excel.log.entries())
      for (const afterActions of [0, 5].filter((n) => n < actions)) {
        const cut = await open(sample());
        cut.modes.failAtSync = { n: i + 1, afterActions, code: 'GeneralException' };
        await job().catch((error: unknown) => expect(error).toBeInstanceOf(ExcelFault));
        cut.modes.failAtSync = undefined;
        await job();
        expect([i, afterActions, contents(cut)]).toEqual([i, afterActions, whole]);
      }
  });
});

test('what the workbook holds, with its findings in their cells; a workbook of before is read as what it means', async () => {
  await open(sample());
  const { comments, rounds, findings } = await inspectComments(TODAY);
  expect(comments).toHaveLength(8);
  expect(rounds).toEqual([]);
  expect(comments[0]!.result).toEqual(readResult(comments[0]!.result.raw));
  for (const one of findings) expect(one).toMatchObject({ sheet: 'Připomínky', cell: expect.stringMatching(/^[A-Z]+\d+$/) as string });
  await take();
  const codes = (await inspectComments(TODAY)).findings.map(({ code }) => code);
  // Three that came, and two of the sample that are of the same round.
  expect(codes.filter((code) => code === 'commentOverdue')).toHaveLength(5);
  expect(headers.length).toBe(15);
});
