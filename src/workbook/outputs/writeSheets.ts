import { cellText } from '../../core/text/text';
import { CHARTS, chartRows, type SheetChart } from '../../schema/charts';
import { columnsOf, outputTable, type OutputId, type Rows } from '../../schema/outputs';
import { findColumns } from '../../schema/read/rows';
import { literalCell, untyped } from '../excel/literal';
import { Outbox, type TypedCells } from '../excel/outbox';
import { withoutProtection } from '../excel/protection';
import type { Survey } from '../excel/survey';
import { writeChange } from '../excel/writeChange';
import { digest, type RestorePoint, type Step } from '../undo/restorePoint';
import { changeOf, changesNothing, newTable, restoreOutput, withFinalRows, type OutputChange } from './outputLayout';
import {
  chartStays,
  drawCharts,
  planCharts,
  restoreCharts,
  restoreSources,
  type ChartJob,
  type ChartPlan,
  type DrawnCharts,
  type FoundCharts,
} from './planCharts';
import { planBreaks, planFooters, restoreBreaks, restoreFooters, writeBreaks, writeFooter } from './printSetup';
import { cellsOf, gridOf, standingName, type OutputSheet, type Read } from './wanted';
import { createSheet, FIRST_ROW, formatSheet, writeOutputs } from './writeOutputs';

/** Something else that is done in the same change, before the sheets and tables. */
export interface Neighbour {
  readonly sheets: readonly string[];
  /** Last done first. */
  readonly restore: readonly Step[];
  readonly write: (outbox: Outbox) => void | Promise<void>;
}

export interface WrittenSheets extends Omit<DrawnCharts, 'mended'> {
  /** Nothing in the workbook is other than before. */
  readonly nothingChanged: boolean;
}

export interface SheetsJob {
  /** The first is shown when it is new, and written last: what it says vouches for the rest. */
  readonly sheets: readonly [OutputSheet, ...OutputSheet[]];
  readonly survey: Survey;
  /** What stands on the sheets now, as asked for by `wantedFor`. */
  readonly read: Read;
  /** Of every table of the sheets, in the order of its columns; at least one, see `NOTHING`. */
  readonly rows: Readonly<Partial<Record<OutputId, Rows>>>;
  /** As `findCharts` gives them; null where the sheets have none. */
  readonly charts: FoundCharts | null;
  /** Of charts without a title of their own, now and the last time; null on the first run. */
  readonly title: string;
  readonly titleBefore: string | null;
  /** What stands below the titles, and what a run before may have put there; null: the note of the sheet, which is shown beside it otherwise. */
  readonly subtitle: { readonly text: string; readonly isEarlier: (text: string) => boolean } | null;
  /** Another sheet of the change is shown when this one is new. */
  readonly staysBehind?: true;
  /** Of the inputs, for the footers; null: only the pages are counted there. */
  readonly code: string | null;
  /** Done before the sheets, in this order; what changes nothing is to be left out. */
  readonly beside: readonly Neighbour[];
  readonly restorePoint: RestorePoint;
}

/**
 * Writes whole sheets: makes those that are missing, brings the tables on them to their rows, draws and updates their
 * charts. What users have done to them stays: their own columns go with their rows, cells around move down, charts and
 * widths keep their looks, tables are found wherever they were moved. Running it again changes nothing; all of it is one
 * change that can be taken back.
 *
 * A table is declared in `OUTPUT` (schema/outputs.ts), a chart in `CHARTS`; that is all it takes to be found again.
 *
 * @returns what came of it; a chart that Excel refused is named, the figures stand all the same
 * @throws {ExcelFault} when Excel refuses; see `writeChange`
 * @example
 * const SHEETS = [{ name: 'Revize', title: 'Co revidovat', note: 'Píše Plnění.', ids: ['revision'] }] as const;
 * await inExcel(async (context) => {
 *   const found = await survey(context);
 *   const { tables, others } = await readTables(context, found, wantedFor(found, SHEETS));
 *   await writeSheets(context, {
 *     sheets: SHEETS, survey: found, read: others, rows: { revision: rowsOfIt(tables) },
 *     charts: null, title: '', titleBefore: null, subtitle: null, code: null, beside: [],
 *     restorePoint: { what: 'revise', at: now.toISOString(), detail: '' },
 *   });
 * });
 */
export async function writeSheets(context: Excel.RequestContext, job: SheetsJob): Promise<WrittenSheets> {
  const plan = planSheets(job);
  const { sheets, charts, subtitles } = plan;
  const changes = sheets.flatMap((sheet) => sheet.changes);
  if (isEmpty(plan) && job.beside.length === 0) {
    const { mended, ...drawn } = await unlocked(context, job, charts);
    return { nothingChanged: !mended, ...drawn };
  }

  const standing = sheets.flatMap(({ name, state }) => (state === 'used' ? [name] : []));
  const footers = job.code === null ? [] : await planFooters(context, standing, job.code);
  // New sheets get theirs with their tables.
  const breaks = await planBreaks(
    context,
    sheets.flatMap((sheet) => (sheet.state === 'used' ? sheet.changes : [])),
  );
  const touched = new Set([
    ...[...subtitles, ...changes].map(({ sheet }) => sheet),
    ...sheets.flatMap(({ name, state }) => (state === 'empty' ? [name] : [])),
    ...job.beside.flatMap((one) => one.sheets),
  ]);
  await writeChange(
    context,
    job.survey,
    touched,
    { ...job.restorePoint, steps: [...restoreFooters(footers), ...restoreBreaks(breaks), ...restoreSteps(job, plan)] },
    async (outbox) => {
      for (const { write } of job.beside) await write(outbox);
      for (const sheet of sheets) {
        const { state, name, home } = sheet;
        if (state === 'used') continue;
        const { note } = home;
        const texts = job.subtitle === null ? { note } : { note: job.subtitle.text, help: note, code: job.code };
        await (state === 'new' ? createSheet : formatSheet)(outbox, { ...home, name, ...texts });
      }
      for (const { sheet, row, column, after } of subtitles) await outbox.put(sheet, row, column, after);
      for (const { sheet, after } of footers) writeFooter(outbox, sheet, after);
      for (const sheet of [...sheets].reverse()) await writeOutputs(outbox, sheet.changes);
      for (const { sheet, after } of breaks) writeBreaks(outbox, sheet, after);
      // Excel on the web may not show a sheet in the message that makes it.
      const [first] = sheets;
      if (first?.state === 'new' && !job.staysBehind) outbox.ifPossible(() => outbox.sheet(first.name).activate());
    },
  );
  const { labelsTaken, chartsFailed } = await unlocked(context, job, charts);
  return { nothingChanged: false, labelsTaken, chartsFailed };
}

/** Draws the charts with the protection of their sheets lifted where there is something to draw. */
async function unlocked(context: Excel.RequestContext, job: SheetsJob, charts: readonly ChartPlan[]): Promise<DrawnCharts> {
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

interface SheetPlan {
  readonly home: OutputSheet;
  /** As it is called in the workbook. */
  readonly name: string;
  readonly state: 'new' | 'empty' | 'used';
  /** Of every table that belongs there, those that stay as they are too: the charts show them. */
  readonly changes: readonly OutputChange[];
}

interface SheetsPlan {
  readonly sheets: readonly SheetPlan[];
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

function planSheets(job: SheetsJob): SheetsPlan {
  const planned = job.sheets.map((home): SheetPlan => {
    const standing = standingName(job.survey, home);
    const name = standing ?? home.name;
    const state = standing === undefined ? 'new' : job.survey.used[standing] ? 'used' : 'empty';
    return { home, name, state, changes: planTables(job, home, name) };
  });
  // Tables of one sheet may stand on another by now, and move each other.
  const final = withFinalRows(planned.flatMap(({ changes }) => changes));
  let next = 0;
  const sheets = planned.map((sheet) => ({ ...sheet, changes: final.slice(next, (next += sheet.changes.length)) }));
  return { sheets, charts: planCharts(chartJob(job), final), subtitles: sheets.flatMap((sheet) => planSubtitle(job, sheet)) };
}

/** The cell below the title holds our note or an earlier subtitle, or it is the user's. */
function planSubtitle({ survey, read, subtitle }: SheetsJob, { home, name: sheet, state }: SheetPlan): CellChange[] {
  if (subtitle === null || state !== 'used') return [];
  const [row, column] = [FIRST_ROW - 2, 0];
  const cell = cellsOf(survey, read, { sheet, row, column, rows: 1, columns: 1 })[0]![0]!;
  const text = cellText(untyped(cell));
  const isOurs = text === home.note || subtitle.isEarlier(text);
  if (!isOurs || text === cellText(subtitle.text)) return [];
  return [{ sheet, row, column, before: [[cell]], after: [[literalCell(subtitle.text)]] }];
}

const chartJob = ({ charts, survey, read, rows, title, titleBefore }: SheetsJob): ChartJob => ({
  charts,
  used: survey.used,
  texts: (id, column) => {
    const position = Object.keys(outputTable(id).columns).indexOf(column);
    return (rows[id] ?? []).map((cells) => cellText(cells[position]));
  },
  textsBefore: (id, column) => {
    const table = survey.outputs[id];
    if (!table) return [];
    const [header = [], ...body] = cellsOf(survey, read, table);
    const position = findColumns(outputTable(id), header.map(untyped)).get(column) ?? -1;
    return body.map((cells) => cellText(untyped(cells[position] ?? '')));
  },
  title,
  titleBefore,
});

const isEmpty = ({ sheets, charts, subtitles }: SheetsPlan): boolean =>
  subtitles.length === 0 &&
  sheets.every(({ state, changes }) => state === 'used' && changes.every(changesNothing)) &&
  charts.every(chartStays);

function planTables({ survey, read, rows }: SheetsJob, { ids }: OutputSheet, sheet: string): OutputChange[] {
  const used = survey.used[sheet];
  const changes = ids.flatMap((id) => {
    const table = survey.outputs[id];
    return table ? [changeOf(id, { table, cells: cellsOf(survey, read, table) }, rows[id]!, gridOf(survey, read, table.sheet))] : [];
  });
  // Below everything that stands on the sheet, the user's own cells too.
  const grown = changes
    .filter((change) => change.sheet === sheet)
    .reduce((sum, { insert, rowsAfter, rowsBefore }) => sum + insert + Math.max(0, rowsAfter - rowsBefore), 0);
  let next = used ? used.row + used.rows + grown + 2 : FIRST_ROW;
  for (const id of ids) {
    if (survey.outputs[id]) continue;
    changes.push(newTable(id, sheet, next, 0, rows[id]!));
    next += rows[id]!.length + 2 + roomForCharts(id, rows);
  }
  return changes;
}

/** Rows below a table that the charts of a new sheet cover. */
function roomForCharts(id: OutputId, rows: SheetsJob['rows']): number {
  const charts = Object.values<SheetChart>(CHARTS).filter(({ anchor, source }) => anchor.below === id && rows[source]);
  return Math.max(0, ...charts.map((chart) => chartRows(chart, rows[chart.source]!.length)));
}

/** The change taken back, last done first. */
function restoreSteps(job: SheetsJob, { sheets, charts, subtitles }: SheetsPlan): Step[] {
  const changes = sheets.flatMap((sheet) => sheet.changes);
  const made = new Set(sheets.flatMap(({ name, state }) => (state === 'new' ? [name] : [])));
  const steps: Step[] = restoreCharts(charts, chartJob(job), made);
  for (const sheet of made) {
    const filled = changes
      .filter((change) => change.sheet === sheet)
      .reduce((sum, { id, writes }) => sum + columnsOf(id).length + filledCells(writes.map(({ after }) => after)), 2);
    steps.push({ do: 'deleteSheet', sheet, filled });
  }
  for (const change of [...changes].sort((a, b) => b.row - a.row))
    if (!made.has(change.sheet) && !changesNothing(change)) steps.push(...restoreOutput(change));
  for (const { name: sheet, state } of sheets)
    if (state === 'empty') steps.push({ do: 'clear', sheet, row: 0, column: 0, rows: FIRST_ROW - 1, columns: 1 });
  for (const { after, ...place } of subtitles) steps.push({ do: 'cells', ...place, rowsAfter: 1, after: digest(after) });
  steps.push(...restoreSources(charts));
  for (const { restore } of [...job.beside].reverse()) steps.push(...restore);
  return steps;
}

const filledCells = (blocks: readonly TypedCells[]): number => blocks.flat(2).filter((cell) => cell !== '').length;
