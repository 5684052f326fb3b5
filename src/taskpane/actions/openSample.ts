import { action } from './action';
import type { Opened } from './makePlan';

/** The sample plan opens beside this workbook. */
export const openSample = action({
  id: 'sample',
  label: (t) => t('pane.other.sample'),
  isAside: true,
  run: async (_, open: () => Promise<Opened>) => ({ how: await open() }),
  undoable: false,
  outcome: ({ how }, t) => t(`pane.outcome.sample.${how}`),
});
