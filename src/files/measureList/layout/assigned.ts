import { fold } from '../../../core/text/text';
import { FIELD_HEADER, type Assigned, type ListField } from './columns';

/** Why a wish about columns cannot be understood. */
export interface AssignedFault {
  readonly code: 'unreadable' | 'unknownColumn' | 'columnTwice' | 'headerTwice';
  /** The part at fault, as it was written. */
  readonly text: string;
}

const FIELDS = Object.keys(FIELD_HEADER) as ListField[];

/** The columns that a list may have, as they are called in the plan. */
export const COLUMN_NAMES: readonly string[] = FIELDS.map((field) => FIELD_HEADER[field]);

/** One wish: the plan's column, and the header in the list; either may stand in quotation marks. */
const WISH = /^\s*(?:"([^"]*)"|([^"=;]*?))\s*=\s*(?:"([^"]*)"|([^";]*?))\s*$/;

/**
 * Which header or column of a list ("Gesce", "C") is which column of the plan, as a person writes it.
 *
 * @param text columns of the plan and headers of the list; a header with a semicolon stands in quotation marks
 * @example readAssigned('Kód=Číslo úkolu;Gestor=Gesce') // { columns: "Číslo úkolu" → code, "Gesce" → lead }
 */
export function readAssigned(text: string): { readonly columns: Assigned } | { readonly fault: AssignedFault } {
  const columns = new Map<string, ListField>();
  const parts = text.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  // A semicolon at the end separates nothing.
  if (parts.length > 1 && parts.at(-1)!.trim() === '') parts.pop();
  for (const part of parts) {
    const fault = (code: AssignedFault['code']): { fault: AssignedFault } => ({ fault: { code, text: part.trim() } });
    const [, quoted, plain = '', quotedHeader, plainHeader = ''] = WISH.exec(part) ?? [];
    const [name, header] = [fold(quoted ?? plain), quotedHeader ?? plainHeader];
    if (name === '' || fold(header) === '') return fault('unreadable');
    const field = FIELDS.find((one) => fold(FIELD_HEADER[one]) === name);
    if (field === undefined) return fault('unknownColumn');
    // Criteria may stand in several columns.
    if (field !== 'criterion' && [...columns.values()].includes(field)) return fault('columnTwice');
    if ([...columns.keys()].some((other) => fold(other) === fold(header))) return fault('headerTwice');
    columns.set(header, field);
  }
  return { columns };
}
