import { caption } from '../core/text/caption';
import { cellText } from '../core/text/text';
import { countIn, flat, levelIn, numberIn, sameSize } from './cells';
import { Problem } from './problem';

/**
 * Popisek výseče grafu, například Plněno; 40; 56%.
 * @customfunction POPISEK POPISEK
 * @param uroven Úroveň: Plněno, Plněno částečně, Neplněno.
 * @param pocet Počet opatření, stejně velká oblast.
 * @param podil Podíl v celých procentech (56), stejně velká oblast.
 * @returns Popisky ve tvaru oblasti úrovní
 */
export function popisek(uroven: unknown[][], pocet: unknown[][], podil: unknown[][]): unknown[][] {
  const counts = flat(pocet);
  const shares = flat(podil);
  sameSize(flat(uroven), counts, shares);
  let next = 0;
  return uroven.map((row) =>
    row.map((cell) => {
      const i = next++;
      const level = levelIn(cell as string);
      return level ? caption(level, countIn(counts[i]!), percentIn(shares[i]!)) : '';
    }),
  );
}

function percentIn(value: Parameters<typeof countIn>[0]): number {
  const percent = numberIn(value);
  // 0.56 might be a cell that shows 56 %, or a mistake: refused rather than guessed.
  if (!Number.isInteger(percent) || percent < 0 || percent > 100)
    throw new Problem('invalidValue', 'notPercent', { text: cellText(value) });
  return percent;
}
