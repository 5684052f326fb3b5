import { czechDate, readDate } from '../../../core/text/date';
import { INVISIBLE } from '../../../core/text/text';
import { LIMITS, within, type Limits } from '../../../ooxml/limits';
import { cellName, type Area } from '../../../schema/read/rows';
import { CellError, NOT_CALCULATED, type Book, type BookCell, type Span, type TableContext } from '../../read/book';
import { shownText } from '../../read/shown';
import { withoutProtection } from '../../read/text/text';
import { listProblem, type ListProblem } from '../problems';

/** A row with its texts by 0-based column; empty cells are absent. */
export interface SourceRow {
  /** 0-based on the sheet */
  readonly row: number;
  readonly texts: ReadonlyMap<number, string>;
  /** Cells whose value is a number, by 0-based column. */
  readonly numbers: ReadonlyMap<number, NumberCell>;
  /** 0-based columns of the cells that are struck out. */
  readonly struck: ReadonlySet<number>;
}

export interface NumberCell {
  /** A day is in the 1900 date system. */
  readonly value: number;
  readonly format: string;
  readonly isDate: boolean;
}

/** One sheet of a list as texts, with merged cells filled down. */
export interface ListSheet {
  /** "" in a text file */
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SourceRow[];
  readonly merged: readonly Area[];
  /** Rows and columns that nobody sees, by hand or by a filter. */
  readonly hiddenRows: readonly Span[];
  readonly hiddenColumns: readonly Span[];
  /** Rows in which a cell reaches over several columns. */
  readonly wide: ReadonlySet<number>;
  /** The last filled row of each column that has one. */
  readonly lastRow: ReadonlyMap<number, number>;
  /** Of a document: where its tables begin, and what stands around them; empty for a sheet of a workbook. */
  readonly tables: readonly DocumentTable[];
  /** Is the cell a lower part of a merged one? */
  isBelow(row: number, column: number): boolean;
}

/** A table of a document on the sheet that is read, alone or with others that go on in it. */
export interface DocumentTable {
  /** Its first row on the sheet; 0-based. */
  readonly row: number;
  readonly context: TableContext;
}

/** A list of the largest plan has some hundreds of rows. A text that is too long for a cell is told with its place. */
export const LIST_LIMITS: Limits = { ...LIMITS, file: 20_000_000, rows: 20_000, cells: 400_000, text: 1_000_000 };

const DAY_1904 = 1462;

/** The sheets of a list, and what is wrong with their cells. @throws {Refused} for more than the limits allow */
export function listSheets(book: Book, limits: Limits): { sheets: ListSheet[]; problems: ListProblem[] } {
  const problems: ListProblem[] = [];
  const shift = book.date1904 ? DAY_1904 : 0;
  let filled = 0;
  const sheets = book.sheets.map((sheet): ListSheet => {
    const { name } = sheet;
    const marked = book.text?.marked.map(({ row, column }) => cellName(row, column)) ?? [];
    const invisible: string[] = [];
    const rows = sheet.cells(0, Infinity, null).flatMap(({ row, cells }): SourceRow[] => {
      const texts = new Map<number, string>();
      const numbers = new Map<number, NumberCell>();
      const struck = new Set<number>();
      cells.forEach((cell, column) => {
        let said = cell
          ? textOf(cell, book.date1904, (code, params = {}) =>
              problems.push(listProblem(code, { sheet: name, cell: cellName(row, column) }, params)),
            )
          : '';
        const unmarked = book.text ? said : withoutProtection(said);
        if (unmarked !== said) marked.push(cellName(row, column));
        said = unmarked;
        const bare = said.replace(INVISIBLE, '').trim();
        if (bare !== said) invisible.push(cellName(row, column));
        if (bare !== '') texts.set(column, bare);
        if (bare !== '' && cell?.isStruck) struck.add(column);
        if (cell && typeof cell.value === 'number')
          numbers.set(column, { value: cell.isDate ? cell.value + shift : cell.value, format: cell.format, isDate: cell.isDate });
      });
      return texts.size > 0 ? [{ row, texts, numbers, struck }] : [];
    });
    if (marked.length > 0) problems.push(listProblem('protectionMarks', { sheet: name, cell: marked[0]! }, { count: marked.length }));
    if (invisible.length > 0)
      problems.push(listProblem('invisibleMarks', { sheet: name, cell: invisible[0]! }, { count: invisible.length }));
    const lastRow = new Map<number, number>();
    for (const { row, texts } of rows) for (const column of texts.keys()) lastRow.set(column, row);
    const merged = sheet.merged();
    // Each is filled down and to the right, and any number of them may lie over one another.
    for (const area of merged) within(limits, 'cells', (filled += Math.min(area.rows, rows.length) + Math.min(area.columns, lastRow.size)));
    return unmerged({
      name,
      hidden: sheet.visibility !== 'visible',
      rows,
      merged,
      lastRow,
      hiddenRows: sheet.hiddenRows(),
      hiddenColumns: sheet.hiddenColumns(),
      tables: sheet.context ? [{ row: 0, context: sheet.context }] : [],
    });
  });
  return { sheets, problems };
}

type Report = (code: 'cellError' | 'cellWithoutValue', params?: ListProblem['params']) => void;

/** What the person sees in the cell: a code typed as a number keeps its form, a day is written as days are, a month stays one. */
function textOf(cell: BookCell, date1904: boolean, report: Report): string {
  const { value } = cell;
  if (value instanceof CellError) {
    if (value.text === NOT_CALCULATED) report('cellWithoutValue');
    else report('cellError', { text: value.text });
    return '';
  }
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim();
  if (value === null) return '';
  if (typeof value === 'boolean') return shownText(cell, date1904);
  const text = shownText(cell, date1904);
  const date = cell.isDate ? readDate(text) : null;
  return date === null ? text || String(value) : czechDate(date);
}

/** A merged cell holds for every row that it spans. */
function unmerged(sheet: Omit<ListSheet, 'wide' | 'isBelow'>): ListSheet {
  if (sheet.merged.length === 0) return { ...sheet, wide: new Set(), isBelow: () => false };
  const rows = sheet.rows.map((source) => ({ ...source, texts: new Map(source.texts), struck: new Set(source.struck) }));
  const at = new Map(rows.map(({ row }, i) => [row, i]));
  const below = new Set<string>();
  for (const { row, column, rows: height } of sheet.merged) {
    const first = at.get(row);
    const text = first === undefined ? undefined : rows[first]!.texts.get(column);
    if (first === undefined || text === undefined) continue;
    for (let i = first + 1; i < rows.length && rows[i]!.row < row + height; i++) {
      rows[i]!.texts.set(column, text);
      if (rows[first]!.struck.has(column)) rows[i]!.struck.add(column);
      below.add(cellName(rows[i]!.row, column));
    }
  }
  return {
    ...sheet,
    rows: rows.map((source) => ({ ...source, texts: inOrder(source.texts) })),
    isBelow: (row, column) => below.has(cellName(row, column)),
    wide: new Set(sheet.merged.flatMap(({ row, columns }) => (columns > 1 ? [row] : []))),
  };
}

export const isWithin = (spans: readonly Span[], at: number): boolean => spans.some(({ first, last }) => first <= at && at <= last);

export const inOrder = <T>(texts: Map<number, T>): Map<number, T> => new Map([...texts].sort(([a], [b]) => a - b));

/** Where something stands in a document: the table by its name, and the row and column in it, 0-based. */
export interface PlaceInTable {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** "Tabulka 3" and "Tabulka 7" are "Tabulky 3–7". */
export function joinedName(parts: readonly { readonly name: string }[]): string {
  const number = (name: string): string => name.replace(/^\D*/, '');
  return `Tabulky ${number(parts[0]!.name)}–${number(parts.at(-1)!.name)}`;
}
