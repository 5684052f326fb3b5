import type { ReportSource } from '../../core/report/source';
import { readTexts, type StandingText } from '../../schema/read/ownTexts';
import { reportSource } from '../../schema/read/report';
import type { WorkbookTables } from '../../schema/read/rows';
import { inSteps } from '../excel/inSteps';
import { inExcel } from '../excel/run';
import { surveyWith, type Survey } from '../excel/survey';
import { standingData } from '../outputs/standingTable';
import { wantedFor, type OutputSheet, type Read } from '../outputs/wanted';
import { evaluationSteps, type Report } from '../summary/report';
import { readTables } from '../tables/readTables';
import { HISTORY_SHEET } from '../periods/periodSheets';
import { askAuthor } from './author';
import { TEXTS_SHEET } from './reportSheets';

/** All that `makeReport` needs of the open workbook. */
export interface ReportInput {
  readonly source: ReportSource;
  readonly tables: WorkbookTables;
  readonly findings: Report['findings'];
  readonly texts: readonly StandingText[];
  /** Who made the workbook; "" where it does not say. */
  readonly author: string;
}

/**
 * The plan evaluated, with the coordinator's texts as they stand on the sheet Zpráva; nothing is written.
 * @throws {UnusableWorkbook} when a needed table or column is missing
 */
export const readReport = (): Promise<ReportInput> =>
  inExcel(async (context) => {
    const { source, tables, findings, texts, author } = await readInput(context, [TEXTS_SHEET]);
    return { source, tables, findings, texts, author };
  });

/** @param sheets that are read too */
export async function readInput(
  context: Excel.RequestContext,
  sheets: readonly Pick<OutputSheet, 'name' | 'ids'>[],
): Promise<ReportInput & { readonly found: Survey; readonly read: Read }> {
  const { found, answer: author } = await surveyWith(context, askAuthor);
  const { tables, others: read } = await readTables(context, found, wantedFor(found, [HISTORY_SHEET, ...sheets]));
  const report = await inSteps(evaluationSteps(tables));
  const texts = readTexts(standingData(found, read, TEXTS_SHEET));
  const source = reportSource(tables, report, standingData(found, read, HISTORY_SHEET));
  return { source, tables, findings: report.findings, texts, author: author(), found, read };
}
