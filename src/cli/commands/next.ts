import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { CarryProblem } from '../../core/periods/carry';
import { UnusablePeriods } from '../../core/periods/fault';
import { nextPlan } from '../../files/plan/nextPlan';
import { buildPlanWorkbook } from '../../files/plan/template';
import type { Translate } from '../../i18n';
import { carryProblemText } from '../../i18n/periods';
import { nextPlanSource } from '../../workbook/periods/next';
import { planInWorkbook } from '../../workbook/periods/read';
import { dateOption, dayOf } from '../input/date';
import { withPlan } from '../input/notPlan';
import { checkApart, checkOut, readInput, statOf, writeWhole } from '../input/paths';
import { UsageError } from '../input/usageError';
import type { Io } from '../io';
import { usageOf, type RunOf } from '../options';
import { inWorkbook } from '../process/embedded';

export const run: RunOf<'next'> = async ({ values: { out, name = '', json, ...period }, inputs: [input = ''] }, t, io) => {
  if (out === undefined || name.trim() === '') throw new UsageError(usageOf('next', t));
  const [from, to] = [dateOption('from', period.from, t), dateOption('to', period.to, t)];
  if (from === null || to === null) throw new UsageError(t('cli.next.badPeriod'));
  checkOut(out, t);
  checkApart(out, input, t);
  const bytes = readInput(input, t);
  const answered = await answersAt(out, t, io);
  if (answered > 0) throw new UsageError(t('cli.next.filledIn', { path: out, count: answered }));
  const source = await withPlan(input, t, io, () => inWorkbook(bytes, t, io, () => nextPlanSource({ from, to }))).catch(
    (error: unknown) => {
      // How a period is frozen is another command here.
      const notFrozen = error instanceof UnusablePeriods && error.faults.find(({ code }) => code === 'notFrozen');
      if (notFrozen && 'period' in notFrozen)
        throw new UsageError(t('cli.next.notFrozen', { period: notFrozen.period, shown: shownPath(input) }));
      throw error;
    },
  );
  const { carried, problems } = source;
  const content = nextPlan({ ...source, name: name.trim(), from, to, issuedOn: dayOf(io.now()), token: randomUUID() });
  writeWhole(out, buildPlanWorkbook(content), t);
  const counts = { measures: carried.measures.length, criteria: carried.criteria.length, leads: source.leads.length };
  if (json) {
    const told = { carried: counts, left: carried.left, lineage: carried.lineage, problems: problems.map((one) => problemJson(one, t)) };
    io.stdout(JSON.stringify(told, null, 2));
  } else {
    const left = carried.left.map(({ code }) => code).join(', ');
    io.stdout(
      [
        t('cli.next.carried', { name: name.trim(), ...counts }),
        ...(left === '' ? [] : [t('cli.next.left', { codes: left })]),
        ...problems.map((problem) => `  ${carryProblemText(problem, t)}`),
        t('cli.written', { path: resolve(out) }),
      ].join('\n'),
    );
  }
  return problems.length === 0 ? 0 : 1;
};

/** How many answers are in the plan that stands there already; 0 where nothing stands, or no plan. */
async function answersAt(path: string, t: Translate, io: Io): Promise<number> {
  if (!statOf(path)?.isFile()) return 0;
  try {
    return (await inWorkbook(readInput(path, t), t, io, planInWorkbook)).statements.length;
  } catch {
    return 0;
  }
}

const shownPath = (path: string): string => (/[\s"'$]/.test(path) ? `"${path}"` : path);

const problemJson = (problem: CarryProblem, t: Translate): object => ({
  code: problem.code,
  measure: 'measure' in problem ? problem.measure : null,
  message: carryProblemText(problem, t),
});
