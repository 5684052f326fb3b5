import type { Comment } from '../core/comments/comment';
import { historyOf, type History } from '../core/periods/history';
import { periodOf, type Period } from '../core/periods/period';
import type { Plan } from '../core/plan/plan';
import type { Evaluation } from '../core/rules/evaluate';
import { readComments } from '../schema/comments';
import { frozenIn } from '../schema/read/periods';
import type { TableData, WorkbookTables } from '../schema/read/rows';

/** What open data are made of. */
export interface OpenDataSource {
  readonly plan: Plan;
  readonly evaluation: Evaluation;
  readonly comments: readonly Comment[];
  /** What Historie holds. */
  readonly history: History;
  /** The plan as it is now; null where its settings have no dates. */
  readonly now: Period | null;
}

/**
 * The same out of a workbook that has been evaluated.
 * @param history the table of Historie as it was read; undefined where there is none
 */
export const openDataSource = (
  { plan, evaluation }: Pick<OpenDataSource, 'plan' | 'evaluation'>,
  tables: WorkbookTables,
  history: TableData | undefined,
): OpenDataSource => ({
  plan,
  evaluation,
  comments: readComments(tables.comments),
  history: historyOf(history ? frozenIn(history) : []),
  now: periodOf(plan, evaluation),
});
