import { limitFacts } from '../../../core/report/facts/limits';
import { list } from '../blocks';
import { inBrackets, say } from '../say';
import type { SectionRecord } from '../section';

export const omezeni: SectionRecord = {
  id: 'omezeni',
  make: ({ source }) => {
    const facts = limitFacts(source);
    return {
      facts,
      blocks: [
        list(
          facts.map(({ key, params, codes }) => {
            const count = Number(params['count']);
            switch (key) {
              case 'unanswered':
                return { text: say('report.omezeni.unanswered', { count, inCodes: inBrackets(codes) }), codes };
              case 'dependent':
                return { text: say('report.omezeni.dependent', { count }), codes };
              case 'smallAreas':
                return { text: say('report.omezeni.smallAreas', { least: Number(params['least']), most: Number(params['most']) }) };
              default:
                return { text: say(`report.omezeni.${key}`) };
            }
          }),
        ),
      ],
    };
  },
};
