import type { Translate } from '../../i18n';
import type { FilesPort } from '../ports/files';
import type { Watched, WorkbookPort } from '../ports/workbook';
import type { Store } from '../session/store';

/** What an action works with. */
interface Desk extends Watched {
  readonly workbook: WorkbookPort;
  readonly files: FilesPort;
  readonly store: Store;
  /** Reads the workbook again, as everything that has written into it does at its end. */
  readonly read: () => Promise<void>;
}

/**
 * One thing that the pane can do: everything about it in one record, beside its texts. `session.do(record, given)` runs
 * it; what goes on and what came of it is then shown wherever work is shown.
 */
export interface Action<Given, Result> {
  readonly id: string;
  /** Said while it runs. */
  readonly label: (t: Translate) => string;
  /** @returns what came of it; null when there was nothing to do it on */
  readonly run: (desk: Desk, given: Given) => Promise<Result | null>;
  /** It writes into the workbook and leaves a restore point. */
  readonly undoable: boolean | ((result: Result) => boolean);
  /** What came of it, in one or two sentences with numbers: silence is never success. */
  readonly outcome: (result: Result, t: Translate) => string;
  /** A part of it was refused, or is left to be done: said in amber, not in green. */
  readonly isPartial?: (result: Result) => boolean;
  /** It heeds `signal` and tells `onProgress`. */
  readonly isStoppable?: true;
  /** It does not touch the open workbook, so it neither waits for other work nor keeps it waiting. */
  readonly isAside?: true;
}

/** For the types: `Given` and `Result` come of `run`. */
export const action = <Given, Result>(record: Action<Given, Result>): Action<Given, Result> => record;

/** Sentences that have something to say, in one paragraph. */
export const sentences = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

/** The figures stand; it is said which charts do not. */
export const chartsSentence = (titles: readonly string[], t: Translate): string =>
  titles.length === 0 ? '' : t('pane.outcome.chartsFailed', { charts: titles.join('; ') });
