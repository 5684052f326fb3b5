import type { Quirk } from './quirks';

/** The ExcelApi requirement set the host plays. */
export type ApiLevel = '1.14' | '1.16' | '1.17';

/** Behaviours of real Excel that a test can switch on. All of them may change while the workbook is open. */
export interface HostModes {
  /** Members newer than this answer `ApiNotFound`. */
  apiLevel: ApiLevel;
  platform: 'PC' | 'Mac' | 'OfficeOnline';
  contentLanguage: string;
  displayLanguage: string;
  /** A cell is being edited: requests fail, or wait when the client asked for `delayForCellEdit`. */
  cellEditing: boolean;
  /** Limit of one request and one response; Excel on the web stops at 5 MB. */
  maxMessageBytes: number;
  /**
   * The n-th request from now fails. With `afterActions`, that many actions are applied first,
   * because a batch is not a transaction.
   */
  failAtSync?: { n: number; afterActions?: number; code?: string } | undefined;
  latencyMs?: number | undefined;
  /** Faults of real Excel that are played; none by default. */
  quirks: readonly Quirk[];
}

export const defaultModes = (): HostModes => ({
  apiLevel: '1.14',
  platform: 'PC',
  contentLanguage: 'cs-CZ',
  displayLanguage: 'cs-CZ',
  cellEditing: false,
  maxMessageBytes: 5_000_000,
  quirks: [],
});

/** Is requirement set version `a` (e.g. `1.9`) at most `b`? */
export function versionAtMost(a: string, b: string): boolean {
  const [aMajor = 0, aMinor = 0] = a.split('.').map(Number);
  const [bMajor = 0, bMinor = 0] = b.split('.').map(Number);
  return aMajor !== bMajor ? aMajor < bMajor : aMinor <= bMinor;
}
