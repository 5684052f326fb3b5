import { inOrder, totals, totalsByInterpretation, type Evaluation, type MeasureVerdict } from './evaluate';
import { topAreas } from '../plan/areas';
import { LEVELS, tallyOf, type Level, type Tally } from '../plan/level';
import type { Plan } from '../plan/plan';
import type { Interpretation } from './interpretation';
import { push } from '../text/group';
import { wholeShares } from './shares';
import { caption } from '../text/caption';
import { foldIdentifier } from '../text/identifiers';
import { compareCodes } from '../text/text';
import { REASONS, type Reason } from '../text/wording';

export interface LevelShare {
  readonly level: Level;
  readonly count: number;
  /** whole %, adding up to 100; null when nothing was counted */
  readonly percent: number | null;
  readonly caption: string;
}

export interface GroupTally extends Tally {
  readonly code: string;
  readonly name: string;
}

interface ReasonCount {
  readonly level: Level;
  /** null: no reason was given */
  readonly reason: Reason | null;
  readonly count: number;
  /** Of these, measures to which nobody gave a voice. */
  readonly silent: number;
}

export interface Summary {
  readonly total: number;
  readonly levels: readonly LevelShare[];
  readonly areas: readonly GroupTally[];
  readonly subareas: readonly GroupTally[];
  readonly leads: readonly GroupTally[];
  readonly reasons: readonly ReasonCount[];
  readonly byInterpretation: Readonly<Record<Interpretation, Tally>>;
  readonly borderline: readonly MeasureVerdict[];
  readonly overridden: readonly MeasureVerdict[];
  /** Unfulfilled measures to which nobody gave a voice. */
  readonly silent: number;
}

/** Levels with counts, shares that add up, and chart labels: one source for cells, chart, text and functions. */
export function levelShares(tally: Tally): LevelShare[] {
  const counts = inOrder(tally);
  const shares = wholeShares(counts);
  return LEVELS.map((level, i) => {
    const percent = shares?.[i] ?? null;
    return { level, count: counts[i]!, percent, caption: caption(level, counts[i]!, percent) };
  });
}

export function summarize(plan: Plan, evaluation: Evaluation): Summary {
  const { measures } = evaluation;
  const { areas, subareas } = byArea(plan, measures);
  return {
    total: measures.length,
    levels: levelShares(totals(evaluation)),
    areas,
    subareas,
    leads: byLead(evaluation),
    reasons: byReason(measures),
    byInterpretation: totalsByInterpretation(evaluation),
    borderline: measures.filter((m) => m.borderline),
    overridden: measures.filter((m) => m.overridden),
    silent: measures.filter((m) => m.silent && m.final === 'unfulfilled').length,
  };
}

const group = (code: string, name: string, members: readonly MeasureVerdict[]): GroupTally => ({
  code,
  name,
  ...tallyOf(members.map((m) => m.final)),
});

/** Measures that are in no area, or in none of its parts, stand in a line of their own with an empty code: the parts must add up. */
function byArea({ areas }: Plan, measures: readonly MeasureVerdict[]): { areas: GroupTally[]; subareas: GroupTally[] } {
  const known = new Set(areas.map(({ key }) => key));
  const topOf = topAreas(areas);
  const inArea = new Map<string, MeasureVerdict[]>();
  const inSubarea = new Map<string, MeasureVerdict[]>();
  for (const verdict of measures) {
    const key = foldIdentifier(verdict.measure.subarea);
    push(inArea, known.has(key) ? topOf(key) : '', verdict);
    push(inSubarea, known.has(key) && topOf(key) !== key ? key : '', verdict);
  }
  const isTop = (key: string, parentKey: string): boolean => parentKey === '' || topOf(key) === key;
  const lines = (top: boolean, members: Map<string, MeasureVerdict[]>): GroupTally[] =>
    areas
      .filter((area, i) => isTop(area.key, area.parentKey) === top && areas.findIndex((other) => other.key === area.key) === i)
      .map(({ key, code, name }) => group(code, name, members.get(key) ?? []));
  const withRest = (top: boolean, members: Map<string, MeasureVerdict[]>): GroupTally[] => {
    const rest = members.get('');
    return [...lines(top, members), ...(rest ? [group('', '', rest)] : [])];
  };
  return { areas: withRest(true, inArea), subareas: withRest(false, inSubarea) };
}

/**
 * Every lead that answers for a measure, by the name in tblGestori where it is there, sorted as Czech names are. A
 * measure of two leads stands with both.
 */
function byLead({ measures, bodies }: Evaluation): GroupTally[] {
  const names = new Map<string, string>();
  const members = new Map<string, MeasureVerdict[]>();
  for (const verdict of measures) {
    const { names: typed } = bodies.read(verdict.measure.lead);
    for (const [key, name] of new Map((typed.length === 0 ? [''] : typed).map((name) => [bodies.keyOf(name), name]))) {
      if (!names.has(key)) names.set(key, bodies.contactOf(key)?.name ?? name);
      push(members, key, verdict);
    }
  }
  return [...members].map(([key, list]) => group('', names.get(key)!, list)).sort((a, b) => compareCodes(a.name, b.name));
}

/** By level, the most frequent first; that none was given comes last. */
function byReason(measures: readonly MeasureVerdict[]): ReasonCount[] {
  return (['partial', 'unfulfilled'] as const).flatMap((level) => {
    const counted = (reason: Reason | null): ReasonCount[] => {
      const members = measures.filter((m) => m.final === level && m.reason === reason);
      return members.length === 0 ? [] : [{ level, reason, count: members.length, silent: members.filter((m) => m.silent).length }];
    };
    return [...REASONS.flatMap(counted).sort((a, b) => b.count - a.count), ...counted(null)];
  });
}
