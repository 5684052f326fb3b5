import { fact, type Fact } from '../fact';
import type { ReportSource } from '../source';
import { sizeOf, usedAreas } from './areas';
import { codesOf } from './codes';

/** Úvod: what is judged, for which day and period, and how much of it there is. */
export function scopeFacts(source: ReportSource): Fact<'subject' | 'period' | 'size' | 'areas' | 'area'>[] {
  const { plan, evaluation } = source;
  const { planName, asOf, periodFrom, periodTo } = plan.settings;
  const areas = usedAreas(source);
  const criteria = evaluation.measures.reduce(
    (sum, { criteria: own }) => sum + own.filter(({ criterion }) => criterion !== null).length,
    0,
  );
  return [
    fact('subject', { plan: planName, date: asOf ?? '' }),
    ...(periodFrom === null || periodTo === null ? [] : [fact('period', { from: periodFrom, to: periodTo })]),
    ...(evaluation.measures.length === 0
      ? []
      : [fact('size', { count: evaluation.measures.length, criteria }, codesOf(evaluation.measures))]),
    ...(areas.length < 2
      ? []
      : [
          fact('areas', { count: areas.length }),
          ...areas.map((area) => fact('area', { code: area.code, name: area.name, count: sizeOf(area) })),
        ]),
  ];
}
