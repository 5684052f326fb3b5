import type { Addressee } from '../people/addressees';
import { answerOf, isComplete } from '../plan/answer';
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
  readonly confirmedBy: string;
  readonly confirmedOn: IsoDate | null;
  /** Nothing came since the last call, if there was any, and the plan does not hold all answers anyway. */
  readonly missing: boolean;
  /** Called, nothing came, and the deadline is over. */
  readonly overdue: boolean;
}

/** The return board: who was called, who has answered and how much. `today` as an ISO day. */
export const returnBoard = (list: readonly Addressee[], { deadline }: Exchange, today: IsoDate): BoardLine[] =>
  list.map((addressee): BoardLine => {
    const { contact, items } = addressee;
    const called = contact?.called ?? null;
    const returned = contact?.returned ?? null;
    const answered = returned !== null && (called === null || returned >= called);
    const complete = items.filter(({ statements }) => statements.some((statement) => isComplete(answerOf(statement)))).length;
    return {
      addressee,
      called,
      returned,
      answered,
      complete,
      asked: items.length,
      confirmedBy: contact?.confirmedBy ?? '',
      confirmedOn: contact?.confirmedOn ?? null,
      missing: !answered && complete < items.length,
      overdue: called !== null && !answered && deadline !== null && deadline < today,
    };
  });
