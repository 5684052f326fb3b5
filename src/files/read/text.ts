export const SEPARATORS = [';', '\t', ','] as const;

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
