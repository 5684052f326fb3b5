import type { Block, Paragraph } from '../../../core/report/document';
import { aszFunds, territorialCriteria, territoryFacts, type AszFunds } from '../../../core/report/facts/territory';
import { czechNumber } from '../../../core/text/typography';
import { cell, levelCell, paragraph, table, together } from '../blocks';
import { criterionText } from '../labels';
import { inBrackets, say } from '../say';
import { coverageShare } from '../annex';
import type { SectionRecord } from '../section';
import { thresholdText } from './podklady';

export const uzemi: SectionRecord = {
  id: 'uzemi',
  make: ({ source }) => {
    const criteria = territorialCriteria(source);
    const funds = aszFunds(source);
    if (criteria.length + funds.rows.length === 0) return 'noTerritory';
    const facts = territoryFacts(source);
    const sentences = (keys: readonly string[]): Paragraph[] =>
      facts.flatMap(({ key, params, codes }) => {
        if (!keys.includes(key)) return [];
        const count = Number(params['count']);
        const inCodes = inBrackets(codes);
        if (key === 'criteria') return [paragraph(say('report.uzemi.criteria', { count, inCodes }), codes)];
        if (key === 'reached') {
          const threshold = thresholdText(Number(params['threshold']));
          const only = count === 0 ? ('report.uzemi.reachedNotOnly' as const) : ('report.uzemi.reachedOnly' as const);
          const text = criteria.length === 1 ? say(only, { threshold }) : say('report.uzemi.reached', { count, threshold, inCodes });
          return [paragraph(text, codes)];
        }
        if (key === 'funds') {
          const { quoted, millions, side } = params;
          const about =
            Number(millions) > 0 && (side === 'over' || side === 'almost') ? say(`report.uzemi.${side}`, { count: Number(millions) }) : '';
          return [paragraph(say('report.uzemi.funds', { sum: Number(quoted), about }))];
        }
        return key === 'fundsDiffer' || key === 'fundsUnread' ? [paragraph(say(`report.uzemi.${key}`))] : [];
      });
    const both = criteria.length > 0 && funds.rows.length > 0;
    const title = (text: string): Block[] => (both ? [{ kind: 'heading', level: 2, text }] : []);
    return {
      facts,
      blocks: [
        ...title(say('report.uzemi.coverageTitle')),
        ...together(sentences(['criteria', 'reached'])),
        ...(criteria.length === 0
          ? []
          : [
              table(
                say('report.uzemi.table.alt'),
                [
                  [say('report.uzemi.table.code'), 1],
                  [say('report.uzemi.table.criterion'), 5],
                  [say('report.uzemi.table.covered'), 1, 'right'],
                  [say('report.uzemi.table.share'), 1, 'right'],
                  [say('report.uzemi.table.level'), 1.9],
                ],
                criteria.map(({ verdict, criterion: { criterion, level }, covered, total }) => [
                  cell(verdict.measure.code),
                  cell(criterion === null ? verdict.measure.title : criterionText(criterion.number, criterion.text)),
                  cell(czechNumber(covered)),
                  cell(coverageShare({ covered, total })),
                  levelCell(level),
                ]),
              ),
            ]),
        ...title(say('report.uzemi.fundsTitle')),
        ...sentences(['funds', 'fundsDiffer', 'fundsUnread']),
        ...(funds.rows.length === 0 ? [] : [fundsTable(funds)]),
      ],
    };
  },
};

function fundsTable({ rows, sum, declared, difference }: AszFunds): Block {
  const withNotes = rows.some(({ note }) => note !== '');
  const line = (label: string, amount: number) => [cell(label), cell(czechNumber(amount)), ...(withNotes ? [cell('')] : [])];
  const differs = declared !== null && difference !== 0;
  return table(
    say('report.uzemi.asz.alt'),
    [
      [say('report.uzemi.asz.municipality'), 3],
      [say('report.uzemi.asz.funds'), 2, 'right'],
      ...(withNotes ? [[say('report.uzemi.asz.note'), 3] as const] : []),
    ],
    [
      ...rows.map(({ municipality, funds, raw, note }) => [
        cell(municipality),
        cell(funds === null ? raw : czechNumber(funds)),
        ...(withNotes ? [cell(note)] : []),
      ]),
      ...(differs
        ? [
            line(say('report.uzemi.asz.sum'), sum),
            line(say('report.uzemi.asz.declared'), declared),
            line(say('report.uzemi.asz.difference'), difference),
          ]
        : [line(say('report.uzemi.asz.total'), sum)]),
    ],
    !differs,
  );
}
