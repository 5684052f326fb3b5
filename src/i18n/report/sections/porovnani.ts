import type { Block, Cell } from '../../../core/report/document';
import type { Movement } from '../../../core/periods/compare';
import { comparisonFacts } from '../../../core/report/facts/periods';
import { LEVELS, type Level } from '../../../core/plan/level';
import { czechNumber } from '../../../core/text/typography';
import { LEVEL_WORD } from '../../../core/text/wording';
import { CAUSE_WORD, CHANGE_WORD } from '../../../schema/periods';
import { comparisonSaid } from '../../periods';
import { cell, levelCell, list, table } from '../blocks';
import { inCzech, say } from '../say';
import type { SectionRecord } from '../section';
import { totalsBlocks } from './periodBlocks';

export const porovnani: SectionRecord = {
  id: 'porovnani',
  make: ({ compared }) => {
    if ('faults' in compared) return compared.faults.some(({ code }) => code === 'oneAlone') ? 'noPrevious' : compared.faults;
    const { comparison, notes } = compared;
    const { before, now, matrix, movements } = comparison;
    const said = comparisonSaid(comparison, [], { ...notes, editedSince: null }, inCzech());
    const moved = movements.filter(({ change }) => change !== 'same');
    const blocks: Block[] = [
      list(said.map(({ item, text }) => ({ strong: `${item}: `, text: cell(text).text }))),
      ...totalsBlocks([before, now], say('report.porovnani.chartTitle')),
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
