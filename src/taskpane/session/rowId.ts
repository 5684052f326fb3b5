import type { FormRow } from '../../schema/request';

/** By which the session knows what row of a gestor's form is open. */
export const rowId = ({ row }: Pick<FormRow, 'row'>): string => String(row);
