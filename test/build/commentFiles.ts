import { commentWorkbook, type CommentFormContent } from '../../src/files/comments/form';
import { COMMENT_FORM, type CommentFormColumn } from '../../src/schema/comments';
import { writeXlsx } from '../../src/files/write/workbook';
import { repacked } from './returns';

export type TypedRow = Readonly<Partial<Record<Exclude<CommentFormColumn, 'number' | 'missing'>, string>>>;

const FIELDS = Object.keys(COMMENT_FORM.columns) as CommentFormColumn[];

/** What a body sends back: its workbook with rows filled in from the first one. @param savedAt when it was saved; ISO */
export function filledForm(content: CommentFormContent, rows: readonly TypedRow[], savedAt = '2026-03-02T08:00:00Z'): Uint8Array {
  const workbook = commentWorkbook(content);
  const sheets = workbook.sheets.map((sheet) => {
    if (sheet.name !== COMMENT_FORM.sheet) return sheet;
    const first = sheet.table!.top! + 1;
    return {
      ...sheet,
      rows: sheet.rows.map((row, r) => {
        const typed = rows[r - first];
        if (!typed) return row;
        return { ...row, cells: row.cells.map((cell, c) => ({ ...cell!, value: typed[FIELDS[c] as keyof TypedRow] ?? cell!.value })) };
      }),
    };
  });
  return repacked(writeXlsx({ ...workbook, sheets }), {
    'docProps/core.xml': (xml) => xml.replace(/(<dcterms:modified[^>]*>)[^<]*/, `$1${savedAt}`),
  });
}
