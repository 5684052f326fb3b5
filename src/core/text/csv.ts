export interface CsvRows {
  readonly rows: string[][];
  /** 0-based place of a field whose quotation mark is never closed; the rest of the text is in it. */
  readonly open: { readonly row: number; readonly column: number } | null;
}

/**
 * Fields as in RFC 4180, with any of the usual separators and ends of lines. Every field stays a text.
 * @param most rows after which to stop; the rest is not looked at
 */
export function parseCsv(text: string, separator: string, most = Infinity): CsvRows {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endRow = (): void => {
    row.push(field);
    rows.push(row);
    [row, field] = [[], ''];
  };
  for (let i = 0; i < text.length && rows.length < most; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') field += text[++i]!;
      else quoted = false;
    } else if (c === '"' && field.trim() === '') [quoted, field] = [true, ''];
    else if (c === separator) {
      row.push(field);
      field = '';
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i++;
      endRow();
    } else field += c;
  }
  if (rows.length >= most) return { rows, open: null };
  const open = quoted ? { row: rows.length, column: row.length } : null;
  if (field !== '' || row.length > 0) endRow();
  return { rows, open };
}

/**
 * A file as RFC 4180 has it: every row ended by CRLF, quotation marks doubled in a field.
 *
 * @param quotes around every field, or where they are needed
 * @example writeCsv([['Plán "A", B', '5']], ',') // '"Plán ""A"", B",5\r\n'
 */
export const writeCsv = (rows: readonly (readonly string[])[], separator: string, quotes: 'all' | 'needed' = 'needed'): string =>
  rows
    .map((row) => row.map((text) => (quotes === 'all' || needsQuotes(text, separator) ? `"${text.replaceAll('"', '""')}"` : text)))
    .map((fields) => `${fields.join(separator)}\r\n`)
    .join('');

/** Also where a space stands at an end: programs that read a table drop it. */
const needsQuotes = (text: string, separator: string): boolean =>
  text.includes('"') || text.includes(separator) || /[\r\n]|^\s|\s$/.test(text);

/** The same file for Czech Excel: semicolons, and the mark of UTF-8. */
export const writeExcelCsv = (rows: readonly (readonly string[])[], quotes?: 'all'): string => `\ufeff${writeCsv(rows, ';', quotes)}`;
