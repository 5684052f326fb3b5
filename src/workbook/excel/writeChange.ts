import { holdToIt } from '../undo/holdToIt';
import { saveChange, type SavedChange } from '../undo/restorePoint';
import { isOfChart, takeBack } from '../undo/takeBack';
import { Outbox } from './outbox';
import { placesOf } from './places';
import { withoutProtection } from './protection';
import { ExcelFault, isFault } from './run';
import type { Survey } from './survey';

/**
 * The one place where the workbook is changed: the way back is kept first, then the cells are written and read back.
 * What Excel put elsewhere than it was told (under a filter, say) is taken back, and it is said where.
 *
 * @param unlock sheets whose protection is lifted for the writing
 * @param write queues everything but charts
 * @throws {ExcelFault} `misplaced` when cells do not hold what was written and the change was taken back;
 * `misplacedStays` when that failed as well, see `holdToIt`
 */
export async function writeChange(
  context: Excel.RequestContext,
  { sheets, saved }: Pick<Survey, 'sheets' | 'saved'>,
  unlock: ReadonlySet<string>,
  change: SavedChange,
  write: (outbox: Outbox) => Promise<void>,
): Promise<void> {
  const outbox = new Outbox(context, sheets);
  const guarded = sheets.filter(({ name }) => unlock.has(name));
  let kept: Awaited<ReturnType<typeof saveChange>> = { added: [], beside: [] };
  await withoutProtection(context, outbox, guarded, async () => {
    kept = await saveChange(outbox, saved, change);
    await write(outbox);
  });
  if (outbox.differences.length === 0) return outbox.sendExtras();

  const where = placesOf(outbox.differences);
  // Whatever hides rows was not seen by the survey: every row by itself.
  const back = new Outbox(
    context,
    sheets.map((sheet) => ({ ...sheet, hidesRows: true })),
  );
  try {
    await withoutProtection(context, back, guarded, async () => {
      for (const step of change.steps) if (!isOfChart(step)) await takeBack(back, step);
      for (const part of kept.added) part.delete();
      await back.send();
      await holdToIt(context, back, change, kept.beside);
    });
  } catch (error) {
    throw isFault(error, 'misplacedStays') ? error : new ExcelFault('misplacedStays', where, { cause: error });
  }
  throw new ExcelFault('misplaced', where);
}
