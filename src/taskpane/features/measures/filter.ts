import type { MeasureVerdict } from '../../../core/rules/evaluate';
import type { Level } from '../../../core/plan/level';
import { Bodies } from '../../../core/people/bodies';
import type { Area, Plan } from '../../../core/plan/plan';
import { foldIdentifier } from '../../../core/text/identifiers';
import { compareCodes, fold } from '../../../core/text/text';

export type Mark = 'borderline' | 'overridden' | 'silent';
export const MARKS: readonly Mark[] = ['borderline', 'overridden', 'silent'];

export interface Filter {
  readonly search: string;
  readonly level: Level | '';
  /** Key of an area or a sub-area. */
  readonly area: string;
  /** Name of a lead as in tblGestori. */
  readonly lead: string;
  readonly marks: readonly Mark[];
}

export const NO_FILTER: Filter = { search: '', level: '', area: '', lead: '', marks: [] };

/** How many of the choices beside the search are in force. */
export const choicesOf = ({ level, area, lead, marks }: Filter): number =>
  [level, area, lead].filter((choice) => choice !== '').length + marks.length;

export function filterMeasures(measures: readonly MeasureVerdict[], filter: Filter, plan: Plan): MeasureVerdict[] {
  const words = fold(filter.search)
    .split(' ')
    .filter((word) => word !== '');
  const areas = filter.area === '' ? null : within(filter.area, plan.areas);
  const bodies = new Bodies(plan.leads, plan.municipalities);
  const lead = filter.lead === '' ? null : bodies.keyOf(filter.lead);
  return measures.filter((verdict) => {
    const { measure, final } = verdict;
    if (filter.level !== '' && final !== filter.level) return false;
    if (areas && !areas.has(foldIdentifier(measure.subarea))) return false;
    if (lead !== null && !bodies.read(measure.lead).names.some((name) => bodies.keyOf(name) === lead)) return false;
    if (!filter.marks.every((mark) => verdict[mark])) return false;
    const text = fold(`${measure.code} ${measure.title} ${measure.lead} ${measure.partners}`);
    return words.every((word) => text.includes(word));
  });
}

/** The area and everything below it. */
function within(key: string, areas: readonly Area[]): ReadonlySet<string> {
  const keys = new Set([key]);
  // Each round takes in one more storey; a plan has two.
  for (let before = 0; before < keys.size;) {
    before = keys.size;
    for (const area of areas) if (keys.has(area.parentKey)) keys.add(area.key);
  }
  return keys;
}

/** Leads that answer for a measure, each once, by the name in tblGestori. */
export function leadsOf(measures: readonly MeasureVerdict[], { leads, municipalities }: Plan): string[] {
  const bodies = new Bodies(leads, municipalities);
  const names = new Map<string, string>();
  for (const { measure } of measures)
    for (const name of bodies.read(measure.lead).names) {
      const key = bodies.keyOf(name);
      if (!names.has(key)) names.set(key, bodies.contactOf(key)?.name ?? name);
    }
  return [...names.values()].sort(compareCodes);
}
