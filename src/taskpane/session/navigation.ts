import { NO_FILTER, type Filter } from '../features/measures/filter';
import type { Place, SelectedRow, WorkbookPort } from '../ports/workbook';
import { failed } from './jobs';
import { codeAt, placeOfRecord, verdictOf } from './records';
import { rowId } from './rowId';
import type { Step, Store, Tab, View } from './store';

/** Where the user goes in the pane, and the pane and the sheet after each other. */
export class Navigation {
  constructor(
    private readonly store: Store,
    private readonly workbook: Pick<WorkbookPort, 'goTo'>,
  ) {}

  /** @param step a screen of the tab; without it the first */
  readonly show = (tab: Tab, step: Step = 'home'): void => this.look({ tab, step, last: null });

  /** To the requests of the municipalities with these codes. */
  readonly showRequests = (addressed: readonly string[]): void => this.look({ tab: 'collect', step: 'requests', last: null, addressed });

  /** To another screen of the same tab. */
  readonly go = (step: Step): void => this.look({ step, open: null, last: null });

  /** A row of the gestor's form, and back to the list of them. */
  readonly openRow = (open: string | null): void => this.look({ step: 'home', open, last: open === null ? this.view.open : null });

  readonly filter = (filter: Filter): void => this.look({ filter });

  /** To the proposal for a measure, or to the first that waits. */
  readonly openRevision = (code: string | null): void => this.look({ tab: 'periods', step: 'revise', open: code, last: null });

  /** From a figure to the measures behind it. */
  readonly showMeasures = (filter: Partial<Filter>): void =>
    this.look({ tab: 'measures', step: 'home', open: null, filter: { ...NO_FILTER, ...filter } });

  readonly openMeasure = (code: string): void => {
    const { tab, step, open, cameFrom } = this.view;
    const isInMeasures = tab === 'measures' && step === 'home';
    this.look({ tab: 'measures', step: 'home', open: code, cameFrom: isInMeasures ? cameFrom : { tab, step, open } });
    const { inspection, view } = this.store.get();
    if (!view.follow || inspection?.kind !== 'plan' || !inspection.tables) return;
    const verdict = verdictOf(inspection.report.evaluation, code);
    if (verdict) void this.goTo(placeOfRecord({ table: 'measures', row: verdict.measure.row, column: 'code' }, inspection.tables));
  };

  /** To the override of a measure, with a reason to begin with. */
  readonly proposeOverride = (code: string, reason: string): void => this.look({ tab: 'measures', step: 'home', open: code, reason });

  readonly closeMeasure = (): void => this.look({ open: null, ...this.view.cameFrom, last: this.view.open });

  readonly follow = (follow: boolean): void => this.look({ follow });

  /** Nobody has gone anywhere by it: who came by the sheet still has the keyboard there. */
  readonly writing = (writing: boolean): void => this.look({ writing, bySheet: this.view.bySheet, reason: this.view.reason });

  /** Follows a link to a cell. Not a job: nothing waits for it, and it changes nothing. */
  readonly goTo = async (place: Place): Promise<void> => {
    try {
      await this.workbook.goTo(place);
    } catch (error) {
      this.store.set(failed(error, () => void this.goTo(place)));
    }
  };

  /** A row was selected in the sheet. */
  readonly selected = (selected: SelectedRow): void => {
    this.store.set({ selected });
    const { inspection, view } = this.store.get();
    if (inspection?.kind === 'request') {
      const { rows, sheet, top } = inspection.request;
      const row = rows.find((each) => selected.sheet === sheet && each.row === selected.row - top - 1);
      if (row && view.follow && !view.writing && view.tab === 'overview' && view.step === 'home')
        this.look({ open: rowId(row), bySheet: true });
      return;
    }
    if (
      !view.follow ||
      view.writing ||
      view.tab !== 'measures' ||
      view.step !== 'home' ||
      inspection?.kind !== 'plan' ||
      !inspection.tables
    )
      return;
    const code = codeAt(selected, inspection.report.plan, inspection.tables);
    if (code !== null && code !== view.open) this.look({ open: code, bySheet: true });
  };

  private get view(): View {
    return this.store.get().view;
  }

  private look(change: Partial<View>): void {
    const isElse = change.tab !== undefined || change.step !== undefined || change.open !== undefined;
    const cameFrom = isElse ? null : this.view.cameFrom;
    const view = { ...this.view, bySheet: false, reason: null, addressed: null, cameFrom, ...change };
    // A form that is no longer there is not written in.
    if (isElse) view.writing = false;
    // A sentence about something done elsewhere would only be in the way; what failed stays until it is closed.
    const isElsewhere = view.tab !== this.view.tab && this.store.get().outcome?.kind !== 'failed';
    this.store.set({ view, ...(isElsewhere ? { outcome: null } : {}) });
  }
}
