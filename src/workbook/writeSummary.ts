import type { CellValue } from '../core/text';
import { cellText } from '../core/text';
import { CHARTS, OUTPUT, type OutputId, type Rows } from '../schema/outputs';
import type { ResultColumns } from '../schema/results';
import type { WorkbookTables } from '../schema/rows';
import { addAreaBars, addPie, labelByCategory, labelPie, repairPie, stretchAreaBars, watchPie, type FoundCharts, type Source } from './charts';
import { changeOf, newTable, type Grid, type OutputChange } from './outputLayout';
import { Outbox } from './outbox';
import { withoutProtection } from './protection';
import type { Wanted } from './readBlocks';
import { sheetNamed, type Block, type Survey } from './survey';
import { setWidths, writeOutputs } from './writeOutputs';
import { writeResults } from './writeResults';

export interface Written {
  /** Rows of measures whose level, explanation or reason is new. */
  readonly rowsChanged: number;
  /** False where Excel did not take the texts of the pie's labels, and the captions stand as categories instead. */
  readonly labelsTaken: boolean;
}

type OutputRows = Readonly<Partial<Record<OutputId, Rows>>>;

/** A sheet that the add-in writes, with its tables from the top. */
export interface OutputSheet {
  readonly key: keyof Survey['used'];
  readonly name: string;
  readonly title: string;
  readonly ids: readonly OutputId[];
}

export interface SummaryJob {
  /** The sheet with the pie first. */
  readonly sheets: readonly [OutputSheet, ...OutputSheet[]];
  readonly pie: { readonly table: OutputId; readonly chart: keyof typeof CHARTS };
  readonly survey: Survey;
  /** What stands on the sheets now, as asked for by `wantedForSummary`. */
  readonly standing: Readonly<Record<string, CellValue[][]>>;
  readonly charts: FoundCharts;
  readonly tables: WorkbookTables;
  /** null for a plain list: nothing is written beside it. */
  readonly results: ResultColumns | null;
  readonly rows: OutputRows;
  readonly title: string;
  /** The title that was set is another than last time; a title that only the user changed stays. */
  readonly retitle: boolean;
  readonly captions: readonly string[];
}

/** The blocks to be read together with the tables: everything on our sheets, and our tables wherever they stand. */
export function wantedForSummary({ used, outputs }: Survey): Record<string, Wanted> {
  const wanted: Record<string, Wanted> = {};
  for (const [key, block] of [...Object.entries(used), ...Object.entries(outputs)]) if (block) wanted[key] = { ...block, as: 'formulas' };
  return wanted;
}

const NOTE = 'Hodnoty na tomto listu zapisuje Plnění po kliknutí na Shrnout. Poznámky si pište vedle tabulek.';
/** First row of the first table on a sheet that the add-in makes: title, note, blank row. */
const FIRST_ROW = 3;
/** Charts stand to the right of the widest table. */
const CHART_COLUMN = 7;
/** Rows of the default height that the pie takes, and a gap. */
const PIE_ROWS = 22;

/** Third sync (more only for large plans): results beside the rows, checks, and the summary last, so that its stamp vouches for the rest. */
export async function writeSummary(context: Excel.RequestContext, job: SummaryJob): Promise<Written> {
  const { survey, results, tables } = job;
  const { worksheets } = context.workbook;
  const plan = planSheets(job);
  const outbox = new Outbox(context);
  const touched = new Set([...plan.changes.map(({ sheet }) => sheet), ...(results ? [tables.measures!.sheet, tables.criteria!.sheet] : [])]);
  let rowsChanged = 0;
  let finish = (): Promise<boolean> => Promise.resolve(true);
  await withoutProtection(
    context,
    outbox,
    survey.sheets.filter(({ name }) => touched.has(name)),
    async () => {
      if (results) rowsChanged = await writeResults(outbox, worksheets, survey, tables, results);
      for (const sheet of plan.newSheets) await createSheet(outbox, worksheets, sheet);
      await writeOutputs(outbox, worksheets, plan.changes);
      finish = drawCharts(context, job, plan.changes);
      if (plan.newSheets.includes(job.sheets[0])) worksheets.getItem(job.sheets[0].name).activate();
    },
  );
  return { rowsChanged, labelsTaken: await finish() };
}

function planSheets(job: SummaryJob): { newSheets: OutputSheet[]; changes: OutputChange[] } {
  return {
    newSheets: job.sheets.filter(({ name }) => sheetNamed(job.survey, name) === undefined),
    changes: job.sheets.flatMap((sheet) => planTables(job, sheet)),
  };
}

function planTables({ survey, standing, rows }: SummaryJob, { key, name, ids }: OutputSheet): OutputChange[] {
  const sheet = sheetNamed(survey, name) ?? name;
  const used = survey.used[key];
  const grids: Grid[] = used ? [{ block: { ...used, sheet }, cells: standing[key] ?? [] }] : [];
  const changes = ids.flatMap((id) => {
    const table = survey.outputs[id];
    return table ? [changeOf(id, { table, cells: standing[id] ?? [] }, rows[id]!, grids)] : [];
  });
  // Below everything that stands on the sheet, the user's own cells too.
  const grown = changes.reduce((sum, { insert, rowsAfter, rowsBefore }) => sum + insert + Math.max(0, rowsAfter - rowsBefore), 0);
  let next = used ? used.row + used.rows + grown + 2 : FIRST_ROW;
  for (const id of ids) {
    if (survey.outputs[id]) continue;
    changes.push(newTable(id, sheet, next, 0, rows[id]!));
    next += rows[id]!.length + 2;
  }
  return changes;
}

async function createSheet(outbox: Outbox, sheets: Excel.WorksheetCollection, { name, title, ids }: OutputSheet): Promise<void> {
  const sheet = sheets.add(name);
  await outbox.put(sheet, 0, 0, [[title], [NOTE]]);
  const { font } = sheet.getRangeByIndexes(0, 0, 1, 1).format;
  font.bold = true;
  font.size = 16;
  sheet.getRangeByIndexes(1, 0, 1, 1).format.font.color = '#595959';
  sheet.showGridlines = false;
  setWidths(sheet, ids);
}

/** Adds the charts that are missing and brings the others up to the figures; what the user restyled stays. */
function drawCharts(context: Excel.RequestContext, job: SummaryJob, changes: readonly OutputChange[]): () => Promise<boolean> {
  const { worksheets } = context.workbook;
  const { captions } = job;
  const levels = changes.find(({ id }) => id === job.pie.table)!;
  const beside = { row: levels.row, column: Math.max(CHART_COLUMN, rightOf(job.survey.used[job.sheets[0].key]) + 1) };
  const sheet = worksheets.getItem(levels.sheet);
  const source = sourceOf(levels);
  const standing = job.charts[job.pie.chart];
  const at = (row: number): Excel.Range => sheet.getRangeByIndexes(row, standing ? CHART_COLUMN : beside.column, 1, 1);
  const pie = standing ?? addPie(sheet, source, captions, job.title, at(beside.row), CHARTS[job.pie.chart]);
  if (standing) {
    if (captions.join() !== captionsBefore(job.standing[job.pie.table]).join()) labelPie(pie, captions);
    if (job.retitle) pie.title.text = job.title;
  }
  const areas = changes.find(({ id }) => id === 'areas');
  if (areas) {
    const areaSheet = worksheets.getItem(areas.sheet);
    if (!job.charts.areas) addAreaBars(areaSheet, sourceOf(areas), at(beside.row + PIE_ROWS));
    else if (areas.rowsAfter !== areas.rowsBefore) stretchAreaBars(areaSheet, job.charts.areas, sourceOf(areas));
  }
  const seen = watchPie(pie);
  return async () => {
    const { rightShape, labels } = seen();
    const taken = labels.join() === captions.join();
    if (rightShape && taken) return true;
    if (!rightShape) repairPie(sheet, pie, source);
    if (!taken) labelByCategory(sheet, pie, source);
    await context.sync();
    return taken;
  };
}

const sourceOf = ({ row, column, rowsAfter }: OutputChange): Source => ({ row, column, rows: rowsAfter });
const rightOf = (block: Block | null): number => (block ? block.column + block.columns : 0);

function captionsBefore([header = [], ...body]: readonly CellValue[][] = []): string[] {
  const column = header.findIndex((cell) => cellText(cell) === OUTPUT.levels.columns.caption.header);
  return body.map((cells) => cellText(cells[column]).replace(/^'/, ''));
}

