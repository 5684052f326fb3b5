/** The text of a file of unknown encoding: UTF-8 or UTF-16 with or without a mark, else the old Czech one of Windows. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // The separators and digits of any list are of one byte, so in UTF-16 every second one of theirs is zero.
  const zeros = [0, 0];
  for (let i = 0; i < Math.min(bytes.length, 2000); i++) if (bytes[i] === 0) zeros[i % 2]!++;
  if (zeros[1]! > zeros[0]! * 4) return new TextDecoder('utf-16le').decode(bytes);
  if (zeros[0]! > zeros[1]! * 4) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1250').decode(bytes);
  }
}

export const SEPARATORS = [';', '\t', ','] as const;

export interface CsvRows {
  readonly rows: string[][];
  /** 0-based place of a field whose quotation mark is never closed; the rest of the text is in it. */
  readonly open: { readonly row: number; readonly column: number } | null;
}

/** Fields as in RFC 4180, with any of the usual separators and ends of lines. Every field stays a text. */
export function parseCsv(text: string, separator: string): CsvRows {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endRow = (): void => {
    row.push(field);
    rows.push(row);
    [row, field] = [[], ''];
  };
  for (let i = 0; i < text.length; i++) {
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
  const open = quoted ? { row: rows.length, column: row.length } : null;
  if (field !== '' || row.length > 0) endRow();
  return { rows, open };
}
