import { topAreas } from '../plan/areas';
import { tallyOf, type Level, type Tally } from '../plan/level';
import type { Plan, Settings } from '../plan/plan';
import { shareOf } from '../plan/territory';
import type { Evaluation, MeasureVerdict } from '../rules/evaluate';
import type { Interpretation } from '../rules/interpretation';
import { fingerprint } from '../exchange/fingerprint';
import { digestOf } from '../exchange/digest';
import { czechDate, type IsoDate } from '../text/date';
import { foldIdentifier } from '../text/identifiers';
import { compareCodes, fold } from '../text/text';
import type { Reason } from '../text/wording';

/** A measure as it stood at the end of a period: what is kept of it when the plan is not at hand any more. */
export interface PeriodMeasure {
  readonly code: string;
  readonly key: string;
  readonly title: string;
  /** The code of its area, A–E; "" for a measure in none. */
  readonly area: string;
  readonly lead: string;
  /** The level that was given to the Council. */
  readonly level: Level;
  readonly computed: Level;
  readonly overridden: boolean;
  /** Of its criteria. */
  readonly tally: Tally;
  /** Without the overrides. One that did not exist when the period was frozen is missing. */
  readonly byInterpretation: Readonly<Partial<Record<Interpretation, Level>>>;
  /** The weakest coverage among the territorial criteria, 0–1 to four places; null when there is none. */
  readonly coverage: number | null;
  readonly reason: Reason | null;
  readonly silent: boolean;
  /** What tblOpatreni says in Navazuje na, as it was typed. */
  readonly follows: string;
  /** A mark of the wording of its criteria: another one says that they were changed. */
  readonly criteriaMark: string;
}

/** All measures as they stood in one period, sorted by code: the order of rows in the plan leaves no trace. */
export interface Period {
  /** "2024–2025" */
  readonly label: string;
  readonly asOf: IsoDate;
  readonly reading: Interpretation;
  readonly threshold: number;
  /** The fingerprint of the plan that it was computed from. */
  readonly planMark: string;
  readonly measures: readonly PeriodMeasure[];
}

/** A setting without which a plan has no period. */
export type PeriodSetting = 'periodFrom' | 'periodTo' | 'asOf';

/** The settings that a plan lacks to have a period; empty when it has one. */
export const missingDates = ({ periodFrom, periodTo, asOf }: Settings): PeriodSetting[] =>
  Object.entries({ periodFrom, periodTo, asOf }).flatMap(([id, date]) => (date === null ? [id as PeriodSetting] : []));

/**
 * How a period is called.
 *
 * @param from first day, ISO
 * @param to last day, ISO
 * @example periodLabel('2024-01-01', '2025-12-31') // '2024–2025'
 * @example periodLabel('2024-07-01', '2025-06-30') // '1. 7. 2024 – 30. 6. 2025'
 */
export function periodLabel(from: IsoDate, to: IsoDate): string {
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return `${czechDate(from)} – ${czechDate(to)}`;
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first}–${last}`;
}

/** Labels are compared without case, blanks and the kind of dash. */
export const periodKey = (label: string): string => foldIdentifier(label).replace(/\s+/g, '');

/** Nahrazeno holds the day on which a frozen row was put away; "–" and "ne" in its place are none. */
export const isReplaced = (said: string): boolean => !/^(?:[-?.0 ]*|ne|neni|false)$/.test(fold(said));

/**
 * A plan as it stands now, as a period.
 *
 * @returns null for a plan whose settings lack a date ({@link missingDates})
 */
export function periodOf(plan: Plan, evaluation: Evaluation): Period | null {
  const { periodFrom, periodTo, asOf } = plan.settings;
  if (periodFrom === null || periodTo === null || asOf === null) return null;
  const areaCodes = new Map(plan.areas.map(({ key, code }) => [key, code]));
  const topOf = topAreas(plan.areas);
  const areaOf = (subarea: string): string => {
    const key = foldIdentifier(subarea);
    return areaCodes.has(key) ? (areaCodes.get(topOf(key)) ?? '') : '';
  };
  return {
    label: periodLabel(periodFrom, periodTo),
    asOf,
    reading: evaluation.reading,
    threshold: evaluation.threshold,
    planMark: fingerprint(plan),
    measures: evaluation.measures
      .map((verdict) => measureOf(verdict, areaOf(verdict.measure.subarea)))
      .sort((a, b) => compareCodes(a.code, b.code) || (a.key < b.key ? -1 : 1)),
  };
}

function measureOf({ measure, criteria, ...verdict }: MeasureVerdict, area: string): PeriodMeasure {
  return {
    code: measure.code,
    key: measure.key,
    title: measure.title,
    area,
    lead: measure.lead,
    level: verdict.final,
    computed: verdict.computed,
    overridden: verdict.overridden,
    tally: verdict.tally,
    byInterpretation: verdict.byInterpretation,
    coverage: verdict.coverage && Math.round(shareOf(verdict.coverage) * 10_000) / 10_000,
    reason: verdict.reason,
    silent: verdict.silent,
    follows: measure.follows ?? '',
    criteriaMark: digestOf(criteria.flatMap(({ criterion }) => (criterion ? [criterion.key, oneLine(criterion.text)] : []))),
  };
}

/** Programs change blanks on their own. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** How many measures of a period stand at each level. */
export const levelsOfPeriod = ({ measures }: Pick<Period, 'measures'>): Tally => tallyOf(measures.map(({ level }) => level));

/** A period to be compared under another interpretation than its own: levels that were kept under it, overrides hold. */
export function under(period: Period, reading: Interpretation): Period {
  if (period.reading === reading) return period;
  return {
    ...period,
    reading,
    measures: period.measures.map((measure) => {
      const computed = measure.byInterpretation[reading] ?? measure.computed;
      return { ...measure, computed, level: measure.overridden ? measure.level : computed };
    }),
  };
}
