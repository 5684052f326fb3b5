import { revisionFacts, revisions } from '../../../core/report/facts/periods';
import { TRIGGER_WORD } from '../../../schema/periods';
import { cell, levelCell, list, paragraph, table } from '../blocks';
import { inBrackets, say } from '../say';
import type { SectionRecord } from '../section';

/** What is proposed for revision and why; what becomes of each measure is for the coordinator to say. */
export const revize: SectionRecord = {
  id: 'revize',
  make: ({ source, compared }) => {
    const all = revisions(source, compared);
    if (all.length === 0) return 'noRevision';
    const facts = revisionFacts(all);
    return {
      facts,
      blocks: [
        paragraph(
          say('report.revize.all', { count: all.length }),
          all.map(({ code }) => code),
        ),
        list(
          facts.flatMap(({ key, params, codes }) =>
            key === 'all'
              ? []
              : [
                  {
                    text: say('report.revize.trigger', {
                      trigger: TRIGGER_WORD[key],
                      n: Number(params['count']),
                      inCodes: inBrackets(codes),
                    }),
                    codes,
                  },
                ],
          ),
        ),
        table(
          say('report.revize.table.alt'),
          [
            [say('report.revize.table.code'), 1],
            [say('report.revize.table.title'), 5],
            [say('report.revize.table.level'), 1.9],
            [say('report.revize.table.why'), 4],
          ],
          all.map(({ code, title, level, triggers }) => [
            cell(code),
            cell(title),
            levelCell(level),
            cell(triggers.map((trigger) => TRIGGER_WORD[trigger]).join('; ')),
          ]),
        ),
      ],
    };
  },
};
