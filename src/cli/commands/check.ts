import { check } from '../../workbook/summary/summarize';
import type { Command } from '../command';
import { inWorkbook } from '../embedded';
import { UsageError } from '../failure';
import { findingsJson } from '../json';
import { readInput } from '../paths';
import { readingOption } from '../reading';
import { exitCode, findingLines } from '../text';

const OPTIONS = {
  json: { type: 'boolean' },
  reading: { type: 'string' },
  // Known only to say whose they are.
  out: { type: 'string' },
  range: { type: 'string' },
} as const;

export const checkCommand: Command<typeof OPTIONS> = {
  name: 'check',
  options: OPTIONS,
  inputs: { least: 1, most: 1 },
  usage: (t) => t('cli.check.usage'),
  help: (t) => t('cli.check.help'),
  async run({ values, inputs: [input = ''] }, t, io) {
    if (values.out !== undefined || values.range !== undefined) throw new UsageError(t('cli.checkOnly'));
    const options = readingOption(values.reading, t);
    const { findings } = await inWorkbook(readInput(input, t), io, () => check(options));
    io.stdout(values.json ? JSON.stringify({ findings: findingsJson(findings, t) }, null, 2) : findingLines(findings, t).join('\n'));
    return exitCode(findings);
  },
};
