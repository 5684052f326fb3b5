import type { Cell } from '../../../core/report/document';
import type { Path } from '../../../core/periods/path';
import { levelsOfPeriod, type Period } from '../../../core/periods/period';
import { evaluationFacts } from '../../../core/report/facts/periods';
import { LEVELS } from '../../../core/plan/level';
import { INTERPRETATION_WORD } from '../../../core/rules/interpretation';
import { levelShares } from '../../../core/rules/summary';
import { czechList, czechNumber } from '../../../core/text/typography';
import { LEVEL_WORD } from '../../../core/text/wording';
import { COURSE_WORD } from '../../../schema/periods';
import { cell, levelCell, list, paragraph, table } from '../blocks';
import { inBrackets, inCzech, say } from '../say';
import type { SectionRecord } from '../section';
import { totalsBlocks } from './periodBlocks';

/** From so many periods on the figures over all of them say more than those of the last two. */
const LEAST = 3;
/** More columns than these are not read on an upright page. */
const UPRIGHT = 4;

/** All periods side by side, and the way of each measure through them. */
export const vyhodnoceni: SectionRecord = {
  id: 'vyhodnoceni',
  make: ({ compared }) => {
    if ('faults' in compared) return compared.faults.some(({ code }) => code === 'oneAlone') ? 'fewPeriods' : compared.faults;
    const { periods, paths } = compared.given;
    if (periods.length < LEAST) return 'fewPeriods';
    const facts = evaluationFacts(compared.given);
    return {
      facts,
      blocks: [
        paragraph(
          say('report.vyhodnoceni.intro', { count: periods.length, periods: czechList(periods.map(({ label }) => label)) }) +
            (isJudgedAlike(periods) ? '' : ` ${say('report.vyhodnoceni.differs', { periods: periods.map(howJudged).join('; ') })}`),
        ),
        list(LEVELS.map((level) => ({ strong: `${LEVEL_WORD[level]}: `, text: say('report.vyhodnoceni.level', waysOf(level, periods)) }))),
        ...totalsBlocks(periods, say('report.vyhodnoceni.chartTitle')),
        paragraph(
          say('report.vyhodnoceni.paths', { count: paths.length }),
          paths.map(({ code }) => code),
        ),
        list(
          facts.flatMap(({ key, params, codes }) =>
            key === 'course'
              ? [
                  {
                    text: say('report.vyhodnoceni.course', {
                      course: params['course'] === 'once' ? say('report.vyhodnoceni.once') : COURSE_WORD[params['course'] as 'steady'],
                      n: codes.length,
                      inCodes: inBrackets(codes),
                    }),
                    codes,
                  },
                ]
              : [],
          ),
        ),
        table(
          say('report.vyhodnoceni.table.alt'),
          [
            [say('report.vyhodnoceni.table.code'), 1],
            [say('report.vyhodnoceni.table.title'), 4],
            ...periods.map(({ label }) => [label, 1.7] as const),
            [say('report.vyhodnoceni.table.course'), 1.7],
          ],
          paths.map(({ code, title, steps, course }) => [
            cell(code),
            cell(title),
            ...steps.map(stepCell),
            cell(course === null ? '–' : COURSE_WORD[course]),
          ]),
        ),
        paragraph(inCzech()('periods.note.impact')),
      ],
      ...(periods.length > UPRIGHT ? { landscape: true } : {}),
    };
  },
};

/** "30 → 40 → 45 opatření" with shares likewise. */
function waysOf(level: (typeof LEVELS)[number], periods: readonly Period[]): { readonly counts: string; readonly shares: string } {
  const all = periods.map((period) => levelShares(levelsOfPeriod(period)).find((one) => one.level === level)!);
  return {
    counts: all.map(({ count }) => czechNumber(count)).join(' → '),
    shares: all.map(({ percent }) => `${percent ?? 0}\u00a0%`).join(' → '),
  };
}

/** The level of a measure then; of several that were merged later each level once. */
function stepCell(step: Path['steps'][number]): Cell {
  const levels = [...new Set(step.map(({ level }) => level))];
  const [only, ...others] = levels;
  if (only === undefined) return cell('–');
  return others.length === 0 ? levelCell(only) : cell(levels.map((level) => LEVEL_WORD[level]).join(' / '));
}

const isJudgedAlike = ([first, ...others]: readonly Period[]): boolean =>
  others.every(({ reading, threshold }) => reading === first!.reading && threshold.toFixed(4) === first!.threshold.toFixed(4));
const howJudged = ({ label, reading, threshold }: Period): string =>
  say('report.vyhodnoceni.judged', {
    period: label,
    reading: INTERPRETATION_WORD[reading],
    threshold: String(+(threshold * 100).toFixed(2)).replace('.', ','),
  });
