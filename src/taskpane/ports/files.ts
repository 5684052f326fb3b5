import type { Region } from '../../core/plan/liberec';
import type { Addressee } from '../../core/people/addressees';
import type { IsoDate } from '../../core/text/date';
import type { Plan } from '../../core/plan/plan';
import type { CommentFormContent } from '../../files/comments/form';
import type { CommentsExpected, ReadComments } from '../../files/comments/readings';
import type { RequestContent } from '../../files/request/request';
import type { RequestFile } from '../../files/request/zipRequests';
import type { Assigned } from '../../files/measureList/layout/columns';
import type { MadeReport, ReportFinding } from '../../report/report';
import type { MeasureList } from '../../files/measureList/measureList';
import type { Expected, ReadFile, ReturnFault } from '../../files/returns/returns';
import type { Language } from '../../i18n/create';
import type { Mail } from '../../i18n/mail';
import type { OpenDataFinding } from '../../openData/openData';
import type { NextPlanSource } from '../../workbook/periods/nextSource';
import type { PlanInspection, Watched } from './workbook';

/**
 * Workbooks as files, as the pane sees them: made to be sent, and read when they come back. Behind this door stands
 * src/files, loaded when it is first needed; in tests whatever the test gives.
 */
export interface FilesPort {
  buildRequests(list: readonly Addressee[], common: RequestCommon, watched: Watched): Promise<readonly RequestFile[]>;
  /** One file with all of them, with an e-mail for each and a table of them; of a single call the call itself. */
  zip(calls: readonly RequestFile[], common: RequestCommon, mails: readonly Mail[]): Promise<NamedFile>;
  /** The e-mail of one call with the workbook attached, ready to be opened and sent. */
  draft(call: RequestFile, mail: Mail): Promise<NamedFile>;
  /** One file, or all that is in an archive or an e-mail. Never throws for what is in it; stopped, it throws AbortError. */
  readReturns(file: GivenFile, expected: Expected, signal: AbortSignal): Promise<ReadFile>;
  /** One file with comments, or all that is in an archive or an e-mail; as `readReturns`. */
  readComments(file: GivenFile, expected: CommentsExpected, signal: AbortSignal): Promise<ReadComments>;
  /** A workbook for each body to write its comments into; several come in one archive. */
  commentForms(who: readonly string[], common: CommentFormCommon): Promise<NamedFile>;
  /**
   * @param columns which header heads which column, where the user has said it
   * @param region whose plan it is; null lets the list decide
   */
  readMeasureList(file: GivenFile, columns: Assigned, region: Region | null): Promise<MeasureList>;
  /** A plan's workbook that is not open: that of the last period. Never throws for what is in the file. */
  readPlan(file: GivenFile): Promise<{ readonly plan: Plan } | { readonly fault: ReturnFault }>;
  /**
   * The report as a Word document, or why the template cannot be used.
   * @param template the office's own document; null for the plain look
   * @param language of what is said of the template
   */
  reportFile(made: MadeReport, template: GivenFile | null, language: Language): Promise<ReportFile | { readonly refused: string }>;
  /** The plan as open data in one archive, with what is to be looked at before it is published. */
  openDataFile(order: OpenDataOrder): Promise<OpenDataFile>;
  newPlan(draft: PlanDraft): Promise<NamedFile>;
  /** The plan of the period after this one. */
  nextPlan(source: NextPlanSource, draft: NextPlanDraft): Promise<NamedFile>;
}

/** What the workbooks of one round of comments share. */
export type CommentFormCommon = Omit<CommentFormContent, 'who'>;

/** What the calls of one round share. */
type RequestCommon = Omit<RequestContent, 'addressee'>;

interface ReportFile {
  readonly file: NamedFile;
  /** Of the template. */
  readonly findings: readonly ReportFinding[];
}

export interface OpenDataOrder {
  readonly inspection: PlanInspection;
  /** The texts of the statements go too: the user has confirmed that they hold no personal data. */
  readonly texts: boolean;
  readonly language: Language;
}

export interface OpenDataFile {
  readonly file: NamedFile;
  /** How many tables are in it. */
  readonly tables: number;
  readonly findings: readonly OpenDataFinding[];
}

/** A file that the user chose or dropped; read when its turn comes. */
export interface GivenFile {
  readonly name: string;
  /** ISO time; null when the browser does not say */
  readonly lastModified: string | null;
  bytes(): Promise<Uint8Array>;
}

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface PlanDraft {
  readonly name: string;
  readonly periodFrom: IsoDate;
  readonly periodTo: IsoDate;
  readonly asOf: IsoDate | null;
  readonly issuedOn: IsoDate;
  /** null: an empty plan */
  readonly list: MeasureList | null;
  /** Whose areas and municipalities it gets, where the list has none of its own. */
  readonly region: Region;
}

export interface NextPlanDraft {
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly issuedOn: IsoDate;
}

/** @param name with the folders in which it was dropped */
export const givenFile = (file: File, name = file.name): GivenFile => ({
  name,
  lastModified: file.lastModified > 0 ? new Date(file.lastModified).toISOString() : null,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});

export type { RequestFile, MeasureList };
