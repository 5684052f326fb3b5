import { tallyOf } from '../core/plan/level';
import { isBorderline, prevailing, forEachInterpretation } from '../core/rules/interpretation';
import { levelsIn } from './cells';

/**
 * PRAVDA, pokud se úroveň opatření podle různých výkladů pravidla liší.
 * @customfunction HRANICNI HRANICNI
 * @param urovne Úrovně kritérií: Plněno, Plněno částečně, Neplněno. Prázdné buňky se přeskočí.
 * @returns PRAVDA, nebo NEPRAVDA
 */
export function hranicni(urovne: unknown[][]): boolean {
  const tally = tallyOf(levelsIn(urovne));
  return isBorderline(forEachInterpretation((reading) => prevailing(tally, reading).level));
}
