/* eslint-disable @typescript-eslint/no-require-imports -- an import would load the library with every start, see below */
import type * as SheetJs from '@e965/xlsx';

/**
 * @e965/xlsx, half a megabyte that takes longer to start than an ordinary return takes to read: loaded when the first file
 * needs it. Reading is synchronous (it runs in workers and threads), so it is `require`; webpack keeps it in the chunk of
 * the reader, and the command line asks Node. The build is the one without tables of code pages.
 */
export const sheetJs = (): typeof SheetJs => (loaded ??= require('@e965/xlsx/dist/xlsx.core.min.js') as typeof SheetJs);
let loaded: typeof SheetJs | null = null;

/** The same with the tables of code pages: only .xls older than Excel 97 is written in one of them. */
export function sheetJsWithCodePages(): typeof SheetJs {
  const library = sheetJs();
  if (!hasCodePages) library.set_cptable(require('@e965/xlsx/dist/cpexcel.js'));
  hasCodePages = true;
  return library;
}
let hasCodePages = false;

/**
 * A number as Excel shows it under a number format.
 * @param format as it is stored: "0.00", "d.m.yyyy"; one that is not understood shows the number itself
 * @example formatNumber('0%', 0.75, false) // "75%"
 */
export function formatNumber(format: string, value: number, date1904: boolean): string {
  try {
    return String((sheetJs().SSF as Formats).format(format, value, { date1904 }));
  } catch {
    return String(value);
  }
}

export const isDateFormat = (format: string): boolean => format !== 'General' && (sheetJs().SSF as Formats).is_date(format);

/** Formats that files name only by a number: 14 is "m/d/yy". */
export const builtInFormat = (id: number): string => (sheetJs().SSF as Formats).get_table()[id] ?? 'General';

interface Formats {
  format(format: string, value: number, options: { readonly date1904: boolean }): unknown;
  is_date(format: string): boolean;
  get_table(): Readonly<Record<number, string>>;
}
