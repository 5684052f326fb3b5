import { fingerprint } from '../../core/exchange/fingerprint';
import type { Interpretation } from '../../core/rules/interpretation';
import { cellText, type CellValue } from '../../core/text/text';
import { readLevel } from '../../core/text/wording';
import findingsCs from '../../i18n/findings.cs.json';
import { findingText, why } from '../../i18n/sentences';
import { createTranslator } from '../../i18n/create';
import type { Account } from '../../schema/read/account';
import { planAccount } from '../../schema/read/planAccount';
import { summaryRows } from '../../schema/outputRows';
import { SEVERITY_WORD, SUMMARY_TABLES, type Rows } from '../../schema/outputs';
import { resultColumns, type ResultColumns } from '../../schema/results';
import { findColumns, type TableData, type WorkbookTables } from '../../schema/read/rows';
import { INPUT, SHEETS } from '../../schema/tables';
import { movesText, type Change } from './moves';
import { findCharts } from '../outputs/planCharts';
import { cellsOf, wantedFor } from '../outputs/wanted';
import { writeSheets, type SheetsJob, type WrittenSheets } from '../outputs/writeSheets';
import { extensionsOf, stretching } from '../tables/extendTables';
import { readTables } from '../tables/readTables';
import { evaluationSteps, type PlacedFinding, type Report } from './report';
import { inSteps } from '../excel/inSteps';
import { inExcel } from '../excel/run';
import { keepTime, stampOf, subtitleOf, type StampToWrite } from './stamp';
import { survey } from '../excel/survey';
import { besideOf, planResults } from './writeResults';
import { stepsOf, type Watched } from '../excel/watched';

export interface SummarizeReport extends Report, WrittenSheets {
  /** Rows of measures whose level, explanation or reason is new. */
  readonly rowsChanged: number;
  /** Measures that moved since the last run; empty on the first. */
  readonly changes: readonly Change[];
  /** Everything but the time is what stood there: the time of the earlier run was kept. */
  readonly unchanged: boolean;
  readonly computedAt: string;
}

export interface SummarizeOptions extends Watched {
  /** Instead of the reading set in the workbook. */
  readonly reading?: Interpretation;
  readonly now: Date;
}

/** How the sheets that *Shrnout* writes are used. */
export const NOTE = 'Hodnoty na tomto listu zapisuje Plnění po kliknutí na Shrnout. Poznámky si pište vedle tabulek.';

const SUMMARY_SHEETS: SheetsJob['sheets'] = [
  { name: SHEETS.summary, title: 'Souhrn plnění akčního plánu', note: NOTE, ids: SUMMARY_TABLES },
  { name: SHEETS.checks, title: 'Kontrola: co prověřit, než se čísla zveřejní', note: NOTE, ids: ['checks'] },
];

/** The workbook is written in Czech whatever language the pane speaks: it goes to the Council. */
const czech = createTranslator('cs', { cs: [findingsCs] });

/**
 * *Shrnout*: reads the workbook, judges every measure, and writes levels, reasons, summary, charts and checks.
 * Everything is computed before the first cell changes. Running it again changes nothing more.
 * @throws {UnusableWorkbook} before anything is written, when a needed table or column is missing
 * @throws {ExcelFault} when Excel refuses
 */
export async function summarize(options: SummarizeOptions): Promise<SummarizeReport> {
  return inExcel(async (context) => {
    const step = stepsOf(options, 3);
    step(0);
    const found = await survey(context);
    step(1);
    const charts = findCharts(context, found.sheets);
    const { tables, inputs, others } = await readTables(context, found, wantedFor(found, SUMMARY_SHEETS), charts.ask);
    const standing = found.outputs.stamp && cellsOf(found, others, found.outputs.stamp);
    const { report, findings, results, changes, stamp, unchanged, titleBefore, subtitleBefore } = await inSteps(
      resultSteps(tables, standing, options),
    );
    const { plan, evaluation, summary } = report;
    step(2);
    const resultPlan = planResults({ inputs }, tables, results);
    const written = await writeSheets(context, {
      sheets: SUMMARY_SHEETS,
      survey: found,
      read: others,
      charts: charts.answer(),
      rows: { ...summaryRows(summary, evaluation.reading, stamp), checks: checkRows(findings) },
      title: plan.settings.chartTitle,
      titleBefore,
      subtitle: { text: subtitleOf(stamp), isEarlier: (text) => subtitleBefore !== null && text === cellText(subtitleBefore) },
      code: stamp.fingerprint,
      beside: [...stretching(extensionsOf(inputs, tables)), ...besideOf(resultPlan)],
      restorePoint: { what: 'summarize', at: options.now.toISOString(), detail: movesText(changes) },
    });
    return { ...report, ...written, rowsChanged: resultPlan.rowsChanged, unchanged, computedAt: stamp.computedAt, changes };
  });
}

/** What is going to be written beside the figures themselves. */
interface Results extends StampToWrite {
  readonly report: Report;
  /** Those that stand after this run. */
  readonly findings: readonly PlacedFinding[];
  readonly results: ResultColumns;
  /** Measures that move. */
  readonly changes: readonly Change[];
}

/**
 * Everything that *Shrnout* says of the tables, in steps between which there may be a break; see `inSteps`.
 * @param standing the table of the stamp as the last run left it
 * @throws {UnusableWorkbook} when a needed table or column is missing
 */
export function* resultSteps(
  tables: WorkbookTables,
  standing: readonly (readonly CellValue[])[] | undefined,
  { reading, now }: Pick<SummarizeOptions, 'reading' | 'now'>,
): Generator<void, Results> {
  const report = yield* evaluationSteps(tables, reading);
  yield;
  // This run mends the one, and the other is a matter of the view: what is written says nothing of them.
  const findings = report.findings.filter(({ code }) => code !== 'rowsBelow' && code !== 'rowsHidden');
  const results = resultColumns(tables, report.evaluation, {
    why: (verdict) => why(verdict, czech),
    repeated: (code, row) => czech('why.repeated', { code, row }),
  });
  yield;
  const stamp = keepTime(stampOf({ ...report, findings }, fingerprint(report.plan), now), standing);
  return { report, findings, results, changes: changesSince(tables.measures!, results), ...stamp };
}

/** Findings only, and what became of all that stands in the tables; nothing is written. */
export async function check(options: Pick<SummarizeOptions, 'reading'> = {}): Promise<Report & { readonly account: Account }> {
  return inExcel(async (context) => {
    const { tables } = await readTables(context, await survey(context), {});
    const report = await inSteps(evaluationSteps(tables, options.reading));
    return { ...report, account: planAccount(tables, report.findings) };
  });
}

export function checkRows(findings: readonly PlacedFinding[]): Rows {
  if (findings.length === 0) return [['–', '', '', 'Bez nálezu: v sešitu není nic, co by zpochybnilo čísla.', '']];
  return findings.map((found) => {
    const { message, hint } = findingText(found, czech);
    return [SEVERITY_WORD[found.severity], found.sheet, found.cell, message, hint];
  });
}

/** Compares what stands in Výsledná úroveň with what will stand there. */
function changesSince(measures: TableData, { measures: { finalLevel } }: ResultColumns): Change[] {
  const columns = findColumns(INPUT.measures, measures.header);
  const [code, before] = [columns.get('code')!, columns.get('finalLevel')];
  if (before === undefined) return [];
  return measures.rows.flatMap((cells, i) => {
    const from = readLevel(cellText(cells[before])).value;
    const to = readLevel(finalLevel[i]!).value;
    return from === null || to === null || from === to ? [] : [{ code: cellText(cells[code]), from, to }];
  });
}
