import type { Return } from '../../core/exchange/collect';
import type { FileFault } from '../../ooxml/limits';

/** Why a file cannot be taken; the rest goes on without it. */
export type ReturnFault =
  | FileFault
  /** a workbook without the form */
  | { readonly code: 'notReturn' }
  /** the plan's own workbook, not a return */
  | { readonly code: 'planItself' }
  /** a workbook without the tables of a plan, where a plan is wanted */
  | { readonly code: 'notPlan' }
  | { readonly code: 'otherPlan'; readonly plan: string }
  | { readonly code: 'otherVersion'; readonly version: string };

/** What is not in order inside a file that was read; each with its cell. */
export interface ReturnProblem {
  readonly code:
    | 'wordingUnknown'
    | 'dateUnreadable'
    | 'municipalityUnknown'
    | 'municipalityAmbiguous'
    | 'columnMissing'
    | 'mergedCells'
    | 'formulaText'
    /** The cell holds an error (#N/A): read as empty. */
    | 'cellError'
    | 'confirmationWithdrawn'
    /** The properties name somebody whom the plan does not know. */
    | 'addresseeUnknown';
  readonly sheet: string;
  /** "B12"; "" for a whole sheet */
  readonly cell: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type ReturnReading =
  | { readonly status: 'read'; readonly return: Return; readonly problems: readonly ReturnProblem[] }
  /**
   * A form without the document properties that say whose it is and to which plan it belongs: by its content it is
   * `return.addressee`'s ("" when not even that can be told), and the user has to say yes.
   */
  | { readonly status: 'unidentified'; readonly return: Return; readonly problems: readonly ReturnProblem[] }
  | { readonly status: 'refused'; readonly file: string; readonly fault: ReturnFault };
