import { LIMITS, type FileFault, type Limits } from '../../../ooxml/limits';
import { withDocument } from '../openBook';
import type { WordComments } from './wordDocument';

/** A text that is too long for a cell of Excel is told where it is to be written. */
const DOCUMENT_LIMITS: Limits = { ...LIMITS, text: 1_000_000 };

/**
 * What came back with a document of Word: its comments with the answers to them, tracked changes, and its tables.
 *
 * @param bytes of a file from outside, whatever it is called
 * @returns null for a file that is no document of Word (.docx, .docm, .dotx): it may be a workbook; nothing is thrown
 * @example readComments(docx) // { comments: [{ author: 'Jana Malá', text: 'Doplnit', anchor: 'Setkání', codes: ['A1.1'], … }], … }
 */
export function readComments(bytes: Uint8Array, limits: Limits = DOCUMENT_LIMITS): WordComments | { readonly fault: FileFault } | null {
  return withDocument(bytes, limits, ({ comments, changes }, tables) => ({ comments, changes, tables }));
}
