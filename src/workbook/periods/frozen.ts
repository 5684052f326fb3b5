import { UnusablePeriods } from '../../core/periods/fault';
import { planFreeze } from '../../core/periods/history';
import type { Period } from '../../core/periods/period';
import { toSerial, type IsoDate } from '../../core/text/date';
import { historyCells, type HistoryRow } from '../../schema/periods';
import type { RowValues } from '../tables/upsertTable';
import { periodNow, type PeriodsStanding } from './standing';

/** Who freezes a period, when and why. */
export interface FreezeOrder {
  /** Who freezes; needed. */
  readonly by: string;
  /** The day of it. */
  readonly on: IsoDate;
  /** Why a period that was frozen is frozen again; "" the first time. */
  readonly why: string;
}

export interface FreezeReport {
  readonly period: Period;
  /** It stood there as it is, and nothing was written. */
  readonly already: boolean;
  /** Rows of the earlier freeze that say now that they were replaced. */
  readonly replaced: number;
}

/**
 * What freezing does to tblHistorie: its new rows, told by their Otisk, and what rows of an earlier freeze say then, by
 * their place.
 * @throws {UnusablePeriods} as `freezePeriod` does
 */
export function freezeIn(
  standing: PeriodsStanding,
  order: FreezeOrder,
): {
  readonly report: FreezeReport;
  readonly rows: readonly HistoryRow[];
  readonly replaced: ReadonlyMap<number, RowValues>;
} {
  const freeze = planFreeze(periodNow(standing), standing.rows, order);
  if ('faults' in freeze) throw new UnusablePeriods(freeze.faults);
  const { period, already, rows, replaces } = freeze;
  if (already) return { report: { period, already, replaced: 0 }, rows: [], replaced: new Map() };
  return {
    report: { period, already, replaced: replaces.length },
    rows: rows.map(historyCells),
    // Told by their place: whoever edited a row may have edited its mark.
    replaced: new Map(replaces.map(({ row }) => [row, { replaced: toSerial(order.on) }])),
  };
}
