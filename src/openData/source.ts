import type { Comment } from '../core/comments/comment';
import type { History } from '../core/periods/history';
import type { Period } from '../core/periods/period';
import type { Plan } from '../core/plan/plan';
import type { Evaluation } from '../core/rules/evaluate';

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
