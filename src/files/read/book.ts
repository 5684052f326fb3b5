import type { CellValue } from '../../core/text/text';
import { columnIndex } from '../../ooxml/a1';
import type { Area } from '../../schema/read/rows';
import type { Encoding } from './text/encoding';
import { formatNumber, isDateFormat } from './binary/sheetJs';

/** An error value of a cell: "#N/A". */
export class CellError {
  constructor(readonly text: string) {}
}

/** Stands for the value of a formula that was never calculated; nobody can say what it would show. */
export const NOT_CALCULATED = '=…';

export type BookValue = CellValue | CellError;

export interface BookRow {
  /** 0-based on the sheet */
  readonly row: number;
  /** By 0-based column; an empty cell is absent. */
  readonly cells: readonly (BookValue | undefined)[];
}

/** A cell with what its value alone does not say. What is shown is computed when it is asked for. */
export class BookCell {
  constructor(
    readonly value: BookValue,
    /** The number format as the file has it, "General" where it has none. */
    readonly format: string,
    readonly isFormula: boolean,
    /** The whole cell is struck out; not known of .xls and .xlsb. */
    readonly isStruck: boolean,
    private readonly date1904: boolean,
    /** What is shown, where the file itself says it (.ods, text). */
    private readonly given: string | null = null,
  ) {}

  /** What Excel shows in the cell, however wide it is: "75%" for 0.75. */
  get shown(): string {
    const { value, format, given } = this;
    if (given !== null) return given;
    if (value === null) return '';
    if (typeof value === 'string') return value;
    if (value instanceof CellError) return value.text;
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    if (format === 'General' && Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
    return formatNumber(format, value, this.date1904);
  }

  /** Is it a number that its format shows as a date or a time? */
  get isDate(): boolean {
    return typeof this.value === 'number' && isDateFormat(this.format);
  }
}

export interface CellRow {
  /** 0-based on the sheet */
  readonly row: number;
  /** By 0-based column; an empty cell is absent. */
  readonly cells: readonly (BookCell | undefined)[];
}

/** 0-based rows or columns from `first` to `last`, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

export interface BookSheet {
  /** "" for the one sheet of a text file */
  readonly name: string;
  /** A very hidden sheet is out of the reach of a user of Excel: nobody fills it in. */
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  /** Filled rows from `first` to `last`, in order, with the cells of the wanted columns; null wants all. */
  rows(first: number, last: number, columns: ReadonlySet<number> | null): BookRow[];
  /** The same rows with all that their cells say. */
  cells(first: number, last: number, columns: ReadonlySet<number> | null): CellRow[];
  merged(): readonly Area[];
  /** Tables that the sheet declares, with their headers; a format without tables has none. */
  tables(): readonly { readonly name: string; readonly area: Area }[];
  /** Addresses behind cells, by the cell's name ("B12"): where a hyperlink leads. */
  links(): ReadonlyMap<string, string>;
  /** Notes and comments, by the cell's name; the text alone. */
  comments(): ReadonlyMap<string, string>;
  /** Hidden by hand or by a filter, in order. */
  hiddenRows(): readonly Span[];
  hiddenColumns(): readonly Span[];
  /** Where the table stands in its document; absent for a sheet of a workbook. */
  readonly context?: TableContext;
}

/** What stands around a table of a document. */
export interface TableContext {
  /** From 1; null where the document does not say where its pages end. */
  readonly page: number | null;
  /** The headings above it, the nearest one first. */
  readonly headings: readonly string[];
  /** The paragraphs right above it, in order: since the last heading or the table before. */
  readonly above: readonly string[];
  /** Does nothing but blank lines stand between it and the table before? */
  readonly follows: boolean;
  readonly columns: number;
  /** The first paragraphs of the document: its title, and whose it is. */
  readonly opening: readonly string[];
  /** The page on which a row begins; null as for `page`. */
  pageOf(row: number): number | null;
}

/** A file of cells as any of the readers gives it. Nothing is unpacked or counted out before it is asked for. */
export interface Book {
  /** Custom document properties. */
  readonly properties: ReadonlyMap<string, string>;
  /** When the program that saved it says that it did; null when it does not. */
  readonly modified: string | null;
  readonly date1904: boolean;
  /** Single cells by the names of the workbook. */
  readonly names: ReadonlyMap<string, { readonly sheet: string; readonly row: number; readonly column: number }>;
  readonly sheets: readonly BookSheet[];
  /** How a text file was understood; null for a workbook. */
  readonly text: BookText | null;
  /** Its sheets are the tables of a document. */
  readonly isDocument?: true;
  /** How many changes nobody has accepted yet: they are read as if somebody had. */
  readonly trackedChanges?: number;
}

export interface BookText {
  readonly encoding: Encoding;
  /** The file does not say its encoding: it was chosen by its letters. */
  readonly guessed: boolean;
  /** The text had been saved in a wrong encoding and was turned back. */
  readonly twice: boolean;
  /** A word that is Czech in no encoding; null when the text is believable. */
  readonly garbled: string | null;
  /** 0-based places of fields whose marks against Excel were left out. */
  readonly marked: readonly { readonly row: number; readonly column: number }[];
  /** How many fields each row has, empty ones too, by its 0-based row. */
  readonly widths: ReadonlyMap<number, number>;
  readonly separator: string;
  /** 0-based place of a field whose quotation mark is never closed: the rest of the file is in it. */
  readonly open: { readonly row: number; readonly column: number } | null;
}

/** The sheets that somebody can fill in. */
export const reachableSheets = ({ sheets }: Book): readonly BookSheet[] => sheets.filter(({ visibility }) => visibility !== 'veryHidden');

/** Adds one row or column to spans in order. */
export function addSpan(spans: Span[], first: number, last: number): void {
  const before = spans.at(-1);
  if (before && first <= before.last + 1) spans[spans.length - 1] = { first: before.first, last: Math.max(before.last, last) };
  else spans.push({ first, last });
}

const REFERENCE = /^=?\[?\.?\$?(?:'((?:[^']|'')+)'|([^'!.]+))[!.]\$?([A-Z]{1,3})\$?(\d{1,7})\]?$/;

/** The one cell that a name refers to, as xlsx and ods write it. */
export function cellReference(text: string): { sheet: string; row: number; column: number } | null {
  const match = REFERENCE.exec(text);
  if (!match) return null;
  const [, quoted, plain, letters, digits] = match;
  return { sheet: quoted?.replaceAll("''", "'") ?? plain!, row: +digits! - 1, column: columnIndex(letters!) };
}
