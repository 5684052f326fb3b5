import type { Comment } from '../../core/comments/comment';
import { historyOf, type History } from '../../core/periods/history';
import { periodOf, type Period } from '../../core/periods/period';
import { readComments } from '../../schema/comments';
import { frozenIn } from '../../schema/read/periods';
import type { WorkbookTables } from '../../schema/read/rows';
import { inSteps } from '../excel/inSteps';
import { inExcel } from '../excel/run';
import { survey } from '../excel/survey';
import { standingData } from '../outputs/standingTable';
import { wantedFor } from '../outputs/wanted';
import { HISTORY_SHEET } from '../periods/periodSheets';
import { evaluationSteps, type Report } from '../summary/report';
import { readTables } from '../tables/readTables';

/** All that open data need of the open workbook. */
export interface OpenDataInput {
  readonly source: Pick<Report, 'plan' | 'evaluation'> & {
    readonly comments: readonly Comment[];
    readonly history: History;
    readonly now: Period | null;
  };
  readonly tables: WorkbookTables;
  readonly findings: Report['findings'];
}

/**
 * The plan evaluated, with its comments and the periods that are kept; nothing is written.
 * @throws {UnusableWorkbook} when the workbook is no plan
 */
export const readOpenData = (): Promise<OpenDataInput> =>
  inExcel(async (context) => {
    const found = await survey(context);
    const { tables, others } = await readTables(context, found, wantedFor(found, [HISTORY_SHEET]));
    const { plan, evaluation, findings } = await inSteps(evaluationSteps(tables));
    const kept = standingData(found, others, HISTORY_SHEET);
    const history = historyOf(kept ? frozenIn(kept) : []);
    return {
      source: { plan, evaluation, comments: readComments(tables.comments), history, now: periodOf(plan, evaluation) },
      tables,
      findings,
    };
  });
