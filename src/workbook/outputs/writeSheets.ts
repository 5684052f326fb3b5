import { cellText } from '../../core/text/text';
import { CHARTS, chartRows, type SummaryChart } from '../../schema/charts';
import { OUTPUT, type OutputId, type Rows } from '../../schema/outputs';
import type { ResultColumns } from '../../schema/results';
import { findColumns, type WorkbookTables } from '../../schema/read/rows';
import { restoreExtensions, writeExtensions, type Extension } from '../tables/extendTables';
import { literalCell, untyped } from '../excel/literal';
import { changeOf, changesNothing, newTable, restoreOutput, withFinalRows, type Grid, type OutputChange } from './outputLayout';
import {
  chartStays,
  drawCharts,
  planCharts,
  restoreCharts,
  restoreSources,
  type ChartJob,
  type ChartPlan,
  type DrawnCharts,
} from './planCharts';
import { Outbox, type TypedCells } from '../excel/outbox';
import { withoutProtection } from '../excel/protection';
import { digest, type RestorePoint, type Step } from '../undo/restorePoint';
import { sheetNamed, type Survey } from '../excel/survey';
import { writeChange } from '../excel/writeChange';
import { wholeSheet } from './wanted';
import { planFooters, restoreFooters, writeFooter } from './printSetup';
import { createSheet, FIRST_ROW, writeOutputs } from './writeOutputs';
import { planResults, restoreResults, writeResults, type ResultPlan } from '../summary/writeResults';

export interface Written extends Omit<DrawnCharts, 'mended'> {
  /** Rows of measures whose level, explanation or reason is new. */
  readonly rowsChanged: number;
  /** Nothing in the workbook is other than before. */
  readonly nothingChanged: boolean;
}

/** A sheet that the add-in writes, with its tables from the top. */
interface OutputSheet {
  readonly key: keyof Survey['used'];
  readonly name: string;
  readonly title: string;
  readonly ids: readonly OutputId[];
}

export interface SummaryJob extends Pick<ChartJob, 'charts' | 'captions' | 'title' | 'titleBefore'> {
  /** The sheet with the pie first. */
  readonly sheets: readonly [OutputSheet, ...OutputSheet[]];
  /** The table of levels, with the captions of the pie; the charts stand below it. */
  readonly levels: OutputId;
  readonly survey: Survey;
  /** What stands on the sheets now, as asked for by `wantedForSummary`. */
  readonly standing: Readonly<Record<string, TypedCells>>;
  readonly tables: WorkbookTables;
  /** null for a plain list: nothing is written beside it. */
  readonly results: ResultColumns | null;
  /** Tables that are stretched over the rows below them. */
  readonly extensions: readonly Extension[];
  readonly rows: Readonly<Partial<Record<OutputId, Rows>>>;
  /** What stands below the titles; null: only how the sheet is used. */
  readonly subtitle: { readonly text: string; readonly before: string | null } | null;
  /** Of the inputs, for the footers; null for a plain list. */
  readonly code: string | null;
  readonly restorePoint: RestorePoint;
}

const NOTE = 'Hodnoty na tomto listu zapisuje Plnění po kliknutí na Shrnout. Poznámky si pište vedle tabulek.';

/** Third sync (more only for large plans, and for charts): results beside the rows, checks, and the summary last, so that its stamp vouches for the rest. */
export async function writeSummary(context: Excel.RequestContext, job: SummaryJob): Promise<Written> {
  const plan = planSummary(job);
  const { extensions } = job;
  const { results, changes, newSheets, charts, subtitles } = plan;
  const rowsChanged = results?.rowsChanged ?? 0;
  if (isEmpty(plan) && extensions.length === 0) {
    const { mended, ...drawn } = await unlocked(context, job, charts);
    return { rowsChanged, nothingChanged: !mended, ...drawn };
  }

  const made = new Set(newSheets.map(({ name }) => name));
  const standing = job.sheets.flatMap(({ name }) => (made.has(name) ? [] : [sheetNamed(job.survey, name)!]));
  const footers = job.code === null ? [] : await planFooters(context, standing, job.code);
  const touched = new Set(
    [...subtitles, ...changes, ...(results?.columns ?? []), ...(results?.added ?? []), ...extensions.map(({ table }) => table)].map(
      ({ sheet }) => sheet,
    ),
  );
  await writeChange(
    context,
    job.survey,
    touched,
    { ...job.restorePoint, steps: [...restoreFooters(footers), ...restoreSteps(job, plan)] },
    async (outbox) => {
      writeExtensions(outbox, extensions);
      if (results) await writeResults(outbox, results);
      for (const sheet of newSheets)
        await createSheet(
          outbox,
          job.subtitle === null ? { ...sheet, note: NOTE } : { ...sheet, note: job.subtitle.text, help: NOTE, code: job.code },
        );
      for (const { sheet, row, column, after } of subtitles) await outbox.put(sheet, row, column, after);
      for (const { sheet, after } of footers) writeFooter(outbox, sheet, after);
      // The sheet with the pie last: its stamp vouches for all the rest.
      for (const { name } of [...job.sheets].reverse())
        await writeOutputs(
          outbox,
          changes.filter(({ sheet }) => sheet === (sheetNamed(job.survey, name) ?? name)),
        );
      // Excel on the web may not show a sheet in the message that makes it.
      if (newSheets.includes(job.sheets[0])) outbox.ifPossible(() => outbox.sheet(job.sheets[0].name).activate());
    },
  );
  const { labelsTaken, chartsFailed } = await unlocked(context, job, charts);
  return { rowsChanged, nothingChanged: false, labelsTaken, chartsFailed };
}

/** Draws the charts with the protection of their sheets lifted where there is something to draw. */
async function unlocked(context: Excel.RequestContext, job: SummaryJob, charts: readonly ChartPlan[]): Promise<DrawnCharts> {
  const changing = new Set(charts.filter((chart) => !chartStays(chart)).map(({ table }) => table.sheet));
  const guarded = job.survey.sheets.filter(({ name, protectedWith }) => protectedWith && changing.has(name));
  const draw = (): Promise<DrawnCharts> => drawCharts(context, chartJob(job), charts);
  if (guarded.length === 0) return draw();
  let drawn: DrawnCharts | undefined;
  await withoutProtection(context, new Outbox(context, job.survey.sheets), guarded, async () => {
    drawn = await draw();
  });
  return drawn!;
}

interface SummaryPlan {
  readonly results: ResultPlan | null;
  readonly newSheets: readonly OutputSheet[];
  /** Every output table, those that stay as they are too: the charts show them. */
  readonly changes: readonly OutputChange[];
  readonly charts: readonly ChartPlan[];
  /** What is to stand below the titles of sheets that are there. */
  readonly subtitles: readonly CellChange[];
}

interface CellChange {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly before: TypedCells;
  readonly after: TypedCells;
}

function planSummary(job: SummaryJob): SummaryPlan {
  const changes = withFinalRows(job.sheets.flatMap((sheet) => planTables(job, sheet)));
  return {
    results: job.results && planResults(job.survey, job.tables, job.results),
    newSheets: job.sheets.filter(({ name }) => sheetNamed(job.survey, name) === undefined),
    changes,
    charts: planCharts(chartJob(job), changes),
    subtitles: job.sheets.flatMap((sheet) => planSubtitle(job, sheet)),
  };
}

/** The cell below the title holds our note or an earlier subtitle, or it is the user's. */
function planSubtitle({ survey, standing, subtitle }: SummaryJob, { key, name }: OutputSheet): CellChange[] {
  const sheet = sheetNamed(survey, name);
  const used = survey.used[key];
  if (subtitle === null || sheet === undefined || !used) return [];
  const [row, column] = [FIRST_ROW - 2, 0];
  const cell = standing[wholeSheet(key)]?.[row - used.row]?.[column - used.column] ?? '';
  const text = cellText(untyped(cell));
  const isOurs = text === NOTE || (subtitle.before !== null && text === cellText(subtitle.before));
  if (!isOurs || text === cellText(subtitle.text)) return [];
  return [{ sheet, row, column, before: [[cell]], after: [[literalCell(subtitle.text)]] }];
}

const chartJob = (job: SummaryJob): ChartJob => ({
  ...job,
  used: job.survey.used[job.sheets[0].key],
  captionsBefore: captionsBefore(job),
});

const isEmpty = ({ results, newSheets, changes, charts, subtitles }: SummaryPlan): boolean =>
  subtitles.length === 0 &&
  (results === null || results.columns.length + results.added.length === 0) &&
  newSheets.length === 0 &&
  changes.every(changesNothing) &&
  charts.every(chartStays);

function planTables({ survey, standing, rows, levels }: SummaryJob, { key, name, ids }: OutputSheet): OutputChange[] {
  const sheet = sheetNamed(survey, name) ?? name;
  const used = survey.used[key];
  const grids: Grid[] = used ? [{ block: { ...used, sheet }, cells: standing[wholeSheet(key)] ?? [] }] : [];
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
    next += rows[id]!.length + 2 + (id === levels ? roomForCharts(ids, rows) : 0);
  }
  return changes;
}

/** Rows below the levels that the charts of a new sheet cover. */
function roomForCharts(ids: readonly OutputId[], rows: SummaryJob['rows']): number {
  const charts = Object.values<SummaryChart>(CHARTS).filter(({ source }) => ids.includes(source));
  return Math.max(...charts.map((chart) => chartRows(chart, rows[chart.source]!.length)));
}

/** The change taken back, last done first. */
function restoreSteps(job: SummaryJob, { results, newSheets, changes, charts, subtitles }: SummaryPlan): Step[] {
  const made = new Set(newSheets.map(({ name }) => name));
  const steps: Step[] = restoreCharts(charts, chartJob(job), made);
  for (const sheet of newSheets) {
    const filled = changes
      .filter((change) => change.sheet === sheet.name)
      .reduce((sum, { columns, writes }) => sum + columns + filledCells(writes.map(({ after }) => after)), 2);
    steps.push({ do: 'deleteSheet', sheet: sheet.name, filled });
  }
  for (const change of [...changes].sort((a, b) => b.row - a.row))
    if (!made.has(change.sheet) && !changesNothing(change)) steps.push(...restoreOutput(change));
  for (const { after, ...place } of subtitles) steps.push({ do: 'cells', ...place, rowsAfter: 1, after: digest(after) });
  steps.push(...restoreSources(charts));
  if (results) steps.push(...restoreResults(results));
  steps.push(...restoreExtensions(job.extensions));
  return steps;
}

const filledCells = (blocks: readonly TypedCells[]): number => blocks.flat(2).filter((cell) => cell !== '').length;

function captionsBefore({ standing, levels }: SummaryJob): string[] {
  const [header = [], ...body] = standing[levels] ?? [];
  const column = findColumns(OUTPUT[levels], header.map(untyped)).get('caption') ?? -1;
  return body.map((cells) => cellText(untyped(cells[column] ?? '')));
}
