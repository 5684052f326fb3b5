import type { Fact } from '../../../core/report/fact';
import { reasonFacts } from '../../../core/report/facts/reasons';
import { czechList, czechNumber } from '../../../core/text/typography';
import { LEVEL_WORD, REASON_WORD, type Reason } from '../../../core/text/wording';
import { cell, paragraph, table, together } from '../blocks';
import { inBrackets, say } from '../say';
import type { SectionRecord } from '../section';
import { namesIn } from './podklady';

export const duvody: SectionRecord = {
  id: 'duvody',
  make: ({ source }) => {
    const { summary } = source;
    if (summary.total === 0) return 'noMeasures';
    const facts = reasonFacts(source);
    const [, partial, unfulfilled] = summary.levels.map(({ count }) => count);
    if (partial! + unfulfilled! === 0) return 'allFulfilled';
    const row = (label: string, { params }: Pick<Fact, 'params'>) => {
      const numbers = [Number(params['partial']), Number(params['unfulfilled'])];
      return [cell(label), ...[...numbers, numbers[0]! + numbers[1]!].map((number) => cell(czechNumber(number)))];
    };
    return {
      facts,
      blocks: [
        ...together([
          ...facts.flatMap(({ key, params, codes }) =>
            key === 'reason' ? [] : [paragraph(reasonSentence({ key, params, codes }), codes)],
          ),
          paragraph(say('report.duvody.once')),
        ]),
        table(
          say('report.duvody.table.alt'),
          [
            [say('report.duvody.table.reason'), 2.4],
            [LEVEL_WORD.partial, 1.2, 'right'],
            [LEVEL_WORD.unfulfilled, 1, 'right'],
            [say('report.duvody.table.total'), 1, 'right'],
          ],
          [
            ...facts.flatMap((one) =>
              one.key === 'reason'
                ? [row(REASON_WORD[one.params['reason'] as Reason], one)]
                : one.key === 'unknown'
                  ? [row(say('report.duvody.table.unknown'), one)]
                  : [],
            ),
            row(say('report.duvody.table.total'), { params: { partial: partial!, unfulfilled: unfulfilled! } }),
          ],
          true,
        ),
      ],
    };
  },
};

/** The most frequent reasons at a level, or how many measures have none. */
export function reasonSentence({ key, params, codes }: Fact<'most.partial' | 'most.unfulfilled' | 'unknown'>): string {
  const count = Number(params['count']);
  if (key === 'unknown') return say('report.duvody.unknown', { count, inCodes: inBrackets(codes) });
  return say(key === 'most.partial' ? 'report.duvody.partial' : 'report.duvody.unfulfilled', {
    count,
    reasons: czechList(namesIn({ params }, 'reasons').map((reason) => REASON_WORD[reason as Reason])),
    measures: say('report.count.measures', { count: Number(params['measures']) }),
  });
}
