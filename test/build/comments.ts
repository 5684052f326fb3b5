import type { Comment, Round } from '../../src/core/comments/comment';
import { readCommentKind, readCommentState, readResult } from '../../src/core/comments/comment';
import type { CommentChanges, CommentFile, GivenComment } from '../../src/core/comments/collect';
import { COMMENT_KIND_WORD, COMMENT_STATE_WORD } from '../../src/core/comments/comment';
import { sourceText } from '../../src/core/comments/identity';
import { foldIdentifier } from '../../src/core/text/identifiers';
import { readDate } from '../../src/core/text/date';

interface Typed {
  readonly number?: string;
  readonly round?: string;
  readonly who?: string;
  readonly measure?: string;
  readonly place?: string;
  readonly kind?: string;
  readonly text?: string;
  readonly proposal?: string;
  readonly result?: string;
  readonly reason?: string;
  readonly where?: string;
  readonly by?: string;
  readonly on?: string;
  readonly state?: string;
  readonly source?: string;
}

/** A comment as it stands in a row of tblPripominky. */
export const comment = (typed: Typed, row = 0): Comment => {
  const { number = String(row + 1), round = '', who = 'Komise', measure = '', place = '', text = 'Doplnit zdroj.' } = typed;
  return {
    row,
    number,
    round,
    who,
    measure,
    measureKey: foldIdentifier(measure),
    place,
    kind: readCommentKind(typed.kind ?? ''),
    text,
    proposal: typed.proposal ?? '',
    result: readResult(typed.result ?? ''),
    reason: typed.reason ?? '',
    where: typed.where ?? '',
    by: typed.by ?? '',
    on: { raw: typed.on ?? '', value: readDate(typed.on ?? '') },
    state: readCommentState(typed.state ?? ''),
    source: typed.source ?? '',
  };
};

export const round = (name: string, to: readonly string[], from = '', until = '', row = 0): Round => ({
  row,
  round: name,
  to,
  from: { raw: from, value: readDate(from) },
  until: { raw: until, value: readDate(until) },
  version: '',
  note: '',
});

export const given = (text: string, over: Partial<GivenComment> = {}): GivenComment => ({
  code: '',
  near: [],
  place: 'celý dokument',
  kind: null,
  text,
  proposal: '',
  own: '',
  isSteady: false,
  at: 'Připomínky, ř. 2',
  author: '',
  ...over,
});

export const commentFile = (name: string, comments: readonly GivenComment[], over: Partial<CommentFile> = {}): CommentFile => ({
  file: name,
  id: `id of ${name}`,
  who: 'Komise',
  round: '1',
  savedAt: null,
  sent: null,
  comments,
  ...over,
});

/** The table after the changes, as the workbook would have it. */
export function written(standing: readonly Comment[], { writes }: CommentChanges): Comment[] {
  const rows = standing.map((one) => ({ ...one }));
  for (const { row, number, round: name, who, measure, place, kind, text, proposal, origin, mark, reopens } of writes) {
    const source = sourceText(origin, mark);
    if (row === null)
      rows.push(
        comment(
          {
            number,
            round: name,
            who,
            measure,
            place,
            kind: kind === null ? '' : COMMENT_KIND_WORD[kind],
            text,
            proposal,
            state: COMMENT_STATE_WORD.new,
            source,
          },
          rows.length,
        ),
      );
    else {
      const at = rows.findIndex((one) => one.row === row);
      rows[at] = { ...rows[at]!, text, proposal, source, ...(reopens ? { state: readCommentState(COMMENT_STATE_WORD.inProgress) } : {}) };
    }
  }
  return rows;
}
