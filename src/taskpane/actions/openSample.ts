import { action } from './action';

/** The sample plan opens beside this workbook. */
export const openSample = action({
  id: 'sample',
  label: (t) => t('pane.other.sample'),
  isAside: true,
  run: async (_, open: () => Promise<'opened' | 'downloaded'>) => ({ how: await open() }),
  undoable: false,
  outcome: ({ how }, t) => t(`pane.outcome.sample.${how}`),
});
