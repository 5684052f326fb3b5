import type { Plan } from '../../plan/plan';
import { nearestOf } from '../../text/identifiers';
import { finding, withNearest, type Finding } from './finding';

/** "1. … 2. …": the second number begins a line, or a sentence. */
const NUMBERING = /^\s*(?:1[.)]\s[^]*?(?:\n\s*2[.)]\s*\p{L}|\s2[.)]\s*\p{Lu})|a\)\s[^]*?(?:[\n;,.]\s*b\)\s*\p{L}))/u;

export function* checkCriteria({ criteria, measures }: Plan): Generator<Finding> {
  const known = new Set(measures.map((m) => m.key));
  const nearest = nearestOf(measures.map((m) => m.code));
  const first = new Map<string, number>();
  for (const { row, measure, measureKey, number, key, text } of criteria) {
    if (NUMBERING.test(text)) yield finding('criteriaInOneCell', { table: 'criteria', row, column: 'text' }, { code: measure, number });
    if (!known.has(measureKey))
      yield finding(
        'criterionUnknownMeasure',
        { table: 'criteria', row, column: 'measure' },
        withNearest({ code: measure }, nearest(measure)),
      );
    const id = `${measureKey}\n${key}`;
    const firstRow = first.get(id);
    if (firstRow === undefined) first.set(id, row);
    else yield finding('criterionDuplicate', { table: 'criteria', row, column: 'number' }, { code: measure, number, firstRow });
  }
}
