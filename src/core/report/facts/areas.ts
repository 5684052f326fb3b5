import type { GroupTally } from '../../rules/summary';
import { LEVELS } from '../../plan/level';
import { fact, type Fact } from '../fact';
import type { ReportSource } from '../source';

/** An area with fewer measures is neither above nor below anything: one measure would decide. */
export const ENOUGH = 5;

export const sizeOf = ({ fulfilled, partial, unfulfilled }: GroupTally): number => fulfilled + partial + unfulfilled;

/** Areas with a measure in them. */
export const usedAreas = ({ summary }: ReportSource): GroupTally[] => summary.areas.filter((area) => area.code !== '' && sizeOf(area) > 0);

/** Whose share of fulfilled measures is higher? Exactly, in whole numbers. @returns above 0 where it is that of `a` */
export const compareFulfilled = (a: GroupTally, b: GroupTally): number => a.fulfilled * sizeOf(b) - b.fulfilled * sizeOf(a);

/** Okruhy: each line of the table, and which of the large areas have the highest and the lowest share of fulfilled measures. */
export function areaFacts(source: ReportSource): Fact<'area' | 'subarea' | 'highest' | 'lowest'>[] {
  const line = (key: 'area' | 'subarea', group: GroupTally): Fact<'area' | 'subarea'> =>
    fact(key, { code: group.code, name: group.name, ...Object.fromEntries(LEVELS.map((level) => [level, group[level]])) });
  const { areas, subareas } = source.summary;
  const large = usedAreas(source).filter((area) => sizeOf(area) >= ENOUGH);
  const best = large.filter((area) => large.every((other) => compareFulfilled(area, other) >= 0));
  const worst = large.filter((area) => large.every((other) => compareFulfilled(area, other) <= 0));
  const differ = best.length < large.length;
  return [
    ...areas.map((group) => line('area', group)),
    ...subareas.map((group) => line('subarea', group)),
    ...(differ ? [extreme('highest', best), extreme('lowest', worst)] : []),
  ];
}

const extreme = (key: 'highest' | 'lowest', areas: readonly GroupTally[]): Fact<'highest' | 'lowest'> => {
  const [first] = areas;
  return fact(key, {
    count: areas.length,
    codes: areas.map(({ code }) => code).join('\n'),
    names: areas.map(({ code, name }) => `${code} ${name}`).join('\n'),
    fulfilled: first!.fulfilled,
    total: sizeOf(first!),
  });
};
