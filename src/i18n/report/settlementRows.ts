import { inNumberOrder } from '../../core/comments/counts';
import { COMMENT_KIND_WORD, COMMENT_STATE_WORD, isNone, RESULT_WORD, stateOf, type Comment } from '../../core/comments/comment';
import { readSource } from '../../core/comments/identity';
import type { CellValue } from '../../core/text/text';
import { say } from './say';

/**
 * Rows of tblVyporadani, in the order of their numbers: what was said, by which body, and what was done with it. Who wrote a
 * comment or settled it is a person, and is in none of them.
 *
 * @returns [] where there is no comment but those that say that there is none
 */
export const settlementRows = (comments: readonly Comment[]): CellValue[][] =>
  inNumberOrder(comments)
    .filter(({ text }) => !isNone(text))
    .map((comment) => {
      const { number, round, who, measure, place, kind, text, proposal, result, reason, where, source } = comment;
      const isLate = readSource(source)?.isLate === true;
      return [
        number,
        isLate ? say('report.vyporadani.late', { round }).trim() : round,
        who === '' ? say('report.vyporadani.nobody') : who,
        measure,
        place,
        kind.value === null ? kind.raw : COMMENT_KIND_WORD[kind.value],
        text,
        proposal,
        result.value === null ? result.raw : RESULT_WORD[result.value],
        reason,
        where,
        COMMENT_STATE_WORD[stateOf(comment)],
      ];
    });
