import { push } from '../text/group';
import { LEVELS, tallyOf, type Level, type Tally } from '../plan/level';
import { criteriaOf } from '../plan/criteria';
import type { Criterion, Measure, Plan, Statement } from '../plan/plan';
import { isBorderline, prevailing, forEachInterpretation, type ByInterpretation, type Clause, type Interpretation } from './interpretation';
import { Bodies } from '../people/bodies';
import { answerOf, sayingOf } from '../plan/answer';
import { judgeStatement, type StatementRuling } from './statement';
import { compareCodes } from '../text/text';
import { gazetteerOf, reaches, shareOf, type Coverage, type Gazetteer, type Territory } from '../plan/territory';
import { REASONS, type Reason } from '../text/wording';

/** One voice in a criterion: a statement without territory, or all territorial statements together. */
interface Vote {
  readonly level: Level;
  readonly statements: readonly JudgedStatement[];
  /** null for a statement without territory */
  readonly coverage: Coverage | null;
}

export interface JudgedStatement {
  readonly statement: Statement;
  readonly ruling: StatementRuling;
  readonly territory: Territory;
  /** The statement above that says the very same of the same criterion: the two are one vote. null for any other. */
  readonly repeats: Statement | null;
}

export interface CriterionVerdict {
  /** null: the measure has no criterion rows and is judged as if it had one */
  readonly criterion: Criterion | null;
  readonly level: Level;
  readonly byInterpretation: ByInterpretation;
  readonly clause: Clause;
  readonly tally: Tally;
  readonly voices: readonly Vote[];
  /** Every statement of the criterion, those without a voice too. */
  readonly statements: readonly JudgedStatement[];
  readonly coverage: Coverage | null;
  /** Nobody gave a voice: kept apart from a declared non-fulfilment. */
  readonly silent: boolean;
  /** null for a fulfilled criterion, and where nobody gave a reason */
  readonly reason: Reason | null;
}

export interface MeasureVerdict {
  readonly measure: Measure;
  readonly computed: Level;
  readonly final: Level;
  readonly overridden: boolean;
  readonly byInterpretation: ByInterpretation;
  readonly borderline: boolean;
  readonly clause: Clause;
  readonly tally: Tally;
  readonly criteria: readonly CriterionVerdict[];
  /** The weakest coverage among the territorial criteria; null when there is none. */
  readonly coverage: Coverage | null;
  /** No criterion has a voice. */
  readonly silent: boolean;
  readonly reason: Reason | null;
}

export interface Evaluation {
  readonly reading: Interpretation;
  readonly threshold: number;
  /** In the order of the table; a repeated code is judged once, at its first row. */
  readonly measures: readonly MeasureVerdict[];
  readonly gazetteer: Gazetteer;
  /** Who is who in this plan. */
  readonly bodies: Bodies;
}

/** The whole plan judged by the published rule. Pure: the order of rows changes nothing but the order of the result. */
export function evaluate(plan: Plan, reading: Interpretation = plan.settings.reading): Evaluation {
  const gazetteer = gazetteerOf(plan);
  const { threshold } = plan.settings;
  const bodies = new Bodies(plan.leads, plan.municipalities);
  const statements = groupStatements(plan.statements);
  const criteria = criteriaOf(plan.criteria);
  const measures: MeasureVerdict[] = [];
  const seen = new Set<string>();
  for (const measure of plan.measures) {
    if (seen.has(measure.key)) continue;
    seen.add(measure.key);
    const ofMeasure = statements.get(measure.key);
    // By their numbers: what is said of a measure must not depend on how its rows are sorted.
    const rows: readonly (Criterion | null)[] = criteria.get(measure.key)?.sort((a, b) => compareCodes(a.key, b.key)) ?? [null];
    const verdicts = rows.map((criterion) =>
      judgeCriterion(criterion, ofMeasure?.get(criterion?.key ?? '') ?? NONE, reading, threshold, gazetteer, bodies),
    );
    measures.push(judgeMeasure(measure, verdicts, reading));
  }
  return { reading, threshold, measures, gazetteer, bodies };
}

const NONE: readonly Statement[] = [];

function groupStatements(all: readonly Statement[]): Map<string, Map<string, Statement[]>> {
  const byMeasure = new Map<string, Map<string, Statement[]>>();
  for (const statement of all) {
    let byCriterion = byMeasure.get(statement.measureKey);
    if (!byCriterion) byMeasure.set(statement.measureKey, (byCriterion = new Map<string, Statement[]>()));
    push(byCriterion, statement.criterionKey, statement);
  }
  return byMeasure;
}

/** Statements → criterion, for callers that have no plan (the custom function KRITERIUM) as well. */
export function judgeVotes(
  levels: Iterable<Level>,
  reading: Interpretation,
): { level: Level; byInterpretation: ByInterpretation; clause: Clause; tally: Tally } {
  const tally = tallyOf(levels);
  const { level, clause } = prevailing(tally, reading);
  return { level, clause, tally, byInterpretation: forEachInterpretation((other) => prevailing(tally, other).level) };
}

/** The level of territorial statements together: "na téměř celém území", "pouze v některých obcích", or nowhere. */
export function territorialLevel(levels: readonly Level[], coverage: Pick<Coverage, 'covered' | 'total'>, threshold: number): Level {
  if (levels.includes('fulfilled') && reaches(coverage, threshold)) return 'fulfilled';
  return levels.some((level) => level !== 'unfulfilled') ? 'partial' : 'unfulfilled';
}

function judgeCriterion(
  criterion: Criterion | null,
  rows: readonly Statement[],
  reading: Interpretation,
  threshold: number,
  gazetteer: Gazetteer,
  bodies: Bodies,
): CriterionVerdict {
  const repeated = repeatsIn(rows, bodies);
  const statements = rows.map((statement) => ({
    statement,
    ruling: judgeStatement(statement),
    territory: gazetteer.read(statement.territory),
    repeats: repeated.get(statement) ?? null,
  }));
  const voices: Vote[] = [];
  const territorial: JudgedStatement[] = [];
  for (const judged of statements) {
    if (judged.ruling.level === null || judged.repeats !== null) continue;
    if (judged.territory.named) territorial.push(judged);
    else voices.push({ level: judged.ruling.level, statements: [judged], coverage: null });
  }
  let coverage: Coverage | null = null;
  if (territorial.length > 0) {
    coverage = gazetteer.coverage(territorial.filter((s) => s.ruling.level === 'fulfilled').map((s) => s.territory));
    const levels = territorial.map((s) => s.ruling.level!);
    voices.push({ level: territorialLevel(levels, coverage, threshold), statements: territorial, coverage });
  }
  const ruling = judgeVotes(
    voices.map((voice) => voice.level),
    reading,
  );
  const silent = voices.length === 0;
  return {
    criterion,
    ...ruling,
    voices,
    statements,
    coverage,
    silent,
    reason: silent ? 'notSubmitted' : criterionReason(voices, ruling.level),
  };
}

/**
 * Equal evidence is one vote: of the statements of a criterion, those whose submitter and every answer are the same as
 * above, with the one above. A row in which nothing was submitted repeats nothing.
 */
function repeatsIn(rows: readonly Statement[], bodies: Bodies): ReadonlyMap<Statement, Statement> {
  const repeats = new Map<Statement, Statement>();
  if (rows.length < 2) return repeats;
  const bySubmitter = new Map<string, Statement[]>();
  for (const statement of rows) push(bySubmitter, bodies.keyOf(statement.submitter), statement);
  for (const own of bySubmitter.values()) {
    if (own.length < 2) continue;
    const first = new Map<string, Statement>();
    for (const statement of own) {
      if (judgeStatement(statement).ground === 'nothing') continue;
      const saying = sayingOf(answerOf(statement));
      const above = first.get(saying);
      if (above === undefined) first.set(saying, statement);
      else repeats.set(statement, above);
    }
  }
  return repeats;
}

function judgeMeasure(measure: Measure, criteria: readonly CriterionVerdict[], reading: Interpretation): MeasureVerdict {
  const tally = tallyOf(criteria.map((criterion) => criterion.level));
  const { level: computed, clause } = prevailing(tally, reading);
  const byInterpretation = forEachInterpretation(
    (other) => prevailing(tallyOf(criteria.map((c) => c.byInterpretation[other])), other).level,
  );
  const override = completeOverride(measure);
  const final = override ?? computed;
  const covers = criteria.flatMap((c) => c.coverage ?? []);
  return {
    measure,
    computed,
    final,
    overridden: override !== null,
    byInterpretation,
    borderline: isBorderline(byInterpretation),
    clause,
    tally,
    criteria,
    coverage: covers.length === 0 ? null : covers.reduce((weakest, c) => (shareOf(c) < shareOf(weakest) ? c : weakest)),
    silent: criteria.every((c) => c.silent),
    reason: measureReason(criteria, final),
  };
}

/** The parts of an override that are missing or cannot be read; all four make it hold. */
export function missingOfOverride({ override }: Measure): ('level' | 'reason' | 'author' | 'date')[] {
  const missing: ('level' | 'reason' | 'author' | 'date')[] = [];
  if (override.level.value === null) missing.push('level');
  if (override.reason === '') missing.push('reason');
  if (override.author === '') missing.push('author');
  if (override.date.value === null) missing.push('date');
  return missing;
}

const completeOverride = (measure: Measure): Level | null =>
  missingOfOverride(measure).length === 0 ? measure.override.level.value : null;

/** Reasons given in the voices that kept the criterion from a better level, of those at its own level first. */
function criterionReason(voices: readonly Vote[], level: Level): Reason | null {
  if (level === 'fulfilled') return null;
  const own: (Reason | null)[] = [];
  const all: (Reason | null)[] = [];
  for (const voice of voices) {
    if (voice.level === 'fulfilled') continue;
    for (const { ruling, statement } of voice.statements) {
      if (ruling.level === 'fulfilled') continue;
      const reason = statement.reason.value ?? ruling.reason;
      all.push(reason);
      if (voice.level === level) own.push(reason);
    }
  }
  return mostFrequent(own) ?? mostFrequent(all);
}

/** The main reason: of criteria at the measure's own level first, else of any that is not fulfilled. */
function measureReason(criteria: readonly CriterionVerdict[], final: Level): Reason | null {
  if (final === 'fulfilled') return null;
  return mostFrequent(criteria.filter((c) => c.level === final).map((c) => c.reason)) ?? mostFrequent(criteria.map((c) => c.reason));
}

/** Ties go to the order of the published lists, so the order of rows never matters. */
function mostFrequent(reasons: readonly (Reason | null)[]): Reason | null {
  if (reasons.length < 2) return reasons[0] ?? null;
  const counts = new Map<Reason, number>();
  for (const reason of reasons) if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  let best: Reason | null = null;
  for (const reason of REASONS) if ((counts.get(reason) ?? 0) > (best === null ? 0 : counts.get(best)!)) best = reason;
  return best;
}

/** How many measures end at each level. */
export const totals = (evaluation: Evaluation): Tally => tallyOf(evaluation.measures.map((m) => m.final));

/** The totals as they would come out under each reading; overrides hold under every one. */
export function totalsByInterpretation({ measures }: Evaluation): Readonly<Record<Interpretation, Tally>> {
  const under = (reading: Interpretation): Tally => tallyOf(measures.map((m) => (m.overridden ? m.final : m.byInterpretation[reading])));
  return forEachInterpretation(under);
}

/** [fulfilled, partial, unfulfilled] */
export const inOrder = (tally: Tally): number[] => LEVELS.map((level) => tally[level]);
