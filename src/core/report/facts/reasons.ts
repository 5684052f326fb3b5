import type { Level } from '../../plan/level';
import { push } from '../../text/group';
import { REASONS, type Reason } from '../../text/wording';
import { fact, type Fact } from '../fact';
import type { ReportSource } from '../source';
import { codesOf } from './codes';

type Poor = Exclude<Level, 'fulfilled'>;

/** Důvody: each measure once, by its main reason. */
export function reasonFacts({ evaluation }: ReportSource): Fact<'reason' | `most.${Poor}` | 'unknown'>[] {
  const poor = evaluation.measures.filter(({ final }) => final !== 'fulfilled');
  const lines = [...REASONS, null].flatMap((reason) => {
    const own = poor.filter((verdict) => verdict.reason === reason);
    const count = (level: Poor): number => own.filter(({ final }) => final === level).length;
    return own.length === 0 || reason === null
      ? []
      : [fact('reason', { reason, partial: count('partial'), unfulfilled: count('unfulfilled') }, codesOf(own))];
  });
  const unknown = poor.filter(({ reason }) => reason === null);
  return [
    // The most frequent first; of equally frequent ones in the order of the published lists.
    ...lines.sort((a, b) => b.codes.length - a.codes.length),
    ...most('partial', poor),
    ...most('unfulfilled', poor),
    ...(unknown.length === 0 ? [] : [fact('unknown', { count: unknown.length, ...levelsOf(unknown) }, codesOf(unknown))]),
  ];
}

type Verdicts = ReportSource['evaluation']['measures'];

const levelsOf = (verdicts: Verdicts): Record<Poor, number> => ({
  partial: verdicts.filter(({ final }) => final === 'partial').length,
  unfulfilled: verdicts.filter(({ final }) => final === 'unfulfilled').length,
});

/** The most frequent main reason of measures at a level; several where they are equally frequent, none where nobody gave one. */
function most(level: Poor, verdicts: Verdicts): Fact<`most.${Poor}`>[] {
  const byReason = new Map<Reason, Verdicts[number][]>();
  for (const verdict of verdicts) if (verdict.final === level && verdict.reason !== null) push(byReason, verdict.reason, verdict);
  const highest = Math.max(0, ...[...byReason.values()].map(({ length }) => length));
  const reasons = REASONS.filter((reason) => byReason.get(reason)?.length === highest);
  // One measure each is no order of frequency.
  if (reasons.length === 0 || (highest === 1 && reasons.length > 1)) return [];
  const codes = codesOf(reasons.flatMap((reason) => byReason.get(reason)!));
  return [fact(`most.${level}`, { count: reasons.length, measures: highest, reasons: reasons.join('\n') }, codes)];
}
