import { utils } from '@e965/xlsx';
import { confirmationMark, planIdOf, readForm } from '../../../src/schema/request';
import { REQUEST_NAMES } from '../../../src/schema/request';
import { asked, callOf, COMMON } from '../../build/requests';
import { buildRequestWorkbook } from '../../../src/files/request/request';
import { buildPlanWorkbook } from '../../../src/files/plan/template';
import { sampleContent } from '../../../scripts/sample-content';
import { NO_ANSWER } from '../../../src/core/plan/answer';
import {
  call,
  customProperties,
  EXPECTED,
  fault,
  FILE,
  fill,
  FORM_PART,
  handmade,
  HEADER,
  HEADER_ROW,
  inline,
  reading,
  repacked,
  resaved,
  rowsOf,
  said,
  sheetRows,
  taken,
  withoutIdentity,
} from '../../build/returns';
import { readReturn } from '../../../src/files/returns/readReturn';

const ANSWERED = said({
  relation: 'Bezprostřední',
  progress: 'Realizováno',
  territory: 'Liberec',
  description: 'Setkání proběhlo & zápis <je>.',
  date: '2025-06-01',
});

test('a call that comes back as it went out', () => {
  const { return: given, problems } = taken(call());
  expect(problems).toEqual([]);
  expect(given).toMatchObject({ file: FILE.name, addressee: 'Odbor sociálních věcí', confirmation: null, savedAt: '2026-02-03T08:00:00Z' });
  expect(given.id).toMatch(/^[0-9a-f]{24}$/);
  expect(
    given.rows.map(({ sheet, row, measure, criterion, submitter, answer }) => [sheet, row, measure, criterion, submitter, answer]),
  ).toEqual([
    ['Podklady', 6, 'A1.1', '1', 'Odbor sociálních věcí', ANSWERED],
    ['Podklady', 7, 'A1.1', '2', 'Odbor sociálních věcí', NO_ANSWER],
    ['Podklady', 8, 'A1.1', '3', 'Odbor sociálních věcí', NO_ANSWER],
  ]);
  expect(given.rows[0]!.issuedDigest).toMatch(/^[0-9a-f]{12}$/);
});

describe.each(['xlsx', 'xlsb', 'ods', 'biff8'] as const)('filled in and saved by another program as %s', (bookType) => {
  const bytes = resaved(call(), bookType, (book) =>
    fill(book, [
      [1, 'Vztah podkladu', ' částečný '],
      [1, 'Stav realizace', 'REALIZOVÁNO'],
      [1, 'Popis', '=HYPERLINK("http://example.org")'],
      [1, 'Datum', 45_900],
      [2, 'Stav realizace', 'Probíhá'],
      [2, 'Datum', '31. 2. 2025'],
      [2, 'Území', 'Pěnčín; Vídeň'],
    ]),
  );

  test('answers and the date', () => {
    const result = reading(bytes);
    expect(result.status).not.toBe('refused');
    const { rows } = (result as { return: { rows: readonly { answer: object }[] } }).return;
    expect(rows.map(({ answer }) => answer)).toEqual([
      ANSWERED,
      said({ relation: 'Částečný', progress: 'Realizováno', description: '=HYPERLINK("http://example.org")', date: '2025-08-31' }),
      said({ progress: 'Probíhá', territory: 'Pěnčín; Vídeň', date: '31. 2. 2025' }),
    ]);
  });

  test('what is not in order is told with its cell', () => {
    const { problems } = reading(bytes) as { problems: readonly { code: string; cell: string }[] };
    expect(problems.map(({ code, cell }) => `${code} ${cell.replace(/[A-Z]+/, '')}`).sort()).toEqual([
      'dateUnreadable 8',
      'formulaText 7',
      'municipalityAmbiguous 8',
      'municipalityUnknown 8',
      'wordingUnknown 8',
    ]);
  });
});

test('columns in another order, some of them missing, others added', () => {
  const bytes = handmade(sheetRows(['Poznámka', 'stav  REALIZACE', 'Kód opatření', 'Popis'], ['moje', 'Neplní se', 'A1.1', 'x']));
  const { return: given, problems } = taken(bytes);
  expect(given.rows).toEqual([
    {
      sheet: 'Podklady',
      row: 2,
      measure: 'A1.1',
      criterion: '',
      submitter: '',
      answer: { progress: 'Neplní se', description: 'x' },
      issuedDigest: null,
    },
  ]);
  expect(problems.map(({ code, params }) => [code, params['column']])).toEqual([
    ...['Č. kritéria', 'Vztah podkladu', 'Území', 'Odkaz', 'Datum', 'Důvod', 'Vlastní hodnocení'].map((column) => [
      'columnMissing',
      column,
    ]),
    ['ownColumn', 'Poznámka'],
  ]);
});

test('several sheets of the form all count, hidden ones too, very hidden ones do not', () => {
  const bytes = resaved(call(), 'xlsx', (book) => {
    for (const [name, hidden] of [
      ['Podklady (2)', 0],
      ['Záloha', 1],
      ['Tajný', 2],
    ] as const) {
      utils.book_append_sheet(book, structuredClone(book.Sheets['Podklady']!), name);
      book.Workbook!.Sheets![book.SheetNames.length - 1] = { name, Hidden: hidden };
    }
  });
  expect([...new Set(rowsOf(bytes).map(({ sheet }) => sheet))]).toEqual(['Podklady', 'Podklady (2)', 'Záloha']);
});

test('merged cells hold for every row that they span, and are told', () => {
  const bytes = repacked(
    handmade(sheetRows(HEADER, ['A1.1', '1', 'Částečný', 'Realizováno'], ['', '2', '', 'Neplní se'], ['A1.2', '1', '', ''])),
    {
      'xl/worksheets/sheet1.xml': (xml) =>
        xml.replace('</sheetData>', '</sheetData><mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="C2:C3"/></mergeCells>'),
    },
  );
  const { return: given, problems } = taken(bytes);
  expect(given.rows.map(({ measure, criterion, answer }) => [measure, criterion, answer.relation])).toEqual([
    ['A1.1', '1', 'Částečný'],
    ['A1.1', '2', 'Částečný'],
    ['A1.2', '1', ''],
  ]);
  expect(problems.filter(({ code }) => code === 'mergedCells').map(({ cell }) => cell)).toEqual(['A2', 'C2']);
});

test('values of every kind: cached results, errors, booleans, rich text, escapes, line breaks', () => {
  const bytes = handmade(
    sheetRows(HEADER, [
      'A1.1',
      '<c r="B2"><v>1</v></c>',
      '<c r="C2" t="str"><f>"Čás"&amp;"tečný"</f><v>Částečný</v></c>',
      '<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      '<c r="E2" t="b"><v>1</v></c>',
      '<c r="F2" t="inlineStr"><is><r><t>první</t></r><r><rPr><b/></rPr><t xml:space="preserve"> druhý_x000D_&#10;třetí &amp;amp; _x005F_x000D_</t></r><rPh sb="0" eb="1"><t>ne</t></rPh></is></c>',
      '<c r="G2"/>',
      '<c r="H2" s="3"><v>45809.75</v></c>',
    ]),
  );
  const { return: given, problems } = taken(bytes);
  const { progress: _progress, ...readable } = said({
    relation: 'Částečný',
    territory: 'true',
    description: 'první druhý\ntřetí &amp; _x000D_',
    date: '2025-06-01',
  });
  expect(given.rows[0]).toMatchObject({ criterion: '1', answer: readable });
  expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['cellError D2', 'municipalityUnknown E2']);
});

test('a cell that nobody can read is no answer, and no empty one: an error, and a formula that was never calculated', () => {
  const bytes = handmade(
    sheetRows(HEADER, [
      'A1.1',
      '1',
      '<c r="C2" t="e"><v>#N/A</v></c>',
      '<c r="D2"><f>A1</f><v></v></c>',
      '<c r="E2"><f>A1</f><v/></c>',
      '<c r="F2"><v/></c>',
    ]),
  );
  const { return: given, problems } = taken(bytes);
  const { answer } = given.rows[0]!;
  expect(['relation', 'progress', 'territory'].filter((field) => field in answer)).toEqual([]);
  expect(answer.description).toBe('');
  expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['cellError C2', 'cellError D2', 'cellError E2']);
});

test('a workbook that counts days from 1904', () => {
  const rows = sheetRows(HEADER, ['A1.1', '1', '', '', '', '', '', '<c r="H2"><v>44347</v></c>']);
  expect(rowsOf(handmade(rows, {}, '<workbookPr date1904="1"/>'))[0]!.answer.date).toBe('2025-06-01');
  expect(rowsOf(handmade(rows))[0]!.answer.date).toBe('2021-05-31');
});

test('titles above the header, a header pasted again, notes below, rows far away', () => {
  const bytes = handmade(
    sheetRows(['Nadpis'], [], HEADER, ['A1.1', '1', 'Žádný'], HEADER, ['A1.2', '1', 'Žádný']) +
      `<row r="900000">${inline('A900000', 'Poznámka pod čarou')}</row>`,
  );
  const { return: given, problems } = taken(bytes);
  expect(given.rows.map(({ row, measure }) => [row, measure])).toEqual([
    [4, 'A1.1'],
    [6, 'A1.2'],
  ]);
  expect(problems.flatMap(({ code, cell }) => (code === 'note' ? [cell] : []))).toEqual(['A900000']);
});

test('a form far down its sheet is found by its table', () => {
  const lines = Array.from({ length: 40 }, (_, i) => [`řádek ${i}`]);
  const bytes = handmade(sheetRows(...lines, HEADER, ['A1.1', '1', 'Žádný']), {
    'xl/worksheets/_rels/sheet1.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="/xl/tables/table1.xml"/></Relationships>',
    'xl/tables/table1.xml':
      '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="tblPodklady" displayName="tblPodklady" ref="A41:J42"/>',
  });
  expect(rowsOf(bytes).map(({ row }) => row)).toEqual([42]);
});

describe('identity', () => {
  const withProperties = (values: Record<string, string>): Uint8Array =>
    repacked(call(), { 'docProps/custom.xml': customProperties(values) });
  const own = {
    PlneniRole: 'call',
    PlneniVerze: EXPECTED.version,
    PlneniPlan: EXPECTED.planId,
    PlneniGestor: 'Kdosi &amp; spol.',
    PlneniVydano: '2026-01-20',
  };

  test('by the document properties, whatever the file is called', () => {
    const { return: given } = taken(withProperties(own));
    expect(given.addressee).toBe('Kdosi & spol.');
  });

  test.each([
    ['another plan', { ...own, PlneniPlan: 'jiny' }, { code: 'otherPlan', plan: 'Akční plán 2024-2025' }],
    ['another version', { ...own, PlneniVerze: '99' }, { code: 'otherVersion', version: '99' }],
    ['a plan', { ...own, PlneniRole: 'plan' }, { code: 'planItself' }],
  ])('%s', (_, values, expected) => {
    expect(fault(withProperties(values))).toEqual(expected);
  });

  test.each([{}, { PlneniGestor: 'Odbor sociálních věcí' }, { ...own, PlneniGestor: '' }])(
    'without properties the form says it, without that it is a question: %j',
    (values) => {
      expect(taken(withProperties(values)).return.addressee).toBe('Odbor sociálních věcí');
      expect(taken(withoutIdentity(withProperties(values)), 'unidentified').return.addressee).toBe('Odbor sociálních věcí');
    },
  );

  test('the form of another plan whose properties were dropped', () => {
    const bytes = repacked(withProperties({}), { 'xl/sharedStrings.xml': (xml) => xml.replace(`"${COMMON.plan.id}"`, '"jiny"') });
    expect(fault(bytes)).toEqual({ code: 'otherPlan', plan: 'Akční plán 2024-2025' });
  });

  test('a plan that lost its id knows its returns by its name', () => {
    const expected = { ...EXPECTED, planId: planIdOf(undefined, 'Akční plán 2024-2025') };
    expect(readReturn(call(), FILE, expected).status).toBe('read');
    expect(readReturn(call(), FILE, { ...EXPECTED, planId: planIdOf(undefined, 'Akční plán 2026-2027') })).toMatchObject({
      fault: { code: 'otherPlan' },
    });
  });

  test('several submitters tell nothing', () => {
    const bytes = handmade(
      sheetRows(
        [...HEADER, 'Předkladatel'],
        ['A1.1', '1', '', '', '', '', '', '', '', '', 'A'],
        ['A1.1', '2', '', '', '', '', '', '', '', '', 'B'],
      ),
      {
        'docProps/custom.xml': customProperties({}),
      },
    );
    expect(taken(bytes, 'unidentified').return.addressee).toBe('');
  });

  test('the plan’s workbook, with its properties and without', () => {
    const plan = buildPlanWorkbook(sampleContent());
    expect(fault(plan)).toEqual({ code: 'planItself' });
    expect(fault(repacked(plan, { 'docProps/custom.xml': customProperties({}) }))).toEqual({ code: 'planItself' });
  });

  test('the same bytes have the same id, other bytes another', () => {
    const ids = [call(), call(), repacked(call(), { 'docProps/app.xml': null })].map((bytes) => taken(bytes).return.id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });
});

describe('when it was saved', () => {
  const savedAs = (modified: string, lastModified: string | null): string | null => {
    const bytes = repacked(call(), { 'docProps/core.xml': (xml) => xml.replace(/(<dcterms:modified[^>]*>)[^<]*/, `$1${modified}`) });
    const result = readReturn(bytes, { ...FILE, lastModified }, EXPECTED);
    return result.status === 'read' ? result.return.savedAt : 'refused';
  };

  test.each([
    ['by the program that saved it', '2026-02-01T14:05:33Z', '2026-03-01T00:00:00.000Z', '2026-02-01T14:05:33Z'],
    ['in another zone', '2026-02-01T14:05:33+01:00', null, '2026-02-01T13:05:33Z'],
    ['on the day of the call', '2026-01-20T09:00:00Z', null, '2026-01-20T09:00:00Z'],
    ['a program that left the properties alone', '2026-01-20T00:00:00Z', '2026-03-01T07:00:00.123Z', '2026-03-01T07:00:00Z'],
    ['nonsense', 'včera', '2026-03-01T07:00:00Z', '2026-03-01T07:00:00Z'],
    ['nobody knows', 'včera', null, null],
  ])('%s', (_, modified, lastModified, expected) => {
    expect(savedAs(modified, lastModified)).toBe(expected);
  });
});

describe('confirmation', () => {
  const signed = (mark: string, change: readonly (readonly [number, string, string])[] = []): Uint8Array =>
    resaved(call(), 'xlsx', (book) => {
      fill(book, change);
      const { Names = [] } = book.Workbook!;
      const put = (name: string, value: string | number): void => {
        const at = Names.find(({ Name }) => Name === name)!
          .Ref.split('!')[1]!
          .replaceAll('$', '');
        book.Sheets['Podklady']![at] = { t: typeof value === 'number' ? 'n' : 's', v: value };
      };
      put(REQUEST_NAMES.confirmedBy, 'J. Nováková');
      put(REQUEST_NAMES.confirmedOn, 46_050);
      if (mark !== '') put(REQUEST_NAMES.confirmedMark, mark);
    });
  const markOf = (bytes: Uint8Array): string => {
    const { rows } = taken(bytes).return;
    const header = ['Kód opatření', 'Č. kritéria', 'Předkladatel', ...HEADER.slice(2)];
    const cells = rows.map(({ measure, criterion, submitter, answer: a }) => [
      measure,
      criterion,
      submitter,
      a.relation!,
      a.progress!,
      a.territory!,
      a.description!,
      a.link!,
      a.date!,
      a.reason!,
      a.ownLevel!,
    ]);
    return confirmationMark(readForm({ sheet: '', top: 0, left: 0, header, rows: cells }));
  };

  test('by hand it holds as it stands', () => {
    expect(taken(signed('')).return.confirmation).toEqual({ by: 'J. Nováková', on: '2026-01-28', holds: true });
  });

  test('with its mark it holds until an answer changes, and then that is told', () => {
    const mark = markOf(call());
    expect(taken(signed(mark)).return.confirmation?.holds).toBe(true);
    const { return: given, problems } = taken(signed(mark, [[2, 'Popis', 'doplněno']]));
    expect(given.confirmation?.holds).toBe(false);
    expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['incomplete E8', 'confirmationWithdrawn C4']);
    expect(problems.at(-1)).toEqual({ code: 'confirmationWithdrawn', sheet: 'Podklady', cell: 'C4', params: { by: 'J. Nováková' } });
  });

  test('without the names of the cells, by their label', () => {
    const bytes = resaved(signed(''), 'xlsx', (book) => delete book.Workbook!.Names);
    expect(taken(bytes).return.confirmation).toEqual({ by: 'J. Nováková', on: '2026-01-28', holds: true });
  });
});

test('the header of a call stands where the tests say', () => {
  expect(rowsOf(buildRequestWorkbook(callOf(asked('A', [null]))))[0]!.row).toBe(HEADER_ROW + 1);
  expect(FORM_PART).toBe('xl/worksheets/sheet2.xml');
});
