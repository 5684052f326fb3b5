import { push } from '../text/group';
import type { Criterion } from './plan';

/**
 * The criteria of each measure, by the key of the measure, in the order of the table; a repeated number counts once, at
 * its first row. A measure without criteria has no entry.
 *
 * @example criteriaOf(plan.criteria).get('a1.1') // [{ number: '1', … }, { number: '2', … }]
 */
export function criteriaOf(all: readonly Criterion[]): Map<string, Criterion[]> {
  const byMeasure = new Map<string, Criterion[]>();
  const seen = new Set<string>();
  for (const criterion of all) {
    const key = `${criterion.measureKey}\n${criterion.key}`;
    if (seen.has(key)) continue;
    seen.add(key);
    push(byMeasure, criterion.measureKey, criterion);
  }
  return byMeasure;
}
