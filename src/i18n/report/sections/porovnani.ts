import type { Block, Cell } from '../../../core/report/document';
import type { Movement } from '../../../core/periods/compare';
import { comparedPeriods, comparisonFacts } from '../../../core/report/facts/periods';
import { LEVELS, type Level, type Tally } from '../../../core/plan/level';
import { czechNumber } from '../../../core/text/typography';
import { LEVEL_WORD } from '../../../core/text/wording';
import { CAUSE_WORD, CHANGE_WORD } from '../../../schema/periods';
import { comparisonSaid } from '../../periods';
import { cell, levelCell, list, table } from '../blocks';
import { inCzech, say } from '../say';
import type { SectionRecord } from '../section';

export const porovnani: SectionRecord = {
  id: 'porovnani',
  make: ({ source, previous }) => {
    if (previous === null) return 'noPrevious';
    const compared = comparedPeriods(source, previous);
    if (compared === 'noDates') return 'noDates';
    if (compared === 'notFollowing') return 'notFollowing';
    const { comparison, ownThreshold } = compared;
    const { before, now, totals, matrix, movements } = comparison;
    const said = comparisonSaid(comparison, [], { reading: null, ownThreshold, editedSince: null }, inCzech());
    const moved = movements.filter(({ change }) => change !== 'same');
    const periods = [
      { label: before.label, tally: totals.before },
      { label: now.label, tally: totals.now },
    ];
    const blocks: Block[] = [
      list(said.map(({ item, text }) => ({ strong: `${item}: `, text: cell(text).text }))),
      table(
        say('report.porovnani.totals.alt'),
        [
          [say('report.porovnani.totals.period'), 2],
          ...LEVELS.map((level) => [LEVEL_WORD[level], 1.2, 'right'] as const),
          [say('report.okruhy.table.total'), 1, 'right'],
        ],
        periods.map(({ label, tally }) => [cell(label), ...numbersOf(tally)]),
      ),
      {
        kind: 'chart',
        type: 'columns100',
        title: say('report.porovnani.chartTitle'),
        alt: say('report.porovnani.chart', {
          parts: periods
            .map(({ label, tally: { fulfilled, partial, unfulfilled } }) =>
              say('report.okruhy.part', { area: label, fulfilled, partial, unfulfilled }),
            )
            .join('; '),
        }),
        categories: periods.map(({ label }) => label),
        series: LEVELS.map((level) => ({ name: LEVEL_WORD[level], level, values: periods.map(({ tally }) => tally[level]) })),
      },
      table(
        say('report.porovnani.matrix.alt', { before: before.label, now: now.label }),
        [
          [say('report.porovnani.matrix.was', { period: before.label }), 2],
          ...LEVELS.map(
            (level) => [say('report.porovnani.matrix.is', { level: LEVEL_WORD[level], period: now.label }), 1.4, 'right'] as const,
          ),
        ],
        LEVELS.map((was) => [levelCell(was), ...LEVELS.map((is) => cell(czechNumber(matrix[was][is])))]),
      ),
    ];
    return { facts: comparisonFacts(comparison), blocks: moved.length === 0 ? blocks : [...blocks, movementTable(moved)] };
  },
};

const numbersOf = (tally: Tally): Cell[] =>
  [...LEVELS.map((level) => tally[level]), LEVELS.reduce((sum, level) => sum + tally[level], 0)].map((count) => cell(czechNumber(count)));

const levelOrDash = (level: Level | null): Cell => (level === null ? cell('–') : levelCell(level));

const movementTable = (movements: readonly Movement[]): Block =>
  table(
    say('report.porovnani.movements.alt'),
    [
      [say('report.porovnani.movements.code'), 1],
      [say('report.porovnani.movements.title'), 4],
      [say('report.porovnani.movements.before'), 1.7],
      [say('report.porovnani.movements.now'), 1.7],
      [say('report.porovnani.movements.change'), 1.7],
      [say('report.porovnani.movements.because'), 1.7],
    ],
    movements.map(({ code, title, before, after, change, because }) => [
      cell(code),
      cell(title),
      levelOrDash(before),
      levelOrDash(after),
      cell(CHANGE_WORD[change]),
      cell(because.map((cause) => CAUSE_WORD[cause]).join(', ') || '–'),
    ]),
  );
