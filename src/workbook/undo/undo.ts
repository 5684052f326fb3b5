import { CannotUndo } from './cannotUndo';
import { readBlocks, type Wanted } from '../excel/readBlocks';
import { Outbox } from '../excel/outbox';
import { withoutProtection } from '../excel/protection';
import { holdToIt } from './holdToIt';
import { forget, readChange, readLastPoint, type PointParts, type RestorePoint, type SavedChange } from './restorePoint';
import { Standing, type StandingTable } from './standing';
import { watchPie } from '../outputs/charts';
import { isOfChart, takeBack, takeChartBack, type ChartStep } from './takeBack';
import { ExcelFault, inExcel } from '../excel/run';
import { blockOf, survey, type Survey } from '../excel/survey';

export { CannotUndo };

/** A change that is being taken back. */
interface Undoing {
  readonly parts: PointParts;
  readonly change: SavedChange;
}

interface StandingChart {
  readonly step: ChartStep;
  readonly chart: Excel.Chart;
}

/**
 * Brings the workbook back to before the last changes that the add-in made, after reopening too. All of them are known to
 * fit before the first cell is touched.
 *
 * @param ids of the changes, newest first, as they were shown to whoever decided; without it, the last one
 * @returns what was taken back, newest first
 * @throws {CannotUndo} when there is nothing to take back, when other changes are the last ones by now, or when somebody
 * has since edited, sorted or moved the cells that one of them wrote: putting the old ones there would destroy newer work
 * @throws {ExcelFault} `misplacedStays` when cells do not hold what they are to hold; only those are then left to be
 * taken back, with the earlier changes
 */
export async function undo(ids?: readonly string[]): Promise<RestorePoint[]> {
  return inExcel(async (context) => {
    const found = await survey(context);
    const all = await changesOf(context, await chosen(context, found.saved, ids));
    const steps = all.flatMap(({ change }) => change.steps);
    const hiding = found.sheets.find(
      ({ name, hidesRows }) => hidesRows && steps.some((step) => step.do === 'deleteRows' && step.sheet === name),
    );
    const charts = await checkUntouched(context, found, all);
    // Rows of a filtered sheet are not deleted reliably (office-js #994).
    if (hiding) throw new ExcelFault('filtered', hiding.name);

    const outbox = new Outbox(context, found.sheets);
    const deleted = new Set(steps.flatMap((step) => (step.do === 'deleteSheet' ? [step.sheet] : [])));
    const touched = new Set(steps.flatMap((step) => ('sheet' in step && !deleted.has(step.sheet) ? [step.sheet] : [])));
    const chartsStay: string[] = [];
    await withoutProtection(
      context,
      outbox,
      found.sheets.filter(({ name }) => touched.has(name)),
      async () => {
        for (const [i, { parts, change }] of all.entries()) {
          for (const step of change.steps) if (!isOfChart(step)) await takeBack(outbox, step);
          forget(parts);
          // A chart that fails takes everything with it that is sent together with it.
          await outbox.send();
          await holdToIt(
            context,
            outbox,
            change,
            found.saved.filter((point) => !all.slice(0, i + 1).some((one) => one.parts === point)),
          );
          await outbox.sendExtras();
          if (charts[i]!.length > 0) chartsStay.push(...(await takeChartsBack(context, charts[i]!)));
        }
      },
    );
    if (chartsStay.length > 0) throw new ExcelFault('chartsStay', chartsStay.join(', '));
    return all.map(({ change: { what, at, detail } }) => ({ what, at, detail }));
  });
}

/** The points of these changes, which must be the last ones; those that are damaged are not among what is shown. */
async function chosen(
  context: Excel.RequestContext,
  saved: readonly PointParts[],
  ids: readonly string[] | undefined,
): Promise<readonly PointParts[]> {
  if (saved.length === 0) throw new CannotUndo('nothing', '');
  const firstOf = (points: readonly PointParts[]): readonly PointParts[] => points.slice(0, ids?.length ?? 1);
  const isAsked = (points: readonly PointParts[]): boolean => !ids || points.map(({ id }) => id).join() === ids.join();
  const first = firstOf(saved);
  if (isAsked(first)) return first;
  const last = await readLastPoint(context, saved);
  const shown = new Set(last ? [last, ...last.earlier].map(({ id }) => id) : []);
  const readable = firstOf(saved.filter(({ id }) => shown.has(id)));
  if (!isAsked(readable)) throw new CannotUndo('others', '');
  return readable;
}

async function changesOf(context: Excel.RequestContext, points: readonly PointParts[]): Promise<Undoing[]> {
  const all: Undoing[] = [];
  for (const parts of points) {
    const change = await readChange(context, parts);
    if (!change) throw new CannotUndo('nothing', '');
    all.push({ parts, change });
  }
  return all;
}

/**
 * @returns the charts of each change
 * @throws {CannotUndo} naming the sheet, where a change does not find what it left
 */
async function checkUntouched(context: Excel.RequestContext, found: Survey, all: readonly Undoing[]): Promise<StandingChart[][]> {
  const tables = [...Object.values(found.inputs), ...Object.values(found.outputs)].flatMap((table): StandingTable[] =>
    table?.name ? [{ ...table, name: table.name }] : [],
  );
  const wanted = all.length === 1 ? cellsOf(found, tables, all[0]!.change) : await wholeSheets(context, found, tables, all);
  const isThere = ({ sheet }: ChartStep): boolean => found.sheets.some(({ name }) => name === sheet);
  const { worksheets } = context.workbook;
  let charts: StandingChart[][] = [];
  const cells = await readBlocks(context, wanted, () => {
    charts = all.map(({ change: { steps } }) =>
      steps
        .filter(isOfChart)
        .filter(isThere)
        .map((step) => ({ step, chart: worksheets.getItem(step.sheet).charts.getItemOrNullObject(step.chart).load('name') })),
    );
  });
  const standing = new Standing(
    found.sheets.map(({ name }) => name),
    tables,
    wanted.map((block, i) => [block, cells[i]!]),
  );
  for (const { change } of all) {
    const sheet = standing.otherThan(change.steps);
    if (sheet !== null) throw new CannotUndo('changedSince', sheet);
    standing.takeBack(change.steps);
  }
  // One that Excel did not make, or that the user has deleted, is no obstacle.
  return charts.map((each) => each.filter(({ chart }) => !chart.isNullObject));
}

/** The cells by which it is told whether one change is as it was left. */
function cellsOf({ sheets, used }: Survey, tables: readonly StandingTable[], { steps }: SavedChange): Wanted[] {
  return steps.flatMap((step): Wanted[] => {
    if ('sheet' in step && !sheets.some(({ name }) => name === step.sheet)) return [];
    switch (step.do) {
      case 'cells': {
        const [first] = step.before;
        return first && step.rowsAfter > 0 ? [{ ...step, rows: step.rowsAfter, columns: first.length, as: 'typed' }] : [];
      }
      case 'rows':
        return [{ ...step, as: 'typed' }];
      case 'deleteSheet': {
        const block = Object.values(used).find((other) => other?.sheet === step.sheet);
        return block ? [{ ...block, as: 'typed' }] : [];
      }
      case 'deleteColumns':
        return tables.filter(({ name }) => name === step.table).map((table) => ({ ...table, rows: 1, as: 'typed' as const }));
      default:
        return [];
    }
  });
}

/** Of several changes, the earlier is looked at as the later leaves it: rows may have moved by then. */
async function wholeSheets(
  context: Excel.RequestContext,
  { sheets }: Survey,
  tables: readonly StandingTable[],
  all: readonly Undoing[],
): Promise<Wanted[]> {
  const steps = all.flatMap(({ change }) => change.steps);
  const touched = new Set(steps.map((step) => ('sheet' in step ? step.sheet : tables.find(({ name }) => name === step.table)?.sheet)));
  const ranges = sheets
    .filter(({ name }) => touched.has(name))
    .map(({ name }) => ({
      name,
      range: context.workbook.worksheets.getItem(name).getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount'),
    }));
  await context.sync();
  return ranges.flatMap(({ name, range }): Wanted[] => (range.isNullObject ? [] : [{ ...blockOf(name, range), as: 'typed' }]));
}

/** In one message; where it fails, each in its own. @returns names of those that stay as they are */
async function takeChartsBack(context: Excel.RequestContext, charts: readonly StandingChart[]): Promise<string[]> {
  try {
    const pies = new Map(
      charts.flatMap(({ chart, step }) => (step.do === 'chart' && step.captions.length > 0 ? [[chart, watchPie(chart)] as const] : [])),
    );
    if (pies.size > 0) await context.sync();
    for (const { chart, step } of charts) takeChartBack(chart, step, pies.get(chart)?.().labels ?? []);
    await context.sync();
    return [];
  } catch {
    if (charts.length === 1) return [charts[0]!.step.chart];
    const stay: string[] = [];
    for (const one of charts) stay.push(...(await takeChartsBack(context, [one])));
    return stay;
  }
}
