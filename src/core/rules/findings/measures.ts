import { checkVariant } from './variant';
import type { Evaluation } from '../evaluate';
import { missingOfOverride } from '../evaluate';
import type { Bodies } from '../../people/bodies';
import type { Measure, Plan } from '../../plan/plan';
import { isUnreadable } from '../../text/read';
import { foldIdentifier, likeCodes, nearestOf } from '../../text/identifiers';
import { LEVEL_WORD } from '../../text/wording';
import { finding, withNearest, type Finding } from './finding';

export function* checkMeasures({ measures, criteria, areas, leads, settings }: Plan, { bodies }: Evaluation): Generator<Finding> {
  const first = new Map<string, Measure>();
  const withCriteria = new Set(criteria.map((c) => c.measureKey));
  const areaKeys = new Set(areas.map((area) => area.key));
  const nearestArea = nearestOf(areas.map((area) => area.code));
  const nearestLead = nearestOf(leads.flatMap((lead) => [lead.name, lead.short]));
  const likeOther = likeCodes();
  for (const measure of measures) {
    const { row, code, key } = measure;
    const at = (column: string) => ({ table: 'measures', row, column }) as const;
    const other = first.get(key);
    if (other) {
      yield finding('measureDuplicate', at('code'), { code, firstRow: other.row });
      continue;
    }
    first.set(key, measure);
    const alike = likeOther(code);
    if (alike !== null) yield finding('codesAlike', at('code'), { code, other: alike });
    if (!withCriteria.has(key)) yield finding('measureWithoutCriteria', at('code'), { code });
    if (areas.length > 0 && !areaKeys.has(foldIdentifier(measure.subarea)))
      yield finding('areaUnknown', at('subarea'), withNearest({ code, text: measure.subarea }, nearestArea(measure.subarea)));
    yield* checkBodies(measure, bodies);
    if (leads.length > 0) yield* checkKnown(measure, bodies, nearestLead);
    yield* checkOverride(measure);
  }
  if (settings.expected !== null && first.size !== settings.expected)
    yield finding('measureCount', { table: 'measures' }, { count: first.size, expected: settings.expected });
}

function* checkBodies(measure: Measure, bodies: Bodies): Generator<Finding> {
  for (const column of ['lead', 'partners'] as const) {
    const { names, several, references } = bodies.read(measure[column]);
    const at = { table: 'measures', row: measure.row, column } as const;
    if (column === 'lead' && names.length === 0 && references.length === 0) yield finding('leadMissing', at, { code: measure.code });
    for (const text of several) yield finding('bodiesSeveral', at, { code: measure.code, text });
    for (const text of references) yield finding('bodyReference', at, { code: measure.code, text });
  }
}

function* checkKnown(measure: Measure, bodies: Bodies, nearest: (name: string) => string | null): Generator<Finding> {
  const { code, row } = measure;
  const isListed = (name: string): boolean => bodies.contactOf(bodies.keyOf(name)) !== null;
  for (const name of bodies.read(measure.lead).names)
    if (!isListed(name))
      yield finding('leadUnknown', { table: 'measures', row, column: 'lead' }, withNearest({ code, text: name }, nearest(name)));
  for (const name of bodies.read(measure.partners).names) {
    const other = isListed(name) ? null : nearest(name);
    if (other !== null) yield finding('codesAlike', { table: 'measures', row, column: 'partners' }, { code: name, other });
  }
}

function* checkOverride(measure: Measure): Generator<Finding> {
  const { level, reason, author, date } = measure.override;
  if (isUnreadable(level))
    yield finding('wordingUnknown', { table: 'measures', row: measure.row, column: 'overrideLevel' }, { text: level.raw });
  yield* checkVariant(level, LEVEL_WORD, { table: 'measures', row: measure.row, column: 'overrideLevel' });
  const missing = missingOfOverride(measure);
  const untouched = level.raw === '' && reason === '' && author === '' && date.raw === '';
  if (missing.length === 0 || untouched) return;
  const column = { level: 'overrideLevel', reason: 'overrideReason', author: 'overrideAuthor', date: 'overrideDate' }[missing[0]!];
  yield finding('overrideIncomplete', { table: 'measures', row: measure.row, column }, { code: measure.code, missing: missing.join(' ') });
}
