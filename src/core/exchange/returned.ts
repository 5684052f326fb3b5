import type { Answer } from '../plan/answer';
import type { Confirmation } from './exchange';
import type { Origin } from './provenance';

/** One returned workbook as it was read. */
export interface Return {
  /** Its name, to be shown; it decides nothing. */
  readonly file: string;
  /** A digest of its bytes: the same file under another name is the same return. */
  readonly id: string;
  readonly addressee: string;
  /** ISO time when it was last saved; null when it does not say */
  readonly savedAt: string | null;
  readonly confirmation: Confirmation | null;
  readonly rows: readonly ReturnedRow[];
}

export interface ReturnedRow {
  readonly sheet: string;
  /** 1-based on the sheet */
  readonly row: number;
  readonly measure: string;
  readonly criterion: string;
  /** "" stands for the addressee */
  readonly submitter: string;
  /** A field whose column the file does not have is absent: it says nothing about it. */
  readonly answer: Partial<Answer>;
  /** The digest of what stood here when the call went out; null when the file does not say. */
  readonly issuedDigest: string | null;
}

export const originOf = ({ file, savedAt }: Return, { sheet, row }: ReturnedRow): Origin => ({ file, sheet, row, savedAt });

export const byAge = (a: Return, b: Return): number => ascending(a.savedAt ?? '', b.savedAt ?? '') || ascending(a.id, b.id);
export const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const descending = (a: string, b: string): number => ascending(b, a);
