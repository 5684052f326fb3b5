import type { ContactEdit } from '../../workbook/request/contacts';
import { action } from './action';

/** What the user says of addressees: e-mails, short names. */
export const saveContacts = action({
  id: 'contacts',
  label: (t) => t('pane.job.contacts'),
  run: async ({ workbook, read }, edits: readonly ContactEdit[]) => {
    await workbook.saveContacts(edits);
    await read();
    return edits;
  },
  undoable: true,
  outcome: (edits, t) => t('pane.outcome.contacts', { count: edits.length, names: edits.map(({ name }) => name).join('; ') }),
});
