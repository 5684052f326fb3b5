import type { Return } from '../../core/exchange/returned';
import type { Municipality } from '../../core/plan/municipalities';
import type { FileFault } from '../../ooxml/limits';

export interface FileIn {
  /** To be shown; it decides nothing. */
  readonly name: string;
  /** ISO time by the file system or the browser; null when it is not known */
  readonly lastModified: string | null;
}

export interface Expected {
  readonly planId: string;
  readonly version: string;
  /** Those of the plan; where they are not known, no name of a territory is judged. */
  readonly municipalities?: readonly Municipality[];
}

/** Why a file cannot be taken; the rest goes on without it. */
export type ReturnFault =
  | FileFault
  /** a workbook without the form */
  | { readonly code: 'notReturn' }
  /** the plan's own workbook, not a return */
  | { readonly code: 'planItself' }
  /** a workbook without the tables of a plan, where a plan is wanted */
  | { readonly code: 'notPlan' }
  /** a zip behind a password */
  | { readonly code: 'archiveLocked' }
  /** a zip without a file, or with nothing but what systems put in */
  | { readonly code: 'archiveEmpty' }
  /** an archive in an archive in an e-mail …: nobody sends that by hand */
  | { readonly code: 'tooDeep' }
  /** an e-mail that only says something; `sender` is "" where it does not say by whom */
  | { readonly code: 'mailOnly'; readonly sender: string; readonly subject: string }
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
    /** Something stands there, but no name and day. */
    | 'confirmationUnreadable'
    /** The name and the day stand in another shape than the form asks for. */
    | 'confirmationRead'
    /** A bare year or a small number in a date field: not taken. */
    | 'dateIncomplete'
    /** A month without its day in a date field: taken as its first day. */
    | 'dateOfMonth'
    /** Something is answered, without the relation or the progress that would make it count. */
    | 'incomplete'
    /** A row that was not in the call when it went out. */
    | 'rowBelow'
    /** Marks that print nothing, in codes, names and words to choose from: left out. */
    | 'invisibleMarks'
    /** Marks that keep Excel from reading a field of a text file in another way: left out. */
    | 'protectionMarks'
    /** The address behind the cell was taken. */
    | 'linkTaken'
    /** A number in a text field: taken as the cell shows it. */
    | 'shownTaken'
    // What a gestor wrote outside the fields, which nobody collects:
    | 'linkElsewhere'
    | 'comment'
    | 'note'
    | 'ownColumn'
    | 'extraSheet'
    /** The properties name somebody whom the plan does not know. */
    | 'addresseeUnknown';
  readonly sheet: string;
  /** "B12"; "" for a whole sheet */
  readonly cell: string;
  readonly params: Readonly<Record<string, string | number>>;
}

type Code = ReturnProblem['code'];

/** What was left out of the file because it stands outside the fields of the form. */
const LEFT_OUT: readonly Code[] = ['linkElsewhere', 'comment', 'note', 'extraSheet'];
/** What was read in another way than it stands there. */
const GUESSED: readonly Code[] = [
  'linkTaken',
  'shownTaken',
  'invisibleMarks',
  'protectionMarks',
  'dateOfMonth',
  'rowBelow',
  'confirmationRead',
  'mergedCells',
];
const INFORMATION: ReadonlySet<Code> = new Set([
  ...LEFT_OUT,
  ...GUESSED.filter((code) => code !== 'mergedCells' && code !== 'dateOfMonth'),
  'ownColumn',
  'formulaText',
] as const);

/** Is it only to be known of, with nothing to mend in the plan? */
export const isInformation = ({ code }: ReturnProblem): boolean => INFORMATION.has(code);

/** What became of a file: nothing gets lost unsaid. */
export interface ReturnAccount {
  readonly rowsRead: number;
  readonly leftOut: readonly ReturnProblem[];
  readonly columnsUnused: readonly ReturnProblem[];
  readonly guessed: readonly ReturnProblem[];
}

export function accountOf({ return: { rows }, problems }: Exclude<ReturnReading, { status: 'refused' }>): ReturnAccount {
  const of = (codes: readonly Code[]): ReturnProblem[] => problems.filter(({ code }) => codes.includes(code));
  return {
    rowsRead: rows.length,
    leftOut: of([...LEFT_OUT, 'cellError', 'dateIncomplete', 'confirmationUnreadable']),
    columnsUnused: of(['ownColumn']),
    guessed: of(GUESSED),
  };
}

/** In what a file came. */
export interface Container {
  readonly is: 'archive' | 'mail';
  readonly name: string;
}

/** What came with a return and is none: left out without a question, and told. */
export interface PassedOver {
  readonly name: string;
  readonly why:
    | 'system'
    /** what an open workbook leaves beside itself */
    | 'lock'
    /** a picture in the text of an e-mail, such as a logo in a signature */
    | 'picture'
    /** a digital signature, a business card, an invitation */
    | 'mailPart';
}

/** Of one given file: a workbook has one reading, an archive or an e-mail one for each file in it. */
export interface ReadFile {
  readonly readings: readonly FoundReading[];
  readonly passedOver: readonly PassedOver[];
}

export interface Contained {
  /** Outermost first; empty for a file that was given as it is. The name of the file says the same way in. */
  readonly from: readonly Container[];
}

export type FoundReading = ReturnReading & Contained;

export type ReturnReading =
  | { readonly status: 'read'; readonly return: Return; readonly problems: readonly ReturnProblem[] }
  /**
   * A form without the document properties that say whose it is and to which plan it belongs: by its content it is
   * `return.addressee`'s ("" when not even that can be told), and the user has to say yes.
   */
  | { readonly status: 'unidentified'; readonly return: Return; readonly problems: readonly ReturnProblem[] }
  | { readonly status: 'refused'; readonly file: string; readonly fault: ReturnFault };
