import { isNone } from '../../core/comments/comment';
import { fingerprint } from '../../core/exchange/fingerprint';
import { czechDate } from '../../core/text/date';
import type { CellValue } from '../../core/text/text';
import { annexRows } from '../../i18n/report/annex';
import { withoutPeople } from '../../core/comments/personApart';
import { commentBodies } from '../../core/comments/rounds';
import { settlementRows } from '../../i18n/report/settlementRows';
import { outline, textRows } from '../../i18n/report/outline';
import { columnsOf, NOTHING, type Rows } from '../../schema/outputs';
import { REPORT_TABLES } from '../../schema/report';
import type { ReportSource } from '../../core/report/source';
import { inExcel } from '../excel/run';
import type { Survey } from '../excel/survey';
import { planKeptRows } from '../outputs/keepRows';
import { standingName, type OutputSheet } from '../outputs/wanted';
import { writeSheets } from '../outputs/writeSheets';
import type { RowValues } from '../tables/upsertTable';
import { readInput, type ReportInput } from './readReport';
import { ANNEX_SHEET, SETTLEMENT_SHEET, TEXTS_SHEET } from './reportSheets';
import { stepsOf, type Watched } from '../excel/watched';

export interface WrittenReport extends Pick<ReportInput, 'source' | 'findings'> {
  /** The name of the annex's sheet in the workbook. */
  readonly sheet: string;
  /** Rows of the annex as they stand now: measures × criteria × statements. */
  readonly annexRows: number;
  /** The same of annex no. 2, a row for each comment; null where there is none and never was. */
  readonly settlement: { readonly sheet: string; readonly rows: number } | null;
  /** Rows of the sheet Zpráva that were changed or added. */
  readonly textsWritten: number;
  /** Nothing in the workbook is other than before. */
  readonly nothingChanged: boolean;
}

export interface WriteReportOptions extends Watched {
  readonly now: Date;
  /** The annexes alone, without the sheet of texts. */
  readonly annexOnly?: boolean;
}

/**
 * Writes the sheets of the report for the Council: Příloha č. 1 and, where there are comments, Příloha č. 2, whole, and
 * Zpráva, where only proposed texts, figures and states are brought up to date; *Váš text* stays. All are one change that can
 * be taken back; running it again changes nothing.
 * @throws {UnusableWorkbook} before anything is written, when a needed table or column is missing
 * @throws {ExcelFault} when Excel refuses
 */
export async function writeReport(options: WriteReportOptions): Promise<WrittenReport> {
  const { now, annexOnly = false } = options;
  return inExcel(async (context) => {
    const step = stepsOf(options, 2);
    step(0);
    const input = await readInput(context, [ANNEX_SHEET, SETTLEMENT_SHEET, ...(annexOnly ? [] : [TEXTS_SHEET])]);
    const { source, found, read } = input;
    const annex = annexRows(source);
    const kept = annexOnly ? [] : [{ sheet: TEXTS_SHEET, rows: rowsOfTexts(input) }];
    const settled = settlementTable(input);
    const { beside, rows } = await planKeptRows(context, found, read, kept);
    step(1);
    const { nothingChanged } = await writeSheets(context, {
      sheets: settled ? [ANNEX_SHEET, SETTLEMENT_SHEET] : [ANNEX_SHEET],
      survey: found,
      read,
      rows: { annex, ...settled },
      charts: null,
      title: '',
      titleBefore: null,
      subtitle: subtitleOf(source),
      code: fingerprint(source.plan),
      beside,
      restorePoint: { what: 'report', at: now.toISOString(), detail: '' },
    });
    step(2);
    const { findings } = input;
    return {
      source,
      findings,
      sheet: nameOf(found, ANNEX_SHEET),
      annexRows: annex.length,
      settlement: settled && { sheet: nameOf(found, SETTLEMENT_SHEET), rows: settledIn(source) },
      textsWritten: rows[0] ?? 0,
      nothingChanged,
    };
  });
}

/**
 * Writes Příloha č. 2 alone, as it stands now; as `writeReport` otherwise.
 * @returns its rows; null where the workbook has no comment and no such sheet, and nothing is written
 */
export async function writeSettlement({ now }: { readonly now: Date }): Promise<WrittenSettlement | null> {
  return inExcel(async (context) => {
    const input = await readInput(context, [SETTLEMENT_SHEET]);
    const { source, found, read } = input;
    const rows = settlementTable(input);
    if (rows === null) return null;
    const { nothingChanged } = await writeSheets(context, {
      sheets: [SETTLEMENT_SHEET],
      survey: found,
      read,
      rows,
      charts: null,
      title: '',
      titleBefore: null,
      subtitle: subtitleOf(source),
      code: fingerprint(source.plan),
      beside: [],
      restorePoint: { what: 'settlementSheet', at: now.toISOString(), detail: '' },
    });
    return { sheet: nameOf(found, SETTLEMENT_SHEET), rows: settledIn(source), nothingChanged };
  });
}

export interface WrittenSettlement {
  readonly sheet: string;
  readonly rows: number;
  readonly nothingChanged: boolean;
}

const nameOf = (found: Survey, sheet: OutputSheet): string => standingName(found, sheet) ?? sheet.name;

const settledIn = ({ comments }: ReportSource): number => comments.filter(({ text }) => !isNone(text)).length;

/** null where there is nothing to be settled and no table that would have to say so. */
function settlementTable({ source, found }: { readonly source: ReportSource; readonly found: Survey }): { settlement: Rows } | null {
  const { comments, exchange, plan } = source;
  const rows = settlementRows(withoutPeople(comments, commentBodies(exchange.contacts, [], plan.municipalities)));
  if (rows.length > 0) return { settlement: rows };
  return found.outputs.settlement ? { settlement: [columnsOf('settlement').map((_, i) => (i === 0 ? NOTHING : ''))] } : null;
}

/** Of which day the annex is; the day of an earlier run gives way to the new one, anything else is the user's. */
const subtitleOf = ({ plan: { settings } }: ReportSource): { text: string; isEarlier: (text: string) => boolean } => ({
  text: `${settings.planName}, stav k\u00a0${settings.asOf === null ? UNKNOWN_DAY : czechDate(settings.asOf)}`,
  isEarlier: (text) => OF_A_DAY.test(text),
});
const UNKNOWN_DAY = 'neuvedenému dni';
const OF_A_DAY = new RegExp(`, stav k\u00a0(${UNKNOWN_DAY}|\\d{1,2}\\.\\s?\\d{1,2}\\.\\s?\\d{4})$`);

const TEXT_COLUMNS = Object.keys(REPORT_TABLES.texts.columns);

/** A row for each section; one that stands keeps the name that it has there. */
export function rowsOfTexts({ source, texts }: Pick<ReportInput, 'source' | 'texts'>): RowValues[] {
  const sections = outline(source, texts);
  const asRow = (cells: readonly CellValue[]): RowValues => Object.fromEntries(TEXT_COLUMNS.map((id, i) => [id, cells[i] ?? '']));
  const rows = textRows(sections).slice(0, sections.length);
  return rows.map((cells, i) => ({ ...asRow(cells), section: sections[i]!.standing?.section ?? cells[0]! }));
}
