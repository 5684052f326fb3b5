import type { Decisions } from '../../core/exchange/conflicts';
import type { Return } from '../../core/exchange/returned';
import type { FoundReading, PassedOver, ReadFile } from '../../files/returns/returns';
import { withKept, type Kept } from './keptDecisions';
import type { Store } from './store';

/** Returned files on their way into the workbook, and what was decided about them. */
export interface Collecting {
  readonly files: readonly TakenFile[];
  /** What lay beside them and is none: left out without a question, and told. */
  readonly passedOver: readonly PassedOver[];
  readonly decisions: Decisions;
  /** How many were read so far; names of files repeat. */
  readonly taken: number;
}

export interface TakenFile {
  readonly key: string;
  /** With the archives and e-mails that it came in. */
  readonly name: string;
  readonly reading: FoundReading;
  /** For a file without an identity: whose it is, as the user says. */
  readonly whose: string | null;
}

export const NOTHING_COLLECTED: Collecting = { files: [], passedOver: [], decisions: {}, taken: 0 };

/** The mark of a file by its content; null for one that cannot be read. */
export const returnId = (reading: FoundReading): string | null => (reading.status === 'refused' ? null : reading.return.id);

/** What the file says, once it is known whose it is. */
function returnOf({ reading, whose }: TakenFile): Return | null {
  if (reading.status === 'read') return reading.return;
  return reading.status === 'unidentified' && whose !== null ? { ...reading.return, addressee: whose } : null;
}

export const returnsOf = ({ files }: Collecting): Return[] =>
  files.flatMap((file) => {
    const taken = returnOf(file);
    return taken ? [taken] : [];
  });

/** With one more given file that was read, and all that was in it. */
export const withRead = (collecting: Collecting, { readings, passedOver }: ReadFile): Collecting => ({
  ...collecting,
  taken: collecting.taken + readings.length,
  files: [
    ...collecting.files,
    ...readings.map((reading, i) => ({
      key: String(collecting.taken + i),
      name: reading.status === 'refused' ? reading.file : reading.return.file,
      reading,
      whose: null,
    })),
  ],
  passedOver: [...collecting.passedOver, ...passedOver],
});

function withDecision(decisions: Decisions, conflict: string, choice: string | null): Decisions {
  const each = new Map(decisions.each);
  if (choice === null) each.delete(conflict);
  else each.set(conflict, choice);
  return { ...decisions, each };
}

/** What the user says of the returns before they are written. */
export class ReturnsDesk {
  constructor(private readonly store: Store) {}

  /** Whose a file without an identity is, as the user says; null takes it back. */
  readonly assign = (key: string, whose: string | null): void =>
    this.change({ files: this.now.files.map((file) => (file.key === key ? { ...file, whose } : file)) });

  readonly leaveOut = (key: string): void => this.change({ files: this.now.files.filter((file) => file.key !== key) });

  /** What was decided about these files before the pane was closed. */
  readonly recall = (kept: Kept): void => this.store.set({ collecting: withKept(this.now, kept) });

  /** Everything that cannot be read, at once. */
  readonly leaveRefused = (): void => this.change({ files: this.now.files.filter(({ reading }) => reading.status !== 'refused') });

  readonly leaveAll = (): void => this.store.set({ collecting: NOTHING_COLLECTED });

  /** @param choice the digest of the version that holds, 'keep', or null to leave it open */
  readonly decide = (conflict: string, choice: string | null): void =>
    this.change({ decisions: withDecision(this.now.decisions, conflict, choice) });

  /** For all conflicts that nobody decides one by one; null leaves them open. */
  readonly decideRest = (rest: Decisions['rest'] | null): void => {
    const { rest: _before, ...decisions } = this.now.decisions;
    this.change({ decisions: rest == null ? decisions : { ...decisions, rest } });
  };

  private get now(): Collecting {
    return this.store.get().collecting;
  }

  private change(change: Partial<Collecting>): void {
    this.store.set({ collecting: { ...this.now, ...change } });
  }
}
