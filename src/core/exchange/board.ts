import type { Addressee, Item } from '../people/addressees';
import { answerOf, isEmptyAnswer, missingOf, type Missing } from '../plan/answer';
import type { IsoDate } from '../text/date';
import type { Exchange } from './exchange';

/** How one addressee stands: a line of the return board. */
export interface BoardLine {
  readonly addressee: Addressee;
  readonly called: IsoDate | null;
  readonly returned: IsoDate | null;
  /** Something came since the last call; what came before it was an answer to another one. */
  readonly answered: boolean;
  /** Criteria with a complete answer, of those asked for. */
  readonly complete: number;
  readonly asked: number;
  /** Criteria whose answer came and cannot be counted as it is meant yet. */
  readonly incomplete: number;
  /** What is missing in those answers. */
  readonly missing: readonly Missing[];
  readonly confirmedBy: string;
  readonly confirmedOn: IsoDate | null;
  /** Nothing came since the last call, if there was any, and the plan does not hold all answers anyway. */
  readonly isMissing: boolean;
  /** Called, nothing came, and the deadline is over. */
  readonly overdue: boolean;
}

const MISSING: readonly Missing[] = ['relation', 'progress', 'evidence', 'reason'];

/** What the best answer to a criterion lacks: nothing when one is complete. null: nothing was sent. */
export function missingIn({ statements }: Pick<Item, 'statements'>): readonly Missing[] | null {
  const each = statements
    .map(answerOf)
    .filter((answer) => !isEmptyAnswer(answer))
    .map(missingOf);
  return each.length === 0 ? null : each.reduce((least, missing) => (missing.length < least.length ? missing : least));
}

/** The return board: who was called, who has answered and how much. `today` as an ISO day. */
export const returnBoard = (list: readonly Addressee[], { deadline }: Exchange, today: IsoDate): BoardLine[] =>
  list.map((addressee): BoardLine => {
    const { contact, items } = addressee;
    const called = contact?.called ?? null;
    const returned = contact?.returned ?? null;
    const wanting = items.map(missingIn).filter((missing) => missing !== null && missing.length > 0) as Missing[][];
    const answered = returned !== null && (called === null || returned >= called);
    const complete = items.filter((item) => missingIn(item)?.length === 0).length;
    return {
      addressee,
      called,
      returned,
      answered,
      complete,
      asked: items.length,
      incomplete: wanting.length,
      missing: MISSING.filter((what) => wanting.some((missing) => missing.includes(what))),
      confirmedBy: contact?.confirmedBy ?? '',
      confirmedOn: contact?.confirmedOn ?? null,
      isMissing: !answered && complete < items.length,
      overdue: called !== null && !answered && deadline !== null && deadline < today,
    };
  });
