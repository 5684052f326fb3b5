import { summarize } from '../actions/summarize';
import { detailOf } from '../app/failure';
import type { FilesPort, GivenFile } from '../ports/files';
import { pageFiles } from '../ports/pageFiles';
import type { PaneRequest } from '../ports/paneRequests';
import type { WorkbookPort } from '../ports/workbook';
import { ReturnsDesk } from './collecting';
import { CommentDesk } from './comments';
import { Jobs } from './jobs';
import { Navigation } from './navigation';
import { Store, type Comparing, type PlanList } from './store';

/** One session of the pane over one workbook: it knows neither React nor Excel. */
export class Session {
  private readonly store: Store;
  private readonly jobs: Jobs;
  readonly navigation: Navigation;
  readonly returns: ReturnsDesk;
  readonly comments: CommentDesk;
  private unwatch: (() => Promise<void>) | null = null;

  /** @param files the files that the pane makes and reads */
  constructor(
    private readonly workbook: WorkbookPort,
    follow = true,
    clock: () => number = () => performance.now(),
    readonly files: FilesPort = pageFiles,
  ) {
    this.store = new Store(follow);
    this.jobs = new Jobs(this.store, workbook, files, clock);
    this.navigation = new Navigation(this.store, workbook);
    this.returns = new ReturnsDesk(this.store);
    this.comments = new CommentDesk(this.store);
  }

  get get(): Store['get'] {
    return this.store.get;
  }

  get subscribe(): Store['subscribe'] {
    return this.store.subscribe;
  }

  /** Runs an action; see `Action`. */
  get do(): Jobs['do'] {
    return this.jobs.do;
  }

  /** The pane came into sight or got the focus, or was hidden. */
  get seen(): Jobs['seen'] {
    return this.jobs.seen;
  }

  get refresh(): Jobs['refresh'] {
    return this.jobs.refresh;
  }

  /** Reads the workbook for the first time and listens to it from then on. */
  async start(): Promise<void> {
    await this.refresh();
    try {
      this.unwatch = await this.workbook.watch({ edited: this.jobs.edited, selected: this.navigation.selected });
    } catch (error) {
      // Without events the pane still works; it is only not told of edits, and reads again before every action.
      this.store.set({ lastError: detailOf(error) });
    }
  }

  async end(): Promise<void> {
    this.jobs.end();
    // Excel may be gone by then, and its events with it.
    await this.unwatch?.().catch((error: unknown) => this.store.set({ lastError: detailOf(error) }));
  }

  /** What a ribbon button asks for. */
  readonly answer = (request: PaneRequest): void => {
    if (this.get().inspection?.kind === 'request') {
      this.navigation.show('overview');
      this.store.set({ outcome: { kind: 'notHere' } });
      return;
    }
    if (request === 'kontrola') {
      this.navigation.show('measures', 'checks');
      void this.refresh();
    } else {
      this.navigation.show('overview');
      void this.do(summarize);
    }
  };

  readonly dismiss = (): void => this.store.set({ outcome: null });

  readonly keepList = (planList: PlanList | null): void => this.store.set({ planList });

  readonly keepReportTemplate = (reportTemplate: GivenFile | null): void => this.store.set({ reportTemplate });

  readonly compare = (change: Partial<Comparing>): void => this.store.set({ comparing: { ...this.get().comparing, ...change } });

  readonly putRequestsAway = (): void => this.store.set({ made: null });
}
