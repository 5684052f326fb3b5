import type { Answer } from '../../core/plan/answer';
import type { CommentFile } from '../../core/comments/collect';
import type { Comment } from '../../core/comments/comment';
import type { SentRound } from '../../core/comments/rounds';
import type { Decisions } from '../../core/exchange/conflicts';
import type { Return } from '../../core/exchange/returned';
import type { IsoDate } from '../../core/text/date';
import type { CompareOptions } from '../../core/periods/sideBySide';
import type { SectionId } from '../../core/report/document';
import type { WrittenReport, WrittenSettlement } from '../../workbook/report/writeReport';
import type { RevisionRow } from '../../schema/read/periods';
import type { Place } from '../../schema/read/places';
import type { Repair } from '../../schema/read/repairs';
import type { WorkbookTables } from '../../schema/read/rows';
import type { SettingId } from '../../schema/tables';
import type { CollectCommentsReport, NewComment } from '../../workbook/comments/collectComments';
import type { CommentInspection } from '../../workbook/comments/inspectComments';
import type { Settlement } from '../../workbook/comments/settleComment';
import type { WrittenSheets } from '../../workbook/outputs/writeSheets';
import type { FreezeOrder, FreezeReport } from '../../workbook/periods/frozen';
import type { ReviseReport } from '../../workbook/periods/revise';
import type { RevisionEdit } from '../../workbook/periods/saveRevision';
import type { AnswerPlace } from '../../workbook/request/answers';
import type { ContactEdit } from '../../workbook/request/contacts';
import type { CollectReport } from '../../workbook/returns/collect';
import type { RequestInspection } from '../../workbook/request/request';
import type { Inspection as Inspected } from '../../workbook/plan/inspect';
import type { Override } from '../../workbook/plan/override';
import type { KeptPoint, LastPoint, RestorePoint } from '../../workbook/undo/restorePoint';
import type { PlacedFinding, Report } from '../../workbook/summary/report';
import type { CheckState, SelfCheckReport, SelfCheckResult } from '../../workbook/selfCheck/selfCheck';
import type { Change } from '../../workbook/summary/moves';
import type { SummarizeReport } from '../../workbook/summary/summarize';
import type { ListReport } from '../../workbook/summary/summarizeList';
import type { TerritoryReport } from '../../workbook/territory/writeTerritory';

/**
 * The workbook as the pane sees it. The pane asks and shows; what is true is said behind this door, by
 * src/workbook in Excel and by a workbook in memory in tests.
 */
export interface WorkbookPort {
  inspect(): Promise<Inspection>;
  summarize(options: Watched): Promise<SummarizeReport>;
  /** Without an address, the cells that are selected. */
  summarizeList(address?: string): Promise<ListReport>;
  /** The sheet Území with the map. */
  writeTerritory(): Promise<TerritoryReport>;
  /** The changes with these ids, newest first, if they are the last ones; without ids the last one. @returns what was taken back */
  undo(ids?: readonly string[]): Promise<RestorePoint[]>;
  setOverride(code: string, override: Override | null): Promise<void>;
  applyRepairs(repairs: readonly Repair[]): Promise<void>;
  writeSettings(values: SettingValues): Promise<void>;
  /** Notes in tblGestori who was called. */
  noteRequests(calls: readonly { readonly name: string; readonly file: string }[], on: IsoDate, deadline: IsoDate | null): Promise<void>;
  /** Writes e-mails and short names into tblGestori. */
  saveContacts(edits: readonly ContactEdit[]): Promise<void>;
  collect(returns: readonly Return[], decisions: Decisions, options: Watched): Promise<CollectReport>;
  /** The coordinator's texts of these sections into tblZprava, "" for the one that is proposed. @returns how many rows say something new */
  saveOwnTexts(texts: ReadonlyMap<SectionId, string>): Promise<number>;
  /** The sheets of the annexes and Zpráva; the coordinator's texts stay. */
  writeReport(options: Watched): Promise<Pick<WrittenReport, 'annexRows' | 'nothingChanged'>>;
  /** The sheet Příloha č. 2 alone; null where there is nothing to be on it. */
  writeSettlement(): Promise<WrittenSettlement | null>;
  /** Into a row of the gestor's form; `expected` is what the pane showed. A confirmation that stands is withdrawn. */
  writeAnswer(target: AnswerPlace, answer: Answer, expected: Partial<Answer>): Promise<void>;
  confirmRequest(by: string, on: IsoDate): Promise<void>;
  withdrawConfirmation(): Promise<void>;
  /** The comments with their rounds and findings; `today` tells what is overdue. */
  inspectComments(today: IsoDate): Promise<CommentInspection>;
  /** @param split keys of comments whose points each get a row */
  collectComments(files: readonly CommentFile[], split: ReadonlySet<string>): Promise<CollectCommentsReport>;
  /** A typed one. @returns its number */
  addComment(comment: NewComment): Promise<string>;
  settleComment(comment: Comment, settlement: Settlement): Promise<void>;
  noteRound(round: SentRound): Promise<void>;
  /** The period of the plan onto the sheet Historie; `already` when it stands there as it is. */
  freezePeriod(order: FreezeOrder, options: Watched): Promise<FreezeReport>;
  /** The sheet Porovnání with its chart. */
  writeComparison(asked: CompareOptions, options: Watched): Promise<Pick<WrittenSheets, 'nothingChanged' | 'chartsFailed'>>;
  /** Proposals onto the sheet Revize; what people wrote there stays. */
  revise(on: IsoDate, options: Watched): Promise<ReviseReport>;
  /** Into a row of Revize; `shown` is what the pane showed. */
  saveRevision(shown: RevisionRow, edit: RevisionEdit): Promise<void>;
  /** Tries what this Excel does; nothing of it stays in the workbook, and stopped it tells what it has found out. */
  selfCheck(options: Watched): Promise<SelfCheckReport>;
  goTo(place: Place): Promise<void>;
  /** Events of this workbook until the returned function is called. */
  watch(handlers: Handlers): Promise<() => Promise<void>>;
}

/** The tables as they were read lead from a record to its cells and from a selected row to its record. */
export type PlanInspection = Extract<Inspected, { kind: 'plan' }> & { readonly tables?: WorkbookTables };
export type Inspection = PlanInspection | Exclude<Inspected, { kind: 'plan' }>;
export type GestorInspection = Extract<Inspected, { kind: 'request' }>;

export interface Watched {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export type SettingValues = Readonly<Partial<Record<SettingId, string | number>>>;

export interface Handlers {
  /** A cell was edited, by this user or a co-author. */
  edited(): void;
  /** 0-based row on the sheet */
  selected(row: SelectedRow): void;
}

export interface SelectedRow {
  readonly sheet: string;
  readonly row: number;
}

export type { AnswerPlace, RequestInspection, Change, Override, PlacedFinding, Place, Repair, Report, SummarizeReport };
export type { CommentInspection, NewComment, Settlement };
export type { CompareOptions, FreezeOrder, RevisionEdit };
export type { KeptPoint, LastPoint, RestorePoint };
export type { CheckState, SelfCheckReport, SelfCheckResult };
