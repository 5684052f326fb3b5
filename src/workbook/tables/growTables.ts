import { changesNothing, planGrowth, restoreGrowth, rowsToRead, writeGrowth, type Growth, type GrowthPlan } from './upsertTable';
import { readBlocks } from '../excel/readBlocks';
import type { RestorePoint } from '../undo/restorePoint';
import type { Survey } from '../excel/survey';
import { writeChange } from '../excel/writeChange';
import type { Neighbour } from '../outputs/writeSheets';

/**
 * Brings several tables to what they are to say, in the order given, as one change that can be taken back: one sync to
 * read the rows that change, one to write (more only where a message would be too large).
 *
 * @param stretched tables that are first stretched over the rows below them, when anything else is written
 * @param beside what else is done in the same change, before the tables; what changes nothing is to be left out
 * @param planned is told what is going to be written; when it throws, nothing is
 * @returns what was done to each table; a table that says everything already is not touched
 */
export async function growTables(
  context: Excel.RequestContext,
  found: Survey,
  growths: readonly Growth[],
  point: RestorePoint,
  {
    beside = [],
    stretched = [],
    planned = () => {},
  }: { readonly beside?: readonly Neighbour[]; readonly stretched?: readonly Neighbour[]; readonly planned?: () => void } = {},
): Promise<GrowthPlan[]> {
  const plans = await planGrowths(context, growths);
  planned();
  const changing = [...beside, ...plans.flatMap(growing)];
  if (changing.length === 0) return plans;
  const all = [...stretched, ...changing];
  const steps = [...all].reverse().flatMap(({ restore }) => restore);
  await writeChange(context, found, new Set(all.flatMap(({ sheets }) => sheets)), { ...point, steps }, async (outbox) => {
    for (const { write } of all) await write(outbox);
  });
  return plans;
}

/** What is going to be done to each table; reads the rows that change, in one message. */
export async function planGrowths(context: Excel.RequestContext, growths: readonly Growth[]): Promise<GrowthPlan[]> {
  const asked = growths.map(rowsToRead);
  const rows = asked.flat();
  if (rows.length === 0) return growths.map((growth) => planGrowth(growth, [], []));
  const read = await readBlocks(context, [...rows, ...rows.map((block) => ({ ...block, as: 'formats' as const }))]);
  let next = 0;
  return growths.map((growth, i) => {
    const [from, to] = [next, (next += asked[i]!.length)];
    return planGrowth(growth, read.slice(from, to), read.slice(rows.length + from, rows.length + to));
  });
}

/** The growth of a table as a part of a change; none where the table says everything already. */
export const growing = (plan: GrowthPlan): Neighbour[] =>
  changesNothing(plan) ? [] : [{ sheets: [plan.table.sheet], restore: restoreGrowth(plan), write: (outbox) => writeGrowth(outbox, plan) }];
