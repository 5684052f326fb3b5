import { addressees } from '../../../core/people/addressees';
import { returnBoard } from '../../../core/exchange/board';
import { fingerprint } from '../../../core/exchange/fingerprint';
import { isReplaced, periodKey, periodLabel } from '../../../core/periods/period';
import { foldIdentifier } from '../../../core/text/identifiers';
import { readDay, type IsoDate } from '../../../core/text/date';
import { cellText } from '../../../core/text/text';
import { readInterpretation } from '../../../core/text/wording';
import type { LastReport } from '../../app/lastReport';
import type { CommentCounts } from './commentCounts';
import { OUTPUT } from '../../../schema/outputs';
import { findColumns, type TableData } from '../../../schema/read/rows';
import type { PlanInspection, Report } from '../../ports/workbook';
import { returnsOf, type Collecting } from '../../session/collecting';

/** How far the year has got: the facts that the next step and the rows of *Průběh* are told from. */
export interface Year {
  readonly measures: number;
  /** Measures that nobody answers for; a call has nowhere to go. */
  readonly withoutLead: number;
  /** The first of them, by its code and its 0-based data row. */
  readonly firstWithoutLead: { readonly code: string; readonly row: number } | null;
  readonly addressees: number;
  readonly called: number;
  /** No call is noted, and answers are missing. */
  readonly uncalled: number;
  /** Nothing came since the last call, and answers are missing. */
  readonly missing: number;
  /** Of the missing: called, the deadline is over, and no file of theirs waits to be written. */
  readonly overdue: number;
  readonly deadline: IsoDate | null;
  /** Returned files that were read and not yet written. */
  readonly unwritten: number;
  /** Nobody has answered anything and nothing was decided by hand: every level would only say so. */
  readonly isSilent: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly summary: 'none' | 'current' | 'stale';
  /** Made on this computer: of the figures that stand now, or of others. */
  readonly report: 'none' | 'current' | 'stale';
  /** ISO time; "" where none was made. */
  readonly reportAt: string;
  /** null until they are counted. */
  readonly comments: CommentCounts | null;
  /** The period of the plan: not frozen, as it was frozen, or edited since. */
  readonly period: 'open' | 'frozen' | 'edited';
  /** The day on which it was frozen; "" where it was not. */
  readonly frozenOn: IsoDate;
  /** Borderline measures that nobody has decided. */
  readonly borderline: number;
}

/**
 * @param today an ISO day
 * @param made the last report that was made here
 */
export function yearOf(
  { report, exchange, stamp, current, cycle }: PlanInspection,
  collecting: Collecting,
  today: IsoDate,
  made: LastReport | null = null,
  comments: CommentCounts | null = null,
): Year {
  const { plan, evaluation, summary, findings } = report;
  const found = addressees(plan, exchange);
  const lines = returnBoard(found.addressees, exchange, today);
  const unwrittenOf = new Set(returnsOf(collecting).map(({ addressee }) => foldIdentifier(addressee)));
  const withoutLead = found.problems.flatMap((problem) =>
    problem.code === 'measureWithoutLead' ? [{ code: problem.measure, row: problem.row }] : [],
  );
  const severe = (severity: 'error' | 'warning'): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    measures: summary.total,
    withoutLead: withoutLead.length,
    firstWithoutLead: withoutLead[0] ?? null,
    addressees: lines.length,
    called: lines.filter(({ called }) => called !== null).length,
    uncalled: lines.filter(({ called, isMissing }) => called === null && isMissing).length,
    missing: lines.filter(({ isMissing }) => isMissing).length,
    overdue: lines.filter(({ overdue, isMissing, addressee }) => overdue && isMissing && !unwrittenOf.has(foldIdentifier(addressee.name)))
      .length,
    deadline: exchange.deadline,
    unwritten: collecting.files.filter(({ reading }) => reading.status !== 'refused').length,
    isSilent: evaluation.measures.every(({ silent, overridden }) => silent && !overridden),
    errors: severe('error'),
    warnings: severe('warning'),
    report: made === null ? 'none' : made.isCurrent ? 'current' : 'stale',
    reportAt: made?.at ?? '',
    comments,
    ...periodIn(report, cycle.history),
    summary: stamp === null ? 'none' : current ? 'current' : 'stale',
    // A borderline measure that was overridden has had its word.
    borderline: summary.borderline.filter(({ overridden }) => !overridden).length,
  };
}

/** What the rows of Historie show at a glance; whether they can be relied on is told where periods are frozen. */
function periodIn({ plan, evaluation }: Report, history: TableData | undefined): Pick<Year, 'period' | 'frozenOn'> {
  const { periodFrom, periodTo } = plan.settings;
  const open = { period: 'open', frozenOn: '' } as const;
  if (!history || periodFrom === null || periodTo === null) return open;
  const columns = findColumns(OUTPUT.history, history.header);
  const said = (cells: TableData['rows'][number], column: 'period' | 'replaced' | 'planMark' | 'reading'): string =>
    cellText(cells[columns.get(column) ?? -1]);
  const key = periodKey(periodLabel(periodFrom, periodTo));
  const row = history.rows.find((cells) => periodKey(said(cells, 'period')) === key && !isReplaced(said(cells, 'replaced')));
  if (!row) return open;
  const isSame = said(row, 'planMark') === fingerprint(plan) && readInterpretation(said(row, 'reading')).value === evaluation.reading;
  return { period: isSame ? 'frozen' : 'edited', frozenOn: readDay(row[columns.get('on') ?? -1] ?? '') ?? '' };
}
