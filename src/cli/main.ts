import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Reading } from '../core/reading';
import { readReading } from '../core/wording';
import type { FunctionMetadata } from '../host';
import { nodeClient, openWorkbook } from '../host/node';
import { translator, type Language, type Translate } from '../i18n';
import type { PlacedFinding, Report } from '../workbook/report';
import { check, summarize } from '../workbook/summarize';
import { ExcelFault } from '../workbook/run';
import { summarizeList, type ListReport } from '../workbook/summarizeList';
import { failureText, UsageError } from './failure';
import { registerFunctions } from './functions';
import { listJson, reportJson } from './json';
import { findingLines, levelLines, reportText } from './text';

/** Where a run prints; exit codes: 0 done, 1 done with errors among the findings, 2 unusable input or usage. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly now: () => Date;
  /** The generated metadata of the custom functions. */
  readonly functions: FunctionMetadata;
}

const OPTIONS = {
  out: { type: 'string' },
  json: { type: 'boolean' },
  reading: { type: 'string' },
  range: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

type Values = { out?: string; json?: boolean; reading?: string; range?: string; lang?: string; help?: boolean };

export async function main(args: readonly string[], io: Io): Promise<number> {
  let t = translator(asksForEnglish(args) ? 'en' : 'cs');
  try {
    const { values, positionals } = parse(args, t);
    t = translator(language(values.lang, t));
    if (values.help) {
      io.stdout(t('cli.help'));
      return 0;
    }
    const [command, input, ...rest] = positionals;
    if ((command !== 'summarize' && command !== 'check') || input === undefined || rest.length > 0) throw new UsageError(t('cli.usage'));
    if (command === 'check' && (values.out !== undefined || values.range !== undefined)) throw new UsageError(t('cli.checkOnly'));
    return await run(command, input, values, t, io);
  } catch (error) {
    io.stderr(failureText(error, t));
    return 2;
  }
}

function parse(args: readonly string[], t: Translate): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node says it in English; the option at fault is enough.
    const [, option] = /'(-{1,2}[^\s',]+)/.exec((error as Error).message) ?? [];
    throw new UsageError(option === undefined ? t('cli.usage') : `${t('cli.badOption', { option })} ${t('cli.usage')}`);
  }
}

/** Known before the options are, so that a fault in them is told in the right language. */
const asksForEnglish = (args: readonly string[]): boolean =>
  args.some((arg, i) => arg === '--lang=en' || (arg === '--lang' && args[i + 1] === 'en'));

function language(text: string | undefined, t: Translate): Language {
  if (text === undefined || text === 'cs' || text === 'en') return text ?? 'cs';
  throw new UsageError(t('cli.badLanguage', { text }));
}

function readingOption(text: string | undefined, t: Translate): Reading | undefined {
  if (text === undefined) return undefined;
  const { value } = readReading(text);
  if (value === null) throw new UsageError(t('cli.badReading', { text }));
  return value;
}

interface Outcome {
  readonly json: object;
  readonly text: string;
  readonly findings: readonly PlacedFinding[];
}

async function run(command: 'summarize' | 'check', input: string, values: Values, t: Translate, io: Io): Promise<number> {
  const reading = readingOption(values.reading, t);
  if (values.out !== undefined) checkOut(values.out, t);
  const excel = await openWorkbook(readInput(input, t), { client: nodeClient() });
  const uninstall = excel.install();
  try {
    await registerFunctions(excel, io.functions);
    const outcome = await compute(command, values.range, reading, t, io);
    if (values.out !== undefined) writeWhole(values.out, await excel.save(), t);
    io.stdout(values.json ? JSON.stringify(outcome.json, null, 2) : [outcome.text, ...written(values.out, command, t)].join('\n'));
    return outcome.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  } finally {
    uninstall();
    excel.dispose();
  }
}

async function compute(
  command: 'summarize' | 'check',
  range: string | undefined,
  reading: Reading | undefined,
  t: Translate,
  io: Io,
): Promise<Outcome> {
  if (range !== undefined) {
    const list = await summarizeRange(range, t, io);
    return {
      json: listJson(list, t),
      text: [...levelLines(list.levels), '', ...findingLines(list.findings, t)].join('\n'),
      findings: list.findings,
    };
  }
  const options = reading === undefined ? {} : { reading };
  const report: Report = command === 'check' ? await check(options) : await summarize({ ...options, now: io.now() });
  const text = command === 'check' ? findingLines(report.findings, t).join('\n') : reportText(report, t);
  return {
    json: command === 'check' ? { findings: (reportJson(report, t) as { findings: object[] }).findings } : reportJson(report, t),
    text,
    findings: report.findings,
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
  const { code, debugInfo } = error.cause as OfficeExtension.Error;
  return code === 'ItemNotFound' || (code === 'InvalidArgument' && debugInfo.errorLocation === 'Worksheet.getRange');
}

const written = (out: string | undefined, command: string, t: Translate): string[] =>
  command === 'check' ? [] : ['', out === undefined ? t('cli.notWritten') : t('cli.written', { path: resolve(out) })];

function readInput(path: string, t: Translate): Uint8Array {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(t('cli.noInput', { path }));
  }
}

function checkOut(path: string, t: Translate): void {
  const folder = dirname(resolve(path));
  const stat = statSync(folder, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) throw new UsageError(t('cli.noFolder', { path: folder }));
}

/** Whole or not at all: written beside the target and put in its place when it is complete. */
function writeWhole(path: string, bytes: Uint8Array, t: Translate): void {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(dirname(resolve(path)), '.plneni-'));
    const part = join(folder, basename(path));
    writeFileSync(part, bytes);
    renameSync(part, path);
  } catch {
    throw new UsageError(t('cli.cannotWrite', { path }));
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
