import { flat, isEmpty, numberIn } from './cells';
import { Problem } from './problem';

/**
 * Rozdíl uvedeného celkového součtu a skutečného součtu částek; 0, když souhlasí.
 * @customfunction ROZDIL ROZDIL
 * @param castky Částky. Prázdné buňky se přeskočí.
 * @param celkem Uvedený celkový součet.
 * @returns Uvedený součet minus skutečný
 */
export function rozdil(castky: unknown[][], celkem: unknown): number {
  const amounts = flat(castky)
    .filter((value) => !isEmpty(value))
    .map(numberIn);
  if (amounts.length === 0) throw new Problem('notAvailable', 'noAmounts');
  if (isEmpty(celkem)) throw new Problem('invalidValue', 'noTotal');
  const difference = numberIn(celkem as string) - amounts.reduce((sum, amount) => sum + amount, 0);
  // Fractions of a crown summed in binary leave a dust that would read as a disagreement.
  return Number(difference.toFixed(4)) || 0;
}
