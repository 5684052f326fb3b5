import { join, resolve } from 'node:path';
import { bySeverity } from '../../core/rules/findings';
import { parseCsv } from '../../core/text/csv';
import type { Translate } from '../../i18n';
import { UNSTATED } from '../../openData/codes';
import { isBase, isIco } from '../../openData/catalogue';
import { openData, type OpenDataFinding } from '../../openData/openData';
import { openDataSource } from '../../openData/source';
import { csvName, excelName, parquetName, PLAN_KEY, TABLE_NAMES, WITH_TEXTS } from '../../openData/tables';
import { UnusableWorkbook } from '../../schema/read/records';
import { inspect } from '../../workbook/plan/inspect';
import { writeFolder } from '../input/folder';
import { withPlan } from '../input/notPlan';
import { readInput, statOf } from '../input/paths';
import { UsageError } from '../input/usageError';
import { usageOf, type RunOf } from '../options';
import { countedFindings, exitCode, problemLines } from '../output/text';
import { inWorkbook } from '../process/embedded';

export const run: RunOf<'export'> = async ({ values, inputs: [input = ''] }, t, io) => {
  const { out, with: more, parquet = false, excel = false, base, publisher, json } = values;
  if (out === undefined) throw new UsageError(usageOf('export', t));
  if (more !== undefined && more.trim() !== WITH_TEXTS) throw new UsageError(t('cli.export.badWith', { text: more }));
  if (base !== undefined && !isBase(base)) throw new UsageError(t('cli.export.badBase', { text: base }));
  if (publisher !== undefined && !isIco(publisher)) throw new UsageError(t('cli.export.badPublisher', { text: publisher }));
  const bytes = readInput(input, t);
  const { language = 'cs' } = io;
  const made = await withPlan(input, t, io, () =>
    inWorkbook(bytes, t, io, async () => {
      const inspection = await inspect();
      if (inspection.kind === 'other') throw new UnusableWorkbook(inspection.faults);
      if (inspection.kind === 'request') throw new UsageError(t('cli.split.isCall', { path: input }));
      const { report, tables, cycle } = inspection;
      const address = { ...(base === undefined ? {} : { base }), ...(publisher === undefined ? {} : { publisher }) };
      return openData(openDataSource(report, tables, cycle.history), {
        tables,
        findings: report.findings,
        language,
        texts: more !== undefined,
        excel,
        parquet,
        ...address,
      });
    }),
  );
  checkSamePlan(out, made.files, t);
  writeFolder(out, made.files, t);
  const written = made.files.map(({ file }) => file);
  const findings = bySeverity<OpenDataFinding>([...made.findings, ...leftOver(out, written, t)]);
  const files = made.files.map(({ file, rows }) => ({ file, rows }));
  const told = {
    out: resolve(out),
    files,
    findings: findings.map(({ code, severity, sheet, cell, message, hint }) => ({ code, severity, sheet, cell, message, hint })),
  };
  const tables = files.filter(({ file }) => file.endsWith('.csv') && !file.includes('/'));
  const width = Math.max(...tables.map(({ file }) => file.length));
  const lines = [
    ...tables.map(({ file, rows }) => `  ${file.padEnd(width)}  ${t('cli.export.rows', { count: rows ?? 0 })}`),
    `  ${t('cli.export.others', { count: files.length - tables.length })}`,
    '',
    ...countedFindings(findings, t),
    ...problemLines(
      findings.map((one) => ({ ...one, text: `${one.message} ${one.hint}` })),
      t,
    ),
    '',
    t('cli.written', { path: resolve(out) }),
  ];
  io.stdout(json ? JSON.stringify(told, null, 2) : lines.join('\n'));
  return exitCode(findings);
};

/** Files of an earlier export that this one did not write again stay in the folder: nothing is deleted, but it is said. */
function leftOver(folder: string, written: readonly string[], t: Translate): OpenDataFinding[] {
  const isLeft = (file: string): boolean => !written.includes(file) && statOf(join(folder, file))?.isFile() === true;
  const told = (message: string, hint: string): OpenDataFinding[] => [
    { code: 'openDataLeftOver', severity: 'warning', sheet: '', cell: '', message, hint },
  ];
  const texts = csvName(WITH_TEXTS);
  const kinds = [
    ...(TABLE_NAMES.map(parquetName).some(isLeft) ? ['*.parquet'] : []),
    ...(TABLE_NAMES.map(excelName).some(isLeft) ? ['excel/*.csv'] : []),
  ];
  return [
    ...(isLeft(texts) ? told(t('cli.export.leftOver.message', { path: join(folder, texts) }), t('cli.export.leftOver.hint')) : []),
    ...(kinds.length > 0 ? told(t('cli.export.stale.message', { files: kinds.join(', ') }), t('cli.export.stale.hint')) : []),
  ];
}

/** Of another plan or period there may be the only published copy in the folder. */
function checkSamePlan(folder: string, files: readonly { readonly file: string; readonly bytes: Uint8Array }[], t: Translate): void {
  const path = join(folder, csvName('plan'));
  if (statOf(path)?.isFile() !== true) return;
  const rowIn = (bytes: Uint8Array): ((column: string) => string | undefined) => {
    const [header = [], row = []] = parseCsv(new TextDecoder().decode(bytes), ',').rows;
    return (column) => row[header.indexOf(column)];
  };
  const was = rowIn(readInput(path, t));
  const is = rowIn(files.find(({ file }) => file === csvName('plan'))!.bytes);
  const differs = PLAN_KEY.some(
    (column) => was(column) !== undefined && was(column) !== is(column) && ![was(column), is(column)].includes(UNSTATED),
  );
  if (differs) throw new UsageError(t('cli.export.otherPlan', { path: folder, plan: was('plan') ?? '', period: was('obdobi') ?? '' }));
}
