/**
 * Whole percentages that add up to 100, by the largest remainder, in integers.
 *
 * @param counts non-negative integers in display order (Plněno, Plněno částečně, Neplněno)
 * @returns one whole percentage for each count; `null` when the counts sum to 0
 *
 * A missing point goes to the largest remainder; a tie goes to the larger count, then to the earlier place.
 * 40/28/4 → 56/39/5 as published; rounding one by one would give 101.
 */
export function wholeShares(counts: readonly number[]): number[] | null {
  // BigInt because 100·n may leave the safe integers: custom functions accept whatever a cell holds.
  const divisor = counts.reduce((sum, n) => sum + BigInt(n), 0n);
  if (divisor === 0n) return null;
  const exact = counts.map((n) => 100n * BigInt(n));
  const shares = exact.map((n) => Number(n / divisor));
  const missing = 100 - shares.reduce((sum, n) => sum + n, 0);
  const remainder = exact.map((n) => n % divisor);
  const order = counts.map((_, i) => i);
  order.sort((a, b) => compare(remainder[b]!, remainder[a]!) || counts[b]! - counts[a]! || a - b);
  for (const i of order.slice(0, missing)) shares[i]!++;
  return shares;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
