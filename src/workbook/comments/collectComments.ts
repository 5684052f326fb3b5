import { commentChanges, type CommentChanges, type CommentFile, type CommentWrite } from '../../core/comments/collect';
import { COMMENT_KIND_WORD, COMMENT_STATE_WORD } from '../../core/comments/comment';
import { sourceText } from '../../core/comments/identity';
import type { SentRound } from '../../core/comments/rounds';
import { toSerial, type IsoDate } from '../../core/text/date';
import { INPUT } from '../../schema/tables';
import { inExcel } from '../excel/run';
import { surveyWith } from '../excel/survey';
import { planKept } from '../outputs/keepRows';
import { wantedFor } from '../outputs/wanted';
import { extensionsOf, stretching } from '../tables/extendTables';
import { growTables } from '../tables/growTables';
import { readTables } from '../tables/readTables';
import { askBelow, roomBelow } from '../tables/roomBelow';
import { blankRows, rowsIn, type Growth, type RowChanges, type RowValues } from '../tables/upsertTable';
import { needed, ROUNDS_SHEET, standingComments, type StandingComments } from './standing';

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
 * @throws {UnusableWorkbook} before anything is written, when the workbook is no plan or has no table for comments
 * @throws {ExcelFault} when Excel refuses
 */
export async function collectComments(files: readonly CommentFile[], options: CollectCommentsOptions): Promise<CollectCommentsReport> {
  return inExcel(async (context) => {
    const { found, answer: below } = await surveyWith(context, askBelow);
    const { tables, inputs, others } = await readTables(context, found, { ...below(found), ...wantedFor(found, [ROUNDS_SHEET]) });
    const standing = standingComments(found, tables, others, sentIn(files));
    const changes = changesOf(standing, files, options.split);
    const data = needed(tables.comments);
    const table = needed(inputs.comments);
    const growth: Growth = {
      schema: INPUT.comments,
      table,
      data,
      ...commentRows(changes, blankRows(data, standing.comments)),
      room: roomBelow('comments', others, table),
    };
    const kept = planKept(found, others, { sheet: ROUNDS_SHEET, rows: standing.added.map(roundValues) });
    const point = { what: 'comments', at: options.now.toISOString(), detail: String(changes.writes.length) } as const;
    const plans = await growTables(context, found, kept.growth ? [kept.growth, growth] : [growth], point, {
      stretched: stretching(extensionsOf(inputs, tables)),
      beside: kept.made ? [kept.made.beside] : [],
      planned: () => {
        if (options.signal?.aborted) throw new DOMException('stopped', 'AbortError');
      },
    });
    const written = rowsIn(plans.at(-1));
    const rounds = kept.growth ? rowsIn(plans[0]) : (kept.made?.rows ?? 0);
    return { changes, written, rounds, nothingChanged: written + rounds === 0 };
  });
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

/** What the changes do to tblPripominky. */
export function commentRows({ writes }: CommentChanges, blank: readonly number[]): RowChanges {
  const changed = new Map<number, RowValues>();
  const fresh: RowValues[] = [];
  for (const write of writes)
    if (write.row === null) fresh.push(freshValues(write));
    else
      changed.set(write.row, {
        comment: write.text,
        proposal: write.proposal,
        source: sourceText(write.origin, write.mark),
        ...(write.reopens ? { state: COMMENT_STATE_WORD.inProgress } : {}),
      });
  return { changed, fresh, blank };
}

const freshValues = ({ number, measure, who, text, round, place, kind, proposal, origin, mark }: CommentWrite): RowValues => ({
  number,
  measure,
  who,
  comment: text,
  state: COMMENT_STATE_WORD.new,
  round,
  place,
  kind: kind === null ? '' : COMMENT_KIND_WORD[kind],
  proposal,
  source: sourceText(origin, mark),
});
