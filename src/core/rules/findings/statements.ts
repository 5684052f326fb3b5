import { checkVariant } from './variant';
import type { Evaluation } from '../evaluate';
import { answerOf, isEmptyAnswer } from '../../plan/answer';
import type { Plan, Statement } from '../../plan/plan';
import { isUnreadable } from '../../text/read';
import { judgeStatement } from '../statement';
import type { Gazetteer } from '../../plan/territory';
import { nearestOf } from '../../text/identifiers';
import { LEVEL_WORD, PROGRESS_WORD, REASON_WORD, RELATION_WORD } from '../../text/wording';
import { finding, withNearest, type Finding } from './finding';

export function* checkStatements(plan: Plan, { gazetteer }: Evaluation): Generator<Finding> {
  const measures = new Set(plan.measures.map((m) => m.key));
  const nearest = nearestOf(plan.measures.map((m) => m.code));
  const criteria = new Map<string, Set<string>>();
  for (const { measureKey, key } of plan.criteria) {
    const keys = criteria.get(measureKey);
    if (keys) keys.add(key);
    else criteria.set(measureKey, new Set([key]));
  }
  yield* checkMunicipalities(plan, gazetteer);
  for (const s of plan.statements) {
    const at = (column: string) => ({ table: 'statements', row: s.row, column }) as const;
    if (!measures.has(s.measureKey))
      yield finding('statementUnknownMeasure', at('measure'), withNearest({ code: s.measure }, nearest(s.measure)));
    else if (!(criteria.get(s.measureKey) ?? EMPTY_NUMBER).has(s.criterionKey))
      yield finding('statementUnknownCriterion', at('criterion'), { code: s.measure, number: s.criterion });
    yield* checkWording(s);
    const { problems, canonical } = gazetteer.read(s.territory);
    for (const { name, kind, candidates } of problems) {
      // A candidate may be several places: "Nový Bor; Cvikov" is told with a comma, so that it stays one.
      const meant = candidates.length > 0 ? { candidates: candidates.map((one) => one.replaceAll('; ', ', ')).join('; ') } : {};
      yield finding(kind === 'ambiguous' ? 'municipalityAmbiguous' : 'municipalityUnknown', at('territory'), { name, ...meant });
    }
    if (canonical !== undefined) yield finding('wordingVariant', at('territory'), { text: s.territory, word: canonical });
    yield* checkDate(s, plan);
  }
}

const EMPTY_NUMBER = new Set(['']);

/** Without a list of municipalities no territory can be counted: said once, at the first one. */
function* checkMunicipalities({ municipalities, statements }: Plan, gazetteer: Gazetteer): Generator<Finding> {
  if (municipalities.length > 0) return;
  const named = statements.filter(({ territory }) => gazetteer.read(territory).named);
  const [first] = named;
  if (first)
    yield finding(
      'municipalitiesMissing',
      { table: 'statements', row: first.row, column: 'territory' },
      { text: first.territory, count: named.length },
    );
}

function* checkWording(s: Statement): Generator<Finding> {
  const at = (column: string) => ({ table: 'statements', row: s.row, column }) as const;
  const { ground } = judgeStatement(s);
  const whose = { submitter: s.submitter, code: s.measure, number: s.criterion };
  // An unknown word that the rule does not need takes no voice away, so it cannot make a figure wrong.
  const code = ground === 'unreadable' ? 'wordingUnknown' : 'wordingIgnored';
  if (isUnreadable(s.relation)) yield finding(code, at('relation'), { text: s.relation.raw });
  if (isUnreadable(s.progress)) yield finding(code, at('progress'), { text: s.progress.raw });
  if (ground === 'unreadable') {
    if (s.relation.raw === '') yield finding('statementIncomplete', at('relation'), { missing: 'relation', ...whose });
    if (s.progress.raw === '') yield finding('statementIncomplete', at('progress'), { missing: 'progress', ...whose });
  }
  if (ground === 'nothing' && !isEmptyAnswer(answerOf(s)))
    yield finding('statementIncomplete', at('relation'), { missing: 'relation progress', ...whose });
  if (ground === 'noEvidence') yield finding('evidenceMissing', at('description'), whose);
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
