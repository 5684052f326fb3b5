import type { Decisions, Return } from '../../core/exchange/collect';
import type { ReturnReading } from '../../files/returns/returns';

/** Returned files on their way into the workbook, and what was decided about them. */
export interface Collecting {
  readonly files: readonly TakenFile[];
  readonly decisions: Decisions;
  /** How many were read so far; names of files repeat. */
  readonly taken: number;
}

export interface TakenFile {
  readonly key: string;
  readonly name: string;
  readonly reading: ReturnReading;
  /** For a file without an identity: whose it is, as the user says. */
  readonly whose: string | null;
}

export const NOTHING_COLLECTED: Collecting = { files: [], decisions: {}, taken: 0 };

/** What the file says, once it is known whose it is. */
export function returnOf({ reading, whose }: TakenFile): Return | null {
  if (reading.status === 'read') return reading.return;
  return reading.status === 'unidentified' && whose !== null ? { ...reading.return, addressee: whose } : null;
}

export const returnsOf = ({ files }: Collecting): Return[] =>
  files.flatMap((file) => {
    const taken = returnOf(file);
    return taken ? [taken] : [];
  });

export function withDecision(decisions: Decisions, conflict: string, choice: string | null): Decisions {
  const each = new Map(decisions.each);
  if (choice === null) each.delete(conflict);
  else each.set(conflict, choice);
  return { ...decisions, each };
}
