import { saveChange, type SavedChange } from '../undo/restorePoint';
import { isOfChart, takeBack } from '../undo/takeBack';
import { Outbox, type Difference } from './outbox';
import { withoutProtection } from './protection';
import { ExcelFault } from './run';
import type { Survey } from './survey';

/**
 * The one place where the workbook is changed: the way back is kept first, then the cells are written and read back.
 * What Excel put elsewhere than it was told (under a filter, say) is taken back, and it is said where.
 *
 * @param unlock sheets whose protection is lifted for the writing
 * @param write queues everything but charts
 * @throws {ExcelFault} `misplaced` when cells do not hold what was written and the change was taken back;
 * `misplacedStays` when that failed as well
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
  let kept: readonly Excel.CustomXmlPart[] = [];
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
      for (const part of kept) part.delete();
    });
  } catch (error) {
    throw new ExcelFault('misplacedStays', where, { cause: error });
  }
  if (back.differences.length > 0) throw new ExcelFault('misplacedStays', placesOf(back.differences));
  throw new ExcelFault('misplaced', where);
}

/** At most so many runs of rows are named of each sheet. */
const MOST_RUNS = 6;

/** @example placesOf([{ sheet: 'Podklady', rows: [1, 2, 5] }]) === 'Podklady 2–3, 6' */
export const placesOf = (differences: readonly Difference[]): string =>
  differences
    .map(({ sheet, rows }) => {
      const runs: [number, number][] = [];
      for (const row of rows) {
        const last = runs.at(-1);
        if (last && last[1] + 1 === row) last[1] = row;
        else runs.push([row, row]);
      }
      const named = runs.slice(0, MOST_RUNS).map(([from, to]) => (from === to ? String(from + 1) : `${from + 1}–${to + 1}`));
      return `${sheet} ${named.join(', ')}${runs.length > MOST_RUNS ? ' …' : ''}`;
    })
    .join('; ');
