import { changesNothing, planGrowth, restoreGrowth, rowsToRead, writeGrowth, type Growth, type GrowthPlan } from './upsertTable';
import { restoreExtensions, writeExtensions, type Extension } from './extendTables';
import type { Outbox } from '../excel/outbox';
import { readBlocks } from '../excel/readBlocks';
import type { RestorePoint, Step } from '../undo/restorePoint';
import type { Survey } from '../excel/survey';
import { writeChange } from '../excel/writeChange';

/** Something else that is done in the same change, before the tables. */
export interface Neighbour {
  readonly sheet: string;
  readonly restore: readonly Step[];
  readonly write: (outbox: Outbox) => Promise<void>;
}

/**
 * Brings several tables to what they are to say, in the order given, as one change that can be taken back: one sync to
 * read the rows that change, one to write (more only where a message would be too large).
 *
 * @param extensions tables that are first stretched over the rows below them, when anything else is written
 * @param planned is told what is going to be written; when it throws, nothing is
 * @returns what was done to each table; a table that says everything already is not touched
 */
export async function growTables(
  context: Excel.RequestContext,
  found: Survey,
  growths: readonly Growth[],
  point: RestorePoint,
  {
    beside = null,
    extensions = [],
    planned = () => {},
  }: { readonly beside?: Neighbour | null; readonly extensions?: readonly Extension[]; readonly planned?: () => void } = {},
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
  if (changing.length === 0 && !beside) return plans;

  const touched = new Set([
    ...changing.map(({ table }) => table.sheet),
    ...extensions.map(({ table }) => table.sheet),
    ...(beside ? [beside.sheet] : []),
  ]);
  const steps = [...[...changing].reverse().flatMap(restoreGrowth), ...(beside?.restore ?? []), ...restoreExtensions(extensions)];
  await writeChange(context, found, touched, { ...point, steps }, async (outbox) => {
    writeExtensions(outbox, extensions);
    await beside?.write(outbox);
    for (const plan of changing) await writeGrowth(outbox, plan);
  });
  return plans;
}
