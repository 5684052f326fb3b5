import type { CellValue } from '../../core/text/text';
import { outputTable } from '../../schema/outputs';
import { findColumns, missingColumns, type TableData } from '../../schema/read/rows';
import type { OutputTable } from '../../schema/tables';
import { untyped } from '../excel/literal';
import type { TypedCells } from '../excel/outbox';
import type { FoundTable, Survey } from '../excel/survey';
import type { KeptRows } from './keepRows';
import { cellsOf, gridOf, standingName, type Read } from './wanted';

/** A table of kept rows as it was read from its sheet, with the place of its cells; undefined where it is not there yet. */
export function standingData(found: Survey, read: Read, sheet: KeptRows['sheet']): TableData | undefined {
  const standing = standingTable(found, read, sheet);
  return standing ? dataOf(standing) : undefined;
}

export const dataOf = ({ table: { sheet, row: top, column: left }, header, body }: Standing): TableData => ({
  sheet,
  top,
  left,
  header,
  rows: body.map((cells) => cells.map(untyped)),
});

export interface Standing {
  readonly table: FoundTable;
  readonly header: readonly CellValue[];
  /** In their typed form. */
  readonly body: TypedCells;
}

/** A header is looked for in the first rows of the sheet. */
const HEADER_WITHIN = 20;

/** The table by its name, else by its header: its object may be lost, or never have been made by a run that was cut short. */
export function standingTable(found: Survey, read: Read, sheet: KeptRows['sheet']): Standing | null {
  const [id] = sheet.ids;
  const table = found.outputs[id];
  if (table) {
    const [header = [], ...body] = cellsOf(found, read, table);
    return { table, header: header.map(untyped), body };
  }
  const name = standingName(found, sheet);
  const grid = name === undefined ? undefined : gridOf(found, read, name);
  if (!grid) return null;
  const { block, cells } = grid;
  const schema = allRequired(outputTable(id));
  const top = cells.slice(0, HEADER_WITHIN).findIndex((row) => missingColumns(schema, findColumns(schema, row.map(untyped))).length === 0);
  if (top < 0) return null;
  return {
    table: { ...block, row: block.row + top, rows: cells.length - top, name: null, totals: false },
    header: cells[top]!.map(untyped),
    body: cells.slice(top + 1),
  };
}

const allRequired = (table: OutputTable): OutputTable => ({
  ...table,
  columns: Object.fromEntries(Object.entries(table.columns).map(([id, column]) => [id, { ...column, required: true as const }])),
});
