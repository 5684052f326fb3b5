import type { Severity } from '../rules/findings';
import type { Bodies } from '../people/bodies';
import type { Measure } from '../plan/plan';
import type { IsoDate } from '../text/date';
import { foldIdentifier } from '../text/identifiers';
import { namesPersonAsBody } from '../text/person';
import { isUnreadable } from '../text/read';
import { shorten } from '../text/shorten';
import { isNone, isOpen, lacksOf, stateOf, type Comment, type Round } from './comment';
import { readSource } from './identity';
import { rowFor } from './rounds';

/** What is to be mended about comments, errors first in this order of meaning. */
const SEVERITY = {
  /** Rejected or taken in part, and it is not said why. */
  commentReasonMissing: 'error',
  /** Accepted, and it is not said where it shows. */
  commentWhereMissing: 'error',
  /** Marked as settled, and it is not said how. */
  commentResultMissing: 'error',
  /** A word that is no result, kind or state. */
  commentWordUnknown: 'error',
  /** A substantial comment that was rejected has to be discussed. */
  commentDispute: 'warning',
  commentMeasureUnknown: 'warning',
  commentBodyMissing: 'warning',
  /** The column of bodies names a person, and what is published says nobody. */
  commentBodyPerson: 'warning',
  /** The round is over and the comment is not settled. */
  commentOverdue: 'warning',
  /** The round is over and a body that was asked has said nothing. */
  commentsMissing: 'warning',
  commentLate: 'info',
} as const satisfies Record<string, Severity>;
type CommentFindingCode = keyof typeof SEVERITY;

export interface CommentFinding {
  readonly code: CommentFindingCode;
  readonly severity: Severity;
  /** A column by its id in the schema. */
  readonly at: { readonly table: 'comments' | 'rounds'; readonly row: number; readonly column: string };
  readonly params: Readonly<Record<string, string | number>>;
}

export interface CommentsToCheck {
  readonly comments: readonly Comment[];
  readonly rounds: readonly Round[];
  readonly measures: readonly Pick<Measure, 'code' | 'key'>[];
  readonly bodies: Bodies;
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** What has to be mended before the settlement can be published. @param today the day on which it is asked */
export function commentFindings(given: CommentsToCheck, today: IsoDate): CommentFinding[] {
  const { comments, rounds, bodies } = given;
  const known = new Set(given.measures.map(({ key }) => key));
  const findings = comments.flatMap((comment) => ofComment(comment, given, known, today));
  for (const { row, round, until, to } of rounds) {
    if (until.value === null || until.value >= today) continue;
    for (const name of to)
      if (!hasAnswered(name, round, comments, bodies))
        findings.push(finding('commentsMissing', 'rounds', row, 'to', { name, round, until: until.value }));
  }
  return findings.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

function ofComment(comment: Comment, { rounds, bodies }: CommentsToCheck, known: ReadonlySet<string>, today: IsoDate): CommentFinding[] {
  const { row, number, who, measure, measureKey, kind, result, state, text, source } = comment;
  const params = { number: number === '' ? '?' : number, who, text: shorten(text) };
  const found: CommentFinding[] = [];
  const add = (code: CommentFindingCode, column: string, more: CommentFinding['params'] = {}): void =>
    void found.push(finding(code, 'comments', row, column, { ...params, ...more }));
  const lacks = lacksOf(comment);
  if (lacks.includes('reason')) add('commentReasonMissing', 'reason');
  if (lacks.includes('where')) add('commentWhereMissing', 'where');
  if (lacks.includes('result') && state.value === 'settled') add('commentResultMissing', 'settlement');
  for (const [column, read] of [
    ['kind', kind],
    ['settlement', result],
    ['state', state],
  ] as const)
    if (isUnreadable(read)) add('commentWordUnknown', column, { word: shorten(read.raw) });
  if (stateOf(comment) === 'dispute') add('commentDispute', 'state');
  if (measure !== '' && !known.has(measureKey)) add('commentMeasureUnknown', 'measure', { measure });
  if (who === '') add('commentBodyMissing', 'who');
  else if (namesPersonAsBody(who)) add('commentBodyPerson', 'who');
  const until = overdueSince(comment, rounds, bodies, today);
  if (until !== null && stateOf(comment) !== 'dispute') add('commentOverdue', 'state', { until });
  if (readSource(source)?.isLate) add('commentLate', 'source');
  return found;
}

/** The last day of its round, where that is over and the comment is still open; null for any other. */
export function overdueSince(comment: Comment, rounds: readonly Round[], bodies: Bodies, today: IsoDate): IsoDate | null {
  const { round, who, text } = comment;
  const until = rowFor(rounds, round, who === '' ? '' : bodies.keyOf(who), bodies)?.until.value ?? null;
  return until !== null && until < today && !isNone(text) && isOpen(comment) ? until : null;
}

const finding = (
  code: CommentFindingCode,
  table: 'comments' | 'rounds',
  row: number,
  column: string,
  params: CommentFinding['params'],
): CommentFinding => ({ code, severity: SEVERITY[code], at: { table, row, column }, params });

/** A body has answered a round with any comment, also with the one that says that it has none. */
export const hasAnswered = (name: string, round: string, comments: readonly Comment[], bodies: Bodies): boolean => {
  const key = bodies.keyOf(name);
  return comments.some((comment) => comment.who !== '' && bodies.keyOf(comment.who) === key && isOfRound(comment, round));
};

/** A comment without a round counts for any: in a plan with one round nobody writes it. */
const isOfRound = (comment: Comment, round: string): boolean =>
  comment.round === '' || foldIdentifier(comment.round) === foldIdentifier(round);
