/** Lists of measures as people send them, through the reader's own door. */
import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx';
import { strToU8 } from 'fflate';
import { listProblemText, readMeasureList, type ListWishes, type MeasureList } from '../../src/files/measureList/measureList';
import { translator } from '../../src/i18n';

const t = translator('cs');

export type Grid = readonly (readonly (string | number | null)[])[];

/** What a reader of its own reads. */
export const LIST_TYPES = ['xlsx', 'ods', 'csv'] as const satisfies readonly BookType[];
export const SHEET_TYPES = ['xlsx', 'biff8', 'xlsb', 'ods'] as const satisfies readonly BookType[];

/** Bytes of a workbook with these sheets. */
export function listBook(
  sheets: Readonly<Record<string, Grid>>,
  type: BookType = 'xlsx',
  change: (sheet: WorkSheet, name: string) => void = () => undefined,
): Uint8Array {
  const workbook = utils.book_new();
  for (const [name, grid] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(grid as unknown[][]);
    change(sheet, name);
    utils.book_append_sheet(workbook, sheet, name);
  }
  return new Uint8Array(write(workbook, { bookType: type, type: 'array' }) as ArrayBuffer);
}

/** The list in a workbook of that type; "csv" has its cells as they are typed. */
export function list(
  grid: Grid,
  type: BookType = 'xlsx',
  change: (sheet: WorkSheet) => void = () => undefined,
  wishes: ListWishes = {},
): MeasureList {
  const bytes =
    type === 'csv'
      ? strToU8(grid.map((row) => row.map((cell) => field(cell ?? '')).join(';')).join('\r\n'))
      : listBook({ List1: grid }, type, change);
  return readMeasureList(bytes, wishes);
}

const field = (cell: string | number): string => (/[";\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));

export const told = ({ problems }: MeasureList): string[] =>
  problems.map(({ code, cell }) => [code, cell].filter((part) => part !== '').join(' '));
export const codesOf = ({ tables }: MeasureList): unknown[] => tables.measures.map(({ code }) => code);
export const textOf = ({ problems }: MeasureList, code: string): string => {
  const problem = problems.find((one) => one.code === code);
  return problem ? listProblemText(problem, t) : '';
};
/** "A1.1 Setkání · Odbor A" */
export const measuresOf = ({ tables }: MeasureList): string[] =>
  tables.measures.map(({ code, title, lead }) => `${code} ${title} · ${lead}`);
export const criteriaOf = ({ tables }: MeasureList): string[] =>
  tables.criteria.map(({ measure, number, text }) => `${measure}/${number} ${text}`);
/** "header A2": what was left out, and where. */
export const leftOut = ({ account }: MeasureList): string[] =>
  account.leftOut.map(({ why, cell, rows }) => [why, cell, rows === 1 ? '' : String(rows)].filter((part) => part !== '').join(' '));
