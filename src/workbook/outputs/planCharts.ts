import { CHARTS, seriesCount, type ChartId, type SheetChart } from '../../schema/charts';
import { outputTable, type OutputId } from '../../schema/outputs';
import type { Step } from '../undo/restorePoint';
import { mapValues, type SheetState, type Survey } from '../excel/survey';
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
  /** null where the sheets have none */
  readonly charts: FoundCharts | null;
  /** Used cells of the sheets; a chart that comes later stands to the right of them. */
  readonly used: Survey['used'];
  /** What a column of a table says, from its first row: now, and before this run. */
  readonly texts: (id: OutputId, column: string) => readonly string[];
  readonly textsBefore: (id: OutputId, column: string) => readonly string[];
  /** Of charts that have none of their own. */
  readonly title: string;
  /** The title that stood in the settings the last time; null on the first run. A title that only the user changed stays. */
  readonly titleBefore: string | null;
}

/** What is to be done with one chart. */
export interface ChartPlan {
  readonly chart: SheetChart;
  /** null for one that is not there yet */
  readonly standing: Excel.Chart | null;
  /** The table that it shows. */
  readonly table: OutputChange;
  /** The table below which it stands on a new sheet. */
  readonly anchor: OutputChange;
  /** Texts of its labels, now and before; none where it says no texts of ours. */
  readonly captions: readonly string[];
  readonly captionsBefore: readonly string[];
  readonly relabel: boolean;
  readonly retitle: boolean;
  /** It shows another number of rows than before. */
  readonly stretch: boolean;
}

/** The charts whose tables are among those written, in the order in which they are drawn. */
export const planCharts = (job: ChartJob, changes: readonly OutputChange[]): ChartPlan[] =>
  (Object.entries(CHARTS) as [ChartId, SheetChart][]).flatMap(([id, chart]): ChartPlan[] => {
    const table = changes.find((change) => change.id === chart.source);
    if (!table || !job.charts) return [];
    const standing = job.charts[id];
    const isPie = chart.type === 'Pie';
    const { labels } = chart;
    const captions = labels === undefined ? [] : job.texts(chart.source, labels);
    const captionsBefore = labels === undefined ? [] : job.textsBefore(chart.source, labels);
    return [
      {
        chart,
        standing,
        table,
        anchor: changes.find((change) => change.id === chart.anchor.below) ?? table,
        captions,
        captionsBefore,
        relabel: standing !== null && captionsBefore.join() !== captions.join(),
        retitle: standing !== null && chart.title === null && job.titleBefore !== job.title,
        stretch: standing !== null && !isPie && table.charted !== table.chartedBefore,
      },
    ];
  });

export const chartStays = ({ standing, relabel, retitle, stretch }: ChartPlan): boolean =>
  standing !== null && !relabel && !retitle && !stretch;

/** How to take new charts, labels and titles back; sheets in `made` go as a whole. To be done before the tables are taken back. */
export const restoreCharts = (plans: readonly ChartPlan[], job: ChartJob, made: ReadonlySet<string>): Step[] =>
  plans.flatMap(({ chart: { name }, standing, table: { sheet }, captionsBefore, relabel, retitle }): Step[] => {
    if (!standing) return made.has(sheet) ? [] : [{ do: 'deleteChart', sheet, chart: name }];
    if (!relabel && !retitle) return [];
    return [{ do: 'chart', sheet, chart: name, captions: relabel ? captionsBefore : [], title: retitle ? job.titleBefore : null }];
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
  const failed = await eachAlone(
    context,
    plans.filter(({ standing }) => standing === null),
    (plan) => {
      const sheet = worksheets.getItem(plan.table.sheet);
      addChart(sheet, plan.chart, sourceOf(plan.table), placeOf(sheet, plan, job.used));
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
    const pie = await mendPie(context, plan, seen());
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
  { chart, standing, table, captions, retitle, relabel, stretch }: ChartPlan,
  job: ChartJob,
  labels: readonly string[],
): void {
  if (!standing) styleChart(drawn, chart);
  if (retitle || (!standing && chart.title === null)) drawn.title.text = job.title;
  if (stretch) stretchBars(sheet, drawn, seriesCount(chart), sourceOf(table));
  if (chart.type === 'Pie' && (!standing || relabel)) labelPie(drawn, captionsFor(captions, labels));
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
): Promise<{ labelsTaken: boolean; mended: boolean; isFailed: boolean }> {
  const isOurs = !plan.standing || plan.relabel;
  const wanted = captionsFor(plan.captions, labels);
  const isTaken = (shown: readonly string[]): boolean => wanted.every((caption, i) => caption === null || caption === shown[i]);
  if (isTaken(labels) && (rightShape || !isOurs)) return { labelsTaken: true, mended: false, isFailed: false };
  const [sheet, pie, source] = [context.workbook.worksheets.getItem(plan.table.sheet), chartOf(context, plan), sourceOf(plan.table)];
  try {
    if (!rightShape && isOurs) repairPie(sheet, pie, source);
    labelPie(pie, wanted);
    const again = watchPie(pie);
    await context.sync();
    if (isTaken(again().labels)) return { labelsTaken: true, mended: true, isFailed: false };
    labelByCategory(sheet, pie, source, Object.keys(outputTable(plan.chart.source).columns).indexOf(plan.chart.labels ?? ''));
    await context.sync();
    return { labelsTaken: false, mended: true, isFailed: false };
  } catch {
    return { labelsTaken: false, mended: false, isFailed: true };
  }
}

/** On a new sheet below the table of its anchor; later where nothing is in its way, to the right of everything beside its table. */
function placeOf(sheet: Excel.Worksheet, { chart, table, anchor }: ChartPlan, used: Survey['used']): Excel.Range {
  if (anchor.isNew && anchor.sheet === table.sheet)
    return sheet.getRangeByIndexes(anchor.rowAfter + anchor.rowsAfter + 2 + chart.anchor.row, chart.anchor.column, 1, 1);
  const beside = used[table.sheet];
  return sheet.getRangeByIndexes(table.rowAfter, (beside ? beside.column + beside.columns : 0) + 1, 1, 1);
}

const sourceOf = ({ rowAfter, column, charted }: OutputChange): Source => ({ row: rowAfter, column, rows: charted });
