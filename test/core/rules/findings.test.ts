import { liberecRegion } from '../../../src/core/plan/municipalities';
import { evaluate } from '../../../src/core/rules/evaluate';
import {
  bySeverity,
  checkPlan,
  declaredMinusSum,
  finding,
  SEVERITY,
  type At,
  type Finding,
  type FindingCode,
} from '../../../src/core/rules/findings';
import type { Area, Plan } from '../../../src/core/plan/plan';
import {
  area,
  aszRow,
  criterion,
  joined,
  lead,
  measure,
  measureAt,
  overriddenTo,
  plan,
  PUBLISHED_AREAS,
  SPOKEN,
  statement,
  type PlanParts,
  type TypedMeasure,
  type TypedStatement,
} from '../../build/plans';

const findings = (p: Plan): Finding[] => checkPlan(p, evaluate(p));

/** A plan with one of everything and nothing to say of it. */
const OSV = lead('Odbor sociálních věcí', 'OSV');
const CLEAN = {
  settings: { expected: 1 },
  areas: [area('A', 'Systémová opatření'), area('A1', 'Mezioborová spolupráce', 'A')],
  measures: [measure('A1.1')],
  criteria: [criterion('A1.1', '1')],
  statements: [statement('A1.1', '1', { date: '1. 6. 2025', ownLevel: 'Plněno', territory: 'celý kraj' })],
  leads: [OSV],
  asz: [aszRow('Liberec', '351 688 567'), aszRow('Ralsko', '61 452 563')],
  aszTotal: 413_141_130,
} satisfies PlanParts;

const withStatement = (typed: TypedStatement): PlanParts => ({ ...CLEAN, statements: [statement('A1.1', '1', typed)] });
const withMeasure = (typed: TypedMeasure): PlanParts => ({ ...CLEAN, measures: [measure('A1.1', typed)] });
const second = (code: string, number = '1', typed: TypedStatement = {}): PlanParts => ({
  ...CLEAN,
  statements: [...CLEAN.statements, statement(code, number, typed)],
});
const { date: _, ...noDate } = overriddenTo('Plněno');

type Expected = readonly [FindingCode, At];
const inStatements = (column: string, row = 0): At => ({ table: 'statements', row, column });
const inMeasures = (column: string, row = 0): At => ({ table: 'measures', row, column });

/** A row of the form with neither relation nor progress, and one thing that may stand in it alone. */
const NOTHING_SAID: TypedStatement = { relation: '', progress: '', description: '' };
const SAID_ALONE = {
  description: 'Není naše',
  link: 'https://example.cz',
  territory: 'celý kraj',
  date: '1. 6. 2025',
  reason: 'jiné',
  ownLevel: 'Neplněno',
} as const;

/** Each finding by its smallest cause: what was changed in the clean plan, and everything that is then found. */
const CASES: readonly (readonly [string, PlanParts, ...Expected[]])[] = [
  [
    'a code typed twice, in another case',
    { ...CLEAN, measures: [measure('A1.1'), measure('a1.1 ')] },
    ['measureDuplicate', inMeasures('code', 1)],
  ],
  [
    'a measure without criteria',
    { ...CLEAN, settings: { expected: 2 }, measures: [measure('A1.1'), measure('A1.2')] },
    ['measureWithoutCriteria', inMeasures('code', 1)],
  ],
  ['71 measures too few', { ...CLEAN, settings: { expected: 72 } }, ['measureCount', { table: 'measures' }]],
  ['one measure too many', { ...CLEAN, settings: { expected: 0 } }, ['measureCount', { table: 'measures' }]],
  ['a sub-area that is not listed', withMeasure({ subarea: 'B9' }), ['areaUnknown', inMeasures('subarea')]],
  ['no sub-area', withMeasure({ subarea: '' }), ['areaUnknown', inMeasures('subarea')]],
  [
    'two sub-areas of one name',
    { ...CLEAN, areas: [...CLEAN.areas, area('A2', 'Mezioborová  spolupráce', 'A')] },
    ['areasSameName', { table: 'areas', row: 2, column: 'name' }],
  ],
  [
    'an area code that repeats',
    { ...CLEAN, areas: [...CLEAN.areas, area('a1', 'Jiný název', 'A')] },
    ['areaDuplicate', { table: 'areas', row: 2, column: 'code' }],
  ],
  [
    'two areas of one name',
    { ...CLEAN, areas: [...CLEAN.areas, area('B', 'SYSTÉMOVÁ OPATŘENÍ')] },
    ['areasSameName', { table: 'areas', row: 2, column: 'name' }],
  ],
  [
    'a criterion of an unknown measure',
    { ...CLEAN, criteria: [...CLEAN.criteria, criterion('A9.9')] },
    ['criterionUnknownMeasure', { table: 'criteria', row: 1, column: 'measure' }],
  ],
  [
    'a criterion number typed twice',
    { ...CLEAN, criteria: [...CLEAN.criteria, criterion('A1.1', '1.')] },
    ['criterionDuplicate', { table: 'criteria', row: 1, column: 'number' }],
  ],
  ['a statement of an unknown measure', second('A9.9'), ['statementUnknownMeasure', inStatements('measure', 1)]],
  ['a statement of an unknown criterion', second('A1.1', '2'), ['statementUnknownCriterion', inStatements('criterion', 1)]],
  ['a statement without a criterion number', second('A1.1', ''), ['statementUnknownCriterion', inStatements('criterion', 1)]],
  ['vztah missing', withStatement({ relation: '' }), ['statementIncomplete', inStatements('relation')]],
  ['stav missing', withStatement({ progress: '' }), ['statementIncomplete', inStatements('progress')]],
  ...(['description', 'link', 'territory', 'date', 'reason', 'ownLevel'] as const).map((field): (typeof CASES)[number] => [
    `only ${field} filled in`,
    { ...CLEAN, statements: [statement('A1.1', '1', { ...NOTHING_SAID, [field]: SAID_ALONE[field] })] },
    ['statementIncomplete', inStatements('relation')],
    ['leadReturnedIncomplete', { table: 'leads', row: 0, column: 'name' }],
  ]),
  [
    'a description alone beside an answer',
    { ...CLEAN, statements: [...CLEAN.statements, statement('A1.1', '1', { ...NOTHING_SAID, description: 'Ještě něco' })] },
    ['statementIncomplete', inStatements('relation', 1)],
  ],
  ['an unknown vztah', withStatement({ relation: 'asi ano' }), ['wordingUnknown', inStatements('relation')]],
  ['an unknown stav', withStatement({ progress: 'Probíhá' }), ['wordingUnknown', inStatements('progress')]],
  [
    'an unknown vztah and no stav',
    withStatement({ relation: '–', progress: '' }),
    ['wordingUnknown', inStatements('relation')],
    ['statementIncomplete', inStatements('progress')],
  ],
  [
    'an unknown vztah that the rule does not need',
    withStatement({ relation: 'asi ano', progress: 'Neplní se' }),
    ['wordingIgnored', inStatements('relation')],
  ],
  [
    'an unknown stav that the rule does not need',
    withStatement({ relation: 'Žádný', progress: 'Probíhá' }),
    ['wordingIgnored', inStatements('progress')],
  ],
  ['an unknown reason', withStatement({ reason: 'nevíme' }), ['wordingIgnored', inStatements('reason')]],
  ['an unknown own level', withStatement({ ownLevel: 'Plněno průběžně' }), ['wordingIgnored', inStatements('ownLevel')]],
  ['vztah in other words', withStatement({ relation: 'bezprostredni' }), ['wordingVariant', inStatements('relation')]],
  ['stav in other words', withStatement({ progress: 'Realizováno.' }), ['wordingVariant', inStatements('progress')]],
  ['reason in other words', withStatement({ reason: 'Jiné' }), ['wordingVariant', inStatements('reason')]],
  ['own level in other words', withStatement({ ownLevel: 'splněno' }), ['wordingVariant', inStatements('ownLevel')]],
  ['an override in other words', withMeasure({ override: overriddenTo('splněno') }), ['wordingVariant', inMeasures('overrideLevel')]],
  [
    'the same evidence twice',
    { ...CLEAN, statements: [...CLEAN.statements, ...CLEAN.statements] },
    ['statementRepeated', inStatements('measure', 1)],
  ],
  ['fulfilled without evidence', withStatement({ description: '' }), ['evidenceMissing', inStatements('description')]],
  [
    'a territory in a plan without municipalities',
    { ...CLEAN, statements: [statement('A1.1', '1', { territory: 'celý kraj' })], municipalities: [] },
    ['municipalitiesMissing', inStatements('territory')],
  ],
  [
    'a town that does not say for which territory it speaks, where another one does',
    { ...CLEAN, statements: [statement('A1.1', '1', { territory: 'celý kraj' }), statement('A1.1', '1', { submitter: 'Město Doksy' })] },
    ['territoryMissing', inStatements('territory', 1)],
  ],
  ['an unknown municipality', withStatement({ territory: 'celý kraj; Lhota' }), ['municipalityUnknown', inStatements('territory')]],
  ['an ambiguous municipality', withStatement({ territory: 'celý kraj; Pěnčín' }), ['municipalityAmbiguous', inStatements('territory')]],
  [
    'two wrong names in one cell',
    withStatement({ territory: 'Pěnčín; celý kraj; Lhota' }),
    ['municipalityAmbiguous', inStatements('territory')],
    ['municipalityUnknown', inStatements('territory')],
  ],
  [
    'two measures whose codes differ in diacritics alone',
    { ...CLEAN, settings: { expected: 3 }, ...joined(CLEAN, measureAt('Š1.1', ['fulfilled']), measureAt('S1.1', ['fulfilled'])) },
    ['codesAlike', { table: 'measures', row: 2, column: 'code' }],
  ],
  [
    'two gestors whose short names differ in diacritics alone',
    { ...CLEAN, leads: [OSV, lead('Odbor školství', 'OŠ'), lead('Odbor správní', 'OS')] },
    ['codesAlike', { table: 'leads', row: 2, column: 'short' }],
  ],
  ['what may be two partners', withMeasure({ partners: 'MPSV / OSV' }), ['bodiesSeveral', inMeasures('partners')]],
  ['a partner who is named elsewhere', withMeasure({ partners: 'viz A1.2' }), ['bodyReference', inMeasures('partners')]],
  ['one of two gestors unknown', withMeasure({ lead: 'OSV; MŠMT' }), ['leadUnknown', inMeasures('lead')]],
  [
    'several criteria in one cell',
    { ...CLEAN, criteria: [criterion('A1.1', '1', '1. Setkání proběhlo. 2. Zápis je na webu.')] },
    ['criteriaInOneCell', { table: 'criteria', row: 0, column: 'text' }],
  ],
  [
    'a date at the beginning of a criterion',
    { ...CLEAN, criteria: [criterion('A1.1', '1', '1. 2. 2026 proběhlo setkání, ve 2. pololetí další')] },
  ],
  ['an unknown gestor', withMeasure({ lead: 'MŠMT' }), ['leadUnknown', inMeasures('lead')]],
  ['no gestor', withMeasure({ lead: '' }), ['leadMissing', inMeasures('lead')]],
  ['a mark of nothing in the place of the gestor', withMeasure({ lead: '–' }), ['leadMissing', inMeasures('lead')]],
  ['a question mark in the place of the gestor', withMeasure({ lead: '?' }), ['leadMissing', inMeasures('lead')]],
  ['nothing beside a gestor', withMeasure({ lead: 'OSV; –', partners: 'x' })],
  ['no list of gestors, and no gestor', { ...withMeasure({ lead: '×' }), leads: [] }, ['leadMissing', inMeasures('lead')]],
  [
    'no gestor, where a listed one has no short name',
    { ...withMeasure({ lead: '' }), leads: [OSV, lead('Odbor školství')] },
    ['leadMissing', inMeasures('lead')],
  ],
  [
    'a gestor who returned nothing',
    withStatement({ submitter: 'Liberec' }),
    ['leadReturnedNothing', { table: 'leads', row: 0, column: 'name' }],
  ],
  [
    'a gestor whose row is empty',
    { ...CLEAN, statements: [statement('A1.1', '1', { ...NOTHING_SAID }), statement('A1.1', '1', { submitter: 'Liberec' })] },
    ['leadReturnedNothing', { table: 'leads', row: 0, column: 'name' }],
  ],
  ['nobody has answered yet: no gestor is late', { ...CLEAN, statements: [statement('A1.1', '1', { ...NOTHING_SAID })] }],
  ['an override without level', withMeasure({ override: { ...overriddenTo('') } }), ['overrideIncomplete', inMeasures('overrideLevel')]],
  [
    'an override without reason',
    withMeasure({ override: { ...overriddenTo('Plněno'), reason: '' } }),
    ['overrideIncomplete', inMeasures('overrideReason')],
  ],
  [
    'an override without author',
    withMeasure({ override: { ...overriddenTo('Plněno'), author: '' } }),
    ['overrideIncomplete', inMeasures('overrideAuthor')],
  ],
  ['an override without date', withMeasure({ override: noDate }), ['overrideIncomplete', inMeasures('overrideDate')]],
  [
    'an override with a date that cannot be read',
    withMeasure({ override: { ...noDate, date: 'včera' } }),
    ['overrideIncomplete', inMeasures('overrideDate')],
  ],
  ['an override of level alone', withMeasure({ override: { level: 'Plněno' } }), ['overrideIncomplete', inMeasures('overrideReason')]],
  [
    'an override with an unknown level',
    withMeasure({ override: overriddenTo('Probíhá') }),
    ['wordingUnknown', inMeasures('overrideLevel')],
    ['overrideIncomplete', inMeasures('overrideLevel')],
  ],
  ['a date that cannot be read', withStatement({ date: 'loni' }), ['dateUnreadable', inStatements('date')]],
  ['evidence from before the period', withStatement({ date: '31. 12. 2023' }), ['dateOutsidePeriod', inStatements('date')]],
  ['evidence from after the period', withStatement({ date: '1. 1. 2026' }), ['dateOutsidePeriod', inStatements('date')]],
  [
    'after the only end that is stated',
    { ...withStatement({ date: '1. 1. 2026' }), settings: { expected: 1, periodFrom: null } },
    ['dateOutsidePeriod', inStatements('date')],
  ],
  [
    'an amount that cannot be read',
    { ...CLEAN, asz: [...CLEAN.asz, aszRow('Cvikov', '0 (teprve zahájena spolupráce)')] },
    ['numberUnreadable', { table: 'asz', row: 2, column: 'funds' }],
  ],
  [
    'a partner of the ASZ without a row of funds',
    { ...CLEAN, municipalities: liberecRegion().map((one) => (one.name === 'Doksy' ? { ...one, aszSince: '' } : one)) },
    ['aszRowMissing', { table: 'asz', column: 'municipality' }],
  ],
  [
    'a partner of the ASZ with a row without an amount',
    {
      ...CLEAN,
      municipalities: liberecRegion().map((one) => (one.name === 'Doksy' ? { ...one, aszSince: '' } : one)),
      asz: [...CLEAN.asz, aszRow('Doksy', '')],
    },
    ['aszRowMissing', { table: 'asz', column: 'municipality' }],
  ],
  ['a declared total that is not the sum', { ...CLEAN, aszTotal: 413_141_131 }, ['aszTotal', { table: 'asz', column: 'funds' }]],
  [
    'a borderline measure',
    {
      ...CLEAN,
      criteria: [...CLEAN.criteria, criterion('A1.1', '2')],
      statements: [...CLEAN.statements, statement('A1.1', '2', SPOKEN.unfulfilled)],
    },
    ['borderline', inMeasures('code')],
  ],
  ['the gestor thinks otherwise', withStatement({ ownLevel: 'Plněno částečně' }), ['leadDisagrees', inStatements('ownLevel')]],
  [
    'the gestor under the full name thinks otherwise',
    withStatement({ submitter: 'Odbor sociálních věcí', ownLevel: 'Neplněno' }),
    ['leadDisagrees', inStatements('ownLevel')],
  ],
];

test('a clean plan has no findings', () => {
  expect(findings(plan(CLEAN))).toEqual([]);
});

test.each(CASES.map(([name, parts, ...expected]) => [name, parts, expected] as const))('%s', (_name, parts, expected) => {
  expect(findings(plan(parts)).map(({ code, at }) => [code, at])).toEqual(expected);
});

test('every code has its smallest cause here, or in the schema where only the sheet shows it', () => {
  const onSheet: FindingCode[] = [
    'tableMissing',
    'measureCodeMissing',
    'settingUnreadable',
    'settingUnknown',
    'municipalityDuplicate',
    'rowsBelow',
    'codeIsDate',
    'codeIsNumber',
    'mergedCells',
    'formulaText',
    'levelMissing',
    'rowNotRecord',
    'rowsHidden',
    'rowsPartlyStruck',
    'rowsStruck',
    // of a plain list alone
    'codeFromNeighbours',
    'codeNumberTwice',
    'rowNotMeasure',
    'totalDiffers',
  ];
  const here = CASES.flatMap(([, , ...expected]) => expected.map(([code]) => code));
  expect([...new Set([...here, ...onSheet])].sort()).toEqual(Object.keys(SEVERITY).sort());
});

test.each<[string, PlanParts]>([
  ['no expected count is stated', { ...CLEAN, settings: { expected: null } }],
  ['evidence on the first day', withStatement({ date: '1. 1. 2024' })],
  ['evidence on the last day', withStatement({ date: '31. 12. 2025' })],
  [
    'evidence of any day when no period is stated',
    { ...withStatement({ date: '1. 1. 1999' }), settings: { expected: 1, periodFrom: null, periodTo: null } },
  ],
  ['a criterion number with a full stop', { ...CLEAN, statements: [statement('A1.1', '1.')] }],
  ['no date', withStatement({ date: '' })],
  ['marks of nothing for partners', withMeasure({ partners: '–; x\nNení.' })],
  ['partners who are all known', withMeasure({ partners: 'Liberec / OSV, Město Semily a Turnov' })],
  ['a gestor written in full', withMeasure({ lead: 'odbor\u00a0SOCIÁLNÍCH věcí' })],
  ['a gestor who returned under the full name', withStatement({ submitter: 'Odbor sociálních věcí' })],
  ['a gestor who answers for nothing returned nothing', { ...CLEAN, leads: [OSV, lead('Odbor školství', 'OŠ')] }],
  ['no list of gestors', { ...CLEAN, leads: [] }],
  ['no list of areas', { ...CLEAN, areas: [] }],
  ['no ASZ table, though a total', { ...CLEAN, asz: [] }],
  ['no declared total', { ...CLEAN, aszTotal: null }],
  ['a whole override', withMeasure({ override: overriddenTo('Plněno') })],
  [
    'a municipality that thinks otherwise of its part',
    second('A1.1', '1', { submitter: 'Liberec', territory: 'Liberec', ownLevel: 'Neplněno' }),
  ],
  ['an empty row of a statement', second('A1.1', '1', { relation: '', progress: '', description: '' })],
  ['one criterion number in two measures', { ...CLEAN, settings: { expected: 2 }, ...joined(CLEAN, measureAt('A1.2', ['fulfilled'])) }],
])('nothing to say: %s', (_name, parts) => {
  expect(findings(plan(parts))).toEqual([]);
});

test('a measure without criterion rows takes statements with an empty number, and only those', () => {
  const of = (number: string): FindingCode[] =>
    findings(plan({ ...CLEAN, criteria: [], statements: [statement('A1.1', number)] })).map((f) => f.code);
  expect(of('')).toEqual(['measureWithoutCriteria']);
  expect(of('1')).toEqual(['measureWithoutCriteria', 'statementUnknownCriterion']);
});

test('of the published areas only A1 and A2 are two with one name; D holds D1', () => {
  const said = findings(plan({ areas: PUBLISHED_AREAS }));
  expect(said.map(({ code, params }) => [code, params['code'], params['other']])).toEqual([['areasSameName', 'A2', 'A1']]);
});

test('areas without a name are not of one name', () => {
  const areas: Area[] = [area('A', ''), area('B', '')];
  expect(findings(plan({ areas }))).toEqual([]);
});

test('the published ASZ table: −4 639 711', () => {
  const amounts = [351688567, 45881463, 11080000, 117478288, 61452563, 53569163, 19058781, 24700000, 0];
  expect(declaredMinusSum(680269114, amounts)).toBe(-4639711);
  const [said] = findings(plan({ asz: amounts.map((n) => aszRow('x', String(n))), aszTotal: 680269114 }));
  expect(said).toMatchObject({ code: 'aszTotal', params: { declared: 680269114, sum: 684908825, difference: -4639711 } });
});

test('haléře that are not exact in binary are no difference', () => {
  expect(declaredMinusSum(0.3, [0.1, 0.2])).toBe(0);
  expect(declaredMinusSum(100.35, [100.1, 0.2])).toBe(0.05);
  expect(findings(plan({ asz: [aszRow('x', '100,10'), aszRow('y', '200,20')], aszTotal: 300.3 }))).toEqual([]);
});

test.each<[string, PlanParts, string]>([
  ['a statement', second('Š1.1'), 'S1.1'],
  ['a criterion', { ...CLEAN, criteria: [...CLEAN.criteria, criterion('Š1.1')] }, 'S1.1'],
  ['a lead', withMeasure({ lead: 'Odbor socialnich veci' }), 'Odbor sociálních věcí'],
  ['a subarea', withMeasure({ subarea: 'Á1' }), 'A1'],
])('%s that names something nearly as it is called is told what is nearest, and is not taken for it', (_name, parts, nearest) => {
  const known = joined(measureAt('S1.1', ['fulfilled']));
  const said = findings(plan({ ...parts, settings: {}, measures: [...(parts.measures ?? []), ...known.measures] }));
  expect(said.filter(({ params }) => params['nearest'] !== undefined).map(({ params }) => params['nearest'])).toEqual([nearest]);
});

test('a finding carries what its sentence needs', () => {
  const params = (parts: PlanParts): Finding['params'] => findings(plan(parts))[0]!.params;
  expect(params(withStatement({ territory: 'celý kraj; Pěnčín' }))).toEqual({
    name: 'Pěnčín',
    candidates: 'Pěnčín (Železný Brod); Pěnčín (Turnov)',
  });
  expect(params({ ...CLEAN, settings: { expected: 72 } })).toEqual({ count: 1, expected: 72 });
  expect(params({ ...CLEAN, measures: [measure('A1.1'), measure('A1.1')] })).toEqual({ code: 'A1.1', firstRow: 0 });
  expect(params(withMeasure({ override: { level: 'Plněno' } }))).toEqual({ code: 'A1.1', missing: 'reason author date' });
  expect(params(withStatement({ date: '5. 1. 2026' }))).toEqual({ date: '2026-01-05', from: '2024-01-01', to: '2025-12-31' });
  expect(params(withStatement({ progress: 'Probíhá' }))).toEqual({ text: 'Probíhá' });
  expect(params(withStatement({ progress: 'realizovano' }))).toEqual({ text: 'realizovano', word: 'Realizováno' });
  expect(params(withStatement({ ownLevel: 'Neplněno' }))).toEqual({ code: 'A1.1', number: '1', own: 'Neplněno', computed: 'Plněno' });
  expect(
    params({
      ...CLEAN,
      criteria: [...CLEAN.criteria, criterion('A1.1', '2')],
      statements: [...CLEAN.statements, statement('A1.1', '2', SPOKEN.unfulfilled)],
    }),
  ).toEqual({ code: 'A1.1', default: 'Neplněno', literal: 'Neplněno', relative: 'Neplněno', lenient: 'Plněno částečně' });
});

test('errors first, then warnings, then information, else in the order found', () => {
  const found = [
    finding('borderline', null),
    finding('leadUnknown', null, { text: '1' }),
    finding('measureCount', null),
    finding('leadUnknown', null, { text: '2' }),
  ];
  expect(bySeverity(found).map((f) => [f.severity, f.params['text']])).toEqual([
    ['error', undefined],
    ['warning', '1'],
    ['warning', '2'],
    ['info', undefined],
  ]);
});

test('what the specification calls an error is one', () => {
  const errors: FindingCode[] = [
    'wordingUnknown',
    'statementIncomplete',
    'evidenceMissing',
    'municipalityUnknown',
    'municipalityAmbiguous',
    'territoryMissing',
  ];
  for (const code of errors) expect(finding(code, null).severity).toBe('error');
});

test.each([
  ['an office, which speaks for the region', { submitter: 'OSV' }, 'celý kraj'],
  ['a town that says that it is about no territory', { submitter: 'Město Doksy', territory: 'netýká se' }, 'celý kraj'],
  ['a town that gives no voice', { submitter: 'Město Doksy', progress: '', relation: '' }, 'celý kraj'],
  ['a town where nobody speaks of territory', { submitter: 'Město Doksy' }, ''],
])('no territory is asked of %s', (_, typed, territory) => {
  const own = { ...CLEAN, statements: [statement('A1.1', '1', { territory }), statement('A1.1', '1', typed)] };
  expect(findings(plan(own)).map(({ code }) => code)).not.toContain('territoryMissing');
});

test.each([
  ['Doksy', 'Doksy; POÚ Doksy'],
  ['Městský úřad Semily', 'Semily; POÚ Semily; ORP Semily'],
  ['Obec Pertoltice', 'Pertoltice'],
])('%s may speak for %s', (submitter, candidates) => {
  const own = { ...CLEAN, statements: [statement('A1.1', '1', { territory: 'celý kraj' }), statement('A1.1', '1', { submitter })] };
  expect(findings(plan(own)).find(({ code }) => code === 'territoryMissing')?.params).toMatchObject({ candidates });
});
