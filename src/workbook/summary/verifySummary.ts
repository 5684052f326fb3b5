import { push } from '../../core/text/group';
import { cellText, type CellValue } from '../../core/text/text';
import { readInterpretation } from '../../core/text/wording';
import { summaryRows } from '../../schema/outputRows';
import { columnsOf, STAMP, stampLabel, SUMMARY_TABLES, type OutputId, type Rows } from '../../schema/outputs';
import { cellName, findColumns, type TableData } from '../../schema/read/rows';
import { INPUT, SHEETS } from '../../schema/tables';
import { inSteps } from '../excel/inSteps';
import { untyped } from '../excel/literal';
import { inExcel } from '../excel/run';
import { survey, type Survey } from '../excel/survey';
import { cellsOf, wantedFor, type Read } from '../outputs/wanted';
import { readTables } from '../tables/readTables';
import { resultSteps } from './summarize';

/** A cell that says something else than its plan gives. */
interface SummaryDifference {
  readonly sheet: string;
  /** "" for a row that is not there at all */
  readonly cell: string;
  /** What the row is about, by its first cell. */
  readonly row: string;
  readonly column: string;
  readonly published: string;
  readonly recomputed: string;
}

export interface VerifiedSummary {
  /** The workbook has no summary: there is nothing to verify. */
  readonly isThere: boolean;
  readonly differences: readonly SummaryDifference[];
  /** How many cells were made again and compared. */
  readonly compared: number;
}

const SUMMARY = { name: SHEETS.summary, ids: SUMMARY_TABLES } as const;

/**
 * Makes again what *Shrnout* wrote, from the rows of the workbook itself, and tells every cell that says something else. The
 * interpretation is the one that the summary says it was made by. Nothing is written.
 * @throws {UnusableWorkbook} when the workbook is no plan
 */
export const verifySummary = (now: Date): Promise<VerifiedSummary> =>
  inExcel(async (context) => {
    const found = await survey(context);
    const { tables, others } = await readTables(context, found, wantedFor(found, [SUMMARY]));
    const standing = found.outputs.stamp && cellsOf(found, others, found.outputs.stamp);
    const said = standing?.find(([label]) => stampLabel(untyped(label ?? '')) === STAMP.reading)?.[1];
    const reading = readInterpretation(cellText(untyped(said ?? ''))).value;
    const { report, results, stamp } = await inSteps(resultSteps(tables, standing, { now, ...(reading === null ? {} : { reading }) }));
    if (standing === undefined) return { isThere: false, differences: [], compared: 0 };
    const rows = summaryRows(report.summary, report.evaluation.reading, stamp);
    const checks = [
      ...SUMMARY_TABLES.map((id) => checkTable(id, rows[id], found, others)),
      ...(['finalLevel', 'why', 'mainReason'] as const).map((id) => checkColumn('measures', id, tables.measures!, results.measures[id])),
      checkColumn('criteria', 'level', tables.criteria!, results.criteria.level),
    ];
    return {
      isThere: true,
      differences: checks.flatMap(({ differences }) => differences),
      compared: checks.reduce((sum, { compared }) => sum + compared, 0),
    };
  });

type Check = Pick<VerifiedSummary, 'differences' | 'compared'>;

/** A value as it is compared; a share may be kept with more places than it was written with. */
const shown = (value: CellValue | undefined): string =>
  typeof value === 'number' ? String(Math.round(value * 1e9) / 1e9) : cellText(value);

/** The rows of a table that are written whole, found by what they are about. */
function checkTable(id: OutputId, rows: Rows, found: Survey, read: Read): Check {
  const table = found.outputs[id];
  const headers = columnsOf(id).map(({ header }) => header);
  const sheet = table?.sheet ?? SHEETS.summary;
  if (!table) {
    const missing = rows.map((row) => ({ sheet, cell: '', row: shown(row[0]), column: '', published: '', recomputed: rowText(row) }));
    return { differences: missing, compared: rows.length };
  }
  const [, ...body] = cellsOf(found, read, table).map((cells) => cells.map(untyped));
  const differences: SummaryDifference[] = [];
  let compared = 0;
  const keyed = keyOf(id);
  // Of rows with one key each stands for one.
  const places = new Map<string, number[]>();
  body.forEach((cells, i) => push(places, keyed(cells), i));
  for (const row of rows) {
    const at = places.get(keyed(row))?.shift();
    if (at === undefined) {
      differences.push({ sheet, cell: '', row: shown(row[0]), column: '', published: '', recomputed: rowText(row) });
      continue;
    }
    // When it was computed is no figure.
    if (id === 'stamp' && shown(row[0]) === STAMP.computedAt) continue;
    row.forEach((value, column) => {
      compared++;
      const published = shown(body[at]![column]);
      if (published !== shown(value) && !(id === 'stamp' && column === 0))
        differences.push({
          sheet,
          cell: cellName(table.row + 1 + at, table.column + column),
          row: shown(row[0]),
          column: headers[column] ?? '',
          published,
          recomputed: shown(value),
        });
    });
  }
  const extra = new Set([...places.values()].flat());
  body.forEach((cells, i) => {
    if (!extra.has(i) || cells.every((cell) => shown(cell) === '')) return;
    const cell = cellName(table.row + 1 + i, table.column);
    differences.push({ sheet, cell, row: shown(cells[0]), column: '', published: rowText(cells), recomputed: '' });
  });
  return { differences, compared };
}

const rowText = (cells: readonly CellValue[]): string =>
  cells
    .map(shown)
    .filter((text) => text !== '')
    .join(' | ');

/** What a row is about: of reasons the level too, of the stamp its label as it is called now. */
function keyOf(id: OutputId): (cells: readonly CellValue[]) => string {
  if (id === 'reasons') return ([reason, level]) => JSON.stringify([shown(reason), shown(level)]);
  if (id === 'stamp') return ([label]) => stampLabel(label ?? '');
  // Which interpretation was used is said beside its name.
  if (id === 'readings') return ([reading]) => shown(reading).replace(/ \(.*\)$/, '');
  return ([first]) => shown(first);
}

/** A column that is written beside what people filled in. */
function checkColumn(id: 'measures' | 'criteria', column: string, data: TableData, computed: readonly string[]): Check {
  const table = INPUT[id];
  const columns = findColumns(table, data.header);
  const at = columns.get(column);
  if (at === undefined) return { differences: [], compared: 0 };
  const header = cellText(data.header[at]);
  const [first, second] = id === 'measures' ? ['code'] : ['measure', 'number'];
  const about = (cells: TableData['rows'][number]): string =>
    [first, second].flatMap((one) => (one === undefined ? [] : [cellText(cells[columns.get(one) ?? -1])])).join('/');
  const differences = data.rows.flatMap((cells, i): SummaryDifference[] => {
    const published = shown(cells[at]);
    const recomputed = shown(computed[i]);
    if (published === recomputed) return [];
    return [
      { sheet: data.sheet, cell: cellName(data.top + 1 + i, data.left + at), row: about(cells), column: header, published, recomputed },
    ];
  });
  return { differences, compared: computed.length };
}
