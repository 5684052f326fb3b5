import type { Translate } from '../../i18n';
import { cellName } from '../../schema/rows';
import { columnsTaken, unusedColumns, type Found } from './header';
import { FIELD_HEADER } from './columns';
import type { ListProblem } from './problems';
import type { ListSheet, SourceRow } from './sheets';

/** Why a row of a list has no effect. */
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
  | 'duplicate'
  | 'unknownMeasure'
  /** of a table that is no list of measures or criteria */
  | 'otherTable'
  | 'hiddenSheet'
  | 'otherSheet';

/** What became of the rows and columns of a list: nothing gets lost unsaid. */
export interface ListAccount {
  /** Filled rows of all sheets; each of them is read or left out. */
  readonly rowsGiven: number;
  readonly rowsRead: number;
  readonly leftOut: readonly LeftOut[];
  /** By the plan's name of the column; the header in the list, and its cell. */
  readonly columnsUsed: readonly { readonly column: string; readonly header: string; readonly sheet: string; readonly cell: string }[];
  /** Headers, or letters of columns without one. */
  readonly columnsUnused: readonly { readonly header: string; readonly sheet: string }[];
  /** What the file does not say: its encoding, its separator, where the header is, what a code was. */
  readonly guessed: readonly ListProblem[];
}

export interface LeftOut {
  readonly why: WhyLeftOut;
  readonly sheet: string;
  /** The first filled cell of the row; "" for all rows of a sheet. */
  readonly cell: string;
  readonly rows: number;
}

/** Why a row has no effect, in words. */
export const leftOutText = ({ why }: LeftOut, t: Translate): string => t(`list.leftOut.${why}`);

/** Rows that were left out for the same reason, with their places: "List1!A2". */
export interface WhyAndWhere {
  readonly why: string;
  readonly rows: number;
  readonly places: readonly string[];
}

/** By reason, in the order in which they come first. */
export function leftOutByWhy(leftOut: readonly LeftOut[], t: Translate): WhyAndWhere[] {
  const byWhy = new Map<string, { rows: number; places: string[] }>();
  for (const one of leftOut) {
    const why = leftOutText(one, t);
    const own = byWhy.get(why) ?? { rows: 0, places: [] };
    byWhy.set(why, { rows: own.rows + one.rows, places: [...own.places, placeInList(one)] });
  }
  return [...byWhy].map(([why, { rows, places }]) => ({ why, rows, places }));
}

/** "List1!A7" */
export const placeInList = ({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string =>
  [sheet, cell].filter(Boolean).join('!');

/** Was there anything in the file besides what was read? Headers alone are nothing else. */
export const saysMore = ({ leftOut, columnsUnused, guessed }: ListAccount): boolean =>
  leftOut.some(({ why }) => why !== 'header') || columnsUnused.length > 0 || guessed.length > 0;

/** A list that was not read at all. */
export const NO_ACCOUNT: ListAccount = { rowsGiven: 0, rowsRead: 0, leftOut: [], columnsUsed: [], columnsUnused: [], guessed: [] };

/** What becomes of each row, as it is read. */
export class Account {
  private readonly fates = new Map<ListSheet, Map<number, WhyLeftOut | 'read'>>();

  /** The last word on a row counts. */
  row(sheet: ListSheet, row: number, fate: WhyLeftOut | 'read'): void {
    const own = this.fates.get(sheet);
    if (own) own.set(row, fate);
    else this.fates.set(sheet, new Map([[row, fate]]));
  }

  rows(sheet: ListSheet, rows: readonly SourceRow[], fate: WhyLeftOut | 'read'): void {
    for (const { row } of rows) this.row(sheet, row, fate);
  }

  isRead(sheet: ListSheet, row: number): boolean {
    return this.fates.get(sheet)?.get(row) === 'read';
  }

  done(sheets: readonly ListSheet[], tables: readonly Found[], guessed: readonly ListProblem[]): ListAccount {
    let read = 0;
    const leftOut: LeftOut[] = [];
    for (const sheet of sheets) {
      const own = this.fates.get(sheet);
      if (!own) {
        const why = sheet.hidden ? 'hiddenSheet' : 'otherSheet';
        if (sheet.rows.length > 0) leftOut.push({ why, sheet: sheet.name, cell: '', rows: sheet.rows.length });
        continue;
      }
      for (const { row, texts } of sheet.rows) {
        const fate = own.get(row);
        if (fate === 'read') read++;
        else leftOut.push({ why: fate ?? 'otherTable', sheet: sheet.name, cell: cellName(row, Math.min(...texts.keys())), rows: 1 });
      }
    }
    return {
      rowsGiven: sheets.reduce((sum, { rows }) => sum + rows.length, 0),
      rowsRead: read,
      leftOut,
      columnsUsed: tables.flatMap(columnsUsed),
      columnsUnused: tables.flatMap((table) => unusedColumns(table).map((header) => ({ header, sheet: table.sheet.name }))),
      guessed,
    };
  }
}

function columnsUsed({ sheet, row, header, columns }: Found): ListAccount['columnsUsed'] {
  const of = new Map([...columns.at].map(([field, column]) => [column, FIELD_HEADER[field]]));
  for (const { column } of columns.criteria) of.set(column, FIELD_HEADER.criterion);
  return [...columnsTaken(columns)]
    .sort((a, b) => a - b)
    .flatMap((column) => {
      const name = of.get(column);
      return name === undefined ? [] : [{ column: name, header: header.get(column) ?? '', sheet: sheet.name, cell: cellName(row, column) }];
    });
}
