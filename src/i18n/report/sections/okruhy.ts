import { LEVELS } from '../../../core/plan/level';
import { areaFacts, ENOUGH, sizeOf, usedAreas } from '../../../core/report/facts/areas';
import { levelShares, type GroupTally } from '../../../core/rules/summary';
import type { Table } from '../../../core/report/document';
import { czechNumber, czechPercent } from '../../../core/text/typography';
import { LEVEL_WORD } from '../../../core/text/wording';
import { areaText } from '../labels';
import { cell, paragraph, table, together } from '../blocks';
import { namesText, say } from '../say';
import type { SectionRecord } from '../section';
import { namesIn } from './podklady';

export const okruhy: SectionRecord = {
  id: 'okruhy',
  make: ({ source }) => {
    const { areas, subareas } = source.summary;
    if (usedAreas(source).length === 0) return 'noAreas';
    const facts = areaFacts(source);
    const drawn = areas.filter((area) => sizeOf(area) > 0);
    const parts = subareas.filter((area) => sizeOf(area) > 0);
    const sentences = facts.flatMap(({ key, params, codes }) => {
      if (key !== 'highest' && key !== 'lowest') return [];
      const [fulfilled, total] = [Number(params['fulfilled']), Number(params['total'])];
      const said = {
        count: Number(params['count']),
        names: namesText(namesIn({ params }, 'names')),
        fulfilled,
        total,
        share: fulfilledShare(fulfilled, total),
      };
      return [paragraph(say(`report.okruhy.${key}`, said), codes)];
    });
    const small = drawn.some((area) => sizeOf(area) < ENOUGH);
    return {
      facts,
      blocks: [
        groupTable(drawn, 'areas'),
        {
          kind: 'chart',
          type: 'bars100',
          title: say('report.okruhy.chartTitle'),
          alt: say('report.okruhy.chart', {
            parts: drawn
              .map((area) =>
                say('report.okruhy.part', {
                  area: areaText(area),
                  fulfilled: area.fulfilled,
                  partial: area.partial,
                  unfulfilled: area.unfulfilled,
                }),
              )
              .join('; '),
          }),
          categories: drawn.map(areaText),
          series: LEVELS.map((level) => ({ name: LEVEL_WORD[level], level, values: drawn.map((area) => area[level]) })),
        },
        ...together([
          ...sentences,
          ...(sentences.length > 0 && small ? [paragraph(say('report.okruhy.enough', { n: czechNumber(ENOUGH) }))] : []),
        ]),
        // Where every area has one part the table would say the same once more.
        ...(parts.length > drawn.length ? [groupTable(parts, 'subareas')] : []),
      ],
    };
  },
};

/** The share of fulfilled measures in a group, by the function that gives every other share. */
export function fulfilledShare(fulfilled: number, total: number): string {
  const [share] = levelShares({ fulfilled, partial: 0, unfulfilled: total - fulfilled });
  return czechPercent(share!.percent, fulfilled);
}

function groupTable(groups: readonly GroupTally[], of: 'areas' | 'subareas'): Table {
  const sum = { code: '', name: '', fulfilled: 0, partial: 0, unfulfilled: 0 };
  for (const group of groups) for (const level of LEVELS) sum[level] += group[level];
  const row = (label: string, group: GroupTally) => [
    cell(label),
    ...LEVELS.map((level) => cell(czechNumber(group[level]))),
    cell(czechNumber(sizeOf(group))),
  ];
  const without = say(of === 'areas' ? 'report.okruhy.without' : 'report.okruhy.withoutSubarea');
  return table(
    say(of === 'areas' ? 'report.okruhy.table.alt' : 'report.okruhy.table.altSub'),
    [
      [say(of === 'areas' ? 'report.okruhy.table.area' : 'report.okruhy.table.subarea'), 3.4],
      ...LEVELS.map((level) => [LEVEL_WORD[level], 1.5, 'right'] as const),
      [say('report.okruhy.table.total'), 1, 'right'],
    ],
    [...groups.map((group) => row(group.code === '' ? without : areaText(group), group)), row(say('report.okruhy.table.total'), sum)],
    true,
  );
}
