import type { Comment } from '../comments/comment';
import type { Exchange } from '../exchange/exchange';
import type { Addressee } from '../people/addressees';
import type { PlanInTime } from '../periods/sideBySide';
import type { Summary } from '../rules/summary';

/** All that the report is made of. Two of equal tables are equal; nothing else enters a sentence. */
export interface ReportSource extends PlanInTime {
  readonly summary: Summary;
  readonly exchange: Exchange;
  /** Who is asked for what. */
  readonly addressees: readonly Addressee[];
  readonly remarks: Remarks;
  /** Of the commission and the other bodies, as they stand. */
  readonly comments: readonly Comment[];
}

/** Columns that only the report shows: the levels do not depend on them, and so they are no part of the plan and its fingerprint. */
export interface Remarks {
  /** Termín of each measure, by its 0-based data row; no entry where the cell is empty. */
  readonly due: ReadonlyMap<number, string>;
  /** Stanovisko koordinátora of each measure, likewise. */
  readonly stance: ReadonlyMap<number, string>;
}
