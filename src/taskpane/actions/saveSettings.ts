import type { SettingValues } from '../ports/workbook';
import { action } from './action';

/** Writes the given values of tblNastaveni and no others. */
export const saveSettings = action({
  id: 'settings',
  label: (t) => t('pane.job.settings'),
  run: async ({ workbook, read }, values: SettingValues) => {
    await workbook.writeSettings(values);
    await read();
    return { count: Object.keys(values).length };
  },
  undoable: true,
  outcome: ({ count }, t) => t('pane.outcome.saved', { count }),
});
