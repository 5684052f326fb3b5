/** A header is looked for in the first rows of a sheet: titles and notes may stand above it. */
export const HEADER_WITHIN = 30;

/**
 * The position of the row that is a header: among the first `HEADER_WITHIN` rows the one with the highest score, the first
 * of equal ones.
 * @param score how much of a header a row is; nothing at 0 or below
 * @returns -1 when no row is one
 * @example headerAt([['Plán'], ['Kód', 'Opatření']], (row) => row.length - 1) // 1
 */
export function headerAt<R>(rows: readonly R[], score: (row: R) => number): number {
  let [best, most] = [-1, 0];
  rows.slice(0, HEADER_WITHIN).forEach((row, i) => {
    const own = score(row);
    if (own > most) [best, most] = [i, own];
  });
  return best;
}
