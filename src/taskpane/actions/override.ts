import type { Override } from '../ports/workbook';
import { action } from './action';

/** The coordinator's level in place of the computed one; null takes it away. */
export const override = action({
  id: 'override',
  label: (t) => t('pane.job.override'),
  run: async ({ workbook, read }, given: { readonly code: string; readonly override: Override | null }) => {
    await workbook.setOverride(given.code, given.override);
    await read();
    return { code: given.code, isRemoved: given.override === null };
  },
  undoable: true,
  outcome: ({ code, isRemoved }, t) => (isRemoved ? t('pane.outcome.overrideRemoved', { code }) : t('pane.outcome.overridden', { code })),
});
