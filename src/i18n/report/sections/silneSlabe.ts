import type { Block } from '../../../core/report/document';
import { LEVELS } from '../../../core/plan/level';
import { strengthFacts, type StrengthKey, type WeaknessKey } from '../../../core/report/facts/strengths';
import type { Fact } from '../../../core/report/fact';
import { INTERPRETATION_WORD, INTERPRETATIONS } from '../../../core/rules/interpretation';
import { czechNumber } from '../../../core/text/typography';
import { LEVEL_WORD } from '../../../core/text/wording';
import { areaText } from '../labels';
import { cell, list, paragraph, table } from '../blocks';
import { afterColon, inBrackets, say } from '../say';
import type { SectionRecord } from '../section';
import { reasonSentence } from './duvody';
import { fulfilledShare } from './okruhy';
import { namesIn } from './podklady';

export const silneSlabe: SectionRecord = {
  id: 'silne-slabe',
  make: ({ source }) => {
    const { evaluation, summary } = source;
    if (summary.total === 0) return 'noMeasures';
    const { strong, weak } = strengthFacts(source);
    if (strong.length + weak.length === 0) return 'nothingStands';
    const part = (title: string, facts: readonly Fact<StrengthKey | WeaknessKey>[]): Block[] =>
      facts.length === 0
        ? []
        : [{ kind: 'heading', level: 2, text: title }, list(facts.map((one) => ({ text: sentence(one), codes: one.codes })))];
    const dependent = weak.some(({ key }) => key === 'dependent');
    const readings = INTERPRETATIONS.map((id) => ({ id, tally: summary.byInterpretation[id] }));
    return {
      facts: [
        ...strong,
        ...weak,
        ...(dependent ? readings.map(({ id, tally }) => ({ key: 'reading', params: { id, ...tally }, codes: [] })) : []),
      ],
      blocks: [
        ...part(say('report.stranky.strong'), strong),
        ...part(say('report.stranky.weak'), weak),
        ...(dependent
          ? [
              paragraph(say('report.stranky.readings.intro')),
              table(
                say('report.stranky.readings.alt'),
                [[say('report.stranky.readings.reading'), 2], ...LEVELS.map((level) => [LEVEL_WORD[level], 1, 'right'] as const)],
                readings.map(({ id, tally }) => [
                  cell(
                    id === evaluation.reading
                      ? say('report.stranky.readings.used', { reading: INTERPRETATION_WORD[id] })
                      : INTERPRETATION_WORD[id],
                  ),
                  ...LEVELS.map((level) => cell(czechNumber(tally[level]))),
                ]),
              ),
            ]
          : []),
      ],
    };
  },
};

function sentence({ key, params, codes }: Fact<StrengthKey | WeaknessKey>): string {
  const count = Number(params['count']);
  const number = (name: string): number => Number(params[name]);
  switch (key) {
    case 'above':
    case 'below':
      return say(key === 'below' && number('fulfilled') === 0 ? 'report.stranky.belowNone' : `report.stranky.${key}`, {
        area: areaText({ code: String(params['code']), name: String(params['name']) }),
        fulfilled: number('fulfilled'),
        total: number('total'),
        share: fulfilledShare(number('fulfilled'), number('total')),
        average: fulfilledShare(number('wholeFulfilled'), number('wholeTotal')),
      });
    case 'withoutUnfulfilled':
      return say('report.stranky.withoutUnfulfilled', {
        count,
        area: areaText({ code: String(params['code']), name: String(params['name']) }),
      });
    case 'leadsComplete':
    case 'leadsSilent':
      return say(`report.stranky.${key}`, { count, inNames: afterColon(namesIn({ params }, 'names')) });
    case 'unanswered':
    case 'dependent':
      return say(`report.stranky.${key}`, { count, inCodes: inBrackets(codes) });
    case 'settled':
      return say('report.stranky.settled');
    case 'most.partial':
    case 'most.unfulfilled':
    case 'unknown':
      return reasonSentence({ key, params, codes });
  }
}
