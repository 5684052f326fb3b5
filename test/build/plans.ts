/**
 * Plans for tests, written as people type them: every builder takes the text of cells and reads it with the product's
 * own readers. `plan()` numbers the rows of each table by their place.
 */
import fc from 'fast-check';
import { answerOf, type Answer } from '../../src/core/plan/answer';
import { readDate, type IsoDate } from '../../src/core/text/date';
import type { Contact, Exchange } from '../../src/core/exchange/exchange';
import { LEVELS, type Level } from '../../src/core/plan/level';
import { liberecRegion } from '../../src/core/plan/municipalities';
import { readNumber } from '../../src/core/text/number';
import type { Area, AszRow, Criterion, Lead, Measure, Plan, Settings, Statement } from '../../src/core/plan/plan';
import type { Read } from '../../src/core/text/read';
import { INTERPRETATIONS } from '../../src/core/rules/interpretation';
import { foldIdentifier, foldNumber } from '../../src/core/text/identifiers';
import { PROGRESS_WORD, REASON_WORD, readLevel, readProgress, readReason, readRelation, RELATION_WORD } from '../../src/core/text/wording';

const readTyped = <T>(raw: string, parse: (raw: string) => T | null): Read<T> => ({ raw, value: raw === '' ? null : parse(raw) });
const date = (raw: string): Read<IsoDate> => readTyped(raw, readDate);

const settings = (over: Partial<Settings> = {}): Settings => ({
  planName: 'Akční plán 2024-2025',
  chartTitle: 'Přehled plnění akčního plánu 2024-2025',
  periodFrom: '2024-01-01',
  periodTo: '2025-12-31',
  asOf: '2025-12-31',
  expected: null,
  threshold: 0.9,
  reading: 'default',
  ...over,
});

export const area = (code: string, name: string, parent = ''): Area => ({
  row: 0,
  code,
  key: foldIdentifier(code),
  name,
  parentKey: foldIdentifier(parent),
});

/** The areas and sub-areas of the report, D and D1 as well as A1 and A2 with one name. */
export const PUBLISHED_AREAS: readonly Area[] = [
  area('A', 'Systémová opatření'),
  area('A1', 'Mezioborová spolupráce', 'A'),
  area('A2', 'Mezioborová spolupráce', 'A'),
  area('A3', 'Krajská péče o ohrožené děti, mládež, rodiny', 'A'),
  area('B', 'Osvěta, komunikace'),
  area('B1', 'Komunikace', 'B'),
  area('B2', 'Osvěta', 'B'),
  area('C', 'Znalosti a vzdělávání'),
  area('C1', 'Vzdělávání', 'C'),
  area('D', 'Infrastruktura'),
  area('D1', 'Infrastruktura', 'D'),
  area('E', 'Kvalita a její monitoring'),
  area('E1', 'Monitoring v oblasti sociálního začleňování z hlediska dopadu na cílovou skupinu', 'E'),
];

export interface TypedOverride {
  level?: string;
  reason?: string;
  author?: string;
  date?: string;
}
export interface TypedMeasure {
  subarea?: string;
  title?: string;
  lead?: string;
  partners?: string;
  follows?: string;
  override?: TypedOverride;
}

/** An override with all four parts. */
export const overriddenTo = (level: string): TypedOverride => ({
  level,
  reason: 'Doloženo při jednání',
  author: 'J. Nováková',
  date: '15. 1. 2026',
});

export function measure(code: string, typed: TypedMeasure = {}): Measure {
  const { level = '', reason = '', author = '', date: when = '' } = typed.override ?? {};
  return {
    row: 0,
    code,
    key: foldIdentifier(code),
    subarea: typed.subarea ?? 'A1',
    title: typed.title ?? `Opatření ${code}`,
    lead: typed.lead ?? 'OSV',
    partners: typed.partners ?? '',
    override: { level: readLevel(level), reason, author, date: date(when) },
    ...(typed.follows === undefined ? {} : { follows: typed.follows }),
  };
}

export const criterion = (code: string, number = '1', text = `Kritérium ${number} opatření ${code}`): Criterion => ({
  row: 0,
  measure: code,
  measureKey: foldIdentifier(code),
  number,
  key: foldNumber(number),
  text,
});

export interface TypedStatement {
  submitter?: string;
  relation?: string;
  progress?: string;
  territory?: string;
  description?: string;
  link?: string;
  date?: string;
  reason?: string;
  ownLevel?: string;
}

/** A statement that confirms the whole criterion, unless something else is typed. */
export function statement(code: string, number = '1', typed: TypedStatement = {}): Statement {
  return {
    row: 0,
    measure: code,
    measureKey: foldIdentifier(code),
    criterion: number,
    criterionKey: foldNumber(number),
    submitter: typed.submitter ?? 'OSV',
    relation: readRelation(typed.relation ?? 'Bezprostřední'),
    progress: readProgress(typed.progress ?? 'Realizováno'),
    territory: typed.territory ?? '',
    description: typed.description ?? 'Setkání proběhlo.',
    link: typed.link ?? '',
    date: date(typed.date ?? ''),
    reason: readReason(typed.reason ?? ''),
    ownLevel: readLevel(typed.ownLevel ?? ''),
  };
}

/** What is typed in a statement that stands at a level by the rule. */
export const SPOKEN: Readonly<Record<Level, TypedStatement>> = {
  fulfilled: { relation: 'Bezprostřední', progress: 'Realizováno' },
  partial: { relation: 'Částečný', progress: 'Realizováno' },
  unfulfilled: { relation: 'Bezprostřední', progress: 'Neplní se' },
};

export const lead = (name: string, short = ''): Lead => ({ row: 0, name, short });
export const aszRow = (municipality: string, funds: string): AszRow => ({ row: 0, municipality, funds: readTyped(funds, readNumber) });

export type PlanParts = { readonly settings?: Partial<Settings> } & Partial<Omit<Plan, 'settings'>>;

const numbered = <T extends { readonly row: number }>(rows: readonly T[] = []): T[] => rows.map((record, row) => ({ ...record, row }));

/** A plan of the given tables; what is not given is empty, and the municipalities are the 215. */
export const plan = (parts: PlanParts = {}): Plan => ({
  settings: settings(parts.settings),
  areas: numbered(parts.areas),
  measures: numbered(parts.measures),
  criteria: numbered(parts.criteria),
  statements: numbered(parts.statements),
  leads: numbered(parts.leads),
  municipalities: parts.municipalities ?? liberecRegion(),
  asz: numbered(parts.asz),
  aszTotal: parts.aszTotal ?? null,
});

export type Fragment = Pick<Plan, 'measures' | 'criteria' | 'statements'>;

/** A measure with one criterion for each level, and in each criterion one statement that gives it that level. */
export function measureAt(code: string, levels: readonly Level[], typed: TypedMeasure = {}): Fragment {
  const numbers = levels.map((_, i) => String(i + 1));
  return {
    measures: [measure(code, typed)],
    criteria: numbers.map((number) => criterion(code, number)),
    statements: levels.map((level, i) => statement(code, numbers[i], SPOKEN[level])),
  };
}

/** p fulfilled, c partial and n unfulfilled, as the tables of the specification write them. */
export const levelsOf = (p: number, c: number, n: number): Level[] => [p, c, n].flatMap((count, i) => Array<Level>(count).fill(LEVELS[i]!));

export const joined = (...fragments: readonly Fragment[]): Fragment => ({
  measures: fragments.flatMap((f) => f.measures),
  criteria: fragments.flatMap((f) => f.criteria),
  statements: fragments.flatMap((f) => f.statements),
});

/** The names of that many municipalities, each unambiguous, as one territory cell. */
export const territoryOf = (count: number): string =>
  liberecRegion()
    .slice(0, count)
    .map(({ code }) => code)
    .join('; ');

// --- arbitraries -----------------------------------------------------------------------------------------------------

/** Empty, each word of the list, and something that is no such word. */
const cell = (words: Readonly<Record<string, string>>): fc.Arbitrary<string> => fc.constantFrom('', ...Object.values(words), 'Probíhá');
/** Mostly empty, so that voices without territory are met as often as those with it. */
const territory = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', 'netýká se') },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.constantFrom(
          'celý kraj',
          'ORP Turnov',
          'ORP Česká Lípa',
          'POÚ Cvikov',
          'Liberec',
          'Pěnčín',
          'Pěnčín (Turnov)',
          'Lhota',
          territoryOf(194),
        ),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .map((names) => names.join('; ')),
  },
);

export const arbitraryTypedStatement: fc.Arbitrary<TypedStatement> = fc.record({
  submitter: fc.constantFrom('OSV', 'Odbor školství', 'Liberec'),
  relation: cell(RELATION_WORD),
  progress: cell(PROGRESS_WORD),
  territory,
  description: fc.constantFrom('', 'Setkání proběhlo.'),
  link: fc.constantFrom('', 'https://example.org/zapis'),
  date: fc.constantFrom('', '1. 6. 2025', '2026-01-05', 'loni'),
  reason: fc.constantFrom('', ...Object.values(REASON_WORD)),
  ownLevel: fc.constantFrom('', 'Plněno', 'Plněno částečně', 'Neplněno'),
});

const arbitraryOverride: fc.Arbitrary<TypedOverride> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom('Plněno', 'Plněno částečně', 'Neplněno').map(overriddenTo) },
  { weight: 1, arbitrary: fc.constant({ level: 'Plněno', author: 'J. Nováková' }) },
);

/** One measure with its criteria and statements; some measures have no criterion rows, some criteria no statement. */
export const arbitraryFragment = (code: string): fc.Arbitrary<Fragment> =>
  fc
    .record({
      subarea: fc.constantFrom('A1', 'A2', 'B1', 'D1', 'E1'),
      lead: fc.constantFrom('OSV', 'Odbor školství', 'Liberec'),
      override: arbitraryOverride,
      statements: fc.array(fc.array(arbitraryTypedStatement, { maxLength: 5 }), { maxLength: 4 }),
      without: fc.array(arbitraryTypedStatement, { maxLength: 3 }),
    })
    .map(({ statements, without, ...typed }) => ({
      measures: [measure(code, typed)],
      criteria: statements.map((_, i) => criterion(code, String(i + 1))),
      statements: [
        ...statements.flatMap((list, i) => list.map((s) => statement(code, String(i + 1), s))),
        ...without.map((s) => statement(code, '', s)),
      ],
    }));

const CODES = ['A1.1', 'A1.2', 'A1.10', 'B2.1', 'C1.4', 'D1.1'];

/** Plans in which every code stands once, so that the order of rows has nothing to decide. */
export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .tuple(fc.subarray(CODES), fc.constantFrom(...INTERPRETATIONS), fc.constantFrom(0.5, 0.9, 1))
  .chain(([codes, reading, threshold]) =>
    fc.tuple(...codes.map(arbitraryFragment)).map((fragments) =>
      plan({
        settings: { reading, threshold },
        areas: PUBLISHED_AREAS,
        leads: [lead('Odbor sociálních věcí', 'OSV'), lead('Odbor školství')],
        ...joined(...fragments),
      }),
    ),
  );

/** The same plan with the rows of its tables in another order. */
export const arbitraryReordered = (original: Plan): fc.Arbitrary<Plan> =>
  fc
    .record({
      measures: shuffled(original.measures),
      criteria: shuffled(original.criteria),
      statements: shuffled(original.statements),
    })
    .map((rows) => plan({ ...original, ...rows }));

export const shuffled = <T>(rows: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length });

export const contact = (name: string, over: Partial<Contact> = {}): Contact => ({
  row: 0,
  name,
  short: '',
  type: '',
  email: '',
  called: null,
  returned: null,
  file: '',
  confirmedBy: '',
  confirmedOn: null,
  ...over,
});

export const exchange = (over: Partial<Exchange> = {}): Exchange => ({
  calledOn: null,
  deadline: null,
  addressed: [],
  sources: new Map(),
  ...over,
  contacts: numbered(over.contacts),
});

export const answer = (typed: TypedStatement = {}): Answer => answerOf(statement('A1.1', '1', typed));
