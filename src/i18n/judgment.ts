import { rulings, settling, type RulingOfTally } from '../core/rules/borderline';
import type { CriterionVerdict, MeasureVerdict } from '../core/rules/evaluate';
import { INTERPRETATIONS, type Interpretation } from '../core/rules/interpretation';
import type { NextLevel } from '../core/rules/nextLevel';
import type { Translate } from './index';

/**
 * What is missing to a better level: of several criteria how many and which, of an only one what its votes or its
 * municipalities lack.
 */
export function nextLevelText(next: NextLevel, only: CriterionVerdict | null, t: Translate): string {
  const level = t(`level.${next.level}`);
  if (only) return sole(next, only, level, t);
  const which = {
    numbers: numbersOf(
      next.criteria.map((criterion) => criterion?.number ?? ''),
      t,
    ),
  };
  const what = `${counted(next, t)}${next.ways === 1 ? t('nextLevel.these', which) : t('nextLevel.forInstance', which)}`;
  const lacking = next.territorial.map(({ criterion, municipalities: count }) =>
    t('nextLevel.municipalities', { count, number: criterion?.number ?? '' }),
  );
  return [t('nextLevel.sentence', { level, what }), ...lacking].join(' ');
}

function sole({ votes, territorial, partial }: NextLevel, { voices }: CriterionVerdict, level: string, t: Translate): string {
  const [lacking] = territorial;
  if (lacking) return t('nextLevel.municipalitiesOnly', { level, count: lacking.municipalities });
  if (votes && voices.length > 1) return t('nextLevel.sentence', { level, what: counted(votes, t, 'votes') });
  return t(partial > 0 ? 'nextLevel.partlyStatement' : 'nextLevel.wholeStatement', { level });
}

const counted = ({ fulfilled, partial }: Pick<NextLevel, 'fulfilled' | 'partial'>, t: Translate, of?: 'votes'): string =>
  [
    ...(fulfilled > 0 ? [t(of ? 'nextLevel.fulfilledVotes' : 'nextLevel.fulfilled', { count: fulfilled })] : []),
    ...(partial > 0 ? [t(of ? 'nextLevel.partialVotes' : 'nextLevel.partial', { count: partial })] : []),
  ].join(t('nextLevel.and'));

/** "č. 1, č. 2 a č. 4" */
function numbersOf(numbers: readonly string[], t: Translate): string {
  const named = numbers.map((number) => t('nextLevel.number', { number }));
  return [named.slice(0, -1).join(', '), ...named.slice(-1)].filter((part) => part !== '').join(t('nextLevel.and'));
}

/** Why the level under an interpretation is what it is, to stand after its word: "plněných (1) není víc než neplněných (1)". */
export function rulingText({ clause, tally }: RulingOfTally, t: Translate): string {
  const { fulfilled, partial, unfulfilled } = tally;
  return t(`clauseShort.${clause}`, { ...tally, atLeastPartial: fulfilled + partial, others: partial + unfulfilled });
}

/** One interpretation, or several that say the same of the same counts. */
export interface Dispute extends RulingOfTally {
  readonly readings: readonly Interpretation[];
}

/** Why a measure is borderline: under each interpretation its level with the reason, equal ones together. */
export function disputes(verdict: MeasureVerdict): Dispute[] {
  const all = rulings(verdict);
  const lines: (Dispute & { readings: Interpretation[] })[] = [];
  for (const id of INTERPRETATIONS) {
    const { clause, tally } = all[id];
    const same = lines.find((line) => line.clause === clause && JSON.stringify(line.tally) === JSON.stringify(tally));
    if (same) same.readings.push(id);
    else lines.push({ ...all[id], readings: [id] });
  }
  return lines;
}

/** How a borderline measure ceases to be one: "Nebude hraniční, bude-li doloženo č. 3."; null where no short way is known. */
export function settlingText(verdict: MeasureVerdict, t: Translate): string | null {
  const criteria = settling(verdict);
  return (
    criteria &&
    t('borderlineUntil', {
      numbers: numbersOf(
        criteria.map(({ number }) => number),
        t,
      ),
    })
  );
}
