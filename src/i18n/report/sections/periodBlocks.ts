import type { Block, Cell } from '../../../core/report/document';
import { levelsOfPeriod, type Period } from '../../../core/periods/period';
import { LEVELS, type Tally } from '../../../core/plan/level';
import { czechNumber } from '../../../core/text/typography';
import { LEVEL_WORD } from '../../../core/text/wording';
import { cell, table } from '../blocks';
import { say } from '../say';

/** Totals of periods side by side, as a table and as a chart of shares; the oldest first. */
export function totalsBlocks(periods: readonly Period[], title: string): Block[] {
  const totals = periods.map((period) => ({ label: period.label, tally: levelsOfPeriod(period) }));
  return [
    table(
      say('report.porovnani.totals.alt'),
      [
        [say('report.porovnani.totals.period'), 2],
        ...LEVELS.map((level) => [LEVEL_WORD[level], 1.2, 'right'] as const),
        [say('report.okruhy.table.total'), 1, 'right'],
      ],
      totals.map(({ label, tally }) => [cell(label), ...numbersOf(tally)]),
    ),
    {
      kind: 'chart',
      type: 'columns100',
      title,
      alt: say('report.porovnani.chart', {
        parts: totals
          .map(({ label, tally: { fulfilled, partial, unfulfilled } }) =>
            say('report.okruhy.part', { area: label, fulfilled, partial, unfulfilled }),
          )
          .join('; '),
      }),
      categories: totals.map(({ label }) => label),
      series: LEVELS.map((level) => ({ name: LEVEL_WORD[level], level, values: totals.map(({ tally }) => tally[level]) })),
    },
  ];
}

const numbersOf = (tally: Tally): Cell[] =>
  [...LEVELS.map((level) => tally[level]), LEVELS.reduce((sum, level) => sum + tally[level], 0)].map((count) => cell(czechNumber(count)));
