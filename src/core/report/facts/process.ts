import { answerOf, isEmptyAnswer } from '../../plan/answer';
import { reaches } from '../../plan/territory';
import type { Addressee } from '../../people/addressees';
import { municipalStanding } from '../annex';
import { compareCodes } from '../../text/text';
import { fact, type Fact } from '../fact';
import type { ReportSource } from '../source';
import { codesOf } from './codes';

/** Who was to answer: each body once, by the first that holds. */
export const ASKED_AS = ['lead', 'partner', 'typeIII', 'typeII', 'other'] as const;
type AskedAs = (typeof ASKED_AS)[number];

interface AskedBody {
  readonly name: string;
  readonly as: AskedAs;
  /** Something of theirs stands in the plan. */
  readonly answered: boolean;
}

/** Everybody who was to answer, by name; those who were not called are not here once somebody was. */
export function askedBodies({ addressees, exchange, evaluation, plan }: ReportSource): AskedBody[] {
  const someCalled = exchange.contacts.some(({ called }) => called !== null);
  const leads = new Set(
    plan.measures.flatMap(({ lead }) => evaluation.bodies.read(lead).names.map((name) => evaluation.bodies.keyOf(name))),
  );
  const partners = new Set(
    plan.measures.flatMap(({ partners: text }) => evaluation.bodies.read(text).names.map((name) => evaluation.bodies.keyOf(name))),
  );
  return addressees
    .filter(({ contact }) => !someCalled || (contact?.called ?? null) !== null)
    .map((addressee): AskedBody => {
      const { key, name } = addressee;
      const as = leads.has(key) ? 'lead' : partners.has(key) ? 'partner' : municipalStanding(name, evaluation.bodies);
      return { name, as, answered: hasAnswered(addressee) };
    })
    .sort((a, b) => compareCodes(a.name, b.name));
}

const hasAnswered = ({ items }: Addressee): boolean =>
  items.some(({ statements }) => statements.some((statement) => !isEmptyAnswer(answerOf(statement))));

/** Was somebody called at all? Then bodies were addressed, else they only were to answer. */
export const wasCalled = ({ exchange }: ReportSource): boolean =>
  exchange.calledOn !== null || exchange.contacts.some(({ called }) => called !== null);

type Key = 'called' | 'deadline' | 'asked' | 'due' | 'silent' | 'statements' | 'unanswered' | 'reading' | 'threshold' | 'overridden';

/** Podklady a postup: who was asked and who answered, what came, and by what rule it was judged. */
export function processFacts(source: ReportSource): Fact<Key>[] {
  const { plan, evaluation, exchange, summary } = source;
  const asked = askedBodies(source);
  const silent = asked.filter(({ answered }) => !answered);
  const criteria = evaluation.measures.flatMap(({ criteria: own }) => own);
  const filled = criteria.flatMap(({ statements }) =>
    statements.filter(({ statement, repeats }) => repeats === null && !isEmptyAnswer(answerOf(statement))),
  );
  const submitters = new Set(filled.map(({ statement }) => evaluation.bodies.keyOf(statement.submitter)));
  const unanswered = unansweredCriteria(source);
  const territorial = criteria.some(({ coverage }) => coverage !== null);
  const total = plan.municipalities.length;
  return [
    ...(exchange.calledOn === null ? [] : [fact('called', { date: exchange.calledOn })]),
    ...(exchange.deadline === null ? [] : [fact('deadline', { date: exchange.deadline })]),
    ...(asked.length === 0
      ? []
      : [fact(wasCalled(source) ? 'asked' : 'due', { count: asked.length, answered: asked.length - silent.length })]),
    ...(silent.length === 0 ? [] : [fact('silent', { count: silent.length, names: silent.map(({ name }) => name).join('\n') })]),
    fact('statements', { count: filled.length, criteria: criteria.length, submitters: submitters.size }),
    fact('unanswered', { count: unanswered.criteria }, unanswered.codes),
    fact('reading', { reading: evaluation.reading }),
    ...(territorial && total > 0
      ? [fact('threshold', { threshold: evaluation.threshold, need: municipalitiesToReach(evaluation.threshold, total), total })]
      : []),
    ...(summary.overridden.length === 0 ? [] : [fact('overridden', { count: summary.overridden.length }, codesOf(summary.overridden))]),
  ];
}

/** Criteria to which nothing was submitted, and the measures that they are of. */
export function unansweredCriteria({ evaluation }: ReportSource): { readonly criteria: number; readonly codes: readonly string[] } {
  const without = evaluation.measures.map((verdict) => ({
    verdict,
    count: verdict.criteria.filter(({ statements }) => statements.every(({ statement }) => isEmptyAnswer(answerOf(statement)))).length,
  }));
  const some = without.filter(({ count }) => count > 0);
  return { criteria: some.reduce((sum, { count }) => sum + count, 0), codes: codesOf(some.map(({ verdict }) => verdict)) };
}

/** The fewest municipalities of a region that reach a threshold. @example municipalitiesToReach(0.9, 215) // 194 */
function municipalitiesToReach(threshold: number, total: number): number {
  let covered = Math.max(0, Math.floor(threshold * total) - 1);
  while (covered < total && !reaches({ covered, total }, threshold)) covered++;
  return covered;
}
