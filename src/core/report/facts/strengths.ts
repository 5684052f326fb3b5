import { missingIn } from '../../exchange/board';
import { answerOf, isEmptyAnswer } from '../../plan/answer';
import { compareCodes } from '../../text/text';
import { fact, type Fact } from '../fact';
import type { ReportSource } from '../source';
import { compareFulfilled, ENOUGH, sizeOf, usedAreas } from './areas';
import { codesOf } from './codes';
import { unansweredCriteria } from './process';
import { reasonFacts } from './reasons';

export type StrengthKey = 'above' | 'withoutUnfulfilled' | 'leadsComplete' | 'settled';
export type WeaknessKey = 'below' | 'leadsSilent' | 'most.partial' | 'most.unfulfilled' | 'unknown' | 'unanswered' | 'dependent';

export interface StrengthFacts {
  readonly strong: readonly Fact<StrengthKey>[];
  readonly weak: readonly Fact<WeaknessKey>[];
}

/** Silné a slabé stránky: what can be counted, and nothing else; why it is so is nobody's to say here. */
export function strengthFacts(source: ReportSource): StrengthFacts {
  const { evaluation, summary } = source;
  if (evaluation.measures.length === 0) return { strong: [], weak: [] };
  const [fulfilled] = summary.levels;
  const whole = { code: '', name: '', fulfilled: fulfilled!.count, partial: 0, unfulfilled: summary.total - fulfilled!.count };
  const areas = usedAreas(source);
  const large = areas.filter((area) => sizeOf(area) >= ENOUGH && sizeOf(area) < summary.total);
  const compared = <Key extends string>(key: Key, sign: 1 | -1): Fact<Key>[] =>
    large
      .filter((area) => sign * compareFulfilled(area, whole) > 0)
      .map((area) =>
        fact(key, {
          code: area.code,
          name: area.name,
          fulfilled: area.fulfilled,
          total: sizeOf(area),
          wholeFulfilled: whole.fulfilled,
          wholeTotal: summary.total,
        }),
      );
  const spared = areas.length < 2 ? [] : areas.filter(({ unfulfilled }) => unfulfilled === 0);
  const { complete, silent } = leadsBy(source);
  const unanswered = unansweredCriteria(source);
  const dependent = codesOf(summary.borderline);
  const reasons = reasonFacts(source).flatMap(({ key, params, codes }) =>
    key === 'most.partial' || key === 'most.unfulfilled' || key === 'unknown' ? [fact(key, params, codes)] : [],
  );
  return {
    strong: [
      ...compared('above', 1),
      ...spared.map((area) => fact('withoutUnfulfilled', { code: area.code, name: area.name, count: sizeOf(area) })),
      ...(complete.length === 0 ? [] : [fact('leadsComplete', { count: complete.length, names: complete.join('\n') })]),
      ...(dependent.length === 0 ? [fact('settled', { count: summary.total })] : []),
    ],
    weak: [
      ...compared('below', -1),
      ...(silent.length === 0 ? [] : [fact('leadsSilent', { count: silent.length, names: silent.join('\n') })]),
      ...reasons,
      ...(unanswered.criteria === 0 ? [] : [fact('unanswered', { count: unanswered.criteria }, unanswered.codes)]),
      ...(dependent.length === 0 ? [] : [fact('dependent', { count: dependent.length }, dependent)]),
    ],
  };
}

/** Leads whose own criteria have all a complete answer of theirs, and leads of whom the plan holds none. */
function leadsBy({ addressees }: ReportSource): { readonly complete: string[]; readonly silent: string[] } {
  const leads = addressees
    .map(({ name, items }) => ({ name, own: items.filter(({ role }) => role === 'lead') }))
    .filter(({ own }) => own.length > 0)
    .sort((a, b) => compareCodes(a.name, b.name));
  const hasNothing = ({ own }: (typeof leads)[number]): boolean =>
    own.every(({ statements }) => statements.every((statement) => isEmptyAnswer(answerOf(statement))));
  return {
    complete: leads.filter(({ own }) => own.every((item) => missingIn(item)?.length === 0)).map(({ name }) => name),
    silent: leads.filter(hasNothing).map(({ name }) => name),
  };
}
