import { cellText } from '../../core/text/text';
import { CHARTS, OUTPUT, type OutputId, type Rows } from '../../schema/outputs';
import type { ResultColumns } from '../../schema/results';
import { findColumns, type WorkbookTables } from '../../schema/rows';
import {
  addAreaBars,
  addPie,
  labelByCategory,
  labelPie,
  repairPie,
  stretchAreaBars,
  watchPie,
  type FoundCharts,
  type Source,
} from './charts';
import { restoreExtensions, writeExtensions, type Extension } from '../tables/extendTables';
import { untyped } from '../excel/literal';
import { changeOf, changesNothing, newTable, restoreOutput, settled, type Grid, type OutputChange } from './outputLayout';
import { Outbox, type TypedCells } from '../excel/outbox';
import { withoutProtection } from '../excel/protection';
import type { Wanted } from '../excel/readBlocks';
import { saveChange, type RestorePoint, type Step } from '../undo/restorePoint';
import { sheetNamed, type Block, type Survey } from '../excel/survey';
import { createSheet, FIRST_ROW, writeOutputs } from './writeOutputs';
import { planResults, restoreResults, writeResults, type ResultPlan } from './writeResults';

export interface Written {
  /** Rows of measures whose level, explanation or reason is new. */
  readonly rowsChanged: number;
  /** Nothing in the workbook is other than before. */
  readonly nothingChanged: boolean;
  /** False where Excel did not take the texts of the pie's labels, and the captions stand as categories instead. */
  readonly labelsTaken: boolean;
}

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
  readonly standing: Readonly<Record<string, TypedCells>>;
  readonly charts: FoundCharts;
  readonly tables: WorkbookTables;
  /** null for a plain list: nothing is written beside it. */
  readonly results: ResultColumns | null;
  /** Tables that are stretched over the rows below them. */
  readonly extensions: readonly Extension[];
  readonly rows: Readonly<Partial<Record<OutputId, Rows>>>;
  readonly title: string;
  /** The title that stood in the settings the last time; null on the first run. A title that only the user changed stays. */
  readonly titleBefore: string | null;
  readonly captions: readonly string[];
  readonly restorePoint: RestorePoint;
}

/** The blocks to be read together with the tables: everything on our sheets, and our tables wherever they stand. */
export function wantedForSummary({ used, outputs }: Survey): Record<string, Wanted> {
  const wanted: Record<string, Wanted> = {};
  for (const [key, block] of [...Object.entries(used), ...Object.entries(outputs)])
    // What could not be placed belongs to collecting.
    if (block && key !== 'unplaced') wanted[key] = { ...block, as: 'typed' };
  return wanted;
}

const NOTE = 'Hodnoty na tomto listu zapisuje Plnění po kliknutí na Shrnout. Poznámky si pište vedle tabulek.';
/** The charts stand side by side right below the levels: the first screen shows the figures and the pie. */
const CHART_ROWS = 22;
const BARS_COLUMN = 3;

/** Third sync (more only for large plans): results beside the rows, checks, and the summary last, so that its stamp vouches for the rest. */
export async function writeSummary(context: Excel.RequestContext, job: SummaryJob): Promise<Written> {
  const plan = planSummary(job);
  const { extensions } = job;
  const { results, changes, newSheets, charts } = plan;
  const rowsChanged = results?.rowsChanged ?? 0;
  if (isEmpty(plan) && extensions.length === 0) return { rowsChanged, nothingChanged: true, labelsTaken: true };

  const { worksheets } = context.workbook;
  const outbox = new Outbox(context);
  const touched = new Set(
    [...changes, ...(results?.columns ?? []), ...(results?.added ?? []), ...extensions.map(({ table }) => table)].map(({ sheet }) => sheet),
  );
  let finish = (): Promise<boolean> => Promise.resolve(true);
  await withoutProtection(
    context,
    outbox,
    job.survey.sheets.filter(({ name }) => touched.has(name)),
    async () => {
      await saveChange(outbox, job.survey.saved, { ...job.restorePoint, steps: restoreSteps(job, plan) });
      writeExtensions(worksheets, extensions);
      if (results) await writeResults(outbox, worksheets, results);
      for (const sheet of newSheets) await createSheet(outbox, worksheets, { ...sheet, note: NOTE });
      // The sheet with the pie last: its stamp vouches for all the rest.
      for (const { name } of [...job.sheets].reverse())
        await writeOutputs(
          outbox,
          worksheets,
          changes.filter(({ sheet }) => sheet === (sheetNamed(job.survey, name) ?? name)),
        );
      finish = drawCharts(context, job, changes, charts);
      if (newSheets.includes(job.sheets[0])) worksheets.getItem(job.sheets[0].name).activate();
    },
  );
  return { rowsChanged, nothingChanged: false, labelsTaken: await finish() };
}

interface SummaryPlan {
  readonly results: ResultPlan | null;
  readonly newSheets: readonly OutputSheet[];
  /** Every output table, those that stay as they are too: the charts show them. */
  readonly changes: readonly OutputChange[];
  readonly charts: ChartPlan;
}

interface ChartPlan {
  readonly addPie: boolean;
  readonly relabel: boolean;
  readonly retitle: boolean;
  readonly addAreas: boolean;
  readonly stretchAreas: boolean;
}

function planSummary(job: SummaryJob): SummaryPlan {
  const changes = settled(job.sheets.flatMap((sheet) => planTables(job, sheet)));
  const pie = job.charts[job.pie.chart];
  const areas = changes.find(({ id }) => id === 'areas');
  return {
    results: job.results && planResults(job.survey, job.tables, job.results),
    newSheets: job.sheets.filter(({ name }) => sheetNamed(job.survey, name) === undefined),
    changes,
    charts: {
      addPie: !pie,
      relabel: pie !== null && captionsBefore(job).join() !== job.captions.join(),
      retitle: pie !== null && job.titleBefore !== job.title,
      addAreas: areas !== undefined && !job.charts.areas,
      stretchAreas: areas !== undefined && job.charts.areas !== null && areas.rowsAfter !== areas.rowsBefore,
    },
  };
}

const isEmpty = ({ results, newSheets, changes, charts }: SummaryPlan): boolean =>
  (results === null || results.columns.length + results.added.length === 0) &&
  newSheets.length === 0 &&
  changes.every(changesNothing) &&
  !Object.values(charts).includes(true);

function planTables({ survey, standing, rows, pie }: SummaryJob, { key, name, ids }: OutputSheet): OutputChange[] {
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
    next += rows[id]!.length + 2 + (id === pie.table ? CHART_ROWS : 0);
  }
  return changes;
}

/** The change taken back, last done first. */
function restoreSteps(job: SummaryJob, { results, newSheets, changes, charts }: SummaryPlan): Step[] {
  const made = new Set(newSheets.map(({ name }) => name));
  const pieSheet = changes.find(({ id }) => id === job.pie.table)!.sheet;
  const steps: Step[] = [];
  const remove = (chart: string): void => void steps.push({ do: 'deleteChart', sheet: pieSheet, chart });
  if (charts.addPie && !made.has(pieSheet)) remove(CHARTS[job.pie.chart]);
  if (charts.addAreas && !made.has(pieSheet)) remove(CHARTS.areas);
  if (charts.relabel || charts.retitle)
    steps.push({
      do: 'chart',
      sheet: pieSheet,
      chart: CHARTS[job.pie.chart],
      captions: charts.relabel ? captionsBefore(job) : [],
      title: charts.retitle ? job.titleBefore : null,
    });
  for (const sheet of newSheets) {
    const filled = changes
      .filter((change) => change.sheet === sheet.name)
      .reduce((sum, { columns, writes }) => sum + columns + filledCells(writes.map(({ after }) => after)), 2);
    steps.push({ do: 'deleteSheet', sheet: sheet.name, filled });
  }
  for (const change of [...changes].sort((a, b) => b.row - a.row))
    if (!made.has(change.sheet) && !changesNothing(change)) steps.push(...restoreOutput(change));
  if (results) steps.push(...restoreResults(results));
  steps.push(...restoreExtensions(job.extensions));
  return steps;
}

const filledCells = (blocks: readonly TypedCells[]): number => blocks.flat(2).filter((cell) => cell !== '').length;

/** Adds the charts that are missing and brings the others up to the figures; what the user restyled stays. */
function drawCharts(
  context: Excel.RequestContext,
  job: SummaryJob,
  changes: readonly OutputChange[],
  plan: ChartPlan,
): () => Promise<boolean> {
  const { worksheets } = context.workbook;
  const { captions } = job;
  const levels = changes.find(({ id }) => id === job.pie.table)!;
  const sheet = worksheets.getItem(levels.sheet);
  const source = sourceOf(levels);
  // A chart that somebody has deleted comes back where nothing is in its way: to the right of everything.
  const place = levels.isNew
    ? { row: levels.rowAfter + levels.rowsAfter + 2, column: 0 }
    : { row: levels.rowAfter, column: rightOf(job.survey.used[job.sheets[0].key]) + 1 };
  const at = (rows: number, columns: number): Excel.Range => sheet.getRangeByIndexes(place.row + rows, place.column + columns, 1, 1);
  const pie = job.charts[job.pie.chart] ?? addPie(sheet, source, captions, job.title, at(0, 0), CHARTS[job.pie.chart]);
  if (plan.relabel) labelPie(pie, captions);
  if (plan.retitle) pie.title.text = job.title;
  const areas = changes.find(({ id }) => id === 'areas');
  if (areas && plan.addAreas)
    addAreaBars(worksheets.getItem(areas.sheet), sourceOf(areas), levels.isNew ? at(0, BARS_COLUMN) : at(CHART_ROWS, 0));
  if (areas && plan.stretchAreas) stretchAreaBars(worksheets.getItem(areas.sheet), job.charts.areas!, sourceOf(areas));
  if (!plan.addPie && !plan.relabel) return () => Promise.resolve(true);
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

const sourceOf = ({ rowAfter, column, rowsAfter }: OutputChange): Source => ({ row: rowAfter, column, rows: rowsAfter });
const rightOf = (block: Block | null): number => (block ? block.column + block.columns : 0);

function captionsBefore({ standing, pie }: SummaryJob): string[] {
  const [header = [], ...body] = standing[pie.table] ?? [];
  const column = findColumns(OUTPUT[pie.table], header.map(untyped)).get('caption') ?? -1;
  return body.map((cells) => cellText(untyped(cells[column] ?? '')));
}
