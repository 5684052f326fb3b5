/** The text of a file of unknown encoding: UTF-8 or UTF-16 with or without a mark, else the old Czech one of Windows. */
export const decodeText = (bytes: Uint8Array): string => decoded(bytes).text;

/**
 * @returns the text without its mark, and its encoding as TextDecoder names it
 * @example decoded(Uint8Array.of(0x9e, 0x6c)).text // "žl", windows-1250
 */
export function decoded(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const encoding = encodingOf(bytes);
  if (encoding !== null) return { text: new TextDecoder(encoding).decode(bytes), encoding };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1250').decode(bytes), encoding: 'windows-1250' };
  }
}

/** null when only trying can tell. */
function encodingOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // The separators and digits of any list are of one byte, so in UTF-16 every second one of theirs is zero.
  const zeros = [0, 0];
  for (let i = 0; i < Math.min(bytes.length, 2000); i++) if (bytes[i] === 0) zeros[i % 2]!++;
  if (zeros[1]! > zeros[0]! * 4) return 'utf-16le';
  return zeros[0]! > zeros[1]! * 4 ? 'utf-16be' : null;
}

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
