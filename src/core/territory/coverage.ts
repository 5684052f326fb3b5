import type { CriterionVerdict, Evaluation, MeasureVerdict } from '../rules/evaluate';
import { compareCodes } from '../text/text';
import type { Municipality } from '../plan/municipalities';

/** How a municipality stands in a criterion that is judged by territory: the best that anybody says of it. */
export const STANDINGS = ['covered', 'partly', 'declared', 'silent'] as const;
export type Standing = (typeof STANDINGS)[number];

const OF_LEVEL = { fulfilled: 'covered', partial: 'partly', unfulfilled: 'declared' } as const;

/** A criterion that is judged by territory, with the standing of every municipality, by its position in the list. */
export interface TerritorialCriterion {
  readonly measure: MeasureVerdict;
  readonly verdict: CriterionVerdict;
  /** "A1.3/2": of a measure without criteria its code alone. */
  readonly code: string;
  readonly standings: readonly Standing[];
}

/** The standing of every municipality in one criterion; null for one that is not judged by territory. */
export function standingsOf(
  { voices }: Pick<CriterionVerdict, 'voices'>,
  municipalities: readonly Municipality[],
): readonly Standing[] | null {
  const territorial = voices.filter(({ coverage }) => coverage !== null);
  if (territorial.length === 0 || municipalities.length === 0) return null;
  const best = municipalities.map((): Standing => 'silent');
  for (const { ruling, territory } of territorial.flatMap(({ statements }) => statements)) {
    if (ruling.level === null) continue;
    const standing = OF_LEVEL[ruling.level];
    for (const i of territory.members) if (STANDINGS.indexOf(standing) < STANDINGS.indexOf(best[i]!)) best[i] = standing;
  }
  return best;
}

/** All criteria that are judged by territory, by the codes of their measures and their numbers. */
export function territorialStandings({ measures, gazetteer }: Pick<Evaluation, 'measures' | 'gazetteer'>): TerritorialCriterion[] {
  return [...measures]
    .sort((a, b) => compareCodes(a.measure.code, b.measure.code))
    .flatMap((measure) =>
      measure.criteria.flatMap((verdict) => {
        const standings = standingsOf(verdict, gazetteer.municipalities);
        const number = verdict.criterion?.number ?? '';
        return standings ? [{ measure, verdict, code: [measure.measure.code, number].filter(Boolean).join('/'), standings }] : [];
      }),
    );
}

/** In how many of the criteria each municipality is covered, by its position. */
export const coveredCounts = (criteria: readonly TerritorialCriterion[], municipalities: number): number[] =>
  Array.from({ length: municipalities }, (_, i) => criteria.filter(({ standings }) => standings[i] === 'covered').length);

/** An ORP with how much of it the criteria cover. */
export interface DistrictCoverage {
  readonly orp: string;
  readonly municipalities: number;
  /** Municipalities that are covered in every criterion, in some, in none. */
  readonly inAll: number;
  readonly inSome: number;
  readonly inNone: number;
  /** Of municipalities × criteria, 0–1; null without criteria. */
  readonly share: number | null;
}

/** Each ORP in Czech order, and how much of it is covered. */
export function coverageByOrp(criteria: readonly TerritorialCriterion[], municipalities: readonly Municipality[]): DistrictCoverage[] {
  const counts = coveredCounts(criteria, municipalities.length);
  const orps = [...new Set(municipalities.map(({ orp }) => orp))].sort(compareCodes);
  return orps.map((orp) => {
    const own = counts.filter((_, i) => municipalities[i]!.orp === orp);
    const covered = own.reduce((sum, count) => sum + count, 0);
    const inAll = criteria.length === 0 ? 0 : own.filter((count) => count === criteria.length).length;
    const inNone = own.filter((count) => count === 0).length;
    return {
      orp,
      municipalities: own.length,
      inAll,
      inSome: own.length - inAll - inNone,
      inNone,
      share: criteria.length === 0 ? null : covered / (own.length * criteria.length),
    };
  });
}
