import type { Table } from './tables';

/**
 * The rounds of comments: whom the report went to, until when, and which figures they were given. Its sheet comes into a
 * workbook with its first round.
 */
export const ROUNDS = {
  name: 'tblKola',
  sheet: 'Kola',
  columns: {
    round: { header: 'Kolo', kind: 'code', width: 8, required: true },
    to: { header: 'Komu', kind: 'text', width: 44, required: true },
    from: { header: 'Od', kind: 'date', width: 13 },
    until: { header: 'Do', kind: 'date', width: 13 },
    version: { header: 'Verze', kind: 'text', width: 20 },
    note: { header: 'Poznámka', kind: 'longText', width: 46 },
  },
} as const satisfies Table;
