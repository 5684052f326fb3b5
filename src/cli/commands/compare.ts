import { resolve } from 'node:path';
import type { Movement } from '../../core/periods/compare';
import { levelsOfPeriod } from '../../core/periods/period';
import type { PeriodsCompared } from '../../core/periods/sideBySide';
import type { Plan } from '../../core/plan/plan';
import { levelShares } from '../../core/rules/summary';
import { czechDate } from '../../core/text/date';
import { LEVEL_WORD } from '../../core/text/wording';
import type { Translate } from '../../i18n';
import { comparisonSaid, reconciliation } from '../../i18n/periods';
import { CAUSE_WORD, CHANGE_WORD } from '../../schema/periods';
import { comparedPeriods, writeComparison } from '../../workbook/periods/compare';
import { planInWorkbook } from '../../workbook/periods/read';
import { withPlan } from '../input/notPlan';
import { checkOut, readInput } from '../input/paths';
import { readingOption } from '../input/reading';
import { UsageError } from '../input/usageError';
import type { Io } from '../io';
import { usageOf, type RunOf } from '../options';
import { levelLines } from '../output/text';
import { inWorkbook, saveTo } from '../process/embedded';

export const run: RunOf<'compare'> = async ({ values: { out, previous = [], reading, json }, inputs: [input = '', ...more] }, t, io) => {
  // `--previous A.xlsx B.xlsx`: what follows belongs to it; without it nobody knows what the second file is.
  if (more.length > 0 && previous.length === 0) throw new UsageError(usageOf('compare', t));
  const options = readingOption(reading, t);
  if (out !== undefined) checkOut(out, t);
  const bytes = readInput(input, t);
  const plans: Plan[] = [];
  for (const path of [...previous, ...more]) plans.push(await planAt(path, t, io));
  return withPlan(input, t, io, () =>
    inWorkbook(bytes, t, io, async (excel) => {
      const asked = { ...options, previous: plans };
      const compared = out === undefined ? await comparedPeriods(asked) : await writeComparison({ ...asked, now: io.now() });
      const said = json ? JSON.stringify(compareJson(compared, t), null, 2) : compareText(compared, t);
      if (out !== undefined) await saveTo(out, excel, t, io);
      const where = out === undefined ? t('cli.notWritten') : t('cli.written', { path: resolve(out) });
      io.stdout(json ? said : [said, '', where].join('\n'));
      return compared.notes.editedSince === null ? 0 : 1;
    }),
  );
};

const planAt = (path: string, t: Translate, io: Io): Promise<Plan> => {
  const bytes = readInput(path, t);
  return withPlan(path, t, io, () => inWorkbook(bytes, t, io, planInWorkbook));
};

const compareJson = ({ periods, comparison }: PeriodsCompared, t: Translate): object => ({
  periods: periods.map((period) => ({ period: period.label, asOf: period.asOf, levels: levelsOfPeriod(period) })),
  movement: comparison.movements.map(({ code, before, after, change, because }) => ({ code, before, after, change, because })),
  sentence: reconciliation(comparison, t).join(' '),
});

function compareText({ periods, comparison, paths, notes }: PeriodsCompared, t: Translate): string {
  const moved = comparison.movements.filter(({ change }) => change !== 'same');
  return [
    ...periods.flatMap((period) => [
      t('cli.compare.period', { period: period.label, asOf: czechDate(period.asOf) }),
      ...levelLines(levelShares(levelsOfPeriod(period))),
      '',
    ]),
    ...comparisonSaid(comparison, paths, notes, t).map(({ text }) => text),
    '',
    ...(moved.length === 0 ? [t('cli.compare.none')] : [t('cli.compare.moved'), ...moved.map(movementLine)]),
  ].join('\n');
}

function movementLine({ code, before, after, change, because }: Movement): string {
  const levels = [before, after].map((level) => (level === null ? '–' : LEVEL_WORD[level])).join(' → ');
  const causes = because.map((cause) => CAUSE_WORD[cause]).join(', ');
  return `  ${code}: ${levels}, ${CHANGE_WORD[change]}${causes && ` (${causes})`}`;
}
