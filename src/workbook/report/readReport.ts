import type { ReportSource } from '../../core/report/source';
import { readTexts, reportSource, type StandingText } from '../../schema/read/report';
import type { WorkbookTables } from '../../schema/read/rows';
import { inSteps } from '../excel/inSteps';
import { inExcel } from '../excel/run';
import { survey, type Survey } from '../excel/survey';
import { standingData } from '../outputs/standingTable';
import { wantedFor, type OutputSheet, type Read } from '../outputs/wanted';
import { evaluationSteps, type Report } from '../summary/report';
import { readTables } from '../tables/readTables';
import { TEXTS_SHEET } from './reportSheets';

/** All that `makeReport` needs of the open workbook. */
export interface ReportInput {
  readonly source: ReportSource;
  readonly tables: WorkbookTables;
  readonly findings: Report['findings'];
  readonly texts: readonly StandingText[];
}

/**
 * The plan evaluated, with the coordinator's texts as they stand on the sheet Zpráva; nothing is written.
 * @throws {UnusableWorkbook} when a needed table or column is missing
 */
export const readReport = (): Promise<ReportInput> =>
  inExcel(async (context) => {
    const { source, tables, findings, texts } = await readInput(context, [TEXTS_SHEET]);
    return { source, tables, findings, texts };
  });

/** @param sheets that are read too */
export async function readInput(
  context: Excel.RequestContext,
  sheets: readonly Pick<OutputSheet, 'name' | 'ids'>[],
): Promise<ReportInput & { readonly found: Survey; readonly read: Read }> {
  const found = await survey(context);
  const { tables, others: read } = await readTables(context, found, wantedFor(found, sheets));
  const report = await inSteps(evaluationSteps(tables));
  const texts = readTexts(standingData(found, read, TEXTS_SHEET));
  return { source: reportSource(tables, report), tables, findings: report.findings, texts, found, read };
}
