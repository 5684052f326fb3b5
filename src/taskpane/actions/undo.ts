import { dateTime } from '../app/numbers';
import { action } from './action';

/** Brings the workbook back to before the last change that the add-in made. */
export const undo = action({
  id: 'undo',
  label: (t) => t('pane.job.undo'),
  run: async ({ workbook, read }) => {
    const point = await workbook.undo();
    await read();
    return point;
  },
  undoable: false,
  outcome: ({ what, at }, t) => t('pane.outcome.undone', { what: t(`pane.change.${what}`), at: dateTime(at, t) }),
});
