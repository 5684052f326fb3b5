import fc from 'fast-check';
import { evaluate } from '../../src/core/rules/evaluate';
import type { Finding } from '../../src/core/rules/findings';
import { fingerprint } from '../../src/core/exchange/fingerprint';
import { liberecRegion } from '../../src/core/plan/municipalities';
import type { Plan } from '../../src/core/plan/plan';
import type { CellValue } from '../../src/core/text/text';
import { readPlan, UnusableWorkbook, type StructureFault } from '../../src/schema/read/records';
import type { TableData, WorkbookTables } from '../../src/schema/read/rows';
import { INPUT, type InputId, type Table } from '../../src/schema/tables';
import { shuffled } from '../build/plans';
import { CRITERION, MEASURE, MINIMAL, settingRows, sheet, STATEMENT } from '../build/sheets';
import { TABLES_OF_SPEC } from '../build/spec';
import { runs } from '../build/runs';

const planOf = (tables: WorkbookTables): Plan => readPlan(tables).plan;
const saidOf = (tables: WorkbookTables): [string, Finding['at']][] => readPlan(tables).findings.map(({ code, at }) => [code, at]);

function faultsOf(tables: WorkbookTables): readonly StructureFault[] {
  try {
    readPlan(tables);
  } catch (error) {
    expect(error).toBeInstanceOf(UnusableWorkbook);
    return (error as UnusableWorkbook).faults;
  }
  return [];
}

test('a code that Excel made a date or a number of is told with its cell', () => {
  const { findings } = readPlan({
    ...MINIMAL,
    measures: sheet('measures', [MEASURE, { ...MEASURE, code: 46024 }, { ...MEASURE, code: 2.1 }, { ...MEASURE, code: 3 }]),
  });
  expect(findings.filter(({ code }) => code.startsWith('codeIs'))).toMatchObject([
    {
      code: 'codeIsDate',
      severity: 'error',
      at: { table: 'measures', row: 1, column: 'code' },
      params: { date: '2026-01-02', likely: '2.1' },
    },
    {
      code: 'codeIsNumber',
      severity: 'warning',
      at: { table: 'measures', row: 2, column: 'code' },
      params: { text: '2.1', other: '2.10' },
    },
  ]);
});

test.each([2026, 202_612, 26])('%j in the place of a day is none, wherever it stands in a plan', (value) => {
  const { plan, findings } = readPlan({
    ...MINIMAL,
    settings: settingRows({ 'Název plánu': 'Plán', 'Období od': value }),
    measures: sheet('measures', [{ ...MEASURE, overrideDate: value }]),
    statements: sheet('statements', [{ ...STATEMENT, date: value }]),
  });
  expect(plan.settings.periodFrom).toBeNull();
  expect(findings.map(({ code }) => code)).toContain('settingUnreadable');
  expect(plan.measures[0]!.override.date).toEqual({ raw: String(value), value: null });
  expect(plan.statements[0]!.date).toEqual({ raw: String(value), value: null });
});

/** A workbook with something in every column. */
const FULL: WorkbookTables = {
  settings: settingRows({ 'Název plánu': 'I. akční plán', 'Práh území': 0.8, 'Výklad pravidla': 'doslovný', 'Období od': 45292 }),
  areas: sheet('areas', [
    { code: 'A', name: 'Systémová opatření' },
    { code: 'A1', name: 'Mezioborová spolupráce', parent: 'A' },
  ]),
  measures: sheet('measures', [
    {
      ...MEASURE,
      partners: 'OŠ',
      due: '2025',
      liveLevel: '#NAME?',
      overrideLevel: 'Plněno',
      overrideReason: 'Jednání',
      overrideAuthor: 'J. N.',
      overrideDate: 46037,
      finalLevel: 'Plněno',
      why: 'x',
      mainReason: 'y',
      note: 'z',
    },
    { code: 'A1.2', subarea: 'A1', title: 'Druhé', lead: 'Odbor školství' },
  ]),
  criteria: sheet('criteria', [CRITERION, { measure: 'A1.2', number: '1', text: 'Druhé', level: 'Plněno' }]),
  statements: sheet('statements', [
    {
      ...STATEMENT,
      territory: 'ORP Turnov',
      link: 'https://example.org',
      date: '1. 6. 2025',
      reason: 'jiné',
      ownLevel: 'Plněno',
      source: 'a.xlsx',
    },
    { ...STATEMENT, measure: 'A1.2', progress: 'Neplní se' },
  ]),
  leads: sheet('leads', [{ name: 'Odbor sociálních věcí', short: 'OSV', type: 'odbor', email: 'x@example.org' }]),
  municipalities: sheet('municipalities', [{ code: 563889, name: 'Liberec', orp: 'Liberec', pou: 'Liberec', population: 104261 }]),
  asz: sheet('asz', [
    { municipality: 'Liberec', funds: 351688567 },
    { municipality: 'Ralsko', funds: '61 452 563 Kč' },
  ]),
  comments: sheet('comments', [{ number: 1, measure: 'A1.1', who: 'Komise', comment: 'Doplnit' }]),
  aszTotal: 413141130,
};
const INPUT_IDS = Object.keys(INPUT) as InputId[];

describe('records', () => {
  test('what is typed is read', () => {
    const plan = planOf(FULL);
    expect(plan.settings).toMatchObject({ planName: 'I. akční plán', threshold: 0.8, reading: 'literal', periodFrom: '2024-01-01' });
    expect(plan.areas).toEqual([
      { row: 0, code: 'A', key: 'a', name: 'Systémová opatření', parentKey: '' },
      { row: 1, code: 'A1', key: 'a1', name: 'Mezioborová spolupráce', parentKey: 'a' },
    ]);
    expect(plan.measures[0]).toEqual({
      row: 0,
      code: 'A1.1',
      key: 'a1.1',
      subarea: 'A1',
      title: 'Setkávání',
      lead: 'OSV',
      partners: 'OŠ',
      override: {
        level: { raw: 'Plněno', value: 'fulfilled' },
        reason: 'Jednání',
        author: 'J. N.',
        date: { raw: '46037', value: '2026-01-15' },
      },
    });
    expect(plan.criteria[0]).toEqual({ row: 0, measure: 'A1.1', measureKey: 'a1.1', number: '1', key: '1', text: 'Setkání proběhlo' });
    expect(plan.statements[0]).toEqual({
      row: 0,
      measure: 'A1.1',
      measureKey: 'a1.1',
      criterion: '1',
      criterionKey: '1',
      submitter: 'OSV',
      relation: { raw: 'Bezprostřední', value: 'direct' },
      progress: { raw: 'Realizováno', value: 'done' },
      territory: 'ORP Turnov',
      description: 'Zápis',
      link: 'https://example.org',
      date: { raw: '1. 6. 2025', value: '2025-06-01' },
      reason: { raw: 'jiné', value: 'other' },
      ownLevel: { raw: 'Plněno', value: 'fulfilled' },
    });
    expect(plan.leads).toEqual([{ row: 0, name: 'Odbor sociálních věcí', short: 'OSV' }]);
    expect(plan.municipalities).toEqual([{ code: '563889', name: 'Liberec', orp: 'Liberec', pou: 'Liberec', population: 104261 }]);
    expect(plan.asz.map((row) => row.funds.value)).toEqual([351688567, 61452563]);
    expect(plan.aszTotal).toBe(413141130);
    expect(readPlan(FULL).findings).toEqual([]);
  });

  test('a number typed in a code column and a text meet', () => {
    const tables = {
      ...MINIMAL,
      measures: sheet('measures', [{ ...MEASURE, code: 1 }]),
      criteria: sheet('criteria', [{ ...CRITERION, measure: '1', number: '1.' }]),
    };
    const [verdict] = evaluate(
      planOf({ ...tables, statements: sheet('statements', [{ ...STATEMENT, measure: ' 1', criterion: 1 }]) }),
    ).measures;
    expect(verdict).toMatchObject({ computed: 'fulfilled' });
  });

  test.each<[CellValue, string | null]>([
    [46022, '2025-12-31'],
    ['31. 12. 2025', '2025-12-31'],
    ['loni', null],
    ['', null],
  ])('a date cell with %j', (date, value) => {
    expect(planOf({ ...MINIMAL, statements: sheet('statements', [{ ...STATEMENT, date }]) }).statements[0]!.date).toEqual({
      raw: String(date),
      value,
    });
  });

  test('what the add-in wrote is not read back: the fingerprint stays', () => {
    const written = ['liveLevel', 'finalLevel', 'why', 'mainReason'];
    const measures = {
      ...FULL.measures!,
      rows: FULL.measures!.rows.map((row) =>
        row.map((cell, i) => (written.includes(Object.keys(INPUT.measures.columns)[i]!) ? 'jiné' : cell)),
      ),
    };
    expect(fingerprint(planOf({ ...FULL, measures }))).toBe(fingerprint(planOf(FULL)));
  });
});

/** What hands and programs do to a header. */
const header = fc.constantFrom<(word: string) => string>(
  (w) => w,
  (w) => w.toUpperCase(),
  (w) => w.normalize('NFD').replace(/\p{M}/gu, ''),
  (w) => w.normalize('NFD'),
  (w) => ` ${w.replaceAll(' ', '\n')} `,
  (w) => w.replaceAll(' ', '\u00a0'),
  (w) => [...w].join('\u00ad'),
);

/** A table with its columns in another order, renamed as people rename, with columns of the user's own between them. */
const disguised = (data: TableData): fc.Arbitrary<TableData> =>
  fc
    .record({ order: shuffled([...data.header.keys(), -1, -2]), rename: header, top: fc.nat(20), left: fc.nat(20) })
    .map(({ order, rename, top, left }) => ({
      ...data,
      top,
      left,
      header: order.map((i) => (i < 0 ? `Moje poznámka ${-i}` : rename(String(data.header[i])))),
      rows: data.rows.map((row) => order.map((i): CellValue => (i < 0 ? '=1+1' : row[i]!))),
    }));

test('columns are found in any order, renamed in case and diacritics, among columns of the user', () => {
  const original = readPlan(FULL);
  fc.assert(
    fc.property(fc.record(Object.fromEntries(INPUT_IDS.map((id) => [id, disguised(FULL[id]!)]))), (tables) => {
      expect(readPlan({ ...FULL, ...tables })).toEqual(original);
    }),
    runs(60),
  );
});

test('of two columns with one header the first counts', () => {
  const { header: names, rows } = MINIMAL.measures!;
  const measures = { ...MINIMAL.measures!, header: [...names, 'Kód'], rows: rows.map((row) => [...row, 'X9']) };
  expect(planOf({ ...MINIMAL, measures }).measures[0]!.code).toBe('A1.1');
});

test('a longer header is another column', () => {
  const measures = sheet('measures', [MEASURE], { header: (word) => (word === 'Kód' ? 'Kód (nový)' : word) });
  expect(faultsOf({ ...MINIMAL, measures })).toEqual([{ code: 'columnMissing', table: 'tblOpatreni', sheet: 'Opatření', column: 'Kód' }]);
});

describe('what cannot be read as a reporting workbook', () => {
  test.each([
    ['measures', 'tblOpatreni', 'Opatření'],
    ['criteria', 'tblKriteria', 'Kritéria'],
    ['statements', 'tblPodklady', 'Podklady'],
  ] as const)('without %s: an error naming table and sheet', (id, table, name) => {
    const { [id]: _, ...rest } = MINIMAL;
    expect(faultsOf(rest)).toEqual([{ code: 'tableMissing', table, sheet: name }]);
  });

  const required = TABLES_OF_SPEC.flatMap(([name, table, columns]) =>
    columns.filter((c) => c.startsWith('*')).map((c) => [table, c.slice(1), name] as const),
  );
  test.each(required)('%s without %s: an error naming both', (table, column, name) => {
    const id = INPUT_IDS.find((other) => INPUT[other].name === table)!;
    const data = FULL[id]!;
    const header = data.header.map((word) => (word === column ? 'Něco jiného' : word));
    expect(faultsOf({ ...FULL, [id]: { ...data, header } })).toEqual([{ code: 'columnMissing', table, sheet: name, column }]);
  });

  test('an optional column may be missing, and reads as empty', () => {
    for (const id of INPUT_IDS) {
      const table: Table = INPUT[id];
      const columns = Object.keys(table.columns).filter((column) => table.columns[column]!.required);
      const rows = FULL[id]!.rows.map((row) => Object.fromEntries(Object.keys(table.columns).map((column, i) => [column, row[i]!])));
      expect(faultsOf({ ...FULL, [id]: sheet(id, rows, { columns }) })).toEqual([]);
    }
    const columns = ['measure', 'criterion', 'submitter', 'relation', 'progress', 'description'];
    expect(planOf({ ...MINIMAL, statements: sheet('statements', [STATEMENT], { columns }) }).statements[0]).toMatchObject({
      territory: '',
      link: '',
      date: { raw: '', value: null },
      reason: { raw: '', value: null },
    });
  });

  test('everything that is missing is said at once', () => {
    const criteria = sheet('criteria', [], { columns: ['measure'] });
    const faults = faultsOf({ ...MINIMAL, criteria, measures: sheet('measures', [], { columns: ['code', 'subarea', 'title'] }) });
    expect(faults.map((f) => ('column' in f ? [f.table, f.column] : f))).toEqual([
      ['tblOpatreni', 'Gestor'],
      ['tblKriteria', 'Č.'],
      ['tblKriteria', 'Kritérium plnění'],
    ]);
  });

  test('the sheet is named as the user calls it', () => {
    const measures = { ...sheet('measures', [], { columns: ['code', 'subarea', 'title'] }), sheet: 'Opatření (2)' };
    expect(faultsOf({ ...MINIMAL, measures })).toMatchObject([{ sheet: 'Opatření (2)' }]);
  });

  test.each([
    ['no rows', []],
    ['blank rows', [{}, {}]],
    ['rows without a code', [{ title: 'Setkávání' }]],
  ])('%s: there are no measures', (_, rows) => {
    expect(faultsOf({ ...MINIMAL, measures: sheet('measures', rows) })).toEqual([{ code: 'noMeasures' }]);
  });

  test('nothing at all', () => {
    expect(faultsOf({}).map((f) => f.code)).toEqual(['tableMissing', 'tableMissing', 'tableMissing']);
  });
});

describe('tables that are only missed', () => {
  test.each([
    ['settings', 'tblNastaveni', 'Nastavení'],
    ['areas', 'tblOkruhy', 'Okruhy'],
    ['leads', 'tblGestori', 'Gestoři'],
  ] as const)('%s', (id, table, name) => {
    const { [id]: _, ...rest } = MINIMAL;
    expect(readPlan(rest).findings).toMatchObject([
      { code: 'tableMissing', severity: 'warning', at: null, params: { table, sheet: name } },
    ]);
  });

  test('municipalities, where a territory is named: who was addressed stands there as well', () => {
    const told = (territory: string) =>
      readPlan({ ...MINIMAL, statements: sheet('statements', [{ ...STATEMENT, territory }]) }).findings.map(
        ({ params }) => params['sheet'],
      );
    expect(told('ORP Turnov')).toEqual(['Obce']);
    expect(told(' ')).toEqual([]);
  });

  test('without a list of municipalities the built-in one holds for the plan of its region', () => {
    expect(planOf(MINIMAL).municipalities).toEqual(liberecRegion());
    const empty = { ...MINIMAL, municipalities: sheet('municipalities', [{}]) };
    expect(planOf(empty).municipalities).toEqual([]);
    expect(planOf({ ...empty, settings: settingRows({ 'Název plánu': 'Akční plán Libereckého kraje' }) }).municipalities).toEqual(
      liberecRegion(),
    );
    expect(readPlan(MINIMAL).findings).toEqual([]);
    const published = sheet('areas', [
      { code: 'A1', name: 'Mezioborová spolupráce', parent: 'A' },
      { code: 'F', name: 'Nový okruh' },
      { code: 'A', name: 'Systémová opatření' },
    ]);
    expect(planOf({ ...empty, areas: published }).municipalities).toEqual(liberecRegion());
  });

  test.each<[string, Partial<WorkbookTables>]>([
    [
      'areas with other names',
      {
        areas: sheet('areas', [
          { code: 'A1', name: 'Doprava', parent: 'A' },
          { code: 'A', name: 'Infrastruktura' },
        ]),
      },
    ],
    ['areas without names', { areas: sheet('areas', [{ code: 'A1', name: 'A1' }]) }],
    ['other codes of subareas', { measures: sheet('measures', [MEASURE, { ...MEASURE, code: '1.1', subarea: '1' }]) }],
    ['no subareas', { measures: sheet('measures', [{ ...MEASURE, subarea: '' }]) }],
    ...[
      'Akční plán Kraje Vysočina',
      'Strategie Jihočeského kraje',
      'Akční plán města Turnova',
      'Plán městské části Praha 8',
      'Plán obce Bílá',
    ].map((name): [string, Partial<WorkbookTables>] => [name, { settings: settingRows({ 'Název plánu': name }) }]),
  ])('of another plan it is no matter: %s', (_, tables) => {
    expect(planOf({ ...MINIMAL, ...tables }).municipalities).toEqual([]);
    expect(planOf({ ...MINIMAL, ...tables, municipalities: FULL.municipalities! }).municipalities).toHaveLength(1);
  });
});

describe('rows', () => {
  test('blank ones are skipped and the others keep their place', () => {
    const plan = planOf({
      ...MINIMAL,
      measures: sheet('measures', [{}, MEASURE, { code: ' \u00a0 ' }, { ...MEASURE, code: 'A1.2' }, {}]),
      criteria: sheet('criteria', [{}, {}, CRITERION]),
      statements: sheet('statements', [{}, STATEMENT, {}, STATEMENT]),
    });
    expect(plan.measures.map((m) => [m.row, m.code])).toEqual([
      [1, 'A1.1'],
      [3, 'A1.2'],
    ]);
    expect(plan.criteria.map((c) => c.row)).toEqual([2]);
    expect(plan.statements.map((s) => s.row)).toEqual([1, 3]);
  });

  test('a row with nothing but what the add-in wrote, or what is the user’s own, is blank', () => {
    const columns = [...Object.keys(INPUT.measures.columns), '+Moje'];
    const tables = {
      ...MINIMAL,
      measures: sheet('measures', [MEASURE, { finalLevel: 'Plněno', why: 'x', mainReason: 'y', liveLevel: '#NAME?' }], { columns }),
    };
    expect(readPlan(tables)).toMatchObject({ plan: { measures: [{ row: 0 }] }, findings: [] });
  });

  test('rows shorter than the header and cells that are null read as empty', () => {
    const statements = {
      ...MINIMAL.statements!,
      rows: [['A1.1', 1, 'OSV'], MINIMAL.statements!.rows[0]!.map((cell) => (cell === '' ? null : cell)), [null, null]],
    };
    const { statements: read } = planOf({ ...MINIMAL, statements });
    expect(read.map((s) => s.row)).toEqual([0, 1]);
    expect(read[0]).toMatchObject({ relation: { raw: '', value: null }, description: '' });
    expect(read[1]).toMatchObject({ relation: { value: 'direct' }, territory: '' });
  });

  test('a measure without a code is reported and not counted', () => {
    const tables = { ...MINIMAL, measures: sheet('measures', [MEASURE, {}, { ...MEASURE, code: '' }]) };
    expect(planOf(tables).measures).toHaveLength(1);
    expect(saidOf(tables)).toEqual([['measureCodeMissing', { table: 'measures', row: 2, column: 'code' }]]);
  });
});

describe('settings', () => {
  const settingsOf = (rows: Readonly<Record<string, CellValue>>) => readPlan({ ...MINIMAL, settings: settingRows(rows) });

  test('without any, the plan starts as the specification says', () => {
    expect(settingsOf({}).plan.settings).toMatchObject({
      threshold: 0.9,
      reading: 'default',
      chartTitle: 'Přehled plnění akčního plánu 2024-2025',
    });
  });

  test.each<[string, CellValue, object]>([
    ['Práh území', 0.9, { threshold: 0.9 }],
    ['práh uzemi', '90 %', { threshold: 0.9 }],
    ['PRÁH\u00a0ÚZEMÍ', '85%', { threshold: 0.85 }],
    ['Práh území.', '0,75', { threshold: 0.75 }],
    ['Práh území', 90, { threshold: 0.9 }],
    ['Práh území', 1, { threshold: 1 }],
    ['Práh území', '100 %', { threshold: 1 }],
    ['Výklad pravidla', 'DOSLOVNY', { reading: 'literal' }],
    ['vyklad pravidla', ' relativní ', { reading: 'relative' }],
    ['Výklad pravidla', 'Vstřícný.', { reading: 'lenient' }],
    ['Výklad pravidla', 'výchozí', { reading: 'default' }],
    ['Očekávaný počet opatření', 72, { expected: 72 }],
    ['Očekávaný počet opatření', '72', { expected: 72 }],
    ['Očekávaný počet opatření', '', { expected: null }],
    ['Období od', '1. 1. 2026', { periodFrom: '2026-01-01' }],
    ['Období do', 46752, { periodTo: '2027-12-31' }],
    ['Stav k datu', '2025-12-31', { asOf: '2025-12-31' }],
    ['Název plánu', ' II. akční plán ', { planName: 'II. akční plán' }],
    ['Nadpis grafu', 'Přehled', { chartTitle: 'Přehled' }],
  ])('%s %j', (key, value, expected) => {
    const { plan, findings } = settingsOf({ [key]: value });
    expect(plan.settings).toMatchObject(expected);
    expect(findings).toEqual([]);
  });

  test('a key that is no setting is told, at its cell, and changes nothing', () => {
    const { plan, findings } = settingsOf({ 'Prah uzemí.': 0.5, 'Práh územý': 0.5 });
    expect(plan.settings.threshold).toBe(0.5);
    expect(findings).toMatchObject([
      { code: 'settingUnknown', at: { table: 'settings', row: 1, column: 'key' }, params: { key: 'Práh územý' } },
    ]);
  });

  test.each<[string, CellValue, object]>([
    ['Práh území', 'skoro všude', { threshold: 0.9 }],
    ['Práh území', 0, { threshold: 0.9 }],
    ['Práh území', '-10 %', { threshold: 0.9 }],
    ['Práh území', 120, { threshold: 0.9 }],
    ['Výklad pravidla', 'přísný', { reading: 'default' }],
    ['Očekávaný počet opatření', 'asi 70', { expected: null }],
    ['Očekávaný počet opatření', 72.5, { expected: null }],
    ['Očekávaný počet opatření', -1, { expected: null }],
    ['Období od', 'leden 2024', { periodFrom: null }],
    ['Stav k datu', '31. 2. 2025', { asOf: null }],
  ])('%s %j cannot be read: reported with its cell', (key, value, expected) => {
    const settings = sheet('settings', [{}, { key, value }]);
    const { plan, findings } = readPlan({ ...MINIMAL, settings });
    expect(plan.settings).toMatchObject(expected);
    expect(findings).toMatchObject([
      {
        code: 'settingUnreadable',
        severity: 'error',
        at: { table: 'settings', row: 1, column: 'value' },
        params: { key, text: String(value) },
      },
    ]);
  });

  test('a plan of another name has it over the chart, unless a title is typed', () => {
    expect(settingsOf({ 'Název plánu': 'II. akční plán' }).plan.settings.chartTitle).toBe('II. akční plán');
    expect(settingsOf({ 'Název plánu': 'II. akční plán', 'Nadpis grafu': 'Přehled' }).plan.settings.chartTitle).toBe('Přehled');
  });

  test('of a key typed twice the first holds', () => {
    const settings = sheet('settings', [
      { key: 'Práh území', value: 0.8 },
      { key: 'práh území', value: 0.7 },
    ]);
    expect(planOf({ ...MINIMAL, settings }).settings.threshold).toBe(0.8);
  });
});

describe('merged cells', () => {
  test('hold for every row that they span, and are reported', () => {
    const statements = sheet(
      'statements',
      [STATEMENT, { ...STATEMENT, measure: '' }, { ...STATEMENT, measure: '' }, { ...STATEMENT, measure: 'A1.2' }],
      {
        merged: [{ row: 0, column: 0, rows: 3, columns: 1 }],
      },
    );
    const tables = { ...MINIMAL, statements };
    expect(planOf(tables).statements.map((s) => s.measure)).toEqual(['A1.1', 'A1.1', 'A1.1', 'A1.2']);
    expect(saidOf(tables)).toEqual([['mergedCells', { table: 'statements', row: 0, column: 'measure' }]]);
  });

  test('the same, where the column has been moved', () => {
    const columns = ['+Moje', 'criterion', 'submitter', 'measure', 'relation', 'progress', 'description'];
    const statements = sheet('statements', [STATEMENT, { ...STATEMENT, measure: '' }], {
      columns,
      merged: [{ row: 0, column: 3, rows: 2, columns: 1 }],
    });
    const tables = { ...MINIMAL, statements };
    expect(planOf(tables).statements.map((s) => s.measure)).toEqual(['A1.1', 'A1.1']);
    expect(saidOf(tables)).toEqual([['mergedCells', { table: 'statements', row: 0, column: 'measure' }]]);
  });

  test('across columns nothing is copied', () => {
    const statements = sheet('statements', [{ ...STATEMENT, description: 'Zápis', link: '' }], {
      merged: [{ row: 0, column: 6, rows: 1, columns: 2 }],
    });
    const tables = { ...MINIMAL, statements };
    expect(planOf(tables).statements[0]).toMatchObject({ description: 'Zápis', link: '' });
    expect(saidOf(tables).map(([code]) => code)).toEqual(['mergedCells']);
  });

  test('in the header they are reported at the first row, and reach past neither end', () => {
    const criteria = sheet('criteria', [CRITERION], {
      merged: [
        { row: -1, column: 0, rows: 2, columns: 1 },
        { row: 0, column: 2, rows: 9, columns: 1 },
      ],
    });
    const tables = { ...MINIMAL, criteria };
    expect(planOf(tables).criteria).toMatchObject([{ measure: 'A1.1', number: '1' }]);
    expect(saidOf(tables).map(([, at]) => [at?.row, at?.column])).toEqual([
      [0, 'measure'],
      [0, 'text'],
    ]);
  });

  test('the sheet itself is left as it is', () => {
    const statements = sheet('statements', [STATEMENT, {}], { merged: [{ row: 0, column: 0, rows: 2, columns: 1 }] });
    const copy = structuredClone(statements);
    readPlan({ ...MINIMAL, statements });
    expect(statements).toEqual(copy);
  });
});

describe('texts that would become formulas', () => {
  test.each(['=HYPERLINK("http://x")', '+420 485 226 111 Jan', '-odrážka', '@SUM(A1)'])(
    '%s is reported with its cell, and stays text',
    (text) => {
      const tables = { ...MINIMAL, statements: sheet('statements', [STATEMENT, { ...STATEMENT, description: text }]) };
      expect(saidOf(tables)).toEqual([['formulaText', { table: 'statements', row: 1, column: 'description' }]]);
      expect(planOf(tables).statements[1]!.description).toBe(text);
    },
  );

  test.each<CellValue>(['a=b', '–', '-', '-5', '+5 %', -5, '− 4 639 711'])('%j is not', (text) => {
    expect(saidOf({ ...MINIMAL, statements: sheet('statements', [{ ...STATEMENT, description: text }]) })).toEqual([]);
  });

  test('in columns of the user’s own and in those that the add-in writes nobody minds', () => {
    const columns = ['measure', 'number', 'text', 'level', '+=SUM(A:A)'];
    const criteria = sheet('criteria', [{ ...CRITERION, level: '=PLNENI.UROVEN(x)' }], { columns });
    expect(saidOf({ ...MINIMAL, criteria })).toEqual([]);
  });
});

test('the declared ASZ total is read as people write it', () => {
  const total = (aszTotal?: CellValue): number | null => planOf(aszTotal === undefined ? MINIMAL : { ...MINIMAL, aszTotal }).aszTotal;
  expect(total('680 269 114 Kč')).toBe(680269114);
  expect(total(680269114)).toBe(680269114);
  expect(total('')).toBeNull();
  expect(total()).toBeNull();
});

test.each([
  ['0 (teprve zahájena spolupráce)', '', 0, 'teprve zahájena spolupráce'],
  ['12 500 Kč (odhad)', 'bez dotací', 12500, 'odhad; bez dotací'],
  ['0', 'teprve zahájena spolupráce', 0, 'teprve zahájena spolupráce'],
  ['0 – teprve zahájena spolupráce', '', 0, 'teprve zahájena spolupráce'],
  ['0, zatím nic', '', 0, 'zatím nic'],
  ['11 080 000,- Kč (odhad)', '', 11080000, 'odhad'],
  ['1 234 567,- Kč', '', 1234567, undefined],
  ['45.881.463', '', 45881463, undefined],
  ['45.881.463 Kč', '', 45881463, undefined],
  // Eleven thousand, or eleven?
  ['11.080 Kč', '', null, undefined],
  ['11,080', 'odhad', null, 'odhad'],
  ['12,5 mil. Kč', '', null, undefined],
  ['zatím nic', '', null, undefined],
  ['(neuvedeno)', '', null, undefined],
] as const)('funds typed %j with the note %j are %s and %j', (funds, note, value, said) => {
  const [row] = planOf({ ...MINIMAL, asz: sheet('asz', [{ municipality: 'Cvikov', funds, note }]) }).asz;
  expect([row!.funds, row!.note]).toEqual([{ raw: funds, value }, said]);
});

test('funds with a page of spaces are read in a time that grows with the text', () => {
  const gap = ' '.repeat(30_000);
  const funds = [`5${gap}x`, `${gap}x`, `5${gap}Kč${gap}(odhad)`];
  const rows = planOf({
    ...MINIMAL,
    asz: sheet(
      'asz',
      funds.map((text) => ({ municipality: 'Cvikov', funds: text })),
    ),
  }).asz;
  expect(rows.map((row) => row.funds.value)).toEqual([null, null, 5]);
});

test.each([
  ['součet řádků', 'sum'],
  ['Uvedený součet', 'declared'],
  ['nevím', undefined],
] as const)('the total of the ASZ chosen as %j is %s', (value, chosen) => {
  expect(planOf({ ...MINIMAL, settings: sheet('settings', [{ key: 'Uváděný součet ASZ', value }]) }).settings.aszTotal).toBe(chosen);
});

test('of a municipality: inhabitants, its tile and since when it is a partner, where the sheet says them', () => {
  const row = { code: '1', name: 'A', orp: 'A', pou: 'A' };
  const municipalities = sheet('municipalities', [
    { ...row, district: 'Semily', population: '1 200', aszPartner: 'Ano', aszSince: '2020', tileRow: 3, tileColumn: '4' },
    { ...row, code: '2', population: 'mnoho', aszPartner: 'ne', tileRow: 3 },
    { ...row, code: '3', population: -1, tileRow: 0, tileColumn: 1 },
    { ...row, code: '4', tileRow: 1.5, tileColumn: 5000 },
  ]);
  expect(planOf({ ...MINIMAL, municipalities }).municipalities).toEqual([
    { ...row, district: 'Semily', population: 1200, aszSince: '2020', tile: { row: 3, column: 4 } },
    { ...row, code: '2' },
    { ...row, code: '3' },
    { ...row, code: '4' },
  ]);
});

test('among municipalities a sum, a heading and a source are none, and are told', () => {
  const turnov = { code: '577626', name: 'Turnov', orp: 'Turnov', pou: 'Turnov' };
  const none = [{ name: 'ORP Turnov' }, { name: 'Liberecký kraj celkem', population: 442_356 }, { code: 'Zdroj: ČSÚ, stav k 1. 1. 2021' }];
  const { plan, findings } = readPlan({
    ...MINIMAL,
    municipalities: sheet('municipalities', [...none.slice(0, 1), turnov, ...none.slice(1)]),
  });
  expect(plan.municipalities).toEqual([turnov]);
  expect(
    findings
      .filter(({ code }) => code === 'rowNotRecord')
      .map(({ at }) => at?.row)
      .sort(),
  ).toEqual([0, 2, 3]);
});

test('municipalities without codes are each one, and so are those of a list of names alone', () => {
  const places = ['Turnov', 'Semily'].map((name) => ({ code: '', name, orp: name, pou: name }));
  expect(planOf({ ...MINIMAL, municipalities: sheet('municipalities', places) }).municipalities).toEqual(places);
  const names = places.map(({ name }) => ({ name }));
  expect(planOf({ ...MINIMAL, municipalities: sheet('municipalities', names) }).municipalities.map(({ name }) => name)).toEqual([
    'Turnov',
    'Semily',
  ]);
});

test('a sum of the funds that begins with the name of the region is none of the rows', () => {
  const rows = [
    { municipality: 'Liberec', funds: 1000 },
    { municipality: 'Liberecký kraj celkem', funds: 1000 },
  ];
  expect(planOf({ ...MINIMAL, asz: sheet('asz', rows) }).asz).toHaveLength(1);
});

test('a municipality that stands twice is counted once and told', () => {
  const turnov = { code: '577626', name: 'Turnov', orp: 'Turnov', pou: 'Turnov' };
  const { plan, findings } = readPlan({
    ...MINIMAL,
    municipalities: sheet('municipalities', [turnov, { ...turnov, name: 'Turnov (znovu)' }]),
  });
  expect(plan.municipalities).toEqual([turnov]);
  expect(findings.filter(({ code }) => code === 'municipalityDuplicate')).toMatchObject([
    { at: { table: 'municipalities', row: 1, column: 'code' } },
  ]);
});

test('a declared total that is no number is told', () => {
  const { plan, findings } = readPlan({
    ...MINIMAL,
    asz: sheet('asz', [{ municipality: 'Liberec', funds: 1 }]),
    aszTotal: 'asi 680 milionů',
  });
  expect(plan.aszTotal).toBeNull();
  expect(findings.filter(({ code }) => code === 'numberUnreadable')).toMatchObject([{ at: { table: 'asz' } }]);
});

test('a header once more, totals and notes within a table are no records, and are told', () => {
  const [code, title] = ['Kód', 'Opatření'];
  const tables: WorkbookTables = {
    ...MINIMAL,
    measures: sheet('measures', [
      MEASURE,
      { code, subarea: 'Podokruh', title, lead: 'Gestor' },
      { code: 'Celkem', title: '2' },
      { code: 'Pozn.: bez ASZ' },
      { ...MEASURE, code: 'Celkem', title: 'Opatření, které má takový kód', lead: 'OSV' },
    ]),
    criteria: sheet('criteria', [
      CRITERION,
      { measure: 'Součet', number: '2' },
      { measure: 'Kód opatření', number: 'Č.', text: 'Kritérium plnění' },
    ]),
    statements: sheet('statements', [{ measure: '* doplnit' }, STATEMENT, { measure: 'Celkem 1' }]),
    leads: sheet('leads', [{ name: 'Total Brokers' }, { name: 'Legenda, z. s.' }, { name: 'Celkem: 2' }]),
  };
  const { plan, findings } = readPlan(tables);
  expect(plan.measures.map((one) => one.code)).toEqual(['A1.1', 'Celkem']);
  expect(plan.criteria).toHaveLength(1);
  expect(plan.statements).toHaveLength(1);
  expect(plan.leads.map(({ name }) => name)).toEqual(['Total Brokers', 'Legenda, z. s.']);
  expect(findings.filter((found) => found.code === 'totalDiffers')).toMatchObject([{ at: { row: 2 }, params: { count: 1 } }]);
  expect(findings.filter((found) => found.code === 'rowNotRecord').map(({ at }) => `${at?.table} ${at?.row}`)).toEqual([
    'measures 1',
    'measures 2',
    'measures 3',
    'criteria 1',
    'criteria 2',
    'statements 0',
    'statements 2',
    'leads 2',
  ]);
});
