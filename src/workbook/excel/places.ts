import type { Difference } from './outbox';

/** At most so many runs of rows are named of each sheet. */
const MOST_RUNS = 6;

/**
 * Sheets with rows, as people count them.
 * @example placesOf of rows 1, 2 and 5 of Podklady is 'Podklady 2–3, 6'
 */
export function placesOf(differences: readonly Pick<Difference, 'sheet' | 'row'>[]): string {
  const sheets = new Map<string, Set<number>>();
  for (const { sheet, row } of differences) sheets.set(sheet, (sheets.get(sheet) ?? new Set()).add(row));
  return [...sheets].map(([sheet, rows]) => `${sheet} ${runsOf([...rows].sort((a, b) => a - b))}`).join('; ');
}

function runsOf(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === row) last[1] = row;
    else runs.push([row, row]);
  }
  const named = runs.slice(0, MOST_RUNS).map(([from, to]) => (from === to ? String(from + 1) : `${from + 1}–${to + 1}`));
  return `${named.join(', ')}${runs.length > MOST_RUNS ? ' …' : ''}`;
}
