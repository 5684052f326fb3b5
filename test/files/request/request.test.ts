import type { CellObject, WorkBook } from '@e965/xlsx';
import fc from 'fast-check';
import { answerDigest } from '../../../src/core/exchange/answerDigest';
import { missingOf, NO_ANSWER, type Answer } from '../../../src/core/plan/answer';
import type { Addressee } from '../../../src/core/people/addressees';
import { toSerial } from '../../../src/core/text/date';
import { fold } from '../../../src/core/text/text';
import { buildRequestWorkbook } from '../../../src/files/request/request';
import { REQUEST_NAMES, readForm } from '../../../src/schema/request';
import { answer } from '../../build/plans';
import { asked, callOf, COMMON, formCell, formRows, opened, partsOf, propertiesOf, randomPlan } from '../../build/requests';
import { runs } from '../../build/runs';

const ANSWERED = { relation: 'bezprostřední', progress: 'Realizováno', description: 'Setkání proběhlo.', date: '31. 12. 2025' };
const built = (addressee: Addressee): WorkBook => opened(buildRequestWorkbook(callOf(addressee, { municipalities: [] })));
const cellAt = (book: WorkBook, at: string): CellObject => book.Sheets['Podklady']![at] as CellObject;
const placeOf = (book: WorkBook, name: string): string =>
  book
    .Workbook!.Names!.find((one) => one.Name === name)!
    .Ref.replace(/^'?Podklady'?!/, '')
    .replaceAll('$', '');
const named = (book: WorkBook, name: string): CellObject => cellAt(book, placeOf(book, name));
const formPart = (bytes: Uint8Array): string => partsOf(bytes)['xl/worksheets/sheet2.xml']!;

describe('the form', () => {
  const bytes = buildRequestWorkbook(callOf(asked('Odbor školství', [ANSWERED, null])));
  const book = opened(bytes);

  test('has a row for each criterion, with the answer that the plan holds', () => {
    expect(book.SheetNames).toEqual(['Pokyny', 'Podklady', 'Obce', 'Číselníky']);
    expect(formRows(book)).toEqual([
      {
        'Kód opatření': 'A1.1',
        'Č. kritéria': '1',
        Opatření: 'Setkávání',
        'Kritérium plnění': 'Kritérium 1 opatření A1.1',
        'Vaše role': 'gestor',
        Předkladatel: 'Odbor školství',
        'Vztah podkladu': 'Bezprostřední',
        'Stav realizace': 'Realizováno',
        Území: '',
        Popis: 'Setkání proběhlo.',
        Odkaz: '',
        Datum: toSerial('2025-12-31'),
        Důvod: '',
        'Vlastní hodnocení': '',
        'Co chybí': '',
        Otisk: answerDigest({
          ...NO_ANSWER,
          relation: 'Bezprostřední',
          progress: 'Realizováno',
          description: 'Setkání proběhlo.',
          date: '2025-12-31',
        }),
      },
      expect.objectContaining({ 'Č. kritéria': '2', 'Vztah podkladu': '', 'Co chybí': 'vztah, stav', Otisk: answerDigest(NO_ANSWER) }),
    ]);
  });

  test('says whose it is, by when, and how far they are', () => {
    expect(cellAt(book, 'A1').v).toBe('Odbor školství');
    expect(named(book, REQUEST_NAMES.planName).v).toBe('Akční plán 2024-2025');
    expect(named(book, REQUEST_NAMES.deadline).v).toBe(toSerial('2026-02-28'));
    expect([named(book, REQUEST_NAMES.done).v, named(book, REQUEST_NAMES.total).v]).toEqual([1, 2]);
    expect(cellAt(book, 'A3').v).toBe('Kritéria: hotovo 1/2, chybí 1.');
    expect(JSON.stringify(book.Sheets['Pokyny'])).toContain('Kritéria: hotovo 1/2, chybí 1.');
  });

  test('is found by the reader of returns as it was issued', () => {
    const header = Object.keys(formRows(book)[0]!);
    const rows = readForm({
      sheet: 'Podklady',
      top: 4,
      left: 0,
      header,
      rows: formRows(book).map((row) => Object.values(row) as string[]),
    });
    for (const { answer: given, issuedDigest } of rows) expect(answerDigest({ ...NO_ANSWER, ...given })).toBe(issuedDigest);
  });

  test('carries its identity in document properties', () => {
    expect(propertiesOf(bytes)).toEqual({
      PlneniRole: 'call',
      PlneniVerze: '1',
      PlneniPlan: 'plan-1',
      PlneniGestor: 'Odbor školství',
      PlneniVydano: '2026-01-20',
    });
  });

  test('everything complete leads to the confirmation', () => {
    expect(cellAt(built(asked('Obec', [ANSWERED])), 'A3').v).toBe('Kritéria: hotovo 1/1. Zbývá potvrdit úplnost: vyplňte jméno a den.');
  });

  test('without a deadline, an address and municipalities it is still whole', () => {
    const bytes = buildRequestWorkbook(callOf(asked('Obec', [null]), { deadline: null, returnTo: '', municipalities: [] }));
    expect(named(opened(bytes), REQUEST_NAMES.deadline)).toBeUndefined();
    expect(partsOf(bytes)['xl/sharedStrings.xml']).toContain('Tomu, od koho výzva přišla.');
  });
});

describe('a municipality where territory is judged', () => {
  const addressee = ((one: Addressee): Addressee => ({
    ...one,
    items: one.items.map((item, i) => ({ ...item, role: 'municipality', district: i === 1 ? '' : 'POÚ Doksy' })),
  }))(asked('Město Doksy', [null, null, null, ANSWERED]));
  const bytes = buildRequestWorkbook(callOf(addressee));
  const rows = formRows(opened(bytes));

  test('finds its own territory filled in, which is no answer yet', () => {
    expect(rows.map((row) => row['Území'])).toEqual(['POÚ Doksy', '', 'POÚ Doksy', '']);
    expect(rows.map((row) => row['Co chybí'])).toEqual(['vztah, stav', 'vztah, stav', 'vztah, stav', '']);
    expect(rows[0]!['Otisk']).toBe(answerDigest({ ...NO_ANSWER, territory: 'POÚ Doksy' }));
  });

  test('and its empty territory is marked, where it is asked for', () => {
    const [row6, row8] = [formCell(opened(bytes), 'Území', 0), formCell(opened(bytes), 'Území', 2)];
    expect(formPart(bytes)).toContain(`<conditionalFormatting sqref="${row6}:${row6} ${row8}:${formCell(opened(bytes), 'Území', 3)}">`);
  });
});

test('where it is sent back to stands beside the deadline', () => {
  const bytes = buildRequestWorkbook(callOf(asked('Obec', [null]), { returnTo: 'Jana Nováková, plan@example.cz' }));
  expect(named(opened(bytes), REQUEST_NAMES.returnTo).v).toBe('Jana Nováková, plan@example.cz');
  expect(cellAt(opened(bytes), 'E2').v).toBe('Poslat zpět');
  const without = opened(buildRequestWorkbook(callOf(asked('Obec', [null]), { returnTo: '' })));
  expect([named(without, REQUEST_NAMES.returnTo), cellAt(without, 'E2')]).toEqual([undefined, undefined]);
});

test('examples of days are of the plan', () => {
  const plan = { id: 'plan-1', name: 'Akční plán 2026-2027' };
  const xml = formPart(buildRequestWorkbook(callOf(asked('Obec', [null]), { plan })));
  expect(xml).toContain('například 30. 9. 2026');
  expect(xml).not.toContain('2025');
});

test('the last answer stands beside the field, and only where there is one', () => {
  const past = {
    relation: 'Částečný',
    progress: 'Částečně realizováno',
    description: 'Loni dvakrát.',
    link: 'č. j. 12',
    reason: 'jiné',
    date: '2024-05-02',
  };
  const rows = formRows(built(asked('Odbor školství', [null], [past])));
  expect(rows[0]!['Minulá odpověď']).toBe('Částečný · Částečně realizováno · 2. 5. 2024\nLoni dvakrát.\nč. j. 12\nDůvod: jiné');
  expect(rows[0]!['Popis']).toBe('');
  expect(formRows(built(asked('Odbor školství', [null])))[0]).not.toHaveProperty('Minulá odpověď');
});

describe('what is locked', () => {
  const bytes = buildRequestWorkbook(callOf(asked('Odbor školství', [ANSWERED, null])));
  const book = opened(bytes);
  const xml = formPart(bytes);
  const formats = partsOf(bytes)['xl/styles.xml']!.split('<cellXfs')[1]!.split('<xf ').slice(1);
  const isUnlocked = (at: string): boolean =>
    formats[Number(new RegExp(`<c r="${at}"[^>]* s="(\\d+)"`).exec(xml)?.[1] ?? 0)]!.includes('<protection locked="0"/>');

  test('every sheet, without a password', () => {
    const sheets = Object.entries(partsOf(bytes)).filter(([name]) => /^xl\/worksheets\/sheet\d/.test(name));
    expect(sheets).toHaveLength(4);
    for (const [, part] of sheets) expect(part).toMatch(/<sheetProtection sheet="1" (?!.*?(password|hashValue))/);
  });

  test('but for the answers and the confirmation', () => {
    const open = Object.keys(formRows(book)[0]!).filter((header) => isUnlocked(formCell(book, header, 1)));
    expect(open).toEqual(['Vztah podkladu', 'Stav realizace', 'Území', 'Popis', 'Odkaz', 'Datum', 'Důvod', 'Vlastní hodnocení']);
    for (const name of [REQUEST_NAMES.confirmedBy, REQUEST_NAMES.confirmedOn, REQUEST_NAMES.confirmedMark])
      expect(isUnlocked(placeOf(book, name))).toBe(true);
    for (const name of [REQUEST_NAMES.done, REQUEST_NAMES.total, REQUEST_NAMES.deadline, REQUEST_NAMES.planName])
      expect(isUnlocked(placeOf(book, name))).toBe(false);
  });
});

test('answers are chosen from lists or are days, each with a word of help; nothing is cut', () => {
  const bytes = buildRequestWorkbook(callOf(asked('Odbor školství', [null, null, null])));
  const rules = [
    ...formPart(bytes).matchAll(
      /<dataValidation (?:type="(\w+)")?[^>]* sqref="([A-Z]+)(\d+)(?::[A-Z]+(\d+))?"(?:\/>|><formula1>([^<]*)<)/g,
    ),
  ];
  expect(rules.map(([, type, column, first, last, formula]) => [type, column, first, last, formula].filter(Boolean).join(' '))).toEqual([
    'list E 6 8 Seznam_Vztahy',
    'list F 6 8 Seznam_Stavy',
    'G 6 8',
    'H 6 8',
    'I 6 8',
    'date J 6 8 36526',
    'list K 6 8 Seznam_Duvody',
    'list L 6 8 Seznam_Urovne',
    'C 4',
    'date D 4 36526',
  ]);
  for (const [rule] of rules) expect(rule).toContain('showInputMessage="1"');
  expect(formPart(bytes)).not.toContain('errorStyle');
  expect(formPart(bytes)).not.toMatch(/(prompt|error|promptTitle|errorTitle)="[^"]*…"/);
  for (const name of ['Seznam_Vztahy', 'Seznam_Stavy', 'Seznam_Duvody', 'Seznam_Urovne'])
    expect(opened(bytes).Workbook!.Names!.map((one) => one.Name)).toContain(name);
});

test('on paper question and answer are on one page; what was answered the last time, and the municipalities, are left out', () => {
  const printed = (...previous: Parameters<typeof asked>[2] & object): [string, string][] => {
    const parts = partsOf(buildRequestWorkbook(callOf(asked('Odbor školství', [null], previous))));
    for (const sheet of [1, 2, 3]) expect(parts[`xl/worksheets/sheet${sheet}.xml`]).toContain('fitToWidth="1"');
    return [...parts['xl/workbook.xml']!.matchAll(/"_xlnm\.(\w+)" localSheetId="\d+">([^<]*)</g)].map(([, name, at]) => [name!, at!]);
  };
  expect(printed()).toEqual([
    ['Print_Area', "'Podklady'!$A:$M"],
    ['Print_Titles', "'Podklady'!$5:$5"],
    ['Print_Area', "'Obce'!$Z$1"],
  ]);
  expect(printed({ description: 'minule' })).toEqual([
    ['Print_Area', "'Podklady'!$F:$N"],
    ['Print_Titles', "'Podklady'!$A:$D,'Podklady'!$5:$5"],
    ['Print_Area', "'Obce'!$Z$1"],
  ]);
});

test('notes explain the headers', () => {
  const parts = partsOf(buildRequestWorkbook(callOf(asked('Odbor školství', [null]))));
  const refs = [...parts['xl/comments2.xml']!.matchAll(/<comment ref="([A-Z]+)5"/g)].map((match) => match[1]);
  expect(refs).toEqual(['E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N']);
  expect(parts['xl/drawings/vmlDrawing2.vml']!.match(/<v:shape /g)).toHaveLength(refs.length);
});

test('the results stored with the formulas are those of the rule, for any answer', () => {
  const field = fc.constantFrom('', 'něco');
  const anyAnswer: fc.Arbitrary<Answer> = fc
    .record({
      relation: fc.constantFrom('', 'Bezprostřední', 'Částečný', 'Žádný', 'asi'),
      progress: fc.constantFrom(
        '',
        'Realizováno',
        'Částečně realizováno',
        'Zahájena příprava',
        'Neplní se',
        'Bude zahájeno později',
        'probíhá',
      ),
      description: field,
      link: field,
      reason: fc.constantFrom('', 'jiné'),
    })
    .map((typed) => answer(typed));
  const words = { relation: 'vztah', progress: 'stav', evidence: 'popis nebo odkaz', reason: 'důvod' };
  fc.assert(
    fc.property(fc.array(anyAnswer, { minLength: 1, maxLength: 4 }), (answers) => {
      const book = built(asked('Obec', answers));
      expect(formRows(book).map((row) => row['Co chybí'])).toEqual(
        answers.map((one) =>
          missingOf(one)
            .map((what) => words[what])
            .join(', '),
        ),
      );
      expect(named(book, REQUEST_NAMES.done).v).toBe(answers.filter((one) => missingOf(one).length === 0).length);
    }),
    runs(30),
  );
});

test.each(['=1+1', '+420 485', '-5', '@SUM(A1)', "'=1", '<b>&"', '_x0041_', ']]>', '- první\n- druhé'])('%p stays text', (text) => {
  const addressee = asked(text, [{ description: text, link: text, territory: text }], [{ description: text }]);
  const bytes = buildRequestWorkbook(callOf(addressee));
  const book = opened(bytes);
  for (const header of ['Popis', 'Odkaz', 'Předkladatel']) {
    const cell = cellAt(book, formCell(book, header, 0));
    expect(cell).toMatchObject({ t: 's', v: text });
    expect(cell.f).toBeUndefined();
  }
  expect(propertiesOf(bytes)['PlneniGestor']).toBe(text);
});

test('the same content gives the same bytes', () => {
  const bytes = (): Buffer => Buffer.from(buildRequestWorkbook(callOf(asked('Odbor', [ANSWERED, null]))));
  expect(bytes().equals(bytes())).toBe(true);
});

test('the calls of a plan together ask each of its questions, each addressee once', () => {
  fc.assert(
    fc.property(randomPlan, ({ list, expected }) => {
      const found = list.flatMap((addressee) => {
        const bytes = buildRequestWorkbook({ ...COMMON, municipalities: [], addressee });
        const name = propertiesOf(bytes)['PlneniGestor'];
        const rows = formRows(opened(bytes));
        for (const row of rows) expect(fold(String(row['Předkladatel']))).toBe(fold(name!));
        return rows.map((row) => `${name} | ${String(row['Kód opatření'])} | ${String(row['Č. kritéria'])}`);
      });
      expect(found.sort()).toEqual([...expected].sort());
    }),
    runs(40),
  );
});
