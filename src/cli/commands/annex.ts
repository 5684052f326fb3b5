import { resolve } from 'node:path';
import { writeReport } from '../../workbook/report/writeReport';
import { usageOf, type RunOf } from '../options';
import { inWorkbook, saveTo } from '../process/embedded';
import { findingsJson } from '../output/json';
import { withPlan } from '../input/notPlan';
import { checkOut, readInput } from '../input/paths';
import { UsageError } from '../input/usageError';
import { exitCode, findingLines } from '../output/text';

export const run: RunOf<'annex'> = async ({ values: { out, json }, inputs: [input = ''] }, t, io) => {
  if (out === undefined) throw new UsageError(usageOf('annex', t));
  checkOut(out, t);
  const bytes = readInput(input, t);
  return withPlan(input, t, io, () =>
    inWorkbook(bytes, t, io, async (excel) => {
      const { source, findings, sheet, annexRows: rows, settlement } = await writeReport({ now: io.now(), annexOnly: true });
      const { measures, settings } = source.plan;
      const said = {
        plan: settings.planName,
        asOf: settings.asOf,
        out: resolve(out),
        sheet,
        rows,
        settlement,
        findings: findingsJson(findings, t),
      };
      // What falls while it is being told must fall before anything is written.
      const text = [
        t('cli.annex.written', { count: rows, sheet, measures: measures.length }),
        ...(settlement === null ? [] : [t('cli.annex.settlement', { count: settlement.rows, sheet: settlement.sheet })]),
        '',
        ...findingLines(findings, t),
      ];
      await saveTo(out, excel, t, io);
      io.stdout(json ? JSON.stringify(said, null, 2) : [...text, '', t('cli.written', { path: resolve(out) })].join('\n'));
      return exitCode(findings);
    }),
  );
};
