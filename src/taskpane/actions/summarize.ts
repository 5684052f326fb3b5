import { action, chartsSentence, sentences } from './action';

/** Levels with reasons, the summary and the chart, from what the workbook holds now. */
export const summarize = action({
  id: 'summarize',
  label: (t) => t('pane.job.summarize'),
  isStoppable: true,
  run: async ({ workbook, store, read, signal, onProgress }) => {
    const report = await workbook.summarize({ signal, onProgress });
    store.set({ moved: report.changes });
    await read();
    return report;
  },
  undoable: true,
  outcome({ summary, changes, nothingChanged, chartsFailed }, t) {
    const charts = chartsSentence(chartsFailed, t);
    if (nothingChanged) return sentences(t('pane.outcome.unchanged', { count: summary.total }), charts);
    const moved = changes.length === 0 ? t('pane.outcome.noneMoved') : t('pane.outcome.moved', { count: changes.length });
    return sentences(t('pane.outcome.summarized', { count: summary.total }), moved, charts);
  },
});
