import { judgeVotes, territorialLevel } from '../core/rules/evaluate';
import { DEFAULT_THRESHOLD } from '../core/rules/threshold';
import { judgeStatement } from '../core/rules/statement';
import { LEVEL_WORD, readProgress, readRelation } from '../core/text/wording';
import { flat, sameSize, shareIn, textIn, thresholdIn } from './cells';
import { Problem } from './problem';

/**
 * Úroveň plnění kritéria podle jeho podkladů; oblasti se čtou po řádcích.
 * @customfunction KRITERIUM KRITERIUM
 * @param vztahy Vztahy podkladů ke kritériu: Bezprostřední, Částečný, Žádný.
 * @param stavy Stavy realizace, stejně velká oblast.
 * @param popisy Popisy nebo odkazy, stejně velká oblast. Podklad bez popisu se počítá jako neposkytnutý.
 * @param pokryti Podíl obcí, které pokrývají splněné podklady dohromady (od 0 do 1). Jen u kritéria s územím.
 * @param prah Podíl obcí, od kterého je kritérium s územím plněno (od 0 do 1). Bez něj 90 %.
 * @returns Úroveň slovy
 */
export function kriterium(vztahy: unknown[][], stavy: unknown[][], popisy?: unknown[][], pokryti?: number, prah?: number): string {
  const relations = flat(vztahy);
  const progresses = flat(stavy);
  const descriptions = popisy ? flat(popisy) : null;
  sameSize(relations, progresses, descriptions ?? relations);
  const share = shareIn(pokryti);
  const threshold = thresholdIn(prah) ?? DEFAULT_THRESHOLD;
  const levels = relations.flatMap((_, i) => {
    const relation = readRelation(textIn(relations[i]));
    const progress = readProgress(textIn(progresses[i]));
    // Without the third range nothing is known of evidence, so nothing is refused for it.
    const description = descriptions ? textIn(descriptions[i]) : '–';
    const { level, ground } = judgeStatement({ relation, progress, description, link: '' });
    if (ground === 'unreadable')
      throw new Problem('invalidValue', 'badStatement', { row: i + 1, relation: relation.raw, progress: progress.raw });
    return level ?? [];
  });
  // Excel hands an empty cell over as 0, and what fulfilled statements cover is more than nothing: no coverage was given.
  const isGiven = share !== null && !(share === 0 && levels.includes('fulfilled'));
  const voices = !isGiven || levels.length === 0 ? levels : [territorialLevel(levels, { covered: share, total: 1 }, threshold)];
  return LEVEL_WORD[judgeVotes(voices, 'default').level];
}
