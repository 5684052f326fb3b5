const folded = new Map<string, string>();
/** Above this the cache is dropped: long descriptions must not pile up in a pane that stays open for days. */
const CACHE_LIMIT = 100_000;

/**
 * The form in which typed words are compared: without case, diacritics, repeated or non-breaking spaces,
 * soft hyphens, zero-width characters, line breaks and a final full stop. Idempotent: keys are folded again here
 * and there, so of several final stops none goes.
 */
export function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const result = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(^|[^. ]) ?\.$/, '$1');
  if (folded.size >= CACHE_LIMIT) folded.clear();
  folded.set(text, result);
  return result;
}

/** What Office.js and xlsx readers give for a cell. */
export type CellValue = string | number | boolean | null;

/** The text of a cell as a person reads it; numbers keep their shortest form, so a criterion typed 1 is "1". */
export function cellText(value: CellValue | undefined): string {
  return value === null || value === undefined ? '' : typeof value === 'string' ? value.trim() : String(value);
}

/** Sorts "A2" before "A10", as people number measures and criteria. */
const collator = new Intl.Collator('cs', { numeric: true });
export const compareCodes = (a: string, b: string): number => collator.compare(a, b);

/** Would the text turn into a formula if it were typed or pasted into a cell? */
export const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r\n]./s.test(text);
