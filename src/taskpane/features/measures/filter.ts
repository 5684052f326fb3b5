import type { MeasureVerdict } from '../../../core/rules/evaluate';
import type { Level } from '../../../core/plan/level';
import type { Area, Lead, Plan } from '../../../core/plan/plan';
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
  const lead = filter.lead === '' ? null : aliasesOf(filter.lead, plan.leads);
  return measures.filter((verdict) => {
    const { measure, final } = verdict;
    if (filter.level !== '' && final !== filter.level) return false;
    if (areas && !areas.has(foldIdentifier(measure.subarea))) return false;
    if (lead && !lead.has(foldIdentifier(measure.lead))) return false;
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

function aliasesOf(name: string, leads: readonly Lead[]): ReadonlySet<string> {
  const lead = leads.find((each) => each.name === name);
  return new Set([name, lead?.short ?? ''].filter((alias) => alias !== '').map(foldIdentifier));
}

/** Leads that answer for a measure, each once, by the name in tblGestori. */
export function leadsOf(measures: readonly MeasureVerdict[], { leads }: Plan): string[] {
  const byAlias = new Map(
    leads.flatMap(({ name, short }) =>
      [name, short].filter((alias) => alias !== '').map((alias) => [foldIdentifier(alias), name] as const),
    ),
  );
  const names = new Map<string, string>();
  for (const { measure } of measures) {
    const name = byAlias.get(foldIdentifier(measure.lead)) ?? measure.lead;
    if (name !== '' && !names.has(foldIdentifier(name))) names.set(foldIdentifier(name), name);
  }
  return [...names.values()].sort(compareCodes);
}
