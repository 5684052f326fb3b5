import { tallyOf } from '../core/plan/level';
import { prevailing } from '../core/rules/interpretation';
import { LEVEL_WORD } from '../core/text/wording';
import { levelsIn, readingIn } from './cells';

/**
 * Úroveň plnění opatření podle úrovní jeho kritérií (pravidlo převahy).
 * @customfunction UROVEN UROVEN
 * @param urovne Úrovně kritérií: Plněno, Plněno částečně, Neplněno. Prázdné buňky se přeskočí.
 * @param vyklad Výklad pravidla: výchozí, doslovný, relativní, vstřícný. Bez něj výchozí.
 * @returns Úroveň slovy
 */
export function uroven(urovne: unknown[][], vyklad?: string): string {
  return LEVEL_WORD[prevailing(tallyOf(levelsIn(urovne)), readingIn(vyklad)).level];
}
