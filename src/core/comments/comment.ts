import type { IsoDate } from '../text/date';
import { memoised, type Read } from '../text/read';
import { fold } from '../text/text';
import type { CommentKind, CommentState, Result } from './words';

export * from './words';

/** The words with their endings, as offices write them; anything else is unknown, never mapped. */
const RESULT_PATTERN: readonly (readonly [RegExp, Result])[] = [
  [/^(akceptovan[aoy]?|akceptujeme|akceptovat)$/, 'accepted'],
  [/^(akceptovan[aoy]? castecne|castecne akceptovan[aoy]?|castecne akceptujeme|akceptujeme castecne)$/, 'partly'],
  [/^(neakceptovan[aoy]?|neakceptujeme|neakceptovat)$/, 'rejected'],
  [/^vysvetlen[aoy]?$/, 'explained'],
  [/^(vzat[aoy]? na vedomi|bereme na vedomi|na vedomi)$/, 'noted'],
];
export const readResult = memoised<Result>((raw) => patternOf(RESULT_PATTERN, raw));

/** Z and D are what the letters of a comment round stand for ("Z – zásadní"). */
const KIND_PATTERN: readonly (readonly [RegExp, CommentKind])[] = [
  [/^(z|zasadni( pripominka)?)$/, 'substantial'],
  [/^(d|doporucujici( pripominka)?|doporuceni)$/, 'advisory'],
  [/^(f|formalni( pripominka)?|technick[aey]|legislativne technick[aey]|pravopisn[aey])$/, 'formal'],
];
export const readCommentKind = memoised<CommentKind>((raw) => patternOf(KIND_PATTERN, raw));

const STATE_PATTERN: readonly (readonly [RegExp, CommentState])[] = [
  [/^nov[aey]$/, 'new'],
  [/^(resi se|v reseni|rozpracovan[aoy]?)$/, 'inProgress'],
  [/^(vyporadan[aoy]?|vyresen[aoy]?)$/, 'settled'],
  [/^rozpor$/, 'dispute'],
];
export const readCommentState = memoised<CommentState>((raw) => patternOf(STATE_PATTERN, raw));

function patternOf<T>(patterns: readonly (readonly [RegExp, T])[], raw: string): T | null {
  const text = fold(raw);
  return patterns.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** A row of tblPripominky. */
export interface Comment {
  /** 0-based data row */
  readonly row: number;
  readonly number: string;
  /** As it is typed; "" in a workbook without rounds. */
  readonly round: string;
  /** The body that says it; "" where nobody knows. */
  readonly who: string;
  readonly measure: string;
  readonly measureKey: string;
  /** The chapter, page or heading, as the body named it. */
  readonly place: string;
  readonly kind: Read<CommentKind>;
  readonly text: string;
  /** The wording that the body asks for instead. */
  readonly proposal: string;
  readonly result: Read<Result>;
  readonly reason: string;
  /** Where in the report or the plan an accepted comment shows. */
  readonly where: string;
  readonly by: string;
  readonly on: Read<IsoDate>;
  /** As it is typed; what holds is told by `stateOf`. */
  readonly state: Read<CommentState>;
  readonly source: string;
}

/** A row of tblKola: a round of comments and whom it goes to. Several rows may be one round, with dates of their own. */
export interface Round {
  readonly row: number;
  readonly round: string;
  /** The bodies asked, as they are typed. */
  readonly to: readonly string[];
  readonly from: Read<IsoDate>;
  readonly until: Read<IsoDate>;
  /** The fingerprint of the figures that were sent. */
  readonly version: string;
  readonly note: string;
}

const NONE =
  /^(?:(?:jsme |je |zcela )?bez (?:dalsich |zasadnich )?pripomin(?:ek|ky)|(?:nemame|neuplatnujeme|neuplatnil[aio]?|nevznasime|nemam)(?: (?:zadne|dalsi))? pripomin(?:ek|ky)|(?:k (?:\S+ ){1,4})?(?:nemame|neuplatnujeme|nevznasime)(?: (?:zadne|dalsi))? pripomin(?:ek|ky)|zadn[ey] pripomink[ay]|zadne|nemame)$/;

/**
 * Does the body only say that it has no comment? Such an answer is kept, and counted as an answer, not as a comment.
 * @example isNone('Bez připomínek.') // true
 */
export const isNone = (text: string): boolean => NONE.test(fold(text).replace(/[!.]+$/, ''));

/** What a settlement still needs. */
export type Lack = 'result' | 'reason' | 'where' | 'talk';

/**
 * What has to be filled in before the comment is settled: the result; the reason where it was not taken as it is; the place
 * where an accepted one shows. A substantial comment that was rejected has to be discussed: until somebody signs for it
 * (Vyřídil, Dne) and marks it settled, it is a dispute, and `talk` is what it lacks.
 */
export function lacksOf({ text, kind, result, reason, where, by, on, state }: Comment): readonly Lack[] {
  if (isNone(text)) return [];
  const said = result.value;
  if (said === null) return ['result'];
  const lacks: Lack[] = [];
  if ((said === 'rejected' || said === 'partly') && reason === '') lacks.push('reason');
  if (said === 'accepted' && where === '') lacks.push('where');
  const isSigned = state.value === 'settled' && by !== '' && on.value !== null;
  if (said === 'rejected' && kind.value === 'substantial' && !isSigned) lacks.push('talk');
  return lacks;
}

/** The state that holds, whatever is typed: nothing is settled that lacks something, and what is typed as a dispute is one. */
export function stateOf(comment: Comment): CommentState {
  const typed = comment.state.value;
  if (typed === 'dispute') return 'dispute';
  const lacks = lacksOf(comment);
  if (lacks.includes('talk')) return 'dispute';
  if (lacks.length === 0) return typed === 'inProgress' ? 'inProgress' : 'settled';
  return comment.result.value !== null || typed === 'inProgress' ? 'inProgress' : 'new';
}

/** The number of the next comment: one more than the highest that stands. */
export const nextNumber = (comments: readonly Pick<Comment, 'number'>[]): number =>
  1 + comments.reduce((most, { number }) => Math.max(most, /^\d{1,6}$/.test(number) ? +number : 0), 0);

export const isOpen = (comment: Comment): boolean => stateOf(comment) !== 'settled';
