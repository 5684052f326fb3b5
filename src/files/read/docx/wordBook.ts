import { within, type Limits } from '../../../ooxml/limits';
import type { Area } from '../../../schema/read/rows';
import { cellName } from '../../../schema/read/rows';
import { BookCell, type Book, type BookSheet, type TableContext } from '../book';
import { Counter } from '../xlsx/xlsxScanner';
import type { WordBlock, WordTable } from './wordDocument';

/** How tables of a document are called: as people count them. */
const nameOf = (number: number): string => `Tabulka ${number}`;

/** So many paragraphs above a table are looked at: further up they are about something else. */
const MOST_ABOVE = 5;

const LONGEST = 1_000_000;
/** So many paragraphs are its title. */
const OPENING = 10;

/** The tables of a document as sheets, "Tabulka 3"; rows and columns are counted from the edges of the table. */
export function wordBook(
  blocks: readonly WordBlock[],
  about: Pick<Book, 'properties' | 'modified' | 'trackedChanges'>,
  limits: Limits,
): Book {
  // A text that is too long for a cell of Excel is told where it is to be written.
  const counter = new Counter({ ...limits, text: Math.max(limits.text, LONGEST) });
  const sheets: BookSheet[] = [];
  let outline: { readonly level: number; readonly text: string }[] = [];
  let above: string[] = [];
  let follows = false;
  const opening = blocks.flatMap((block) => (block.kind === 'paragraph' && block.text.trim() !== '' ? [block.text] : [])).slice(0, OPENING);
  for (const block of blocks) {
    if (block.kind === 'table') {
      within(limits, 'parts', sheets.length + 1);
      const headings = outline.map(({ text }) => text).reverse();
      const context: TableContext = {
        page: block.page,
        headings,
        above: above.slice(-MOST_ABOVE),
        follows,
        columns: block.columns,
        opening,
        pageOf: (row) => block.rows[row]?.page ?? block.page,
      };
      sheets.push(new TableSheet(block, context, counter));
      [above, follows] = [[], true];
    } else if (block.level !== null) {
      const { level, text } = block;
      outline = [...outline.filter((higher) => higher.level < level), { level, text }];
      [above, follows] = [[], false];
    } else if (block.text.trim() !== '') {
      above.push(block.text);
      follows = false;
    }
  }
  return { ...about, date1904: false, names: new Map(), sheets, text: null, isDocument: true };
}

class TableSheet implements BookSheet {
  readonly name: string;
  readonly visibility = 'visible';

  constructor(
    private readonly table: WordTable,
    readonly context: TableContext,
    private readonly counter: Counter,
  ) {
    this.name = nameOf(table.number);
  }

  rows(first: number, last: number, columns: ReadonlySet<number> | null): ReturnType<BookSheet['rows']> {
    return this.cells(first, last, columns).map(({ row, cells }) => ({ row, cells: cells.map((cell) => cell?.value) }));
  }

  cells(first: number, last: number, columns: ReadonlySet<number> | null): ReturnType<BookSheet['cells']> {
    return this.table.rows.slice(first, last + 1).flatMap(({ cells }, i) => {
      const read: BookCell[] = [];
      let filled = 0;
      for (const { column, text, isStruck } of cells) {
        if (text === '' || (columns !== null && !columns.has(column))) continue;
        read[column] = new BookCell(this.counter.text(text), 'General', false, isStruck, false);
        filled++;
      }
      if (filled === 0) return [];
      this.counter.row(filled);
      return [{ row: first + i, cells: read }];
    });
  }

  merged(): readonly Area[] {
    return this.table.rows.flatMap(({ cells }, row) =>
      cells.flatMap(({ column, columns, rows }) => (columns > 1 || rows > 1 ? [{ row, column, rows, columns }] : [])),
    );
  }

  tables(): [] {
    return [];
  }

  links(): Map<string, string> {
    return new Map();
  }

  /** Footnotes of the cells. */
  comments(): ReadonlyMap<string, string> {
    return new Map(
      this.table.rows.flatMap(({ cells }, row) =>
        cells.flatMap(({ column, notes }) => (notes.length > 0 ? [[cellName(row, column), notes.join('\n')] as const] : [])),
      ),
    );
  }

  hiddenRows(): [] {
    return [];
  }

  hiddenColumns(): [] {
    return [];
  }
}
