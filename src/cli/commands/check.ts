import { check } from '../../workbook/summary/summarize';
import type { RunOf } from '../options';
import { inWorkbook } from '../embedded';
import { UsageError } from '../usageError';
import { accountJson, planAccountLines } from '../account';
import { findingsJson } from '../json';
import { withPlan } from '../notPlan';
import { readInput } from '../paths';
import { readingOption } from '../reading';
import { exitCode, findingLines } from '../text';

export const run: RunOf<'check'> = async ({ values, inputs: [input = ''] }, t, io) => {
  if (values.out !== undefined || values.range !== undefined) throw new UsageError(t('cli.checkOnly'));
  const options = readingOption(values.reading, t);
  const bytes = readInput(input, t);
  const { findings, account } = await withPlan(input, t, io, () => inWorkbook(bytes, t, io, () => check(options)));
  const json = (): object => ({ findings: findingsJson(findings, t), account: accountJson(account, () => '', t) });
  io.stdout(values.json ? JSON.stringify(json(), null, 2) : [...findingLines(findings, t), ...planAccountLines(account, t)].join('\n'));
  return exitCode(findings);
};
