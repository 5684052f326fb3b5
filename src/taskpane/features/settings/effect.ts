import { LEVELS } from '../../../core/plan/level';
import type { Plan } from '../../../core/plan/plan';
import { evaluate, type Evaluation } from '../../../core/rules/evaluate';
import { INTERPRETATIONS, type Interpretation } from '../../../core/rules/interpretation';
import { shareTyped } from './settingsForm';

/** What a change of the rule would do: measures that get another level, and the counts before and after, as "40/28/4". */
export interface Effect {
  readonly changed: number;
  readonly before: string;
  readonly after: string;
}

/** @returns null where nothing of the rule is changed, or what was typed cannot be read yet */
export function effectOf(
  plan: Plan,
  now: Evaluation,
  draft: { readonly threshold: string | undefined; readonly reading: string | undefined },
): Effect | null {
  if (draft.threshold === undefined && draft.reading === undefined) return null;
  const threshold = draft.threshold === undefined ? plan.settings.threshold : shareTyped(draft.threshold);
  const reading = (draft.reading ?? plan.settings.reading) as Interpretation;
  if (threshold === null || !INTERPRETATIONS.includes(reading)) return null;
  const next = evaluate({ ...plan, settings: { ...plan.settings, threshold, reading } });
  const changed = next.measures.filter(({ final }, i) => final !== now.measures[i]!.final).length;
  return { changed, before: countsOf(now), after: countsOf(next) };
}

const countsOf = ({ measures }: Evaluation): string =>
  LEVELS.map((level) => measures.filter(({ final }) => final === level).length).join('/');
