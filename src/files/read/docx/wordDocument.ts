/** A document of Word as a person reads it: with all changes accepted, without what is hidden. */
export interface WordDocument {
  readonly blocks: readonly WordBlock[];
  readonly comments: readonly WordComment[];
  readonly changes: readonly WordChange[];
}

export type WordBlock = WordParagraph | WordTable;

interface WordParagraph {
  readonly kind: 'paragraph';
  /** With the number or bullet that Word shows before it; "" for an empty one. */
  readonly text: string;
  /** 1 for a heading of the first level to 9; null for any other text. */
  readonly level: number | null;
}

export interface WordTable {
  readonly kind: 'table';
  /** 1 for the first table of the document; a table inside a cell of another one is a part of that cell. */
  readonly number: number;
  /** On which page it begins, from 1; null where the document does not say where its pages end. */
  readonly page: number | null;
  readonly columns: number;
  readonly rows: readonly WordRow[];
}

export interface WordRow {
  /** The one that is printed again on every page. */
  readonly isHeader: boolean;
  /** On which page it begins; null as for the table. */
  readonly page: number | null;
  readonly cells: readonly WordCell[];
}

export interface WordCell {
  /** 0-based column of the table. */
  readonly column: number;
  /** How many columns and rows it reaches over; the lower parts of a merged cell are not listed. */
  readonly columns: number;
  readonly rows: number;
  /** Its paragraphs, a line each, with the numbers and bullets that Word shows. */
  readonly text: string;
  /** All of its text is struck out. */
  readonly isStruck: boolean;
  /** Footnotes that it refers to. */
  readonly notes: readonly string[];
}

/** Where something stands in a document. */
export interface WordPlace {
  /** From 1; null where the document does not say where its pages end. */
  readonly page: number | null;
  /** The headings above it, the nearest one first, with their numbers: "1.2 Bydlení". */
  readonly headings: readonly string[];
  /** The paragraph it is in; the cells of the row for a place in a table, "Tabulka 3" comes as `table`. */
  readonly paragraph: string;
  /** The texts of the row's cells from the left; empty outside of tables. */
  readonly row: readonly string[];
  /** 1 for the first table of the document; null outside of tables. */
  readonly table: number | null;
  /** 1-based row of the table; null outside of tables. */
  readonly tableRow: number | null;
}

/** A comment in the margin with the answers to it. */
export interface WordComment extends WordPlace {
  /** As the document numbers it; two copies of a document number theirs alike. */
  readonly id: string;
  /** "" where the document does not say it, as after its properties were removed. */
  readonly author: string;
  /** "2026-03-15T10:20:00", the time of the author's clock; "" where the document does not say it. */
  readonly date: string;
  readonly text: string;
  /** The text that is commented on, at most so long as {@link LONGEST_ANCHOR}; "" for a mere place. */
  readonly anchor: string;
  readonly isResolved: boolean;
  readonly replies: readonly WordReply[];
}

export type WordReply = Pick<WordComment, 'id' | 'author' | 'date' | 'text'>;

/** What somebody inserted or deleted while changes were tracked; formats are no changes. */
export interface WordChange extends WordPlace {
  readonly kind: 'inserted' | 'deleted';
  readonly author: string;
  readonly date: string;
  readonly text: string;
}

/** Of a longer commented text the beginning is enough to find it again. */
export const LONGEST_ANCHOR = 1000;
