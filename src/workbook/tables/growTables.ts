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
  const asked = growths.map(rowsToRead);
  const rows = asked.flat();
  const read = await readBlocks(context, [...rows, ...rows.map((block) => ({ ...block, as: 'formats' as const }))]);
  let next = 0;
  const plans = growths.map((growth, i) => {
    const [from, to] = [next, (next += asked[i]!.length)];
    return planGrowth(growth, read.slice(from, to), read.slice(rows.length + from, rows.length + to));
  });
  const changing = plans.filter((plan) => !changesNothing(plan));
  planned();
  if (changing.length === 0 && beside.length === 0) return plans;
  const others = [...stretched, ...beside];

  const touched = new Set([...changing.map(({ table }) => table.sheet), ...others.flatMap(({ sheets }) => sheets)]);
  const steps = [...[...changing].reverse().flatMap(restoreGrowth), ...[...others].reverse().flatMap(({ restore }) => restore)];
  await writeChange(context, found, touched, { ...point, steps }, async (outbox) => {
    for (const { write } of others) await write(outbox);
    for (const plan of changing) await writeGrowth(outbox, plan);
  });
  return plans;
}
