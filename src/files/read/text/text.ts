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

/** The apostrophes that people type, and those that programs make of them. */
const QUOTE = "['´`‘’]";
const PROTECTED: readonly RegExp[] = [
  // ="1.2", also after one more saving: =""1.2"", and =T("1.2")
  /^=("{1,2})([^"]*)\1$/,
  /^=(T\()"([^"]*)"\)$/i,
  // =1.1, a number that was to stay as it is
  /^(=)(\d+(?:[.,]\d+)*)$/,
  // '1.1 and 'A1.1, or in two apostrophes; 'tak zvané' věci is a text of its own
  new RegExp(`^(${QUOTE}{1,2})(\\p{L}{0,4}\\d[\\p{L}\\d.,/-]*)${QUOTE}?$`, 'u'),
  new RegExp(`^(')([^'´\`‘’]+)$`),
];

/**
 * A field without the marks by which programs keep Excel from reading it as a number, a day or a formula.
 *
 * @example withoutProtection('="1.10"') // '1.10'
 * @example withoutProtection("'=SUMA(A1)") // '=SUMA(A1)'
 */
export function withoutProtection(text: string): string {
  if (!/^[='´`‘’]/.test(text)) return text;
  for (const pattern of PROTECTED) {
    const [, , bare] = pattern.exec(text) ?? [];
    if (bare !== undefined) return bare;
  }
  return text;
}
