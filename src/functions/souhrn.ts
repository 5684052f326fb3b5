import { caption } from '../core/text/caption';
import { LEVELS, tallyOf } from '../core/plan/level';
import { wholeShares } from '../core/rules/shares';
import { LEVEL_WORD } from '../core/text/wording';
import { levelsIn } from './cells';
import { Problem } from './problem';

/**
 * Souhrn: úroveň, počet, podíl v procentech a popisek; tři řádky.
 * @customfunction SOUHRN SOUHRN
 * @param urovne Úrovně opatření: Plněno, Plněno částečně, Neplněno. Prázdné buňky se přeskočí.
 * @param hlavicka PRAVDA přidá první řádek s názvy sloupců.
 * @returns Tabulka o třech řádcích, s hlavičkou o čtyřech
 */
export function souhrn(urovne: unknown[][], hlavicka?: boolean): unknown[][] {
  const tally = tallyOf(levelsIn(urovne));
  const shares = wholeShares(LEVELS.map((level) => tally[level]));
  if (!shares) throw new Problem('notAvailable', 'noLevels');
  const rows = LEVELS.map((level, i) => [LEVEL_WORD[level], tally[level], shares[i]!, caption(level, tally[level], shares[i]!)]);
  return hlavicka ? [['Úroveň', 'Počet', 'Podíl', 'Popisek'], ...rows] : rows;
}
