import type { CommentFile } from '../../core/comments/collect';
import type { Contained, PassedOver, ReturnFault } from '../returns/returns';

/** What the plan knows that comments are collected into. */
export interface CommentsExpected {
  readonly planId: string;
  readonly version: string;
  /** Names and short names of bodies: a file may be called by one. */
  readonly bodies: readonly string[];
}

export type CommentFault =
  | ReturnFault
  /** no table of comments and no comment in the margin */
  | { readonly code: 'notComments' };

/** What is not in order inside a file that was read; each with its place. */
export interface CommentProblem {
  readonly code:
    /** A word that is no kind: left out. */
    | 'kindUnknown'
    /** The cell holds an error (#N/A): read as empty. */
    | 'cellError'
    /** A column that is not read. */
    | 'columnUnused'
    /** What the body wrote where the coordinator settles. */
    | 'settlementLeftOut'
    /** A row that is settled already, in a document: annex no. 2 of the report itself. */
    | 'settledRows'
    /** A comment in the margin without any text. */
    | 'emptyComment'
    /** The form came back without a comment. */
    | 'empty'
    /** Nothing tells whose the comments are. */
    | 'bodyUnknown';
  /** The sheet, or "Tabulka 3" of a document; "" for the file. */
  readonly sheet: string;
  readonly cell: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Is it only to be known of, with nothing to mend? */
export const isOnlyTold = ({ code }: CommentProblem): boolean =>
  code === 'columnUnused' || code === 'settlementLeftOut' || code === 'settledRows' || code === 'emptyComment';

export type CommentReading =
  /** `unidentified`: nothing tells whose some of the comments are. */
  | { readonly status: 'read' | 'unidentified'; readonly comments: CommentFile; readonly problems: readonly CommentProblem[] }
  | { readonly status: 'refused'; readonly file: string; readonly fault: CommentFault };

/** Of one given file: an archive or an e-mail has a reading for each file in it. */
export interface ReadComments {
  readonly readings: readonly (CommentReading & Contained)[];
  readonly passedOver: readonly PassedOver[];
}
