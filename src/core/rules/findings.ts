import type { Evaluation, MeasureVerdict } from './evaluate';
import { missingOfOverride } from './evaluate';
import type { Measure, Plan, Statement, TableId } from '../plan/plan';
import { isUnreadable, type Read } from '../text/read';
import { judgeStatement } from './statement';
import { fold } from '../text/text';
import { LEVEL_WORD, PROGRESS_WORD, REASON_WORD, RELATION_WORD } from '../text/wording';

export type Severity = 'error' | 'warning' | 'info';

/** Where a finding stands; a column is named by its id in the schema. */
export interface At {
  readonly table: TableId;
  /** 0-based data row; absent when the finding concerns the whole table */
  readonly row?: number;
  readonly column?: string;
}

/** Something to be mended before anyone believes a number. The sentence and the way out are made of it elsewhere. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly at: At | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Every finding with its severity: an error can make a published figure wrong, a warning may, an info cannot. */
export const SEVERITY = {
  tableMissing: 'warning',
  measureCodeMissing: 'error',
  codeIsDate: 'error',
  codeIsNumber: 'warning',
  measureDuplicate: 'error',
  measureWithoutCriteria: 'warning',
  measureCount: 'error',
  levelMissing: 'error',
  areaUnknown: 'error',
  areaDuplicate: 'error',
  areasSameName: 'warning',
  criterionUnknownMeasure: 'error',
  criterionDuplicate: 'error',
  statementUnknownMeasure: 'error',
  statementUnknownCriterion: 'error',
  statementIncomplete: 'error',
  wordingUnknown: 'error',
  wordingIgnored: 'warning',
  wordingVariant: 'info',
  evidenceMissing: 'error',
  municipalityDuplicate: 'error',
  municipalityUnknown: 'error',
  municipalityAmbiguous: 'error',
  leadUnknown: 'warning',
  leadReturnedNothing: 'warning',
  overrideIncomplete: 'error',
  dateUnreadable: 'warning',
  dateOutsidePeriod: 'warning',
  numberUnreadable: 'warning',
  settingUnreadable: 'error',
  settingUnknown: 'info',
  aszTotal: 'warning',
  rowsBelow: 'warning',
  mergedCells: 'warning',
  formulaText: 'warning',
  borderline: 'info',
  leadDisagrees: 'warning',
} as const satisfies Record<string, Severity>;
export type FindingCode = keyof typeof SEVERITY;

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

export function finding(code: FindingCode, at: At | null, params: Finding['params'] = {}): Finding {
  return { code, severity: SEVERITY[code], at, params };
}

/** Errors first; within a severity in the order in which they were found, table by table, row by row. */
export const bySeverity = <F extends Finding>(findings: readonly F[]): F[] =>
  [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));

/** Everything that can be checked on the records themselves; what only the sheet shows is added by the schema. */
export function checkPlan(plan: Plan, evaluation: Evaluation): Finding[] {
  return [
    ...checkAreas(plan),
    ...checkMeasures(plan),
    ...checkCriteria(plan),
    ...checkStatements(plan, evaluation),
    ...checkLeads(plan),
    ...checkAsz(plan),
    ...checkVerdicts(plan, evaluation),
  ];
}

function* checkAreas({ areas }: Plan): Generator<Finding> {
  const first = new Map<string, string>();
  const codes = new Set<string>();
  for (const { row, code, key: codeKey, name, parentKey } of areas) {
    if (codes.has(codeKey)) yield finding('areaDuplicate', { table: 'areas', row, column: 'code' }, { code });
    codes.add(codeKey);
    // An area may share its name with its only sub-area (D and D1 do); two at one level may not.
    const key = `${parentKey === '' ? '' : 'sub'}\n${fold(name)}`;
    const other = first.get(key);
    if (other !== undefined && name !== '') yield finding('areasSameName', { table: 'areas', row, column: 'name' }, { code, other, name });
    else first.set(key, code);
  }
}

function* checkMeasures({ measures, criteria, areas, leads, settings }: Plan): Generator<Finding> {
  const first = new Map<string, Measure>();
  const withCriteria = new Set(criteria.map((c) => c.measureKey));
  const areaKeys = new Set(areas.map((area) => area.key));
  // A lead without a short name must not make a measure without a lead a known one.
  const leadNames = new Set(leads.flatMap((lead) => [fold(lead.name), fold(lead.short)]).filter((name) => name !== ''));
  for (const measure of measures) {
    const { row, code, key } = measure;
    const at = (column: string) => ({ table: 'measures', row, column }) as const;
    const other = first.get(key);
    if (other) {
      yield finding('measureDuplicate', at('code'), { code, firstRow: other.row });
      continue;
    }
    first.set(key, measure);
    if (!withCriteria.has(key)) yield finding('measureWithoutCriteria', at('code'), { code });
    if (areas.length > 0 && !areaKeys.has(fold(measure.subarea)))
      yield finding('areaUnknown', at('subarea'), { code, text: measure.subarea });
    if (leads.length > 0 && !leadNames.has(fold(measure.lead))) yield finding('leadUnknown', at('lead'), { code, text: measure.lead });
    yield* checkOverride(measure);
  }
  if (settings.expected !== null && first.size !== settings.expected)
    yield finding('measureCount', { table: 'measures' }, { count: first.size, expected: settings.expected });
}

function* checkOverride(measure: Measure): Generator<Finding> {
  const { level, reason, author, date } = measure.override;
  if (isUnreadable(level))
    yield finding('wordingUnknown', { table: 'measures', row: measure.row, column: 'overrideLevel' }, { text: level.raw });
  yield* checkVariant(level, LEVEL_WORD, { table: 'measures', row: measure.row, column: 'overrideLevel' });
  const missing = missingOfOverride(measure);
  const untouched = level.raw === '' && reason === '' && author === '' && date.raw === '';
  if (missing.length === 0 || untouched) return;
  const column = { level: 'overrideLevel', reason: 'overrideReason', author: 'overrideAuthor', date: 'overrideDate' }[missing[0]!];
  yield finding('overrideIncomplete', { table: 'measures', row: measure.row, column }, { code: measure.code, missing: missing.join(' ') });
}

function* checkCriteria({ criteria, measures }: Plan): Generator<Finding> {
  const known = new Set(measures.map((m) => m.key));
  const first = new Map<string, number>();
  for (const { row, measure, measureKey, number, key } of criteria) {
    if (!known.has(measureKey)) yield finding('criterionUnknownMeasure', { table: 'criteria', row, column: 'measure' }, { code: measure });
    const id = `${measureKey}\n${key}`;
    const firstRow = first.get(id);
    if (firstRow === undefined) first.set(id, row);
    else yield finding('criterionDuplicate', { table: 'criteria', row, column: 'number' }, { code: measure, number, firstRow });
  }
}

function* checkStatements(plan: Plan, { gazetteer }: Evaluation): Generator<Finding> {
  const measures = new Set(plan.measures.map((m) => m.key));
  const criteria = new Map<string, Set<string>>();
  for (const { measureKey, key } of plan.criteria) {
    const keys = criteria.get(measureKey);
    if (keys) keys.add(key);
    else criteria.set(measureKey, new Set([key]));
  }
  for (const s of plan.statements) {
    const at = (column: string) => ({ table: 'statements', row: s.row, column }) as const;
    if (!measures.has(s.measureKey)) yield finding('statementUnknownMeasure', at('measure'), { code: s.measure });
    else if (!(criteria.get(s.measureKey) ?? EMPTY_NUMBER).has(s.criterionKey))
      yield finding('statementUnknownCriterion', at('criterion'), { code: s.measure, number: s.criterion });
    yield* checkWording(s);
    for (const { name, kind, candidates } of gazetteer.read(s.territory).problems) {
      if (kind === 'ambiguous') yield finding('municipalityAmbiguous', at('territory'), { name, candidates: candidates.join('; ') });
      else yield finding('municipalityUnknown', at('territory'), { name });
    }
    yield* checkDate(s, plan);
  }
}

/** A word that is understood, but is not the one of the list: the drop-down would refuse it. */
function* checkVariant<T extends string>({ raw, value }: Read<T>, words: Readonly<Record<T, string>>, at: At): Generator<Finding> {
  if (value !== null && raw !== words[value]) yield finding('wordingVariant', at, { text: raw, word: words[value] });
}

/** A measure without criterion rows has one criterion with an empty number. */
const EMPTY_NUMBER = new Set(['']);

function* checkWording(s: Statement): Generator<Finding> {
  const at = (column: string) => ({ table: 'statements', row: s.row, column }) as const;
  const { ground } = judgeStatement(s);
  // An unknown word that the rule does not need takes no voice away, so it cannot make a figure wrong.
  const code = ground === 'unreadable' ? 'wordingUnknown' : 'wordingIgnored';
  if (isUnreadable(s.relation)) yield finding(code, at('relation'), { text: s.relation.raw });
  if (isUnreadable(s.progress)) yield finding(code, at('progress'), { text: s.progress.raw });
  if (ground === 'unreadable') {
    if (s.relation.raw === '') yield finding('statementIncomplete', at('relation'), { missing: 'relation', submitter: s.submitter });
    if (s.progress.raw === '') yield finding('statementIncomplete', at('progress'), { missing: 'progress', submitter: s.submitter });
  }
  if (ground === 'noEvidence') yield finding('evidenceMissing', at('description'), { submitter: s.submitter });
  if (isUnreadable(s.reason)) yield finding('wordingIgnored', at('reason'), { text: s.reason.raw });
  if (isUnreadable(s.ownLevel)) yield finding('wordingIgnored', at('ownLevel'), { text: s.ownLevel.raw });
  yield* checkVariant(s.relation, RELATION_WORD, at('relation'));
  yield* checkVariant(s.progress, PROGRESS_WORD, at('progress'));
  yield* checkVariant(s.reason, REASON_WORD, at('reason'));
  yield* checkVariant(s.ownLevel, LEVEL_WORD, at('ownLevel'));
}

function* checkDate({ row, date }: Statement, { settings: { periodFrom, periodTo } }: Plan): Generator<Finding> {
  const at = { table: 'statements', row, column: 'date' } as const;
  if (isUnreadable(date)) yield finding('dateUnreadable', at, { text: date.raw });
  else if (date.value !== null && ((periodFrom !== null && date.value < periodFrom) || (periodTo !== null && date.value > periodTo)))
    yield finding('dateOutsidePeriod', at, { date: date.value, from: periodFrom ?? '', to: periodTo ?? '' });
}

function* checkLeads({ leads, measures, statements }: Plan): Generator<Finding> {
  const responsible = new Set(measures.map((m) => fold(m.lead)));
  const returned = new Set(statements.filter((s) => judgeStatement(s).ground !== 'nothing').map((s) => fold(s.submitter)));
  for (const { row, name, short } of leads) {
    const names = [name, short].filter((n) => n !== '').map(fold);
    if (names.some((n) => responsible.has(n)) && !names.some((n) => returned.has(n)))
      yield finding('leadReturnedNothing', { table: 'leads', row, column: 'name' }, { name });
  }
}

function* checkAsz({ asz, aszTotal }: Plan): Generator<Finding> {
  for (const { row, funds } of asz)
    if (isUnreadable(funds)) yield finding('numberUnreadable', { table: 'asz', row, column: 'funds' }, { text: funds.raw });
  if (asz.length === 0 || aszTotal === null) return;
  const sum = exact(asz.reduce((total, { funds }) => total + (funds.value ?? 0), 0));
  const difference = declaredMinusSum(aszTotal, [sum]);
  if (difference !== 0) yield finding('aszTotal', { table: 'asz', column: 'funds' }, { declared: aszTotal, sum, difference });
}

/** Declared total minus the sum of its rows; −4 639 711 Kč in the published ASZ table. */
export const declaredMinusSum = (declared: number, amounts: readonly number[]): number =>
  exact(declared - exact(amounts.reduce((a, b) => a + b, 0)));

/** Without what binary adds to decimals: 0.1 + 0.2 is 0.3. */
const exact = (amount: number): number => Math.round(amount * 1e6) / 1e6;

function* checkVerdicts({ leads }: Plan, { measures }: Evaluation): Generator<Finding> {
  const nameOf = new Map(leads.flatMap(({ name, short }) => [name, short].filter((n) => n !== '').map((n) => [fold(n), fold(name)])));
  for (const verdict of measures) {
    const { measure, borderline, byInterpretation } = verdict;
    if (borderline)
      yield finding(
        'borderline',
        { table: 'measures', row: measure.row, column: 'code' },
        { code: measure.code, ...wordsOf(byInterpretation) },
      );
    yield* checkLeadsWord(verdict, (typed) => nameOf.get(fold(typed)) ?? fold(typed));
  }
}

const wordsOf = (byInterpretation: MeasureVerdict['byInterpretation']): Record<string, string> =>
  Object.fromEntries(Object.entries(byInterpretation).map(([reading, level]) => [reading, LEVEL_WORD[level]]));

/** Only the lead speaks for a whole criterion; a municipality's own level is about its own part. */
function* checkLeadsWord({ measure, criteria }: MeasureVerdict, nameOf: (typed: string) => string): Generator<Finding> {
  const lead = nameOf(measure.lead);
  for (const { level, statements } of criteria)
    for (const { statement } of statements) {
      const own = statement.ownLevel.value;
      if (own === null || own === level || nameOf(statement.submitter) !== lead) continue;
      yield finding(
        'leadDisagrees',
        { table: 'statements', row: statement.row, column: 'ownLevel' },
        { code: measure.code, number: statement.criterion, own: LEVEL_WORD[own], computed: LEVEL_WORD[level] },
      );
    }
}
