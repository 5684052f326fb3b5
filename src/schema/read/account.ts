/** Why a row that somebody filled has no effect. */
export type WhyLeftOut =
  /** a title or anything else above the first header of a sheet */
  | 'above'
  | 'header'
  | 'explanation'
  | 'heading'
  | 'total'
  | 'note'
  /** looks like a heading or a note, but could be a measure; a warning says so */
  | 'notMeasure'
  /** filled only in columns that nobody reads */
  | 'beside'
  /** struck out, and so no longer meant */
  | 'struck'
  | 'withoutCode'
  | 'withoutLevel'
  | 'levelUnknown'
  | 'duplicate'
  | 'unknownMeasure'
  /** a statement of a measure or criterion that the plan does not have */
  | 'unknownPlace'
  /** of a table that is not read */
  | 'otherTable'
  | 'hiddenSheet'
  | 'otherSheet';

/** Why a row is to be looked at though it was read as all others. */
type WhyNoticed = 'hidden' | 'struck' | 'partlyStruck' | 'below';

/** What became of the rows and columns of a file, however it was read: nothing gets lost unsaid. */
export interface Account<Guess extends Place = Place> {
  /** Filled rows; each of them is read or left out. */
  readonly rowsGiven: number;
  readonly rowsRead: number;
  readonly leftOut: readonly LeftOut[];
  /** Rows among those that were read. */
  readonly noticed: readonly Noticed[];
  /** By the plan's name of the column; the header in the file, and its cell. */
  readonly columnsUsed: readonly ({ readonly column: string; readonly header: string } & Place)[];
  /** Headers, or letters of columns without one. */
  readonly columnsUnused: readonly { readonly header: string; readonly sheet: string }[];
  /** What the file does not say: its encoding, its separator, where the header is, what a code was. */
  readonly guessed: readonly Guess[];
}

export interface Place {
  /** "" in a text file */
  readonly sheet: string;
  /** "B12"; "" for a whole sheet or file */
  readonly cell: string;
  /** Of a document: the page of the table's row, null where it does not say where its pages end; absent for a workbook. */
  readonly page?: number | null;
}

export interface LeftOut extends Place {
  readonly why: WhyLeftOut;
  /** 1 unless the place is a whole sheet */
  readonly rows: number;
}

export interface Noticed {
  readonly why: WhyNoticed;
  readonly sheet: string;
  /** As the sheet numbers them, from 1; in order, each once. */
  readonly rows: readonly number[];
}

/** "List1!A7" */
export const placeText = ({ sheet, cell }: Place): string => [sheet, cell].filter(Boolean).join('!');

/** So many rows, or rows next to one another, are named. */
const MOST_SPANS = 10;

/**
 * Numbers of rows as a person writes them.
 *
 * @param rows in order, each once
 * @example rowsText([2, 4, 5, 6]) // '2, 4–6'
 */
export function rowsText(rows: readonly number[]): string {
  const spans: { first: number; last: number }[] = [];
  for (const row of rows) {
    const before = spans.at(-1);
    if (before?.last === row - 1) before.last = row;
    else spans.push({ first: row, last: row });
  }
  const named = spans.slice(0, MOST_SPANS).map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`));
  return [...named, ...(spans.length > MOST_SPANS ? ['…'] : [])].join(', ');
}
