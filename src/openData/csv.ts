import { writeCsv, writeExcelCsv } from '../core/text/csv';
import { looksLikeFormula } from '../core/text/text';
import { openTable, type FieldType, type OpenRow, type TableName, type Value } from './tables';

/**
 * A file as RFC 4180 and the national rules for open data have it: UTF-8 without a mark, commas, CRLF, quotation marks
 * doubled, and only where they are needed. An empty field is a value that is missing.
 *
 * @example csvText('plan', [{ plan: 'Plán "A", B', … }]) // …,"Plán ""A"", B",…
 */
export function csvText(name: TableName, rows: readonly OpenRow[]): string {
  const columns = Object.keys(openTable(name).fields);
  return writeCsv([columns, ...rows.map((row) => columns.map((column) => plainText(row[column] ?? null)))], ',');
}

/** A value as it stands in a file; numbers have no exponent. */
export function plainText(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'number' || Number.isInteger(value)) return typeof value === 'number' ? BigInt(value).toString() : String(value);
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
}

/**
 * The same for Czech Excel: semicolons, the mark of UTF-8, decimal commas, and marks against what Excel would make of a
 * text: a formula, or of the code 1.10 a day. Not open data: the marks are in the values.
 */
export function excelText(name: TableName, rows: readonly OpenRow[]): string {
  const { fields } = openTable(name);
  const columns = Object.keys(fields);
  const cells = rows.map((row) => columns.map((column) => excelCell(row[column] ?? null, fields[column]!.type)));
  return writeExcelCsv([columns, ...cells]);
}

function excelCell(value: Value, type: FieldType): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'ano' : 'ne';
  if (typeof value === 'number') return plainText(value).replace('.', ',');
  if (type === 'date') return value;
  if (looksLikeFormula(value)) return `'${value}`;
  return /^\d[\d.,/: e+-]*$/i.test(value) ? `="${value}"` : value;
}

/** Why a file cannot be taken as one of ours. */
export type CsvFault =
  | { readonly code: 'notUtf8' | 'notClosed' | 'empty' }
  | { readonly code: 'header'; readonly expected: string; readonly found: string }
  | { readonly code: 'fields'; readonly row: number; readonly expected: number; readonly found: number }
  | { readonly code: 'value'; readonly row: number; readonly column: string; readonly text: string };

/**
 * The rows of a file, by its columns and their types. What is not as `csvText` writes it is a fault: nothing is guessed of
 * figures that are to be proved.
 *
 * @param table its records, the header first; see `parseCsv`
 * @returns rows with the place of each, 1-based as a program shows it, the header being 1
 */
export function typedRows(
  name: TableName,
  table: readonly (readonly string[])[],
): { readonly rows: OpenRow[]; readonly faults: CsvFault[] } {
  const { fields } = openTable(name);
  const columns = Object.keys(fields);
  const [header] = table;
  if (header === undefined) return { rows: [], faults: [{ code: 'empty' }] };
  if (header.join(',') !== columns.join(','))
    return { rows: [], faults: [{ code: 'header', expected: columns.join(','), found: header.join(',') }] };
  const faults: CsvFault[] = [];
  const rows: OpenRow[] = [];
  for (let i = 1; i < table.length; i++) {
    const cells = table[i]!;
    if (cells.length !== columns.length) {
      faults.push({ code: 'fields', row: i + 1, expected: columns.length, found: cells.length });
      continue;
    }
    const row: Record<string, Value> = {};
    columns.forEach((column, c) => {
      const field = fields[column]!;
      const value = valueOf(cells[c]!, field.type);
      const isWrong =
        value === undefined ||
        (value === null && field.required === true) ||
        (value !== null &&
          field.codes !== undefined &&
          !String(value)
            .split(field.type === 'list' ? ';' : '\n')
            .every((code) => field.codes!.includes(code)));
      if (isWrong) faults.push({ code: 'value', row: i + 1, column, text: cells[c]! });
      row[column] = value ?? null;
    });
    rows.push(row);
  }
  return { rows, faults };
}

/** undefined where the text is no value of the type */
function valueOf(text: string, type: FieldType): Value | undefined {
  if (text === '') return null;
  switch (type) {
    case 'text':
    case 'list':
      return text;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'integer':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case 'decimal':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
  }
}
