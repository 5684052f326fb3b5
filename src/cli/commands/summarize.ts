import { resolve } from 'node:path';
import type { Interpretation } from '../../core/rules/interpretation';
import type { Translate } from '../../i18n';
import { ExcelFault } from '../../workbook/excel/run';
import { summarize } from '../../workbook/summary/summarize';
import { summarizeList, type ListReport } from '../../workbook/summary/summarizeList';
import type { PlacedFinding } from '../../workbook/summary/report';
import type { RunOf } from '../options';
import { inWorkbook, saveTo } from '../embedded';
import { UsageError } from '../usageError';
import type { Io } from '../io';
import { listJson, reportJson } from '../json';
import { checkOut, readInput } from '../paths';
import { readingOption } from '../reading';
import { exitCode, findingLines, levelLines, reportText } from '../text';

export const run: RunOf<'summarize'> = async ({ values: { out, json, reading, range }, inputs: [input = ''] }, t, io) => {
  const options = readingOption(reading, t);
  if (out !== undefined) checkOut(out, t);
  return inWorkbook(readInput(input, t), t, io, async (excel) => {
    const outcome = range === undefined ? await wholePlan(options, t, io) : await plainList(range, t, io);
    // What falls while it is being told must fall before anything is written.
    const said = json ? JSON.stringify(outcome.json(), null, 2) : outcome.text();
    if (out !== undefined) await saveTo(out, excel, t, io);
    const where = out === undefined ? t('cli.notWritten') : t('cli.written', { path: resolve(out) });
    io.stdout(json ? said : [said, '', where].join('\n'));
    return exitCode(outcome.findings);
  });
};

interface Outcome {
  readonly json: () => object;
  readonly text: () => string;
  readonly findings: readonly PlacedFinding[];
}

async function wholePlan(options: { reading?: Interpretation }, t: Translate, io: Io): Promise<Outcome> {
  const report = await summarize({ ...options, now: io.now() });
  return { json: () => reportJson(report, t), text: () => reportText(report, t), findings: report.findings };
}

async function plainList(range: string, t: Translate, io: Io): Promise<Outcome> {
  const list = await summarizeRange(range, t, io);
  return {
    json: () => listJson(list, t),
    text: () => [...levelLines(list.levels), '', ...findingLines(list.findings, t)].join('\n'),
    findings: list.findings,
  };
}

async function summarizeRange(range: string, t: Translate, io: Io): Promise<ListReport> {
  const nowhere = (): UsageError => new UsageError(t('cli.badRange', { range }));
  // Excel takes no address for the whole sheet.
  if (/(^|!)\s*$/.test(range)) throw nowhere();
  try {
    return await summarizeList(io.now(), range);
  } catch (error) {
    throw isNowhere(error) ? nowhere() : error;
  }
}

/** Excel does not know the sheet, or does not understand the address. */
function isNowhere(error: unknown): boolean {
  if (!(error instanceof ExcelFault)) return false;
  if (error.cause === undefined) return false;
  const { code, debugInfo } = error.cause as OfficeExtension.Error;
  return code === 'ItemNotFound' || (code === 'InvalidArgument' && debugInfo.errorLocation === 'Worksheet.getRange');
}
