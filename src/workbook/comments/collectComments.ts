import { commentChanges, type CommentChanges, type CommentFile, type CommentWrite } from '../../core/comments/collect';
import { COMMENT_KIND_WORD, COMMENT_STATE_WORD, nextNumber, type Comment, type CommentKind } from '../../core/comments/comment';
import { sourceText } from '../../core/comments/identity';
import type { SentRound } from '../../core/comments/rounds';
import { toSerial, type IsoDate } from '../../core/text/date';
import { INPUT } from '../../schema/tables';
import { inExcel } from '../excel/run';
import { surveyWith, type Survey } from '../excel/survey';
import { planKept } from '../outputs/keepRows';
import { wantedFor } from '../outputs/wanted';
import { extensionsOf, stretching } from '../tables/extendTables';
import { growTables } from '../tables/growTables';
import { readTables } from '../tables/readTables';
import { askBelow, roomBelow } from '../tables/roomBelow';
import { blankRows, rowsIn, type RowChanges, type RowValues } from '../tables/upsertTable';
import type { RestorePoint } from '../undo/restorePoint';
import { COMMENTS_SHEET, ROUNDS_SHEET, sheetsOf, standingComments, type StandingComments } from './standing';

export interface CollectCommentsReport {
  readonly changes: CommentChanges;
  /** Rows of tblPripominky that were written. */
  readonly written: number;
  /** Rounds that came to tblKola. */
  readonly rounds: number;
  readonly nothingChanged: boolean;
}

export interface CollectCommentsOptions {
  readonly now: Date;
  /** Keys of comments whose points each get a row; see `CommentWrite.key`. */
  readonly split?: ReadonlySet<string>;
  /** Stops before the first cell changes. */
  readonly signal?: AbortSignal;
}

/** What the files would change, before anything is written. */
export const changesOf = (standing: StandingComments, files: readonly CommentFile[], split?: ReadonlySet<string>): CommentChanges =>
  commentChanges({ ...standing, measures: standing.plan.measures, ...(split ? { split } : {}) }, files);

/**
 * Comments that came get into tblPripominky, and the rounds that they belong to into tblKola, as one change that can be taken
 * back. Settlements are not touched; a comment whose wording changed after it was settled is open again.
 * @throws {UnusableWorkbook} before anything is written, when the workbook is no plan
 * @throws {ExcelFault} when Excel refuses
 */
export async function collectComments(files: readonly CommentFile[], options: CollectCommentsOptions): Promise<CollectCommentsReport> {
  return inExcel(async (context) => {
    const { found, answer: below } = await surveyWith(context, askBelow);
    const read = await readTables(context, found, { ...below(found), ...wantedFor(found, sheetsOf(found)) });
    const standing = standingComments(found, read.tables, read.others, sentIn(files));
    const changes = changesOf(standing, files, options.split);
    const point = { what: 'comments', at: options.now.toISOString(), detail: String(changes.writes.length) } as const;
    const grown = await growComments(context, found, read, standing, changes, point, () => {
      if (options.signal?.aborted) throw new DOMException('stopped', 'AbortError');
    });
    return { changes, ...grown, nothingChanged: grown.written + grown.rounds === 0 };
  });
}

/** A comment as somebody types it. */
export interface NewComment {
  readonly round: string;
  readonly who: string;
  /** "" where it is about the whole report. */
  readonly measure: string;
  readonly place: string;
  readonly kind: CommentKind | null;
  readonly text: string;
  readonly proposal: string;
}

/**
 * A typed comment gets the next number and a row of tblPripominky, as one change that can be taken back.
 * @returns its number
 * @throws as `collectComments` does
 */
export async function addComment(comment: NewComment, now: Date): Promise<string> {
  return inExcel(async (context) => {
    const { found, answer: below } = await surveyWith(context, askBelow);
    const read = await readTables(context, found, { ...below(found), ...wantedFor(found, sheetsOf(found)) });
    const standing = standingComments(found, read.tables, read.others);
    const write = typedComment(comment, standing.comments);
    const { number } = write;
    await growComments(context, found, read, standing, { writes: [write] }, { what: 'newComment', at: now.toISOString(), detail: number });
    return number;
  });
}

/** What is written of a typed comment. */
export const typedComment = (comment: NewComment, standing: readonly Comment[]): CommentRow => ({
  ...comment,
  row: null,
  number: String(nextNumber(standing)),
  reopens: false,
  origin: null,
});

/** Rows of tblPripominky and of tblKola, each made where it is missing. */
async function growComments(
  context: Excel.RequestContext,
  found: Survey,
  { tables, inputs, others }: Awaited<ReturnType<typeof readTables>>,
  { comments, added }: StandingComments,
  changes: { readonly writes: readonly CommentRow[] },
  point: RestorePoint,
  planned?: () => void,
): Promise<{ readonly written: number; readonly rounds: number }> {
  const { comments: table } = inputs;
  const { comments: data } = tables;
  const rounds = planKept(found, others, { sheet: ROUNDS_SHEET, rows: added.map(roundValues) });
  const rows = commentRows(changes, data ? blankRows(data, comments) : []);
  const own =
    table && data
      ? { growth: { schema: INPUT.comments, table, data, ...rows, room: roomBelow('comments', others, table) }, made: null }
      : planKept(found, others, { sheet: COMMENTS_SHEET, rows: rows.fresh });
  const plans = [rounds, own];
  const growths = plans.flatMap(({ growth }) => growth ?? []);
  const grown = await growTables(context, found, growths, point, {
    stretched: stretching(extensionsOf(inputs, tables)),
    beside: plans.flatMap(({ made }) => (made ? [made.beside] : [])),
    ...(planned ? { planned } : {}),
  });
  const rowsOf = ({ growth, made }: (typeof plans)[number]): number =>
    growth ? rowsIn(grown[growths.indexOf(growth)]) : (made?.rows ?? 0);
  return { written: rowsOf(own), rounds: rowsOf(rounds) };
}

export const sentIn = (files: readonly CommentFile[]): SentRound[] => files.flatMap(({ sent }) => sent ?? []);

/** A row of tblKola. */
export const roundValues = ({ round, to, from, until, version }: SentRound): RowValues => ({
  round,
  to: to.join('; '),
  from: dayCell(from),
  until: dayCell(until),
  version,
});

const dayCell = (day: IsoDate | null): number | '' => (day === null ? '' : toSerial(day));

/** Of a comment that was typed, nothing tells where it came from. */
export type CommentRow = Pick<
  CommentWrite,
  'row' | 'number' | 'measure' | 'who' | 'text' | 'round' | 'place' | 'kind' | 'proposal' | 'reopens'
> &
  (Pick<CommentWrite, 'origin' | 'mark'> | { readonly origin: null });

const sourceOf = (write: CommentRow): string => (write.origin === null ? '' : sourceText(write.origin, write.mark));

/** What the changes do to tblPripominky. */
export function commentRows({ writes }: { readonly writes: readonly CommentRow[] }, blank: readonly number[]): RowChanges {
  const changed = new Map<number, RowValues>();
  const fresh: RowValues[] = [];
  for (const write of writes)
    if (write.row === null) fresh.push(freshValues(write));
    else
      changed.set(write.row, {
        comment: write.text,
        proposal: write.proposal,
        source: sourceOf(write),
        ...(write.reopens ? { state: COMMENT_STATE_WORD.inProgress } : {}),
      });
  return { changed, fresh, blank };
}

const freshValues = (write: CommentRow): RowValues => {
  const { number, measure, who, text, round, place, kind, proposal } = write;
  return {
    number,
    measure,
    who,
    comment: text,
    state: COMMENT_STATE_WORD.new,
    round,
    place,
    kind: kind === null ? '' : COMMENT_KIND_WORD[kind],
    proposal,
    source: sourceOf(write),
  };
};
