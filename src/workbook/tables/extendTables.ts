import type { TableId } from '../../core/plan/plan';
import { cellText } from '../../core/text/text';
import { findColumns, type TableData, type WorkbookTables } from '../../schema/read/rows';
import { INPUT, type Table } from '../../schema/tables';
import type { Neighbour } from '../outputs/writeSheets';
import type { Outbox } from '../excel/outbox';
import type { FoundTable, Survey } from '../excel/survey';
import type { Step } from '../undo/restorePoint';

/** A table object that is to reach over the rows below it that are its own. */
export interface Extension {
  /** With those rows. */
  readonly table: FoundTable & { readonly name: string; readonly adopted: number };
  /** Columns of ours that say nothing in those rows; Excel fills those that are computed. */
  readonly empty: readonly number[];
}

/** @param inputs as `readTables` gives them, with the rows that belong to each table */
export const extensionsOf = (inputs: Survey['inputs'], tables: WorkbookTables): Extension[] =>
  Object.entries(inputs).flatMap(([id, table]) => {
    const { name, adopted = 0 } = table;
    const data = tables[id as TableId];
    return name === null || adopted === 0 || !data
      ? []
      : [{ table: { ...table, name, adopted }, empty: emptyColumns(id as TableId, data, adopted) }];
  });

function emptyColumns(id: TableId, { header, rows }: TableData, adopted: number): number[] {
  const schema: Table = INPUT[id];
  const below = rows.slice(-adopted);
  return [...findColumns(schema, header)].flatMap(([column, position]) =>
    schema.columns[column]!.written && below.every((cells) => cellText(cells[position]) === '') ? [position] : [],
  );
}

/** To be done last: everything else was written into the stretched tables. */
const restoreExtensions = (extensions: readonly Extension[]): Step[] =>
  extensions.flatMap(({ table: { sheet, name, row, column, rows, columns, adopted }, empty }): Step[] => [
    { do: 'resize', sheet, table: name, row, column, rows: rows - adopted, columns },
    ...empty.map((position): Step => ({
      do: 'clear',
      sheet,
      row: row + rows - adopted,
      column: column + position,
      rows: adopted,
      columns: 1,
    })),
  ]);

/** To be done first. */
function writeExtensions(outbox: Outbox, extensions: readonly Extension[]): void {
  for (const { table } of extensions) {
    const sheet = outbox.sheet(table.sheet);
    sheet.tables.getItem(table.name).resize(sheet.getRangeByIndexes(table.row, table.column, table.rows, table.columns));
  }
}

/** The stretching as a part of a change of sheets; none where no table is to be stretched. */
export const stretching = (extensions: readonly Extension[]): Neighbour[] =>
  extensions.length === 0
    ? []
    : [
        {
          sheets: extensions.map(({ table }) => table.sheet),
          restore: restoreExtensions(extensions),
          write: (outbox) => writeExtensions(outbox, extensions),
        },
      ];
