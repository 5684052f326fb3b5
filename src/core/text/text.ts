/** Marks that print nothing and come with a copied text: soft hyphen, zero width, direction, joiners, byte order mark. */
export const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Every sign that is typed or put by a program in the place of a hyphen. */
export const HYPHENS = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/** Above this the cache is dropped: long descriptions must not pile up in a pane that stays open for days. */
const CACHE_LIMIT = 100_000;

/** A pure function of a text that remembers its results. */
export function cached(form: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const standing = known.get(text);
    if (standing !== undefined) return standing;
    const result = form(text);
    if (known.size >= CACHE_LIMIT) known.clear();
    known.set(text, result);
    return result;
  };
}

/**
 * The form in which words are compared (levels, states, reasons, headers, municipalities): without case, diacritics,
 * repeated or non-breaking spaces, invisible marks, line breaks, the kind of hyphen and a final full stop. What names
 * one thing among others (codes, bodies) is compared by `foldIdentifier`. Idempotent: keys are folded again here and
 * there, so of several final stops none goes.
 *
 * @example fold(' Plněno\u00a0ČÁSTEČNĚ. ') === 'plneno castecne'
 */
export const fold: (text: string) => string = cached((text) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(INVISIBLE, '')
    .replace(HYPHENS, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(^|[^. ]) ?\.$/, '$1'),
);

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
