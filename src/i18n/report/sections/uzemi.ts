import type { Block, Paragraph } from '../../../core/report/document';
import {
  aszFunds,
  aszGroups,
  territorialCriteria,
  territoryFacts,
  type AszFunds,
  type GroupFigures,
} from '../../../core/report/facts/territory';
import { czechNumber, czechPercent } from '../../../core/text/typography';
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
    const groups = aszGroups(source);
    if (criteria.length + funds.rows.length === 0) return source.plan.settings.withoutTerritory ? 'withoutTerritory' : 'noTerritory';
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
    const both = criteria.length > 0 && (funds.rows.length > 0 || groups !== null);
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
        ...(funds.rows.length === 0
          ? []
          : [...title(say('report.uzemi.fundsTitle')), ...sentences(['funds', 'fundsDiffer', 'fundsUnread']), fundsTable(funds)]),
        ...(groups === null
          ? []
          : [
              ...title(say('report.uzemi.groupsTitle')),
              paragraph(groupsText(groups)),
              groupsTable(groups),
              paragraph(say('report.uzemi.caveat')),
            ]),
      ],
    };
  },
};

const share = (percent: number): string => czechPercent(percent, percent);

interface Groups {
  readonly partners: GroupFigures;
  readonly others: GroupFigures;
}

function groupsText({ partners, others }: Groups): string {
  const counts = say('report.uzemi.groups', {
    partners: partners.municipalities,
    partnersAnswered: partners.answered,
    others: others.municipalities,
    othersAnswered: others.answered,
  });
  const medians =
    partners.percent === null || others.percent === null
      ? say('report.uzemi.groupsTooFew')
      : say('report.uzemi.medians', { partners: share(partners.percent), others: share(others.percent) });
  return `${counts} ${medians}`;
}

function groupsTable(groups: Groups): Block {
  const row = (name: string, { municipalities, answered, silent, percent }: GroupFigures) => [
    cell(name),
    cell(czechNumber(municipalities)),
    cell(czechNumber(answered)),
    cell(czechNumber(silent)),
    cell(percent === null ? '–' : share(percent)),
  ];
  return table(
    say('report.uzemi.group.alt'),
    [
      [say('report.uzemi.group.name'), 3],
      [say('report.uzemi.group.municipalities'), 1, 'right'],
      [say('report.uzemi.group.answered'), 1.3, 'right'],
      [say('report.uzemi.group.silent'), 1.3, 'right'],
      [say('report.uzemi.group.median'), 2, 'right'],
    ],
    [row(say('report.uzemi.group.partners'), groups.partners), row(say('report.uzemi.group.others'), groups.others)],
  );
}

function fundsTable({ rows, sum, declared, difference }: AszFunds): Block {
  const withNotes = rows.some(({ note }) => note !== '');
  const withInhabitants = rows.some(({ perInhabitant }) => perInhabitant !== null);
  const line = (label: string, amount: number) => [
    cell(label),
    cell(czechNumber(amount)),
    ...(withInhabitants ? [cell('')] : []),
    ...(withNotes ? [cell('')] : []),
  ];
  const differs = declared !== null && difference !== 0;
  return table(
    say('report.uzemi.asz.alt'),
    [
      [say('report.uzemi.asz.municipality'), 3],
      [say('report.uzemi.asz.funds'), 2, 'right'],
      ...(withInhabitants ? [[say('report.uzemi.asz.perInhabitant'), 1.5, 'right'] as const] : []),
      ...(withNotes ? [[say('report.uzemi.asz.note'), 3] as const] : []),
    ],
    [
      ...rows.map(({ municipality, funds, raw, perInhabitant, note }) => [
        cell(municipality),
        cell(funds === null ? raw : czechNumber(funds)),
        ...(withInhabitants ? [cell(perInhabitant === null ? '' : czechNumber(perInhabitant))] : []),
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
