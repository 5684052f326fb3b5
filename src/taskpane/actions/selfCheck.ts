import { action, sentences } from './action';

/** Tries what this Excel does, for a report; nothing of it stays in the workbook. */
export const selfCheck = action({
  id: 'selfCheck',
  label: (t) => t('pane.job.selfCheck'),
  isStoppable: true,
  run: async ({ workbook, store, signal, onProgress }) => {
    const report = await workbook.selfCheck({ signal, onProgress });
    store.set({ selfCheck: report });
    // What was found out before it was stopped stays in sight.
    if (report.isStopped) signal.throwIfAborted();
    return report;
  },
  undoable: false,
  outcome: ({ results, leftSheet }, t) => {
    const count = results.filter(({ state }) => state !== 'ok').length;
    return sentences(
      count === 0 ? t('pane.outcome.selfChecked') : t('pane.outcome.selfCheckDiffers', { count }),
      leftSheet === null ? '' : t('pane.outcome.selfCheckLeft', { sheet: leftSheet }),
    );
  },
});
