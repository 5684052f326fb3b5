import { action, chartsSentence, sentences } from './action';

/** The selected list of codes and levels, summarized on a sheet of its own. */
export const summarizeList = action({
  id: 'summarizeList',
  label: (t) => t('pane.job.summarizeList'),
  run: async ({ workbook, read }) => {
    const report = await workbook.summarizeList();
    await read();
    return report;
  },
  undoable: true,
  outcome: ({ items, address, findings, chartsFailed }, t) =>
    sentences(
      t('pane.outcome.listed', { count: items.length, address }),
      findings.length > 0 ? t('pane.outcome.listFindings', { count: findings.length }) : '',
      chartsSentence(chartsFailed, t),
    ),
});
