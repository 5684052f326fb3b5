import type { Level } from '../plan/level';
import { reaches, shareOf } from '../plan/territory';
import type { CriterionVerdict, Evaluation, MeasureVerdict } from '../rules/evaluate';
import { compareCodes } from '../text/text';
import type { Lineage } from './lineage';
import type { Period } from './period';

/** Why a measure is proposed for revision, the most pressing first. */
export const TRIGGERS = [
  'declared',
  'silent',
  'rework',
  'partialWithUnfulfilled',
  'nearThreshold',
  'borderline',
  'overridden',
  'unproven',
  'carriedOver',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** What is to become of a measure in the next plan. */
export const PROPOSALS = ['continue', 'edit', 'merge', 'split', 'drop', 'finish'] as const;
export type Proposal = (typeof PROPOSALS)[number];

export interface Revision {
  readonly code: string;
  readonly key: string;
  readonly title: string;
  readonly level: Level;
  /** In the order of {@link TRIGGERS}; the first one is why it stands where it does. */
  readonly triggers: readonly [Trigger, ...Trigger[]];
  /** What is offered first; the coordinator decides. */
  readonly proposal: Proposal;
}

/** Text and criteria are to be looked at where they are what the trouble is about. */
const FIRST_PROPOSAL: Readonly<Record<Trigger, Proposal>> = {
  declared: 'edit',
  silent: 'continue',
  rework: 'edit',
  partialWithUnfulfilled: 'edit',
  nearThreshold: 'continue',
  borderline: 'edit',
  overridden: 'edit',
  unproven: 'edit',
  carriedOver: 'edit',
};

/** So many parts of one below the threshold are near it. */
const NEAR = 0.1;

/**
 * Measures that the next plan has to think about, the most pressing first.
 *
 * @param last the period before this one with what follows what, where it is known
 */
export function revisionsOf(evaluation: Evaluation, last: { readonly period: Period; readonly lineage: Lineage } | null): Revision[] {
  const levelThen = new Map(last?.period.measures.map(({ key, level }) => [key, level]));
  const wasBelow = (key: string): boolean =>
    (last?.lineage.get(key) ?? []).some((earlier) => levelThen.get(earlier) !== undefined && levelThen.get(earlier) !== 'fulfilled');
  return evaluation.measures
    .flatMap((verdict): Revision[] => {
      const [first, ...others] = triggersOf(verdict, evaluation.threshold, wasBelow(verdict.measure.key));
      if (first === undefined) return [];
      const { code, key, title } = verdict.measure;
      return [{ code, key, title, level: verdict.final, triggers: [first, ...others], proposal: FIRST_PROPOSAL[first] }];
    })
    .sort((a, b) => TRIGGERS.indexOf(a.triggers[0]) - TRIGGERS.indexOf(b.triggers[0]) || compareCodes(a.code, b.code));
}

function triggersOf(
  { final, silent, reason, criteria, borderline, overridden }: MeasureVerdict,
  threshold: number,
  wasBelow: boolean,
): Trigger[] {
  const holds: Readonly<Record<Trigger, boolean>> = {
    declared: final === 'unfulfilled' && (overridden || criteria.some(isDeclared)),
    silent,
    rework: criteria.some(asksRework) || reason === 'rework',
    partialWithUnfulfilled: final === 'partial' && criteria.some(({ level }) => level === 'unfulfilled'),
    nearThreshold: criteria.some((criterion) => isNear(criterion, threshold)),
    borderline,
    overridden,
    unproven: !silent && criteria.some(isUnproven),
    carriedOver: wasBelow && final !== 'fulfilled',
  };
  const found = TRIGGERS.filter((trigger) => holds[trigger]);
  // Whatever the evidence was, the level itself says that the measure was not fulfilled.
  return found.length === 0 && final === 'unfulfilled' ? ['declared'] : found;
}

/** Somebody said that it is not fulfilled; that nothing was shown for it is something else. */
const isDeclared = ({ statements }: CriterionVerdict): boolean =>
  statements.some(({ ruling }) => ruling.level === 'unfulfilled' && ruling.ground !== 'noEvidence');

/** Whoever answers may ask for it also where the level comes from something else. */
const asksRework = ({ statements }: CriterionVerdict): boolean =>
  statements.some(({ statement, ruling }) => ruling.level !== null && ruling.level !== 'fulfilled' && statement.reason.value === 'rework');

/** Nobody said a word of it, or nobody could show anything for it. */
const isUnproven = ({ level, silent, voices }: CriterionVerdict): boolean =>
  silent || (level === 'unfulfilled' && voices.every((vote) => vote.statements.every(({ ruling }) => ruling.reason === 'notSubmitted')));

function isNear({ coverage }: CriterionVerdict, threshold: number): boolean {
  // 0.8 is within 10 points of 0.9, although 0.9 − 0.1 is not exact in binary.
  return coverage !== null && !reaches(coverage, threshold) && shareOf(coverage) >= threshold - NEAR - 1e-12;
}
