import type { Action } from '../actions/action';
import { detailOf, isStopped } from '../app/failure';
import type { FilesPort } from '../ports/files';
import type { Progress, Watched, WorkbookPort } from '../ports/workbook';
import type { Job, SessionState, Store } from './store';

/** People type in bursts; reading after every key would only slow the sheet down. */
const QUIET_MS = 700;
/** Of a large plan every reading takes its time; this many times longer it is left alone. */
const PAUSE = 3;
const AGAIN_MS = 10_000;
/** What was read so lately is not read again for the focus alone. */
const FRESH_MS = 2_000;

/** What an action is given beside its record: nothing, or one thing. */
export type Given<G> = unknown extends G ? [] : [given: G];

interface Work {
  readonly job: Omit<Job, 'progress'>;
  /** @returns whether there was anything to do, and what of the state is another after it */
  readonly run: () => Promise<Partial<SessionState> | null>;
  readonly failed: (error: unknown, retry: () => void) => Partial<SessionState>;
}

/** What is done, one after another, and the readings of the workbook between. */
export class Jobs {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Cells changed that have not been read again yet. */
  private isBehind = false;
  private isHidden = false;
  /** Milliseconds that the last reading took, and when it ended. */
  private took = 0;
  private readAt = -Infinity;

  constructor(
    private readonly store: Store,
    private readonly workbook: WorkbookPort,
    private readonly files: FilesPort,
    private readonly clock: () => number,
  ) {}

  /** @returns whether it was done: not when other work goes on, when it was stopped, or when it failed */
  readonly do = <G, R>(action: Action<G, R>, ...[given]: Given<G>): Promise<boolean> => {
    const { id, label } = action;
    let abort = new AbortController();
    const onProgress = (progress: Progress): void => {
      const { job } = this.store.get();
      if (job?.id === id) this.store.set({ job: { ...job, progress } });
    };
    const run = (): Promise<Partial<SessionState> | null> => {
      // Tried again after a failure, it must not find itself stopped.
      abort = new AbortController();
      return this.outcomeOf(action, given as G, { signal: abort.signal, onProgress });
    };
    return action.isAside
      ? this.aside(run)
      : this.run({ job: { id, label, ...(action.isStoppable ? { stop: () => abort.abort() } : {}) }, run, failed });
  };

  /** Reads the workbook because somebody asked: what came of the last action stays in sight. */
  readonly refresh = (): Promise<boolean> =>
    this.run({
      job: { id: 'inspect', label: (t) => t('pane.job.inspect') },
      run: async () => {
        await this.read();
        return {};
      },
      failed: (error) => ({ unread: error, lastError: detailOf(error) }),
    });

  readonly edited = (): void => {
    this.isBehind = true;
    // Our own writes are heard too on some platforms; the job reads the workbook when it is done.
    if (!this.store.get().job) this.readSoon();
  };

  /**
   * Nobody looks at a hidden pane: it does not read. When it is looked at again, or gets the focus, it reads: not every
   * change is told (office-js #3888, #4066).
   */
  readonly seen = (isSeen: boolean): void => {
    this.isHidden = !isSeen;
    if (!isSeen) clearTimeout(this.timer);
    else if (this.isBehind || this.clock() - this.readAt > Math.max(FRESH_MS, PAUSE * this.took)) this.readSoon();
  };

  end(): void {
    clearTimeout(this.timer);
  }

  private async outcomeOf<G, R>(
    { id, run, undoable, outcome, isPartial }: Action<G, R>,
    given: G,
    watched: Watched,
  ): Promise<Partial<SessionState> | null> {
    const { workbook, files, store } = this;
    const before = this.lastChange();
    const result = await run({ workbook, files, store, read: () => this.read(), ...watched }, given);
    if (result === null) return null;
    // Where everything was already as it was to be, the last change is an older one, and not this action's to take back.
    const canUndo = (typeof undoable === 'function' ? undoable(result) : undoable) && this.lastChange() !== before;
    return {
      outcome: {
        kind: 'done',
        action: id,
        result,
        undoable: canUndo,
        isPartial: isPartial?.(result) === true,
        text: (t) => outcome(result, t),
      },
    };
  }

  /** The change that can be taken back first; null when there is none. */
  private lastChange(): string | null {
    return this.store.get().inspection?.saved?.id ?? null;
  }

  /** One piece of work at a time: Excel would mix two writes up. */
  private async run(work: Work): Promise<boolean> {
    if (this.store.get().job) return false;
    clearTimeout(this.timer);
    this.store.set({ job: { ...work.job, progress: null }, ...(work.job.id === 'inspect' ? {} : { outcome: null }) });
    let isDone = false;
    try {
      const change = await work.run();
      isDone = change !== null;
      this.store.set({ job: null, ...change });
    } catch (error) {
      this.store.set({ job: null, ...work.failed(error, () => void this.run(work)) });
      // What failed half-way may have changed cells.
      if (work.job.id !== 'inspect' && !isStopped(error)) this.isBehind = true;
    }
    if (this.isBehind) this.readSoon();
    return isDone;
  }

  private async aside(run: () => Promise<Partial<SessionState> | null>): Promise<boolean> {
    try {
      const change = await run();
      this.store.set({ ...change });
      return change !== null;
    } catch (error) {
      this.store.set(failed(error, () => void this.aside(run)));
      return false;
    }
  }

  private async read(): Promise<void> {
    const before = this.clock();
    const inspection = await this.workbook.inspect();
    this.readAt = this.clock();
    this.took = this.readAt - before;
    this.isBehind = false;
    this.store.set({ inspection, unread: null, doubtful: false });
  }

  private readSoon(wait = Math.max(QUIET_MS, PAUSE * this.took)): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.reread(), wait);
  }

  /** A reading in the background: nothing blocks, and a failure is tried again in a while. */
  private async reread(): Promise<void> {
    if (this.store.get().job || this.isHidden) return;
    try {
      await this.read();
    } catch (error) {
      this.store.set({ doubtful: true, lastError: detailOf(error) });
      this.readSoon(AGAIN_MS);
    }
  }
}

/** What was stopped is no failure: there is nothing to complain about and nothing to try again. */
export const failed = (error: unknown, retry: () => void): Partial<SessionState> =>
  isStopped(error) ? { outcome: { kind: 'stopped' } } : { outcome: { kind: 'failed', error, retry }, lastError: detailOf(error) };
