import { CHARTS, type ChartId, type SummaryChart } from '../../schema/charts';
import type { Step } from '../undo/restorePoint';
import { mapValues, type Block, type SheetState } from '../excel/survey';
import { addChart, labelByCategory, labelPie, repairPie, stretchBars, watchPie, type Source } from './charts';
import type { OutputChange } from './outputLayout';

export type FoundCharts = Readonly<Record<ChartId, Excel.Chart | null>>;

/** Our charts by name, wherever the user has moved them: `ask` queues the question, `answer` tells after the sync. */
export function findCharts(context: Excel.RequestContext, sheets: readonly SheetState[]): { ask: () => void; answer: () => FoundCharts } {
  let probes: Record<ChartId, Excel.Chart>[] = [];
  const ask = (): void => {
    probes = sheets.map(({ name }) => {
      const { charts } = context.workbook.worksheets.getItem(name);
      return mapValues(CHARTS, (chart) => charts.getItemOrNullObject(chart.name).load('name'));
    });
  };
  const standing = (id: ChartId): Excel.Chart | null => probes.find((probe) => !probe[id].isNullObject)?.[id] ?? null;
  return { ask, answer: () => mapValues(CHARTS, (_, id) => standing(id)) };
}

/** What the charts are to say, and what stands there. */
export interface ChartJob {
  readonly charts: FoundCharts;
  /** Used cells of the sheet with the levels; a chart that comes later stands to the right of them. */
  readonly used: Block | null;
  readonly captions: readonly string[];
  readonly captionsBefore: readonly string[];
  readonly title: string;
  /** The title that stood in the settings the last time; null on the first run. A title that only the user changed stays. */
  readonly titleBefore: string | null;
}

/** What is to be done with one chart. */
export interface ChartPlan {
  readonly chart: SummaryChart;
  /** null for one that is not there yet */
  readonly standing: Excel.Chart | null;
  /** The table that it shows. */
  readonly table: OutputChange;
  readonly relabel: boolean;
  readonly retitle: boolean;
  /** The table has another number of rows than before. */
  readonly stretch: boolean;
}

/** The charts whose tables are among those written, in the order in which they are drawn. */
export const planCharts = (job: ChartJob, changes: readonly OutputChange[]): ChartPlan[] =>
  (Object.entries(CHARTS) as [ChartId, SummaryChart][]).flatMap(([id, chart]): ChartPlan[] => {
    const table = changes.find((change) => change.id === chart.source);
    if (!table) return [];
    const standing = job.charts[id];
    const isPie = chart.type === 'Pie';
    return [
      {
        chart,
        standing,
        table,
        relabel: standing !== null && isPie && job.captionsBefore.join() !== job.captions.join(),
        retitle: standing !== null && chart.title === null && job.titleBefore !== job.title,
        stretch: standing !== null && !isPie && table.rowsAfter !== table.rowsBefore,
      },
    ];
  });

export const chartStays = ({ standing, relabel, retitle, stretch }: ChartPlan): boolean =>
  standing !== null && !relabel && !retitle && !stretch;

/** How to take new charts, labels and titles back; sheets in `made` go as a whole. To be done before the tables are taken back. */
export const restoreCharts = (plans: readonly ChartPlan[], job: ChartJob, made: ReadonlySet<string>): Step[] =>
  plans.flatMap(({ chart: { name }, standing, table: { sheet }, relabel, retitle }): Step[] => {
    if (!standing) return made.has(sheet) ? [] : [{ do: 'deleteChart', sheet, chart: name }];
    if (!relabel && !retitle) return [];
    return [{ do: 'chart', sheet, chart: name, captions: relabel ? job.captionsBefore : [], title: retitle ? job.titleBefore : null }];
  });

/** How to bring charts back over the rows that their tables had; to be done once the tables are as they were. */
export const restoreSources = (plans: readonly ChartPlan[]): Step[] =>
  plans.flatMap(({ chart: { name }, stretch, table: { sheet, row, column, rowsBefore: rows, isNew } }): Step[] =>
    stretch && !isNew ? [{ do: 'chartSource', sheet, chart: name, row, column, rows }] : [],
  );

/**
 * Adds the charts that are missing and brings the others up to the figures; what the user restyled stays.
 * @returns what is to be awaited after the sync: false where Excel did not take the texts of the pie's labels
 */
export function drawCharts(context: Excel.RequestContext, job: ChartJob, plans: readonly ChartPlan[]): () => Promise<boolean> {
  const { worksheets } = context.workbook;
  const checks: (() => Promise<boolean>)[] = [];
  const levels = plans.find(({ chart }) => chart.type === 'Pie')?.table;
  for (const { chart, standing, table, relabel, retitle, stretch } of plans) {
    const sheet = worksheets.getItem(table.sheet);
    const source = sourceOf(table);
    const drawn = standing ?? addChart(sheet, chart, source, placeOf(sheet, chart, table, levels ?? table, job.used));
    if (!standing && chart.title === null) drawn.title.text = job.title;
    if (retitle) drawn.title.text = job.title;
    if (stretch) stretchBars(sheet, drawn, source);
    if (chart.type !== 'Pie' || (standing && !relabel)) continue;
    labelPie(drawn, job.captions);
    checks.push(checkPie(context, sheet, drawn, source, job.captions));
  }
  return async () => {
    let taken = true;
    for (const check of checks) taken = (await check()) && taken;
    return taken;
  };
}

/** Reads the pie back after it was written, and mends what Excel did not take. */
function checkPie(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  pie: Excel.Chart,
  source: Source,
  captions: readonly string[],
): () => Promise<boolean> {
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

/** On a new sheet below the levels; later where nothing is in its way, to the right of everything beside its table. */
function placeOf(
  sheet: Excel.Worksheet,
  { anchor }: SummaryChart,
  table: OutputChange,
  levels: OutputChange,
  used: Block | null,
): Excel.Range {
  return levels.isNew
    ? sheet.getRangeByIndexes(levels.rowAfter + levels.rowsAfter + 2 + anchor.row, anchor.column, 1, 1)
    : sheet.getRangeByIndexes(table.rowAfter, (used ? used.column + used.columns : 0) + 1, 1, 1);
}

const sourceOf = ({ rowAfter, column, rowsAfter }: OutputChange): Source => ({ row: rowAfter, column, rows: rowsAfter });
