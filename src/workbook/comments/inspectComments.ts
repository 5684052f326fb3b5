import { commentFindings, type CommentFinding } from '../../core/comments/findings';
import type { IsoDate } from '../../core/text/date';
import { ROUNDS } from '../../schema/commentTables';
import type { Place } from '../../schema/read/places';
import { cellName, findColumns, type TableData } from '../../schema/read/rows';
import { INPUT } from '../../schema/tables';
import { inExcel } from '../excel/run';
import { survey } from '../excel/survey';
import { wantedFor } from '../outputs/wanted';
import { readTables } from '../tables/readTables';
import { ROUNDS_SHEET, standingComments, type StandingComments } from './standing';

export interface CommentInspection extends StandingComments {
  readonly findings: readonly (CommentFinding & Place)[];
  readonly cells: TableData | undefined;
}

/**
 * How the comments of the workbook stand, read without writing anything.
 * @param today the day by which something is overdue
 * @throws {UnusableWorkbook} when the workbook is no plan
 */
export async function inspectComments(today: IsoDate): Promise<CommentInspection> {
  return inExcel(async (context) => {
    const found = await survey(context);
    const { tables, others } = await readTables(context, found, wantedFor(found, [ROUNDS_SHEET]));
    const standing = standingComments(found, tables, others);
    const { plan, roundCells } = standing;
    const findings = commentFindings({ ...standing, measures: plan.measures }, today).map((one) => ({
      ...one,
      ...placeOf(one, tables.comments, roundCells),
    }));
    return { ...standing, findings, cells: tables.comments };
  });
}

/** The cell of a finding; where the table lacks the column, the first cell of its row. */
function placeOf({ at }: CommentFinding, comments: TableData | undefined, rounds: TableData | undefined): Place {
  const [table, data] = at.table === 'comments' ? ([INPUT.comments, comments] as const) : ([ROUNDS, rounds] as const);
  if (!data) return { sheet: table.sheet, cell: '' };
  const column = findColumns(table, data.header).get(at.column) ?? 0;
  return { sheet: data.sheet, cell: cellName(data.top + 1 + at.row, data.left + column) };
}
