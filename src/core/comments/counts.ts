import type { Bodies } from '../people/bodies';
import { foldIdentifier } from '../text/identifiers';
import { compareCodes } from '../text/text';
import { isNone, isOpen, RESULTS, stateOf, type Comment, type Result, type Round } from './comment';
import { hasAnswered } from './findings';
import { readSource } from './identity';
import { roundNames, rowsOfRound } from './rounds';

/** Comments counted; those that only say "bez připomínek" are in none of the numbers. */
export interface CommentCounts {
  readonly received: number;
  /** Not settled, disputes among them. */
  readonly open: number;
  readonly disputes: number;
  readonly late: number;
  /** Of those that are settled or disputed: how. What is open has no result that counts. */
  readonly byResult: Readonly<Record<Result, number>>;
  /** Of the rejected ones, how many say why. */
  readonly rejectedWithReason: number;
}

export interface BodyCounts extends CommentCounts {
  /** As it is written first; "" for comments of nobody. */
  readonly name: string;
  readonly key: string;
  /** It has sent something, be it that it has no comment. */
  readonly hasAnswered: boolean;
}

export interface RoundCounts extends CommentCounts {
  /** "" for comments that belong to no round. */
  readonly round: string;
  readonly rows: readonly Round[];
  /** In the order in which they were asked, then those who were not, in Czech order. */
  readonly bodies: readonly BodyCounts[];
  /** Who was asked and has said nothing. */
  readonly missing: readonly string[];
  /** The comments of the round, those that say that there is none among them. */
  readonly comments: readonly Comment[];
}

/** What became of the comments given. */
export function countsOf(comments: readonly Comment[]): CommentCounts {
  const real = comments.filter(({ text }) => !isNone(text));
  const counted = real.filter((comment) => comment.result.value !== null && stateOf(comment) !== 'inProgress');
  const of = (result: Result): readonly Comment[] => counted.filter((comment) => comment.result.value === result);
  return {
    received: real.length,
    open: real.filter(isOpen).length,
    disputes: real.filter((comment) => stateOf(comment) === 'dispute').length,
    late: real.filter(({ source }) => readSource(source)?.isLate).length,
    byResult: Object.fromEntries(RESULTS.map((result) => [result, of(result).length])) as Record<Result, number>,
    rejectedWithReason: of('rejected').filter(({ reason }) => reason !== '').length,
  };
}

const collator = new Intl.Collator('cs', { numeric: true });

/** The counts of each body that has said anything, or was asked. */
export function countsByBody(comments: readonly Comment[], asked: readonly string[], bodies: Bodies): BodyCounts[] {
  const names = new Map<string, string>();
  const name = (text: string): void => {
    const key = text === '' ? '' : bodies.keyOf(text);
    if (!names.has(key)) names.set(key, text);
  };
  for (const one of asked) name(one);
  const said = [...new Set(comments.map(({ who }) => who))].sort((a, b) => collator.compare(a, b));
  for (const one of said.filter((who) => who !== '')) name(one);
  if (said.includes('')) name('');
  return [...names].map(([key, text]) => {
    const own = comments.filter(({ who }) => (who === '' ? '' : bodies.keyOf(who)) === key);
    return { name: text, key, hasAnswered: own.length > 0, ...countsOf(own) };
  });
}

/** The rounds, oldest first; comments that name none come last, or belong to the only one there is. */
export function roundCounts(comments: readonly Comment[], rounds: readonly Round[], bodies: Bodies): RoundCounts[] {
  const names = new Map(roundNames(rounds).map((name) => [foldIdentifier(name), name]));
  const only = names.size === 1 ? [...names.keys()][0]! : '';
  const keyOf = ({ round }: Comment): string => (round === '' ? only : foldIdentifier(round));
  for (const { round } of [...comments].sort((a, b) => compareCodes(a.round, b.round)))
    if (round !== '' && !names.has(foldIdentifier(round))) names.set(foldIdentifier(round), round);
  if (comments.some((comment) => keyOf(comment) === '')) names.set('', '');
  return [...names].map(([key, round]) => {
    const own = comments.filter((comment) => keyOf(comment) === key);
    const rows = round === '' ? [] : rowsOfRound(rounds, round);
    const asked = rows.flatMap(({ to }) => to);
    return {
      round,
      rows,
      bodies: countsByBody(own, asked, bodies),
      comments: own,
      missing: asked.filter((name) => !hasAnswered(name, round, own, bodies)),
      ...countsOf(own),
    };
  });
}

/** The order in which comments are settled and printed: by the number, then as they stand. */
export const inNumberOrder = (comments: readonly Comment[]): Comment[] =>
  [...comments].sort((a, b) => compareCodes(a.number, b.number) || a.row - b.row);
