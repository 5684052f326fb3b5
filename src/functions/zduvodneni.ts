import { howAll, LEVELS, onlyLevel, tallyOf } from '../core/plan/level';
import { prevailing } from '../core/rules/interpretation';
import cs from '../i18n/functions.cs.json';
import { levelsIn, readingIn } from './cells';
import { fill } from './fill';

/**
 * Proč má opatření svou úroveň, jednou větou.
 * @customfunction ZDUVODNENI ZDUVODNENI
 * @param urovne Úrovně kritérií: Plněno, Plněno částečně, Neplněno. Prázdné buňky se přeskočí.
 * @param vyklad Výklad pravidla: výchozí, doslovný, relativní, vstřícný. Bez něj výchozí.
 * @returns Věta
 */
export function zduvodneni(urovne: unknown[][], vyklad?: string): string {
  const tally = tallyOf(levelsIn(urovne));
  const { clause } = prevailing(tally, readingIn(vyklad));
  const only = onlyLevel(tally);
  if (only) return `${fill(cs.all[only][howAll(tally[only])], { count: tally[only] })}.`;
  const counts = LEVELS.filter((level) => tally[level] > 0).map((level) => fill(cs.tally[level], { count: tally[level] }));
  return fill(cs.clause[clause], { tally: counts.join(', ') });
}
