import { check } from '../../workbook/summary/summarize';
import type { RunOf } from '../options';
import { inWorkbook } from '../process/embedded';
import { UsageError } from '../input/usageError';
import { accountJson, planAccountLines } from '../output/account';
import { findingsJson } from '../output/json';
import { withPlan } from '../input/notPlan';
import { readInput } from '../input/paths';
import { readingOption } from '../input/reading';
import { exitCode, findingLines } from '../output/text';

export const run: RunOf<'check'> = async ({ values, inputs: [input = ''] }, t, io) => {
  if (values.out !== undefined || values.range !== undefined) throw new UsageError(t('cli.checkOnly'));
  const options = readingOption(values.reading, t);
  const bytes = readInput(input, t);
  const { findings, account } = await withPlan(input, t, io, () => inWorkbook(bytes, t, io, () => check(options)));
  const json = (): object => ({ findings: findingsJson(findings, t), account: accountJson(account, () => '', t) });
  io.stdout(values.json ? JSON.stringify(json(), null, 2) : [...findingLines(findings, t), ...planAccountLines(account, t)].join('\n'));
  return exitCode(findings);
};
