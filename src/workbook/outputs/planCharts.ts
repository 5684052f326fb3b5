import { CHARTS, type ChartId, type SummaryChart } from '../../schema/charts';
import type { Step } from '../undo/restorePoint';
import { mapValues, type Block, type SheetState } from '../excel/survey';
import { addChart, captionsFor, labelByCategory, labelPie, repairPie, stretchBars, styleChart, watchPie, type Source } from './charts';
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
  /** It shows another number of rows than before. */
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
        stretch: standing !== null && !isPie && table.charted !== table.chartedBefore,
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
  plans.flatMap(({ chart: { name }, stretch, table: { sheet, row, column, chartedBefore: rows, isNew } }): Step[] =>
    stretch && !isNew ? [{ do: 'chartSource', sheet, chart: name, row, column, rows }] : [],
  );

/** What came of the charts. */
export interface DrawnCharts {
  /** False where Excel did not take the texts of the pie's labels, and the captions stand as categories instead. */
  readonly labelsTaken: boolean;
  /** Titles of charts that Excel did not make or change; one that was made in this run is not left half done. */
  readonly chartsFailed: readonly string[];
  /** Labels of a pie that stands said something else than the figures. */
  readonly mended: boolean;
}

/**
 * Adds the charts that are missing and brings the others up to the figures; what the user restyled stays. In messages of
 * their own, once the figures stand: a chart that fails takes everything with it that is sent together with it, and the
 * series of a chart are there only after the message that adds it.
 */
export async function drawCharts(context: Excel.RequestContext, job: ChartJob, plans: readonly ChartPlan[]): Promise<DrawnCharts> {
  const { worksheets } = context.workbook;
  const levels = plans.find(({ chart }) => chart.type === 'Pie')?.table;
  const failed = await eachAlone(
    context,
    plans.filter(({ standing }) => standing === null),
    ({ chart, table }) => {
      const sheet = worksheets.getItem(table.sheet);
      addChart(sheet, chart, sourceOf(table), placeOf(sheet, chart, table, levels ?? table, job.used));
    },
    (half) => removeCharts(context, half),
  );

  // Before labels are written it is looked which of them the user has written.
  const standing = new Map<ChartPlan, ReturnType<typeof watchPie>>();
  const unseen = await eachAlone(
    context,
    plans.filter(({ relabel }) => relabel),
    (plan) => standing.set(plan, watchPie(chartOf(context, plan))),
  );
  failed.push(...unseen);

  const answers = new Map<ChartPlan, ReturnType<typeof watchPie>>();
  const toDress = plans.filter((plan) => !failed.includes(plan) && (!chartStays(plan) || plan.chart.type === 'Pie'));
  const undressed = await eachAlone(context, toDress, (plan) => {
    const chart = chartOf(context, plan);
    dress(worksheets.getItem(plan.table.sheet), chart, plan, job, standing.get(plan)?.().labels ?? []);
    if (plan.chart.type === 'Pie') answers.set(plan, watchPie(chart));
  });
  await removeCharts(
    context,
    undressed.filter(({ standing }) => standing === null),
  );
  failed.push(...undressed);

  let [labelsTaken, mended] = [true, false];
  for (const [plan, seen] of answers) {
    if (undressed.includes(plan)) continue;
    const pie = await mendPie(context, plan, seen(), job.captions);
    labelsTaken &&= pie.labelsTaken;
    mended ||= pie.mended;
    if (pie.isFailed) failed.push(plan);
  }
  return { labelsTaken, mended, chartsFailed: failed.map(({ chart }) => chart.title ?? job.title) };
}

const chartOf = ({ workbook }: Excel.RequestContext, { standing, table, chart }: ChartPlan): Excel.Chart =>
  standing ?? workbook.worksheets.getItem(table.sheet).charts.getItem(chart.name);

function dress(
  sheet: Excel.Worksheet,
  drawn: Excel.Chart,
  { chart, standing, table, retitle, relabel, stretch }: ChartPlan,
  job: ChartJob,
  labels: readonly string[],
): void {
  if (!standing) styleChart(drawn, chart);
  if (retitle || (!standing && chart.title === null)) drawn.title.text = job.title;
  if (stretch) stretchBars(sheet, drawn, sourceOf(table));
  if (chart.type === 'Pie' && (!standing || relabel)) labelPie(drawn, captionsFor(job.captions, labels));
}

/**
 * In one message; where it fails, each in its own.
 * @param cleanUp removes what a failed message has left
 * @returns those that failed
 */
async function eachAlone(
  context: Excel.RequestContext,
  plans: readonly ChartPlan[],
  act: (plan: ChartPlan) => void,
  cleanUp: (plans: readonly ChartPlan[]) => Promise<void> = () => Promise.resolve(),
): Promise<ChartPlan[]> {
  if (plans.length === 0) return [];
  try {
    plans.forEach(act);
    await context.sync();
    return [];
  } catch {
    await cleanUp(plans);
    if (plans.length === 1) return [...plans];
    const failed: ChartPlan[] = [];
    for (const plan of plans) failed.push(...(await eachAlone(context, [plan], act, cleanUp)));
    return failed;
  }
}

async function removeCharts(context: Excel.RequestContext, plans: readonly ChartPlan[]): Promise<void> {
  if (plans.length === 0) return;
  try {
    const standing = plans.map(({ chart, table }) =>
      context.workbook.worksheets.getItem(table.sheet).charts.getItemOrNullObject(chart.name).load('name'),
    );
    await context.sync();
    for (const chart of standing) if (!chart.isNullObject) chart.delete();
    await context.sync();
  } catch {
    // That the chart failed is said anyway.
  }
}

/** Brings a pie that was read back to what it is to say: its data, the texts of its labels, else the captions as categories. */
async function mendPie(
  context: Excel.RequestContext,
  plan: ChartPlan,
  { rightShape, labels }: ReturnType<ReturnType<typeof watchPie>>,
  captions: readonly string[],
): Promise<{ labelsTaken: boolean; mended: boolean; isFailed: boolean }> {
  const isOurs = !plan.standing || plan.relabel;
  const wanted = captionsFor(captions, labels);
  const isTaken = (shown: readonly string[]): boolean => wanted.every((caption, i) => caption === null || caption === shown[i]);
  if (isTaken(labels) && (rightShape || !isOurs)) return { labelsTaken: true, mended: false, isFailed: false };
  const [sheet, pie, source] = [context.workbook.worksheets.getItem(plan.table.sheet), chartOf(context, plan), sourceOf(plan.table)];
  try {
    if (!rightShape && isOurs) repairPie(sheet, pie, source);
    labelPie(pie, wanted);
    const again = watchPie(pie);
    await context.sync();
    if (isTaken(again().labels)) return { labelsTaken: true, mended: true, isFailed: false };
    labelByCategory(sheet, pie, source);
    await context.sync();
    return { labelsTaken: false, mended: true, isFailed: false };
  } catch {
    return { labelsTaken: false, mended: false, isFailed: true };
  }
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

const sourceOf = ({ rowAfter, column, charted }: OutputChange): Source => ({ row: rowAfter, column, rows: charted });
