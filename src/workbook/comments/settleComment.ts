import {
  COMMENT_KIND_WORD,
  COMMENT_STATE_WORD,
  readCommentKind,
  readCommentState,
  readResult,
  RESULT_WORD,
  stateOf,
  type Comment,
  type CommentKind,
  type CommentState,
  type Result,
} from '../../core/comments/comment';
import type { SentRound } from '../../core/comments/rounds';
import { toSerial, type IsoDate } from '../../core/text/date';
import { readComments } from '../../schema/comments';
import type { TableData } from '../../schema/read/rows';
import { INPUT } from '../../schema/tables';
import { ExcelFault, inExcel } from '../excel/run';
import { survey, surveyWith } from '../excel/survey';
import { keepRows } from '../outputs/keepRows';
import { wantedFor } from '../outputs/wanted';
import { growTables } from '../tables/growTables';
import { readTables } from '../tables/readTables';
import { askBelow, roomBelow } from '../tables/roomBelow';
import type { RowChanges } from '../tables/upsertTable';
import { roundValues } from './collectComments';
import { needed, ROUNDS_SHEET } from './standing';

/** What the coordinator says of a comment. */
export interface Settlement {
  readonly result: Result | null;
  readonly kind: CommentKind | null;
  readonly reason: string;
  readonly where: string;
  readonly by: string;
  readonly on: IsoDate;
  /** A dispute was discussed and is over. */
  readonly isDiscussed: boolean;
}

/** The comment as it stands once it is settled so, and the state that holds then. */
export function settled(comment: Comment, { result, kind, reason, where, by, on, isDiscussed }: Settlement): Comment {
  const bare: Comment = {
    ...comment,
    // A word that is no kind stays to be mended.
    kind: kind === comment.kind.value ? comment.kind : readCommentKind(kind === null ? '' : COMMENT_KIND_WORD[kind]),
    result: readResult(result === null ? '' : RESULT_WORD[result]),
    reason,
    where,
    by,
    on: { raw: on, value: on },
    state: readCommentState(isDiscussed ? COMMENT_STATE_WORD.settled : result === null ? COMMENT_STATE_WORD.inProgress : ''),
  };
  const state: CommentState = stateOf(bare);
  return { ...bare, state: readCommentState(COMMENT_STATE_WORD[state]) };
}

/**
 * Writes the settlement of one comment, with the state that follows from it, as one change that can be taken back. Columns that
 * the table lacks come to its right end.
 * @throws {ExcelFault} `notFound` when the comment is not there any more, or says something else
 */
export async function settleComment(comment: Comment, settlement: Settlement, now: Date): Promise<void> {
  await inExcel(async (context) => {
    const { found, answer: below } = await surveyWith(context, askBelow);
    const { tables, inputs, others } = await readTables(context, found, below(found));
    const data = needed(tables.comments);
    const table = needed(inputs.comments);
    const growth = {
      schema: INPUT.comments,
      table,
      data,
      ...settlementRows(data, comment, settlement),
      room: roomBelow('comments', others, table),
    };
    await growTables(context, found, [growth], { what: 'settlement', at: now.toISOString(), detail: comment.number });
  });
}

/**
 * What the settlement does to tblPripominky.
 * @throws as `settleComment` does
 */
export function settlementRows(data: TableData, comment: Comment, settlement: Settlement): RowChanges {
  const isSame = ({ number, text, who }: Comment): boolean => number === comment.number && text === comment.text && who === comment.who;
  const standing = readComments(data).filter(isSame);
  // The table may have been sorted since it was read.
  const { row } = standing.find((one) => one.row === comment.row) ?? standing[0] ?? { row: null };
  if (row === null) throw new ExcelFault('notFound', comment.number);
  const { kind, result, reason, where, by, state } = settled(comment, settlement);
  const on = result.value === null ? '' : toSerial(settlement.on);
  const values = { settlement: result.raw, state: state.raw, kind: kind.raw, reason, where, by, on };
  return { changed: new Map([[row, values]]), fresh: [], blank: [] };
}

/**
 * Notes a round that goes out in tblKola; the sheet is made when it is the first. A round that stands there with the same
 * bodies stays as it is.
 * @returns is there anything that the plan did not know?
 */
export async function noteRound(round: SentRound, now: Date): Promise<boolean> {
  return inExcel(async (context) => {
    const found = await survey(context);
    const { others } = await readTables(context, found, wantedFor(found, [ROUNDS_SHEET]));
    const point = { what: 'round', at: now.toISOString(), detail: round.round } as const;
    const [changed = 0] = await keepRows(context, found, others, [{ sheet: ROUNDS_SHEET, rows: [roundValues(round)] }], point);
    return changed > 0;
  });
}
