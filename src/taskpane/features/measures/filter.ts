import type { MeasureVerdict } from '../../../core/rules/evaluate';
import type { Level } from '../../../core/plan/level';
import { Bodies, type Named } from '../../../core/people/bodies';
import type { Area, Plan } from '../../../core/plan/plan';
import { foldIdentifier } from '../../../core/text/identifiers';
import { compareCodes, fold } from '../../../core/text/text';

/** What is told of a measure beside its level, in a word. */
export type Tag = 'borderline' | 'overridden' | 'silent';
export const TAGS: readonly Tag[] = ['borderline', 'overridden', 'silent'];

/** By what measures can be picked out: what is told of them, and what a coordinator looks for. */
export type Mark = Tag | 'territorial' | 'revise';
const MARKS: readonly Mark[] = [...TAGS, 'territorial', 'revise'];

const HAS: Readonly<Record<Mark, (verdict: MeasureVerdict) => boolean>> = {
  borderline: ({ borderline }) => borderline,
  overridden: ({ overridden }) => overridden,
  silent: ({ silent }) => silent,
  // Somebody named territory, even where it cannot be read or the answer has no voice.
  territorial: ({ criteria }) => criteria.some(({ statements }) => statements.some(({ territory }) => territory.named)),
  // Whoever answered says that the measure itself is to be written anew.
  revise: ({ final, criteria }) =>
    final !== 'fulfilled' && criteria.some(({ statements }) => statements.some(({ statement }) => statement.reason.value === 'rework')),
};

/** Which marks there is any measure for, and how many. */
export const markCounts = (measures: readonly MeasureVerdict[]): readonly { readonly mark: Mark; readonly count: number }[] =>
  MARKS.map((mark) => ({ mark, count: measures.filter(HAS[mark]).length })).filter(({ count }) => count > 0);

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

/**
 * How measures of a plan are picked out. What is searched in is put together once, so that typing stays quick in a plan
 * of a thousand measures.
 *
 * @returns of a filter the measures that it leaves, in the order given; words are looked for in code, title and bodies,
 *   each of them, in any order and without diacritics
 * @example finder(measures, plan)({ ...NO_FILTER, search: 'osv skol' })
 */
export function finder(measures: readonly MeasureVerdict[], plan: Plan): (filter: Filter) => MeasureVerdict[] {
  const bodies = new Bodies(plan.leads, plan.municipalities);
  const texts = new Map<MeasureVerdict, string>();
  const textOf = (verdict: MeasureVerdict): string => {
    const { code, title, lead, partners } = verdict.measure;
    const text = texts.get(verdict) ?? fold([code, title, ...namesIn(lead, bodies), ...namesIn(partners, bodies)].join(' '));
    texts.set(verdict, text);
    return text;
  };
  return (filter) => {
    const words = fold(filter.search)
      .split(' ')
      .filter((word) => word !== '');
    const areas = filter.area === '' ? null : within(filter.area, plan.areas);
    const lead = filter.lead === '' ? null : bodies.keyOf(filter.lead);
    return measures.filter((verdict) => {
      const { measure, final } = verdict;
      if (filter.level !== '' && final !== filter.level) return false;
      if (areas && !areas.has(foldIdentifier(measure.subarea))) return false;
      if (lead !== null && !bodies.read(measure.lead).names.some((name) => bodies.keyOf(name) === lead)) return false;
      return filter.marks.every((mark) => HAS[mark](verdict)) && words.every((word) => textOf(verdict).includes(word));
    });
  };
}

/** A body is looked for by its full name, its short one, and as it stands in the cell. */
const namesIn = (cell: string, bodies: Bodies<Named>): string[] => [
  cell,
  ...bodies.read(cell).names.flatMap((name) => {
    const contact = bodies.contactOf(bodies.keyOf(name));
    return contact ? [contact.name, contact.short] : [];
  }),
];

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
