import type { Addressee } from '../../core/people/addressees';
import type { Answer } from '../../core/plan/answer';
import type { IsoDate } from '../../core/text/date';
import type { Decisions } from '../../core/exchange/collect';
import { SCHEMA_VERSION } from '../../schema/tables';
import { NOTHING_COLLECTED, returnsOf, withDecision, type Collecting } from './collecting';
import { detailOf, isStopped } from '../app/failure';
import { pageFiles } from '../ports/pageFiles';
import type { RequestFile, FilesPort, GivenFile, NamedFile, PlanDraft } from '../ports/files';
import { NO_FILTER, type Filter } from '../features/measures/filter';
import type { PaneRequest } from '../ports/paneRequests';
import { codeAt, placeOfRecord, verdictOf } from './records';
import type {
  AnswerPlace,
  Change,
  CollectReport,
  Inspection,
  ListReport,
  Override,
  Place,
  Progress,
  Repair,
  RestorePoint,
  SelectedRow,
  SettingValues,
  SummarizeReport,
  Watched,
  WorkbookPort,
} from '../ports/workbook';
import { rowId } from './rowId';

/** What the pane knows and what goes on. Views read it and never keep a copy. */
export interface SessionState {
  /** The last one that could be read; a failure leaves it standing. */
  readonly inspection: Inspection | null;
  /** Why the workbook could not be read, when it could not. */
  readonly unread: unknown;
  readonly job: Job | null;
  readonly outcome: Outcome | null;
  /** Cells changed and could not be read again: what is shown may be old. */
  readonly doubtful: boolean;
  /** The row selected in the sheet. */
  readonly selected: SelectedRow | null;
  readonly lastError: string | null;
  /** What moved in the last run that this pane saw. */
  readonly moved: readonly Change[] | null;
  /** The calls that this pane made, to be sent; until the user puts them away. */
  readonly made: MadeRequests | null;
  /** Returned files that were read and not yet written. */
  readonly collecting: Collecting;
  readonly view: View;
}

export type Tab = 'overview' | 'measures' | 'collect' | 'checks' | 'settings';

/** Where within a tab; 'home' is its first screen. */
export type Step = 'home' | 'calls' | 'returns' | 'newPlan' | 'handIn';

export interface MadeRequests {
  readonly files: readonly RequestFile[];
  /** All of them as one file. */
  readonly whole: NamedFile;
  readonly deadline: IsoDate | null;
  readonly returnTo: string;
}

export interface RequestOrder {
  readonly addressees: readonly Addressee[];
  readonly issued: IsoDate;
  readonly deadline: IsoDate | null;
  readonly returnTo: string;
}

/** Where the user is. Kept here because a selected row, a ribbon button and a link lead there as well. */
export interface View {
  readonly tab: Tab;
  readonly step: Step;
  /** Code of the measure whose detail is open; in a gestor's workbook the row of the form. */
  readonly open: string | null;
  /** The one that was open before: back in the list, the eye and the keyboard continue there. */
  readonly last: string | null;
  readonly filter: Filter;
  /** The pane opens the measure of the selected row, and the sheet shows the measure that is opened. */
  readonly follow: boolean;
  /** Something is being written in a form of the detail: following would lose it. */
  readonly writing: boolean;
}

export interface Job {
  readonly kind: JobKind;
  readonly progress: Progress | null;
  /** Absent where the work cannot be stopped half-way. */
  readonly stop?: () => void;
}
export type JobKind =
  | 'inspect'
  | 'summarize'
  | 'summarizeList'
  | 'undo'
  | 'override'
  | 'repair'
  | 'settings'
  | 'calls'
  | 'returns'
  | 'collect'
  | 'answer'
  | 'confirm'
  | 'newPlan';

/** What came of the last action; every action ends in one. */
export type Outcome =
  | { readonly kind: 'summarized'; readonly report: SummarizeReport }
  | { readonly kind: 'listed'; readonly report: ListReport }
  | { readonly kind: 'undone'; readonly point: RestorePoint }
  | { readonly kind: 'overridden'; readonly code: string; readonly removed: boolean }
  | { readonly kind: 'repaired'; readonly count: number }
  | { readonly kind: 'saved'; readonly count: number }
  | { readonly kind: 'sample'; readonly how: 'opened' | 'downloaded' }
  | { readonly kind: 'called'; readonly count: number }
  | { readonly kind: 'filesRead'; readonly count: number; readonly refused: number; readonly left: number }
  | { readonly kind: 'collected'; readonly report: CollectReport }
  | { readonly kind: 'answered'; readonly place: AnswerPlace; readonly withdrawn: boolean }
  | { readonly kind: 'confirmed'; readonly by: string; readonly on: IsoDate }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'planMade'; readonly file: string; readonly how: 'opened' | 'downloaded' }
  /** A ribbon button of the plan pressed in a gestor's workbook. */
  | { readonly kind: 'notHere' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: (() => void) | null };

/** People type in bursts; reading after every key would only slow the sheet down. */
const QUIET_MS = 700;
/** Of a large plan every reading takes its time; this many times longer it is left alone. */
const PAUSE = 3;
const AGAIN_MS = 10_000;

export class Session {
  private state: SessionState;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Cells changed that have not been read again yet. */
  private behind = false;
  /** Milliseconds that the last reading took. */
  private took = 0;
  private unwatch: (() => Promise<void>) | null = null;

  constructor(
    private readonly workbook: WorkbookPort,
    follow = true,
    private readonly clock: () => number = () => performance.now(),
    private readonly files: FilesPort = pageFiles,
  ) {
    const view: View = { tab: 'overview', step: 'home', open: null, last: null, filter: NO_FILTER, follow, writing: false };
    this.state = {
      inspection: null,
      unread: null,
      job: null,
      outcome: null,
      doubtful: false,
      selected: null,
      lastError: null,
      moved: null,
      made: null,
      collecting: NOTHING_COLLECTED,
      view,
    };
  }

  readonly get = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads the workbook for the first time and listens to it from then on. */
  async start(): Promise<void> {
    await this.refresh();
    try {
      this.unwatch = await this.workbook.watch({
        edited: () => this.edited(),
        selected: (selected) => this.selected(selected),
      });
    } catch (error) {
      // Without events the pane still works; it is only not told of edits, and reads again before every action.
      this.set({ lastError: detailOf(error) });
    }
  }

  async end(): Promise<void> {
    clearTimeout(this.timer);
    // Excel may be gone by then, and its events with it.
    await this.unwatch?.().catch((error: unknown) => this.set({ lastError: detailOf(error) }));
  }

  readonly refresh = (): Promise<void> => this.run('inspect', () => this.read());

  readonly summarize = (): Promise<void> => this.adopt((watched) => this.workbook.summarize(watched));

  /** The ribbon started it with the pane closed; the pane shows how it goes and what came of it. */
  readonly adopt = (
    work: (watched: { signal: AbortSignal; onProgress(progress: Progress): void }) => Promise<SummarizeReport>,
  ): Promise<void> => {
    return this.watched('summarize', async (watched) => {
      const report = await work(watched);
      this.set({ moved: report.changes });
      await this.read();
      return { kind: 'summarized', report };
    });
  };

  readonly summarizeList = (): Promise<void> =>
    this.run('summarizeList', async () => {
      const report = await this.workbook.summarizeList();
      await this.read();
      return { kind: 'listed', report };
    });

  readonly undo = (): Promise<void> =>
    this.run('undo', async () => {
      const point = await this.workbook.undo();
      this.set({ moved: null });
      await this.read();
      return { kind: 'undone', point };
    });

  readonly override = (code: string, override: Override | null): Promise<void> =>
    this.run('override', async () => {
      await this.workbook.setOverride(code, override);
      await this.read();
      return { kind: 'overridden', code, removed: override === null };
    });

  readonly repair = (repairs: readonly Repair[]): Promise<void> =>
    this.run('repair', async () => {
      await this.workbook.applyRepairs(repairs);
      await this.read();
      return { kind: 'repaired', count: repairs.length };
    });

  readonly saveSettings = (values: SettingValues): Promise<void> =>
    this.run('settings', async () => {
      await this.workbook.writeSettings(values);
      await this.read();
      return { kind: 'saved', count: Object.keys(values).length };
    });

  /**
   * Makes a workbook for each, hands them over, and notes in the plan that they were called.
   *
   * @param hand gives a file to the user
   */
  readonly makeRequests = ({ addressees, issued, deadline, returnTo }: RequestOrder, hand: (file: NamedFile) => void): Promise<void> =>
    this.watched('calls', async (watched) => {
      const { inspection } = this.state;
      if (inspection?.kind !== 'plan') return;
      const { plan } = inspection.report;
      const common = {
        plan: { id: inspection.planId, name: plan.settings.planName },
        municipalities: plan.municipalities,
        issued,
        deadline,
        returnTo,
      };
      const files = await this.files.buildRequests(addressees, common, watched);
      const whole = await this.files.zip(files, common);
      watched.signal.throwIfAborted();
      await this.workbook.noteRequests(
        files.map(({ addressee: { name }, file }) => ({ name, file })),
        issued,
        deadline,
      );
      this.set({ made: { files, whole, deadline, returnTo } });
      hand(whole);
      await this.read();
      return { kind: 'called', count: files.length };
    });

  readonly putRequestsAway = (): void => this.set({ made: null });

  /** Reads files that were dropped. What was read before a stop stays. */
  readonly takeReturns = (given: readonly GivenFile[]): Promise<void> =>
    this.watched('returns', async ({ signal, onProgress }) => {
      const { inspection } = this.state;
      if (inspection?.kind !== 'plan') return;
      const { municipalities } = inspection.report.plan;
      const expected = { planId: inspection.planId, version: SCHEMA_VERSION, municipalities };
      let [count, refused] = [0, 0];
      for (const [done, file] of given.entries()) {
        onProgress({ done, total: given.length });
        try {
          const reading = await this.files.readReturn(file, expected, signal);
          const { collecting } = this.state;
          const key = String(collecting.taken);
          this.set({
            collecting: {
              ...collecting,
              taken: collecting.taken + 1,
              files: [...collecting.files, { key, name: file.name, reading, whose: null }],
            },
          });
          if (reading.status === 'refused') refused++;
          count++;
        } catch (error) {
          if (isStopped(error)) break;
          throw error;
        }
        if (signal.aborted) break;
      }
      return { kind: 'filesRead', count, refused, left: given.length - count };
    });

  /** Whose a file without an identity is, as the user says; null takes it back. */
  readonly assignReturn = (key: string, whose: string | null): void => {
    const { collecting } = this.state;
    this.collect({ files: collecting.files.map((file) => (file.key === key ? { ...file, whose } : file)) });
  };

  readonly leaveReturnOut = (key: string): void => this.collect({ files: this.state.collecting.files.filter((file) => file.key !== key) });

  readonly leaveAllReturns = (): void => this.set({ collecting: NOTHING_COLLECTED });

  /** @param choice the digest of the version that holds, 'keep', or null to leave it open */
  readonly decide = (conflict: string, choice: string | null): void =>
    this.collect({ decisions: withDecision(this.state.collecting.decisions, conflict, choice) });

  readonly decideRest = (rest: Decisions['rest'] | null): void => {
    const { rest: _before, ...decisions } = this.state.collecting.decisions;
    this.collect({ decisions: rest == null ? decisions : { ...decisions, rest } });
  };

  private collect(change: Partial<Collecting>): void {
    this.set({ collecting: { ...this.state.collecting, ...change } });
  }

  /** Writes what the returns change, as one change; conflicts that nobody decided stay here to be decided. */
  readonly writeReturns = (): Promise<void> =>
    this.watched('collect', async (watched) => {
      const { collecting } = this.state;
      const report = await this.workbook.collect(returnsOf(collecting), collecting.decisions, watched);
      if (report.changes.conflicts.length === 0) this.set({ collecting: NOTHING_COLLECTED });
      await this.read();
      return { kind: 'collected', report };
    });

  /** @param expected what the form showed: when the cells hold something else by now, nothing is written */
  readonly saveAnswer = (place: AnswerPlace, answer: Answer, expected: Partial<Answer>): Promise<void> =>
    this.run('answer', async () => {
      const { inspection } = this.state;
      const held = inspection?.kind === 'call' && inspection.call.confirmation?.holds === true;
      await this.workbook.writeAnswer(place, answer, expected);
      await this.read();
      return { kind: 'answered', place, withdrawn: held };
    });

  readonly confirm = (by: string, on: IsoDate): Promise<void> =>
    this.run('confirm', async () => {
      await this.workbook.confirmRequest(by, on);
      await this.read();
      return { kind: 'confirmed', by, on };
    });

  readonly withdraw = (): Promise<void> =>
    this.run('confirm', async () => {
      await this.workbook.withdrawConfirmation();
      await this.read();
      return { kind: 'withdrawn' };
    });

  /** A new plan is another workbook: made here, handed over, and nothing of this one changes. */
  readonly makePlan = (draft: PlanDraft, hand: (file: NamedFile) => Promise<'opened' | 'downloaded'>): Promise<void> =>
    this.run('newPlan', async () => {
      const file = await this.files.newPlan(draft);
      return { kind: 'planMade', file: file.name, how: await hand(file) };
    });

  /** The files that the pane makes and reads, for what concerns no workbook that is open. */
  get filesPort(): FilesPort {
    return this.files;
  }

  /** Follows a link to a cell. Not a job: nothing waits for it, and it changes nothing. */
  readonly goTo = async (place: Place): Promise<void> => {
    try {
      await this.workbook.goTo(place);
    } catch (error) {
      this.set({ outcome: { kind: 'failed', error, retry: () => void this.goTo(place) }, lastError: detailOf(error) });
    }
  };

  /** What a ribbon button asks for. */
  readonly answer = (request: PaneRequest): void => {
    if (this.state.inspection?.kind === 'call') {
      this.show('overview');
      this.set({ outcome: { kind: 'notHere' } });
      return;
    }
    this.show(request === 'kontrola' ? 'checks' : 'overview');
    void (request === 'kontrola' ? this.refresh() : this.summarize());
  };

  readonly show = (tab: Tab): void => this.look({ tab, step: 'home', last: null });

  /** To another screen of the same tab. */
  readonly go = (step: Step): void => this.look({ step, open: null, last: null });

  /** A row of the gestor's form, and back to the list of them. */
  readonly openRow = (open: string | null): void => this.look({ step: 'home', open, last: open === null ? this.state.view.open : null });

  readonly filter = (filter: Filter): void => this.look({ filter });

  /** From a figure to the measures behind it. */
  readonly showMeasures = (filter: Partial<Filter>): void =>
    this.look({ tab: 'measures', step: 'home', open: null, filter: { ...NO_FILTER, ...filter } });

  readonly openMeasure = (code: string): void => {
    this.look({ tab: 'measures', step: 'home', open: code });
    const { inspection, view } = this.state;
    if (!view.follow || inspection?.kind !== 'plan' || !inspection.tables) return;
    const verdict = verdictOf(inspection.report.evaluation, code);
    if (verdict) void this.goTo(placeOfRecord({ table: 'measures', row: verdict.measure.row, column: 'code' }, inspection.tables));
  };

  readonly closeMeasure = (): void => this.look({ open: null, last: this.state.view.open });

  readonly follow = (follow: boolean): void => this.look({ follow });

  readonly writing = (writing: boolean): void => this.look({ writing });

  private look(change: Partial<View>): void {
    const view = { ...this.state.view, ...change };
    // A form that is no longer there is not written in.
    if (change.tab !== undefined || change.step !== undefined || change.open !== undefined) view.writing = false;
    // A sentence about something done elsewhere would only be in the way; what failed stays until it is closed.
    const elsewhere = view.tab !== this.state.view.tab && this.state.outcome?.kind !== 'failed';
    this.set({ view, ...(elsewhere ? { outcome: null } : {}) });
  }

  private selected(selected: SelectedRow): void {
    this.set({ selected });
    const { inspection, view } = this.state;
    if (inspection?.kind === 'call') {
      const { rows, sheet, top } = inspection.call;
      const row = rows.find((each) => selected.sheet === sheet && each.row === selected.row - top - 1);
      if (row && !view.writing && view.tab === 'overview' && view.step === 'home') this.look({ open: rowId(row) });
      return;
    }
    if (!view.follow || view.writing || view.tab !== 'measures' || inspection?.kind !== 'plan' || !inspection.tables) return;
    const code = codeAt(selected, inspection.report.plan, inspection.tables);
    if (code !== null && code !== view.open) this.look({ open: code });
  }

  /** The sample opens beside this workbook, so it is no work on it. */
  readonly openSample = async (open: () => Promise<'opened' | 'downloaded'>): Promise<void> => {
    try {
      this.set({ outcome: { kind: 'sample', how: await open() } });
    } catch (error) {
      this.set({ outcome: { kind: 'failed', error, retry: () => void this.openSample(open) }, lastError: detailOf(error) });
    }
  };

  readonly dismiss = (): void => this.set({ outcome: null });

  /** Work that tells how far it has got and can be stopped. */
  private watched(kind: JobKind, work: (watched: Watched) => Promise<Outcome | void>): Promise<void> {
    let abort = new AbortController();
    const onProgress = (progress: Progress): void => {
      if (this.state.job?.kind === kind) this.set({ job: { ...this.state.job, progress } });
    };
    return this.run(
      kind,
      () => {
        // Tried again after a failure, it must not find itself stopped.
        abort = new AbortController();
        return work({ signal: abort.signal, onProgress });
      },
      () => abort.abort(),
    );
  }

  /** One piece of work at a time: Excel would mix two writes up. */
  private async run(kind: JobKind, work: () => Promise<Outcome | void>, stop?: () => void): Promise<void> {
    if (this.state.job) return;
    clearTimeout(this.timer);
    this.set({ job: { kind, progress: null, ...(stop ? { stop } : {}) }, ...(kind === 'inspect' ? {} : { outcome: null }) });
    try {
      const outcome = await work();
      this.set({ job: null, ...(outcome ? { outcome } : {}) });
    } catch (error) {
      this.set({ job: null, ...this.failed(kind, error, () => void this.run(kind, work, stop)) });
    }
    if (this.behind) this.readSoon();
  }

  private failed(kind: JobKind, error: unknown, retry: () => void): Partial<SessionState> {
    if (isStopped(error)) return { outcome: { kind: 'stopped' } };
    if (kind === 'inspect') return { unread: error, lastError: detailOf(error) };
    return { outcome: { kind: 'failed', error, retry }, lastError: detailOf(error) };
  }

  private async read(): Promise<void> {
    const before = this.clock();
    const inspection = await this.workbook.inspect();
    this.took = this.clock() - before;
    this.behind = false;
    this.set({ inspection, unread: null, doubtful: false });
  }

  private edited(): void {
    this.behind = true;
    // Our own writes are heard too on some platforms; the job reads the workbook when it is done.
    if (!this.state.job) this.readSoon();
  }

  private readSoon(wait = Math.max(QUIET_MS, PAUSE * this.took)): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.reread(), wait);
  }

  /** A reading in the background: nothing blocks, and a failure is tried again in a while. */
  private async reread(): Promise<void> {
    if (this.state.job) return;
    try {
      await this.read();
    } catch (error) {
      this.set({ doubtful: true, lastError: detailOf(error) });
      this.readSoon(AGAIN_MS);
    }
  }

  private set(change: Partial<SessionState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
