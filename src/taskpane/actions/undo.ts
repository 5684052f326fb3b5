import type { Translate } from '../../i18n';
import { dateTime } from '../app/numbers';
import type { RestorePoint } from '../ports/workbook';
import { action } from './action';

/** Brings the workbook back to before the last change that the add-in made. */
export const undo = action({
  id: 'undo',
  label: (t) => t('pane.job.undo'),
  run: async ({ workbook, store, read }) => {
    const { saved } = store.get().inspection ?? {};
    // The one that is shown, and no other that came meanwhile.
    const points = await workbook.undo(saved ? [saved.id] : undefined);
    await read();
    return points;
  },
  undoable: false,
  outcome: (points, t) => undone(points, t),
});

/** Brings the workbook back to before an earlier change, with everything that came after it. */
export const undoTo = action({
  id: 'undoTo',
  label: (t) => t('pane.job.undoTo'),
  run: async ({ workbook, read }, ids: readonly string[]) => {
    const points = await workbook.undo(ids);
    await read();
    return points;
  },
  undoable: false,
  outcome: (points, t) => undone(points, t),
});

/** @param points newest first */
function undone(points: readonly RestorePoint[], t: Translate): string {
  const { what, at } = points.at(-1)!;
  return t(points.length === 1 ? 'pane.outcome.undone' : 'pane.outcome.undoneTo', {
    count: points.length,
    what: t(`pane.change.${what}`),
    at: dateTime(at, t),
  });
}
