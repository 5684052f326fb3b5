import type { Summary } from '../../core/rules/summary';
import type { Translate } from '../../i18n';
import { action, chartsSentence, sentences } from './action';

/** Levels with reasons, the summary and the chart, from what the workbook holds now. */
export const summarize = action({
  id: 'summarize',
  label: (t) => t('pane.job.summarize'),
  isStoppable: true,
  run: async ({ workbook, store, read, signal, onProgress }) => {
    const { inspection } = store.get();
    const isFirst = inspection?.kind === 'plan' && inspection.stamp === null;
    const report = await workbook.summarize({ signal, onProgress });
    await read();
    return { ...report, isFirst };
  },
  undoable: true,
  outcome({ summary, changes, nothingChanged, chartsFailed, isFirst }, t) {
    const charts = chartsSentence(chartsFailed, t);
    if (nothingChanged) return sentences(t('pane.outcome.unchanged', { count: summary.total }), charts);
    if (isFirst) return sentences(t('pane.outcome.summarized', { count: summary.total }), firstSentence(summary, t), charts);
    const moved = changes.length === 0 ? t('pane.outcome.noneMoved') : t('pane.outcome.moved', { count: changes.length });
    return sentences(t('pane.outcome.summarized', { count: summary.total }), moved, charts);
  },
});

/** There is nothing before it to compare with: how the levels came out, and how many only because nobody answered. */
function firstSentence({ levels, silent }: Summary, t: Translate): string {
  const counts = levels.map(({ count }) => count).join(' / ');
  return silent === 0
    ? t('pane.outcome.firstSummaryAnswered', { levels: counts })
    : t('pane.outcome.firstSummary', { levels: counts, count: silent });
}
