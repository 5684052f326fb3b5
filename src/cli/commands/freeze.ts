import { resolve } from 'node:path';
import { levelsOfPeriod } from '../../core/periods/period';
import { levelShares } from '../../core/rules/summary';
import { freezePeriod } from '../../workbook/periods/freeze';
import { dayOf } from '../input/date';
import { withPlan } from '../input/notPlan';
import { checkOut, readInput } from '../input/paths';
import { UsageError } from '../input/usageError';
import { usageOf, type RunOf } from '../options';
import { exitCode, levelLines, listedFindings } from '../output/text';
import { inWorkbook, saveTo } from '../process/embedded';

export const run: RunOf<'freeze'> = async ({ values: { out, by, reason = '', json }, inputs: [input = ''] }, t, io) => {
  if (out === undefined || by === undefined) throw new UsageError(usageOf('freeze', t));
  checkOut(out, t);
  const bytes = readInput(input, t);
  return withPlan(input, t, io, () =>
    inWorkbook(bytes, t, io, async (excel) => {
      const { period, already, replaced, errors } = await freezePeriod({ by, on: dayOf(io.now()), why: reason, now: io.now() });
      const levels = levelsOfPeriod(period);
      const { label, asOf, planMark, measures } = period;
      const told = { period: label, asOf, measures: measures.length, levels, fingerprint: planMark, already };
      const lines = [
        already
          ? t('cli.freeze.already', { period: label })
          : t('cli.freeze.done', { period: label, measures: measures.length, fingerprint: planMark }),
        ...(replaced > 0 ? [t('cli.freeze.replaced', { count: replaced })] : []),
        ...levelLines(levelShares(levels)),
      ];
      const wrong = errors.length === 0 ? [] : [t('cli.freeze.errors', { count: errors.length }), ...listedFindings(errors, t)];
      await saveTo(out, excel, t, io);
      io.stdout(json ? JSON.stringify(told, null, 2) : [...lines, '', ...wrong, t('cli.written', { path: resolve(out) })].join('\n'));
      if (json && wrong.length > 0) io.stderr(wrong.join('\n'));
      return exitCode(errors);
    }),
  );
};
