import { readFileSync } from 'node:fs';
import { parseCsv } from '../src/core/text/csv';

/** A CSV file of ours: UTF-8 without a mark, commas, a header row, as records by header. */
export function readCsv(path: string): Record<string, string>[] {
  const { rows: lines, open } = parseCsv(readFileSync(path, 'utf8'), ',');
  if (open) throw new Error(`${path}: a quote in row ${open.row + 1} is not closed`);
  const [header, ...rows] = lines.filter((line) => line.some((field) => field !== ''));
  if (!header) throw new Error(`${path}: empty`);
  return rows.map((row, i) => {
    if (row.length !== header.length) throw new Error(`${path}: row ${i + 2} has ${row.length} fields, the header ${header.length}`);
    return Object.fromEntries(header.map((name, j) => [name, row[j] ?? '']));
  });
}
