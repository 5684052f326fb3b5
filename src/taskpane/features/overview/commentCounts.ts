import { isNone, isOpen, stateOf } from '../../../core/comments/comment';
import { readComments } from '../../../schema/comments';
import type { TableData } from '../../../schema/read/rows';

/** How the comments of the workbook stand, by the rule that settles them; those that say that there is none are not counted. */
export interface CommentCounts {
  readonly received: number;
  readonly open: number;
  /** Of the open ones. */
  readonly disputes: number;
}

/** Loaded after the first sight: the rule is needed nowhere else on it. */
export function commentCounts(data: TableData | undefined): CommentCounts {
  const comments = readComments(data).filter(({ text }) => text !== '' && !isNone(text));
  const open = comments.filter(isOpen);
  return { received: comments.length, open: open.length, disputes: open.filter((comment) => stateOf(comment) === 'dispute').length };
}
