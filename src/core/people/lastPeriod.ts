import type { PeriodFault } from '../periods/fault';
import { linkPeriods, type Lineage, type Linked } from '../periods/lineage';
import { periodKey, periodLabel } from '../periods/period';
import { lastPeriod, type PlanInTime } from '../periods/sideBySide';
import type { Criterion, Plan, Settings, Statement } from '../plan/plan';
import { push } from '../text/group';
import { fold } from '../text/text';
import { idOf, questionsOf } from './addressees';
import type { Last, LastLevels } from './last';

type OrFaults<T> = T | { readonly faults: readonly PeriodFault[] };

/** How the measures ended that those of the plan follow, from what Historie keeps; empty where it keeps no earlier period. */
export function lastLevels(standing: PlanInTime): OrFaults<Pick<Last, 'levels'>> {
  const own = periodKey(labelOf(standing.plan.settings));
  // What is wrong with the freeze of this period says nothing of the last one.
  const faults = standing.history.faults.filter((fault) => !('period' in fault) || periodKey(fault.period) !== own);
  if (faults.length > 0) return { faults };
  const last = lastPeriod(standing);
  if (last === null || 'faults' in last) return last ?? { levels: new Map() };
  const { period, lineage } = last;
  const byKey = new Map(period.measures.map((measure) => [measure.key, measure]));
  const levels = new Map<string, LastLevels>();
  for (const [key, from] of lineage) {
    const measures = from.flatMap((earlier) => byKey.get(earlier) ?? []);
    if (measures.length > 0) levels.set(key, { period: period.label, measures });
  }
  return { levels };
}

/**
 * What the plan of the last period holds for the questions of this one. A measure takes over the answers of all that it
 * follows; among them a criterion those of the criterion with its wording, else with its number. Where several measures were
 * merged, numbers say nothing: a criterion with a new wording is shown all that no other one took.
 */
export function lastAnswers(plan: Plan, previous: Plan): OrFaults<Pick<Last, 'answers'>> {
  const { lineage, faults } = linkPeriods(asLinked(previous), asLinked(plan));
  if (faults.length > 0) return { faults };
  const given = new Map<string, Statement[]>();
  for (const statement of previous.statements) push(given, idOf(statement.measureKey, statement.criterionKey), statement);
  const before = byMeasure(previous);
  const answers = new Map<string, readonly Statement[]>();
  for (const [key, criteria] of byMeasure(plan)) {
    const asked = (lineage.get(key) ?? []).flatMap((earlier) =>
      (before.get(earlier) ?? []).map((criterion) => ({ criterion, id: idOf(earlier, criterion?.key ?? '') })),
    );
    const matched = matchCriteria(criteria, asked, isMerged(lineage, key));
    criteria.forEach((criterion, i) => {
      const own = matched[i]!.flatMap(({ id }) => given.get(id) ?? []);
      if (own.length > 0) answers.set(idOf(key, criterion?.key ?? ''), own);
    });
  }
  return { answers };
}

const isMerged = (lineage: Lineage, key: string): boolean => (lineage.get(key) ?? []).length > 1;

type Asked = Criterion | null;

/** For each criterion those of the last period whose answers it is shown. */
function matchCriteria<T extends { readonly criterion: Asked }>(criteria: readonly Asked[], before: readonly T[], merged: boolean): T[][] {
  const worded = criteria.map((criterion) => {
    const same = before.filter((one) => wordingOf(one.criterion) !== '' && wordingOf(one.criterion) === wordingOf(criterion));
    // Two criteria of one measure may say the same: then their numbers tell them apart.
    const numbered = same.filter((one) => one.criterion?.key === criterion?.key);
    return !merged && numbered.length > 0 ? numbered : same;
  });
  const taken = new Set(worded.flat());
  const free = before.filter((one) => !taken.has(one));
  return criteria.map((criterion, i) => {
    if (worded[i]!.length > 0) return worded[i]!;
    // A measure without criteria was answered, or is, as a whole.
    if (merged || criterion === null) return free;
    return free.filter((one) => one.criterion === null || one.criterion.key === criterion.key);
  });
}

const wordingOf = (criterion: Asked): string => (criterion === null ? '' : fold(criterion.text));

function byMeasure(plan: Plan): Map<string, Asked[]> {
  const criteria = new Map<string, Asked[]>();
  for (const { measure, criterion } of questionsOf(plan)) push(criteria, measure.key, criterion);
  return criteria;
}

/** A plan without dates is called by its name. */
const labelOf = ({ periodFrom, periodTo, planName }: Settings): string =>
  periodFrom === null || periodTo === null ? planName : periodLabel(periodFrom, periodTo);

function asLinked({ measures, settings }: Plan): Linked {
  return {
    label: labelOf(settings),
    measures: measures.map(({ code, key, title, follows = '' }) => ({ code, key, title, follows })),
  };
}
