import type { DifferentialStyle, Style } from './styles';

/** Text is always text: whatever it starts with, it is stored as a string and never as a formula. */
export type Value = string | number | null;

export interface Cell {
  readonly value: Value;
  readonly style?: Style;
  /**
   * A formula in the file's own syntax, without the equals sign. Ours only; nothing typed by people gets here.
   * `value` is then its result, for programs that show a file without computing it.
   */
  readonly formula?: string;
  /** A place in this workbook to jump to, for instance `'Podklady'!A1`. */
  readonly link?: string;
}

export interface SheetTable {
  readonly name: string;
  /** 0-based row of the header, 0 when absent; the table always starts in the first column. */
  readonly top?: number;
  readonly columns: readonly { readonly header: string; readonly formula?: string }[];
  /** Data rows below the header, at least one: Excel refuses a table without rows. */
  readonly rows: number;
}

export interface Validation {
  readonly range: string;
  /** What may be typed; absent: anything. */
  readonly allow?:
    /** what stands in the range of this name */
    | { readonly list: string }
    /** a day between two Excel serials */
    | { readonly from: number; readonly to: number }
    /** where the formula, as seen from the first cell of the range, is true */
    | { readonly formula: string };
  readonly error?: { readonly title: string; readonly text: string };
  /** Asks whether the value is meant, where otherwise it is refused. */
  readonly warns?: boolean;
  readonly prompt?: { readonly title: string; readonly text: string };
}

export interface Conditional {
  readonly range: string;
  /** A cell that equals a text, or for which a formula, as seen from the first cell of the range, is true. */
  readonly rules: readonly (({ readonly equals: string } | { readonly formula: string }) & { readonly style: DifferentialStyle })[];
}

export interface Note {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface Row {
  readonly cells: readonly (Cell | null)[];
  /** Points. */
  readonly height?: number;
  /** Height set by hand; otherwise the program may fit it to the text again. */
  readonly fixed?: boolean;
  readonly hidden?: boolean;
}

export interface Sheet {
  readonly name: string;
  readonly veryHidden?: boolean;
  /** The same in many workbooks written one after another: it shares no strings with the rest and is packed once. */
  readonly isCommon?: boolean;
  readonly tab?: string;
  readonly gridLines?: boolean;
  readonly columns: readonly { readonly width: number; readonly style?: Style; readonly hidden?: boolean }[];
  readonly rows: readonly Row[];
  readonly table?: SheetTable;
  /** Only unlocked cells may be changed; without a password, widths, heights, sorting and filtering allowed. */
  readonly isProtected?: boolean;
  /** The cell that is selected at first. */
  readonly selected?: string;
  readonly notes?: readonly Note[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly merges?: readonly string[];
  readonly validations?: readonly Validation[];
  readonly conditionals?: readonly Conditional[];
  readonly print?: {
    readonly landscape: boolean;
    readonly pagesWide: number;
    /** As many as it takes when absent. */
    readonly pagesTall?: number;
    /** 1-based first and last row, or how many from the top. */
    readonly titleRows?: number | readonly [number, number];
    /** How many from the left. */
    readonly titleColumns?: number;
    /** What is printed, as an address; whole columns ("L:N") reach as far down as there is something. All of the sheet when absent. */
    readonly area?: string;
    readonly header?: string;
    readonly footer?: string;
  };
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly names: readonly { readonly name: string; readonly refersTo: string }[];
  readonly title: string;
  /** ISO date; stands for the time of creation, so that the same content gives the same bytes. */
  readonly created: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}
