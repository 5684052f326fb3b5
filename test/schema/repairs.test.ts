import { checkPlan, type FindingCode } from '../../src/core/rules/findings';
import { evaluate } from '../../src/core/rules/evaluate';
import { placeOf } from '../../src/schema/read/places';
import { readPlan } from '../../src/schema/read/records';
import { isSafe, repairsOf, type Repair } from '../../src/schema/read/repairs';
import type { WorkbookTables } from '../../src/schema/read/rows';
import { CRITERION, MEASURE, MINIMAL, sheet, STATEMENT, type RowOf } from '../build/sheets';

const withStatement = (typed: RowOf<'statements'>): WorkbookTables => ({
  ...MINIMAL,
  statements: sheet('statements', [{}, { ...STATEMENT, ...typed }], { top: 2, left: 1 }),
});

function repairs(tables: WorkbookTables, code: FindingCode): Repair[] {
  const { plan } = readPlan(tables);
  const [found] = checkPlan(plan, evaluate(plan)).filter((f) => f.code === code);
  return repairsOf(plan, { ...found!, ...placeOf(found!, tables) });
}

test('a word that is understood can be put into the words of the list', () => {
  expect(repairs(withStatement({ progress: 'realizovano.' }), 'wordingVariant')).toEqual([
    // the header is on row 3, the blank row on 4; the table starts in column B
    { sheet: 'Podklady', row: 4, column: 5, before: 'realizovano.', after: 'Realizováno', choice: 'Realizováno' },
  ]);
});

test.each([
  ['Pěnčín', ['Pěnčín (Železný Brod)', 'Pěnčín (Turnov)']],
  ['Liberec; Pěnčín ;Ralsko', ['Liberec; Pěnčín (Železný Brod) ;Ralsko', 'Liberec; Pěnčín (Turnov) ;Ralsko']],
  ['Pěnčín (Turnov); Pěnčín', ['Pěnčín (Turnov); Pěnčín (Železný Brod)', 'Pěnčín (Turnov); Pěnčín (Turnov)']],
  ['Liberec\nPěnčín', ['Liberec\nPěnčín (Železný Brod)', 'Liberec\nPěnčín (Turnov)']],
])('%j: the user chooses among the municipalities that the name may mean', (territory, after) => {
  const tables = withStatement({ territory });
  const offered = repairs(tables, 'municipalityAmbiguous');
  expect(offered.map((r) => r.after)).toEqual(after);
  expect(offered.map((r) => r.choice)).toEqual(['Pěnčín (Železný Brod)', 'Pěnčín (Turnov)']);
  expect(offered).toMatchObject([{ row: 4, column: 6, before: territory }, { before: territory }]);
});

test.each([
  [
    'Nový Bor – Cvikov',
    [
      ['Nový Bor', 'Nový Bor'],
      ['Nový Bor, Cvikov', 'Nový Bor; Cvikov'],
    ],
  ],
  [
    'Turnov; Nový Bor (Cvikov)',
    [
      ['Nový Bor', 'Turnov; Nový Bor'],
      ['Nový Bor, Cvikov', 'Turnov; Nový Bor; Cvikov'],
    ],
  ],
  ['Svor (1), Cvikov (2)', [['Svor', 'Svor, Cvikov (2)']]],
])('%j: what may be several places is one choice', (territory, expected) => {
  expect(repairs(withStatement({ territory }), 'municipalityUnknown').map(({ choice, after }) => [choice, after])).toEqual(expected);
});

test.each([
  ['Liberec | Pěnčín', 'Liberec | Pěnčín (Turnov)'],
  ['Liberec\tPěnčín', 'Liberec\tPěnčín (Turnov)'],
  ['- Liberec\n- Pěnčín', '- Liberec\n- Pěnčín (Turnov)'],
  ['• Liberec • Pěnčín', '• Liberec • Pěnčín (Turnov)'],
  ['1) Liberec 2) Pěnčín', '1) Liberec 2) Pěnčín (Turnov)'],
  ['Liberec, Pěnčínek, Pěnčín', 'Liberec, Pěnčínek, Pěnčín (Turnov)'],
  ['Liberec a dále Pěnčín', 'Liberec a dále Pěnčín (Turnov)'],
])('%j: the choice stands where the name stood', (territory, after) => {
  expect(repairs(withStatement({ territory }), 'municipalityAmbiguous').map((one) => one.after)).toContain(after);
});

test('a town that gave no territory: the user chooses among those that it may speak for', () => {
  const tables: WorkbookTables = {
    ...MINIMAL,
    statements: sheet('statements', [
      { ...STATEMENT, territory: 'ORP Liberec' },
      { ...STATEMENT, territory: '', submitter: 'Město Doksy' },
    ]),
  };
  const offered = repairs(tables, 'territoryMissing');
  expect(offered.map(({ before, after }) => [before, after])).toEqual([
    ['', 'Doksy'],
    ['', 'POÚ Doksy'],
  ]);
});

test.each([
  ['relation', { relation: 'Přímý' }, 'wordingUnknown', ['Bezprostřední', 'Částečný', 'Žádný']],
  [
    'progress',
    { progress: 'Probíhá' },
    'wordingUnknown',
    ['Realizováno', 'Částečně realizováno', 'Zahájena příprava', 'Neplní se', 'Bude zahájeno později'],
  ],
  ['own level', { ownLevel: 'Probíhá' }, 'wordingIgnored', ['Plněno', 'Plněno částečně', 'Neplněno']],
] as const)('%s: an unknown word may be any of the list', (_column, typed, code, words) => {
  const offered = repairs(withStatement(typed), code);
  expect(offered.map(({ choice }) => choice)).toEqual(words);
  expect(offered.map(({ after }) => after)).toEqual(words);
  expect(new Set(offered.map(({ before }) => before))).toEqual(new Set(Object.values(typed)));
});

test('the level of an override may be any of the three, and a reason any of the list', () => {
  const overridden = { ...MINIMAL, measures: sheet('measures', [{ ...MEASURE, overrideLevel: 'asi ano' }]) };
  expect(repairs(overridden, 'wordingUnknown').map(({ before, after }) => [before, after])).toEqual([
    ['asi ano', 'Plněno'],
    ['asi ano', 'Plněno částečně'],
    ['asi ano', 'Neplněno'],
  ]);
  expect(repairs(withStatement({ reason: 'nebyl čas' }), 'wordingIgnored').length).toBeGreaterThan(10);
});

test('a code that differs from a known one by a sign only', () => {
  const tables = withStatement({ measure: `${MEASURE.code}.` });
  expect(repairs(tables, 'statementUnknownMeasure')).toMatchObject([{ before: `${MEASURE.code}.`, after: MEASURE.code }]);
  expect(repairs(withStatement({ measure: 'X9.9' }), 'statementUnknownMeasure')).toEqual([]);
});

test('only what is clear is mended without a choice', () => {
  expect(isSafe({ code: 'wordingVariant' })).toBe(true);
  for (const code of ['wordingUnknown', 'codeIsDate', 'municipalityAmbiguous', 'statementUnknownMeasure'] as const)
    expect([code, isSafe({ code })]).toEqual([code, false]);
});

test('what would have to be guessed is not offered', () => {
  expect(repairs(withStatement({ territory: 'Lhota' }), 'municipalityUnknown')).toEqual([]);
  expect(repairs(withStatement({ description: '' }), 'evidenceMissing')).toEqual([]);
});

describe('a code that is a day or a number is written as the text that it was', () => {
  const measures = (codes: readonly (string | number)[]): WorkbookTables => ({
    ...MINIMAL,
    measures: sheet(
      'measures',
      codes.map((code) => ({ ...MEASURE, code })),
    ),
  });
  const offered = (tables: WorkbookTables): string[] => {
    const { plan, findings } = readPlan(tables);
    return findings.flatMap((found) => {
      const place = placeOf(found, tables);
      return repairsOf(plan, { ...found, ...place }).map(({ before, after }) => `${place.sheet}!${place.cell} ${before} → ${after}`);
    });
  };

  test.each<[string, (string | number)[], string[]]>([
    ['a day', [46024], ['Opatření!A2 46024 → 2.1']],
    ['the first of a month', [46023], ['Opatření!A2 46023 → 1.1', 'Opatření!A2 46023 → 1.26']],
    ['a day as a program shows it', ['2.led', '01/04/2026'], ['Opatření!A2 2.led → 2.1']],
    ['a day with a time', [46055.5], ['Opatření!A2 46055.5 → 2.2']],
    ['a day as a text', ['3. 2. 2026'], ['Opatření!A2 3. 2. 2026 → 3.2']],
    ['a number', [2.1], ['Opatření!A2 2.1 → 2.1', 'Opatření!A2 2.1 → 2.10']],
    ['a number after 2.9', ['2.9', 2.1], ['Opatření!A3 2.1 → 2.10', 'Opatření!A3 2.1 → 2.1']],
    ['whole numbers and texts', [1, 2, '1.10', '01'], []],
  ])('%s', (_, codes, expected) => expect(offered(measures(codes))).toEqual(expected));

  test('in every table', () => {
    const tables: WorkbookTables = {
      ...MINIMAL,
      areas: sheet('areas', [{ code: 46023, name: 'Okruh', parent: 46054 }]),
      measures: sheet('measures', [{ ...MEASURE, subarea: 46054 }]),
      criteria: sheet('criteria', [
        { ...CRITERION, number: 46023 },
        { ...CRITERION, measure: 46054 },
      ]),
      statements: sheet('statements', [
        { ...STATEMENT, criterion: 46023 },
        { ...STATEMENT, measure: 1.1 },
      ]),
      leads: sheet('leads', [{ name: 46023, short: 46054 }]),
      comments: sheet('comments', [{ number: 46023, measure: 46054, who: 'Rada', comment: 'x' }]),
      municipalities: sheet('municipalities', [{ code: 46023, name: 'Obec', orp: 'X', pou: 'X' }]),
    };
    const found = readPlan(tables).findings.filter(({ code }) => code === 'codeIsDate' || code === 'codeIsNumber');
    expect(found.map(({ code, at }) => `${code} ${at?.table}.${at?.column}`).sort()).toEqual([
      'codeIsDate areas.code',
      'codeIsDate areas.parent',
      'codeIsDate comments.measure',
      'codeIsDate comments.number',
      'codeIsDate criteria.measure',
      'codeIsDate criteria.number',
      'codeIsDate leads.name',
      'codeIsDate leads.short',
      'codeIsDate measures.subarea',
      'codeIsDate statements.criterion',
      'codeIsNumber statements.measure',
    ]);
    expect(offered(tables)).toHaveLength(18);
  });
});
