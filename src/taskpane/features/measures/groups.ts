import { topAreas } from '../../../core/plan/areas';
import type { Area } from '../../../core/plan/plan';
import { tallyOf, type Tally } from '../../../core/plan/level';
import type { MeasureVerdict } from '../../../core/rules/evaluate';
import { push } from '../../../core/text/group';
import { foldIdentifier } from '../../../core/text/identifiers';

/** Measures of one okruh, and how many of them stand at each level. */
export interface AreaGroup {
  /** Of the okruh; '' for measures that are in none. */
  readonly key: string;
  readonly area: Area | null;
  readonly items: readonly MeasureVerdict[];
  readonly tally: Tally;
}

/**
 * Measures by okruh, in the order of the table of areas; within one in the order given. Those in no okruh come last.
 *
 * @returns no empty group; nothing for no measures
 * @example byArea([A1.1, B1.1, A2.1], areas) // A: A1.1, A2.1 · B: B1.1
 */
export function byArea(measures: readonly MeasureVerdict[], areas: readonly Area[]): AreaGroup[] {
  const topOf = topAreas(areas);
  const known = new Map(areas.map((area) => [area.key, area]));
  const members = new Map<string, MeasureVerdict[]>();
  for (const verdict of measures) {
    const top = topOf(foldIdentifier(verdict.measure.subarea));
    push(members, known.has(top) ? top : '', verdict);
  }
  return [...new Set([...areas.map(({ key }) => key), ''])].flatMap((key) => {
    const items = members.get(key);
    return items ? [{ key, area: known.get(key) ?? null, items, tally: tallyOf(items.map(({ final }) => final)) }] : [];
  });
}
