import { apiError } from '../../errors';
import { type Rect } from '../../../ooxml/a1';
import { RangeObj } from '../../model/cells/range';
import type { Table } from '../../model/table/table';
import { ref, type Ref } from '../../protocol/registry';
import { RangeClass } from '../range/range';

export const tableRange = (table: Table, rect: Rect): Ref => ref(RangeClass, new RangeObj(table.sheet, rect));

/** Refuses to work on a table that is gone. */
export const alive = (table: Table): Table => {
  if (table.deleted) throw apiError('ItemNotFound', 'the table was deleted');
  return table;
};

/** The found object, or ItemNotFound. */
export const must = (found: Ref, what: unknown): Ref => {
  if (found.target === null) throw apiError('ItemNotFound', String(what));
  return found;
};
