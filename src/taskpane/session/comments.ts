import type { CommentFile } from '../../core/comments/collect';
import type { CommentReading, ReadComments } from '../../files/comments/readings';
import type { Contained, PassedOver } from '../../files/returns/returns';
import type { CommentInspection } from '../ports/workbook';
import type { Store } from './store';

/** The comments of the workbook, and files with comments on their way into it. */
export interface Commenting {
  /** As they were read last; null before the view was opened. */
  readonly standing: CommentInspection | null;
  readonly files: readonly TakenComments[];
  readonly passedOver: readonly PassedOver[];
  /** How many were read so far; names of files repeat. */
  readonly taken: number;
  /** Keys of comments whose points each get a row. */
  readonly split: ReadonlySet<string>;
}

export interface TakenComments {
  readonly key: string;
  readonly reading: CommentReading & Contained;
  /** For a file that does not say it: whose it is, as the user says. */
  readonly whose: string;
}

export const NOTHING_COMMENTED: Commenting = { standing: null, files: [], passedOver: [], taken: 0, split: new Set() };

/** With one more given file that was read, and all that was in it. */
export const withComments = (commenting: Commenting, { readings, passedOver }: ReadComments): Commenting => ({
  ...commenting,
  taken: commenting.taken + readings.length,
  files: [...commenting.files, ...readings.map((reading, i) => ({ key: String(commenting.taken + i), reading, whose: '' }))],
  passedOver: [...commenting.passedOver, ...passedOver],
});

/** What is to be collected, with whose each is. */
export const commentFilesOf = ({ files }: Commenting): CommentFile[] =>
  files.flatMap(({ reading, whose }) =>
    reading.status === 'refused' ? [] : [{ ...reading.comments, who: reading.comments.who || whose }],
  );

/** What the user says of the files before they are written. */
export class CommentDesk {
  constructor(private readonly store: Store) {}

  readonly assign = (key: string, whose: string): void =>
    this.change({ files: this.now.files.map((file) => (file.key === key ? { ...file, whose } : file)) });

  readonly leaveOut = (key: string): void => this.change({ files: this.now.files.filter((file) => file.key !== key) });

  readonly leaveAll = (): void => this.change({ files: [], passedOver: [], split: new Set() });

  readonly splitPoints = (key: string, isSplit: boolean): void => {
    const split = new Set(this.now.split);
    if (isSplit) split.add(key);
    else split.delete(key);
    this.change({ split });
  };

  private get now(): Commenting {
    return this.store.get().commenting;
  }

  private change(change: Partial<Commenting>): void {
    this.store.set({ commenting: { ...this.now, ...change } });
  }
}
