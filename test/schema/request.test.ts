import { answerDigest } from '../../src/core/exchange/answerDigest';
import { NO_ANSWER } from '../../src/core/plan/answer';
import { confirmationMark, FORM, isForm, readConfirmation, readForm } from '../../src/schema/request';
import { readExchange } from '../../src/schema/read/exchange';
import type { TableData } from '../../src/schema/read/rows';
import { INPUT, SETTINGS, type Table } from '../../src/schema/tables';
import type { CellValue } from '../../src/core/text/text';

const headers = Object.values(FORM.columns).map(({ header }) => header);
const form = (rows: readonly Partial<Record<keyof typeof FORM.columns, CellValue>>[], over: Partial<TableData> = {}): TableData => ({
  sheet: FORM.sheet,
  top: 4,
  left: 0,
  header: headers,
  rows: rows.map((row) => Object.keys(FORM.columns).map((column) => row[column as keyof typeof FORM.columns] ?? '')),
  ...over,
});
const MARK = answerDigest(NO_ANSWER);

test('the form keeps the headers of tblPodklady for everything that a return is matched and judged by', () => {
  for (const [id, { header }] of Object.entries(INPUT.statements.columns))
    if (id !== 'source') expect(FORM.columns[id as keyof typeof FORM.columns].header).toBe(header);
  expect(new Set(headers).size).toBe(headers.length);
});

test('rows are read with known words and dates in their form, and blank rows passed over', () => {
  const rows = readForm(
    form([
      { measure: 'A1.1', criterion: 1, submitter: 'OSV', relation: ' castecny', date: 46022, description: '=1+1 ', issuedDigest: MARK },
      {},
      { measure: 'A1.1', criterion: 2, date: '31.12.2025', progress: 'Probíhá', issuedDigest: 'přepsáno' },
    ]),
  );
  expect(rows).toMatchObject([
    { row: 0, criterion: '1', issuedDigest: MARK, answer: { relation: 'Částečný', date: '2025-12-31', description: '=1+1' } },
    { row: 2, criterion: '2', issuedDigest: null, answer: { progress: 'Probíhá', date: '2025-12-31' } },
  ]);
});

test('columns in another order, one missing, one added by the user', () => {
  const [row] = readForm({
    ...form([]),
    header: ['Moje poznámka', 'POPIS', 'Č.  kritéria', 'kod opatreni', 'Vztah podkladu'],
    rows: [['!', 'Text', 1, 'B2.3', 'Žádný']],
  });
  expect(row).toMatchObject({ measure: 'B2.3', criterion: '1', answer: { description: 'Text', relation: 'Žádný' } });
  expect(row!.answer).not.toHaveProperty('link');
});

test('a merged cell holds for every row that it spans', () => {
  const rows = readForm(
    form([{ measure: 'A1.1', criterion: 1 }, { criterion: 2 }], { merged: [{ row: 0, column: 0, rows: 2, columns: 1 }] }),
  );
  expect(rows.map(({ measure, criterion }) => [measure, criterion])).toEqual([
    ['A1.1', '1'],
    ['A1.1', '2'],
  ]);
});

test.each([
  [headers, true],
  [['Kód opatření', 'Vztah podkladu'], true],
  [['kod opatreni', 'STAV REALIZACE'], true],
  [['Kód opatření', 'Č.', 'Kritérium plnění'], false],
  [[], false],
])('is it a form? %j', (header, is) => {
  expect(isForm(header)).toBe(is);
});

describe('the confirmation', () => {
  const rows = readForm(
    form([
      { measure: 'A1.1', criterion: 1, description: 'Proběhlo.' },
      { measure: 'A1.1', criterion: 2 },
    ]),
  );
  const mark = confirmationMark(rows);

  test('holds for the same answers in any order of rows', () => {
    expect(readConfirmation({ by: 'J. Nováková', on: 46022, mark: confirmationMark([...rows].reverse()) }, rows)).toEqual({
      by: 'J. Nováková',
      on: '2025-12-31',
      holds: true,
    });
  });

  test('is withdrawn by any later edit', () => {
    const edited = rows.map((row, i) => (i === 1 ? { ...row, answer: { ...row.answer, link: 'x' } } : row));
    expect(readConfirmation({ by: 'J. Nováková', on: '31. 12. 2025', mark }, edited)).toMatchObject({ holds: false });
  });

  test('filled in by hand it has no mark and holds', () => {
    expect(readConfirmation({ by: 'J. Nováková', on: '31. 12. 2025', mark: '' }, rows)).toMatchObject({ holds: true });
  });

  test.each([
    ['', '31. 12. 2025'],
    ['J. Nováková', ''],
    ['J. Nováková', 'dnes'],
  ])('without a name or a readable day there is none: %j, %j', (by, on) => {
    expect(readConfirmation({ by, on, mark }, rows)).toBeNull();
  });
});

describe('readExchange', () => {
  const table = (id: 'settings' | 'leads' | 'municipalities' | 'statements', rows: CellValue[][], header?: string[]): TableData => ({
    sheet: INPUT[id].sheet,
    top: 0,
    left: 0,
    header: header ?? Object.values((INPUT[id] as Table).columns).map((column) => column.header),
    rows,
  });

  test('call, deadline, contacts, addressed municipalities and sources', () => {
    const read = readExchange({
      settings: table('settings', [
        [SETTINGS.calledOn.key, 46030, ''],
        ['termín odevzdání', '31. 1. 2026', ''],
      ]),
      leads: table('leads', [
        [' ', '', '', '', '', '', '', '', ''],
        ['OSV', 'osv', 'odbor', 'a@b.cz', '', 'vyzva.xlsx', 46030, '', ''],
      ]),
      municipalities: table('municipalities', [
        ['577626', 'Turnov', 'Turnov', 'Turnov', '', '', '', '', 'Ano'],
        ['577677', 'Všeň', 'Turnov', 'Turnov', '', '', '', '', 'ne'],
      ]),
      statements: table('statements', [['A1.1', 1, 'OSV', '', '', '', 'x', '', '', '', '', 'osv.xlsx']]),
    });
    expect(read).toMatchObject({ calledOn: '2026-01-08', deadline: '2026-01-31', addressed: ['577626'] });
    expect(read.contacts).toEqual([
      {
        row: 1,
        name: 'OSV',
        short: 'osv',
        type: 'odbor',
        email: 'a@b.cz',
        called: '2026-01-08',
        returned: null,
        file: 'vyzva.xlsx',
        confirmedBy: '',
        confirmedOn: null,
      },
    ]);
    expect(read.sources.get(0)).toBe('osv.xlsx');
  });

  test('a workbook without these tables and columns has nobody called', () => {
    expect(readExchange({ leads: table('leads', [['OSV']], ['Gestor']) })).toMatchObject({
      calledOn: null,
      deadline: null,
      addressed: [],
      contacts: [{ name: 'OSV', called: null, email: '' }],
    });
  });
});
