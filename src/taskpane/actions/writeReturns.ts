import { NOTHING_COLLECTED, returnsOf } from '../session/collecting';
import { action, sentences } from './action';

/** Writes what the returns change, as one change; conflicts that nobody decided stay in the pane to be decided. */
export const writeReturns = action({
  id: 'collect',
  label: (t) => t('pane.job.collect'),
  isStoppable: true,
  run: async ({ workbook, store, read, signal, onProgress }) => {
    const { collecting } = store.get();
    const report = await workbook.collect(returnsOf(collecting), collecting.decisions, { signal, onProgress });
    if (report.changes.conflicts.length === 0) store.set({ collecting: NOTHING_COLLECTED });
    await read();
    return report;
  },
  undoable: true,
  isPartial: ({ changes: { conflicts }, unplaced }) => conflicts.length > 0 || unplaced > 0,
  outcome: ({ changes: { conflicts }, written, unplaced, nothingChanged }, t) =>
    sentences(
      nothingChanged ? t('pane.outcome.nothingCollected') : t('pane.outcome.collected', { count: written }),
      unplaced > 0 ? t('pane.outcome.unplaced', { count: unplaced }) : '',
      conflicts.length > 0 ? t('pane.outcome.undecided', { count: conflicts.length }) : '',
    ),
});
