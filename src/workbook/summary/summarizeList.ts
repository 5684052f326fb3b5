import { bySeverity } from '../../core/rules/findings';
import { tallyOf } from '../../core/plan/level';
import { levelShares, type LevelShare } from '../../core/rules/summary';
import { levelRows } from '../../schema/outputRows';
import { readList, type ListItem, type ReadList } from '../../schema/read/list';
import { cellName } from '../../schema/read/rows';
import { SHEETS } from '../../schema/tables';
import { findCharts } from '../outputs/planCharts';
import { cellText, type CellValue } from '../../core/text/text';
import { loadMarks, marksOf, NO_MARKS, readMarks, type RowMarks } from '../excel/marks';
import { readBlocks } from '../excel/readBlocks';
import { inExcel } from '../excel/run';
import type { PlacedFinding } from './report';
import { checkRows, NOTE } from './summarize';
import { surveyWith, type Block } from '../excel/survey';
import { wantedFor } from '../outputs/wanted';
import { writeSheets, type SheetsJob, type WrittenSheets } from '../outputs/writeSheets';

const LIST_TITLE = 'Přehled plnění';
const LIST_SHEETS: SheetsJob['sheets'] = [{ name: SHEETS.list, title: 'Souhrn seznamu', note: NOTE, ids: ['listLevels', 'listChecks'] }];

export interface ListReport extends Pick<WrittenSheets, 'labelsTaken' | 'chartsFailed'> {
  /** Where the list stands, "List1!A1:B73". */
  readonly address: string;
  readonly items: readonly ListItem[];
  readonly levels: readonly LevelShare[];
  readonly findings: readonly PlacedFinding[];
  /** What became of every row of the range. */
  readonly account: ReadList['account'];
}

/**
 * Summarizes a plain list of code and level, and writes figures, pie and findings to a sheet of their own.
 *
 * @param address "List1!A1:B73"; without it, the cells that are selected
 * @throws {UnusableWorkbook} `noList` when the range has no single column of levels
 */
export async function summarizeList(now: Date, address?: string): Promise<ListReport> {
  return inExcel(async (context) => {
    // Asked for with the survey: where its message fails and is sent once more, the range is in that one too.
    const { found, answer } = await surveyWith(context, () => {
      const range = address === undefined ? context.workbook.getSelectedRange() : rangeAt(context, address);
      // A whole column selected by its letter is a million rows: only the used part is read.
      const used = loadMarks(range.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount'));
      return { used, worksheet: range.worksheet.load('name') };
    });
    const { used } = answer;
    const sheet = answer.worksheet.name;
    const block = used.isNullObject
      ? { sheet, row: 0, column: 0, rows: 1, columns: 1 }
      : { sheet, row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
    const charts = findCharts(context, found.sheets);
    const wanted = wantedFor(found, LIST_SHEETS);
    const [values = [], ...standing] = await readBlocks(context, [block, ...Object.values(wanted)], charts.ask);

    const shown = await shownNumbers(context, block, values);
    const marks = used.isNullObject ? NO_MARKS : await marksIn(context, block, values, used);
    const { items, findings: problems, account } = readList({ ...block, values, shown, ...marks });
    const levels = levelShares(tallyOf(items.map(({ level }) => level)));
    const findings = bySeverity(problems.map(({ finding, cell }) => ({ ...finding, sheet, cell })));
    const { labelsTaken, chartsFailed } = await writeSheets(context, {
      sheets: LIST_SHEETS,
      survey: found,
      read: Object.fromEntries(Object.keys(wanted).map((key, i) => [key, standing[i]!])),
      charts: charts.answer(),
      rows: { listLevels: levelRows(levels), listChecks: checkRows(findings) },
      title: LIST_TITLE,
      titleBefore: LIST_TITLE,
      subtitle: null,
      code: null,
      beside: [],
      restorePoint: { what: 'summarize', at: now.toISOString(), detail: '' },
    });
    const end = cellName(block.row + block.rows - 1, block.column + block.columns - 1);
    return { address: `${sheet}!${cellName(block.row, block.column)}:${end}`, items, levels, findings, account, labelsTaken, chartsFailed };
  });
}

/** What the columns with numbers in them show: the code 2.10 may be the number 2.1 under a format. */
async function shownNumbers(
  context: Excel.RequestContext,
  block: Block,
  values: readonly (readonly CellValue[])[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const columns = [...Array(block.columns).keys()].filter((column) => values.some((cells) => typeof cells[column] === 'number'));
  if (columns.length === 0) return new Map();
  const texts = await readBlocks(
    context,
    columns.map((column) => ({ ...block, column: block.column + column, columns: 1, as: 'texts' as const })),
  );
  return new Map(columns.map((column, i) => [column, texts[i]!.map(([text]) => cellText(text))]));
}

async function marksIn(
  context: Excel.RequestContext,
  block: Block,
  values: readonly (readonly CellValue[])[],
  used: Excel.Range,
): Promise<RowMarks> {
  const filled = (row: number): number[] => values[row]!.flatMap((cell, column) => (cellText(cell) === '' ? [] : [column]));
  const [marks] = await readMarks(context, [{ ...marksOf(used), block, filled }]);
  return marks!;
}

function rangeAt(context: Excel.RequestContext, address: string): Excel.Range {
  const bang = address.lastIndexOf('!');
  if (bang < 0) return context.workbook.worksheets.getActiveWorksheet().getRange(address);
  const sheet = address
    .slice(0, bang)
    .replace(/^'(.*)'$/, '$1')
    .replace(/''/g, "'");
  return context.workbook.worksheets.getItem(sheet).getRange(address.slice(bang + 1));
}
