import type { Repair } from '../ports/workbook';
import { action } from './action';

/** Municipalities that are missing somewhere are noted as addressed, so that they get a request. */
export const addressMunicipalities = action({
  id: 'address',
  label: (t) => t('territory.addressing'),
  run: async ({ workbook, read }, edits: readonly Repair[]) => {
    await workbook.applyRepairs(edits);
    await read();
    return { count: edits.length };
  },
  undoable: true,
  outcome: ({ count }, t) => t('territory.addressed', { count }),
});
