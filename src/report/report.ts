import type { ReportDocument, SectionId } from '../core/report/document';
import type { ReportSource } from '../core/report/source';
import type { Severity } from '../core/rules/findings';
import type { Language } from '../i18n';
import type { Place } from '../schema/read/places';
import type { StandingText } from '../schema/read/report';
import type { TextState } from '../schema/report';

export interface ReportOptions {
  readonly source: ReportSource;
  /** Findings of the evaluation, with their places. */
  readonly findings: readonly (import('../core/rules/findings').Finding & Place)[];
  /** Rows of tblZprava; see `readTexts`. */
  readonly texts: readonly StandingText[];
  /** Ids of sections that are not wanted, as they were typed. */
  readonly without?: readonly string[];
  /** The plan of the last period, evaluated. */
  readonly previous?: ReportSource;
  /** Of what is told about the document; the document itself is Czech. */
  readonly language?: Language;
}

export interface MadeReport {
  readonly document: ReportDocument;
  /** Every section of the outline. */
  readonly sections: readonly SectionState[];
  /** What is to be looked at before the file is made, errors first. */
  readonly findings: readonly ReportFinding[];
}

export interface SectionState {
  readonly id: SectionId;
  readonly title: string;
  readonly included: boolean;
  /** Why it is left out, or what it lacks; null where there is nothing to say. */
  readonly why: string | null;
  /** The generated text, paragraphs on lines of their own; "" for a section without data. */
  readonly proposed: string;
  /** The coordinator's text; "" where there is none. */
  readonly own: string;
  readonly state: TextState;
  /** What goes into *Otisk čísel* when the text is saved as it is now. */
  readonly digest: string;
}

export interface ReportFinding extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
}
