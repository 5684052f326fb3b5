import { fact, type Fact } from '../fact';
import type { ReportSource } from '../source';
import { ENOUGH, sizeOf, usedAreas } from './areas';
import { codesOf } from './codes';
import { unansweredCriteria } from './process';
import { territorialCriteria } from './territory';

/** Omezení: what the figures do not say. */
export function limitFacts(
  source: ReportSource,
): Fact<'impact' | 'evidence' | 'unanswered' | 'dependent' | 'coverage' | 'smallAreas' | 'rounding'>[] {
  const unanswered = unansweredCriteria(source);
  const dependent = codesOf(source.summary.borderline);
  const sizes = usedAreas(source).map(sizeOf);
  const least = Math.min(...sizes);
  return [
    fact('impact'),
    fact('evidence'),
    ...(unanswered.criteria === 0 ? [] : [fact('unanswered', { count: unanswered.criteria }, unanswered.codes)]),
    ...(dependent.length === 0 ? [] : [fact('dependent', { count: dependent.length }, dependent)]),
    ...(territorialCriteria(source).length === 0 ? [] : [fact('coverage')]),
    ...(sizes.length > 1 && least < ENOUGH ? [fact('smallAreas', { least, most: Math.max(...sizes) })] : []),
    ...(source.summary.total === 0 ? [] : [fact('rounding')]),
  ];
}
