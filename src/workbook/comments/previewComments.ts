import type { CommentChanges, CommentFile } from '../../core/comments/collect';
import { inExcel } from '../excel/run';
import { survey } from '../excel/survey';
import { wantedFor } from '../outputs/wanted';
import { readTables } from '../tables/readTables';
import { changesOf, sentIn } from './collectComments';
import { ROUNDS_SHEET, standingComments } from './standing';

export interface CommentPreview {
  readonly changes: CommentChanges;
  /** Names and short names of the bodies that the plan knows: a file may be called by one. */
  readonly names: readonly string[];
}

/**
 * What the files would change, with nothing written.
 * @throws as `collectComments` does
 */
export async function previewComments(files: readonly CommentFile[], split?: ReadonlySet<string>): Promise<CommentPreview> {
  return inExcel(async (context) => {
    const found = await survey(context);
    const { tables, others } = await readTables(context, found, wantedFor(found, [ROUNDS_SHEET]));
    const standing = standingComments(found, tables, others, sentIn(files));
    const { exchange, rounds, comments } = standing;
    const names = [
      ...exchange.contacts.flatMap(({ name, short }) => [name, short]),
      ...rounds.flatMap(({ to }) => to),
      ...comments.map(({ who }) => who),
    ];
    return { changes: changesOf(standing, files, split), names: [...new Set(names.filter((name) => name !== ''))] };
  });
}
