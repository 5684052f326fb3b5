import type { Change } from '../../core/periods/compare';
import type { Course } from '../../core/periods/path';
import type { Plan } from '../../core/plan/plan';
import type { Interpretation } from '../../core/rules/interpretation';
import type { IsoDate } from '../../core/text/date';
import type { Translate } from '../../i18n';
import { NO_FILTER, type Filter } from '../features/measures/filter';
import type { Assigned } from '../../files/measureList/layout/columns';
import type { GivenFile, MeasureList, NamedFile, RequestFile } from '../ports/files';
import type { Inspection, Progress, SelectedRow, SelfCheckReport } from '../ports/workbook';
import { NOTHING_COLLECTED, type Collecting } from './collecting';
import { NOTHING_COMMENTED, type Commenting } from './comments';

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
  /** The requests that this pane made, to be sent; until the user puts them away. */
  readonly made: MadeRequests | null;
  /** What the self-check found out, as long as the pane is open. */
  readonly selfCheck: SelfCheckReport | null;
  /** The list of measures of a plan that is being made: leaving the form keeps it. */
  readonly planList: PlanList | null;
  /** The office's document that the report is put into; as long as the pane is open. */
  readonly reportTemplate: GivenFile | null;
  /** Returned files that were read and not yet written. */
  readonly collecting: Collecting;
  readonly commenting: Commenting;
  /** How periods are compared: a measure that is looked at meanwhile does not lose it. */
  readonly comparing: Comparing;
  readonly view: View;
}

/** In the order of the year; see `Shell`. */
export type Tab = 'overview' | 'collect' | 'measures' | 'report' | 'periods';

/** Where within a tab; 'home' is its first screen. The settings and a new plan are steps of the overview, the checks of the measures. */
export type Step =
  | 'home'
  | 'requests'
  | 'returns'
  | 'missing'
  | 'checks'
  | 'settings'
  | 'newPlan'
  | 'handIn'
  | 'comments'
  | 'territory'
  | 'compare'
  | 'revise'
  | 'nextPeriod'
  | 'news';

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
  /** The reason that an override of the open measure begins with; null where none is proposed. */
  readonly reason: string | null;
  /** A selected row led here: the keyboard stays in the sheet, where the user may be typing. */
  readonly bySheet: boolean;
  /** Codes of the municipalities that were addressed on the map: of the requests those for them are chosen. null: all. */
  readonly addressed: readonly string[] | null;
  /** Where the open measure was opened; null: in the list of measures. */
  readonly cameFrom: Pick<View, 'tab' | 'step' | 'open'> | null;
}

export interface Comparing {
  /** The label of the last period; "" for the plan as it is now. */
  readonly upTo: string;
  /** "" for each period by its own. */
  readonly reading: Interpretation | '';
  readonly change: Change | 'moved' | 'all';
  readonly course: Course | '';
  /** Workbooks of earlier periods that were added. */
  readonly previous: readonly { readonly file: string; readonly plan: Plan }[];
}

export interface PlanList {
  readonly source: File;
  readonly list: MeasureList;
  /** What the user said of its columns, now or before. */
  readonly assigned: Assigned;
}

export interface MadeRequests {
  /** The day that stands in the requests. */
  readonly issuedOn: IsoDate;
  /** The user has them all as one file; else they are opened one by one. */
  readonly isHanded: boolean;
  readonly files: readonly RequestFile[];
  /** All of them as one file. */
  readonly whole: NamedFile;
  readonly deadline: IsoDate | null;
  readonly returnTo: string;
  readonly signature: string;
}

/** Work that goes on. */
export interface Job {
  /** The id of its action; 'inspect' for the reading of the workbook. */
  readonly id: string;
  readonly label: (t: Translate) => string;
  readonly progress: Progress | null;
  /** Absent where the work cannot be stopped half-way. */
  readonly stop?: () => void;
}

/** What came of the last action; every action ends in one. */
export type Outcome =
  | {
      readonly kind: 'done';
      /** The id of the action. */
      readonly action: string;
      readonly result: unknown;
      readonly undoable: boolean;
      /** See `Action`. */
      readonly isPartial: boolean;
      readonly text: (t: Translate) => string;
    }
  /** A ribbon button of the plan pressed in a gestor's workbook. */
  | { readonly kind: 'notHere' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: (() => void) | null };

/** The one place where the state stands; whoever listens is told of every change. */
export class Store {
  private state: SessionState;
  private readonly listeners = new Set<() => void>();

  /** @param follow whether the pane follows the selection, as it was left last time */
  constructor(follow: boolean) {
    this.state = {
      inspection: null,
      unread: null,
      job: null,
      outcome: null,
      doubtful: false,
      selected: null,
      lastError: null,
      made: null,
      planList: null,
      reportTemplate: null,
      selfCheck: null,
      collecting: NOTHING_COLLECTED,
      commenting: NOTHING_COMMENTED,
      comparing: { upTo: '', reading: '', change: 'moved', course: '', previous: [] },
      view: {
        tab: 'overview',
        step: 'home',
        open: null,
        last: null,
        filter: NO_FILTER,
        follow,
        writing: false,
        reason: null,
        bySheet: false,
        addressed: null,
        cameFrom: null,
      },
    };
  }

  readonly get = (): SessionState => this.state;

  readonly set = (change: Partial<SessionState>): void => {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  };

  /** @returns how to stop listening */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}
