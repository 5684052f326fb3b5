import { readNumber } from '../text/number';
import type { CellValue } from '../text/text';

/** Share of municipalities from which a territorial criterion is fulfilled, where nothing else is set. */
export const DEFAULT_THRESHOLD = 0.9;

/**
 * A threshold as it is typed: 0.9, "90 %" and 90 are one; 1 is the whole region.
 *
 * @returns 0 < share ≤ 1; null for anything else, 0 too: every criterion would be fulfilled by nothing
 */
export function readThreshold(value: CellValue): number | null {
  const number = readNumber(value);
  if (number === null || number <= 0 || number > 100) return null;
  return number <= 1 ? number : number / 100;
}
