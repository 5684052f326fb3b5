import type { CellValue } from '../../core/text/text';

/**
 * A text as it must be handed to Excel so that the cell holds that text. Excel reads what is written as if it
 * were typed: "=…" becomes a formula, "1.10" a number, "1-2" a date. An apostrophe in front keeps it text and is
 * not part of the value.
 */
function literal(text: string): string {
  return STARTS.test(text) || LOGICAL.test(text) || MONTH.test(text) ? `'${text}` : text;
}

const STARTS = /^[=+\-@'\s\d.,%(#$€£¥]/;
const LOGICAL = /^(true|false|pravda|nepravda)$/i;
/** "May 2025", "Jan 5": Excel reads dates in English whatever its language (office-js #1559), and in its own. */
const MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|led|úno|bře|dub|kvě|čer|srp|zář|říj|lis|pro)\p{L}*[.,]?[\s\-/.,]*\d/iu;

/** A value in its typed form: texts guarded against being read as something else. */
export const literalCell = (value: CellValue): CellValue => (typeof value === 'string' && value !== '' ? literal(value) : value);

/** What would have to be typed to have the cell as it is. Of a text, Excel tells the same as value and as formula. */
export const typed = (value: CellValue, formula: CellValue): CellValue =>
  typeof formula === 'string' && formula.startsWith('=') && formula !== value ? formula : literalCell(value);

/** The text of a cell that was read in its typed form. */
export const untyped = (cell: CellValue): CellValue => (typeof cell === 'string' ? cell.replace(/^'/, '') : cell);

/** Of a cell in its typed form. */
export const isFormula = (cell: CellValue): boolean => typeof cell === 'string' && cell.startsWith('=');
