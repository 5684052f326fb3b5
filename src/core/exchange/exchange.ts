import type { IsoDate } from '../text/date';

/**
 * Who is called and who has answered: the columns of the workbook that the summary does not depend on, and so are no
 * part of the plan and its fingerprint.
 */
export interface Exchange {
  /** When the call went out. */
  readonly calledOn: IsoDate | null;
  readonly deadline: IsoDate | null;
  readonly contacts: readonly Contact[];
  /** ČSÚ codes of the municipalities with Osloveno = ano. */
  readonly addressed: readonly string[];
  /** Zdroj of each statement, by its 0-based data row. */
  readonly sources: ReadonlyMap<number, string>;
}

/** A row of tblGestori. */
export interface Contact {
  readonly row: number;
  readonly name: string;
  readonly short: string;
  readonly type: string;
  readonly email: string;
  readonly called: IsoDate | null;
  readonly returned: IsoDate | null;
  /** The last file: the call that was sent, or the return that came. */
  readonly file: string;
  readonly confirmedBy: string;
  readonly confirmedOn: IsoDate | null;
}

/** *Potvrzuji úplnost*: who says that a return is complete, and when. */
export interface Confirmation {
  readonly by: string;
  readonly on: IsoDate;
  /** False when an answer was changed after it: the confirmation no longer holds. */
  readonly holds: boolean;
}
