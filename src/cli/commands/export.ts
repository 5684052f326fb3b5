import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bySeverity } from '../../core/rules/findings';
import { isBase, isIco } from '../../openData/catalogue';
import { openData, type OpenDataFinding } from '../../openData/openData';
import { openDataSource } from '../../openData/source';
import { csvName, WITH_TEXTS } from '../../openData/tables';
import { UnusableWorkbook } from '../../schema/read/records';
import { inspect } from '../../workbook/plan/inspect';
import { writeFolder } from '../input/folder';
import { withPlan } from '../input/notPlan';
import { readInput } from '../input/paths';
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
  writeFolder(out, made.files, t);
  const findings = bySeverity<OpenDataFinding>([...made.findings, ...leftOver(out, more !== undefined, t)]);
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

/** Texts of an earlier export stay in the folder: nothing is deleted, but it is said. */
function leftOver(folder: string, texts: boolean, t: Parameters<RunOf<'export'>>[1]): OpenDataFinding[] {
  const path = join(folder, csvName(WITH_TEXTS));
  if (texts || !existsSync(path)) return [];
  const text = { message: t('cli.export.leftOver.message', { path }), hint: t('cli.export.leftOver.hint') };
  return [{ code: 'openDataLeftOver', severity: 'warning', sheet: '', cell: '', ...text }];
}
