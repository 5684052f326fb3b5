import { addressees } from '../../core/people/addressees';
import type { Plan } from '../../core/plan/plan';
import type { Remarks, ReportSource } from '../../core/report/source';
import type { Evaluation } from '../../core/rules/evaluate';
import type { Summary } from '../../core/rules/summary';
import { readComments } from '../comments';
import { readExchange } from './exchange';
import { readHistory } from './periods';
import { rowsOf, type TableData, type WorkbookTables } from './rows';

/**
 * What the report is made of, out of a workbook that has been evaluated.
 * @param history Historie; undefined where the workbook has none
 */
export function reportSource(
  tables: WorkbookTables,
  { plan, evaluation, summary }: { readonly plan: Plan; readonly evaluation: Evaluation; readonly summary: Summary },
  history?: TableData,
): ReportSource {
  const exchange = readExchange(tables);
  return {
    plan,
    evaluation,
    summary,
    history: readHistory(history),
    exchange,
    addressees: addressees(plan, exchange).addressees,
    remarks: readRemarks(tables),
    comments: readComments(tables.comments),
  };
}

function readRemarks({ measures }: WorkbookTables): Remarks {
  const filled = (cells: Iterable<readonly [number, string]>): ReadonlyMap<number, string> =>
    new Map([...cells].filter(([, text]) => text !== ''));
  return {
    due: filled(Array.from(measures ? rowsOf('measures', measures) : [], (cells) => [cells.row, cells.text('due')] as const)),
    stance: filled(Array.from(measures ? rowsOf('measures', measures) : [], (cells) => [cells.row, cells.text('stance')] as const)),
  };
}
