import type { CellValue } from '../../core/text/text';

/**
 * A text as it must be handed to Excel so that the cell holds that text. Excel reads what is written as if it
 * were typed: "=…" becomes a formula, "1.10" a number, "1-2" a date. An apostrophe in front keeps it text and is
 * not part of the value.
 */
function literal(text: string): string {
  return /^[=+\-@'\s\d.,%(#$€]/.test(text) || /^(true|false|pravda|nepravda)$/i.test(text) ? `'${text}` : text;
}

/** A value in its typed form: texts guarded against being read as something else. */
export const literalCell = (value: CellValue): CellValue => (typeof value === 'string' && value !== '' ? literal(value) : value);

/** What would have to be typed to have the cell as it is. Of a text, Excel tells the same as value and as formula. */
export const typed = (value: CellValue, formula: CellValue): CellValue =>
  typeof formula === 'string' && formula.startsWith('=') && formula !== value ? formula : literalCell(value);

/** The text of a cell that was read in its typed form. */
export const untyped = (cell: CellValue): CellValue => (typeof cell === 'string' ? cell.replace(/^'/, '') : cell);
