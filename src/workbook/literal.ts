/**
 * A text as it must be handed to Excel so that the cell holds that text. Excel reads what is written as if it
 * were typed: "=…" becomes a formula, "1.10" a number, "1-2" a date. An apostrophe in front keeps it text and is
 * not part of the value.
 */
export function literal(text: string): string {
  return /^[=+\-@'\s\d.,%(#$€]/.test(text) || /^(true|false|pravda|nepravda)$/i.test(text) ? `'${text}` : text;
}

export const literalCell = <T>(value: T): T | string => (typeof value === 'string' && value !== '' ? literal(value) : value);
