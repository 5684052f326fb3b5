import { writeExcelCsv } from '../../core/text/csv';
import { looksLikeFormula } from '../../core/text/text';
import type { Mail } from '../../i18n/mail';
import { writeXlsx, type Cell } from '../write/workbook';

/** One e-mail to be sent. */
export interface MergeRow {
  readonly addressee: string;
  readonly mail: Mail;
  readonly file: string;
}

/** Of its files, without the ending. */
export const MERGE_NAME = 'rozeslani';

const HEADERS = ['Adresát', 'E-mail', 'Předmět', 'Text', 'Soubor'] as const;
const WIDTHS = [34, 30, 44, 80, 40];

const cellsOf = ({ addressee, mail: { to, subject, body }, file }: MergeRow): string[] => [addressee, to, subject, body, file];

/** All e-mails in one table for a mail merge, as Czech Excel opens it; what it would compute gets a mark before it. */
export const mergeCsv = (rows: readonly MergeRow[]): Uint8Array =>
  new TextEncoder().encode(writeExcelCsv([HEADERS, ...rows.map((row) => cellsOf(row).map(typed))], 'all'));

const typed = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text);

/** The same as a workbook. */
export const mergeXlsx = (rows: readonly MergeRow[], issuedOn: string): Uint8Array =>
  writeXlsx({
    sheets: [
      {
        name: 'Rozeslání',
        columns: WIDTHS.map((width) => ({ width })),
        freeze: { rows: 1, columns: 0 },
        rows: [
          { cells: HEADERS.map((value): Cell => ({ value, style: { bold: true } })) },
          ...rows.map((row) => ({ cells: cellsOf(row).map((value): Cell => ({ value, style: { wrap: true, vertical: 'top' } })) })),
        ],
      },
    ],
    names: [],
    title: 'Rozeslání výzev',
    created: issuedOn,
    properties: [],
  });
