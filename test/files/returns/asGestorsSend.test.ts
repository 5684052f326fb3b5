import fc from 'fast-check';
import { read, utils, type CellObject, type WorkBook } from '@e965/xlsx';
import { strToU8 } from 'fflate';
import { translator } from '../../../src/i18n';
import { returnProblemText } from '../../../src/files/returns/texts';
import type { ReturnProblem } from '../../../src/files/returns/returns';
import { accountOf } from '../../../src/files/returns/returns';
import { nameAndDay } from '../../../src/files/returns/nameAndDay';
import { linkText } from '../../../src/files/returns/form/link';
import { shownText } from '../../../src/files/read/shown';
import { BookCell } from '../../../src/files/read/book';
import { FORM, REQUEST_NAMES } from '../../../src/schema/request';
import { call, fill, FORM_PART, HEADER, HEADER_ROW, handmade, repacked, resaved, sheetRows, taken } from '../../build/returns';

/** Cells of the form with all that a cell can have. */
function put(book: WorkBook, row: number, header: string, cell: CellObject): void {
  const sheet = book.Sheets[FORM.sheet]!;
  const headers = utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: '' })[HEADER_ROW - 1]!;
  sheet[utils.encode_cell({ r: HEADER_ROW + row, c: headers.indexOf(header) })] = cell;
}

const told = (problems: readonly ReturnProblem[], ...codes: readonly ReturnProblem['code'][]): string[] =>
  problems.flatMap(({ code, cell, sheet }) => (codes.includes(code) ? [`${code} ${cell || sheet}`] : []));

describe.each(['xlsx', 'ods', 'biff8', 'xlsb'] as const)('as %s', (bookType) => {
  test('a bare year is no date, and what the plan has stays; of a day with a time the day counts', () => {
    const bytes = resaved(call(), bookType, (book) => {
      fill(book, [
        [0, 'Datum', 2026],
        [1, 'Datum', '2026'],
        [2, 'Datum', 46_387.5],
      ]);
    });
    const { return: given, problems } = taken(bytes);
    expect(given.rows.map(({ answer }) => answer.date)).toEqual([undefined, undefined, '2026-12-31']);
    expect(told(problems, 'dateIncomplete')).toEqual(['dateIncomplete J6', 'dateIncomplete J7']);
  });

  test('notes below, own columns, extra sheets and comments are named with their places', () => {
    const bytes = resaved(call(), bookType, (book) => {
      const sheet = book.Sheets[FORM.sheet]!;
      utils.sheet_add_aoa(sheet, [['Poznámka gestora', null], ['čeká na radu']], { origin: 'R5' });
      utils.sheet_add_aoa(sheet, [['Podklady k A1.2 dodáme v únoru']], { origin: 'A12' });
      utils.sheet_add_aoa(sheet, [['Další text bez kódu']], { origin: 'H14' });
      utils.book_append_sheet(book, utils.aoa_to_sheet([['Podrobný výčet akcí']]), 'Příloha');
      if (bookType === 'xlsx') put(book, 1, 'Popis', { t: 's', v: 'x', c: [{ a: 'N', t: 'prosíme o prodloužení' }] });
    });
    const reading = taken(bytes);
    expect(reading.return.rows).toHaveLength(3);
    expect(told(reading.problems, 'note', 'ownColumn', 'extraSheet').sort()).toEqual([
      'extraSheet Příloha',
      'note A12',
      'note H14',
      'ownColumn R6',
    ]);
    if (bookType === 'xlsx') expect(told(reading.problems, 'comment')).toEqual(['comment H7']);
    const account = accountOf({ status: 'read', ...reading });
    expect([account.rowsRead, account.columnsUnused.length]).toEqual([3, 1]);
    expect(account.leftOut).toHaveLength(bookType === 'xlsx' ? 4 : 3);
  });

  test('a row typed under the form is read, and told', () => {
    const bytes = resaved(call(), bookType, (book) => {
      const at = { origin: `A${HEADER_ROW + 4}` };
      utils.sheet_add_aoa(book.Sheets[FORM.sheet]!, [['A1.1', '1', null, null, null, 'Neplní se']], at);
    });
    const { return: given, problems } = taken(bytes);
    expect(given.rows.map(({ row, measure }) => `${row} ${measure}`)).toContain('9 A1.1');
    expect(told(problems, 'rowBelow')).toEqual(['rowBelow A9']);
  });
});

test.each<[value: string | number, taken: string | undefined, tells: string]>([
  [2026, undefined, 'dateIncomplete'],
  ['2026', undefined, 'dateIncomplete'],
  [26, undefined, 'dateIncomplete'],
  [202_612, undefined, 'dateIncomplete'],
  [20_261_231, undefined, 'dateIncomplete'],
  ['20261231', '20261231', 'dateUnreadable'],
  ['prosinec 2026', 'prosinec 2026', 'dateUnreadable'],
  ['31.12.26', '31.12.26', 'dateUnreadable'],
  ['31/12/2026', '31/12/2026', 'dateUnreadable'],
  ['Q4 2026', 'Q4 2026', 'dateUnreadable'],
  ['do 31. 12. 2026', 'do 31. 12. 2026', 'dateUnreadable'],
  ['31 .12. 2026', '2026-12-31', ''],
  ['31. prosince 2026', '2026-12-31', ''],
  [46_387, '2026-12-31', ''],
])('%j in the place of a day', (value, date, tells) => {
  const { return: given, problems } = taken(resaved(call(), 'xlsx', (book) => fill(book, [[1, 'Datum', value]])));
  expect(given.rows[1]!.answer.date).toBe(date);
  expect(told(problems, 'dateIncomplete', 'dateUnreadable')).toEqual(tells === '' ? [] : [`${tells} J7`]);
});

test.each(['xlsx', 'biff8', 'xlsb'] as const)('as %s, a month without its day is taken as its first day, and told', (bookType) => {
  const bytes = resaved(call(), bookType, (book) => {
    put(book, 0, 'Datum', { t: 'n', v: 46_357, z: 'mmmm yyyy' });
    put(book, 1, 'Datum', { t: 'n', v: 46_357, z: 'd. m. yyyy' });
    put(book, 2, 'Datum', { t: 'n', v: 46_388, z: 'yyyy' });
  });
  const { return: given, problems } = taken(bytes);
  expect(given.rows.map(({ answer }) => answer.date)).toEqual(['2026-12-01', '2026-12-01', '2027-01-01']);
  expect(told(problems, 'dateOfMonth')).toEqual(['dateOfMonth J6', 'dateOfMonth J8']);
  expect(problems.find(({ code }) => code === 'dateOfMonth')?.params).toEqual({ text: 'prosinec 2026', date: '1. 12. 2026' });
});

test.each(['xlsx', 'ods'] as const)('as %s, the address behind a cell of Odkaz is taken; one behind another field is told', (bookType) => {
  const link = (v: string, Target: string): CellObject => ({ t: 's', v, l: { Target } });
  const bytes = resaved(call(), bookType, (book) => {
    put(book, 0, 'Odkaz', link('zde', 'https://example.cz/zapis.pdf'));
    put(book, 1, 'Odkaz', link('Zápis z jednání', 'https://example.cz/2.pdf'));
    put(book, 2, 'Odkaz', link('https://example.cz', 'https://example.cz/'));
    put(book, 1, 'Popis', link('viz web', 'https://example.cz/popis'));
  });
  const { return: given, problems } = taken(bytes);
  expect(given.rows.map(({ answer }) => answer.link)).toEqual([
    'https://example.cz/zapis.pdf',
    'Zápis z jednání https://example.cz/2.pdf',
    'https://example.cz',
  ]);
  expect(told(problems, 'linkTaken', 'linkElsewhere').sort()).toEqual(['linkElsewhere H7', 'linkTaken I6', 'linkTaken I7']);
});

test('a number in a text field is what its cell shows', () => {
  const bytes = resaved(call(), 'xlsx', (book) => {
    put(book, 0, 'Popis', { t: 'n', v: 0.75, z: '0%' });
    put(book, 1, 'Popis', { t: 'n', v: 12 });
    put(book, 1, 'Odkaz', { t: 'n', v: 12.5 });
    put(book, 2, 'Popis', { t: 'b', v: true });
  });
  const { return: given, problems } = taken(bytes);
  expect(given.rows.map(({ answer }) => answer.description)).toEqual(['75%', '12', 'PRAVDA']);
  expect(given.rows.map(({ answer }) => answer.link)).toEqual(['', '12,5', '']);
  expect(told(problems, 'shownTaken')).toEqual(['shownTaken H6', 'shownTaken I7', 'shownTaken H8']);
});

/** A comment in the part is more than the scanner takes: the thorough reader reads it. */
const thorough = (bytes: Uint8Array): Uint8Array =>
  repacked(bytes, { [FORM_PART]: (xml) => xml.replace('<sheetData>', '<!-- --><sheetData>') });

test('marks against Excel in a form that a program saved as CSV', () => {
  const book = read(call());
  const csv = utils.sheet_to_csv(book.Sheets[FORM.sheet]!, { FS: ';' });
  const bytes = strToU8(csv.replace(/^A1\.1;1;/m, '="A1.1";"=""1""";'));
  const { return: given, problems } = taken(bytes);
  expect(given.rows[0]).toMatchObject({ measure: 'A1.1', criterion: '1' });
  expect(told(problems, 'protectionMarks')).toEqual(['protectionMarks A6']);
  const said = problems.map((problem) => returnProblemText(problem, translator('cs')));
  expect(said.join()).toContain('Ve 2 polích byly značky');
});

test('invisible marks in codes and words are told once; a letter of another alphabet is named', () => {
  const bytes = resaved(call(), 'xlsx', (book) => {
    fill(book, [
      [0, 'Kód opatření', 'A1\u200b.1'],
      [1, 'Vztah podkladu', 'Bez\u00adprostřední'],
      [1, 'Stav realizace', 'R\u0435alizováno'],
      [1, 'Popis', 'dlou\u00adhý text'],
    ]);
  });
  const { return: given, problems } = taken(bytes);
  expect(given.rows).toHaveLength(3);
  expect(told(problems, 'invisibleMarks', 'wordingUnknown')).toEqual(['invisibleMarks A6', 'wordingUnknown F7']);
  const said = problems.map((problem) => returnProblemText(problem, translator('cs')));
  expect(said).toContain('Ve 2 buňkách jsou neviditelné značky, které nic netisknou; četlo se bez nich.');
  expect(said.join()).toContain('V „R\u0435alizováno“ je písmeno „\u0435“ jiné abecedy, které vypadá jako naše; přepište ho.');
});

test('both readers of .xlsx read the same', () => {
  const bytes = resaved(call(), 'xlsx', (book) => {
    put(book, 0, 'Odkaz', { t: 's', v: 'zde', l: { Target: 'https://example.cz/zapis.pdf' } });
    put(book, 1, 'Popis', { t: 'n', v: 0.75, z: '0%' });
    put(book, 2, 'Popis', { t: 's', v: 'x', c: [{ a: 'N', t: 'viz příloha' }] });
    utils.sheet_add_aoa(book.Sheets[FORM.sheet]!, [['moje'], ['a']], { origin: 'S5' });
  });
  const [scanned, parsed] = [taken(bytes), taken(thorough(bytes))];
  expect({ ...parsed.return, id: '' }).toEqual({ ...scanned.return, id: '' });
  expect(parsed.problems).toEqual(scanned.problems);
  expect(told(parsed.problems, 'linkTaken', 'shownTaken', 'comment', 'ownColumn')).toHaveLength(4);
});

test('only a description, a link, a territory or a reason: incomplete, with its place', () => {
  const bytes = handmade(
    sheetRows(
      HEADER,
      ['A1.1', '1', '', '', '', 'Není naše'],
      ['A1.1', '2', '', '', 'celý kraj'],
      ['A1.2', '1', 'Částečný', '', '', 'x'],
      ['A1.2', '2', '', 'Neplní se'],
      ['A1.2', '3'],
    ),
  );
  const { problems } = taken(bytes);
  expect(problems.map(({ code, cell, params }) => `${code} ${cell} ${String(params['missing'])}`)).toEqual([
    'incomplete C2 relationAndprogress',
    'incomplete C3 relationAndprogress',
    'incomplete D4 progress',
  ]);
});

test.each([
  ['Jana Nová, 15. 1. 2027', '', 'Jana Nová', '15. 1. 2027'],
  ['', 'Jana Nová dne 15.1.2027', 'Jana Nová', '15.1.2027'],
  ['Jana Nová (15. ledna 2027)', '', 'Jana Nová', '15. ledna 2027'],
  ['15. 1. 2027', 'Jana Nová', 'Jana Nová', '15. 1. 2027'],
  ['15.1.2027 Jana Nová', '', 'Jana Nová', '15.1.2027'],
  ['Jana Nová\n15.1.2027', '', 'Jana Nová', '15.1.2027'],
  ['Jana Nová / 2027-01-15', '', 'Jana Nová', '2027-01-15'],
  ['Bc. Jana Nová, DiS.; 15. 1. 2027', '', 'Bc. Jana Nová, DiS.', '15. 1. 2027'],
  ['Jana Nová dne 15. 1. 2027 v 10:00 h', '', 'Jana Nová', '15. 1. 2027'],
  ['Jana Nová, v Liberci 15. 1. 2027', '', 'Jana Nová', '15. 1. 2027'],
  ['Nová J.', 'V Liberci dne 15. 1. 2027', 'Nová J.', '15. 1. 2027'],
  ['Jana Nová', 'datum: 15. 1. 2027', 'Jana Nová', '15. 1. 2027'],
  ['Potvrzuji', 'Jana Nová, 15. 1. 2027', 'Jana Nová', '15. 1. 2027'],
  ['', 'V Semilech 15. 1. 2027, Jana Nová', 'Jana Nová', '15. 1. 2027'],
])('a confirmation of %p and %p', (by, on, name, day) => {
  expect(nameAndDay(by, on)).toEqual({ by: name, on: day, isLoose: true });
});

test.each([
  ['Jana Nová', ''],
  ['Jana Nová', '15. 1.'],
  ['', '15. 1. 2027'],
  ['Jana Nová', 2027],
  ['od 1. 1. 2027 do 2. 1. 2027', ''],
])('no confirmation of %p and %p', (by, on) => {
  expect(nameAndDay(by, on)).toBeNull();
});

test.each([
  ['Jana Nová, 15. 1. 2027', { by: 'Jana Nová', on: '2027-01-15', holds: true }, 'confirmationRead'],
  ['Jana Nová, 15. 1.', null, 'confirmationUnreadable'],
] as const)('%p in the cell of the name', (text, confirmation, code) => {
  const bytes = resaved(call(), 'xlsx', (book) => {
    const at = book
      .Workbook!.Names!.find(({ Name }) => Name === REQUEST_NAMES.confirmedBy)!
      .Ref.split('!')[1]!
      .replaceAll('$', '');
    book.Sheets[FORM.sheet]![at] = { t: 's', v: text };
  });
  const { return: given, problems } = taken(bytes);
  expect(given.confirmation).toEqual(confirmation);
  expect(told(problems, 'confirmationRead', 'confirmationUnreadable')).toEqual([`${code} C4`]);
});

test('links: what is no address is not taken', () => {
  expect([linkText('zde', '#List!A1'), linkText('zde', 'javascript:alert(1)'), linkText('a@b.cz', 'mailto:a@b.cz')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('what a Czech Excel shows is what is kept', () => {
  const cell = (value: number, format: string): string => shownText(new BookCell(value, format, false, false, false), false);
  expect([cell(1_250_000, '#,##0 "Kč"'), cell(2.5, '0.00'), cell(45_992, 'mmm-yy'), cell(46_145, 'd/mmm'), cell(46_145, 'm/d/yy')]).toEqual(
    ['1 250 000 Kč', '2,50', 'prosinec 2025', '3. 5. 2026', '3. 5. 2026'],
  );
  // Showing and storing agree wherever the language decides nothing.
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom('General', '0', '0%', '0000', '0" ks"'), (value, format) => {
      expect(cell(value, format)).toBe(new BookCell(value, format, false, false, false).shown);
    }),
  );
});
