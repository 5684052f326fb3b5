import type { Repair } from '../ports/workbook';
import { action } from './action';

/** Cells whose meaning is clear or was chosen get the word of the list. */
export const repair = action({
  id: 'repair',
  label: (t) => t('pane.job.repair'),
  run: async ({ workbook, read }, repairs: readonly Repair[]) => {
    await workbook.applyRepairs(repairs);
    await read();
    return { count: repairs.length };
  },
  undoable: true,
  outcome: ({ count }, t) => t('pane.outcome.repaired', { count }),
});
