import { resolve } from 'node:path';
import { listProblemText, type ListProblem } from '../../files/measureList/problems';
import type { EmbeddedExcel } from '../../host';
import type { Interpretation } from '../../core/rules/interpretation';
import type { Translate } from '../../i18n';
import { findingText } from '../../i18n/sentences';
import type { ListGuess } from '../../schema/read/list';
import { ExcelFault } from '../../workbook/excel/run';
import { summarize } from '../../workbook/summary/summarize';
import { summarizeList, type ListReport } from '../../workbook/summary/summarizeList';
import type { PlacedFinding } from '../../workbook/summary/report';
import type { RunOf } from '../options';
import { accountLines } from '../output/account';
import { inWorkbook, saveTo } from '../process/embedded';
import { UsageError } from '../input/usageError';
import type { Io } from '../io';
import { listJson, reportJson } from '../output/json';
import { isOtherFormat, withPlan } from '../input/notPlan';
import { checkOut, readInput } from '../input/paths';
import { readValuesInProcess } from '../process/readerPool';
import { readingOption } from '../input/reading';
import { exitCode, findingLines, levelLines, reportText } from '../output/text';

export const run: RunOf<'summarize'> = async ({ values: { out, json, reading, range }, inputs: [input = ''] }, t, io) => {
  const options = readingOption(reading, t);
  if (out !== undefined) checkOut(out, t);
  const bytes = readInput(input, t);
  const finish = async (outcome: Outcome, excel: EmbeddedExcel): Promise<number> => {
    // What falls while it is being told must fall before anything is written.
    const said = json ? JSON.stringify(outcome.json(), null, 2) : outcome.text();
    if (out !== undefined) await saveTo(out, excel, t, io);
    const where = out === undefined ? t('cli.notWritten') : t('cli.written', { path: resolve(out) });
    io.stdout(json ? said : [said, '', where].join('\n'));
    return exitCode(outcome.findings);
  };
  if (range === undefined)
    return withPlan(input, t, io, () => inWorkbook(bytes, t, io, async (excel) => finish(await wholePlan(options, t, io), excel)));
  try {
    return await inWorkbook(bytes, t, io, async (excel) => finish(await plainList(range, [], t, io), excel));
  } catch (error) {
    if (!isOtherFormat(error)) throw error;
  }
  const values = await (io.readValues ?? readValuesInProcess)(input);
  if ('problem' in values) throw new UsageError(listProblemText(values.problem, t));
  const { isText, notes } = values;
  // A text file has one sheet, and no name for it.
  const area = isText ? range.slice(range.lastIndexOf('!') + 1) : range;
  return inWorkbook(values.bytes, t, io, async (excel) => {
    const code = await finish(await plainList(area, notes, t, io), excel);
    if (out !== undefined) io.stderr(t('cli.range.converted', { path: resolve(out) }));
    return code;
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

/** @param notes what was guessed when the file was turned into a workbook */
async function plainList(range: string, notes: readonly ListProblem[], t: Translate, io: Io): Promise<Outcome> {
  const list = await summarizeRange(range, t, io);
  const account = { ...list.account, guessed: [...notes, ...list.account.guessed] };
  const guessText = (guess: ListProblem | ListGuess): string => ('at' in guess ? findingText(guess, t).message : listProblemText(guess, t));
  return {
    json: () => listJson(list, account, guessText, t),
    text: () => [...levelLines(list.levels), '', ...findingLines(list.findings, t), ...accountLines(account, guessText, t)].join('\n'),
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
