import type { Block } from '../../../core/report/document';
import { resultFacts } from '../../../core/report/facts/result';
import type { howAll, Level } from '../../../core/plan/level';
import { czechNumber, czechPercent } from '../../../core/text/typography';
import { LEVEL_WORD } from '../../../core/text/wording';
import { cell, levelCell, paragraph, paragraphs, table } from '../blocks';
import { inBrackets, say } from '../say';
import type { SectionRecord } from '../section';

export const shrnuti: SectionRecord = {
  id: 'shrnuti',
  make: ({ source, includes }) => {
    const { summary, plan } = source;
    if (summary.total === 0) return 'noMeasures';
    const facts = resultFacts(source);
    const levels = summary.levels.map((each) => ({ ...each, share: czechPercent(each.percent, each.count) }));
    const exhibits: Block[] = [
      table(
        say('report.shrnuti.table.alt'),
        [
          [say('report.shrnuti.table.level'), 2],
          [say('report.shrnuti.table.count'), 1, 'right'],
          [say('report.shrnuti.table.share'), 1, 'right'],
        ],
        [
          ...levels.map(({ level, count, share }) => [levelCell(level), cell(czechNumber(count)), cell(share)]),
          [cell(say('report.shrnuti.table.total')), cell(czechNumber(summary.total)), cell('100 %')],
        ],
        true,
      ),
      {
        kind: 'chart',
        type: 'pie',
        title: plan.settings.chartTitle,
        alt: say('report.shrnuti.chart', {
          parts: levels.map(({ level, count, share }) => `${LEVEL_WORD[level]} ${czechNumber(count)} (${share})`).join(', '),
        }),
        categories: levels.map(({ level }) => LEVEL_WORD[level]),
        series: [{ name: say('report.shrnuti.table.count'), values: levels.map(({ count }) => count) }],
        labels: levels.map(({ caption }) => caption),
      },
    ];
    return {
      facts,
      blocks: [
        ...exhibits,
        ...paragraphs(facts, [['total', 'all', 'fulfilled'], ['partial'], ['unfulfilled', 'silent']], (one) => sentence(one, facts)),
        ...(includes('priloha') ? [paragraph(say('report.shrnuti.annex'))] : []),
      ],
    };
  },
};

type Counted = ReturnType<typeof resultFacts>[number];

function sentence({ key, params, codes }: Counted, facts: readonly Counted[]): string | null {
  const count = Number(params['count']);
  switch (key) {
    case 'total':
      // Where all are alike the next sentence says how many they are.
      return facts.some((other) => other.key === 'all') ? null : say('report.shrnuti.total', { count });
    case 'all':
      return say(`report.shrnuti.all.${params['level'] as Level}.${params['how'] as ReturnType<typeof howAll>}`, { n: czechNumber(count) });
    case 'silent':
      return say('report.shrnuti.silent', { count, inCodes: inBrackets(codes) });
    default:
      return say(`report.shrnuti.${key}`, { count, share: czechPercent(Number(params['percent']), count), inCodes: inBrackets(codes) });
  }
}
