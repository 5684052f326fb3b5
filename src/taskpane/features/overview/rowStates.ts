import type { Year } from './year';

export type RowState = 'done' | 'running' | 'waiting';
export const YEAR_ROWS = ['plan', 'calls', 'collect', 'checks', 'summary', 'comments', 'report', 'periods'] as const;
export type YearRow = (typeof YEAR_ROWS)[number];

/** How each part of the year stands; a later part of the year adds a row here and its words. */
export function rowStates(year: Year): Readonly<Record<YearRow, RowState>> {
  const { withoutLead, addressees, called, uncalled, missing, errors, isSilent, summary, report, comments, period } = year;
  const of = (isDone: boolean, isBegun: boolean): RowState => (isDone ? 'done' : isBegun ? 'running' : 'waiting');
  return {
    plan: of(withoutLead === 0, true),
    calls: of(addressees > 0 && uncalled === 0, called > 0),
    collect: of(addressees > 0 && missing === 0, !isSilent),
    checks: of(errors === 0 && !isSilent, errors > 0),
    summary: of(summary === 'current', summary === 'stale'),
    report: of(report === 'current', report === 'stale'),
    periods: of(period === 'frozen', period === 'edited'),
    comments: of(comments !== null && comments.received > 0 && comments.open === 0, comments !== null && comments.received > 0),
  };
}
