import type { CellValue } from '../../core/text/text';
import { columnIndex } from '../../ooxml/a1';
import type { Area } from '../../schema/rows';

/** An error value of a cell: "#N/A". */
export class CellError {
  constructor(readonly text: string) {}
}

export type BookValue = CellValue | CellError;

export interface BookRow {
  /** 0-based on the sheet */
  readonly row: number;
  /** By 0-based column; an empty cell is absent. */
  readonly cells: readonly (BookValue | undefined)[];
}

export interface BookSheet {
  readonly name: string;
  /** Filled rows from `first` to `last`, in order, with the cells of the wanted columns; null wants all. */
  rows(first: number, last: number, columns: ReadonlySet<number> | null): BookRow[];
  merged(): readonly Area[];
  /** Row of the header of a table by its name; null when the sheet has no such table. */
  tableTop(name: string): number | null;
}

/** A workbook as any of the readers gives it: what a return is made of, and nothing else of the file. */
export interface Book {
  /** Custom document properties. */
  readonly properties: ReadonlyMap<string, string>;
  /** When the program that saved it says that it did; null when it does not. */
  readonly modified: string | null;
  readonly date1904: boolean;
  /** Single cells by the names of the workbook. */
  readonly names: ReadonlyMap<string, { readonly sheet: string; readonly row: number; readonly column: number }>;
  /** Without very hidden ones: nobody fills those in. */
  readonly sheets: readonly BookSheet[];
}

const REFERENCE = /^=?\[?\.?\$?(?:'((?:[^']|'')+)'|([^'!.]+))[!.]\$?([A-Z]{1,3})\$?(\d{1,7})\]?$/;

/** The one cell that a name refers to, as xlsx and ods write it. */
export function cellReference(text: string): { sheet: string; row: number; column: number } | null {
  const match = REFERENCE.exec(text);
  if (!match) return null;
  const [, quoted, plain, letters, digits] = match;
  return { sheet: quoted?.replaceAll("''", "'") ?? plain!, row: +digits! - 1, column: columnIndex(letters!) };
}
