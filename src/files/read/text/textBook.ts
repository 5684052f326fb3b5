import { parseCsv, type CsvRows } from '../../../core/text/csv';
import { damaged, Refused, within, type Limits } from '../../../ooxml/limits';
import { HEADER_WITHIN } from '../../../schema/read/headers';
import { BookCell, type Book, type BookRow, type BookSheet, type BookText, type BookValue } from '../book';
import { decodeText } from './encoding';
import { SEPARATORS, withoutProtection } from './text';
import { Counter } from '../xlsx/xlsxScanner';

/** How much the first rows of a text look like what is wanted; it decides which separator the file has. */
export type Score = (rows: readonly BookRow[]) => number;

/** Program files and pictures hold bytes that no text does. */
const NO_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/** A text file with columns (.csv, .txt) as a book of one sheet without a name. Every cell is a text, as it is written. */
export function readText(bytes: Uint8Array, limits: Limits, score: Score): Book {
  const { text, encoding, guessed, twice, garbled } = decodeText(bytes);
  if (NO_TEXT.test(text)) throw new Refused({ code: 'notWorkbook' });
  // Excel writes "sep=;" to itself.
  const [first = '', named] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const body = text.slice(first.length);
  const skipped = first === '' ? 0 : 1;
  const separator = named ?? separatorOf(body, score);
  const { rows, open } = parseCsv(body, separator, limits.rows + 1);
  const marked: { row: number; column: number }[] = [];
  const filled = bookRows(rows, skipped, limits, marked);
  const about: BookText = {
    encoding,
    guessed,
    twice,
    garbled,
    marked,
    separator,
    widths: new Map(rows.map(({ length }, i) => [i + skipped, length])),
    open: open && { row: open.row + skipped, column: open.column },
  };
  const sheet = new TextSheet(filled, new Counter(limits));
  return { properties: new Map(), modified: null, date1904: false, names: new Map(), sheets: [sheet], text: about };
}

/** The separator with which the first rows look best; of equal ones that which divides most of them alike. */
function separatorOf(text: string, score: Score): string {
  const candidates = SEPARATORS.map((separator) => {
    const { rows } = parseCsv(text, separator, HEADER_WITHIN);
    return { separator, score: score(bookRows(rows, 0, null)), evenness: evenness(rows) };
  });
  return candidates.reduce((one, other) =>
    other.score > one.score || (other.score === one.score && other.evenness > one.evenness) ? other : one,
  ).separator;
}

/** How many rows have the number of fields, two or more, that most of them have. */
function evenness(rows: CsvRows['rows']): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** @param marked takes the places of fields that had marks against Excel */
function bookRows(
  rows: CsvRows['rows'],
  skipped: number,
  limits: Limits | null,
  marked: { row: number; column: number }[] = [],
): { row: number; cells: (string | undefined)[] }[] {
  let cells = 0;
  return rows.flatMap((fields, i) => {
    const texts = fields.map((field, column) => {
      const text = field.replace(/\r\n?/g, '\n').trim();
      const bare = withoutProtection(text);
      if (bare !== text) marked.push({ row: i + skipped, column });
      return bare || undefined;
    });
    if (limits) {
      for (const text of texts) within(limits, 'text', text?.length ?? 0);
      within(limits, 'rows', i + 1);
      within(limits, 'cells', (cells += texts.filter((text) => text !== undefined).length));
    }
    while (texts.length > 0 && texts.at(-1) === undefined) texts.pop();
    return texts.length > 0 ? [{ row: i + skipped, cells: texts }] : [];
  });
}

class TextSheet implements BookSheet {
  readonly name = '';
  readonly visibility = 'visible';

  constructor(
    private readonly all: readonly { readonly row: number; readonly cells: readonly (string | undefined)[] }[],
    private readonly counter: Counter,
  ) {}

  rows(first: number, last: number, columns: ReadonlySet<number> | null): BookRow[] {
    return this.read(first, last, columns, (text): BookValue => text);
  }

  cells(first: number, last: number, columns: ReadonlySet<number> | null): ReturnType<BookSheet['cells']> {
    return this.read(first, last, columns, (text) => new BookCell(text, 'General', false, false, false));
  }

  private read<T>(
    first: number,
    last: number,
    columns: ReadonlySet<number> | null,
    take: (text: string) => T,
  ): { row: number; cells: T[] }[] {
    return this.all.flatMap(({ row, cells: texts }) => {
      if (row < first || row > last) return [];
      const cells: T[] = [];
      let filled = 0;
      texts.forEach((text, column) => {
        if (text === undefined || (columns !== null && !columns.has(column))) return;
        cells[column] = take(text);
        filled++;
      });
      if (filled === 0) return [];
      this.counter.row(filled);
      return [{ row, cells }];
    });
  }

  merged(): [] {
    return [];
  }
  tables(): [] {
    return [];
  }
  links(): Map<string, string> {
    return new Map();
  }
  comments(): Map<string, string> {
    return new Map();
  }
  hiddenRows(): [] {
    return [];
  }
  hiddenColumns(): [] {
    return [];
  }
}

/** A text of which the rest stands in one field is not what somebody meant to send. @throws {Refused} */
export function checkClosed({ text }: Book): void {
  if (text?.open) throw damaged();
}
