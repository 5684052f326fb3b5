import { Outbox, type Difference } from '../excel/outbox';
import { placesOf } from '../excel/places';
import { readBlocks } from '../excel/readBlocks';
import { ExcelFault } from '../excel/run';
import { digest, saveChange, type PointParts, type SavedChange, type Step } from './restorePoint';

/**
 * After a change was taken back: cells that do not hold what they held before are written once more, every row by itself.
 * Where that does not help either, they are kept as a change of their own, to be taken back when whatever was in the way
 * is gone.
 *
 * @param standing the points that are left in the workbook
 * @throws {ExcelFault} `misplacedStays`, with sheets and rows
 */
export async function holdToIt(
  context: Excel.RequestContext,
  outbox: Outbox,
  { steps, what, at, detail }: SavedChange,
  standing: readonly PointParts[],
): Promise<void> {
  const differing = outbox.takeDifferences();
  if (differing.length === 0) return;
  // Rows that have moved since are not where they were written.
  const moved = new Set(steps.flatMap((step) => (step.do === 'deleteRows' || step.do === 'deleteSheet' ? [step.sheet] : [])));
  const again = new Outbox(
    context,
    differing.map(({ sheet }) => ({ name: sheet, protectedWith: null, hidesRows: true })),
  );
  for (const { sheet, row, column, cells } of differing) if (!moved.has(sheet)) await again.put(sheet, row, column, [cells]);
  await again.send();
  const left = again.takeDifferences();
  const lost = differing.filter(({ sheet }) => moved.has(sheet));
  if (left.length + lost.length === 0) return;
  if (left.length > 0) {
    await saveChange(again, standing, { what, at, detail, steps: await stepsOf(context, left) });
    await again.send();
  }
  throw new ExcelFault('misplacedStays', placesOf([...lost, ...left]));
}

/** As cells that were overwritten with what they hold now. */
async function stepsOf(context: Excel.RequestContext, left: readonly Difference[]): Promise<Step[]> {
  const held = await readBlocks(
    context,
    left.map(({ cells, ...place }) => ({ ...place, rows: 1, columns: cells.length, as: 'typed' as const })),
  );
  return left.map(({ cells, ...place }, i) => ({
    do: 'cells',
    ...place,
    before: [cells],
    rowsAfter: 1,
    after: digest(held[i]!.map((line) => line.map((cell, j) => (cells[j] === null ? null : cell)))),
  }));
}
