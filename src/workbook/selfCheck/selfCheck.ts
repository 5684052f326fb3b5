import { inExcel, asFault, ExcelFault } from '../excel/run';
import { englishTexts, guardedTexts, largeBlock, numberFormats, textFormat } from './cells';
import { chartSeries, pieLabels } from './charts';
import type { CheckState, Observation, SelfCheck } from './check';
import { largePart, properties, restorePart } from './document';
import { apiLevel, roundTrip } from './environment';
import { changeEvents } from './events';
import { functionAnswers, functionEmptyCell, functionEmptyText } from './functions';
import {
  calculation,
  names,
  nullObjects,
  pageSetup,
  protection,
  protectionOptions,
  protectionTwice,
  selection,
  sheetNames,
} from './sheets';
import { columnFormulas, dropDown, filteredBlock, filteredRows, tableGrows } from './tables';

/** In the order in which they run: what would hurt most first. */
export const SELF_CHECKS = [
  apiLevel,
  roundTrip,
  calculation,
  guardedTexts,
  textFormat,
  englishTexts,
  numberFormats,
  largeBlock,
  filteredRows,
  filteredBlock,
  tableGrows,
  columnFormulas,
  dropDown,
  protection,
  protectionOptions,
  protectionTwice,
  names,
  sheetNames,
  nullObjects,
  restorePart,
  largePart,
  properties,
  changeEvents,
  selection,
  functionAnswers,
  functionEmptyCell,
  functionEmptyText,
  chartSeries,
  pieLabels,
  pageSetup,
] as const satisfies readonly SelfCheck[];

export type SelfCheckId = (typeof SELF_CHECKS)[number]['id'];
export type { CheckState };

export interface SelfCheckResult extends Observation {
  readonly id: SelfCheckId;
}

export interface SelfCheckReport {
  /** Of the checks that ran, in their order. */
  readonly results: readonly SelfCheckResult[];
  /** The sheet that Excel did not remove; nothing more was tried then. */
  readonly leftSheet: string | null;
  /** It was stopped before the last check. */
  readonly isStopped: boolean;
}

interface Watched {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Tries in this Excel what the product relies on, each on a sheet of its own that goes at once: the user's sheets are
 * not touched, the selection stays, and the restore point of the last change is left alone.
 *
 * @throws {ExcelFault} when Excel does not let a sheet be added, as where the structure of the workbook is protected
 */
export async function selfCheck({ signal, onProgress }: Watched = {}): Promise<SelfCheckReport> {
  const results: SelfCheckResult[] = [];
  for (const [done, { id, run }] of SELF_CHECKS.entries()) {
    if (signal?.aborted) return { results, leftSheet: null, isStopped: true };
    onProgress?.({ done, total: SELF_CHECKS.length });
    const name = await addScratch();
    try {
      const observation = await inExcel((context) => run({ context, sheet: context.workbook.worksheets.getItem(name) }));
      results.push({ id, ...observation });
    } catch (error) {
      results.push({ id, state: 'unknown', seen: detailOf(error) });
    }
    if (!(await isRemoved(name))) return { results, leftSheet: name, isStopped: false };
  }
  return { results, leftSheet: null, isStopped: false };
}

const SCRATCH = 'Samokontrola Plnění';

/** @returns the name of a new sheet, which no other sheet has */
const addScratch = (): Promise<string> =>
  inExcel(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    await context.sync();
    const taken = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
    let name = SCRATCH;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${SCRATCH} ${n}`;
    worksheets.add(name);
    await context.sync();
    return name;
  });

async function isRemoved(name: string): Promise<boolean> {
  try {
    return await inExcel(async (context) => {
      context.workbook.worksheets.getItem(name).delete();
      await context.sync();
      const after = context.workbook.worksheets.getItemOrNullObject(name);
      await context.sync();
      return after.isNullObject;
    });
  } catch {
    return false;
  }
}

function detailOf(error: unknown): string {
  const fault = asFault(error);
  return fault instanceof ExcelFault ? fault.detail : String(fault);
}
