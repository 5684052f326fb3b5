import { readLevel } from '../../core/text/wording';
import { damaged, within } from '../../ooxml/limits';
import { withTables } from '../read/openBook';
import { writeXlsx, type Cell, type Row, type Sheet } from '../write/workbook';
import { tellEncoding, unreadableList, unusableText } from './measureList';
import { listProblem, ListProblems, type ListProblem } from './problems';
import { isWithin, LIST_LIMITS, listSheets, type ListSheet } from './layout/sheets';

/** A file of another format as an .xlsx workbook of its values. */
export interface AsWorkbook {
  readonly bytes: Uint8Array;
  /** A text file has one sheet, which had no name. */
  readonly isText: boolean;
  /** What was not said in the file, or was read in another way than it stands there. */
  readonly notes: readonly ListProblem[];
}

/**
 * The values of .xls, .xlsb, .ods, a text file or the tables of a .docx in an .xlsx workbook: each in its own cell, numbers under their formats,
 * texts as texts, rows hidden and struck out as they were; nothing else of the look, and no formulas.
 *
 * @param name of the one sheet of a text file
 * @returns the problem for a file that cannot be read
 */
export function asWorkbook(bytes: Uint8Array, name: string): AsWorkbook | { readonly problem: ListProblem } {
  const made = withTables<AsWorkbook | { readonly problem: ListProblem }>(
    bytes,
    LIST_LIMITS,
    (book) => {
      const { sheets, problems: ofCells } = listSheets(book, LIST_LIMITS);
      if (sheets.length === 0 && book.isDocument) return { problem: listProblem('noTables') };
      if (sheets.length === 0) throw damaged('no sheet');
      const refused = unusableText(book.text);
      if (refused) return { problem: refused };
      const problems = new ListProblems(ofCells);
      if (book.text) tellEncoding(book.text, problems);
      const notes = problems.inOrder().map((one) => (book.text ? { ...one, sheet: sheetName(name) } : one));
      return { bytes: workbookOf(sheets, sheetName(name)), isText: book.text !== null, notes };
    },
    (rows) => rows.filter(({ cells }) => cells.some((value) => typeof value === 'string' && readLevel(value).value !== null)).length,
  );
  return 'fault' in made ? { problem: unreadableList(made.fault).problems[0]! } : made;
}

/** What Excel takes for the name of a sheet. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .slice(0, 31)
    .trim() || 'List1';

/** Rows above the last filled one that are written too; a file with more has something far below by mistake. */
const MOST_ROWS = 200_000;

function workbookOf(sheets: readonly ListSheet[], nameless: string): Uint8Array {
  return writeXlsx({
    sheets: sheets.map((sheet): Sheet => ({ name: sheet.name || nameless, columns: [], rows: rowsOf(sheet) })),
    names: [],
    title: nameless,
    created: '2000-01-01',
    properties: [],
  });
}

const NO_ROW: Row = { cells: [] };

function rowsOf({ rows, hiddenRows }: ListSheet): Row[] {
  const last = rows.at(-1)?.row ?? -1;
  within({ rows: MOST_ROWS }, 'rows', last);
  const written = new Array<Row>(last + 1).fill(NO_ROW);
  for (const { row, texts, numbers, struck } of rows) {
    const cells: (Cell | null)[] = new Array<null>(Math.max(...texts.keys()) + 1).fill(null);
    for (const [column, text] of texts) {
      const number = numbers.get(column);
      const look = struck.has(column) ? { strike: true } : {};
      cells[column] =
        number === undefined
          ? { value: text, style: { ...look, format: '@' } }
          : { value: number.value, style: { ...look, ...(number.format === 'General' ? {} : { format: number.format }) } };
    }
    written[row] = { cells, ...(isWithin(hiddenRows, row) ? { hidden: true } : {}) };
  }
  return written;
}
