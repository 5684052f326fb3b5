import { wholeShares } from '../core/rules/shares';
import { countIn, flat, isEmpty } from './cells';
import { Problem } from './problem';

/**
 * Podíly v celých procentech, které dají dohromady 100 (metoda největšího zbytku).
 * @customfunction PODILY PODILY
 * @param pocty Počty. Prázdné buňky zůstanou prázdné.
 * @returns Celá procenta ve tvaru oblasti
 */
export function podily(pocty: unknown[][]): unknown[][] {
  const counts = flat(pocty)
    .filter((value) => !isEmpty(value))
    .map(countIn);
  const shares = wholeShares(counts);
  if (!shares) throw new Problem('notAvailable', 'zeroTotal');
  let next = 0;
  return pocty.map((row) => row.map((cell) => (isEmpty(cell) ? '' : shares[next++]!)));
}
