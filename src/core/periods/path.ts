import type { Level } from '../plan/level';
import { LEVELS } from '../plan/level';
import { compareCodes } from '../text/text';
import type { PeriodFault } from './fault';
import { linkPeriods } from './lineage';
import type { Period, PeriodMeasure } from './period';

/**
 * What a path over at least two periods says: unfulfilled in all of them, better at one time and worse at another, only
 * better, only worse, or always the same.
 */
export type Course = 'alwaysUnfulfilled' | 'wavering' | 'improving' | 'worsening' | 'steady';

/** A measure through all periods. */
export interface Path {
  /** In the last period in which it was. */
  readonly code: string;
  readonly title: string;
  /** For each period, the oldest first: the measures that it was then; none before it began and after it ended. */
  readonly steps: readonly (readonly PeriodMeasure[])[];
  /** null for one that was in a single period */
  readonly course: Course | null;
}

/**
 * The paths of measures over periods, each from its last period back: a merged measure carries those that went into it. Those
 * that ended stand with their last code.
 *
 * @param periods the oldest first
 */
export function pathsOver(periods: readonly Period[]): { readonly paths: readonly Path[] } | { readonly faults: readonly PeriodFault[] } {
  const links = periods.slice(1).map((now, i) => linkPeriods(periods[i]!, now));
  const faults = links.flatMap((link) => link.faults);
  if (faults.length > 0) return { faults };
  const paths: Path[] = [];
  periods.forEach(({ measures }, last) => {
    const followed = new Set([...(links[last]?.lineage.values() ?? [])].flat());
    for (const measure of measures) {
      if (followed.has(measure.key)) continue;
      const steps: PeriodMeasure[][] = periods.map(() => []);
      let keys = [measure.key];
      for (let i = last; i >= 0 && keys.length > 0; i--) {
        steps[i] = periods[i]!.measures.filter(({ key }) => keys.includes(key));
        keys = i === 0 ? [] : [...new Set(keys.flatMap((key) => links[i - 1]!.lineage.get(key) ?? []))];
      }
      paths.push({ code: measure.code, title: measure.title, steps, course: courseOf(steps) });
    }
  });
  return { paths: paths.sort((a, b) => compareCodes(a.code, b.code)) };
}

function courseOf(steps: readonly (readonly PeriodMeasure[])[]): Course | null {
  const filled = steps.filter((step) => step.length > 0);
  if (filled.length < 2) return null;
  if (filled.flat().every(({ level }) => level === 'unfulfilled')) return 'alwaysUnfulfilled';
  // Where several measures with different levels went into one, no level says how it stood.
  const levels = filled.flatMap((step): Level[] => (new Set(step.map(({ level }) => level)).size === 1 ? [step[0]!.level] : []));
  const moves = levels.slice(1).map((level, i) => LEVELS.indexOf(levels[i]!) - LEVELS.indexOf(level));
  const [better, worse] = [moves.some((move) => move > 0), moves.some((move) => move < 0)];
  return better && worse ? 'wavering' : better ? 'improving' : worse ? 'worsening' : 'steady';
}
